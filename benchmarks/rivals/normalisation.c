/*
 * The frozen flagship (../scenarios/normalisation.yaml) by hand, in C with GSL.
 *
 * Two actors, twelve issues, four channels, eighteen events, five state variables, 36 rounds of a month. The order of
 * a round is that of the scenario language: events, state, meetings, moves, readings, levels, memory, learning, fade.
 * Only what the scenario needs is written, with its constants in place: what a lever of 0 takes away is not there.
 * It counts the 5 outcomes, the 8 questions and the means of the 6 measures, and nothing else. One file, as the other
 * rivals, and as long as the scenario is.
 *
 *   normalisation REPLICATES SEED mt19937|taus2
 *
 * Built with -fopenmp, the replicates are shared out over all cores (OMP_NUM_THREADS), with a generator of its own for
 * each thread.
 */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* ---- The scenario ---- */

/* The months in which something is due; December 2025 is round 1. */
enum {
    limits_expire = 3, /* new_start: 5 February 2026 */
    limits_lapse = 4,
    interference_2026 = 11,
    midterms = 12,
    extra_year_over = 16,
    campaign = 26,
    interference_2028 = 34,
    horizon = 36,
    spring_2026 = 4,
    end_2026 = 13
};

/* The issues on which both make moves, in file order; the New START limits are apart. */
enum {
    embassies,
    diplomatic_visas,
    flights,
    tourist_visas,
    properties,
    counter_terrorism,
    culture,
    sanctions,
    economy,
    arms_framework,
    track_two,
    issues
};

typedef enum { probing, grit } strategy;

/* What an issue is like. Chances of Washington's approval fall with the opposition in Congress. */
typedef struct {
    int steps, stands;
    double weight, slip, misread_offer;
    double link, opening; /* Washington's linked(link, opening) */
    strategy moscow;
    double initiative; /* of Moscow's probing() */
    double approval, opposition;
} terms;

static const terms issue_terms[issues] = {
    [embassies] = {3, 2, 0.6, 0.03, 0, 0, 0.9, grit, 0, 0.95, 0},
    [diplomatic_visas] = {3, 2, 0.6, 0.03, 0, 0, 0.9, grit, 0, 0.95, 0},
    [flights] = {3, 3, 1, 0, 0.05, 0.7, 0.8, probing, 0.7, 0.95, 0.5},
    [tourist_visas] = {2, 3, 0.6, 0, 0, 0.7, 0.5, probing, 0.7, 0.95, 0.5},
    [properties] = {3, 3, 1, 0, 0.05, 0.9, 0.4, probing, 0.7, 0.95, 0.5},
    [counter_terrorism] = {3, 3, 1, 0, 0.05, 0.35, 0.8, probing, 0.7, 0.95, 0.5},
    [culture] = {2, 3, 0.4, 0, 0, 0.35, 0.8, grit, 0, 0.95, 0.5},
    [sanctions] = {2, 4, 1.5, 0, 0, 0.7, 0.8, probing, 1, 0, 0}, /* approval: relief_approval */
    [economy] = {2, 3, 1, 0, 0, 0.7, 0.8, probing, 0.8, 0.9, 0.5},
    [arms_framework] = {4, 2, 1.5, 0, 0.08, 0.7, 0.8, probing, 0.7, 0.95, 0.5},
};
enum { steps_in_all = 29 }; /* both sides' one step on the limits among them */

#define BIT(issue) (1u << (issue))
enum {
    at_working_level = BIT(embassies) | BIT(diplomatic_visas) | BIT(flights) | BIT(tourist_visas) | BIT(properties) |
                       BIT(counter_terrorism) | BIT(culture),
    at_consultations = at_working_level | BIT(sanctions) | BIT(economy) | BIT(arms_framework),
    among_leaders = BIT(flights) | BIT(properties) | BIT(counter_terrorism) | BIT(sanctions) | BIT(economy) |
                    BIT(arms_framework)
};

