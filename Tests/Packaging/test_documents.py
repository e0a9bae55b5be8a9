"""Runs the code of a page of docs/ and compares what it prints with what the page shows.

usage: test_documents.py path/to/detente page.md language command...

The blocks of shell commands are run first, in their order; then those of the language, as one program, by the command.
A block of text after one of code is what that prints. With DETENTE_UPDATE_DOCS=1 the page gets what was printed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(r"```(\w*)([^\n]*)\n(.*?)```\n", re.DOTALL)
#: How each language prints a line, and the ending of a program.
LANGUAGES = {"r": ('cat("{}\\n")', "R"), "python": ('print("{}", flush=True)', "py")}


def main() -> int:
    binary, page, language, *command = sys.argv[1:]
    path = ROOT / "docs" / page
    text = path.read_text(encoding="utf-8")
    blocks = [(one[1], one[2].strip(), one[3], one) for one in FENCE.finditer(text)]
    marker, ending = LANGUAGES[language]
    with tempfile.TemporaryDirectory(prefix="detente-page-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "scenarios", folder / "scenarios")
        (folder / "bin").mkdir()
        (folder / "bin" / "detente").symlink_to(Path(binary).absolute())
        environment = {
            **os.environ,
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "DETENTE": str(folder / "bin" / "detente"),
            "LANG": "C.UTF-8",
            "COLUMNS": "100",
        }
        for kind, words, code, _ in blocks:
            if found := re.search(r"name=(\S+)", words):
                (folder / found[1]).write_text(code, encoding="utf-8")
            if kind == "sh":
                subprocess.run(["bash", "-e", "-c", code], cwd=folder, env=environment, check=True)
        ours = [index for index, block in enumerate(blocks) if block[0] == language]
        program = "".join(f"{marker.format(f'<<{index}>>')}\n{blocks[index][2]}\n" for index in ours)
        (folder / f"page.{ending}").write_text(program, encoding="utf-8")
        answer = subprocess.run(
            [*command, f"page.{ending}"], cwd=folder, env=environment, capture_output=True, text=True
        )
        printed = answer.stdout
    if answer.returncode != 0 or not ours:
        print(f"{page}: its code ended with status {answer.returncode}\n{answer.stderr}", file=sys.stderr)
        return 1
    pieces = dict(re.findall(r"<<(\d+)>>\n(.*?)(?=<<\d+>>\n|\Z)", printed, re.DOTALL))
    wrong = []
    for index in ours:
        shown = blocks[index + 1] if index + 1 < len(blocks) and blocks[index + 1][0] == "text" else None
        piece = pieces[str(index)]
        if shown is None and piece:
            wrong.append((index, None, piece))
        elif shown is not None and shown[2] != piece:
            wrong.append((index, shown, piece))
    if os.environ.get("DETENTE_UPDATE_DOCS"):
        for _, shown, piece in reversed(wrong):
            if shown:
                text = text[: shown[3].start(3)] + piece + text[shown[3].end(3) :]
        path.write_text(text, encoding="utf-8")
        return 0
    for index, shown, piece in wrong:
        print(f"{page}: the page shows:\n{shown[2] if shown else ''}\nits code prints:\n{piece}", file=sys.stderr)
    print(f"{page}: {len(ours) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
