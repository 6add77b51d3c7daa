# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What can be read and still can't be right, or is unusual: said with its place and weight, and never dropped."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.lijst import STANDAARD
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
ONE, TWO, THREE = "999993653", "999990639", "999991723"
COLUMNS = ("naam", "geboren", "postcode", "huisnummer", "uzovi", "aanmelddatum", "bedrag")
HEADER = "BSN;Achternaam;Geboortedatum;Postcode;Huisnummer;UZOVI;Aanmelddatum;Betalingsachterstand"
STATUSLESS = evolve(STANDAARD, columns=tuple(evolve(column, expected=False) for column in STANDAARD.columns))
W, N = cak.Ernst.WAARSCHUWING, cak.Ernst.OPMERKING


def row(bsn: str, **cells: str) -> str:
    """Write a row under HEADER of which nothing is to be said."""
    usual = ("Beuk", "01-02-1980", "1234AB", "", "0101", "01-03-2020", "12,50")
    return ";".join([bsn, *(dict(zip(COLUMNS, usual, strict=True)) | cells).values()])


def read(*rows: str, **arguments: Any) -> cak.CakLijst:
    """Read rows under HEADER."""
    content = "\n".join([HEADER, *rows]).encode()
    return cak.read_lijst(content, peildatum=PEILDATUM, layout=STATUSLESS, **arguments)


def said(lijst: cak.CakLijst) -> list[tuple[int | None, str, cak.Ernst]]:
    """Give row, code and weight of each bevinding."""
    return [(b.row, b.code, b.ernst) for b in lijst.bevindingen]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"aanmelddatum": "31-08-2009"}, ("AANMELDDATUM_TE_VROEG", W)),
        ({"aanmelddatum": "01-09-2009"}, None),
        ({"aanmelddatum": "30-09-2023"}, None),
        ({"aanmelddatum": "01-10-2023"}, ("AANMELDDATUM_TOEKOMST", W)),
        ({"geboren": "02-03-2002"}, ("MINDERJARIG", W)),
        ({"geboren": "01-03-2002"}, None),
        ({"geboren": "00-00-2002"}, None),
        ({"geboren": "00-03-2002"}, None),
        ({"geboren": "00-04-2002"}, ("MINDERJARIG", W)),
        ({"geboren": "00-00-2003"}, ("MINDERJARIG", W)),
        ({"bedrag": "-0,01"}, ("BEDRAG_NEGATIEF", N)),
        ({"bedrag": "0,00"}, None),
        ({"bedrag": "50.000,00"}, None),
        ({"bedrag": "50.000,01"}, ("BEDRAG_GROOT", W)),
        ({"bedrag": ""}, None),
    ],
)
def test_a_value_that_is_odd(cells: dict[str, str], expected: tuple[str, cak.Ernst] | None) -> None:
    """It is kept, and said in its row and column; the bounds themselves are fine, and so is what may be fine."""
    lijst = read(row(ONE, **cells))
    assert said(lijst) == ([(2, *expected)] if expected else [])
    assert [(b.column, b.field) for b in lijst.bevindingen] in (
        [],
        [("Aanmelddatum", "aanmelddatum")],
        [("Betalingsachterstand", "achterstand_cak")],
    )
    a = lijst.aanmeldingen[0]
    assert (a.aanmelddatum is None, a.extra) == (False, {})


def test_two_things_to_say_of_one_cell() -> None:
    """A serial number that gives a day in the future is a repair and a doubt."""
    lijst = read(row(ONE, aanmelddatum="45301"))
    assert [code for _, code, _ in said(lijst)] == ["DATUM_SERIEEL", "AANMELDDATUM_TOEKOMST"]


