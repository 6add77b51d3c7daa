# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list as a spreadsheet: each case is a file made here, by openpyxl or part by part, and read as any list."""

import io
import os
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD, xlsx
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits
from cak_regeling.lijst.ooxml import MAX_COLUMN, MAX_ELEMENTS, MAX_PARTS
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
HEADERS = ("BSN", "Achternaam", "Geboortedatum", "Aanmelddatum", "Status", "Betalingsachterstand", "Opmerking")
ROW = ("999993653", "Jansen", date(1987, 4, 17), date(2017, 5, 1), "BOE", 1234.5, "let op")
OTHER = ("999990639", "Bakker", "00-00-1968", "01-03-2020", "GBR", "0,00", None)


def saved(book: openpyxl.Workbook) -> bytes:
    """Give the file of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def book_of(*rows: Sequence[Any]) -> openpyxl.Workbook:
    """Make a workbook of one sheet."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def read(content: bytes, **arguments: Any) -> cak.CakLijst:
    """Read a list."""
    return cak.read_lijst(content, peildatum=PEILDATUM, **arguments)


def codes(lijst: cak.CakLijst) -> list[tuple[str, int | None]]:
    """Give what was found, with its row."""
    return [(bevinding.code, bevinding.row) for bevinding in lijst.bevindingen]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS: Mapping[str, str] = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/strings.xml" ContentType="{KIND}.sharedStrings+xml"/></Types>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/><sheets>'
    '<sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    "docProps/thumbnail.jpeg": "\xff",
    "xl/strings.xml": f'<sst xmlns="{MAIN}"/>',
}


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Make a zip of parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet_of(rows: str, **parts: str) -> bytes:
    """Make a workbook of which the rows of the sheet are given as xml."""
    own = {f"xl/{name}.xml": content for name, content in parts.items()}
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, **own})


def cell(text: object, attributes: str = 't="inlineStr"') -> str:
    """Write a cell with text."""
    return f"<c {attributes}><is><t>{escape(str(text))}</t></is></c>"


def row_of(cells: Iterable[object], attributes: str = "") -> str:
    """Write a row of text."""
    return f"<row {attributes}>{''.join(map(cell, cells))}</row>"


SAID = '<rPh sb="0" eb="1"><t>ファン</t></rPh>'
HEAD = row_of(["BSN", "Aanmelddatum", "Achternaam"])
PERSON = row_of(["999993653", "01-05-2017", "Jansen"])


def test_days_numbers_and_text_are_read() -> None:
    """A real day, an incomplete one as text, an amount as a number or as text: as in a csv of the same list."""
    lijst = read(saved(book_of(HEADERS, ROW, OTHER)))
    first, second = lijst.aanmeldingen
    assert (first.bsn.value, first.naam.achternaam) == ("999993653", "Jansen")
    assert first.geboortedatum == cak.OnvolledigeDatum(1987, 4, 17)
    assert (first.aanmelddatum, first.achterstand_cak) == (date(2017, 5, 1), Decimal("1234.5"))
    assert (dict(first.extra), dict(second.extra)) == ({"Opmerking": "let op"}, {})
    assert (second.geboortedatum, second.aanmelddatum) == (cak.OnvolledigeDatum(1968), date(2020, 3, 1))
    assert (first.row, second.row, codes(lijst)) == (2, 3, [("KOLOM_ONTBREEKT", 1)])


def test_a_generated_list_is_the_same_as_csv_and_as_xlsx() -> None:
    """Every row of a generated list says the same when it was kept in a spreadsheet with real days and numbers."""
    generated = generate_lijst(200, peildatum=PEILDATUM, faults=["bsn_leeg", "titelregels", "totaalregel"]).content
    lines = [line.split(";") for line in generated.decode().splitlines()]
    as_csv, as_xlsx = read(generated), read(saved(book_of(*([_typed(text) for text in line] for line in lines))))
    assert as_xlsx.aanmeldingen == as_csv.aanmeldingen
    assert [row.row for row in as_xlsx.rejected] == [row.row for row in as_csv.rejected]
    assert [line.row for line in as_xlsx.skipped] == [line.row for line in as_csv.skipped]


