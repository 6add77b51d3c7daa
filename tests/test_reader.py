# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Reading a list: nothing is lost, and everything that is wrong has its place."""

import contextlib
import hashlib
import io
import tracemalloc
import zipfile
from collections import Counter
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, SkippedKind
from cak_regeling.lijst.rows import RowReader
from cak_regeling.lijst.soorten import RIJ_DUBBEL
from cak_regeling.lijst.tabular import Record
from cak_regeling.testing import FAULTS, generate_lijst


PEILDATUM = date(2023, 9, 30)
ONE, TWO, THREE = "999993653", "999990639", "999991723"
HEADER = "BSN;Achternaam;Geboortedatum;Postcode;Woonplaats;Aanmelddatum;Status;Betalingsachterstand"


def row(bsn: str, **cells: str) -> str:
    """Write a row under HEADER."""
    values = {
        "achternaam": "Beuk",
        "geboortedatum": "01-02-1980",
        "postcode": "1234AB",
        "woonplaats": "Voorbeeldstad",
        "aanmelddatum": "01-03-2020",
        "status": "BOE",
        "bedrag": "12,50",
    } | cells
    return ";".join([bsn, *values.values()])


def read(*lines: str, header: str = HEADER, **arguments: Any) -> cak.CakLijst:
    """Read a list of a header and lines."""
    return cak.read_lijst("\n".join([header, *lines]).encode(), **({"peildatum": PEILDATUM} | arguments))


def codes(lijst: cak.CakLijst) -> list[tuple[int | None, str]]:
    """Give the row and code of each bevinding."""
    return [(bevinding.row, bevinding.code) for bevinding in lijst.bevindingen]


def lines_of(lijst: cak.CakLijst) -> int:
    """Add up the lines that a list accounts for."""
    parts = (lijst.aanmeldingen, lijst.rejected, lijst.skipped)
    return sum(item.lines for part in parts for item in part)


class Dripping(io.RawIOBase):
    """A binary file that gives a few bytes at a time."""

    def __init__(self, content: bytes, sizes: list[int]) -> None:
        super().__init__()
        self._file = io.BytesIO(content)
        self._sizes = iter(sizes)

    def read(self, _size: int = -1) -> bytes:
        """Give the next few bytes, whatever was asked for."""
        return self._file.read(next(self._sizes, 7))


# The official test persons


def test_the_official_test_persons(shared: Path) -> None:
    """All 457 rows are accepted, and they are 346 persons."""
    lijst = cak.read_lijst(shared / "data" / "rvig-testpersonen.csv", peildatum=PEILDATUM)
    assert (len(lijst.aanmeldingen), len(lijst.rejected), len(lijst.wanbetalers)) == (457, 0, 346)
    assert lines_of(lijst) == 458
    assert {bevinding.code for bevinding in lijst.bevindingen} == {
        "ADRES_MEER_INWONERS",
        "BSN_TWEE_VERZEKERAARS",
        "CEL_LEEG",
        "MINDERJARIG",
    }


def test_the_official_test_persons_that_are_hard_to_read(shared: Path) -> None:
    """Quotes in a surname, letters outside cp1252, an unknown day of birth and missing postcodes are accepted."""
    lijst = cak.read_lijst(shared / "data" / "rvig-testpersonen.csv", peildatum=PEILDATUM)
    names = {a.naam.achternaam for a in lijst.aanmeldingen}
    assert '"Onbemind"' in names
    assert any(name and name.encode("cp1252", "ignore").decode("cp1252") != name for name in names)
    assert cak.OnvolledigeDatum(1995, 2) in {a.geboortedatum for a in lijst.aanmeldingen}
    assert sum(a.adres.postcode is None for a in lijst.aanmeldingen) == 57


# Nothing is lost


@given(
    persons=st.integers(1, 25),
    seed=st.integers(0, 1000),
    faults=st.lists(st.sampled_from(FAULTS), unique=True),
)
@settings(max_examples=50)
def test_every_line_of_a_faulty_list_is_accounted_for(persons: int, seed: int, faults: list[str]) -> None:
    """Lines in = accepted rows + rejected rows + lines that are no rows, whatever the faults."""
    content = generate_lijst(persons, seed=seed, peildatum=PEILDATUM, faults=faults).content
    assert lines_of(cak.read_lijst(content, peildatum=PEILDATUM)) == content.count(b"\n")