/* ---- A replicate ---- */

typedef enum { withdrawal = -1, hold, offer } move;

typedef struct {
    uint8_t level;
    uint8_t usa_stands, russia_stands;   /* the last round in which an offer stands */
    bool usa_has_moved, russia_has_moved;
    int8_t usa_saw, russia_saw;          /* readings of the other's last move */
    int8_t russia_moved;                 /* Moscow's last move as it came out */
    uint8_t tries;                       /* grit: own offers since the other's last; probing: unanswered, in quarters */
    bool answered;                       /* grit: the other's withdrawal */
} issue;

typedef enum { rupture, normalised, thaw, missions_only, frozen, outcomes } outcome;

enum { questions = 8, measures = 6 };
static const char *const outcome_names[outcomes] = {"rupture", "normalised", "thaw", "missions_only", "frozen"};
static const char *const question_names[questions] = {
    "third_round_by_spring", "limits_kept_a_year", "settlement_by_midterms", "flights_by_end_2026",
    "flights_given_settlement", "flights_without_settlement", "first_relief", "full_relief"};
enum { given_settlement = 4 }; /* the question that is asked only where there was a settlement */
static const char *const measure_names[measures] = {
    "steps_done", "rounds_of_consultations", "months_since_last_round",
    "initiative_gap", "vetoes_in_washington", "mutual_trust"};

typedef struct {
    long long rounds;
    long outcomes[outcomes], questions[questions], settlements;
    double measures[measures];
} tally;

typedef struct {
    const gsl_rng *generator;
    /* Drawn once. Expected numbers and chances are by the month. */
    double consultation_pace, summits, responsiveness, mistrust, resting_trust;
    double settlement, relapse, leak, new_sanctions, expulsions, envoy, leader_exit, relief_ceiling;
    /* From round to round. A round of 0 is never, and `long_ago` so long ago that no formula remembers it. */
    double usa, russia; /* trust in the other */
    double war, congress, hardliners, allies, eastern_turn;
    issue issues[issues];
    bool limits_kept; /* Washington's step on the limits; Moscow's was made before the start */
    bool usa_moved_on_limits, usa_is_generous, weapons_sent, leader_left;
    int steps, settled, relapsed, delinked, last_consultations, last_summit;
    int flights_done, greatest_relief, first_consultations, consultations, initiative_gap, vetoes;
} replicate;

enum { long_ago = -100 };

static inline double least(double a, double b) { return a < b ? a : b; }
static inline double held(double x) { return x < 0 ? 0 : x > 1 ? 1 : x; }

static inline bool chance(const gsl_rng *generator, double probability) {
    return gsl_rng_uniform(generator) < probability;
}

/* Whether something of which so many are expected happens: 1 − exp(−x), which is less than x. */
static inline bool happens(const gsl_rng *generator, double expected) {
    const double u = gsl_rng_uniform(generator);
    return u < expected && u < 1 - exp(-expected);
}

static double lognormal_between(const gsl_rng *generator, double p05, double p95) {
    const double mean = 0.5 * log(p05 * p95), sd = log(p95 / p05) / (2 * 1.6448536269514722);
    return exp(mean + gsl_ran_gaussian_ziggurat(generator, sd));
}

