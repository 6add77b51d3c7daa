# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""One known list, polluted in every way that a list was ever seen to be, and each time the rows that are expected."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak


PEILDATUM = date(2023, 9, 30)
HEADER = [
    *("BSN", "Voorletters", "Voorvoegsel", "Achternaam", "Geboortedatum", "Straatnaam", "Huisnummer", "Postcode"),
    *("Woonplaats", "UZOVI", "Aanmelddatum", "Status", "Wijze van inning", "Betalingsachterstand"),
]
ROWS = [
    line.split(";")
    for line in (
        "999993653;P.;van der;Müller;01-02-1980;Voorbeeldweg;12;1234AB;Voorbeeldstad;0101;01-03-2020;BOE;CJIB;1.234,56",
        "999990639;Q.;;Beuk;00-00-1968;'t Hof;7;2345CD;Voorbeeldstad;3311;01-04-2019;GBR;Broninhouding;0,00",
        "010000094;R.;;Linde;03-04-1975;Toetsweg;33;3456EF;Voorbeeldstad;0101;01-05-2018;BOE;CJIB;50,00",
        "999991723;Z.;de;Wáng;11-12-1990;Proeflaan;3;4567GH;Voorbeeldstad;3311;01-06-2021;GBT;CJIB;12,50",
    )
]
BSN, NAAM, GEBOREN, UZOVI, AANGEMELD, STATUS, BEDRAG = 0, 3, 4, 9, 10, 11, 13
ALL = (0, 1, 2, 3)
Table = list[list[str]]


def table() -> Table:
    """Give the known list as cells, to be changed."""
    return [list(HEADER), *map(list, ROWS)]


def joined(rows: Iterable[Sequence[str]], delimiter: str = ";") -> list[str]:
    """Write rows without quotes."""
    return [delimiter.join(row) for row in rows]


def encoded(lines: Iterable[str], *, end: str = "\n", codec: str = "utf-8") -> bytes:
    """Write lines."""
    return "".join(line + end for line in lines).encode(codec)