@given(st.binary(max_size=300).filter(lambda data: b"\0" not in data))
def test_any_bytes_under_a_header_are_accounted_for(data: bytes) -> None:
    """Whatever stands under a header, every line of it is accepted, rejected or no row."""
    content = f"{HEADER}\n{row(ONE)}\n".encode() + data
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").count(b"\n") + 1
    assert lines_of(lijst) == lines


@given(st.binary(max_size=400))
def test_any_bytes_give_a_list_or_one_refusal(data: bytes) -> None:
    """No bytes give another error than LijstError."""
    with contextlib.suppress(cak.LijstError):
        assert lines_of(cak.read_lijst(data, peildatum=PEILDATUM)) >= 1


@given(st.lists(st.integers(1, 40), max_size=60), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@settings(max_examples=40)
def test_any_cut_of_the_bytes_gives_the_same(sizes: list[int], encoding: str) -> None:
    """However a file comes in, the list is the same."""
    lines = [HEADER, row(ONE, achternaam="Wáng"), row(TWO, achternaam='"Den\r\nHaag"'), "", row("1"), ""]
    content = "\r\n".join(lines).encode(encoding)
    whole = cak.read_lijst(content, peildatum=PEILDATUM)
    dripped = cak.read_lijst(Dripping(content, sizes), peildatum=PEILDATUM)  # type: ignore[arg-type]  # reads as a file does
    assert (dripped.aanmeldingen, dripped.rejected) == (whole.aanmeldingen, whole.rejected)
    assert (dripped.skipped, dripped.bevindingen) == (whole.skipped, whole.bevindingen)
    assert dripped.sha256 == whole.sha256 == hashlib.sha256(content).hexdigest()


NO_LISTS = {
    "html": b"<html>\n",
    "doctype": b"<!doctype html>\n",
    "xml": b"<?xml version='1.0'?>\n",
    "pdf": b"%PDF-1.7\n",
    "nul": b"\0" * 300,
}


@pytest.mark.parametrize("start", NO_LISTS.values(), ids=NO_LISTS)
@pytest.mark.parametrize("sizes", [[1] * 30, [3] * 10], ids=["one byte", "three bytes"])
def test_any_cut_of_the_bytes_refuses_the_same(start: bytes, sizes: list[int]) -> None:
    """What is no list is refused in the same words, however few bytes of it come at a time."""
    content = start + f"{HEADER}\n{row(ONE)}\n".encode()
    with pytest.raises(cak.LijstError) as whole:
        cak.read_lijst(content, peildatum=PEILDATUM)
    with pytest.raises(cak.LijstError) as dripped:
        cak.read_lijst(Dripping(content, sizes), peildatum=PEILDATUM)  # type: ignore[arg-type]  # likewise
    assert str(dripped.value) == str(whole.value)


@given(at=st.integers(0, 80), byte=st.integers(1, 255).filter(lambda byte: byte not in b"\r\n"))
def test_one_byte_changes_no_other_line(at: int, byte: int) -> None:
    """Whatever one byte of a line becomes, the lines around it are read as before, and it is not lost."""
    first, middle, last = (row(bsn, achternaam="Wáng").encode() for bsn in (ONE, TWO, THREE))
    changed = bytearray(middle)
    changed[at % len(middle)] = byte
    lijst = cak.read_lijst(b"\n".join([HEADER.encode(), first, changed, last]), peildatum=PEILDATUM)
    expected = read(row(ONE, achternaam="Wáng"), row(THREE, achternaam="Wáng")).aanmeldingen
    assert tuple(a for a in lijst.aanmeldingen if a.row in {2, 4}) == expected
    assert len(lijst.aanmeldingen) + len(lijst.rejected) == 3


def test_one_bad_row_changes_no_other() -> None:
    """Whatever happens to one row, its neighbours are read as before."""
    good = [row(ONE), row(TWO), row(THREE)]
    expected = read(*good).aanmeldingen
    for bad in ("", "x", '"', row("1"), row(TWO) + ";meer", "\t".join(row(TWO).split(";")), '";"' + row(TWO)):
        lijst = read(good[0], bad, good[2])
        assert [a for a in lijst.aanmeldingen if a.row in {2, 4}] == [expected[0], expected[2]]


# Spellings of the file


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"])
@pytest.mark.parametrize("titles", [[], ["CAK-lijst", "", "Vertrouwelijk"]], ids=["bare", "titles"])
def test_spellings_of_a_file(ends: str, encoding: str, delimiter: str, titles: list[str]) -> None:
    """Delimiter, encoding, line end and title lines change nothing in what is read."""
    lines = [HEADER, row(ONE, achternaam="Müller", bedrag="12.50"), row(TWO, bedrag="12.50")]
    content = ends.join([*titles, *(line.replace(";", delimiter) for line in lines), ""]).encode(encoding)
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    assert lijst.aanmeldingen == read(*lines[1:]).aanmeldingen
    assert [a.row for a in lijst.aanmeldingen] == [len(titles) + 2, len(titles) + 3]
    kinds = [SkippedKind.TITEL, SkippedKind.LEEG, SkippedKind.TITEL, SkippedKind.KOP][-len(titles) - 1 :]
    assert [line.kind for line in lijst.skipped] == kinds
    said = ["CODERING_CP1252"] if encoding == "cp1252" else []
    assert [bevinding.code for bevinding in lijst.bevindingen] == said


@pytest.mark.parametrize(
    ("field", "spelling"),
    [(column.field, text) for column in STANDAARD.columns for text in (column.header, *column.spellings)],
)
def test_every_spelling_of_a_header(field: str, spelling: str) -> None:
    """A header is understood in each of its spellings, whatever its case."""
    base = [text for text in ("BSN", "Aanmelddatum") if STANDAARD.by_spelling[text.lower()].field != field]
    lijst = cak.read_lijst(";".join([*base, spelling.upper()]).encode(), peildatum=PEILDATUM)
    assert lijst.fields == {"bsn", "aanmelddatum", field}


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x85"])
def test_what_unicode_calls_a_line_end_is_none(separator: str) -> None:
    """Lines end at CR, LF and CRLF only."""
    lijst = read(row(ONE, achternaam=f"Beuk{separator}Berk"))
    assert lijst.aanmeldingen[0].naam.achternaam == f"Beuk{separator}Berk"


def test_one_line_in_another_encoding() -> None:
    """A line in Windows-1252 among UTF-8 is read and said, and the other lines are as they were."""
    content = "\n".join([HEADER, row(ONE, achternaam="Wáng"), ""]).encode() + row(TWO, achternaam="Müller").encode(
        "cp1252"
    )
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    assert [a.naam.achternaam for a in lijst.aanmeldingen] == ["Wáng", "Müller"]
    assert codes(lijst) == [(3, "CODERING_CP1252")]


def test_bytes_that_are_no_text_reject_their_row() -> None:
    """A byte that neither encoding has rejects its row and no other, also inside a cell of several lines."""
    for name in (b"M\x81ller", b'"M\nx\x81"'):
        content = (
            HEADER.encode() + b"\n" + row(ONE, achternaam="?").encode().replace(b"?", name) + b"\n" + row(TWO).encode()
        )
        lijst = cak.read_lijst(content, peildatum=PEILDATUM)
        assert [a.bsn.value for a in lijst.aanmeldingen] == [TWO]
        assert [(r.row, r.bevindingen[0].code) for r in lijst.rejected] == [(2, "CODERING_ONLEESBAAR")]


def test_a_header_in_another_encoding_is_said() -> None:
    """What there is to say of the header's line has its row."""
    content = b"BSN;Aanmelddatum;Status;Geboortedatum;Postcode;Caf\xe9\n"
    assert codes(cak.read_lijst(content, peildatum=PEILDATUM)) == [(1, "CODERING_CP1252")]


# Quotes


def test_a_quoted_cell_over_two_lines_is_one_row() -> None:
    """It is read whole, and said at its first line; the rows after it keep their numbers."""
    for cell in ("achternaam", "bedrag"):
        lijst = read(row(ONE, **{cell: '"12\n,50"'}), row(TWO))
        assert [(a.row, a.lines) for a in lijst.aanmeldingen] == [(2, 2), (4, 1)]
        assert codes(lijst)[0] == (2, "RIJ_MEER_REGELS")


def test_a_quoted_last_cell_over_two_lines_keeps_its_text() -> None:
    """The end of the last cell on the next line is part of it."""
    lijst = read(f'{ONE};01-03-2020;"Den', 'Haag"', header="BSN;Aanmelddatum;Woonplaats")
    assert lijst.aanmeldingen[0].adres.woonplaats == "Den\nHaag"


@pytest.mark.parametrize("cell", ["achternaam", "postcode", "bedrag"])
@pytest.mark.parametrize("apart", [0, 1, 3])
def test_stray_quotes_swallow_nothing(cell: str, apart: int) -> None:
    """Two rows with a quote that nothing closes, next to each other or not, are both read, and said."""
    between = [row(THREE)] * apart
    lijst = read(row(ONE, **{cell: '"x'}), *between, row(TWO, **{cell: '"x'}))
    assert [a.bsn.value for a in lijst.aanmeldingen] == [ONE, *[THREE] * apart, TWO]
    strays = [(r, code) for r, code in codes(lijst) if code == "AANHALINGSTEKEN_LOS"]
    assert strays == [(2, "AANHALINGSTEKEN_LOS"), (3 + apart, "AANHALINGSTEKEN_LOS")]


def test_a_quote_within_a_cell_is_a_character() -> None:
    """A doubled quote is one quote, and a delimiter within quotes is text."""
    lijst = read(row(ONE, achternaam='"""Onbemind"""', woonplaats='"Den; Haag"'))
    assert lijst.aanmeldingen[0].naam.achternaam == '"Onbemind"'
    assert lijst.aanmeldingen[0].adres.woonplaats == "Den; Haag"


# Rows that are none, and rows that are


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("", SkippedKind.LEEG),
        (";;;;;;;", SkippedKind.LEEG),
        ("  ", SkippedKind.LEEG),
        (HEADER.upper(), SkippedKind.KOP),
        ("Totaal;457;;;;;;", SkippedKind.TOTAAL),
        ("Totaal", SkippedKind.TOTAAL),
        (";;;;;;Totaal;1234,50", SkippedKind.TOTAAL),
        ("Aantal rijen: 12;;;;;;;", SkippedKind.TOTAAL),
        ("Bron: CAK, peildatum 30-09-2023", SkippedKind.VOETTEKST),
        ("Vertrouwelijk;;;;;;;", SkippedKind.VOETTEKST),
    ],
)
def test_lines_that_are_no_row(line: str, kind: SkippedKind) -> None:
    """Empty lines, repeated headers, totals and footers are passed over in their place; a doubtful one is said."""
    lijst = read(row(ONE), line, row(TWO))
    assert [(skipped.row, skipped.kind) for skipped in lijst.skipped] == [(1, SkippedKind.KOP), (3, kind)]
    assert not lijst.rejected
    doubtful = kind in {SkippedKind.TOTAAL, SkippedKind.VOETTEKST}
    assert codes(lijst) == ([(3, "REGEL_OVERGESLAGEN")] if doubtful else [])


