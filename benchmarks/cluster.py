#!/usr/bin/env python3
"""Measures what it costs to run a study in parts, beside the goals of docs/cluster.md.

    benchmarks/cluster.py [--binary PATH] [--only saving,merge,slurm] [--pairs 5] [--parts 10,100,1000,10000]

saving  user time of 819,200 replicates of the frozen flagship with --save and without, in pairs: at most 2 % more; and
        the size of a part without samples: at most 200 kB
merge   time, memory and bytes of merging parts of the flagship, which a generator writes: copies of one real part under
        other numbers. 10,000 in at most 60 s and 300 MB
slurm   efficiency on a real Slurm of two nodes on loopback (Tests/Cluster/slurm-up; needs its Debian packages and root),
        for tasks of about 1, 10 and 60 s: the seconds that the simulation takes on two cores without Slurm, by the
        seconds from the first submission to the end of the last part. 60 s: at least 98 %

Prints medians with least and greatest. A busy machine misses goals; the exit status is 1 then.
"""

import argparse
import hashlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scale import Failed, timed, verdict

HERE = Path(__file__).resolve().parent
FLAGSHIP = HERE / "scenarios/normalisation.yaml"
BATCH = 4096


def numbers(data):
    """The numbers in bytes of LEB128."""
    found, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            found.append(number)
            number, shift = 0, 0
    return found


def packed(values):
    """Numbers as bytes of LEB128."""
    data = bytearray()
    for value in values:
        while value >= 0x80:
            data.append(value & 0x7F | 0x80)
            value >>= 7
        data.append(value)
    return bytes(data)


def checksum(database):
    """The checksum of a study, as DESIGN.md defines it."""
    data = bytearray()
    for sql in ("SELECT key, value FROM study WHERE key <> 'checksum' ORDER BY key",
                "SELECT id, position, name, file, title, digest, settings, replicates FROM scenario ORDER BY id",
                "SELECT scenario, path, text FROM source ORDER BY scenario, path",
                "SELECT id, tally FROM checkpoint ORDER BY id"):
        for row in database.execute(sql):
            for cell in row:
                if cell is None:
                    tag, value = 0, b""
                elif isinstance(cell, int):
                    tag, value = 1, str(cell).encode()
                elif isinstance(cell, str):
                    tag, value = 3, cell.encode()
                else:
                    tag, value = 4, bytes(cell)
                data += bytes([tag]) + len(value).to_bytes(8, "little") + value
        data.append(0xFF)
    return hashlib.sha256(data).hexdigest()


def saving(binary, folder, pairs):
    """User time with --save and without, and the size of a part."""
    ratios, met = [], True
    for pair in range(pairs):
        seconds = []
        for kept in (pair % 2 == 0, pair % 2 == 1):
            path = folder / "saved.sqlite"
            if kept:
                path.unlink(missing_ok=True)
            command = [binary, "run", str(FLAGSHIP), "-n", "819200", "-q", "--output", str(folder / "x.json")]
            before = os.times().children_user
            timed(command + (["--save", str(path)] if kept else []))
            seconds.append((kept, os.times().children_user - before))
        with_, without = (next(s for k, s in seconds if k is kept) for kept in (True, False))
        ratios.append(with_ / without - 1)
    okay, note = verdict(statistics.median(ratios), 0.02)
    met &= okay
    print(f"saving: user time {statistics.median(ratios):+.1%} ({min(ratios):+.1%} to {max(ratios):+.1%}), "
          f"{pairs} pairs; the study has {path.stat().st_size / 1e6:.2f} MB{note}")
    part = folder / "part.sqlite"
    timed([binary, "run", str(FLAGSHIP), "-n", "1638400", "--shard", "10/10", "--save", str(part), "-q"])
    okay, note = verdict(part.stat().st_size, 200_000)
    print(f"a part without samples (163,840 replicates): {part.stat().st_size / 1000:.0f} kB{note}")
    return met and okay


def generated(binary, folder, count):
    """So many parts of one batch each: a real one, copied under all the other numbers."""
    replicates = count * BATCH
    real = folder / "real.sqlite"
    real.unlink(missing_ok=True)
    timed([binary, "run", str(FLAGSHIP), "-n", str(replicates), "--shard", f"{count}/{count}", "--save", str(real), "-q"])
    parts = folder / f"parts-{count}"
    parts.mkdir()
    database = sqlite3.connect(real)
    tally = numbers(database.execute("SELECT tally FROM checkpoint").fetchone()[0])
    database.close()
    # The first batches would have samples; here they have none, which no check asks for.
    assert tally[:3] == [(count - 1) * BATCH, 1, count * BATCH], tally[:3]
    for index in range(1, count + 1):
        path = parts / f"part-{index}.sqlite"
        shutil.copy(real, path)
        database = sqlite3.connect(path)
        database.execute("UPDATE study SET value = ? WHERE key = 'shard'", [f"{index}/{count}"])
        database.execute("UPDATE scenario SET replicates = ?", [index * BATCH])
        tally[0], tally[2] = (index - 1) * BATCH, index * BATCH
        database.execute("UPDATE checkpoint SET tally = ?", [packed(tally)])
        database.execute("UPDATE study SET value = ? WHERE key = 'checksum'", [checksum(database)])
        database.commit()
        database.close()
    return parts