static void begin(replicate *r, const gsl_rng *g) {
    const double month = 1.0 / 12;
    *r = (replicate){.generator = g};
    r->consultation_pace = gsl_ran_beta(g, 2.5, 7.5);
    const double summit_pace = lognormal_between(g, 0.04, 0.25), will = gsl_ran_beta(g, 4, 3);
    r->summits = summit_pace * (0.4 + 1.2 * will);
    r->usa = gsl_ran_beta(g, 3, 7);
    r->russia = gsl_ran_beta(g, 3, 9);
    r->responsiveness = lognormal_between(g, 0.04, 0.16);
    r->mistrust = lognormal_between(g, 0.02, 0.08);
    r->resting_trust = gsl_ran_beta(g, 3, 12);
    r->settlement = month * lognormal_between(g, 0.1, 0.6) * (0.7 + 0.6 * will);
    r->relapse = month * lognormal_between(g, 0.1, 0.5);
    r->leak = month * gsl_ran_gamma(g, 1.5, 0.8);
    r->new_sanctions = month * gsl_ran_gamma(g, 1.5, 0.8);
    r->expulsions = month * gsl_ran_gamma(g, 2, 0.15);
    r->envoy = month * 2 * will;
    r->leader_exit = month * lognormal_between(g, 0.03, 0.15);
    r->relief_ceiling = gsl_ran_beta(g, 9, 3);

    r->war = 0.9;
    r->congress = gsl_ran_beta(g, 6, 5);
    r->hardliners = gsl_ran_beta(g, 4, 6);
    r->allies = gsl_ran_beta(g, 5, 4);
    r->eastern_turn = gsl_ran_beta(g, 6, 4);

    for (int i = 0; i < issues; i++) {
        const bool usa_held = i == flights || i == tourist_visas || i == properties || i == sanctions;
        r->issues[i] = (issue){.usa_saw = offer, .russia_saw = usa_held ? hold : offer, .russia_moved = offer};
    }
    r->issues[embassies].level = 2;
    r->issues[diplomatic_visas].level = 1;
    r->steps = 4; /* with Moscow's on the limits */
    r->last_consultations = r->last_summit = long_ago;
}

static inline bool done(const replicate *r, int i) { return r->issues[i].level == issue_terms[i].steps; }

/* ---- Events and state ---- */

static inline void scale_trust(replicate *r, double factor) {
    r->usa *= factor;
    r->russia *= factor;
}

static inline void raise_trust(replicate *r, double by) {
    r->usa = least(r->usa + by, 1);
    r->russia = least(r->russia + by, 1);
}

static inline void set_back(replicate *r, int i) {
    if (r->issues[i].level > 0) {
        r->issues[i].level--;
        r->steps--;
    }
}

/* In file order. Whether the talks are broken off. */
static inline bool events(replicate *r, int round) {
    const gsl_rng *g = r->generator;
    const double battlefield_shocks = 1 - exp(-0.1), rare = 1 - exp(-0.2 / 12), eastern_deals = 1 - exp(-0.05);

    if (!r->settled && happens(g, r->settlement * (round - r->last_summit <= 3 ? 1.3 : 0.9))) {
        r->settled = round;
        raise_trust(r, 0.08);
        r->war = held(r->war - 0.35);
    }
    if (r->settled && !r->relapsed && round - r->settled >= 2 && happens(g, r->relapse)) {
        const double severity = gsl_ran_beta(g, 3, 2);
        r->relapsed = round;
        r->war = held(r->war + 0.8 * severity);
        scale_trust(r, 1 - 0.4 * severity);
    }
    if (r->war > 0.3 && chance(g, battlefield_shocks)) {
        const double severity = gsl_ran_beta(g, 2, 5);
        r->war = held(r->war + 0.3 * severity);
        r->usa *= 1 - 0.5 * severity;
        r->allies = held(r->allies + 0.1 * severity);
    }
    if (r->war > 0.5 && !r->weapons_sent && chance(g, rare)) {
        r->weapons_sent = true;
        r->russia *= 0.7;
        r->hardliners = held(r->hardliners + 0.1);
    }
    if (happens(g, r->leak)) {
        const double severity = gsl_ran_beta(g, 2, 5);
        scale_trust(r, 1 - 0.4 * severity);
        r->congress = held(r->congress + 0.15 * severity);
    }
    if (r->war > 0.25 && happens(g, r->new_sanctions * (0.5 + r->congress))) {
        r->russia *= 0.88;
        set_back(r, sanctions);
        r->hardliners = held(r->hardliners + 0.04);
    }
    if (happens(g, r->expulsions * (1.4 - least(r->usa, r->russia)))) {
        scale_trust(r, 0.85);
        set_back(r, diplomatic_visas);
        set_back(r, embassies);
    }
    if ((round == interference_2026 || round == interference_2028) && chance(g, 0.35)) {
        r->usa *= 0.8;
        r->congress = held(r->congress + 0.06);
    }
    if (happens(g, r->envoy)) raise_trust(r, 0.015);
    if (round == limits_lapse && !r->limits_kept) scale_trust(r, 0.93);
    if (round == extra_year_over && r->limits_kept && r->issues[arms_framework].level < 2) scale_trust(r, 0.93);
    if (round > 3 && !done(r, arms_framework) && chance(g, rare)) scale_trust(r, 0.9);
    if (round == midterms) r->congress = held(r->congress + (chance(g, 0.75) ? 0.1 : -0.05));
    if (round == campaign) r->congress = held(r->congress + 0.08);
    if (!r->leader_left && happens(g, r->leader_exit)) {
        const double continuity = gsl_ran_beta(g, 3, 3);
        r->leader_left = true;
        scale_trust(r, 0.5 + 0.5 * continuity);
        r->hardliners = held(r->hardliners + 0.2 * (0.5 - continuity));
        r->congress = held(r->congress + 0.2 * (0.5 - continuity));
    }
    if (chance(g, eastern_deals)) r->eastern_turn = held(r->eastern_turn + 0.05);
    if (round == r->delinked) r->usa_is_generous = true;

    const double square = (1 - least(r->usa, r->russia)) * (1 - least(r->usa, r->russia));
    return chance(g, 0.012 * square * square * square * (0.4 + 0.8 * r->war));
}