@pytest.mark.parametrize(
    "line",
    [
        row("").replace(";", "\t"),
        row(ONE).replace(";", ","),
        f'"{row(ONE)}"',
        ";Beuk;;;;;;",
        f"{ONE} Beuk;;;;;;;",
        "Totaal Beuk;;;01-01-2020;Voorbeeldstad;;;",
        "Totaal;12345678;;;;;;",
        'Beuk"',
    ],
)
def test_what_might_be_a_resident_is_rejected_and_never_passed_over(line: str) -> None:
    """A row that can't be read is a resident without an offer: it is counted, with its cells and a reason."""
    lijst = read(row(TWO), line)
    assert [rejected.row for rejected in lijst.rejected] == [3]
    assert lijst.rejected[0].bevindingen
    assert any(cell.strip() for cell in lijst.rejected[0].cells)


def test_a_resident_above_the_header_is_not_passed_over() -> None:
    """Who sorts a sheet with its header puts rows above it: they are read or rejected, and never titles."""
    lijst = read(row(ONE), header=f"{row(TWO)}\n{HEADER}")
    assert len(lijst.aanmeldingen) + len(lijst.rejected) == 2


@pytest.mark.parametrize("line", [row(ONE) + ";meer", row(ONE).rsplit(";", 1)[0], f"{ONE};Beuk"])
def test_more_or_fewer_cells_than_the_header(line: str) -> None:
    """A row of another width is rejected: a shifted cell would be read as something else."""
    lijst = read(line)
    assert codes(lijst) == [(2, "RIJ_CELLEN")]
    assert lijst.rejected[0].cells == tuple(line.split(";"))