def by_csv(rows: Table, delimiter: str = ";", quoting: Literal[0, 1] = csv.QUOTE_ALL) -> bytes:
    """Write rows as Python's csv does."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue().encode()


def with_cells(column: int, change: Callable[[str], str], rows: Iterable[int] = (1, 2, 3, 4)) -> bytes:
    """Change the cells of a column."""
    cells = table()
    for row in rows:
        cells[row][column] = change(cells[row][column])
    return encoded(joined(cells))


def with_line(at: int, change: Callable[[str], str]) -> bytes:
    """Change a line."""
    lines = joined(table())
    lines[at] = change(lines[at])
    return encoded(lines)


def with_lines(at: int, *more: str) -> bytes:
    """Put lines between those that there are."""
    lines = joined(table())
    lines[at:at] = more
    return encoded(lines)


def with_header(*names: str, extra: str = "") -> bytes:
    """Write another header, and a cell more in each row where that has one."""
    return encoded([";".join(names), *(line + extra for line in joined(table()[1:]))])


def in_order(order: Sequence[int]) -> bytes:
    """Write the columns in another order."""
    return encoded(joined([row[at] for at in order] for row in table()))


CLEAN = cak.read_lijst(encoded(joined(table())), peildatum=PEILDATUM)


@frozen
class Vuil:
    """A polluted list: its bytes, the known rows that are still accepted, how many are rejected, and what is said."""

    content: bytes
    accepted: Sequence[int] = ALL
    rejected: int = 0
    codes: frozenset[str] = frozenset()


def vuil(content: bytes, accepted: Sequence[int] = ALL, rejected: int = 0, *codes: str) -> Vuil:
    """Make one."""
    return Vuil(content, accepted, rejected, frozenset(codes))


def without(*rows: int) -> tuple[int, ...]:
    """Give the rows that are left."""
    return tuple(row for row in ALL if row not in rows)


def iso(day: str) -> str:
    """Write a day as jjjj-mm-dd."""
    return "-".join(reversed(day.split("-")))


def serial(day: str) -> str:
    """Write a day as a spreadsheet counts it."""
    return str((date.fromisoformat(iso(day)) - date(1899, 12, 30)).days)


TITLES = ["CAK-lijst september 2023", "", "Vertrouwelijk; niet verspreiden"]
SPELLINGS = "burgerservicenummer;initialen;tussenvoegsel;geslachtsnaam;geb.datum;straat;huisnr;pc;plaats;uzovi-nummer;"
SPELLINGS += "ingangsdatum;situatie;incassowijze;saldo"
MIXED = b"".join(
    line.encode() + end for line, end in zip(joined(table()), (b"\r\n", b"\n", b"\r", b"\n", b""), strict=True)
)
ONE_CP1252 = b"\n".join(line.encode("cp1252" if at == 1 else "utf-8") for at, line in enumerate(joined(table())))
SIX = "REGEL_OVERGESLAGEN"

VARIANTS: dict[str, Vuil] = {
    # delimiter
    "comma": vuil(by_csv(table(), ",", csv.QUOTE_MINIMAL)),
    "tab": vuil(encoded(joined(table(), "\t"))),
    "bar": vuil(encoded(joined(table(), "|"))),
    "sep line of a spreadsheet": vuil(with_lines(0, "sep=;")),
    # quotes
    "all quoted": vuil(by_csv(table())),
    "all quoted, comma": vuil(by_csv(table(), ",")),
    "all quoted, tab": vuil(by_csv(table(), "\t")),
    "header quoted": vuil(with_line(0, lambda line: ";".join(f'"{name}"' for name in line.split(";")))),
    "one cell quoted": vuil(with_cells(NAAM, lambda text: f'"{text}"', [2])),
    # encoding
    "utf-8 with mark": vuil(encoded(joined(table()), codec="utf-8-sig")),
    "utf-16": vuil(encoded(joined(table()), codec="utf-16")),
    "utf-16 big endian": vuil(b"\xfe\xff" + encoded(joined(table()), codec="utf-16-be")),
    "cp1252": vuil(encoded(joined(table()), codec="cp1252"), ALL, 0, "CODERING_CP1252"),
    "one line cp1252": vuil(ONE_CP1252, ALL, 0, "CODERING_CP1252"),
    "one line unreadable": vuil(
        encoded(joined(table())).replace("Wáng".encode(), b"W\x81ng"), without(3), 1, "CODERING_ONLEESBAAR"
    ),
    # line ends
    "crlf": vuil(encoded(joined(table()), end="\r\n")),
    "cr": vuil(encoded(joined(table()), end="\r")),
    "no last end": vuil(encoded(joined(table())).rstrip()),
    "mixed ends": vuil(MIXED),
    "empty line between rows": vuil(encoded(joined(table()), end="\n\n")),
    "empty lines at the end": vuil(encoded([*joined(table()), "", "", ""])),
    "lines of delimiters": vuil(with_lines(3, ";" * 13, ";" * 13)),
    # above the header
    "title": vuil(with_lines(0, "CAK-lijst")),
    "titles": vuil(with_lines(0, *TITLES)),
    "forty titles": vuil(with_lines(0, *["Toelichting"] * 40)),
    "title, mark and crlf": vuil(encoded([*TITLES, *joined(table())], end="\r\n", codec="utf-8-sig")),
    "title with a number": vuil(with_lines(0, "Lijst 12 van 2023")),
    "group of columns above": vuil(with_lines(0, "Persoon;;;;;Adres;;;;Verzekeraar;CAK;;;")),
    # below the rows
    "total": vuil(with_lines(5, "Totaal;;;;;;;;;;;;;1297,06"), ALL, 0, SIX),
    "count": vuil(with_lines(5, "Aantal rijen: 4"), ALL, 0, SIX),
    "footnote": vuil(with_lines(5, "", "Bron: CAK, peildatum 30-09-2023"), ALL, 0, SIX),
    "subtotal between": vuil(with_lines(3, "Subtotaal;2;;;;;;;;;;;;"), ALL, 0, SIX),
    "all at once": vuil(encoded([*TITLES, *joined(table()), "", "Totaal;4", "Einde"]), ALL, 0, SIX),
    # header
    "header twice": vuil(with_lines(1, ";".join(HEADER))),
    "header on every page": vuil(with_lines(3, "", ";".join(HEADER))),
    "header in capitals": vuil(with_header(*(name.upper() for name in HEADER))),
    "header with punctuation": vuil(with_header(*(f" {name}: " for name in HEADER))),
    "header in other words": vuil(with_header(*SPELLINGS.split(";"))),
    "header over two lines": vuil(
        with_line(0, lambda line: line.replace("Wijze van", '"Wijze\nvan').replace("inning;", 'inning";'))
    ),
    "header in two rows": vuil(
        encoded([";" * 10 + "Openstaand", *joined(table())])
        .replace(b";Openstaand", b"   ;;;Openstaand", 1)
        .replace(b"Betalingsachterstand", b"bedrag")
    ),
    # separators
    "delimiter at every end": vuil(encoded(line + ";" for line in joined(table()))),
    "delimiters at the end of rows": vuil(encoded([";".join(HEADER), *(line + ";;" for line in joined(table()[1:]))])),
    "one too few": vuil(with_line(2, lambda line: line.replace(";", "", 1)), without(1), 1, "RIJ_CELLEN"),
    "one too many": vuil(with_line(2, lambda line: line.replace(";", ";;", 1)), without(1), 1, "RIJ_CELLEN"),
    "a cell too many": vuil(with_line(2, lambda line: line + ";x"), without(1), 1, "RIJ_CELLEN"),
    "cut off": vuil(with_line(4, lambda line: line[:30]), without(3), 1, "RIJ_CELLEN"),
    "a delimiter in a name": vuil(with_cells(NAAM, lambda _: "Beuk;Berk", [2]), without(1), 1, "RIJ_CELLEN"),
    # stray quotes
    "quote before a name": vuil(
        with_cells(STATUS, lambda text: f'"{text}', [2]), without(1), 0, "AANHALINGSTEKEN_LOS", "STATUSCODE_ONBEKEND"
    ),
    "quote on a line alone": vuil(with_lines(3, '"'), ALL, 1, "AANHALINGSTEKEN_LOS", "RIJ_CELLEN"),
    "quote before a bsn": vuil(
        with_cells(BSN, lambda text: f'"{text}', [3]), without(2), 1, "AANHALINGSTEKEN_LOS", "BSN_ONGELDIG"
    ),
    "quotes before two bsns": vuil(
        with_cells(BSN, lambda text: f'"{text}', [2, 3]), without(1, 2), 2, "AANHALINGSTEKEN_LOS", "BSN_ONGELDIG"
    ),
    "quote at the end of a line": vuil(
        with_line(2, lambda line: line + '"'), without(1), 0, "AANHALINGSTEKEN_LOS", "BEDRAG_ONLEESBAAR"
    ),
    # a row written otherwise
    "one row with commas": vuil(
        with_line(2, lambda line: line.replace(",", ".").replace(";", ",")), without(1), 1, "SCHEIDINGSTEKEN_ANDERS"
    ),
    "one row with tabs": vuil(
        with_line(3, lambda line: line.replace(";", "\t")), without(2), 1, "SCHEIDINGSTEKEN_ANDERS"
    ),
    "one row with bars": vuil(
        with_line(4, lambda line: line.replace(";", "|")), without(3), 1, "SCHEIDINGSTEKEN_ANDERS"
    ),
    "one row in quotes": vuil(with_line(2, lambda line: f'"{line}"'), without(1), 1, "SCHEIDINGSTEKEN_ANDERS"),
    # columns
    "columns turned round": vuil(in_order(range(13, -1, -1))),
    "bsn last": vuil(in_order([*range(1, 14), 0])),
    "two columns swapped": vuil(in_order([0, 1, 2, 3, 10, 5, 6, 7, 8, 9, 4, 11, 12, 13])),
    "sorted by name": vuil(in_order(sorted(range(14), key=HEADER.__getitem__))),
    "unknown column first": vuil(
        encoded(f"{text};{line}" for text, line in zip(["Wijk", *"abcd"], joined(table()), strict=True))
    ),
    "unknown column last": vuil(with_header(*HEADER, "Wijk", extra=";West")),
    "column without a header": vuil(with_header(*HEADER, "", extra=";x")),
    "column twice": vuil(with_header(*HEADER, "Saldo", extra=";1,00"), ALL, 0, "KOLOM_DUBBEL"),
    # zeros and numbers
    "lost zero of a bsn": vuil(with_cells(BSN, lambda text: text.lstrip("0")), ALL, 0, "BSN_AANGEVULD"),
    "lost zeros of uzovi": vuil(with_cells(UZOVI, lambda text: text.lstrip("0")), ALL, 0, "UZOVI_AANGEVULD"),
    "bsn as a decimal number": vuil(with_cells(BSN, lambda text: f"{int(text)}.0", [3]), without(2), 1, "BSN_ONGELDIG"),
    "bsn as a power": vuil(with_cells(BSN, lambda _: "9,99994E+08", [1]), without(0), 1, "BSN_ONGELDIG"),
    "bsn cut": vuil(with_cells(BSN, lambda text: text[:7], [1]), without(0), 1, "BSN_ONGELDIG"),
    "bsn empty": vuil(with_cells(BSN, lambda _: "", [4]), without(3), 1, "BSN_LEEG"),
    # days
    "days as serials": vuil(with_cells(AANGEMELD, serial), ALL, 0, "DATUM_SERIEEL"),
    "one day as a serial": vuil(with_cells(GEBOREN, serial, [1]), ALL, 0, "DATUM_SERIEEL"),
    "days as iso": vuil(with_cells(AANGEMELD, iso)),
    "days as jjjjmmdd": vuil(with_cells(GEBOREN, lambda day: iso(day).replace("-", ""))),
    "days without zeros": vuil(with_cells(AANGEMELD, lambda day: "-".join(str(int(part)) for part in day.split("-")))),
    # amounts and texts
    "euro signs": vuil(with_cells(BEDRAG, lambda text: f"€ {text}")),
    "amounts without dots": vuil(with_cells(BEDRAG, lambda text: text.replace(".", ""))),
    "amounts with a point": vuil(with_cells(BEDRAG, lambda text: text.replace(".", "").replace(",", "."))),
    "spaces around cells": vuil(encoded(" ; ".join(row) for row in table())),
    "hard spaces around cells": vuil(encoded("\u00a0;\u00a0".join(row) for row in table())),
    "codes in small letters": vuil(with_cells(STATUS, str.lower)),
    "postcodes with a space": vuil(with_cells(7, lambda text: f"{text[:4]} {text[4:].lower()}")),
    # rows
    "a row twice": vuil(with_lines(5, joined(table())[1]), (*ALL, 0), 0, "RIJ_DUBBEL"),
    "rows in another order": vuil(encoded(joined([HEADER, *reversed(ROWS)])), (3, 2, 1, 0)),
}
CHANGED = {"quote before a name": 1, "quote at the end of a line": 1}
"""Where a row is accepted with a cell that could not be read: which row."""


def lines_of(lijst: cak.CakLijst) -> int:
    """Add up the lines that a list accounts for."""
    return sum(item.lines for part in (lijst.aanmeldingen, lijst.rejected, lijst.skipped) for item in part)


def lines_in(content: bytes) -> int:
    """Count the lines of a file, by a road of its own."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        content = content.decode("utf-16").encode()
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").count(b"\n") + 1


