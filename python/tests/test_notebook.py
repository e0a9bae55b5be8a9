"""The example notebook, and an interrupted cell, in a real kernel."""

import queue
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import ENDLESS, FIRST_STEPS, ROOT
from jupyter_client.manager import KernelManager, start_new_kernel
from nbclient import NotebookClient

EXAMPLES = ROOT / "python" / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") for cell in notebook.cells), "a notebook is committed without its outputs"
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": tmp_path}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    data = [output["data"] for output in outputs if "data" in output]
    assert len([one for one in data if "image/png" in one]) == 2
    figures = [one["text/html"] for one in data if "data:image/svg+xml;base64," in one.get("text/html", "")]
    assert len(figures) == 2
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert "did you mean 'steps'?" in data[-1]["text/plain"]
    assert {file.name for file in tmp_path.iterdir()} == {"draws.csv", "draws.parquet"}


def test_an_interrupted_cell_ends_the_program() -> None:
    manager: KernelManager
    manager, client = start_new_kernel(kernel_name="python3", cwd=str(ROOT))
    try:
        client.execute(f"import detente\nprint('running')\ndetente.run({FIRST_STEPS!r}, replicates={ENDLESS})")
        shown = wait_for(client, lambda message: "<progress" in message["content"].get("data", {}).get("text/html", ""))
        assert "aria-label" in shown["content"]["data"]["text/html"]
        kernel = manager.provisioner.pid  # type: ignore[union-attr]
        assert programs_of(kernel)
        manager.interrupt_kernel()
        error = wait_for(client, lambda message: message["msg_type"] == "error")
        assert error["content"]["ename"] == "KeyboardInterrupt"
        assert not programs_of(kernel)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def wait_for(client: Any, wanted: Any) -> Any:
    """The first message of a kernel that is wanted."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            message = client.get_iopub_msg(timeout=1)
        except queue.Empty:
            continue
        if wanted(message):
            return message
        assert message["msg_type"] != "error" or wanted(message), message["content"]
    raise AssertionError("no such message within a minute")


def programs_of(parent: int) -> list[str]:
    """The programs that a process runs."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent and fields[0] != "Z":
                found.append((process / "cmdline").read_text())
        except OSError:
            continue
    return [line for line in found if "--replicates" in line]
