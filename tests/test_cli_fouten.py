# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the command line says when something goes wrong: one line, in two languages, for programs too, and of nobody."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from cak_regeling.bevinding import Taal
from cak_regeling.cli import kader as kader_command
from cak_regeling.cli import main
from cak_regeling.testing.canary import Canaries
from tests.test_schemas import validator


CANARY = "KanarieNaam 999993653 Kanariestraat"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the files of the example once, and leave off most of the rows."""
    folder = tmp_path_factory.mktemp("voorbeeld")
    with redirect_stdout(io.StringIO()):
        assert main(["voorbeeld", "--map", str(folder)]) == 0
    for name in ("lijst.csv", "eerder.csv"):
        lines = (folder / name).read_bytes().splitlines(keepends=True)
        (folder / name).write_bytes(b"".join([*lines[:80], *(line for line in lines if not _is_utf8(line))]))
    return folder


def _is_utf8(line: bytes) -> bool:
    return line.decode("utf-8", "ignore").encode() == line


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the files of the example, and files that are wrong with someone in them."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    (tmp_path / "naam.csv").write_text(f"{CANARY};x\n{CANARY};y\n", "utf-8")
    (tmp_path / "latin.toml").write_bytes(f"naam = '{CANARY}\xeb'".encode("latin-1"))
    (tmp_path / "diep.json").write_text("[" * 100_000, "utf-8")
    (tmp_path / "map").mkdir()
    return tmp_path


WERKLIJST = ["werklijst", "lijst.csv", "--op", "12-10-2023", "--vorige", "eerder.csv"]
USE = ["--verwerking", "verwerking.json"]
REFUSED: dict[str, tuple[list[str], str, str]] = {
    "no list": (["controleer", "naam.csv", "--peildatum", "30-09-2023"], "lijst", "geweigerd"),
    "no file": (["controleer", "weg.csv"], "bestand", "is er niet: weg.csv"),
    "a folder": (["kader", "map"], "bestand", "dit is een map"),
    "a list as a kader": (["kader", "lijst.csv"], "waarde", "geen tekst in UTF-8"),
    "no TOML": (["kader", "naam.csv"], "kader", "geen TOML: zie regel 1"),
    "a kader that is too deep": (["kader", "diep.json"], "kader", "geen JSON"),
    "another encoding": (["kader", "latin.toml"], "waarde", "latin.toml: dit bestand is geen tekst"),
    "no use": (["toets", "--op", "12-10-2023", "--verwerking", "naam.csv"], "waarde", "naam.csv: dit bestand is geen"),
    "a use of parts": ([*WERKLIJST, "--kader", "kader.toml", *USE, "--gemeente", "0392"], "waarde", "--gemeente"),
    "parts are missing": ([*WERKLIJST, "--kader", "kader.toml"], "waarde", "--mandaat-aan"),
    "nothing to test": (["toets", "--op", "12-10-2023"], "waarde", "--kader"),
    "over the list": ([*WERKLIJST, "--kader", "kader.toml", *USE, "--uit", "lijst.csv"], "waarde", "heen worden"),
    "no approach": (
        [*WERKLIJST, "--kader", "kader.toml", *USE, "--uit", "-", "--aanpak", "brieven"],
        *("kader", "bedoelt u “brief”"),
    ),
    "to the output, of all": ([*WERKLIJST, "--kader", "kader.toml", *USE, "--uit", "-"], "waarde", "en --aanpak op"),
    "not allowed": (
        [*WERKLIJST[:3], "12-10-2022", *WERKLIJST[4:], "--kader", "kader.toml", *USE],
        *("doelbinding", "mandaat"),
    ),
    "wrong use": (["premie", CANARY], "opdracht", "verwacht een maand"),
    "words too many": (["premie", "05-2024", CANARY], "opdracht", "nergens bij horen"),
    "an option that is none": (["premie", "05-2024", f"--bsn={CANARY}"], "opdracht", "niet bekend: --bsn"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "soort", "message"), REFUSED.values(), ids=REFUSED)
def test_a_program_gets_one_object(
    arguments: list[str], soort: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --json there is one document on stdout, valid by its schema; people get the same words on stderr."""
    assert main([*arguments, "--json"]) == 2
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert [error.message for error in validator("fout").iter_errors(data)] == []
    assert data["fout"]["soort"] == soort
    assert message in data["fout"]["nl"]
    assert err.endswith(f"cak-regeling: {data['fout']['nl']}\n")
    assert main([*arguments, "--json", "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert err.endswith(f"cak-regeling: {json.loads(out)['fout']['en']}\n")
    assert not re.search(r"\b(expected|missing|known|there is|this file)\b", data["fout"]["nl"])
    assert not re.search(r"\b(verwacht|ontbreekt|niet|dit|bestand is)\b", data["fout"]["en"])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", REFUSED)
def test_nobody_is_in_what_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither what was typed nor what is in a file is repeated."""
    arguments, *_ = REFUSED[name]
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert not re.search(r"Kanarie|999993653", out + err)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_bug_says_where_and_not_what(
    lang: Taal, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the program gives its kind and place, status 2, and neither its words nor a traceback."""

    def broken(_: str) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(kader_command, "read_kader", broken)
    assert main(["kader", "kader.toml", "--json", "--lang", lang]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["fout"]["soort"] == "programma"
    assert re.search(r"\(RuntimeError, test_cli_fouten\.py:\d+\)$", err.strip())
    assert "Kanarie" not in out + err


@pytest.mark.usefixtures("folder")
def test_nobody_is_said_of_a_list_with_canaries(capsys: pytest.CaptureFixture[str]) -> None:
    """No command tells of the residents that were planted in a list, in words or as json, unless it hands them out."""
    planted = Canaries()
    Path("lijst.csv").write_bytes(planted.lijst.content)
    commands = (
        ["controleer", "lijst.csv"],
        ["vergelijk", "eerder.csv", "lijst.csv"],
        [*WERKLIJST, "--kader", "kader.toml", *USE],
    )
    for command in commands:
        for how in ([], ["--json"], ["--lang", "en"]):
            assert main([*command, *how]) in {0, 1}
            out, err = capsys.readouterr()
            planted.check(out, err)


def python(code: str, *arguments: str) -> list[str]:
    """Give the words that run a line of Python in an interpreter of its own."""
    return [sys.executable, "-c", code, *arguments]


def test_an_interrupt_is_quiet(tmp_path: Path) -> None:
    """Who presses Ctrl-C gets no traceback, and the status that shells have for it."""
    waits = "import time, cak_regeling.cli as cli, cak_regeling.cli.premie as premie\n"
    waits += "premie.maandpremie = lambda _: (print('ready', flush=True), time.sleep(60))\n"
    waits += "raise SystemExit(cli.main(['premie', '05-2024']))"
    with subprocess.Popen(  # noqa: S603 - our own program
        python(waits), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_a_full_disk_is_said_once(how: list[str]) -> None:
    """Where the output can't be written there is one line, status 2, and no second failure when the program ends."""
    result = subprocess.run(  # noqa: S603 - our own program
        python(
            "import sys; from cak_regeling.cli import main; sys.exit(main(sys.argv[1:]))", "premie", "05-2024", *how
        ),
        stdout=os.open("/dev/full", os.O_WRONLY),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert result.returncode == 2
    assert re.fullmatch(rb"cak-regeling: lezen of schrijven lukt niet \(.*\)\n", result.stderr)


def test_json_survives_a_code_page(tmp_path: Path) -> None:
    """Where the output takes fewer characters than there are, json escapes them, so that nothing is lost."""
    run = "import sys; from cak_regeling.cli import main; sys.exit(main(sys.argv[1:]))"
    results: list[object] = []
    for encoding in ("ascii", "utf-8"):
        result = subprocess.run(  # noqa: S603 - our own program
            python(run, "kader", str(tmp_path / "weg.toml"), "--json"),
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            check=False,
        )
        results.append(json.loads(result.stdout.decode(encoding)))
    assert results[0] == results[1]
