"""The reference scenario (../scenarios/reference.yaml) as an agent-based model in Mesa 3.

    python mesa_reference.py REPLICATES SEED

Two agents and a model that steps them: decide together, then read, then learn. No data collector, which would cost more.
"""

import json
import math
import sys
import time

import mesa

HORIZON, LADDER = 60, 9
GAIN, LOSS, FADE_TOWARD, FADE_RATE = 0.2, 0.06, 0.25, 0.01
APPROVAL, MISREAD_OFFER, COLLAPSE_BELOW = 0.8, 0.05, 0.15
SHOCK = 1 - math.exp(-0.05)


class State(mesa.Agent):
    """One side: what it believes of the other, and its move of this round."""

    def __init__(self, model):
        super().__init__(model)
        self.trust = self.random.betavariate(5, 3)
        self.other = None
        self.offers = False

    def decide(self):
        self.offers = self.random.random() < self.trust and self.random.random() < APPROVAL

    def learn(self):
        if self.other.offers and self.random.random() >= MISREAD_OFFER:
            self.trust += GAIN * (1 - self.trust)
        else:
            self.trust -= LOSS * self.trust

    def fade(self):
        self.trust += FADE_RATE * (FADE_TOWARD - self.trust)


class Detente(mesa.Model):
    """Talks that depend on trust, shocks, and a ladder of nine joint steps."""

    def __init__(self, seed):
        super().__init__(seed=seed)
        self.east, self.west = State(self), State(self)
        self.east.other, self.west.other = self.west, self.east
        self.level = 0
        self.outcome = None

    def step(self):
        east, west = self.east, self.west
        if self.random.random() < SHOCK:
            kept = 1 - 0.5 * self.random.betavariate(2, 4)
            east.trust *= kept
            west.trust *= kept
        if self.random.random() < 0.15 + 0.6 * min(east.trust, west.trust):
            self.agents.do("decide")
            if east.offers and west.offers:
                self.level += 1
            self.agents.do("learn")
        self.agents.do("fade")
        if min(east.trust, west.trust) < COLLAPSE_BELOW:
            self.outcome = "collapse"
        elif self.level == LADDER:
            self.outcome = "normalised"
        elif self.steps == HORIZON:
            self.outcome = "stalled"


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    counts = {"collapse": 0, "normalised": 0, "stalled": 0}
    rounds = rounds_to_normalised = 0
    began = time.perf_counter()
    for number in range(replicates):
        model = Detente(seed * 1_000_003 + number)
        while model.outcome is None:
            model.step()
        counts[model.outcome] += 1
        rounds += model.steps
        if model.outcome == "normalised":
            rounds_to_normalised += model.steps
    seconds = time.perf_counter() - began
    print(json.dumps({
        "name": "mesa", "replicates": replicates, "rounds": int(rounds), "seconds": seconds, "threads": 1,
        "mean_round": {"normalised": rounds_to_normalised / max(1, counts["normalised"])},
        "probabilities": {name: count / replicates for name, count in counts.items()},
        "version": f"Mesa {mesa.__version__}"}))


if __name__ == "__main__":
    main()
