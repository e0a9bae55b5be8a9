"""The program as a child process: its output, its progress, and its end when the caller wants no more of it."""

from __future__ import annotations

import codecs
import os
import queue
import signal
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ._binary import program
from .progress import Progress, ProgressLike, shown, split

#: How long the program may take to end after it was asked to, in seconds.
PATIENCE = 3.0


@dataclass(frozen=True)
class Ended:
    """What a process printed, and its exit status."""

    status: int
    output: str
    errors: str


def execute(
    arguments: Sequence[str], text: str | None = None, progress: ProgressLike = False, folder: Path | None = None
) -> Ended:
    """Runs the program and waits for its end. If the wait is interrupted (Ctrl-C), the program is ended first.

    Args:
        arguments: the command and its options.
        text: what it reads from standard input.
        progress: what shows the progress; the command must be one that has ``--progress``, unless this is false.
        folder: the folder in which it runs.
    """
    view = shown(progress)
    extra = [] if progress is False else ["--progress", "always" if view else "never"]
    # Text is the same wherever it is printed: without colour, of the width of a file.
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    # A session of its own: Ctrl-C in a terminal reaches Python alone, which then ends the program, as in a notebook.
    process = subprocess.Popen(
        [program(), *arguments, *extra],
        stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
    pipes = Pipes(process, text)
    try:
        while (progressed := pipes.latest.get()) is not None:
            if view:
                view.show(progressed)
        pipes.join()
        return Ended(process.wait(), pipes.output, pipes.errors)
    except BaseException:
        end(process)
        raise
    finally:
        if view:
            view.close()
        pipes.close()


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks a process to end, as Ctrl-C does; ends it, if it does not."""
    for wanted in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is not None:
            return
        process.send_signal(wanted)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            continue


class Pipes:
    """The pipes of a process, each with a thread, so that none of them fills up."""

    def __init__(self, process: subprocess.Popen[bytes], text: str | None) -> None:
        self.output = ""
        self.errors = ""
        #: The progress as it is printed; ``None`` at the end.
        self.latest: queue.SimpleQueue[Progress | None] = queue.SimpleQueue()
        self._pipes = [pipe for pipe in (process.stdin, process.stdout, process.stderr) if pipe]
        jobs = [(self._read, (process.stdout,)), (self._watch, (process.stderr,))]
        if process.stdin:
            jobs.append((self._write, (process.stdin, text)))  # type: ignore[arg-type]
        self._threads = [threading.Thread(target=job, args=rest, daemon=True) for job, rest in jobs]
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Waits until all is read."""
        for thread in self._threads:
            thread.join()

    def close(self) -> None:
        """Closes the pipes, once the process has ended."""
        self.join()
        for pipe in self._pipes:
            if not pipe.closed:
                pipe.close()

    def _read(self, pipe: IO[bytes]) -> None:
        self.output = pipe.read().decode("utf-8", "replace")

    def _write(self, pipe: IO[bytes], text: str) -> None:
        try:
            pipe.write(text.encode("utf-8"))
            pipe.close()
        except BrokenPipeError:
            pass  # It ended before it had read everything; its status says why.

    def _watch(self, pipe: IO[bytes]) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        pending = ""
        while piece := os.read(pipe.fileno(), 65536):
            kept, latest, pending = split(pending + decoder.decode(piece))
            self.errors += kept
            if latest:
                self.latest.put(latest)
        self.errors += pending.replace("\r", "")
        self.latest.put(None)