def test_empty_cells_beyond_the_header_do_not_matter() -> None:
    """Delimiters at the end of a line change nothing."""
    assert read(row(ONE) + ";;").aanmeldingen == read(row(ONE)).aanmeldingen


# Cells


def test_a_bad_cell_is_none_and_its_text_is_kept() -> None:
    """A value that can't be read is dropped with a bevinding in its row and column, and its text stays in extra."""
    lijst = read(row(ONE, postcode="0000XX", aanmelddatum="31-02-2020", bedrag="n.v.t.", geboortedatum="ooit"))
    a = lijst.aanmeldingen[0]
    assert (a.adres.postcode, a.aanmelddatum, a.achterstand_cak) == (None, None, None)
    assert a.geboortedatum == cak.OnvolledigeDatum()
    assert a.extra == {
        "Geboortedatum": "ooit",
        "Postcode": "0000XX",
        "Aanmelddatum": "31-02-2020",
        "Betalingsachterstand": "n.v.t.",
    }
    assert {(b.row, b.column, b.field) for b in a.bevindingen} == {
        (2, "Geboortedatum", "geboortedatum"),
        (2, "Postcode", "postcode"),
        (2, "Aanmelddatum", "aanmelddatum"),
        (2, "Betalingsachterstand", "achterstand_cak"),
    }


