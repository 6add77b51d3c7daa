# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the documentation tells systems in other languages to run is run, and gives what the schemas say."""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from cak_regeling.cli import main, make_parser
from tests.test_schemas import validator


ROOT = Path(__file__).parents[1]
EMBEDDING = (ROOT / "docs" / "embedding.md").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the files of the example."""
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(io.StringIO()):
        assert main(["voorbeeld", "--map", "."]) == 0
    return tmp_path


def blocks(page: str, language: str) -> list[str]:
    """Give the blocks of code of a page."""
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def test_the_commands_for_a_system_give_its_shapes(folder: Path) -> None:
    """The page is run in a shell as it stands, and each file has the shape that the page names."""
    (script,) = blocks(EMBEDDING, "sh")
    program = Path(sys.executable).parent
    result = subprocess.run(  # noqa: S603 - our own page
        ["bash", "-c", script],  # noqa: S607 - whichever bash there is
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": f"{program}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")  # rows of the example were rejected
    for name, shape in (
        ("summary", "lijst"),
        ("toetsing", "toetsing"),
        ("kader", "kader"),
        ("werklijst", "werklijst"),
        ("bewijs", "werklijst-bewijs"),
        ("brief", "uitgifte"),
    ):
        data = json.loads((folder / f"{name}.json").read_text("utf-8"))
        assert [error.message for error in validator(shape).iter_errors(data)] == []
    counts = json.loads((folder / "werklijst.json").read_text("utf-8"))
    letters = json.loads((folder / "brief.json").read_text("utf-8"))
    assert [one["aantal"] for one in counts["regels"] if one["aanpak"] == "brief"] == [len(letters["inwoners"])]
    assert {kolom["naam"] for kolom in letters["kolommen"]}.isdisjoint({"bsn", "geboortedatum", "achterstand_cak"})


@pytest.mark.usefixtures("folder")
def test_the_words_that_the_program_in_c_sharp_gives(capsys: pytest.CaptureFixture[str]) -> None:
    """The arguments in the example are understood, and the properties that it reads are there."""
    (code,) = blocks(EMBEDDING, "csharp")
    words = re.findall(r'"([^"]*)"', re.findall(r"new\[\] \{(.*?)\}", code)[0])
    assert main(words) == 1
    data = json.loads(capsys.readouterr().out)
    path = re.findall(r'GetProperty\("(\w+)"\)', code.splitlines()[-1])
    for name in path:
        data = data[name]
    assert isinstance(data, int)
    assert 'GetProperty("fout").GetProperty("nl")' in code


@pytest.mark.parametrize("page", ["README.md", "docs/cli.md", "docs/embedding.md", "docs/lijst.md", "docs/beleid.md"])
def test_every_command_in_the_pages_is_understood(page: str) -> None:
    """No page shows an option that is not there."""
    seen = 0
    for block in blocks((ROOT / page).read_text("utf-8"), "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            words = [re.split(r"^\.\.\.$", word)[0] for word in shlex.split(re.split(r" >>? ", line)[0], comments=True)]
            if words[:1] != ["cak-regeling"] or "--completion" in words or "" in words:
                continue
            make_parser().parse_args(words[1:])
            seen += 1
    assert seen