@pytest.mark.parametrize(
    ("postcode", "outside"), [("1234AB", False), ("1235 xx", False), ("2011AB", True), ("", None), ("x", None)]
)
def test_a_postcode_outside_the_municipality(postcode: str, outside: object) -> None:
    """With the postcodes of the municipality given, another one is said; an unknown one is not."""
    lijst = read(row(ONE, postcode=postcode), postcodes=["1230-1239"])
    found = [b for b in lijst.bevindingen if b.code == "POSTCODE_BUITEN_GEMEENTE"]
    assert [(b.row, b.column, b.field, b.ernst) for b in found] == ([(2, "Postcode", "postcode", W)] if outside else [])
    assert not [code for _, code, _ in said(read(row(ONE, postcode=postcode))) if code == "POSTCODE_BUITEN_GEMEENTE"]


def test_postcodes_are_those_of_a_filter() -> None:
    """What is no postcode or range is refused before the file is opened."""
    with pytest.raises(cak.WaardeError, match="expected postcodes such as"):
        read(row(ONE), postcodes=["12"])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"geboren": "01-02-1980"}, {"geboren": "01-02-1981"}, ("BSN_TWEE_GEBOORTEDATUMS", "geboortedatum")),
        ({"geboren": "00-00-1980"}, {"geboren": "01-02-1981"}, ("BSN_TWEE_GEBOORTEDATUMS", "geboortedatum")),
        ({"geboren": "00-00-1980"}, {"geboren": "01-02-1980"}, None),
        ({"geboren": "00-00-0000"}, {"geboren": "01-02-1980"}, None),
        ({"naam": "Beuk"}, {"naam": "Berk"}, ("BSN_TWEE_NAMEN", "achternaam")),
        ({"naam": "Müller"}, {"naam": "MULLER"}, None),
        ({"naam": "van 't Hof"}, {"naam": "Van t'Hof"}, None),
        ({"naam": ""}, {"naam": "Berk"}, None),
        ({"uzovi": "0101"}, {"uzovi": "3311"}, ("BSN_TWEE_VERZEKERAARS", "uzovi")),
        ({"uzovi": ""}, {"uzovi": "3311"}, None),
        ({"uzovi": "101"}, {"uzovi": "0101"}, None),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["in order", "turned"])
def test_rows_of_one_person_that_differ(
    first: dict[str, str],
    second: dict[str, str],
    expected: tuple[str, str] | None,
    turned: bool,  # noqa: FBT001 - one of the cases
) -> None:
    """Two birth dates, surnames or insurers under one BSN are said at the later row, unless they may be the same."""
    pair = [row(ONE, **first), row(ONE, **second, aanmelddatum="01-04-2021")]
    lijst = read(row(TWO, huisnummer="9"), *(reversed(pair) if turned else pair))
    found = [(b.row, b.code, b.field, b.ernst) for b in lijst.bevindingen if b.code.startswith("BSN_TWEE")]
    assert found == ([(4, *expected, W)] if expected else [])
    assert all(b.column in HEADER.split(";") for b in lijst.bevindingen)


def test_a_third_row_is_compared_with_the_first_that_is_known() -> None:
    """Rows without a value do not hide that the first and the third differ."""
    known = {"geboren": "01-02-1980", "naam": "Beuk", "uzovi": "0101"}
    other = {"geboren": "01-02-1981", "naam": "Berk", "uzovi": "3311"}
    empty = {"geboren": "00-00-0000", "naam": "", "uzovi": ""}
    days = [{"aanmelddatum": f"01-0{month}-2020"} for month in (1, 2, 3, 4)]
    rows = [row(ONE, **cells, **day) for cells, day in zip((empty, known, empty, other), days, strict=True)]
    lijst = read(*rows)
    assert [(b.row, b.code) for b in lijst.bevindingen] == [
        (5, "BSN_TWEE_GEBOORTEDATUMS"),
        (5, "BSN_TWEE_NAMEN"),
        (5, "BSN_TWEE_VERZEKERAARS"),
    ]


def test_identical_rows_are_said_once_each_and_nothing_else_is() -> None:
    """A row that equals an earlier one says no more than that."""
    lijst = read(row(ONE), row(ONE), row(ONE, aanmelddatum="01-04-2020"), row(ONE))
    assert said(lijst) == [(3, "RIJ_DUBBEL", N), (5, "RIJ_DUBBEL", N)]


