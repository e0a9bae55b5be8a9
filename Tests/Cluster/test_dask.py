#!/usr/bin/env python3
"""A campaign with Dask, one of whose workers is killed: test_dask.py BINARY. Needs the Python package `distributed`."""
import os
import signal
import subprocess
import sys

from cluster import Campaigns, command, kill, main, processes, wait

REPLICATES = 163_840


def all_parts(campaigns: Campaigns):
    """Ten parts and their sum."""
    folder = campaigns.scatter("dask", "dask", 10, REPLICATES)
    command(sys.executable, folder / "run.py")
    campaigns.require_whole(folder, REPLICATES)


def killed_worker(campaigns: Campaigns):
    """A worker dies with its part: Dask gives the part to another one."""
    folder = campaigns.scatter("killed", "dask", 6, 4 * REPLICATES)
    with subprocess.Popen(
            [sys.executable, folder / "run.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        task = wait("a part", lambda: processes("--shard", "2/6"))[0]
        with open(f"/proc/{task}/stat", encoding="ascii") as file:
            worker = int(file.read().rsplit(")", 1)[1].split()[1])
        os.kill(worker, signal.SIGKILL)
        output, errors = running.communicate(timeout=600)
    assert running.returncode == 0, f"{output}\n{errors}"
    campaigns.require_whole(folder, 4 * REPLICATES)


def killed_part(campaigns: Campaigns):
    """The simulation itself is killed: the worker says so, and Dask begins the part again."""
    folder = campaigns.scatter("part", "dask", 4, 2 * REPLICATES)
    with subprocess.Popen(
            [sys.executable, folder / "run.py"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        kill("--shard", "2/4")
        output, errors = running.communicate(timeout=600)
    assert running.returncode == 0 and "part 2 ended with status -9" in errors, f"{output}\n{errors}"
    campaigns.require_whole(folder, 2 * REPLICATES)


if __name__ == "__main__":
    sys.exit(main([all_parts, killed_worker, killed_part], sys.argv[1], sys.argv[2:]))
