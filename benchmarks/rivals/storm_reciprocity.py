"""The match of ../scenarios/reciprocity.yaml, its outcome by score, as a Markov chain for the model checker Storm.

    storm_reciprocity.py ROUNDS

Prints one JSON line: the probabilities of the outcomes, the states, and the seconds (elapsed, and of the processor) from
parsing the chain to the last probability. The start of Python and the loading of Storm are not counted.
The description is its own: moves a and b (1 offers), scores r and c. Of Storm's solvers for linear equations NATIVE is
the fastest here (0.6 s of 60 rounds; TOPOLOGICAL 0.8, ELIMINATION 1.3, ACYCLIC 1.4, its default 2.7) and exact enough.
"""

import json
import sys
import tempfile
import time

import stormpy

CHAIN = """
dtmc
const int rounds = ROUNDS;
const double slip = 0.05;
formula row_means = b=1 ? 1 : 1/3;
formula column_means = b=1 ? (a=1 ? 0.99 : 0.5) : (a=1 ? 0.95 : 0.3);
formula p = row_means*(1-slip) + (1-row_means)*slip;
formula q = column_means*(1-slip) + (1-column_means)*slip;
module match
  round : [0..rounds] init 0;
  a : [0..1] init 1;
  b : [0..1] init 1;
  r : [0..5*rounds] init 0;
  c : [0..5*rounds] init 0;
  [] round<rounds -> p*q : (round'=round+1)&(a'=1)&(b'=1)&(r'=r+3)&(c'=c+3)
    + p*(1-q) : (round'=round+1)&(a'=1)&(b'=0)&(c'=c+5)
    + (1-p)*q : (round'=round+1)&(a'=0)&(b'=1)&(r'=r+5)
    + (1-p)*(1-q) : (round'=round+1)&(a'=0)&(b'=0)&(r'=r+1)&(c'=c+1);
  [] round=rounds -> true;
endmodule
label "ahead" = round=rounds & r>c;
label "behind" = round=rounds & r<c;
label "even" = round=rounds & r=c;
"""
OUTCOMES = ("ahead", "behind", "even")


def probabilities(path):
    program = stormpy.parse_prism_program(path)
    questions = stormpy.parse_properties("; ".join(f'P=? [F "{name}"]' for name in OUTCOMES), program)
    model = stormpy.build_model(program, properties=questions)
    environment = stormpy.environments.default(model)
    environment.solver().set_linear_equation_solver_type(stormpy.environments.EquationSolverType.NATIVE)
    first = list(model.initial_states)[0]
    answers = [
        stormpy.model_checking(model, question, environment=environment, only_initial_states=True)
        for question in questions
    ]
    return model.nr_states, {name: float(answer.get_value(first)) for name, answer in zip(OUTCOMES, answers)}


if __name__ == "__main__":
    with tempfile.NamedTemporaryFile("w", suffix=".prism") as file:
        file.write(CHAIN.replace("ROUNDS", str(int(sys.argv[1]))))
        file.flush()
        elapsed, processor = time.perf_counter(), time.process_time()
        states, outcomes = probabilities(file.name)
        elapsed, processor = time.perf_counter() - elapsed, time.process_time() - processor
    print(json.dumps({"states": states, "outcomes": outcomes, "elapsed": elapsed, "processor": processor}))
