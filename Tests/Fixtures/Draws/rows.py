"""Reads the rows of `detente run --draws` with Python's csv or sqlite3, and counts again what the report counts.

    python3 rows.py ROWS.csv|ROWS.sqlite REPORT.json [TRACE.json ...]

Compares the counts with the report of the same run, and single rows with traces of the same replicates. Prints the number
of rows, or what differs.
"""

import csv
import json
import math
import sqlite3
import sys

WHOLE = ("replicate", "fault", "round", "success", "weight", "question.", "done.", "expired.", "event.")
TEXT = ("scenario", "outcome", "date")


def whole(name):
    return any(name == kind or kind.endswith(".") and name.startswith(kind) for kind in WHOLE)


def rows_of(path):
    if path.endswith(".csv"):
        with open(path, encoding="utf-8", newline="") as file:
            raw = file.read()
            assert raw.count("\r\n") == raw.count("\n"), "lines do not end as RFC 4180 says"
            file.seek(0)
            return [
                {
                    name: None if cell == "" else cell if name in TEXT else int(cell) if whole(name) else float(cell)
                    for name, cell in row.items()
                }
                for row in csv.DictReader(file, strict=True)
            ]
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = database.execute("SELECT * FROM draws")
        names = [column[0] for column in found.description]
        described = {name for (name,) in database.execute("SELECT name FROM columns")}
        assert described == set(names), "the table 'columns' describes other columns"
        rows = [dict(zip(names, row)) for row in found]
    for row in rows:
        for name, value in row.items():
            kind = str if name in TEXT else int if whole(name) else float
            assert value is None or type(value) is kind, f"{name} is {value!r}"
    return rows


def quantile(values, share):
    """The least value that a share of all does not exceed; infinity: more than there are."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(share * len(ordered))) - 1]


def compare(rows, report):
    differences = []

    def same(what, found, said):
        isSame = math.isclose(found, said, rel_tol=1e-11, abs_tol=1e-14) if isinstance(said, float) else found == said
        if not isSame:
            differences.append(f"{what}: rows {found}, report {said}")

    run = report["run"]
    same("rows", len(rows), run["replicates"])
    same("faults", sum(row["fault"] for row in rows), run["faults"])
    sound = [row for row in rows if not row["fault"]]
    for row in rows:
        if row["fault"]:
            filled = [
                name for name, value in row.items()
                if value is not None and name.split(".")[0] not in
                ("scenario", "replicate", "parameter", "start", "at", "fault", "round", "date", "weight")
            ]
            same(f"results of the fault {row['replicate']}", filled, [])
    same("weights", sum(row["weight"] for row in rows), len(rows))
    if report["success"]:
        same("success", sum(row["success"] for row in sound) / len(rows), report["success"]["probability"])
    for outcome in report["outcomes"]:
        ends = [row["round"] for row in sound if row["outcome"] == outcome["name"]]
        same(outcome["name"], len(ends), outcome["count"])
        if ends:
            same(f"{outcome['name']} mean", sum(ends) / len(ends), float(outcome["round"]["mean"]))
            for key, share in [("p05", 0.05), ("p50", 0.5), ("p95", 0.95)]:
                same(f"{outcome['name']} {key}", quantile(ends, share), outcome["round"][key])
    for question in report["questions"]:
        answers = [row[f"question.{question['name']}"] for row in sound]
        answers = [answer for answer in answers if answer is not None]
        same(f"{question['name']} asked", len(answers), question["asked"])
        same(question["name"], sum(answers), question["count"])
    for measure in report["measures"]:
        values = [row[f"measure.{measure['name']}"] for row in sound]
        values = [value for value in values if value is not None]
        same(f"{measure['name']} values", len(values), measure["asked"] - measure["left_out"])
        if values:
            same(f"{measure['name']} mean", math.fsum(values) / len(values), float(measure["mean"]))
            same(f"{measure['name']} p05", quantile(values, 0.05), measure["p05"])
    # The report counts what had happened before a fault too; the row of a fault has no results.
    if run["faults"] == 0:
        for issue in report["issues"]:
            name = issue["name"]
            if f"done.{name}" in rows[0]:
                times = [row[f"done.{name}"] for row in rows]
                same(f"{name} done", sum(time is not None for time in times), issue["done"]["count"])
                median = quantile([math.inf if time is None else time for time in times], 0.5)
                same(f"{name} median", None if median == math.inf else median, issue["round"]["p50"])
            expired = [row[f"expired.{name}"] for row in rows] if f"expired.{name}" in rows[0] else []
            same(
                f"{name} expired", sum(time is not None for time in expired) / len(rows),
                float(issue["expired"]["probability"]))
        for event in report["events"]:
            times = [row[f"event.{event['name']}"] for row in rows]
            happened = [time for time in times if time is not None]
            same(event["name"], len(happened) / len(rows), float(event["happened"]["probability"]))
            same(f"{event['name']} first", quantile(happened, 0.5) if happened else None, event["round"]["p50"])
    return differences


def trace_differences(row, trace):
    """Between a row and the trace of its replicate, which is another plan."""
    found = {"outcome": trace["trace"]["outcome"], "round": trace["trace"]["rounds"]}
    for parameter in trace["parameters"]:
        if f"parameter.{parameter['name']}" in row: found[f"parameter.{parameter['name']}"] = float(parameter["value"])
    for trust in trace["start"]["trust"]:
        found[f"start.trust({trust['of']}, {trust['in']})"] = float(trust["value"])
    for state in trace["start"]["state"]: found[f"start.{state['name']}"] = float(state["value"])
    for level in trace["start"]["levels"]: found[f"start.level({level['issue']})"] = float(level["level"])
    if trace["trace"]["fault"] is None:
        done = {level["issue"]: 0 for level in trace["start"]["levels"] if level["level"] == level["steps"]}
        for round in trace["rounds"]:
            for happening in round["happenings"]:
                number = round["round"]
                if happening["kind"] == "done": done[happening["issue"]] = number
                if happening["kind"] == "reopened": done.pop(happening["issue"], None)
                if happening["kind"] == "expired": found[f"expired.{happening['issue']}"] = number
                if happening["kind"] == "event": found.setdefault(f"event.{happening['event']}", number)
        for issue, number in done.items(): found[f"done.{issue}"] = number
    told = ("done.", "expired.", "event.")
    expected = {name: found.get(name) for name in row if name in found or name.startswith(told)}
    return [
        f"{name} of replicate {row['replicate']}: row {row[name]}, trace {value}"
        for name, value in expected.items() if row[name] != value
    ]


def main(path, report_path, traces):
    rows = rows_of(path)
    with open(report_path, encoding="utf-8") as file:
        report = json.load(file)
    parts = [(None, report)]
    if "scenarios" in report:
        parts = [(scenario["name"], scenario) for scenario in report["scenarios"]]
    differences = []
    for name, part in parts:
        differences += compare([row for row in rows if name is None or row["scenario"] == name], part)
    numbers = [row["replicate"] for row in rows]
    if numbers != sorted(numbers):
        differences.append("the rows are not in the order of replicates")
    for trace_path in traces:
        with open(trace_path, encoding="utf-8") as file:
            trace = json.load(file)
        (row,) = [row for row in rows if row["replicate"] == trace["trace"]["replicate"]]
        differences += trace_differences(row, trace)
    print("\n".join(differences[:20]) if differences else f"{len(rows)} rows agree")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
