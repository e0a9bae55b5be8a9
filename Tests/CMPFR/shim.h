#include <math.h>
#include <mpfr.h>

// The distance of a result from the true value, which MPFR computes with 160 bits, in units of the last digit that a
// double has there (2^-1074 for subnormal values). Infinite where it is infinite or not a number and the true value is not.
static inline double detente_distance(mpfr_t truth, double result) {
    double nearest = mpfr_get_d(truth, MPFR_RNDN);
    if (isnan(nearest) || isnan(result)) return isnan(nearest) && isnan(result) ? 0 : INFINITY;
    if (isinf(nearest) || isinf(result)) return nearest == result ? 0 : INFINITY;
    mpfr_exp_t last = mpfr_zero_p(truth) ? -1074 : mpfr_get_exp(truth) - 53;
    mpfr_t difference;
    mpfr_init2(difference, 200);
    mpfr_sub_d(difference, truth, result, MPFR_RNDN);
    mpfr_mul_2si(difference, difference, -(last < -1074 ? -1074 : last), MPFR_RNDN);
    double distance = fabs(mpfr_get_d(difference, MPFR_RNDN));
    mpfr_clear(difference);
    return distance;
}

#define DETENTE_DISTANCE(name, function)               \
    static inline double name(double x, double result) { \
        mpfr_t truth;                                  \
        mpfr_init2(truth, 160);                        \
        mpfr_set_d(truth, x, MPFR_RNDN);               \
        function(truth, truth, MPFR_RNDN);             \
        double distance = detente_distance(truth, result); \
        mpfr_clear(truth);                             \
        return distance;                               \
    }

DETENTE_DISTANCE(detente_exp_distance, mpfr_exp)
DETENTE_DISTANCE(detente_expm1_distance, mpfr_expm1)
DETENTE_DISTANCE(detente_log_distance, mpfr_log)

static inline double detente_pow_distance(double x, double y, double result) {
    mpfr_t truth, power;
    mpfr_init2(truth, 160);
    mpfr_init2(power, 53);
    mpfr_set_d(truth, x, MPFR_RNDN);
    mpfr_set_d(power, y, MPFR_RNDN);
    mpfr_pow(truth, truth, power, MPFR_RNDN);
    double distance = detente_distance(truth, result);
    mpfr_clear(truth);
    mpfr_clear(power);
    return distance;
}