@pytest.mark.parametrize(
    ("header", "text", "field", "code"),
    [
        ("Wijze van inning", "per post", "inningswijze", "INNINGSWIJZE_ONBEKEND"),
        ("Verzekeraar code", "VGZ", None, None),
        ("UZOVI", "VGZ", "uzovi", "UZOVI_ONGELDIG"),
        ("Huisnr.", "12 hs", "huisnummer", "HUISNUMMER_ONLEESBAAR"),
    ],
)
def test_the_text_of_a_cell_without_a_value(header: str, text: str, field: str | None, code: str | None) -> None:
    """What gave no value stays in extra under its own header, as an unknown column does, and is said."""
    lijst = read(f"{ONE};01-03-2020;{text}", header=f"BSN;Aanmelddatum;{header}")
    a = lijst.aanmeldingen[0]
    assert a.extra == {header: text}
    assert (a.inningswijze, a.uzovi, a.adres.huisnummer) == (cak.Inningswijze.ONBEKEND, None, None)
    assert [(b.column, b.field, b.code) for b in a.bevindingen] == ([(header, field, code)] if code else [])


def test_a_bsn_that_a_spreadsheet_made_a_number() -> None:
    """A lost zero is put back and said; a number with decimals rejects its row, as it may be someone else's."""
    lijst = read(row("10000094"), row("10000094.0"), row(f"{ONE}.0"))
    assert [(a.row, a.bsn.value) for a in lijst.aanmeldingen] == [(2, "010000094")]
    assert codes(lijst) == [(2, "BSN_AANGEVULD"), (3, "BSN_ONGELDIG"), (4, "BSN_ONGELDIG")]
    assert [r.row for r in lijst.rejected] == [3, 4]


@pytest.mark.parametrize(
    ("status", "meaning", "code"),
    [("BOE", True, None), ("gbr", False, None), ("GBT", None, None), ("XYZ", None, "STATUSCODE_ONBEKEND")],
)
def test_what_a_status_means(status: str, meaning: object, code: str | None) -> None:
    """BOE owes the premie, GBR does not, GBT is not known, and any other code is kept and reported."""
    lijst = read(row(ONE, status=status))
    assert (lijst.aanmeldingen[0].statuscode, lijst.aanmeldingen[0].in_premieregime) == (status.upper(), meaning)
    assert [bevinding.code for bevinding in lijst.bevindingen] == ([code] if code else [])


def test_a_layout_of_ones_own_says_what_codes_mean() -> None:
    """The meaning of a code comes from the layout."""
    layout = evolve(STANDAARD, statuscodes={"GBT": True})
    assert read(row(ONE, status="GBT"), layout=layout).wanbetalers[0].in_premieregime is True


def test_empty_cells_are_said_where_they_matter() -> None:
    """An empty birth date, postcode, aanmelddatum or status is said; an empty name or amount is not."""
    empty = dict.fromkeys(["achternaam", "geboortedatum", "postcode", "aanmelddatum", "status", "bedrag"], "")
    lijst = read(row(ONE, **empty))
    assert {b.field for b in lijst.bevindingen} == {"geboortedatum", "postcode", "aanmelddatum", "statuscode"}
    assert {b.code for b in lijst.bevindingen} == {"CEL_LEEG"}


def test_identical_rows_are_said() -> None:
    """A row that equals an earlier one of the same person is said at its place, each time."""
    lijst = read(row(ONE), row(TWO), row(ONE), row(ONE, bedrag="1,00"), row(ONE))
    assert codes(lijst) == [(4, "RIJ_DUBBEL"), (6, "RIJ_DUBBEL")]
    assert str(lijst.by_bsn[cak.BSN(ONE)].achterstand_cak) == "13.50"


