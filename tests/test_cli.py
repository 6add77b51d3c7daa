"""The command line: what it prints, and its exit status."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cak_regeling.cli import main
from cak_regeling.testing import generate_lijst


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
    generate_lijst(50, peildatum=date(2023, 9, 30)).to_csv(path)
    assert main(["controleer", str(path), "--peildatum", "30-09-2023"]) == 0
    assert "   - " not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"<html></html>", b"naam;postcode\nx;y\n"])
def test_what_is_no_list_is_refused(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no list gives one line on stderr and status 2, and no traceback."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    assert main(["controleer", str(path), "--peildatum", "30-09-2023"]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("cak-regeling: expected a header line")
    assert captured.err.count("\n") == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file gives one line with its name, and status 2."""
    assert main(["controleer", str(tmp_path / "weg.csv"), "--peildatum", "30-09-2023"]) == 2
    assert "weg.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["iets"],
        ["controleer", "x.csv"],
        ["controleer", "x.csv", "--peildatum", "gisteren"],
        ["premie", "13-2024"],
        ["controleer", "x.csv", "--peildatum", "45000"],
    ],
)
def test_wrong_use_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be understood is explained, with status 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: cak-regeling" in capsys.readouterr().err


@pytest.mark.parametrize("month", ["05-2024", "2024-05"])
def test_premie_gives_the_amount_and_its_source(month: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An amount comes with its validity, article and certainty."""
    assert main(["premie", month]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "€ 175,20 per maand, van 01-01-2024 tot 01-07-2024 (artikel 6.5.2, Rzv; zekerheid: secundair)" in out


def test_premie_that_is_not_known_is_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    """A month without a known amount says so."""
    assert main(["premie", "05-2022"]) == 1
    assert "05-2022 is hier niet vastgesteld" in capsys.readouterr().out


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