/* All on the values of the round before. */
static inline void drift(replicate *r) {
    const gsl_rng *g = r->generator;
    const double war = r->war;
    r->war = r->settled && !r->relapsed ? 0.8 * war : held(war + gsl_ran_gaussian_ziggurat(g, 0.04));
    r->congress = held(r->congress + 0.05 * (0.5 + 0.15 * war - r->congress) + gsl_ran_gaussian_ziggurat(g, 0.03));
    r->hardliners = held(r->hardliners + 0.05 * (0.35 - r->hardliners) + gsl_ran_gaussian_ziggurat(g, 0.02));
    r->allies = held(r->allies + 0.05 * (0.2 + 0.5 * war - r->allies) + gsl_ran_gaussian_ziggurat(g, 0.02));
    r->eastern_turn = held(r->eastern_turn + 0.03 * (0.6 - 0.2 / steps_in_all * r->steps - r->eastern_turn) +
                           gsl_ran_gaussian_ziggurat(g, 0.015));
}

/* ---- Meetings ---- */

/* The first n members of a set. */
static inline unsigned first(unsigned set, int n) {
    unsigned rest = set;
    for (int i = 0; i < n; i++) rest &= rest - 1;
    return set ^ rest;
}

/* What is neither done nor waiting for something else. */
static inline unsigned open_issues(const replicate *r) {
    unsigned open = BIT(track_two);
    for (int i = 0; i < track_two; i++) open |= !done(r, i) ? BIT(i) : 0;
    const bool visas = done(r, diplomatic_visas);
    if (r->issues[diplomatic_visas].level < 2) open &= ~BIT(flights);
    if (!visas) open &= ~BIT(tourist_visas);
    if (!visas || !done(r, embassies)) open &= ~BIT(culture);
    if (!(r->war < 0.8 || r->limits_kept)) open &= ~BIT(sanctions);
    if (!(r->issues[sanctions].level >= 1 && done(r, flights))) open &= ~BIT(economy);
    if (!(r->limits_kept || r->war < 0.5)) open &= ~BIT(arms_framework);
    return open;
}

