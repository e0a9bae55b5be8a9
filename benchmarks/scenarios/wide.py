#!/usr/bin/env python3
"""Writes wide.yaml: six actors, twenty issues, thirty events, fifteen state variables.

    python3 benchmarks/scenarios/wide.py > benchmarks/scenarios/wide.yaml

The same text every time; a change here and the file that it writes are committed together.
"""

import random

ACTORS, ISSUES, EVENTS, STATES = 6, 20, 30, 15
rng = random.Random(20)
actors = [f"power_{n}" for n in "abcdef"]
issues = [f"issue_{n:02}" for n in range(1, ISSUES + 1)]
states = [f"strain_{n:02}" for n in range(1, STATES + 1)]
strategies = ["trusting()", "tit_for_tat()", "generous_tit_for_tat(0.25)", "pavlov()", "grit()", "random(0.6)"]


def pair():
    return rng.sample(actors, 2)


print("detente: 1")
print("title: Wide")
print("description: A load of many parts (six actors, twenty issues, thirty events, fifteen state variables); written by wide.py.")
print("clock: { rounds: 48, round: 1 month, start: 2026-01 }")

print("actors:")
for actor, strategy in zip(actors, strategies):
    print(f'  {actor}: {{ trust: "beta({rng.randint(2, 5)}, {rng.randint(2, 5)})", strategy: {strategy}, '
          f'approval: "1 - 0.3 * {rng.choice(states)}" }}')

print("learning: { gain: 0.15, loss: 0.04, fade: { toward: 0.4, rate: 0.01 } }")

channel_parties = {"council": actors}
print("channels:")
print("  council: { meets: 0.3, agenda: rotate }")
for n in range(1, 6):
    a, b = actors[n - 1], actors[n]
    channel_parties[f"line_{n}"] = [a, b]
    print(f'  line_{n}: {{ parties: [{a}, {b}], meets: "0.2 + 0.6 * min(trust({a}, {b}), trust({b}, {a}))", '
          f"agenda: {rng.choice(['all', 'first_open', 'random', '2'])} }}")

print("issues:")
for n, issue in enumerate(issues):
    channel = "council" if n % 5 == 4 else f"line_{n % 5 + 1}"
    keys = [f"parties: [{', '.join(channel_parties[channel])}]" if channel != "council" else
            f"parties: [{', '.join(sorted(rng.sample(actors, 3)))}]",
            f"channel: {channel}", f"steps: {rng.randint(1, 4)}"]
    if n >= 6 and n % 3 == 0:
        keys.append(f"requires: done({issues[n - 5]})")
    if n % 4 == 1:
        keys.append("misread: { offer: 0.05 }")
    if n % 4 == 2:
        keys.append("slip: 0.03")
    # Offers stand only where an issue is advanced jointly.
    if n % 7 == 5:
        keys.append("advance: separately")
    elif channel == "council" or n % 6 == 3:
        keys.append("stands: 3")
    if n % 9 == 8:
        keys.append("expires: 2028-06")
    print(f"  {issue}: {{ {', '.join(keys)} }}")

print("state:")
for n, state in enumerate(states):
    other = states[n - 1]
    print(f'  {state}: {{ start: "beta(2, 5)", each_round: "0.9 * {state} + 0.05 * {other} + 0.02 + normal(0, 0.02)", min: 0, max: 1 }}')

print("events:")
for n in range(1, EVENTS + 1):
    a, b = pair()
    state = rng.choice(states)
    when = [f"rate: {rng.choice(['0.3', '0.6', '1.2'])}", f'chance: "0.03 * (1 + {state})"',
            f"at: 20{rng.randint(26, 29)}-{rng.randint(1, 12):02}", f"after: done({rng.choice(issues)})"][n % 4]
    effect = [f"trust({a}, {b}) *= 1 - 0.4 * severity", f"{state} += 0.3 * severity",
              f"level({rng.choice(issues)}) -= if(severity > 0.5, 1, 0)", "trust(all, all) *= 1 - 0.2 * severity"][n * 7 // 4 % 4]
    guard = f", when: {rng.choice(states)} < 0.6" if n % 5 == 0 else ""
    print(f'  event_{n:02}: {{ {when}{guard}, draws: {{ severity: "beta(2, 4)" }}, effects: ["{effect}"] }}')

print("outcomes:")
print(f'  breakdown: {{ when: "{states[0]} + {states[7]} > 1" }}')
print("  broad: { finally: completed >= 13, good: true }")
print("  partial: { finally: completed >= 10 }")
print("  narrow: otherwise")
print("questions:")
print("  half_way: { ask: progress > 0.5, by: 2027-12 }")
print("measures:")
print("  steps_done: progress")
print(f"  offers_made: {' + '.join(f'offers({a})' for a in actors)}")
