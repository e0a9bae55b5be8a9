"""What `make install` installs: manual pages that say all that the program's help says, and completions that work in a
real bash, zsh and fish.

usage: test_install.py path/to/detente
"""

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).parents[2]
BINARY = Path(sys.argv.pop(1) if len(sys.argv) > 1 else "detente").absolute()

#: How each shell is started, with the completions of a prefix and a prompt that the test waits for.
SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        "PS1='READY''> '; . /usr/share/bash-completion/bash_completion; "
        ". {prefix}/share/bash-completion/completions/detente; bind 'set bell-style none'",
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        "fpath=({prefix}/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D; bindkey -e; "
        "PROMPT='READY''> '",
    ),
    "fish": (
        ["fish", "--no-config", "-i"],
        "source {prefix}/share/fish/vendor_completions.d/detente.fish; function fish_prompt; echo -n 'READY''> '; end",
    ),
}

#: What is typed before the tabulator, and the line that it becomes.
COMPLETIONS = [
    ("detente swe", "detente sweep"),
    ("detente run talks.yaml --outcome se", "detente run talks.yaml --outcome settled"),
    ("detente run 'my talks.yaml' --outcome se", "detente run my talks.yaml --outcome settled"),
    ("detente run talks.yaml --without inc", "detente run talks.yaml --without incident"),
    ("detente run talks.yaml --section driv", "detente run talks.yaml --section drivers"),
    ("detente exact talks.yaml --outcome st", "detente exact talks.yaml --outcome stalled"),
    ("detente trace talks.yaml --typical --outcome st", "detente trace talks.yaml --typical --outcome stalled"),
    ("detente compare other.yaml talks.yaml --outcome th", "detente compare other.yaml talks.yaml --outcome thawed"),
    # A scenario with errors, one that is not there, and none: nothing is offered, and nothing is printed.
    ("detente run wrong.yaml --outcome se", "detente run wrong.yaml --outcome se"),
    ("detente run nowhere.yaml --outcome se", "detente run nowhere.yaml --outcome se"),
    ("detente run --outcome se", "detente run --outcome se"),
]


class Shell:
    """An interactive shell in a terminal of its own, with the completions of an installation."""

    def __init__(self, name, prefix, work):
        command, setup = SHELLS[name]
        environment = {
            "HOME": str(work),
            "LANG": "C.UTF-8",
            "PATH": f"{prefix}/bin:{os.environ['PATH']}",
            "TERM": "xterm",
            "ZDOTDIR": str(work),
        }
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(work)
            os.execvpe(command[0], command, environment)
        self.shown = ""
        self.out = work / f"out-{name}"
        self.read_until(lambda: self.shown)
        self.write(setup.format(prefix=prefix) + "\r")
        self.read_until(lambda: "READY> " in self.shown)

    def write(self, keys):
        """Types keys."""
        os.write(self.terminal, keys.encode())

    def read_until(self, condition, seconds=30):
        """Reads what is shown until something is true."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not condition():
            if select.select([self.terminal], [], [], 0.02)[0]:
                piece = os.read(self.terminal, 65536).decode("utf-8", "replace")
                if "\x1b[c" in piece or "\x1b[0c" in piece:
                    self.write("\x1b[?62;c")  # fish asks what terminal this is
                self.shown += piece

    def completed(self, typed):
        """The line after the tabulator, as the shell reads it: it becomes the arguments of echo."""
        self.out.unlink(missing_ok=True)
        self.shown = ""
        self.write(typed + "\t\x01echo \x05 > " + self.out.name + "\r")
        self.read_until(lambda: self.out.exists() and self.out.read_text() and "READY> " in self.shown)
        return self.out.read_text().strip()

    def end(self):
        """Ends the shell."""
        os.kill(self.process, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.process, 0)


class Installed(unittest.TestCase):
    """An installation in a folder of its own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="detente-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.prefix = cls.folder / "usr"
        subprocess.run([ROOT / "scripts/install", BINARY, cls.prefix], check=True)
        text = (ROOT / "scenarios/first-steps.yaml").read_text(encoding="utf-8")
        cls.work = cls.folder / "work"
        cls.work.mkdir()
        for name in ("talks.yaml", "my talks.yaml"):
            (cls.work / name).write_text(text, encoding="utf-8")
        (cls.work / "other.yaml").write_text(text.replace("settled", "thawed"), encoding="utf-8")
        (cls.work / "wrong.yaml").write_text(text.replace("clock", "clok"), encoding="utf-8")

    def test_every_command_has_a_page_that_mandoc_accepts(self):
        help_ = json.loads(subprocess.run([BINARY, "--experimental-dump-help"], capture_output=True, check=True).stdout)
        commands = [one for one in help_["command"]["subcommands"] if one["commandName"] != "help"]
        pages = sorted((self.prefix / "share/man/man1").glob("*.1"))
        self.assertEqual(
            {page.stem for page in pages}, {"detente", *(f"detente-{one['commandName']}" for one in commands)}
        )
        lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *pages], capture_output=True, text=True)
        self.assertEqual(lint.stdout, "")
        for command in commands:
            page = self.prefix / f"share/man/man1/detente-{command['commandName']}.1"
            shown = subprocess.run(["mandoc", "-T", "utf8", "-O", "width=1000", page], capture_output=True, text=True)
            # Bold and underlined letters are printed over themselves.
            text = re.sub(r".\x08", "", shown.stdout)
            for argument in command["arguments"]:
                for name in argument.get("names", []):
                    option = f"-{name['name']}" if name["kind"] == "short" else f"--{name['name']}"
                    self.assertRegex(text, rf"(^|\s){re.escape(option)}[\s,]", page.name)
                self.assertIn(argument["abstract"], " ".join(text.split()), page.name)
            for line in command["discussion"].split("\n"):
                self.assertIn(" ".join(line.removesuffix(":").split()), " ".join(text.split()), page.name)

    def test_completions_in_shells(self):
        for name in SHELLS:
            shell = Shell(name, self.prefix, self.work)
            self.addCleanup(shell.end)
            for typed, expected in COMPLETIONS:
                with self.subTest(shell=name, typed=typed):
                    self.assertEqual(shell.completed(typed), expected)
            with self.subTest(shell=name, shows="all choices"):
                shell.shown = ""
                # The first letter that all have in common, then the list.
                shell.write("detente run talks.yaml --outcome \t\t\t")
                shell.read_until(lambda: re.search(r"(?s)settled.*stalled", shell.shown))
                self.assertRegex(shell.shown, r"(?s)settled.*stalled")

    def test_removing_leaves_nothing(self):
        prefix = self.folder / "other"
        for arguments in ([BINARY], ["--remove"]):
            subprocess.run([ROOT / "scripts/install", *arguments, prefix], check=True)
        self.assertEqual([path for path in prefix.rglob("*") if path.is_file()], [])


class Scripts(unittest.TestCase):
    """The shell scripts of the repository."""

    def test_shellcheck_finds_nothing(self):
        files = [ROOT / ".ci/run", *(path for path in sorted((ROOT / "scripts").iterdir()) if path.is_file())]
        shell = [path for path in files if re.match(rb"#!(/bin/sh|/usr/bin/env bash)\n", path.read_bytes())]
        self.assertGreater(len(shell), 10)
        found = subprocess.run(["shellcheck", *shell], capture_output=True, text=True)
        self.assertEqual(found.stdout, "")


if __name__ == "__main__":
    unittest.main(verbosity=1)
