# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The command line explains itself: help with an example that works, in two languages, and completion in a shell."""

import argparse
import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from importlib.metadata import version
from pathlib import Path

import pytest

from cak_regeling.bevinding import Taal
from cak_regeling.cli import COMMANDS, help_pages, main, make_parser
from cak_regeling.cli.arguments import Parser


ROOT = Path(__file__).parents[1]
LANGUAGES: tuple[Taal, ...] = ("nl", "en")


def help_of(name: str, lang: Taal, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the help of a command, in a terminal of 80 columns."""
    monkeypatch.setenv("COLUMNS", "80")
    return make_parser(lang).commands()[name].format_help()


def options_of(parser: Parser) -> dict[str, argparse.Action]:
    """Give the actions by what is typed for them."""
    return {(action.option_strings or [action.dest])[-1]: action for action in parser.actions()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_speaks_json_and_two_languages(name: str) -> None:
    """All take --json and --lang, and every option says what it is, in Dutch and in English."""
    dutch, english = (options_of(make_parser(lang).commands()[name]) for lang in LANGUAGES)
    assert {"--json", "--lang", "--help"} <= set(dutch) == set(english)
    assert [name for name, action in dutch.items() if not action.help or action.help == english[name].help] == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the files of the example once, as the help says."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    with redirect_stdout(io.StringIO()):
        assert main(["voorbeeld", "--map", str(folder)]) == 0
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the files of the example."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_a_help_works(
    name: str, lang: Taal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands under “voorbeeld” is run as it stands, with the files that the help says how to make."""
    text = help_of(name, lang, monkeypatch)
    _, _, after = text.partition({"nl": "voorbeeld:\n", "en": "example:\n"}[lang])
    example = after.partition("\n\n")[0].replace("\\\n", " ")
    program, *arguments = shlex.split(example)
    assert (program, arguments[0]) == ("cak-regeling", name)
    assert main(arguments) in {0, 1}
    captured = capsys.readouterr()
    assert captured.err == ""
    assert captured.out


def test_the_files_of_the_example_are_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who tries the example in a folder with a list of their own keeps that list."""
    assert sorted(path.name for path in folder.iterdir()) == [
        *("eerder.csv", "kader.toml", "lijst.csv", "verwerking.json")
    ]
    (folder / "lijst.csv").write_text("van mij", "utf-8")
    assert main(["voorbeeld", "--map", ".", "--lang", "en"]) == 2
    assert "this file is there already: lijst.csv" in capsys.readouterr().err
    assert (folder / "lijst.csv").read_text("utf-8") == "van mij"
    (folder / "lijst.csv").unlink()
    assert main(["voorbeeld", "--map", ".", "--lang", "en"]) == 2
    assert "this file is there already: eerder.csv" in capsys.readouterr().err
    assert not (folder / "lijst.csv").exists()


def test_the_files_of_the_example_make_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there yet is made, with those above it."""
    monkeypatch.chdir(tmp_path)
    assert main(["voorbeeld", "--map", "nieuw/diep", "--json"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "nieuw" / "diep" / "lijst.csv").exists()


@pytest.mark.parametrize("page", ["README.md", "docs/start.md"])
def test_a_page_is_followed_in_one_folder(page: str, folder: Path) -> None:
    """What the Python of a page writes is in no way of the files of the example, which its reader makes next."""
    written = re.findall(r'\.to_csv\("(.+?)"\)', (ROOT / page).read_text("utf-8"))
    assert written
    assert not {path.name for path in folder.iterdir()} & set(written)


def test_the_page_says_where_to_name_what_toets_advises(folder: Path) -> None:
    """The keys that have no option are named on the page, and stand empty in the file of the example."""
    verwerking = json.loads((folder / "verwerking.json").read_text("utf-8"))
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for key in ("dpia", "verwerkingsregister", "bewaartermijn"):
        assert verwerking[key] is None
        assert f"`{key}`" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_the_help(lang: Taal, monkeypatch: pytest.MonkeyPatch) -> None:
    """``make cli`` writes the help of every command into the page, in both languages."""
    monkeypatch.setenv("COLUMNS", "80")
    page, shown = (ROOT / "docs" / "cli.md").read_text("utf-8"), f"<!-- {lang} --> {help_pages(lang)} <!-- einde -->"
    assert " ".join(shown.split()) in " ".join(page.split())  # where lines end is another matter in each Python


def test_narrow_help_is_still_dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a narrow terminal words are cut elsewhere, and stay in one language."""
    monkeypatch.setenv("COLUMNS", "40")
    text = make_parser().commands()["werklijst"].format_help()
    assert text.startswith("gebruik: ")
    assert not re.search(r"usage|options|positional|show|exit", text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_version(lang: Taal, capsys: pytest.CaptureFixture[str]) -> None:
    """Who reports something can say which version it is."""
    with pytest.raises(SystemExit) as stopped:
        main(["--lang", lang, "--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"cak-regeling {version('cak_regeling')}\n"


@pytest.mark.parametrize(
    "arguments", [["contoleer", "lijst.csv"], ["toets", "--op", "12-10-2023", "--doel", "uitstroombevorderen"]]
)
def test_the_nearest_word_is_suggested(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is nearly a command or a choice gets that as a suggestion, and is not repeated itself."""
    meant = {"contoleer": "controleer", "uitstroombevorderen": "uitstroombevordering"}
    (typed,) = set(meant) & set(arguments)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.endswith(f"; bedoelt u “{meant[typed]}”?\n")
    assert not re.search(rf"\b{typed}\b", said)
    assert main([*arguments, "--lang", "en"]) == 2
    assert capsys.readouterr().err.endswith(f"; did you mean “{meant[typed]}”?\n")


# Completion


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Give the script for a shell."""
    with pytest.raises(SystemExit) as stopped:
        main(["--completion", shell])
    assert stopped.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_knows_every_command_and_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is generated from the parser, so nothing is missing."""
    text = script(shell, capsys)
    for name, parser in make_parser().commands().items():
        assert name in text
        options = [option for option in options_of(parser) if option.startswith("--")]
        assert [option for option in options if option.removeprefix("--") not in text] == []


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["con"], {"controleer"}),
        (["controleer", "--p"], {"--peildatum"}),
        (["werklijst", "--doel", "s"], {"schuldhulpverlening", "statistiek"}),
        (["kader", "ka"], {"kader.toml"}),
        (["werklijst", "--verwerking", "verw"], {"verwerking.json"}),
    ],
)
def test_bash_completes(
    words: list[str], completed: set[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a real bash commands, options, their values and files are completed."""
    (folder / "completion.bash").write_text(script("bash", capsys), "utf-8")
    line = " ".join(f"'{word}'" for word in ("cak-regeling", *words))
    asked = (
        f"source completion.bash; COMP_WORDS=({line}); COMP_CWORD={len(words)}; "
        "$(complete -p cak-regeling | sed 's/.*-F //; s/ .*//'); printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    result = subprocess.run(  # noqa: S603 - our own script
        ["bash", "-c", asked],  # noqa: S607 - whichever bash there is
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(result.stdout.split()) == completed


def test_without_shtab_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The extra is named, with status 2."""
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["--completion", "bash"]) == 2
    assert "pip install 'cak_regeling[cli]'" in capsys.readouterr().err
