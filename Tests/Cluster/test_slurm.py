#!/usr/bin/env python3
"""Campaigns on a real Slurm of two nodes on loopback: test_slurm.py BINARY [TEST …].

Needs Debian's packages slurmctld, slurmd, slurm-client and munge, and root. The tests that wait for Slurm's own times
(nodes that do not answer, time limits) take minutes; `quick` names the others.
"""
import os
import pathlib
import signal
import sys
import time

from cluster import HERE, Campaigns, command, kill, main, processes, wait

REPLICATES = 163_840


class Cluster(Campaigns):
    """Campaigns, and a Slurm of their own."""

    def __init__(self, binary: str):
        super().__init__(binary)
        self.slurm = self.folder / "slurm"
        command(HERE / "slurm-up", self.slurm, 2)
        os.environ["SLURM_CONF"] = str(self.slurm / "slurm.conf")

    def submit(self, folder: pathlib.Path, *parts: str) -> str:
        """Submits a campaign; returns the id of its array."""
        return command(folder / "submit.sh", *parts).stdout.split("job ")[-1].split()[0]

    def ended(self, seconds: float = 300):
        """Waits until nothing is in the queue."""
        wait("an empty queue", lambda: command("squeue", "-h").stdout.strip() == "", seconds)

    def close(self):
        command("scancel", "--user=root", check=False)
        command(HERE / "slurm-down", self.slurm, check=False)
        super().close()


def killed_task(cluster: Cluster):
    """A part is killed: the merge names it, and its number submitted again gives the whole."""
    folder = cluster.scatter("killed", "slurm", 10, REPLICATES)
    cluster.submit(folder)
    kill("--shard", "3/10")
    cluster.ended()
    log = (folder / "logs/merge.log").read_text()
    assert "shard 3 of 10" in log and "missing: 3; submit them again" in log, log
    assert not (folder / "whole.sqlite").exists()
    missing = command(folder / "missing.sh").stdout.strip()
    assert missing == "3", missing
    cluster.submit(folder, missing)
    cluster.ended()
    assert (folder / "whole.sqlite").read_bytes() == cluster.whole(REPLICATES)
    assert (folder / "report.html").exists()


def submitted_twice(cluster: Cluster):
    """The same array twice at once: two writers of each part are harmless."""
    folder = cluster.scatter("twice", "slurm", 4, REPLICATES)
    cluster.submit(folder)
    cluster.submit(folder)
    cluster.ended()
    cluster.require_whole(folder, REPLICATES)


def submitted_at_once(cluster: Cluster):
    """scatter --submit submits, and the threads of a part are those that it asked for."""
    folder = cluster.scatter("at-once", "slurm", 3, REPLICATES, "--submit", "--memory", "500M")
    cluster.ended()
    assert (folder / "whole.sqlite").read_bytes() == cluster.whole(REPLICATES)
    script = (folder / "run.sbatch").read_text()
    assert "--array=1-3" in script and "--mem=500M" in script


def preempted(cluster: Cluster):
    """A part that is put back into the queue goes on where it was."""
    replicates = 819_200
    folder = cluster.scatter("preempted", "slurm", 2, replicates)
    job = cluster.submit(folder)
    wait("a running part", lambda: processes("--shard", "1/2"))
    time.sleep(2)
    kill("--shard", "1/2", number=signal.SIGTERM)
    wait("its part saved", lambda: (folder / "parts/part-1.sqlite").exists())
    cluster.ended()
    assert command(folder / "missing.sh").stdout.strip() == "1", job
    cluster.submit(folder, "1")
    cluster.ended()
    cluster.require_whole(folder, replicates)


def dead_node(cluster: Cluster):
    """A node dies with its task: Slurm puts the task back into the queue, and another node takes it."""
    replicates = 819_200
    folder = cluster.scatter("dead", "slurm", 2, replicates)
    cluster.submit(folder)
    node, part = wait("a part on a node", lambda: running(cluster))
    daemon = int((cluster.slurm / f"slurmd-{node}.pid").read_text())
    task = processes("--shard", f"{part}/2")
    steps = [p for p in children(daemon)] + [p for t in task for p in parents(t) if p != daemon]
    for process in [daemon, *steps, *task]:
        if process > 1:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
    wait("the node given up", lambda: "down" in command("sinfo", "-h", "-n", node, "-o", "%t").stdout, 120)
    command("/usr/sbin/slurmd", "-f", os.environ["SLURM_CONF"], "-N", node)
    cluster.ended(600)
    cluster.require_whole(folder, replicates)


def running(cluster: Cluster):
    """A node and the number of the part that runs on it, once the part simulates."""
    for line in command("squeue", "-h", "-t", "running", "-o", "%N %K").stdout.splitlines():
        node, _, part = line.partition(" ")
        if part.isdigit() and processes("--shard", f"{part}/2"):
            return node, part
    return None


def parents(process: int) -> list[int]:
    """The processes above this one, up to init."""
    found = []
    while process > 1:
        try:
            fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            break
        process = int(fields[1])
        if process > 1 and b"slurmstepd" in pathlib.Path(f"/proc/{process}/cmdline").read_bytes():
            found.append(process)
    return found


def children(process: int) -> list[int]:
    """The processes that this one began."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[1]) == process:
                found.append(int(entry.name))
    return found


def time_limit(cluster: Cluster):
    """Parts longer than Slurm's limit are saved in time, put back into the queue, and come to their end."""
    replicates = 4_096_000
    folder = cluster.scatter("limit", "slurm", 2, replicates, "--time", 1)
    job = cluster.submit(folder)
    cluster.ended(1200)
    logs = "".join(path.read_text() for path in (folder / "logs").glob(f"{job}_*.log"))
    assert "it continues in a new run" in logs, logs
    cluster.require_whole(folder, replicates)


QUICK = [killed_task, submitted_twice, submitted_at_once]
SLOW = [preempted, dead_node, time_limit]

if __name__ == "__main__":
    names = [test.__name__ for test in QUICK] if sys.argv[2:] == ["quick"] else sys.argv[2:]
    sys.exit(main(QUICK + SLOW, sys.argv[1], names, Cluster))