/* Who meets, and so what is on the agenda. */
static inline unsigned meet(replicate *r, int round) {
    const gsl_rng *g = r->generator;
    const double trust = least(r->usa, r->russia);
    const bool working_level = chance(g, 0.45 + 0.4 * trust);
    const bool consultations =
        chance(g, r->consultation_pace * (0.62 + trust) * (round - r->last_consultations <= 2 ? 1.7 : 0.9));
    const bool leaders = chance(g, r->summits * (round - r->last_summit <= 2 ? 1.5 : 0.9));
    const bool experts = chance(g, 0.5);
    if (consultations) {
        r->consultations++;
        r->last_consultations = round;
        if (!r->first_consultations) r->first_consultations = round;
    }
    if (leaders) r->last_summit = round;
    const unsigned open = open_issues(r);
    return (working_level ? first(open & at_working_level, 3) : 0) |
           (consultations ? first(open & at_consultations, 6) : 0) | (leaders ? open & among_leaders : 0) |
           (experts ? BIT(track_two) : 0);
}

/* ---- Moves ---- */

/* What the moves of a round depend on: all decide at once, before anybody has learned. */
typedef struct {
    double usa, russia;                   /* trust in the other */
    double usa_withdraws, russia_withdraws; /* unless the other has */
    double relief_approval, russia_approval;
} mood;

static inline double withdraws(double trust) { return 0.02 * (1 - trust) * (1 - trust); }

/* An offer, a withdrawal or a hold, with these chances. */
static inline move decision(const gsl_rng *g, double offers, double withdraws) {
    const double u = gsl_rng_uniform(g);
    return u < offers ? offer : u < 1 - withdraws ? hold : withdrawal;
}

static inline move washington(const replicate *r, const mood *now, const issue *s, int i) {
    const terms *t = &issue_terms[i];
    if ((i == flights || i == tourist_visas) && r->usa_is_generous)
        return decision(r->generator, s->usa_saw == offer ? 1 : i == flights ? 0.5 : 0.4, 0);
    const bool answers = s->usa_saw == offer && s->usa_has_moved;
    return decision(r->generator, (1 - t->link * r->war) * t->opening * (answers ? 0.35 + 0.65 * now->usa : now->usa),
                    s->usa_saw == withdrawal ? 0.25 : now->usa_withdraws);
}

static inline move moscow(const replicate *r, const mood *now, const issue *s, int i) {
    const bool answers = s->russia_saw == offer && s->russia_has_moved;
    if (issue_terms[i].moscow == grit) {
        if (s->russia_saw == withdrawal && !s->answered) return decision(r->generator, 0, 0.5);
        return decision(r->generator, answers ? 0.9 : s->tries < 3 ? 0.5 : 0, 0);
    }
    const double alone = s->tries < 4 * 3 ? issue_terms[i].initiative * (1 - 0.4 * r->eastern_turn) : 0.1;
    return decision(r->generator, answers ? 0.45 + 0.5 * now->russia : alone,
                    s->russia_saw == withdrawal ? 0.25 : now->russia_withdraws);
}

/* A withdrawal never slips. */
static inline move slipped(const gsl_rng *g, move made, double slip) {
    return slip > 0 && made != withdrawal && chance(g, slip) ? (made == offer ? hold : offer) : made;
}

static inline move read(const gsl_rng *g, move made, double misread_offer) {
    return misread_offer > 0 && made == offer && chance(g, misread_offer) ? hold : made;
}

static inline double learned(const replicate *r, double trust, move seen, double weight) {
    if (seen == offer) return trust + least(r->responsiveness * weight, 1) * (1 - trust);
    return trust - (seen == hold ? least(r->mistrust * weight, 1) : 0.25 * weight) * trust;
}

