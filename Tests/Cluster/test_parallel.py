#!/usr/bin/env python3
"""Campaigns with GNU parallel: test_parallel.py BINARY [TEST …]. Needs Debian's package `parallel`."""
import os
import subprocess
import sys

from cluster import Campaigns, command, kill, main

REPLICATES = 163_840


def all_parts(campaigns: Campaigns):
    """Ten parts, their sum and its page."""
    folder = campaigns.scatter("parallel", "parallel", 10, REPLICATES)
    assert command(folder / "missing.sh").stdout == "1-10\n"
    command(folder / "run.sh")
    campaigns.require_whole(folder, REPLICATES)
    assert command(folder / "missing.sh").stdout == ""
    assert "<!doctype html>" in (folder / "report.html").read_text().lower()


def killed_task(campaigns: Campaigns):
    """A part is killed: the sum is refused and names it; run again, only that part is simulated."""
    folder = campaigns.scatter("killed", "parallel", 10, REPLICATES)
    with subprocess.Popen([folder / "run.sh"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        kill("--shard", "3/10")
        _, errors = running.communicate(timeout=300)
    assert running.returncode != 0 and "shard 3 of 10" in errors and "missing: 3;" in errors, errors
    assert not (folder / "whole.sqlite").exists()
    times = {part: (folder / f"parts/part-{part}.sqlite").stat().st_mtime_ns for part in range(1, 11) if part != 3}
    command(folder / "run.sh")
    campaigns.require_whole(folder, REPLICATES)
    assert times == {part: (folder / f"parts/part-{part}.sqlite").stat().st_mtime_ns for part in times}


def other_cuts(campaigns: Campaigns):
    """3 and 7 parts give the same bytes."""
    for shards in (3, 7):
        folder = campaigns.scatter(f"cut-{shards}", "parallel", shards, REPLICATES)
        command(folder / "run.sh")
        campaigns.require_whole(folder, REPLICATES)


def edited_scenario(campaigns: Campaigns):
    """The campaign has copies: files that are edited or removed afterwards change nothing."""
    source = campaigns.folder / "source"
    source.mkdir()
    (source / "base.yaml").write_text(
        "detente: 1\nclock: { rounds: 3 }\nparameters: { p: 0.5 }\n"
        "outcomes: { won: { when: chance(p), good: true }, over: otherwise }\n")
    (source / "own.yaml").write_text("extends: base.yaml\nparameters: { p: 0.25 }\n")
    folder = campaigns.folder / "edited"
    words = ["sweep", source / "own.yaml", "--vary", "p=0.1,0.2", "-n", "20000", "--set", "p=0.3"]
    command(campaigns.binary, "scatter", folder, "--engine", "parallel", "--shards", "2", "--", *words)
    (source / "base.yaml").write_text("detente: 1\n")
    command(folder / "run.sh")
    report = command(campaigns.binary, "report", folder / "whole.sqlite").stdout
    assert "p=0.1" in report and "20,000 replicates" in report, report


def no_room(campaigns: Campaigns):
    """A disk that is full: status 74, and the part that was there stays whole."""
    if os.geteuid() != 0:
        return
    disk = campaigns.folder / "disk"
    disk.mkdir()
    command("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk)
    try:
        part = disk / "part.sqlite"
        words = [campaigns.binary, "run", campaigns.scenario, "--save", part, "-q"]
        command(*words, "-n", "9000", "--shard", "3/3")
        before = part.read_bytes()
        (disk / "rest").write_bytes(bytes(400 * 1024 - len(before) - 40_000))
        other = disk / "other.sqlite"
        done = command(campaigns.binary, "run", campaigns.scenario, "-n", "9000", "--shard", "1/3", "--save", other, check=False)
        assert done.returncode == 74 and "cannot write the study" in done.stderr, done
        assert part.read_bytes() == before and not other.exists()
        assert [entry.name for entry in disk.iterdir() if "draft" in entry.name] == []
    finally:
        command("umount", disk)


if __name__ == "__main__":
    sys.exit(main([all_parts, killed_task, other_cuts, edited_scenario, no_room], sys.argv[1], sys.argv[2:]))
