/*
 * The reference scenario (../scenarios/reference.yaml) by hand, in C with GSL: the rival to beat.
 *
 * Two actors, three issues of three joint steps, talks that depend on trust, shocks, vetoes and
 * misread offers, 60 rounds. The order of a round is that of the scenario language. Only what the
 * scenario needs is written: no tables, no configuration, no bookkeeping beyond the outcomes.
 *
 * One issue is on the agenda at a time (`first_open`) and an offer stands for one round, so the
 * three issues of three steps are one ladder of nine, and the last reading matters to nobody:
 * the strategy looks at trust alone.
 *
 *   reference REPLICATES SEED mt19937|taus2
 *
 * Built with -fopenmp, the replicates are shared out over all cores (OMP_NUM_THREADS), with a
 * generator of its own for each thread.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>

enum { horizon = 60, ladder = 9 };

static const double gain = 0.2, loss = 0.06, fade_toward = 0.25, fade_rate = 0.01;
static const double approval = 0.8, misread_offer = 0.05, collapse_below = 0.15;

typedef enum { stalled, collapse, normalised } outcome;

typedef struct {
    outcome outcome;
    int rounds;
} ending;

typedef struct {
    long stalled, collapse, normalised;
    long long rounds, rounds_to_normalised;
} tally;

static inline bool chance(const gsl_rng *generator, double probability) {
    return gsl_rng_uniform(generator) < probability;
}

/* An offer, if it is wanted and then approved at home. */
static inline bool decide(const gsl_rng *generator, double trust) {
    return chance(generator, trust) && chance(generator, approval);
}

/* How the other's move looks: an offer may be taken for a hold. */
static inline bool reading(const gsl_rng *generator, bool offered) {
    return offered && !chance(generator, misread_offer);
}

static inline double learned(double trust, bool read_offer) {
    return read_offer ? trust + gain * (1 - trust) : trust - loss * trust;
}

static ending replicate(const gsl_rng *generator, double shock_probability) {
    double east = gsl_ran_beta(generator, 5, 3); /* east's trust in west */
    double west = gsl_ran_beta(generator, 5, 3);
    int steps = 0;

    for (int round = 1; round <= horizon; round++) {
        if (chance(generator, shock_probability)) {
            double kept = 1 - 0.5 * gsl_ran_beta(generator, 2, 4);
            east *= kept;
            west *= kept;
        }
        if (chance(generator, 0.15 + 0.6 * (east < west ? east : west))) {
            bool east_offers = decide(generator, east);
            bool west_offers = decide(generator, west);
            bool east_reads = reading(generator, west_offers);
            bool west_reads = reading(generator, east_offers);
            steps += east_offers && west_offers;
            east = learned(east, east_reads);
            west = learned(west, west_reads);
        }
        east += fade_rate * (fade_toward - east);
        west += fade_rate * (fade_toward - west);

        if ((east < west ? east : west) < collapse_below) return (ending){collapse, round};
        if (steps == ladder) return (ending){normalised, round};
    }
    return (ending){stalled, horizon};
}

static tally simulate(const gsl_rng *generator, long replicates) {
    const double shock_probability = 1 - exp(-0.05);
    tally sum = {0};
    for (long i = 0; i < replicates; i++) {
        ending end = replicate(generator, shock_probability);
        sum.rounds += end.rounds;
        switch (end.outcome) {
        case stalled: sum.stalled++; break;
        case collapse: sum.collapse++; break;
        case normalised:
            sum.normalised++;
            sum.rounds_to_normalised += end.rounds;
            break;
        }
    }
    return sum;
}

static void add(tally *sum, const tally *part) {
    sum->stalled += part->stalled;
    sum->collapse += part->collapse;
    sum->normalised += part->normalised;
    sum->rounds += part->rounds;
    sum->rounds_to_normalised += part->rounds_to_normalised;
}

static double rounds_of(const tally *sum, long replicates) {
    (void)replicates;
    return (double)sum->rounds;
}

static void print_answers(const tally *sum, long replicates) {
    const double n = (double)replicates;
    printf("\"mean_round\": {\"normalised\": %.4f}, "
           "\"probabilities\": {\"collapse\": %.6f, \"normalised\": %.6f, \"stalled\": %.6f}",
           (double)sum->rounds_to_normalised / (double)sum->normalised, (double)sum->collapse / n,
           (double)sum->normalised / n, (double)sum->stalled / n);
}

#include "rival.h"