def _typed(text: str) -> object:
    """Give a cell as a spreadsheet would hold it."""
    if re.fullmatch(r"(?!00)\d\d-(?!00)\d\d-\d{4}", text):
        return date(int(text[6:]), int(text[3:5]), int(text[:2]))
    if re.fullmatch(r"-?\d+,\d\d", text):
        return float(text.replace(",", "."))
    return int(text) if re.fullmatch(r"[1-9]\d{0,2}", text) else text


@pytest.mark.parametrize("number", [10000094, 10000094.0, "10000094"])
def test_eight_digits_are_never_another_persons_number(number: object) -> None:
    """10000094 is padded to nine digits with a bevinding, or rejected; it never becomes 100000940."""
    lijst = read(saved(book_of(("BSN", "Aanmelddatum"), (number, date(2017, 5, 1)))))
    assert cak.BSN("010000094") in lijst.by_bsn
    assert ("BSN_AANGEVULD", 2) in codes(lijst)
    assert cak.BSN("100000940") not in lijst.by_bsn


@pytest.mark.parametrize("written", ["10000094.0", "10000094.000", "1.0000094E7", "+10000094"])
def test_a_number_is_what_it_is_however_it_is_written(written: str) -> None:
    """A float in the file that is a whole number is that number, and none other."""
    rows = HEAD + f"<row><c><v>{written}</v></c>{cell('01-05-2017')}</row>"
    lijst = read(sheet_of(rows))
    assert [a.bsn.value for a in lijst.aanmeldingen] == ["010000094"]


def test_a_float_as_text_is_rejected() -> None:
    """Text that says 10000094.0 is no BSN, and neither is 100000940."""
    lijst = read(saved(book_of(("BSN", "Aanmelddatum"), ("10000094.0", date(2017, 5, 1)))))
    assert (len(lijst.rejected), codes(lijst)[-1]) == (1, ("BSN_ONGELDIG", 2))


def test_three_decimals_are_no_thousands() -> None:
    """The number 1.234 is a bad amount, and not 1234 euro; what a spreadsheet computed is rounded as it shows it."""
    lijst = read(saved(book_of(HEADERS, (*ROW[:5], 1.234), (*ROW[:5], 1234.5600000000002))))
    assert [a.achterstand_cak and str(a.achterstand_cak) for a in lijst.aanmeldingen] == [None, "1234.56"]
    assert lijst.aanmeldingen[0].extra == {"Betalingsachterstand": "1,234"}


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
@pytest.mark.parametrize("shown", ["dd-mm-yyyy", "General"])
def test_days_are_right_in_both_systems(epoch: datetime | None, shown: str) -> None:
    """A serial number is the day that it was, counted from 1900 or from 1904, shown as a day or as a number."""
    book = book_of(HEADERS, ROW)
    if epoch is not None:
        book.epoch = epoch
    for column in "CD":
        place = book.worksheets[0][f"{column}2"]
        place.value = to_excel(place.value, book.epoch)
        place.number_format = shown
    a = read(saved(book)).aanmeldingen[0]
    assert (a.geboortedatum, a.aanmelddatum) == (cak.OnvolledigeDatum(1987, 4, 17), date(2017, 5, 1))
    assert ("DATUM_SERIEEL" in [b.code for b in a.bevindingen]) is (shown == "General")


def test_a_number_of_eight_digits_is_a_day_in_both_systems() -> None:
    """19870417 as a number is a day as text, and is not moved by four years."""
    book = book_of(HEADERS, (*ROW[:2], 19870417, *ROW[3:]))
    book.epoch = CALENDAR_MAC_1904
    assert read(saved(book)).aanmeldingen[0].geboortedatum == cak.OnvolledigeDatum(1987, 4, 17)


DAY = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-413]d mmm\\-yy;@"/>'
    '<numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="&quot;dagen&quot; 0"/>'
    '<numFmt numFmtId="167" formatCode="[Red]0_d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    "<xf numFmtId='167'/></cellXfs></styleSheet>"
)


