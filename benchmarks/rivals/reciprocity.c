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

static void add(tally *sum, const tally *part) {
    sum->ahead += part->ahead;
    sum->behind += part->behind;
    sum->even += part->even;
    sum->row_offers += part->row_offers;
    sum->column_offers += part->column_offers;
    sum->row_score += part->row_score;
    sum->column_score += part->column_score;
}

static double rounds_of(const tally *sum, long replicates) {
    (void)sum;
    return (double)replicates * horizon;
}

static void print_answers(const tally *sum, long replicates) {
    const double n = (double)replicates, rounds = rounds_of(sum, replicates);
    printf("\"probabilities\": {\"ahead\": %.6f, \"behind\": %.6f, \"even\": %.6f}, "
           "\"means\": {\"offers_of_row\": %.6f, \"offers_of_column\": %.6f, "
           "\"score_of_row\": %.6f, \"score_of_column\": %.6f}",
           (double)sum->ahead / n, (double)sum->behind / n, (double)sum->even / n,
           (double)sum->row_offers / rounds, (double)sum->column_offers / rounds,
           (double)sum->row_score / rounds, (double)sum->column_score / rounds);
}

#include "rival.h"
