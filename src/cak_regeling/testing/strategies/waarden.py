# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for values, persons and rows.

Test persons have BSNs from the top of the range: the official fictional persons of the RvIG are there.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from hypothesis import strategies as st

from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst, Tekst
from cak_regeling.bronnen import Bron, Zekerheid
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.identificatie import BSN, UZOVI, Gemeentecode, Postcode
from cak_regeling.persoon import Adres, Naam
from cak_regeling.testing.inwoners import bsns_downward
from cak_regeling.testing.strategies.basis import made, makes, makes_plainly, words
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STATUS = {"BOE": True, "GBR": False, "GBT": None}


@makes(BSN)
@cache
def bsns() -> st.SearchStrategy[BSN]:
    """Make BSNs of test persons."""
    return st.sampled_from([BSN(bsn) for bsn in islice(bsns_downward(), 900)])


@makes(UZOVI)
def uzovis() -> st.SearchStrategy[UZOVI]:
    """Make UZOVIs."""
    return st.text(_DIGITS, min_size=4, max_size=4).map(UZOVI)


@makes(Gemeentecode)
def gemeentecodes() -> st.SearchStrategy[Gemeentecode]:
    """Make codes of municipalities."""
    return st.text(_DIGITS, min_size=4, max_size=4).map(Gemeentecode)


@makes(Postcode)
@cache
def postcodes() -> st.SearchStrategy[Postcode]:
    """Make postcodes, without the letters that are not used."""
    letters = sorted({a + b for a in _LETTERS for b in _LETTERS} - {"SA", "SD", "SS"})
    digits = st.integers(1000, 9999).map(str)
    return st.tuples(digits, st.sampled_from(letters)).map("".join).map(Postcode)


@makes(OnvolledigeDatum)
def onvolledige_datums(
    min_value: date = date(1920, 1, 1), max_value: date = date(2010, 12, 31)
) -> st.SearchStrategy[OnvolledigeDatum]:
    """Make birth dates: whole, without a day, with a year only, and wholly unknown."""
    days = st.dates(min_value, max_value)
    return st.one_of(
        days.map(OnvolledigeDatum.op),
        days.map(lambda day: OnvolledigeDatum(day.year, day.month)),
        days.map(lambda day: OnvolledigeDatum(day.year)),
        st.just(OnvolledigeDatum()),
    )


@makes(Naam)
def namen() -> st.SearchStrategy[Naam]:
    """Make names, with parts missing."""
    part = st.none() | words()
    return st.builds(Naam, achternaam=part, voorvoegsel=part, voorletters=part)


@makes(Adres)
def adressen() -> st.SearchStrategy[Adres]:
    """Make addresses, with parts missing."""
    part = st.none() | words()
    return st.builds(
        Adres,
        straatnaam=part,
        huisnummer=st.none() | st.integers(1, 99_999),
        huisletter=st.none() | st.sampled_from(_LETTERS),
        huisnummertoevoeging=part,
        postcode=st.none() | postcodes(),
        woonplaats=part,
    )


def bedragen() -> st.SearchStrategy[Decimal]:
    """Make amounts in euro, overpaid ones too."""
    return st.decimals(Decimal(-500), Decimal(50_000), places=2)


def _aanmelding(statuscode: str | None, **fields: Any) -> Aanmelding:
    meaning = _STATUS.get(statuscode) if statuscode else None
    return Aanmelding(statuscode=statuscode, in_premieregime=meaning, **fields)


@makes(Aanmelding)
def aanmeldingen(bsn: st.SearchStrategy[BSN] | None = None) -> st.SearchStrategy[Aanmelding]:
    """Make rows of the list; what their status means is as in the proposed layout.

    Args:
        bsn: Whom they are about; anyone when None.
    """
    return st.builds(
        _aanmelding,
        statuscode=st.none() | st.sampled_from([*_STATUS, "XYZ"]),
        bsn=bsns() if bsn is None else bsn,
        naam=namen(),
        geboortedatum=onvolledige_datums(),
        adres=adressen(),
        uzovi=st.none() | uzovis(),
        aanmelddatum=st.none() | st.dates(date(2009, 9, 1), date(2030, 12, 31)),
        inningswijze=st.sampled_from(Inningswijze),
        achterstand_cak=st.none() | bedragen(),
    )


@makes(Wanbetaler)
@st.composite
def wanbetalers(draw: st.DrawFn, max_rows: int = 4) -> Wanbetaler:
    """Make persons with one to *max_rows* rows."""
    bsn = draw(bsns())
    rows = draw(st.lists(aanmeldingen(st.just(bsn)), min_size=1, max_size=max_rows))
    return Wanbetaler.of(*rows)


@makes(Bron)
def bronnen() -> st.SearchStrategy[Bron]:
    """Make citations, of a law and of a publication."""
    law = st.builds(
        Bron,
        regeling=st.sampled_from(["Zvw", "Rzv"]),
        bwb=st.none() | st.just("BWBR0018450"),
        artikel=st.sampled_from(["18d", "7b.1", "6.5.7"]),
        lid=st.none() | st.integers(1, 9),
        geldig_op=st.none() | st.dates(date(2009, 9, 1), date(2030, 12, 31)),
        zekerheid=st.sampled_from(Zekerheid),
    )
    number = st.integers(1, 99_999)
    return law | st.builds(Bron, regeling=words(), publicatie=number.map("Stcrt. 2017, {}".format))


@makes(Bevindingsoort)
def bevindingsoorten() -> st.SearchStrategy[Bevindingsoort]:
    """Make kinds of bevindingen of one's own."""
    return made(Bevindingsoort, code=st.text("ABCDEFGH", min_size=3, max_size=8), ernst=st.sampled_from(Ernst))


makes_plainly(Tekst, Bevinding)