@pytest.mark.parametrize(
    ("style", "serial", "text"),
    [
        *((style, "45199", "30-09-2023") for style in (1, 2)),
        *((style, "45199", "45199") for style in (0, 3, 4, 5, 99)),
        *((1, serial, text) for serial, text in (("1", "01-01-1900"), ("59", "28-02-1900"), ("60", "28-02-1900"))),
        *((1, serial, text) for serial, text in (("61", "01-03-1900"), ("2958465", "31-12-9999"))),
        *((1, serial, text) for serial, text in (("45199.5", "45199,5"), ("0.5", "0,5"), ("0", "0"), ("-1", "-1"))),
    ],
)
def test_a_day_is_what_its_format_shows(style: int, serial: str, text: str) -> None:
    """Whether a number is a day is said by its format; a moment, or what is before the first day, stays a number."""
    rows = row_of(["BSN", "Aanmelddatum", "Wat"]) + (
        f'<row>{cell("999993653")}{cell("01-05-2017")}<c s="{style}"><v>{serial}</v></c></row>'
    )
    assert read(sheet_of(rows, styles=DAY)).aanmeldingen[0].extra == {"Wat": text}


@pytest.mark.parametrize("serial", ["2958466", "99999999"])
def test_a_number_that_is_no_day_and_is_shown_as_one_is_an_error(serial: str) -> None:
    """A spreadsheet shows ##### for it: the cell is read as empty, with a bevinding, and nothing quotes the number."""
    rows = HEAD + f'<row>{cell("999993653")}{cell("01-05-2017")}<c s="1"><v>{serial}</v></c></row>'
    a = read(sheet_of(rows, styles=DAY)).aanmeldingen[0]
    assert (a.naam.achternaam, [b.code for b in a.bevindingen]) == (None, ["CEL_FOUTWAARDE"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('<c t="s"><v>1</v></c>', "van der Berg"),
        ('<c t="s"><v/></c>', None),
        ('<c t="str"><v>uitkomst</v></c>', "uitkomst"),
        ('<c t="b"><v>1</v></c>', "WAAR"),
        ('<c t="b"><v>0</v></c>', "ONWAAR"),
        ('<c t="d"><v>2023-09-30T00:00:00</v></c>', "30-09-2023"),
        (
            f'<c t="inlineStr"><is><r><t>van </t></r><r><t>Dam</t></r>{SAID}</is></c>',
            "van Dam",
        ),
        ('<c t="inlineStr"><is><t>a_x000A_b_x005F_x0041_</t></is></c>', "a\nb_x0041_"),
        ("<c><v>1E+20</v></c>", "1e+20"),
        ("<c><v>0.1</v></c>", "0,1"),
        ("<c/>", None),
        (cell(""), None),
    ],
)
def test_every_kind_of_cell_has_its_text(written: str, text: str | None) -> None:
    """Shared, formatted, escaped and computed text, truths, days as text and numbers: each becomes what it shows."""
    rows = row_of(["BSN", "Aanmelddatum", "Wat"]) + f"<row>{cell('999993653')}{cell('01-05-2017')}{written}</row>"
    strings = f'<sst xmlns="{MAIN}"><si><t>x</t></si><si><r><t>van der</t></r><r><t> Berg</t></r>{SAID}</si></sst>'
    assert read(sheet_of(rows, strings=strings)).aanmeldingen[0].extra.get("Wat") == text


