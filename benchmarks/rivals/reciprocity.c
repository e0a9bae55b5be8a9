/*
 * The noisy match (../scenarios/reciprocity.yaml) by hand, in C with GSL.
 *
 * The iterated prisoner's dilemma, payoffs 5, 3, 1, 0, 200 rounds, slips of 0.05:
 * generous tit for tat (1/3) against memory_one(0.99, 0.5, 0.95, 0.3). Both begin as if both had offered.
 *
 *   reciprocity REPLICATES SEED mt19937|taus2
 *
 * Built with -fopenmp, the replicates are shared out over all cores (OMP_NUM_THREADS).
 */
#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

enum { horizon = 200 };

static const double slip = 0.05, generosity = 1.0 / 3.0;
/* The probability of an offer after [mine][theirs], an offer being 1. */
static const double memory_one[2][2] = {{0.3, 0.95}, {0.5, 0.99}};
/* The payoff to the mover of [mine] against [theirs]. */
static const int payoff[2][2] = {{1, 5}, {0, 3}};

typedef struct {
    long ahead, behind, even;
    long long row_offers, column_offers, row_score, column_score;
} tally;

static double monotonic_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* A move as it comes out: an offer with this probability, unless it slips to its opposite. */
static inline bool move(const gsl_rng *generator, double probability) {
    bool offer = gsl_rng_uniform(generator) < probability;
    bool slipped = gsl_rng_uniform(generator) < slip;
    return offer != slipped;
}

static tally simulate(const gsl_rng *generator, long replicates) {
    tally sum = {0};
    for (long i = 0; i < replicates; i++) {
        bool row = true, column = true;
        int row_offers = 0, column_offers = 0, row_score = 0, column_score = 0;
        for (int round = 0; round < horizon; round++) {
            bool row_next = move(generator, column ? 1 : generosity);
            bool column_next = move(generator, memory_one[column][row]);
            row = row_next;
            column = column_next;
            row_offers += row;
            column_offers += column;
            row_score += payoff[row][column];
            column_score += payoff[column][row];
        }
        sum.ahead += row_score > column_score;
        sum.behind += row_score < column_score;
        sum.even += row_score == column_score;
        sum.row_offers += row_offers;
        sum.column_offers += column_offers;
        sum.row_score += row_score;
        sum.column_score += column_score;
    }
    return sum;
}

int main(int count, char **arguments) {
    if (count != 4) {
        fprintf(stderr, "usage: %s REPLICATES SEED mt19937|taus2\n", arguments[0]);
        return 64;
    }
    const long replicates = strtol(arguments[1], NULL, 10);
    const unsigned long seed = strtoul(arguments[2], NULL, 10);
    const gsl_rng_type *type = strcmp(arguments[3], "mt19937") == 0 ? gsl_rng_mt19937
                               : strcmp(arguments[3], "taus2") == 0 ? gsl_rng_taus2
                                                                    : NULL;
    if (type == NULL || replicates < 1) {
        fprintf(stderr, "%s: the generator is mt19937 or taus2, and there is at least one replicate\n",
                arguments[0]);
        return 64;
    }

    int threads = 1;
    tally sum = {0};
    const double began = monotonic_seconds();
#ifdef _OPENMP
    threads = omp_get_max_threads();
#pragma omp parallel
    {
        const long me = omp_get_thread_num(), all = omp_get_num_threads();
        gsl_rng *generator = gsl_rng_alloc(type);
        gsl_rng_set(generator, seed + 7919UL * (unsigned long)me);
        const tally part =
            simulate(generator, replicates * (me + 1) / all - replicates * me / all);
        gsl_rng_free(generator);
#pragma omp critical
        {
            sum.ahead += part.ahead;
            sum.behind += part.behind;
            sum.even += part.even;
            sum.row_offers += part.row_offers;
            sum.column_offers += part.column_offers;
            sum.row_score += part.row_score;
            sum.column_score += part.column_score;
        }
    }
#else
    gsl_rng *generator = gsl_rng_alloc(type);
    gsl_rng_set(generator, seed);
    sum = simulate(generator, replicates);
    gsl_rng_free(generator);
#endif
    const double seconds = monotonic_seconds() - began;

    const double n = (double)replicates, rounds = n * horizon;
    printf("{\"name\": \"c_%s%s\", \"replicates\": %ld, \"rounds\": %.0f, \"seconds\": %.6f, "
           "\"threads\": %d, \"ns_per_round\": %.2f, "
           "\"probabilities\": {\"ahead\": %.6f, \"behind\": %.6f, \"even\": %.6f}, "
           "\"means\": {\"offers_of_row\": %.6f, \"offers_of_column\": %.6f, "
           "\"score_of_row\": %.6f, \"score_of_column\": %.6f}}\n",
           arguments[3], threads > 1 ? "_openmp" : "", replicates, rounds, seconds, threads,
           1e9 * seconds / rounds, (double)sum.ahead / n, (double)sum.behind / n,
           (double)sum.even / n, (double)sum.row_offers / rounds,
           (double)sum.column_offers / rounds, (double)sum.row_score / rounds,
           (double)sum.column_score / rounds);
    return 0;
}
