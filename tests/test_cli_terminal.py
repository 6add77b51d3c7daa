# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The command line in a real terminal: with rich and without it, narrow and wide, with colour and without."""

import os
import pty
import re
import select
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cak_regeling.testing import generate_lijst
from tests.test_cli import PEILDATUM


RUN = "import sys; {before}from cak_regeling.cli import main, printing; {after}sys.exit(main(sys.argv[1:]))"
WITHOUT_RICH = "sys.modules['rich'] = None; "
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|9[0-7]|38)[0-9;]*m")


def in_a_terminal(
    *arguments: str, columns: int = 80, before: str = "", after: str = "", **environment: str
) -> tuple[int, str]:
    """Run a command where both its outputs are a terminal; give its status and all that the terminal got."""
    import fcntl  # noqa: PLC0415 - only there is a terminal
    import termios  # noqa: PLC0415 - likewise

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    dropped = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"}
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", RUN.format(before=before, after=after), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**env, "TERM": "xterm-256color", **environment},
    ) as process:
        os.close(theirs)
        screen = b"".join(iter(lambda: _read(ours), b""))
        status = process.wait(timeout=60)
    os.close(ours)
    return status, screen.decode()


def _read(terminal: int) -> bytes:
    """Read what there is; nothing once the program has closed the other end."""
    assert select.select([terminal], [], [], 60)[0]
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that nobody holds the other end any more
        return b""


def lines_of(screen: str) -> list[str]:
    """Give what can be seen: the lines without codes, each as it was last written."""
    return [line.rstrip("\r").rpartition("\r")[2] for line in CODES.sub("", screen).split("\n")]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Make a list with a fault."""
    file = tmp_path / "lijst.csv"
    file.write_bytes(generate_lijst(300, peildatum=PEILDATUM, faults=["bsn_leeg"]).content)
    return str(file)


@pytest.mark.parametrize("before", ["", WITHOUT_RICH], ids=["rich", "plain"])
@pytest.mark.parametrize("columns", [40, 140])
def test_it_fits_the_terminal(before: str, columns: int, path: str) -> None:
    """With rich and without it no line is wider than the terminal, and the words are the same."""
    for command in (["controleer", path], ["premie", "05-2024"]):
        status, screen = in_a_terminal(*command, columns=columns, before=before)
        assert status == (1 if command[0] == "controleer" else 0)
        lines = lines_of(screen)
        assert max(map(len, lines)) <= columns
        words = " ".join(" ".join(lines).split())
        assert ("2 rijen afgekeurd: inwoners zonder aanbod" in words) == (command[0] == "controleer")


@pytest.mark.parametrize("before", ["", WITHOUT_RICH], ids=["rich", "plain"])
def test_counts_fit_a_narrow_terminal(before: str) -> None:
    """Names that are longer than there is room for are cut over lines, and each keeps its count."""
    status, screen = in_a_terminal("voorbeeld", columns=34, before=before)
    assert status == 0
    _, _, after = "\n".join(lines_of(screen)).partition("3. Wie eerst?")
    counted = [line.rstrip() for line in after.partition("4. De eerste tien")[0].splitlines()]
    assert max(map(len, counted)) <= 34
    for name, count in ((r"18 tot 21: huisbezoek", 59), (r".*(nog geen|aanbod\))", 7)):
        assert any(re.fullmatch(rf" +{name} +{count}", line) for line in counted)


def test_colour_is_for_who_looks(path: str) -> None:
    """Heads have colour in a terminal with rich; without rich, or with NO_COLOR, nothing has."""
    assert COLOUR.search(in_a_terminal("controleer", path)[1])
    assert not COLOUR.search(in_a_terminal("controleer", path, NO_COLOR="1")[1])
    assert "\x1b" not in in_a_terminal("controleer", path, before=WITHOUT_RICH)[1]
    assert "\x1b" not in in_a_terminal("controleer", path, TERM="dumb", NO_COLOR="1")[1]


@pytest.mark.parametrize(("environment", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_colour_can_be_asked_for(environment: dict[str, str], coloured: bool, path: str) -> None:  # noqa: FBT001 - a case
    """A file or a pipe gets no colour, unless FORCE_COLOR asks for it; json never has any."""
    env = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    for how, expected in (([], coloured), (["--json"], False)):
        result = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "cak_regeling", "controleer", path, *how],
            capture_output=True,
            env={**env, "TERM": "xterm-256color", **environment},
            check=False,
        )
        assert result.returncode == 1
        assert (b"\x1b[" in result.stdout) is expected
        assert result.stderr == b""


@pytest.mark.parametrize("before", ["", WITHOUT_RICH], ids=["rich", "plain"])
def test_progress_is_shown_and_taken_away(before: str, path: str) -> None:
    """While a large file is read the terminal tells how far it is; what stays on the screen does not."""
    after = "printing.PROGRESS_FROM = 1000; "
    status, screen = in_a_terminal("controleer", path, columns=60, before=before, after=after)
    assert status == 1
    assert re.search(r"lijst\.csv.*\d+ ?%", CODES.sub("", screen))
    *_, last = re.finditer(r"lijst\.csv[^\n]*?\d+ ?%", screen)
    left = screen[last.end() :].partition("peildatum")[0]
    assert re.search(r"\x1b\[2K|\r {9,}\r", left)


def test_the_help_fits_a_narrow_terminal() -> None:
    """The help is as wide as the terminal lets it be, in one language and without colour."""
    status, screen = in_a_terminal("controleer", "--help", columns=60)
    assert status == 0
    body = lines_of(screen.partition("voorbeeld:")[0])
    assert max(map(len, body)) <= 60
    assert "\x1b" not in screen


def test_an_error_goes_to_the_terminal(tmp_path: Path) -> None:
    """A refused file is one line, whatever the terminal."""
    status, screen = in_a_terminal("controleer", str(tmp_path / "weg.csv"), columns=60)
    assert status == 2
    assert screen.startswith("cak-regeling: dit bestand of deze map is er niet: ")