def test_there_are_enough_of_them() -> None:
    """Sixty at least, all different from each other, of a list of which nothing is said when it is clean."""
    assert len({variant.content for variant in VARIANTS.values()} - {encoded(joined(table()))}) >= 60
    assert (CLEAN.bevindingen, CLEAN.rejected, len(CLEAN.aanmeldingen)) == ((), (), 4)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_polluted_list(name: str) -> None:
    """The rows that can be read are those of the clean list, the others are rejected, and no line is lost."""
    variant = VARIANTS[name]
    lijst = cak.read_lijst(variant.content, peildatum=PEILDATUM)
    accepted = [evolve(a, extra={}) for a in lijst.aanmeldingen]
    if name in CHANGED:
        own = accepted.pop(CHANGED[name])
        assert own.bsn == CLEAN.aanmeldingen[CHANGED[name]].bsn
    assert accepted == [CLEAN.aanmeldingen[at] for at in variant.accepted]
    assert len(lijst.rejected) == variant.rejected
    assert {bevinding.code for bevinding in lijst.bevindingen} == variant.codes
    assert lines_of(lijst) == lines_in(variant.content)
    assert all(bevinding.row for bevinding in lijst.bevindingen)
    items = list(cak.iter_lijst(variant.content, peildatum=PEILDATUM))
    assert Counter(map(type, items)) == Counter(map(type, [*lijst.aanmeldingen, *lijst.rejected]))


@settings(max_examples=150)
@given(at=st.integers(1, 4), line=st.binary(max_size=120).map(lambda data: data.translate(None, b"\r\n\0")))
def test_one_row_replaced_changes_no_other(at: int, line: bytes) -> None:
    """Whatever stands on one line, the other rows are as they were, and the line is accounted for at its place."""
    lines = encoded(joined(table())).splitlines()
    lines[at] = line
    lijst = cak.read_lijst(b"\n".join(lines) + b"\n", peildatum=PEILDATUM)
    others = [a for a in lijst.aanmeldingen if a.row != at + 1]
    assert others == [a for a in CLEAN.aanmeldingen if a.row != at + 1]
    assert [item.row for part in (lijst.aanmeldingen, lijst.rejected, lijst.skipped) for item in part].count(
        at + 1
    ) == 1
    assert {bevinding.row for bevinding in lijst.bevindingen} <= {at + 1, None}
    assert lines_of(lijst) == 5