/* One issue of joint steps: moves, readings, the level, Moscow's memory and what both learn. */
static inline void negotiate(replicate *r, const mood *now, int i, int round) {
    const gsl_rng *g = r->generator;
    const terms *t = &issue_terms[i];
    issue *s = &r->issues[i];
    const bool usa_moves = s->usa_stands < round, russia_moves = s->russia_stands < round;
    move usa = hold, russia = hold;

    if (usa_moves) {
        usa = washington(r, now, s, i);
        const double approval = i == sanctions ? now->relief_approval : t->approval - t->opposition * r->congress;
        if (usa == offer && !chance(g, approval)) {
            usa = hold;
            r->vetoes++;
        }
        usa = slipped(g, usa, t->slip);
    }
    if (russia_moves) {
        russia = moscow(r, now, s, i);
        if (russia == offer && !chance(g, now->russia_approval)) russia = hold;
        russia = slipped(g, russia, t->slip);
    }

    if (usa_moves) {
        s->usa_has_moved = true;
        s->russia_saw = read(g, usa, t->misread_offer);
        s->usa_stands = usa == offer ? round + t->stands - 1 : 0;
        r->initiative_gap -= usa == offer;
    }
    if (russia_moves) {
        s->russia_has_moved = true;
        s->russia_moved = russia;
        s->usa_saw = read(g, russia, t->misread_offer);
        s->russia_stands = russia == offer ? round + t->stands - 1 : 0;
        r->initiative_gap += russia == offer;
    }
    if (usa == withdrawal || russia == withdrawal) {
        s->usa_stands = s->russia_stands = 0;
        if (s->level > 0) {
            s->level--;
            r->steps--;
        }
    } else if (s->usa_stands >= round && s->russia_stands >= round) {
        s->usa_stands = s->russia_stands = 0;
        s->level++;
        r->steps++;
        if (i == flights && s->level == t->steps) r->flights_done = round;
        if (i == sanctions && s->level > r->greatest_relief) r->greatest_relief = s->level;
    }
    if (usa_moves || russia_moves) {
        if (t->moscow == grit) {
            s->answered = usa_moves ? s->russia_saw != withdrawal : s->answered || russia_moves;
            s->tries = usa_moves && s->russia_saw == offer ? 0 : s->tries + (russia_moves && russia == offer);
        } else {
            s->tries = s->russia_saw == offer     ? 0
                       : s->russia_moved == offer ? s->tries + 4
                       : s->tries > 0             ? s->tries - 1
                                                  : 0;
        }
    }
    if (russia_moves) r->usa = learned(r, r->usa, s->usa_saw, t->weight);
    if (usa_moves) r->russia = learned(r, r->russia, s->russia_saw, t->weight);
}

/* The New START limits: a declaration of Washington's, without a meeting. Moscow has declared, and is not asked. */
static inline void declare(replicate *r, const mood *now) {
    const gsl_rng *g = r->generator;
    const double trust = r->usa_moved_on_limits ? 0.35 + 0.65 * now->usa : now->usa;
    move usa = decision(g, (1 - 0.3 * r->war) * 0.4 * trust, now->usa_withdraws);
    if (usa == offer && !chance(g, 0.8 - 0.3 * r->congress)) {
        usa = hold;
        r->vetoes++;
    }
    r->usa_moved_on_limits = true;
    if (usa == offer) {
        r->limits_kept = true;
        r->steps++;
        r->initiative_gap--;
    }
    r->russia = learned(r, r->russia, usa, 1.5);
}

/* Experts meet for the meeting's sake. */
static inline void exchange(replicate *r) {
    const bool usa = chance(r->generator, 0.85), russia = chance(r->generator, 0.85);
    r->initiative_gap += russia - usa;
    r->usa = learned(r, r->usa, russia ? offer : hold, 0.1);
    r->russia = learned(r, r->russia, usa ? offer : hold, 0.1);
}

/* ---- Rounds and replicates ---- */

