/*
 * What every rival in C does: it reads its arguments, shares the replicates out over the threads, takes the time and
 * prints a line of JSON. It is included last, by a program that has defined
 *
 *   tally                                   what is counted; all zeros: nothing yet
 *   tally simulate(generator, replicates)   the replicates, one after the other
 *   void add(sum, part)                     what another thread counted
 *   double rounds_of(sum, replicates)       how many rounds were played
 *   void print_answers(sum, replicates)     the rest of the JSON: "probabilities": {…}, "means": {…}
 *
 * Built with -fopenmp, the replicates are shared out over all cores (OMP_NUM_THREADS), with a generator of its own for
 * each thread.
 */
#include <gsl/gsl_rng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _OPENMP
#include <omp.h>
#endif

static double monotonic_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* The replicates from `begin` to `end`, with the generator of one thread. */
static tally part_of(const gsl_rng_type *type, unsigned long seed, long begin, long end) {
    gsl_rng *generator = gsl_rng_alloc(type);
    gsl_rng_set(generator, seed);
    const tally part = simulate(generator, end - begin);
    gsl_rng_free(generator);
    return part;
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
        fprintf(stderr, "%s: the generator is mt19937 or taus2, and there is at least one replicate\n", arguments[0]);
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
        const tally part =
            part_of(type, seed + 7919UL * (unsigned long)me, replicates * me / all, replicates * (me + 1) / all);
#pragma omp critical
        add(&sum, &part);
    }
#else
    const tally part = part_of(type, seed, 0, replicates);
    add(&sum, &part);
#endif
    const double seconds = monotonic_seconds() - began, rounds = rounds_of(&sum, replicates);

    printf("{\"name\": \"c_%s%s\", \"replicates\": %ld, \"rounds\": %.0f, \"seconds\": %.6f, \"threads\": %d, "
           "\"ns_per_round\": %.2f, ",
           arguments[3], threads > 1 ? "_openmp" : "", replicates, rounds, seconds, threads, 1e9 * seconds / rounds);
    print_answers(&sum, replicates);
    printf("}\n");
    return 0;
}
