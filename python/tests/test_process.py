"""The program as a child: found, of the right version, watched, and ended."""

import os
import signal
import stat
import threading
import time
from pathlib import Path

import pytest
from conftest import ENDLESS, FIRST_STEPS, children

import detente
from detente import _process
from detente.progress import Progress, split


def script(path: Path, body: str) -> Path:
    path.write_text(f'#!/bin/sh\nif [ "$1" = --version ]; then echo {detente.__version__}; exit; fi\n{body}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def interrupt_when_running() -> None:
    """Sends this process what Ctrl-C sends, as soon as there is a child that runs a scenario."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not any(" run " in line for line in children()):
        time.sleep(0.02)
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_ends_the_program() -> None:
    threading.Thread(target=interrupt_when_running, daemon=True).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        detente.run(FIRST_STEPS, replicates=ENDLESS)
    assert time.monotonic() - start < 15
    assert not [line for line in children() if " run " in line]


def test_a_program_that_ignores_ctrl_c_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE", str(script(tmp_path / "deaf", "trap '' INT\nwhile :; do sleep 0.1; done")))
    monkeypatch.setattr(_process, "PATIENCE", 0.5)
    threading.Thread(target=interrupt_when_running, daemon=True).start()
    with pytest.raises(KeyboardInterrupt):
        detente.run(FIRST_STEPS)
    assert not [line for line in children() if " run " in line]


def test_an_error_in_the_callback_ends_the_program() -> None:
    def fail(_: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        detente.run(FIRST_STEPS, replicates=ENDLESS, progress=fail)
    assert not [line for line in children() if " run " in line]


def test_progress_is_called_until_all_is_done() -> None:
    seen: list[Progress] = []
    detente.run(FIRST_STEPS, replicates=3_000_000, progress=seen.append)
    shares = [one.share for one in seen]
    assert shares == sorted(shares) and shares[-1] == 1 and len(shares) >= 3
    assert any("replicates/s" in one.note and "left" in one.note for one in seen)


def test_progress_in_a_terminal_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    detente.run(FIRST_STEPS, replicates=2_000_000, progress=True)
    drawn = capsys.readouterr().err
    assert drawn.startswith("\r") and "\n" not in drawn and drawn.endswith("\r\x1b[K")
    detente.run(FIRST_STEPS, replicates=1000, progress=False)
    assert capsys.readouterr().err == ""


def test_a_bar_is_taken_out_of_messages_wherever_the_pipe_breaks_it() -> None:
    text = "warning one\n\r████░░ 3 %\x1b[K\r█████░ 40 % · 2 million replicates/s · 3 s left\x1b[K\r\x1b[Kwarning two\n"
    for size in range(1, len(text)):
        kept, pending, seen = "", "", []
        for start in range(0, len(text), size):
            rest, latest, pending = split(pending + text[start : start + size])
            kept += rest
            seen += [latest] if latest else []
        assert kept + pending == "warning one\nwarning two\n"
        assert seen[-1] == Progress(0.4, "2 million replicates/s · 3 s left")


def test_much_output_and_input_do_not_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = 'cat >/dev/null; head -c 3000000 /dev/zero | tr "\\0" x >&2; head -c 3000000 /dev/zero | tr "\\0" y'
    monkeypatch.setenv("DETENTE", str(script(tmp_path / "loud", body)))
    ended = _process.execute(["run", "-"], "z" * 3_000_000)
    assert (len(ended.output), len(ended.errors), ended.status) == (3_000_000, 3_000_000, 0)
    monkeypatch.setenv("DETENTE", str(script(tmp_path / "rude", "exit 70")))
    with pytest.raises(detente.ProgramError, match="status 70: it printed nothing"):
        detente.run("z\n" * 3_000_000)


def test_a_program_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE", str(tmp_path / "none"))
    with pytest.raises(detente.ProgramNotFoundError, match=r"the environment variable DETENTE names .*none"):
        detente.program()
    monkeypatch.delenv("DETENTE")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    monkeypatch.setattr("detente._binary.USUAL", ("~/usual",))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(detente.ProgramNotFoundError, match="install it"):
        detente.program()
    (tmp_path / "usual").mkdir()
    usual = script(tmp_path / "usual" / "detente", "exit 0")
    assert detente.program() == usual
    found = script(tmp_path / "detente", "exit 0")
    assert detente.program() == found


def test_the_interpreters_folder_comes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("beside", "path"):
        (tmp_path / name).mkdir()
        script(tmp_path / name / "detente", "exit 0")
    monkeypatch.delenv("DETENTE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr("sys.executable", str(tmp_path / "beside" / "python"))
    assert detente.program() == tmp_path / "beside" / "detente"


def test_a_program_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "detente"
    for printed, error in [("9.9.9", detente.VersionMismatchError), ("", detente.ProgramError)]:
        other.write_text(f"#!/bin/sh\necho {printed}\n")
        other.chmod(0o755)
        monkeypatch.setenv("DETENTE", str(other))
        with pytest.raises(error):
            detente.program()
    other.write_text(f"#!/bin/sh\necho {detente.__version__}\necho commit 0123456\n")
    assert detente.program() == other


def test_the_version_is_that_of_the_program() -> None:
    source = Path("Sources/Detente/Version.swift").read_text()
    assert f'"{detente.__version__}"' in source