def test_long_and_many_texts_are_read_like_others() -> None:
    """Neither a very long cell nor thousands of different ones change what is read."""
    lijst = read(row(ONE, achternaam="B" * 500), *(row(TWO, achternaam=f"Beuk {n}") for n in range(5000)))
    assert len({a.naam.achternaam for a in lijst.aanmeldingen}) == 5001


# Columns


def test_unknown_columns_travel_along() -> None:
    """Their cells stay by header; one without a header, or with the header of another, gets a name of its own."""
    header = "BSN;Aanmelddatum;Opmerking;;Opmerking;Opmerking (5)"
    lijst = read(f"{ONE};01-03-2020;a;b;c;d", f"{TWO};01-03-2020;;;;", header=header)
    assert lijst.aanmeldingen[0].extra == {
        "Opmerking": "a",
        "kolom 4": "b",
        "Opmerking (5)": "c",
        "Opmerking (5) (6)": "d",
    }
    assert lijst.aanmeldingen[1].extra == {}


def test_two_columns_for_one_field() -> None:
    """The layout's own header wins over another spelling; the other column is kept as extra, and said."""
    lijst = read(f"{ONE};01-03-2020;ander;Beuk", header="BSN;Aanmelddatum;Naam;Achternaam")
    assert lijst.aanmeldingen[0].naam.achternaam == "Beuk"
    assert lijst.aanmeldingen[0].extra == {"Naam": "ander"}
    said = [b for b in lijst.bevindingen if b.code == "KOLOM_DUBBEL"]
    assert [(b.row, b.column, b.field) for b in said] == [(1, "Naam", "achternaam")]


def test_expected_columns_that_are_missing_are_said() -> None:
    """Without a birth date, postcode or status column the file is read, and each is said once."""
    lijst = read(f"{ONE};01-03-2020", header="BSN;Aanmelddatum")
    assert [(b.code, b.field) for b in lijst.bevindingen] == [
        ("KOLOM_ONTBREEKT", field) for field in ("geboortedatum", "postcode", "statuscode")
    ]
    assert lijst.aanmeldingen[0].inningswijze is cak.Inningswijze.ONBEKEND