/* How it ends, and in which round. */
static outcome play(replicate *r, int *ended) {
    for (int round = 1;; round++) {
        const bool broken_off = events(r, round);
        drift(r);
        const unsigned agenda = meet(r, round);
        const mood now = {
            r->usa,
            r->russia,
            withdraws(r->usa),
            withdraws(r->russia),
            r->relief_ceiling * (1 - 0.5 * r->congress) * (1 - 0.3 * r->allies),
            0.97 - 0.3 * r->hardliners,
        };
#pragma GCC unroll 12
        for (int i = 0; i < track_two; i++) {
            if (agenda & BIT(i)) negotiate(r, &now, i, round);
            if (i == diplomatic_visas && round <= limits_expire && !r->limits_kept) declare(r, &now);
        }
        if (agenda & BIT(track_two)) exchange(r);

        const double fade = round - r->last_consultations > 3 ? 0.03 : 0.015;
        r->usa += fade * (r->resting_trust - r->usa);
        r->russia += fade * (r->resting_trust - r->russia);
        /* Washington drops the linkage after one to five months, to the nearest. */
        if (!r->delinked && r->war < 0.2) r->delinked = round + (int)(1.5 + 4 * gsl_rng_uniform(r->generator));

        *ended = round;
        if (broken_off) return rupture;
        const bool missions = done(r, embassies) && done(r, diplomatic_visas);
        if (missions && r->flights_done && done(r, tourist_visas) && done(r, properties) &&
            r->issues[sanctions].level >= 1)
            return normalised;
        if (round == horizon) return !missions ? frozen : r->flights_done ? thaw : missions_only;
    }
}

static void record(tally *sum, const replicate *r, outcome end, int round) {
    const bool answers[questions] = {
        r->first_consultations && r->first_consultations <= spring_2026,
        r->limits_kept,
        r->settled && r->settled <= midterms,
        r->flights_done && r->flights_done <= end_2026,
        r->flights_done && r->settled,
        r->flights_done && (!r->settled || r->settled > r->flights_done),
        r->greatest_relief >= 1,
        r->greatest_relief >= 2,
    };
    const double values[measures] = {
        (double)r->steps / steps_in_all,
        r->consultations,
        r->consultations ? round - r->last_consultations : round,
        r->initiative_gap,
        r->vetoes,
        least(r->usa, r->russia),
    };
    sum->rounds += round;
    sum->outcomes[end]++;
    sum->settlements += r->settled > 0;
    for (int i = 0; i < questions; i++) sum->questions[i] += answers[i];
    for (int i = 0; i < measures; i++) sum->measures[i] += values[i];
}

static tally simulate(const gsl_rng *generator, long replicates) {
    tally sum = {0};
    for (long i = 0; i < replicates; i++) {
        replicate r;
        int round;
        begin(&r, generator);
        const outcome end = play(&r, &round);
        record(&sum, &r, end, round);
    }
    return sum;
}

static void add(tally *sum, const tally *part) {
    sum->rounds += part->rounds;
    sum->settlements += part->settlements;
    for (int i = 0; i < outcomes; i++) sum->outcomes[i] += part->outcomes[i];
    for (int i = 0; i < questions; i++) sum->questions[i] += part->questions[i];
    for (int i = 0; i < measures; i++) sum->measures[i] += part->measures[i];
}

static double rounds_of(const tally *sum, long replicates) {
    (void)replicates;
    return (double)sum->rounds;
}

static void print_answers(const tally *sum, long replicates) {
    const double n = (double)replicates;
    printf("\"probabilities\": {");
    for (int i = 0; i < outcomes; i++) printf("\"%s\": %.6f, ", outcome_names[i], (double)sum->outcomes[i] / n);
    for (int i = 0; i < questions; i++)
        printf("\"%s\": %.6f%s", question_names[i],
               (double)sum->questions[i] / (i == given_settlement ? (double)sum->settlements : n),
               i + 1 < questions ? ", " : "}, ");
    printf("\"asked\": {\"%s\": %ld}, \"means\": {", question_names[given_settlement], sum->settlements);
    for (int i = 0; i < measures; i++)
        printf("\"%s\": %.6f%s", measure_names[i], sum->measures[i] / n, i + 1 < measures ? ", " : "}");
}

#include "rival.h"