def test_the_sheet_with_the_best_header_is_read() -> None:
    """The list is found on the second sheet, below titles and empty rows; the first of two equals is read, and said."""
    book = book_of(("Toelichting", "BSN"), ("van het CAK",))
    sheet = book.create_sheet("Lijst")
    for place, row in zip((3, 6, 7, 12), (("CAK-lijst",), HEADERS, ROW, OTHER), strict=True):
        for column, value in enumerate(row, 1):
            sheet.cell(place, column, value)
    lijst = read(saved(book))
    assert [a.row for a in lijst.aanmeldingen] == [7, 12]
    assert {line.row: line.kind.name for line in lijst.skipped} == {
        **dict.fromkeys((1, 2, 4, 5, 8, 9, 10, 11), "LEEG"),
        3: "TITEL",
        6: "KOP",
    }
    assert len(lijst.aanmeldingen) + len(lijst.skipped) == 12
    for row in (HEADERS, OTHER):
        book.worksheets[0].append(row)
    both = read(saved(book))
    assert [a.bsn.value for a in both.aanmeldingen] == ["999990639"]
    assert codes(both)[0] == ("WERKBLAD_NIET_GELEZEN", None)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_in_view_comes_before_a_hidden_one(state: str) -> None:
    """A list of last month that was hidden is not read for that of now; where it is the only list, it is read."""
    book = book_of(HEADERS, ROW)
    book.worksheets[0].sheet_state = state
    now = book.create_sheet("Nu")
    now.append(HEADERS[:5])
    assert [a.bsn.value for a in read(saved(book)).aanmeldingen] == []
    now.append(OTHER[:5])
    lijst = read(saved(book))
    assert [a.bsn.value for a in lijst.aanmeldingen] == ["999990639"]
    assert codes(lijst)[0] == ("WERKBLAD_NIET_GELEZEN", None)
    now.delete_rows(1)
    assert [a.bsn.value for a in read(saved(book)).aanmeldingen] == ["999993653"]


def test_a_header_may_take_two_rows() -> None:
    """A header that is cut over two rows of the sheet is read as one, and the rows below it are rows."""
    lijst = read(saved(book_of(("", "Datum"), ("BSN", "aanmelding"), ("999993653", date(2017, 5, 1)))))
    assert (lijst.header.row, lijst.header.lines, len(lijst.aanmeldingen)) == (1, 2, 1)
    assert lijst.aanmeldingen[0].aanmelddatum == date(2017, 5, 1)


def test_a_formula_rejects_its_row_where_a_value_belongs() -> None:
    """A formula in a known column rejects its row and no other; in a column of one's own its result travels along."""
    book = book_of(HEADERS, ROW, (*ROW[:3], "=D2", *ROW[4:]), (*ROW[:6], "=F2*2"), OTHER)
    lijst = read(saved(book))
    assert [a.row for a in lijst.aanmeldingen] == [2, 4, 5]
    assert [(row.row, [b.code for b in row.bevindingen]) for row in lijst.rejected] == [(3, ["CEL_FORMULE"])]
    rows = HEAD.replace("Achternaam", "Wat") + (
        f"<row>{cell('999993653')}{cell('01-05-2017')}<c><f>1+1</f><v>2</v></c></row>"
    )
    assert read(sheet_of(rows)).aanmeldingen[0].extra == {"Wat": "2"}
    head = f'<row><c t="str"><f>"BSN"</f><v>BSN</v></c>{cell("Aanmelddatum")}</row>'
    assert len(read(sheet_of(head + PERSON.replace(cell("Jansen"), ""))).aanmeldingen) == 1


def test_an_error_is_an_empty_cell_and_is_said() -> None:
    """#N/A is no name and no code: the cell counts as empty, with a bevinding; without a BSN the row is rejected."""
    book = book_of(HEADERS, (ROW[0], "#N/A", *ROW[2:4], "#REF!", *ROW[5:]), ("#N/A", *ROW[1:]))
    lijst = read(saved(book))
    a = lijst.aanmeldingen[0]
    assert (a.naam.achternaam, a.statuscode) == (None, None)
    assert [b.code for b in a.bevindingen] == ["CEL_FOUTWAARDE", "CEL_LEEG"]
    assert [b.code for b in lijst.rejected[0].bevindingen] == ["CEL_FOUTWAARDE", "BSN_LEEG"]


def test_hidden_rows_are_read() -> None:
    """A row that a filter hides is on the list."""
    book = book_of(HEADERS, ROW, OTHER)
    book.worksheets[0].row_dimensions[3].hidden = True
    assert [a.row for a in read(saved(book)).aanmeldingen] == [2, 3]


