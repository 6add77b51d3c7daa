# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Cells to values: every notation that is read, and every one that is not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.lijst import STANDAARD, cells, soorten
from cak_regeling.testing import strategies
from cak_regeling.wanbetaler import Inningswijze


FULL_WIDTH = {48 + digit: 0xFF10 + digit for digit in range(10)}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Beuk", "Beuk"),
        ("  Beuk ", "Beuk"),
        ("'s-Gravesande", "'s-Gravesande"),
        ("'t Hof", "'t Hof"),
    ],
)
def test_text_is_kept(cell: str, value: str) -> None:
    """White space goes, and a Dutch name with a quote survives."""
    assert cells.text(cell) == (value, None)


@pytest.mark.parametrize(
    "read",
    [
        cells.text,
        cells.postcode,
        cells.house_number,
        cells.whole_date,
        cells.amount,
        lambda cell: cells.uzovi(cell, 1),
        lambda cell: cells.status_code(cell, STANDAARD),
    ],
)
@pytest.mark.parametrize("cell", ["", " ", "\t", "\u00a0"])
def test_an_empty_cell_gives_nothing_and_says_so(read: object, cell: str) -> None:
    """White space alone is an empty cell, of whatever kind."""
    assert callable(read)
    assert read(cell) == (None, soorten.CEL_LEEG)


def test_an_empty_cell_where_there_is_a_value_for_it() -> None:
    """No birth date is wholly unknown, no way of collection is ONBEKEND, and no BSN is a kind of its own."""
    assert cells.incomplete_date(" ") == (OnvolledigeDatum(), soorten.CEL_LEEG)
    assert cells.collection(" ", STANDAARD) == (Inningswijze.ONBEKEND, soorten.CEL_LEEG)
    assert cells.bsn(" ", 1) == (None, soorten.BSN_LEEG)


@given(strategies.bsns())
def test_a_bsn_is_read(bsn: object) -> None:
    """Nine digits that pass the elfproef are read, white space around them or not."""
    assert cells.bsn(f" {getattr(bsn, 'value', '')} ", 0) == (bsn, None)


@pytest.mark.parametrize(
    ("cell", "zeros", "value", "soort"),
    [
        ("10000094", 1, "010000094", soorten.BSN_AANGEVULD),
        ("10000094", 0, None, soorten.BSN_ONGELDIG),
        ("10000094.0", 1, None, soorten.BSN_ONGELDIG),
        ("100000940", 1, "100000940", None),
        ("00009933", 1, "000009933", soorten.BSN_AANGEVULD),
        ("00009933", 0, None, soorten.BSN_ONGELDIG),
        ("9933", 1, None, soorten.BSN_ONGELDIG),
        ("9933", 5, "000009933", soorten.BSN_AANGEVULD),
        ("9999.93.653", 1, None, soorten.BSN_ONGELDIG),
        ("999993653".translate(FULL_WIDTH), 1, None, soorten.BSN_ONGELDIG),
        ("9999936530", 1, None, soorten.BSN_ONGELDIG),
        ("000000000", 1, None, soorten.BSN_ONGELDIG),
    ],
)
def test_a_bsn_from_a_spreadsheet(cell: str, zeros: int, value: str | None, soort: Bevindingsoort | None) -> None:
    """A lost zero is put back as far as allowed and said; a number with decimals never becomes a BSN."""
    read, said = cells.bsn(cell, zeros)
    assert (read and read.value, said) == (value, soort)


@pytest.mark.parametrize(
    ("cell", "value", "soort"),
    [
        ("0101", "0101", None),
        ("101", "0101", soorten.UZOVI_AANGEVULD),
        ("11", None, soorten.UZOVI_ONGELDIG),
        ("01011", None, soorten.UZOVI_ONGELDIG),
        ("VGZ", None, soorten.UZOVI_ONGELDIG),
    ],
)
def test_a_uzovi(cell: str, value: str | None, soort: Bevindingsoort | None) -> None:
    """Four digits are read, three are padded and said, anything else is dropped and said."""
    read, said = cells.uzovi(cell, 1)
    assert (read and read.value, said) == (value, soort)


@pytest.mark.parametrize("cell", ["1234AB", "1234 ab", " 1234  AB "])
def test_a_postcode(cell: str) -> None:
    """With or without its space, in either case."""
    read, said = cells.postcode(cell)
    assert (read and read.value, said) == ("1234AB", None)


@pytest.mark.parametrize("cell", ["0234AB", "1234SS", "1234", "B-1000", "1234-AB"])
def test_what_is_no_postcode(cell: str) -> None:
    """Anything else is dropped and said."""
    assert cells.postcode(cell) == (None, soorten.POSTCODE_ONGELDIG)


@pytest.mark.parametrize(
    ("cell", "value", "soort"),
    [("12", 12, None), (" 007 ", 7, None), ("12A", None, soorten.HUISNUMMER_ONLEESBAAR)],
)
def test_a_house_number(cell: str, value: int | None, soort: Bevindingsoort | None) -> None:
    """Digits alone are a house number."""
    assert cells.house_number(cell) == (value, soort)