def test_several_persons_on_one_address() -> None:
    """Each person after the first on an address is said, once, by place and not by name of the street."""
    other = {"postcode": "1234 ab", "huisnummer": "7"}
    lijst = read(
        row(ONE, huisnummer="7"),
        row(ONE, huisnummer="7", aanmelddatum="01-04-2020"),
        row(TWO, **other),
        row(TWO, **other, aanmelddatum="01-04-2020"),
        row(THREE, huisnummer="8"),
    )
    assert said(lijst) == [(4, "ADRES_MEER_INWONERS", N)]
    assert said(read(row(ONE), row(TWO))) == []


def test_row_by_row_only_what_a_row_says() -> None:
    """Iterating says what each row tells by itself, and nothing about other rows."""
    content = "\n".join([HEADER, row(ONE, bedrag="-1,00"), row(ONE, bedrag="-1,00")]).encode()
    items = list(cak.iter_lijst(content, peildatum=PEILDATUM, layout=STATUSLESS, postcodes=["2011"]))
    assert [[b.code for b in item.bevindingen] for item in items] == [
        ["POSTCODE_BUITEN_GEMEENTE", "BEDRAG_NEGATIEF"]
    ] * 2


def test_a_layout_without_aanmelddatum() -> None:
    """Without that column nobody is said to be too young."""
    layout = evolve(STATUSLESS, columns=tuple(evolve(c, required=c.field == "bsn") for c in STATUSLESS.columns))
    lijst = cak.read_lijst(b"BSN;Geboortedatum\n999993653;01-01-2023\n", peildatum=PEILDATUM, layout=layout)
    assert (lijst.bevindingen, lijst.aanmeldingen[0].aanmelddatum) == ((), None)


@pytest.mark.parametrize(
    ("regel", "total"),
    [(cak.Bedragregel.SOM, "35.00"), (cak.Bedragregel.MAXIMUM, "20.00"), (cak.Bedragregel.LAATSTE, "5.00")],
)
def test_what_several_rows_say_is_owed(regel: cak.Bedragregel, total: str) -> None:
    """The layout says whether it is their sum (identical rows once), the highest, or that of the latest aanmelding."""
    rows = [
        row(ONE, bedrag="20,00"),
        row(ONE, bedrag="10,00", aanmelddatum="01-03-2021"),
        row(ONE, bedrag="10,00", aanmelddatum="01-03-2021"),
        row(ONE, bedrag="5,00", aanmelddatum="01-03-2022"),
    ]
    content = "\n".join([HEADER, *rows]).encode()
    lijst = cak.read_lijst(content, peildatum=PEILDATUM, layout=evolve(STANDAARD, bedragregel=regel))
    assert lijst.wanbetalers[0].achterstand_cak == Decimal(total)


@pytest.mark.parametrize(
    ("regel", "known"),
    [(cak.Bedragregel.SOM, False), (cak.Bedragregel.MAXIMUM, False), (cak.Bedragregel.LAATSTE, True)],
)
def test_an_amount_that_is_not_known(regel: cak.Bedragregel, known: bool) -> None:  # noqa: FBT001 - one of the cases
    """A row without an amount makes the whole not known, where it counts."""
    content = "\n".join([HEADER, row(ONE, bedrag=""), row(ONE, aanmelddatum="01-03-2021")]).encode()
    lijst = cak.read_lijst(content, peildatum=PEILDATUM, layout=evolve(STANDAARD, bedragregel=regel))
    assert (lijst.wanbetalers[0].achterstand_cak is not None) is known


def test_a_generated_list_is_not_odd() -> None:
    """What the generator makes without faults is unusual at most: shared addresses and changed insurers."""
    lijst = cak.read_lijst(generate_lijst(400, peildatum=PEILDATUM).content, peildatum=PEILDATUM)
    assert {b.code for b in lijst.bevindingen} <= {"ADRES_MEER_INWONERS", "BSN_TWEE_VERZEKERAARS"}
