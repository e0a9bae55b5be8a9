"""What the tests of clusters share: commands, running parts, and the bytes that everything is compared with."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
SCENARIO = HERE.parents[1] / "benchmarks/scenarios/normalisation.yaml"


def command(*words, cwd=None, check=True, **more) -> subprocess.CompletedProcess:
    """Runs a command and returns its result; a failure shows what it printed."""
    done = subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False, **more)
    if check and done.returncode != 0:
        raise AssertionError(f"{words} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done


def wait(what: str, condition, seconds: float = 180):
    """Waits until a condition holds, with a generous limit, and returns its value."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(f"after {seconds:.0f} s still not: {what}")


def processes(*words: str) -> list[int]:
    """The processes whose command line has all of these words."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            line = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if all(word in line for word in words):
            found.append(int(entry.name))
    return found


def kill(*words: str, number=signal.SIGKILL) -> int:
    """Waits for the process with these words in its command line, and sends it a signal."""
    process = wait(f"a process with {words}", lambda: processes(*words))[0]
    os.kill(process, number)
    return process


class Campaigns:
    """A folder for campaigns of the flagship, and the study that one run gives."""

    def __init__(self, binary: str):
        self.binary = str(pathlib.Path(binary).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="detente-cluster-"))
        self.scenario = SCENARIO
        self.wholes: dict[int, bytes] = {}

    def whole(self, replicates: int) -> bytes:
        """The bytes of the study of one run."""
        if replicates not in self.wholes:
            path = self.folder / f"whole-{replicates}.sqlite"
            # A study names its files as they were named: here as in a campaign.
            copies = self.folder / "scenarios"
            copies.mkdir(exist_ok=True)
            shutil.copy(SCENARIO, copies)
            command(self.binary, "run", f"scenarios/{SCENARIO.name}", "-n", replicates, "--save", path, "-q",
                    cwd=self.folder)
            self.wholes[replicates] = path.read_bytes()
        return self.wholes[replicates]

    def scatter(self, name: str, engine: str, shards: int, replicates: int, *options) -> pathlib.Path:
        """Writes a campaign."""
        folder = self.folder / name
        command(self.binary, "scatter", folder, "--engine", engine, "--shards", shards, *options, "--", "run", SCENARIO,
                "-n", replicates)
        return folder

    def require_whole(self, folder: pathlib.Path, replicates: int):
        """Merges the parts, and compares the sum with one run, byte for byte."""
        command(folder / "merge.sh")
        assert (folder / "whole.sqlite").read_bytes() == self.whole(replicates), f"{folder.name}: other bytes"

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def main(tests, binary: str, names: list[str], make=Campaigns) -> int:
    """Runs tests, each a function of the campaigns; prints how long each took."""
    campaigns = make(binary)
    passed = failed = 0
    try:
        for test in tests:
            if names and test.__name__ not in names:
                continue
            begin = time.monotonic()
            try:
                test(campaigns)
                passed += 1
                print(f"ok      {test.__name__} ({time.monotonic() - begin:.1f} s)", flush=True)
            except Exception as problem:  # pylint: disable=broad-except
                failed += 1
                print(f"FAILED  {test.__name__}: {problem}", file=sys.stderr, flush=True)
    finally:
        campaigns.close()
    print(f"cluster: {passed} passed, {failed} failed")
    return 1 if failed else 0