def test_of_merged_cells_the_first_has_the_value() -> None:
    """A title over all columns is a title; a BSN over two rows is that of the first, and the second is set aside."""
    book = book_of(("CAK-lijst",), HEADERS, ROW, (None, *OTHER[1:]))
    book.worksheets[0].merge_cells("A1:G1")
    book.worksheets[0].merge_cells("A3:A4")
    lijst = read(saved(book))
    assert [a.row for a in lijst.aanmeldingen] == [3]
    assert [(row.row, row.bevindingen[0].code) for row in lijst.rejected] == [(4, "BSN_LEEG")]


def test_empty_cells_with_a_border_are_no_rows() -> None:
    """Formatted cells far to the right and below the list, without anything in them, are passed over."""
    book = book_of(HEADERS, ROW)
    bold = openpyxl.styles.Font(bold=True)
    for place in ("XFD2", "A500", "A20000"):
        book.worksheets[0][place].font = bold
    lijst = read(saved(book))
    assert (len(lijst.aanmeldingen), len(lijst.skipped), lijst.rejected) == (1, 1, ())


def test_a_cell_beyond_the_header_rejects_its_row() -> None:
    """What stands right of the last header belongs to no column: the row is set aside with it."""
    lijst = read(saved(book_of(HEADERS, (*ROW, "erbij"), OTHER)))
    assert [(row.row, row.bevindingen[0].code) for row in lijst.rejected] == [(2, "RIJ_CELLEN")]