@pytest.mark.parametrize("cell", ["01-02-2026", "1-2-2026", "2026-02-01", "20260201", " 2026-2-1 "])
def test_a_date_in_each_notation(cell: str) -> None:
    """The first of February in every notation of the list; never the second of January."""
    assert cells.whole_date(cell) == (date(2026, 2, 1), None)


@given(st.dates(date(1927, 5, 18), date(2100, 1, 1)))
def test_a_spreadsheet_number_is_a_date(day: date) -> None:
    """A serial of five digits is the day that a spreadsheet shows for it, and is said."""
    serial = str((day - date(1899, 12, 30)).days)
    assert cells.whole_date(serial) == (day, soorten.DATUM_SERIEEL)


@pytest.mark.parametrize(
    "cell",
    [
        "31-02-2020",
        "29-02-2023",
        "01/02/2020",
        "1-2-20",
        "01-13-2020",
        "2020-01-02T00:00",
        "1 maart 2020",
        "9999",
        "00-03-2020",
        "00-00-0000",
        "15-00-1968",
        "00-01-0000",
        "01-02-2020".translate(FULL_WIDTH),
    ],
)
def test_what_is_no_whole_date(cell: str) -> None:
    """A day that does not exist, a part that is not known, or another notation, is dropped and said."""
    assert cells.whole_date(cell) == (None, soorten.DATUM_ONLEESBAAR)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("00-02-1995", OnvolledigeDatum(1995, 2)),
        ("1995-02-00", OnvolledigeDatum(1995, 2)),
        ("00-00-1968", OnvolledigeDatum(1968)),
        ("19680000", OnvolledigeDatum(1968)),
        ("00-00-0000", OnvolledigeDatum()),
        ("00000000", OnvolledigeDatum()),
        ("25-09-1922", OnvolledigeDatum(1922, 9, 25)),
    ],
)
def test_a_birth_date_with_unknown_parts(cell: str, value: OnvolledigeDatum) -> None:
    """Zeros are parts that the BRP does not know."""
    assert cells.incomplete_date(cell) == (value, None)


@pytest.mark.parametrize("cell", ["15-00-1968", "31-02-1968", "onbekend", "00-05-0000"])
def test_what_is_no_birth_date(cell: str) -> None:
    """What makes no date is wholly unknown, and said."""
    assert cells.incomplete_date(cell) == (OnvolledigeDatum(), soorten.DATUM_ONLEESBAAR)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1.234", "1234.00"),
        ("1234", "1234.00"),
        ("0,00", "0.00"),
        ("5,5", "5.50"),
        ("€ 1.234,56", "1234.56"),
        ("€\u00a0-12,50", "-12.50"),
        ("- 12,50", "-12.50"),
        ("12.345.678,90", "12345678.90"),
    ],
)
def test_an_amount_in_each_notation(cell: str, value: str) -> None:
    """Decimal comma or point, thousands dots, a euro sign and a minus are read."""
    assert cells.amount(cell) == (Decimal(value), None)


@pytest.mark.parametrize(
    "cell", ["1,234.56", "12,345", "n.v.t.", "1e3", "12.34.56", "--5", "12,50".translate(FULL_WIDTH)]
)
def test_what_is_no_amount(cell: str) -> None:
    """Another notation is dropped and said, never guessed."""
    assert cells.amount(cell) == (None, soorten.BEDRAG_ONLEESBAAR)


@pytest.mark.parametrize("cell", ["12€50", "12 50", "1 2,50", "1.2 34", "0.500"])
def test_an_amount_is_not_made_of_pieces(cell: str) -> None:
    """Digits apart are not put together and 0.500 is not 500: twelve euro fifty must not become 1250."""
    assert cells.amount(cell) == (None, soorten.BEDRAG_ONLEESBAAR)


@given(strategies.bedragen())
def test_an_amount_as_the_dutch_write_it_comes_back(amount: Decimal) -> None:
    """Written with thousands dots and a decimal comma, every amount is read as it was."""
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert cells.amount(written) == (amount, None)


@pytest.mark.parametrize(
    ("cell", "code", "soort"),
    [("BOE", "BOE", None), (" gbr ", "GBR", None), ("XYZ", "XYZ", soorten.STATUSCODE_ONBEKEND)],
)
def test_a_status_code_is_kept(cell: str, code: str, soort: Bevindingsoort | None) -> None:
    """A code that the layout does not know is kept, and said."""
    assert cells.status_code(cell, STANDAARD) == (code, soort)


@pytest.mark.parametrize(
    ("cell", "value", "soort"),
    [
        ("Broninhouding", Inningswijze.BRONINHOUDING, None),
        ("via CJIB", Inningswijze.CJIB, None),
        ("Onbekend", Inningswijze.ONBEKEND, None),
        ("per post", Inningswijze.ONBEKEND, soorten.INNINGSWIJZE_ONBEKEND),
    ],
)
def test_a_way_of_collection(cell: str, value: Inningswijze, soort: Bevindingsoort | None) -> None:
    """A text that the layout does not know is ONBEKEND, and said."""
    assert cells.collection(cell, STANDAARD) == (value, soort)
