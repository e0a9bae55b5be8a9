"""Where the program `detente` is, and whether it is of the version that this package was written for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from ._version import __version__
from .errors import ProgramError, ProgramNotFoundError, VersionMismatchError

#: The environment variable that names the program.
VARIABLE = "DETENTE"

#: Where the program is installed as a rule. A notebook that was not started from a terminal may not have them on its
#: ``PATH``.
USUAL = ("~/.local/bin", "/usr/local/bin", "/opt/homebrew/bin")


def program() -> Path:
    """The program that runs scenarios, the first that there is:

    1. the one that the environment variable ``DETENTE`` names,
    2. ``detente`` beside the Python interpreter (a virtual or conda environment),
    3. ``detente`` on the ``PATH``,
    4. ``detente`` where programs are installed as a rule, such as ``~/.local/bin``.

    Raises:
        ProgramNotFoundError: there is none.
        VersionMismatchError: its version is not that of the package.
    """  # noqa: D400, D415
    path = _found()
    state = path.stat()
    _check(path, state.st_mtime_ns, state.st_size)
    return path


def _found() -> Path:
    named = os.environ.get(VARIABLE)
    if named:
        if path := shutil.which(named):
            return Path(path).absolute()
        raise ProgramNotFoundError(f"the environment variable {VARIABLE} names {named}, which is no program")
    beside = os.fspath(Path(sys.executable).parent)
    for place in (beside, None, *(os.fspath(Path(folder).expanduser()) for folder in USUAL)):
        if path := shutil.which("detente", path=place):
            return Path(path).absolute()
    raise ProgramNotFoundError(
        "there is no program 'detente' next to Python or on the PATH: install it ('make install' or a package, "
        f"see docs/install.md), or name it in the environment variable {VARIABLE}"
    )


@lru_cache(maxsize=8)
def _check(path: Path, changed: int, size: int) -> None:
    """Refuses a program of another version; asked once as long as the file is the same."""
    del changed, size
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=60)
    except OSError as error:
        raise ProgramError(f"{path} does not start: {error.strerror}") from error
    version = (answer.stdout.splitlines() or [""])[0].strip()
    if answer.returncode != 0 or not version:
        raise ProgramError(f"{path} is not detente: 'detente --version' printed {version!r}, {answer.stderr.strip()!r}")
    if _series(version) != _series(__version__):
        raise VersionMismatchError(
            f"{path} is detente {version}, but this package is detente-sim {__version__}: install both of one version"
        )


def _series(version: str) -> tuple[str, ...]:
    """What has to be the same of two versions: the first two numbers."""
    return tuple(version.split(".")[:2])