def ole() -> bytes:
    """Give the start of what Office makes of a workbook with a password, and of an old xls."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def encrypted() -> bytes:
    """Make a zip of which the entries say that they are encrypted."""
    content = bytearray(sheet_of(HEAD + PERSON))
    place = content.find(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


BOMB = zipfile.ZIP_DEFLATED
ENTITIES = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "kanarie" * 10}">' for n in range(9)
)
REFUSED: dict[str, tuple[bytes, str]] = {
    "password": (encrypted(), "BESTAND_WACHTWOORD"),
    "ods": (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}), "BESTAND_ODS"),
    "xlsb": (packed({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "BESTAND_XLSB"),
    "docx": (packed({"[Content_Types].xml": "", "word/document.xml": ""}), "BESTAND_ZIP"),
    "zip": (packed({"lijst.csv": "BSN;Aanmelddatum"}), "BESTAND_ZIP"),
    "empty zip": (packed({}), "BESTAND_ZIP"),
    "no workbook": (packed({"[Content_Types].xml": ""}), "BESTAND_ZIP"),
    "no sheet": (packed(PARTS), "BESTAND_BESCHADIGD"),
    "half": (sheet_of(HEAD + PERSON)[:-30], "BESTAND_BESCHADIGD"),
    "half xml": (sheet_of(HEAD + "<row>"), "BESTAND_BESCHADIGD"),
    "entities": (
        sheet_of(HEAD).replace(b"x", b"x")
        and packed({**PARTS, "xl/worksheets/sheet1.xml": f"{ENTITIES}]><worksheet>&e8;</worksheet>"}),
        "BESTAND_DOCTYPE",
    ),
    "a doctype": (packed({**PARTS, "xl/theme/theme1.xml": "<!DOCTYPE x><x/>"}), "BESTAND_DOCTYPE"),
    "a word for a number": (sheet_of(HEAD + "<row><c><v>kanarie</v></c></row>"), "BESTAND_BESCHADIGD"),
    "a file from elsewhere": (
        packed({**PARTS, "xl/workbook.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>'}),
        "BESTAND_DOCTYPE",
    ),
    "a string that is not there": (sheet_of(HEAD + '<row><c t="s"><v>7</v></c></row>'), "BESTAND_BESCHADIGD"),
    "a column that can't be": (sheet_of('<row><c r="ABCD1"><v>7</v></c></row>'), "BESTAND_BESCHADIGD"),
    "a row that can't be": (sheet_of('<row r="1048577"><c><v>7</v></c></row>'), "BESTAND_BESCHADIGD"),
    "rows that go back": (sheet_of(HEAD + row_of(["x"], 'r="1"')), "BESTAND_BESCHADIGD"),
    "a cell of another row": (sheet_of(HEAD + '<row r="2"><c r="A3"><v>7</v></c></row>'), "BESTAND_BESCHADIGD"),
    "cells that go back": (
        sheet_of(HEAD + '<row><c r="B2"><v>7</v></c><c r="A2"><v>7</v></c></row>'),
        "BESTAND_BESCHADIGD",
    ),
    "a row without end": (sheet_of(f"{HEAD}<row>{'<c/>' * (MAX_COLUMN + 1)}</row>"), "BESTAND_BESCHADIGD"),
    "a cell without end": (sheet_of(f"<row><c>{'<x/>' * MAX_ELEMENTS}</c></row>"), "BESTAND_BOM"),
    "a far row": (sheet_of(HEAD + row_of(["x"], 'r="1048576"')), "BESTAND_VERRE_CEL"),
    "a bomb": (packed({**PARTS, "xl/worksheets/sheet1.xml": bytes(50_000_000)}), "BESTAND_BOM"),
    "many parts": (packed({**PARTS, **{f"xl/{n}.xml": "" for n in range(MAX_PARTS)}}), "BESTAND_BOM"),
}


@pytest.mark.parametrize(("content", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_in_a_workbook_is_refused_with_advice(content: bytes, code: str) -> None:
    """Each gives one typed error, whose bevinding says in two languages what it is and what to do."""
    with pytest.raises(cak.LijstError) as refused:
        list(cak.iter_lijst(content, peildatum=PEILDATUM))
    assert [b.code for b in refused.value.bevindingen] == [code]
    (bevinding,) = refused.value.bevindingen
    assert bevinding.explain("nl") != bevinding.explain("en")
    assert (refused.value.__cause__, refused.value.__context__) == (None, None)
    assert "kanarie" not in str(refused.value)


def test_an_old_workbook_or_one_with_a_password_is_refused() -> None:
    """The container that xls, and xlsx with a password, are in is known by its first bytes."""
    with pytest.raises(cak.LijstError, match="password"):
        read(ole())


@pytest.mark.parametrize(
    ("limits", "name"),
    [
        (Limits(columns=2), "columns"),
        (Limits(cell_length=5), "cell_length"),
        (Limits(bytes=100), "bytes"),
        (Limits(packed_bytes=1000), "packed_bytes"),
        (Limits(packed_bytes=9000), "packed_bytes"),
    ],
)
def test_a_workbook_beyond_a_limit_is_refused(limits: Limits, name: str) -> None:
    """Columns, length of cells, and size packed and unpacked are bounded by what the caller says."""
    content = sheet_of(HEAD + PERSON, strings=f'<sst xmlns="{MAIN}">{"<si><t>abc</t></si>" * 900}</sst>')
    with pytest.raises(cak.LijstError, match=rf"limits\.{name}"):
        read(content, limits=limits)


def test_a_far_column_is_refused() -> None:
    """A cell with something in it at XFD is no part of a list."""
    with pytest.raises(cak.LijstError, match=r"limits\.columns"):
        read(sheet_of(HEAD + '<row><c r="XFD2"><v>1</v></c></row>'))


_PROGRAM = """
import re, resource, sys, time
from datetime import date
from pathlib import Path
import cak_regeling as cak
from cak_regeling.lijst import xlsx
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
start = time.perf_counter()
try:
    cak.read_lijst(sys.argv[1], peildatum=date(2023, 9, 30))
except cak.LijstError:
    seconds = time.perf_counter() - start
    print(seconds, re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1])
"""


def _bomb() -> bytes:
    """Make a workbook of which the sheet unpacks to a gigabyte."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(1000):
                sheet.write(b" " * 1_000_000)
    return file.getvalue()


def _far() -> bytes:
    book = book_of(HEADERS, ROW)
    book.worksheets[0]["XFD1048576"] = "ver"
    return saved(book)


