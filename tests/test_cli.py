# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The command line: what it prints, and its exit status."""

import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

import pytest

import cak_regeling as cak
from cak_regeling.cli import main, printing
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
HEADER = "BSN;Aanmelddatum;Status;Wijze van inning"


def test_voorbeeld_shows_the_main_job(capsys: pytest.CaptureFixture[str]) -> None:
    """The demonstration shows what was rejected and why, the test, the counts, ten reasons, and what comes next."""
    assert main(["voorbeeld"]) == 0
    out = capsys.readouterr().out
    assert "7 rijen afgekeurd" in out
    assert "elfproef" in out
    assert "TOEGESTAAN" in out
    assert re.search(r"18 tot 21: huisbezoek +\d+", out)
    assert re.search(r"nieuw: brief +\d+", out)
    assert len(re.findall(r"^ *\d+\. inwoner [A-Z2-7]{8}$", out, re.MULTILINE)) == 10
    assert "cak-regeling controleer" in out


def test_a_code_page_without_our_characters_is_no_error() -> None:
    """On a console that lacks “ and € the work goes on, with another character in their place."""
    result = subprocess.run(
        [sys.executable, "-m", "cak_regeling", "premie", "05-2024"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert result.stdout.startswith(b"? 175,20 per maand")


def test_voorbeeld_fits_a_terminal_and_names_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """No line is wider than 80 columns; no BSN is printed, and nobody is called a wanbetaler."""
    main(["voorbeeld"])
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert not re.search(r"\d{8,9}", out)
    assert "wanbetaler" not in out.lower()


def test_controleer_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with a rejected row is reported with its row and column, and gives status 1."""
    path = tmp_path / "lijst.csv"
    generate_lijst(50, peildatum=date(2023, 9, 30), faults=["bsn_leeg", "status_onbekend"]).to_csv(path)
    assert main(["controleer", str(path), "--peildatum", "30-09-2023"]) == 1
    out = capsys.readouterr().out
    assert "2 rijen afgekeurd" in out
    assert "Kolom “Status”" in out


def test_controleer_counts_what_comes_often(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A column that is wrong throughout is one point with a count, and gives status 0."""
    content = generate_lijst(50, peildatum=date(2023, 9, 30)).content.replace(b";CJIB;", b";brief;")
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    assert main(["controleer", str(path), "--peildatum", "2023-09-30"]) == 0
    out = capsys.readouterr().out
    assert out.count("codetabel") == 1
    assert re.search(r"en \d+ rijen\s+daarna", out)


def test_controleer_of_a_clean_file_has_no_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with nothing wrong gives counts alone, and status 0."""
    path = tmp_path / "lijst.csv"
    path.write_text(
        "BSN;Geboortedatum;Postcode;Aanmelddatum;Status\n999993653;01-02-1980;1234AB;01-03-2020;BOE\n", "utf-8"
    )
    assert main(["controleer", str(path), "--peildatum", "30-09-2023"]) == 0
    assert "   - " not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"<html></html>", b"naam;postcode\nx;y\n"])
def test_what_is_no_list_is_refused(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no list gives one line on stderr and status 2, and no traceback."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    assert main(["controleer", str(path), "--peildatum", "30-09-2023"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("cak-regeling: het bestand is geweigerd. ")
    assert "expected" not in captured.err
    assert captured.err.count("\n") == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file or folder gives one line with its name, and status 2; so does a folder, or another failure."""
    day = ["--peildatum", "30-09-2023"]
    assert main(["controleer", str(tmp_path / "weg.csv"), *day]) == 2
    assert re.search(r"bestand of deze map is er niet: .*weg\.csv\n$", capsys.readouterr().err)
    assert main(["controleer", str(tmp_path), *day]) == 2
    assert "dit is een map en geen bestand" in capsys.readouterr().err
    (tmp_path / "lijst.csv").write_bytes(generate_lijst(5, peildatum=PEILDATUM).content)
    out = str(tmp_path / "er" / "is" / "niets.csv")
    assert main(["controleer", str(tmp_path / "lijst.csv"), "--rejected", out]) == 2
    assert main(["controleer", str(tmp_path / "lijst.csv" / "x"), *day]) == 2
    assert "cak-regeling: een deel hiervan is geen map" in capsys.readouterr().err
    assert main(["controleer", str(tmp_path / "lijst.csv"), "--rejected", out, "--lang", "en"]) == 2
    assert re.search(r"there is no such file or folder: .*niets\.csv\n$", capsys.readouterr().err)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["iets"],
        ["controleer"],
        ["controleer", "x.csv", "--lang", "fr"],
        ["controleer", "x.csv", "--gemeente", "Haarlem"],
        ["controleer", "x.csv", "--rejected", "afgekeurd.ods"],
        ["vergelijk", "x.csv", "y.csv", "--peildatums", "30-09-2023"],
        ["premie", "05-2024", "06-2024"],
        ["premie", "05-2024", "--maand"],
        ["controleer", "x.csv", "--peildatum", "gisteren"],
        ["premie", "13-2024"],
        ["controleer", "x.csv", "--peildatum", "45000"],
        ["controleer", "x.csv", "--json=999993653"],
        ["controleer", "--peil", "30-09-2023", "x.csv"],
        ["werklijst", "x.csv", "--uit", "werk.ods", "--op", "12-10-2023", "--kader", "k.toml"],
        ["toets", "--op", "12-10-2023", "--werkwijze", "999993653"],
        ["toets", "--op", "12-10-2023", "--doel", "999993653"],
        ["--completion", "csh"],
        ["premie", "05-2024", "999993653"],
    ],
)
def test_wrong_use_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be understood is explained in either language, with status 2, and no value is repeated."""
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("gebruik: cak-regeling")
    assert not re.search("usage|argument|required|invalid|choice|unrecognized|expected|words|known|999993653", said)
    assert main([*arguments, "--lang=en"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("usage: cak-regeling")
    assert not re.search("gebruik|ontbreekt|verwacht|kies|bekend|woorden|999993653", said)


def test_premie_speaks_english(capsys: pytest.CaptureFixture[str]) -> None:
    """How certain an amount is, is said in English too."""
    assert main(["premie", "05-2024", "--lang", "en"]) == 0
    assert "certainty: secondary)" in " ".join(capsys.readouterr().out.split())


def test_vergelijk_writes_counts_as_controleer_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Thousands have a dot in Dutch and a comma in English."""
    paths = [str(tmp_path / name) for name in ("oud.csv", "nieuw.csv")]
    for path, day, seed in zip(paths, (date(2023, 8, 31), PEILDATUM), (1, 2), strict=True):
        generate_lijst(1100, peildatum=day, seed=seed).to_csv(path)
    for lang, mark in (("nl", "."), ("en", ",")):
        assert main(["vergelijk", *paths, "--lang", lang]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert not re.search(r"(?<![-\d])\d{4}", said)
        assert re.search(rf": 1\{mark}\d\d\d", said)


@pytest.mark.parametrize("month", ["05-2024", "2024-05"])
def test_premie_gives_the_amount_and_its_source(month: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An amount comes with its validity, article and certainty."""
    assert main(["premie", month]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "€ 175,20 per maand, van 01-01-2024 tot 01-07-2024 (artikel 6.5.2, Rzv; zekerheid: secundair)" in out


def test_premie_that_is_not_known_is_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    """A month without a known amount says so."""
    assert main(["premie", "05-2022"]) == 1
    assert "Voor 05-2022 is hier geen bestuursrechtelijke premie" in capsys.readouterr().out
    assert main(["premie", "05-2022", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"versie": 1, "maand": "2022-05", "premie": None}


def test_as_a_program(tmp_path: Path) -> None:
    """``python -m cak_regeling`` is the same command line."""
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "cak_regeling", "controleer", str(tmp_path / "weg.csv"), "--peildatum", "30-09-2023"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")


def test_a_closed_pipe_is_no_error() -> None:
    """Whoever reads only the first lines gets no traceback."""
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(
        [sys.executable, "-m", "cak_regeling", "voorbeeld"], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (result.returncode, result.stderr) == (0, b"")


def lijst_at(path: Path, *rows: str, header: str = HEADER) -> str:
    """Write a list of rows; give its path as text."""
    path.write_text("\n".join([header, *rows]), "utf-8")
    return str(path)


def test_the_help_is_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks how it is used is told in Dutch, of the whole and of a command."""
    for arguments in (["-h"], ["controleer", "-h"], ["vergelijk", "-h"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 0
        out = capsys.readouterr().out
        assert out.startswith("gebruik: cak-regeling")
        assert "toon deze uitleg" in out
        assert not re.search("usage|arguments|options|show this", out)
        with pytest.raises(SystemExit):
            main(["--lang", "en", *arguments])
        out = capsys.readouterr().out
        assert out.startswith("usage: cak-regeling")
        assert not re.search("gebruik|opties|argumenten|voorbeeld:", out)


def test_the_peildatum_comes_from_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that names its day needs no argument; one that does not is refused with what to do."""
    path = tmp_path / "lijst.csv"
    generate_lijst(5, peildatum=PEILDATUM).to_csv(path)
    assert main(["controleer", str(path)]) == 0
    assert "lijst.csv, peildatum 30-09-2023" in capsys.readouterr().out
    row = "999993653;01-05-2017;BOE;CJIB"
    named = lijst_at(
        path, f";01-05-2017;;;x;\n{row};01-01-2020;morgen\n{row};;31-10-2023", header=f"{HEADER};x;Datum lijst"
    )
    assert main(["controleer", named, "--gemeente", "0392"]) == 1
    assert "peildatum 31-10-2023" in capsys.readouterr().out
    assert main(["controleer", lijst_at(path, "999993653;01-05-2017;BOE;CJIB")]) == 2
    assert "dit kan niet: lijst.csv: er staat geen peildatum in het bestand" in capsys.readouterr().err


def test_controleer_gives_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program gets what `CakLijst.to_dict` gives, and the same status."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(generate_lijst(50, peildatum=PEILDATUM, faults=["bsn_leeg"]).content)
    assert main(["controleer", str(path), "--json", "--gemeente", "0392"]) == 1
    lijst = cak.read_lijst(path, peildatum=PEILDATUM, gemeente=cak.Gemeentecode("0392"))
    assert json.loads(capsys.readouterr().out) == lijst.to_dict()


def test_controleer_speaks_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for it gets the report in English."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(generate_lijst(50, peildatum=PEILDATUM, faults=["bsn_leeg"]).content)
    out = str(tmp_path / "rejected.csv")
    assert main(["controleer", str(path), "--lang", "en", "--rejected", out]) == 1
    said = capsys.readouterr().out
    assert "2 rows rejected" in said
    assert "The rejected rows are in rejected.csv." in said
    assert "Reason of rejection" in Path(out).read_text("utf-8")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_was_rejected_is_written_to_be_corrected(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rejected rows are in the file that was named, each with its reason, and are rejected when read again."""
    path, out = tmp_path / "lijst.csv", tmp_path / f"afgekeurd.{suffix}"
    path.write_bytes(generate_lijst(50, peildatum=PEILDATUM, faults=["bsn_leeg", "extra_scheidingsteken"]).content)
    assert main(["controleer", str(path), "--rejected", str(out)]) == 1
    assert f"De afgekeurde rijen staan in afgekeurd.{suffix}." in capsys.readouterr().out
    assert len(cak.read_lijst(out, peildatum=PEILDATUM).rejected) == 3


def test_a_layout_of_ones_own_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns and codes are what the layout file says; the file must be there and be a layout."""
    layout = tmp_path / "layout.toml"
    layout.write_text(
        'naam = "eigen"\nbasis = "standaard"\n[statuscodes]\nGBT = "nee"\n'
        '[kolommen.bsn]\nspellingen = ["klantnummer"]\n[kolommen.peildatum]\nspellingen = ["stand"]\n',
        "utf-8",
    )
    header = "Klantnummer;Aanmelddatum;Status;Stand"
    old = lijst_at(tmp_path / "oud.csv", "999993653;01-05-2017;BOE;31-08-2023", header=header)
    new = lijst_at(tmp_path / "nieuw.csv", "999993653;01-05-2017;GBT;30-09-2023", header=header)
    assert main(["controleer", new, "--layout", str(layout)]) == 0
    assert "layout “eigen”" in capsys.readouterr().out
    assert main(["vergelijk", old, new, "--layout", str(layout), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["uit_premieregime"] == 1
    (tmp_path / "latin.toml").write_bytes(b"naam = '\xeb'")
    for name, said in (
        ("weg.toml", r"bestand of deze map is er niet: .*weg.toml"),
        ("nieuw.csv", "nieuw.csv: dit bestand is geen TOML: zie regel 1, kolom 12"),
        ("latin.toml", "latin.toml: dit bestand is geen tekst in UTF-8"),
    ):
        assert main(["controleer", new, "--layout", str(tmp_path / name)]) == 2
        assert re.search(said, capsys.readouterr().err)


def test_another_month_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of another day than was given is refused, in Dutch, at its row."""
    path = lijst_at(tmp_path / "lijst.csv", "999993653;01-05-2017;BOE;CJIB;31-08-2023", header=f"{HEADER};Peildatum")
    assert main(["controleer", path, "--peildatum", "30-09-2023"]) == 2
    said = capsys.readouterr().err
    assert "geweigerd. Rij 2: Het bestand noemt een andere peildatum" in said
    assert "expected" not in said


def test_a_list_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Naming the list itself as the place for its rejected rows is refused, and leaves it as it is."""
    path = tmp_path / "lijst.csv"
    generate_lijst(5, peildatum=PEILDATUM).to_csv(path)
    before = path.read_bytes()
    assert main(["controleer", str(path), "--rejected", str(tmp_path / "x" / ".." / "lijst.csv")]) == 2
    assert "over een bestand heen worden geschreven dat ook wordt gelezen" in capsys.readouterr().err
    assert path.read_bytes() == before


OLD = ("999993653;01-05-2017;BOE;CJIB", "999990639;01-05-2017;BOE;CJIB", "999991723;01-05-2017;GBR;CJIB")
NEW = (
    "999993653;01-05-2017;GBR;broninhouding",
    "999990639;01-05-2017;;CJIB",
    "999995571;01-05-2017;BOE;CJIB\n999995571;01-06-2017;GBR;CJIB",
)


def test_vergelijk_counts_what_happened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New, stayed, changed and gone are counted, with from what to what; and that gone is no exit is said."""
    old, new = lijst_at(tmp_path / "oud.csv", *OLD), lijst_at(tmp_path / "nieuw.csv", *NEW)
    assert main(["vergelijk", old, new, "--peildatums", "31-08-2023", "30-09-2023"]) == 0
    out = capsys.readouterr().out
    words = " ".join(out.split())
    assert "Nieuw: 1. Gebleven: 2, van wie gewijzigd: 2. Verdwenen: 1." in words
    assert "Noem het dus geen uitstroom" in words
    for name, count in (("statuscode", 2), ("  BOE > GBR", 1), ("  BOE > -", 1), ("  cjib > broninhouding", 1)):
        assert re.search(rf"^   {name} +{count}$", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) <= 80
    assert not re.search(r"\d{8,9}", out)


def test_vergelijk_knows_who_returned_and_who_was_rejected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lists from before tell who returned; a rejected row in either list gives status 1."""
    day = f"{HEADER};Peildatum"
    before = lijst_at(tmp_path / "0.csv", "999995571;01-05-2017;BOE;CJIB;31-07-2023", header=day)
    old = lijst_at(tmp_path / "1.csv", *(f"{row};31-08-2023" for row in OLD), header=day)
    multi = [line for row in NEW for line in row.splitlines()]
    new = lijst_at(tmp_path / "2.csv", *(f"{row};30-09-2023" for row in multi), ";;;x;", header=day)
    assert main(["vergelijk", old, new, "--eerder", before, "--lang", "en"]) == 1
    words = " ".join(capsys.readouterr().out.split())
    assert "Of the new residents on a list before: 1." in words
    assert "Rejected rows of the later list: 1." in words
    assert main(["vergelijk", old, new, "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["nieuw"], data["verdwenen"], data["uit_premieregime"]) == (1, 1, 1)
    for arguments in ([new, old], [old, new, "--eerder", new]):
        assert main(["vergelijk", *arguments]) == 2
        assert "andere volgorde" in capsys.readouterr().err
    assert main(["vergelijk", before, old, "--json"]) == 0


def test_codes_of_several_rows_are_said_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person with two codes has both, joined."""
    old = lijst_at(tmp_path / "oud.csv", OLD[0])
    new = lijst_at(tmp_path / "nieuw.csv", OLD[0], OLD[0].replace("BOE", "GBR").replace("2017", "2012"))
    assert main(["vergelijk", old, new, "--peildatums", "31-08-2023", "30-09-2023"]) == 0
    assert "BOE > BOE+GBR" in capsys.readouterr().out


class Terminal(io.StringIO):
    """A terminal where someone looks."""

    def shows(self, *arguments: str) -> int:
        """Run a command in it; give its status."""
        with redirect_stdout(self), redirect_stderr(self):
            return main(arguments)

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let the commands print to a terminal of 100 columns."""
    screen = Terminal()
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(printing, "PROGRESS_FROM", 1000)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm-256color")
    return screen


def test_on_a_terminal_with_rich_it_is_nicer(tmp_path: Path, terminal: Terminal) -> None:
    """Rich lays out the same words in the width of the terminal, with heads in colour and a bar while reading."""
    path = tmp_path / "lijst.csv"
    generate_lijst(2000, peildatum=PEILDATUM, faults=["bsn_leeg"]).to_csv(path)
    assert terminal.shows("controleer", str(path)) == 1
    screen = terminal.getvalue()
    assert "\x1b[" in screen
    assert "2 rijen afgekeurd" in screen
    plain = [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line) for line in screen.splitlines()]
    assert 80 < max(map(len, plain)) <= 100
    terminal.truncate(0)
    assert terminal.shows("voorbeeld") == 0
    assert "18 tot 21: huisbezoek" in terminal.getvalue()


def test_on_a_terminal_without_rich_it_is_plain(
    tmp_path: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without rich there is no colour, and a percentage while reading that is gone when it is done."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    path = tmp_path / "lijst.csv"
    generate_lijst(2000, peildatum=PEILDATUM).to_csv(path)
    assert terminal.shows("controleer", str(path)) == 0
    screen = terminal.getvalue()
    assert "\x1b[" not in screen
    assert re.search(r"\rlijst\.csv: 100 %\r +\r", screen)
    assert max(map(len, screen.splitlines())) <= 80


def test_a_small_file_has_no_bar(tmp_path: Path, terminal: Terminal) -> None:
    """What takes no time is not counted down."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(generate_lijst(3, peildatum=PEILDATUM).content)
    assert path.stat().st_size < 1000
    assert terminal.shows("controleer", str(path)) == 0
    assert "%" not in terminal.getvalue()