def merge(binary, folder, counts):
    """Time and memory of merging."""
    met = True
    for count in counts:
        parts = generated(binary, folder, count)
        whole = folder / "whole.sqlite"
        command = [binary, "merge", str(parts / "part-*.sqlite"), "--save", str(whole), "--replace"]
        elapsed, memory, _, processor = timed(command)
        size = sum(path.stat().st_size for path in parts.iterdir())
        fast, slow_note = verdict(elapsed, 60)
        small, big_note = verdict(memory, 300e6)
        met &= fast and small
        print(f"merge of {count:,} parts ({size / 1e6:.1f} MB): {elapsed:.2f} s{slow_note} (processor {processor:.2f} s), "
              f"{memory / 1e6:.0f} MB{big_note}; the whole has {whole.stat().st_size / 1e6:.2f} MB")
        shutil.rmtree(parts)
    return met


def slurm(binary, folder):
    """Efficiency on two nodes."""
    tools = HERE.parent / "Tests/Cluster"
    place = folder / "slurm"
    subprocess.run([tools / "slurm-up", place, "2"], check=True)
    os.environ["SLURM_CONF"] = str(place / "slurm.conf")
    met = True
    try:
        for wanted, tasks in ((1, 16), (10, 8), (60, 4)):
            # How many replicates take so long on one of two cores that are both busy.
            rate = both_busy(binary, folder)
            each = max(1, round(wanted * rate / BATCH)) * BATCH
            campaign = folder / f"campaign-{wanted}"
            subprocess.run([binary, "scatter", campaign, "--engine", "slurm", "--shards", str(tasks), "--", "run",
                            str(FLAGSHIP), "-n", str(each * tasks)], check=True, stdout=subprocess.DEVNULL)
            begin = time.monotonic()
            subprocess.run([campaign / "submit.sh"], check=True, stdout=subprocess.DEVNULL)
            while any((campaign / "parts").glob("*")) is False or "detente" in queue():
                time.sleep(0.05)
            elapsed = time.monotonic() - begin
            ideal = each * tasks / rate / 2
            share = ideal / elapsed
            okay = wanted < 60 or share >= 0.98
            met &= okay
            print(f"slurm: {tasks} tasks of {each / rate:.1f} s on two nodes: {elapsed:.1f} s for {ideal:.1f} s of simulation, "
                  f"efficiency {share:.1%}{'' if okay else '  MISSED'}")
    finally:
        subprocess.run([tools / "slurm-down", place], check=False)
    return met


def queue():
    """The names of the arrays' jobs that are not over; the merge is not among them."""
    names = subprocess.run(["squeue", "-h", "-o", "%j"], capture_output=True, text=True, check=True).stdout.split()
    return [name for name in names if name == "detente"]


def both_busy(binary, folder):
    """Replicates a second of one process of two that run at the same time; not of the first ones, which have samples."""
    running = []
    for index in range(2):
        saved = folder / f"busy-{index}.sqlite"
        saved.unlink(missing_ok=True)
        running.append(subprocess.Popen(
            [binary, "run", str(FLAGSHIP), "-n", str(600 * BATCH), "--shard", "10/10", "--save", str(saved), "-t", "1",
             "--format", "json", "-q"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
    seconds = [json.loads(process.communicate()[0])["run"]["timing"]["seconds"] for process in running]
    return 60 * BATCH / statistics.mean(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(HERE.parent / ".build/release/detente"))
    parser.add_argument("--only", default="saving,merge,slurm")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--parts", default="10,100,1000,10000")
    options = parser.parse_args()
    binary = str(Path(options.binary).resolve())
    wanted = options.only.split(",")
    met = True
    with tempfile.TemporaryDirectory(prefix="detente-cluster-") as name:
        folder = Path(name)
        if "saving" in wanted:
            met &= saving(binary, folder, options.pairs)
        if "merge" in wanted:
            met &= merge(binary, folder, [int(count) for count in options.parts.split(",")])
        if "slurm" in wanted:
            met &= slurm(binary, folder)
    return 0 if met else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as failure:
        print(failure, file=sys.stderr)
        sys.exit(66)