HOSTILE = {
    "a far cell": _far,
    "a bomb": _bomb,
    "entities": lambda: REFUSED["entities"][0],
    "a far row": lambda: REFUSED["a far row"][0],
    "a row without end": lambda: sheet_of(HEAD + f"<row>{'<c/>' * 2_400_000}</row>"),
    "a cell without end": lambda: REFUSED["a cell without end"][0],
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_refused_quickly_and_within_memory(make: Any, tmp_path: Path) -> None:
    """In a process that may take no more, each is refused under 200 MB and within two seconds."""
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(make())
    limit = str(400_000_000)  # of addresses, of which the interpreter takes a good part without using it
    program = [sys.executable, "-c", _PROGRAM, str(path), limit]
    plain = {
        name: value for name, value in os.environ.items() if "COVERAGE" not in name
    }  # tracing takes time of its own
    result = subprocess.run(program, capture_output=True, text=True, check=True, env=plain)  # noqa: S603 - our own program
    seconds, kilobytes = map(float, result.stdout.split())
    assert seconds < 2
    assert kilobytes < 200_000


@settings(max_examples=150)
@given(st.data())
def test_any_damage_gives_a_list_or_one_refusal(data: st.DataObject) -> None:
    """Whatever bytes of a workbook are changed, packed or in the sheet: rows, or a LijstError, and nothing else."""
    sheet = f"<worksheet><sheetData>{HEAD}{PERSON}</sheetData></worksheet>".encode()
    content = bytearray(data.draw(st.sampled_from([sheet, sheet_of(HEAD + PERSON)])))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + 1] = data.draw(st.binary(max_size=3) | st.sampled_from([b"<", b"&", b'"', b"9", b"r="]))
    whole = bytes(content)
    try:
        lijst = read(packed({**PARTS, "xl/worksheets/sheet1.xml": whole}) if whole[:2] != b"PK" else whole)
    except cak.LijstError:
        return
    assert len(lijst.aanmeldingen) + len(lijst.rejected) + len(lijst.skipped) >= 1


@pytest.mark.parametrize("missing", ["openpyxl", "defusedxml"])
def test_without_the_extra_the_error_says_what_to_install(missing: str) -> None:
    """Where openpyxl or defusedxml is not there, a spreadsheet is refused with the extra's name, and csv is read."""
    program = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "from datetime import date; import cak_regeling as cak\n"
        "cak.read_lijst(b'BSN;Aanmelddatum\\n999993653;01-05-2017', peildatum=date(2023, 9, 30))\n"
        "try: cak.read_lijst(sys.stdin.buffer.read(), peildatum=date(2023, 9, 30))\n"
        "except cak.CakRegelingError as error: print(type(error).__name__, error, error.__cause__, error.__context__)"
    )
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], input=sheet_of(HEAD + PERSON), capture_output=True, check=True
    )
    assert result.stdout.startswith(b"CakRegelingError expected openpyxl and defusedxml")
    assert b"install cak_regeling[xlsx]" in result.stdout
    assert result.stdout.rstrip().endswith(b"None None")


def test_openpyxl_without_defusedxml_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where openpyxl was told to do without defusedxml, nothing is read with it."""
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    with pytest.raises(cak.CakRegelingError, match="OPENPYXL_DEFUSEDXML"):
        read(sheet_of(HEAD + PERSON))


def test_openpyxl_has_nothing_to_say() -> None:
    """What it warns of (no style, an extension, a number that it quotes) reaches nobody, and stops no reading."""
    rows = f'{HEAD}{PERSON}<row>{cell("999990639")}{cell("01-03-2020")}<c s="1"><v>99999999</v></c></row>'
    extension = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{extension}</worksheet>'
    content = packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": DAY})
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert len(read(content).aanmeldingen) == 2
    assert said == []


def test_a_sheet_shows_no_cells() -> None:
    """Neither the sheet nor what is inside while reading shows a person."""
    sheet = xlsx.open_sheet(io.BytesIO(sheet_of(HEAD + PERSON)), layouts=[STANDAARD], limits=DEFAULT_LIMITS)
    shown = [repr(sheet), *map(repr, sheet.rows)]
    assert sheet.naam == "Blad"
    assert not re.search("Jansen|99999", " ".join(shown))
