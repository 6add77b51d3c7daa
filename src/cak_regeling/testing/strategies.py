"""Hypothesis strategies for the types of the library; each makes only what the type takes, without filtering.

Test persons have BSNs from the top of the range: the official fictional persons of the RvIG are there.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

from hypothesis import strategies as st

from cak_regeling import criteria as k
from cak_regeling.criteria import ALTIJD, Voorwaarde
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.identificatie import BSN, UZOVI, Gemeentecode, Postcode
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import FIELDS, STANDAARD
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.persoon import Adres, Naam
from cak_regeling.prioritering.kader import Afwegingskader
from cak_regeling.prioritering.regel import Regel
from cak_regeling.testing.inwoners import bsns_downward
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_STATUS = {"BOE": True, "GBR": False, "GBT": None}


@cache
def bsns() -> st.SearchStrategy[BSN]:
    """Make BSNs of test persons."""
    return st.sampled_from([BSN(bsn) for bsn in islice(bsns_downward(), 900)])


def uzovis() -> st.SearchStrategy[UZOVI]:
    """Make UZOVIs."""
    return st.text(_DIGITS, min_size=4, max_size=4).map(UZOVI)


def gemeentecodes() -> st.SearchStrategy[Gemeentecode]:
    """Make codes of municipalities."""
    return st.text(_DIGITS, min_size=4, max_size=4).map(Gemeentecode)


@cache
def postcodes() -> st.SearchStrategy[Postcode]:
    """Make postcodes, without the letters that are not used."""
    letters = sorted({a + b for a in _LETTERS for b in _LETTERS} - {"SA", "SD", "SS"})
    digits = st.integers(1000, 9999).map(str)
    return st.tuples(digits, st.sampled_from(letters)).map("".join).map(Postcode)


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


def _words() -> st.SearchStrategy[str]:
    """Make text as it can stand in a cell of a name or address."""
    letters = st.characters(categories=("Lu", "Ll"), include_characters="'-. ")
    return st.text(letters, min_size=1, max_size=12).map(lambda text: text.strip() or "X")


def namen() -> st.SearchStrategy[Naam]:
    """Make names, with parts missing."""
    part = st.none() | _words()
    return st.builds(Naam, achternaam=part, voorvoegsel=part, voorletters=part)


def adressen() -> st.SearchStrategy[Adres]:
    """Make addresses, with parts missing."""
    part = st.none() | _words()
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


@st.composite
def wanbetalers(draw: st.DrawFn, max_rows: int = 4) -> Wanbetaler:
    """Make persons with one to *max_rows* rows."""
    bsn = draw(bsns())
    rows = draw(st.lists(aanmeldingen(st.just(bsn)), min_size=1, max_size=max_rows))
    return Wanbetaler.of(*rows)


def _compared(draw: st.DrawFn) -> Voorwaarde:
    """Make one comparison of a number of the list."""
    number = draw(st.sampled_from(_NUMBERS))
    low, high = sorted(draw(st.tuples(_THRESHOLDS, _THRESHOLDS)))
    ways = [number < low, number <= low, number > low, number >= low, number.tussen(low, high + 1)]
    return draw(st.sampled_from([*ways, number.een_van(low, high), number.bekend()]))


_NUMBERS = (k.leeftijd, k.maanden_in_regeling, k.achterstand_cak, k.aantal_aanmeldingen, k.pc4)
_THRESHOLDS = st.integers(0, 200) | st.decimals(0, 9000, places=2)
_ASKED = (
    ALTIJD,
    k.in_premieregime,
    *(k.statuscode.is_(code) for code in ("BOE", "GBR", "gbt")),
    *(k.inningswijze.is_(way) for way in (Inningswijze.CJIB, Inningswijze.BRONINHOUDING)),
    k.statuscode.bekend(),
    k.inningswijze.bekend(),
    k.uzovi.bekend(),
    k.postcode.bekend(),
)


def voorwaarden(
    max_leaves: int = 8, *, extra: st.SearchStrategy[Voorwaarde] | None = None
) -> st.SearchStrategy[Voorwaarde]:
    """Make conditions over the standard criteria of the list itself, combined in every way.

    Args:
        max_leaves: How many comparisons at most.
        extra: Other conditions that may be parts, such as those that need earlier lists or a verrijking.
    """
    leaves = st.one_of(
        st.composite(_compared)(),
        st.sampled_from(_ASKED),
        uzovis().map(k.uzovi.is_),
        st.lists(postcodes(), min_size=1, max_size=2).map(lambda some: k.postcode.een_van(*some)),
        *(() if extra is None else (extra,)),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(lambda pair: pair[0] & pair[1]),
            st.tuples(inner, inner).map(lambda pair: pair[0] | pair[1]),
            inner.map(lambda one: ~one),
            inner.map(lambda one: one.bekend()),
        ),
        max_leaves=max_leaves,
    )


@st.composite
def kaders(
    draw: st.DrawFn, max_regels: int = 4, *, extra: st.SearchStrategy[Voorwaarde] | None = None
) -> Afwegingskader:
    """Make kaders: rules, exclusions and an order over the standard criteria of the list itself.

    Args:
        draw: Given by hypothesis.
        max_regels: How many rules at most.
        extra: Other conditions that may be parts.
    """
    als = voorwaarden(max_leaves=5, extra=extra)
    conditions = draw(st.lists(als, min_size=1, max_size=max_regels))
    excluding = draw(st.lists(als, max_size=1))
    ways = [way for number in _NUMBERS for way in (number.oplopend, number.aflopend)]
    aanpakken = st.sampled_from(["brief", "bellen", "huisbezoek"])
    return Afwegingskader(
        "kader",
        regels=[Regel(f"regel {i}", als=condition, aanpak=draw(aanpakken)) for i, condition in enumerate(conditions)],
        uitsluiten=[Regel(f"uitsluiten {i}", als=condition) for i, condition in enumerate(excluding)],
        volgorde=draw(st.lists(st.sampled_from(ways), max_size=2)),
    )


@st.composite
def lijsten(
    draw: st.DrawFn, max_persons: int = 8, *, peildatum: date = date(2023, 9, 30), gemeente: Gemeentecode | None = None
) -> CakLijst:
    """Make lists as they are when they have been read, with every column.

    Args:
        draw: Given by hypothesis.
        max_persons: How many persons at most.
        peildatum: The day of which they are true.
        gemeente: Whose lists they are.
    """
    persons = draw(st.lists(wanbetalers(), max_size=max_persons, unique_by=lambda person: person.bsn))
    cells = tuple(column.header for column in STANDAARD.columns)
    header = Header(row=1, lines=1, cells=cells, delimiter=";", layout=STANDAARD, fields=frozenset(FIELDS))
    return CakLijst(
        aanmeldingen=tuple(row for person in persons for row in person.aanmeldingen),
        rejected=(),
        skipped=(),
        bevindingen=(),
        peildatum=peildatum,
        sha256="0" * 64,
        layout=STANDAARD,
        headers=header.cells,
        fields=header.fields,
        header=header,
        gemeente=gemeente,
    )