# What is no list


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf", "an empty file"),
        (b"\n\n", "no header that is known"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xff\xd8\xff\xe0", "a picture (JPEG)"),
        (b"GIF89a", "a picture (GIF)"),
        (b"%PDF-1.7", "a PDF document"),
        (b"\xd0\xcf\x11\xe0", "save it as csv"),
        (b"<!DOCTYPE html>", "an html page"),
        ("\ufeff <html>".encode(), "an html page"),
        (b"<?xml version='1.0'?>", "an xml document"),
        ("BSN".encode("utf-16-le"), "NUL bytes"),
        ("BSN".encode("utf-32"), "UTF-32"),
        (b"Beste collega, hierbij de lijst.", "no header that is known"),
        (b"Achternaam;Postcode\nx;y\n", "row 1 with Achternaam, Postcode; no column for BSN and Aanmelddatum"),
        (b"BSN;Postcode\n", "row 1 with BSN, Postcode; no column for Aanmelddatum"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, found: str) -> None:
    """The refusal says what was looked for and what was found."""
    with pytest.raises(cak.LijstError) as refused:
        cak.read_lijst(content, peildatum=PEILDATUM)
    assert str(refused.value).startswith("expected a header line within the first 50 lines")
    assert found in str(refused.value)


@pytest.mark.parametrize("row_number", [0, 99])
def test_a_nul_is_a_character_wherever_it_stands(row_number: int) -> None:
    """One NUL near the start of a file does not refuse the list: it is read as further on, in its own cell only."""
    lines = [row(ONE) for _ in range(100)]
    lines[row_number] = row(ONE, achternaam="Be\0uk")
    names = [a.naam.achternaam for a in read(*lines).aanmeldingen]
    assert names.pop(row_number) == "Be\0uk"
    assert names == ["Beuk"] * 99


@pytest.mark.parametrize("size", [1 << 20, 1000])
def test_a_line_without_end_is_refused(size: int) -> None:
    """A line longer than any row is refused, however the bytes come in and wherever the line stands."""
    content = HEADER.encode() + b"\n" + b"x" * 1_100_000 + b"\nb\n"
    with pytest.raises(cak.LijstError, match="lines of at most"):
        cak.read_lijst(Dripping(content, [size] * 2000), peildatum=PEILDATUM)  # type: ignore[arg-type]  # likewise


def test_a_file_of_another_day_is_refused() -> None:
    """A peildatum in the file that differs from the caller's is an error with both days, from either function."""
    content = f"{HEADER};Peildatum\n{row(ONE)};30-09-2023\n{row(TWO)};31-08-2023\n".encode()
    with pytest.raises(cak.LijstError, match=r"2023-08-31 in row 3.*2023-09-30"):
        cak.read_lijst(content, peildatum=PEILDATUM)
    with pytest.raises(cak.LijstError, match=r"2023-09-30 in row 2.*2023-10-01"):
        list(cak.iter_lijst(content, peildatum=date(2023, 10, 1)))


@pytest.mark.parametrize(
    ("source", "arguments"),
    [
        (None, {}),
        (5, {}),
        ([HEADER.encode()], {}),
        (io.StringIO(HEADER), {}),
        (HEADER.encode(), {"peildatum": "2023-09-30"}),
        (HEADER.encode(), {"layout": "standaard"}),
        (HEADER.encode(), {"gemeente": "0392"}),
    ],
)
def test_wrong_arguments_are_refused(source: Any, arguments: dict[str, Any]) -> None:
    """An argument of the wrong type is the caller's fault, and said as such."""
    with pytest.raises(cak.WaardeError, match="expected"):
        cak.read_lijst(source, **({"peildatum": PEILDATUM} | arguments))


# Sources


def test_each_source_gives_the_same(tmp_path: Path) -> None:
    """A path as text or Path, bytes in any form, and an open file are read alike, and one row at a time too."""
    content = generate_lijst(60, peildatum=PEILDATUM, faults=FAULTS).content
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    expected = cak.read_lijst(content, peildatum=PEILDATUM)
    for source in (str(path), path, bytearray(content), memoryview(content), io.BytesIO(content)):
        lijst = cak.read_lijst(source, peildatum=PEILDATUM)
        assert (lijst.aanmeldingen, lijst.rejected) == (expected.aanmeldingen, expected.rejected)
    items = Counter(type(item) for item in cak.iter_lijst(path, peildatum=PEILDATUM))
    assert items == {cak.Aanmelding: len(expected.aanmeldingen), cak.RejectedRow: len(expected.rejected)}


def test_one_row_at_a_time_gives_the_same_rows() -> None:
    """Iterating gives what reading gives, in the order of the file and with the same bevindingen."""
    content = generate_lijst(60, peildatum=PEILDATUM, faults=FAULTS).content
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    rows: list[cak.Aanmelding | cak.RejectedRow] = [*lijst.aanmeldingen, *lijst.rejected]
    expected = sorted(rows, key=lambda item: item.row)
    items = list(cak.iter_lijst(content, peildatum=PEILDATUM))
    assert items == expected
    assert [(item.row, item.bevindingen) for item in items] == [(item.row, item.bevindingen) for item in expected]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A path that can't be opened is the system's error, as for any file."""
    with pytest.raises(FileNotFoundError):
        cak.read_lijst(tmp_path / "geen.csv", peildatum=PEILDATUM)


def test_a_file_in_a_zip_is_refused_in_words() -> None:
    """What Python's zipfile writes is known for what it is, even with a list in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("lijst.csv", f"{HEADER}\n{row(ONE)}\n")
    with pytest.raises(cak.LijstError, match="a zip file or a document"):
        cak.read_lijst(packed.getvalue(), peildatum=PEILDATUM)


def test_what_is_remembered_of_cells_stays_small() -> None:
    """However many and however long the texts of a file, a reader remembers few, and only short ones."""
    reader = RowReader(read(row(ONE)).header, peildatum=PEILDATUM)
    records = [Record(n, 1, row(ONE, achternaam=f"Beuk {n}").split(";")) for n in range(5000)]
    long = Record(0, 1, row(ONE, achternaam="B" * 500).split(";"))
    assert len(list(reader.read([*records, long]))) == 5001
    remembered = [key for part in reader.parts for key in part.read]
    assert len(remembered) <= 4096 + len(HEADER.split(";"))
    assert max(map(len, remembered)) <= 128


def test_a_path_with_an_odd_space_is_a_path(tmp_path: Path) -> None:
    """Only what no path holds makes text of a source: a hard space in a file name is fine."""
    path = tmp_path / "cak\u00a0lijst.csv"
    path.write_text(f"{HEADER}\n{row(ONE)}\n", "utf-8")
    assert len(cak.read_lijst(str(path), peildatum=PEILDATUM).aanmeldingen) == 1


def test_whose_list_it_is() -> None:
    """The municipality is what the caller says."""
    assert read(row(ONE), gemeente=cak.Gemeentecode("0392")).gemeente == cak.Gemeentecode("0392")


# Progress, and rows of which the source has something to say


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever asks is told how many bytes were read, and of how many where that is known beforehand."""
    content = f"{HEADER}\n".encode() + f"{row(ONE)}\n".encode() * 40_000
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    told: list[tuple[int, int | None]] = []
    for source, total in ((content, len(content)), (path, len(content)), (io.BytesIO(content), None)):
        told.clear()
        lijst = cak.read_lijst(source, peildatum=PEILDATUM, on_progress=lambda *now: told.append(now))
        assert len(lijst.aanmeldingen) == 40_000
        assert len(told) > 3
        assert [done for done, _ in told] == sorted({done for done, _ in told})
        assert told[-1] == (len(content), total)


@pytest.mark.parametrize(("ernst", "rejects"), [(cak.Ernst.FOUT, True), (cak.Ernst.WAARSCHUWING, False)])
def test_what_a_source_says_of_a_row(ernst: cak.Ernst, rejects: bool) -> None:  # noqa: FBT001 - one of the cases
    """What a source found in a row is a bevinding of that row, and a FOUT among it rejects the row."""
    soort = evolve(RIJ_DUBBEL, code="UIT_DE_BRON", ernst=ernst)
    reader = RowReader(read(row(ONE)).header, peildatum=PEILDATUM)
    (item,) = reader.read([Record(7, 1, row(ONE).split(";"), found=(soort,))])
    assert isinstance(item, cak.RejectedRow if rejects else cak.Aanmelding)
    assert [(b.code, b.row) for b in item.bevindingen] == [("UIT_DE_BRON", 7)]


def test_what_was_made_inert_is_as_it_was() -> None:
    """One quote goes from before a formula, in every kind of cell and in the name of a column, and from no other."""
    header = "BSN;Achternaam;Woonplaats;Aanmelddatum;Status;'=kolom;'s kolom"
    lijst = cak.read_lijst(f"{header}\n{ONE};'=1+1;'s-Gravesande;'-morgen;'=X;''@x;'t\n".encode(), peildatum=PEILDATUM)
    (a,) = lijst.aanmeldingen
    assert (a.naam.achternaam, a.adres.woonplaats, a.statuscode) == ("=1+1", "'s-Gravesande", "=X")
    assert a.extra == {"Aanmelddatum": "-morgen", "=kolom": "'@x", "'s kolom": "'t"}


class Rows(io.RawIOBase):
    """A file of a header and so many rows, made while it is read."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._pieces = chain([HEADER], (row(ONE, achternaam=f"Beuk {n}", bedrag=f"{n},00") for n in range(rows)))

    def read(self, _size: int = -1) -> bytes:
        """Give a hundred lines."""
        return "".join(f"{line}\n" for _, line in zip(range(100), self._pieces, strict=False)).encode()


def test_iterating_takes_no_more_memory_for_more_rows() -> None:
    """What a reader holds does not grow with the file."""
    peaks: list[int] = []
    for rows in (5_000, 10_000):
        tracemalloc.start()
        assert sum(1 for _ in cak.iter_lijst(Rows(rows), peildatum=PEILDATUM)) == rows  # type: ignore[arg-type, misc]  # likewise
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.05


def test_a_held_row_takes_little_memory() -> None:
    """Rows and persons together stay under 1.2 kB a row."""
    content = generate_lijst(1500, peildatum=PEILDATUM).content
    read(row(ONE)).wanbetalers  # noqa: B018 - what is imported on first use is no row
    tracemalloc.start()
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    assert len(lijst.wanbetalers) == 1500
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held < 1200 * len(lijst.aanmeldingen)


def test_what_is_remembered_shows_no_cell() -> None:
    """A debugger that lists the texts that were seen sees how many there are."""
    reader = RowReader(read(row(ONE)).header, peildatum=PEILDATUM)
    list(reader.read([Record(2, 1, row(ONE).split(";"))]))
    assert {repr(part.read) for part in reader.parts} == {"Remembered(1 texts)"}


def test_what_is_said_of_a_row_is_said_from_left_to_right() -> None:
    """Bevindingen of one row stand in the order of the columns of the file, whatever those are."""
    header = "Betalingsachterstand;Status;Postcode;Aanmelddatum;Geboortedatum;BSN"
    lijst = read(f"n.v.t.;XYZ;0000;ooit;31-02-1980;{ONE}", header=header)
    assert [b.column for b in lijst.aanmeldingen[0].bevindingen] == header.split(";")[:-1]
