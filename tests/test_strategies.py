"""The strategies that others test with: each makes its type, shows nothing of it, and reaches what matters."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from stdnum.nl import bsn as stdnum_bsn
from stdnum.nl import postcode as stdnum_postcode

from cak_regeling import (
    BSN,
    UZOVI,
    Aanmelding,
    Adres,
    Afwegingskader,
    CakLijst,
    Gemeentecode,
    Inningswijze,
    Naam,
    OnvolledigeDatum,
    Postcode,
    Wanbetaler,
)
from cak_regeling.criteria import Voorwaarde
from cak_regeling.lijst import STANDAARD
from cak_regeling.testing import strategies


Strategy = st.SearchStrategy[Any]

MADE: dict[str, tuple[Strategy, type, str | None]] = {
    "bsns": (strategies.bsns(), BSN, "BSN(…)"),
    "uzovis": (strategies.uzovis(), UZOVI, "UZOVI(…)"),
    "gemeentecodes": (strategies.gemeentecodes(), Gemeentecode, "Gemeentecode(…)"),
    "postcodes": (strategies.postcodes(), Postcode, "Postcode(…)"),
    "onvolledige_datums": (strategies.onvolledige_datums(), OnvolledigeDatum, "OnvolledigeDatum(…)"),
    "namen": (strategies.namen(), Naam, "Naam(…)"),
    "adressen": (strategies.adressen(), Adres, "Adres(…)"),
    "bedragen": (strategies.bedragen(), Decimal, None),
    "aanmeldingen": (strategies.aanmeldingen(), Aanmelding, "Aanmelding(row=0, 0 bevindingen)"),
    "wanbetalers": (strategies.wanbetalers(), Wanbetaler, None),
    "voorwaarden": (strategies.voorwaarden(), Voorwaarde, None),
    "kaders": (strategies.kaders(), Afwegingskader, None),
    "lijsten": (strategies.lijsten(max_persons=3), CakLijst, None),
}
"""By name: every strategy, the type it makes, and what is shown of each value where that is always the same."""


UNSHRUNK = settings(max_examples=1000, phases=[Phase.generate])


def _found(strategy: Strategy, condition: Callable[[Any], bool]) -> bool:
    """Tell whether the strategy makes a value like this; hypothesis raises when it finds none."""
    return condition(find(strategy, condition, settings=UNSHRUNK))


@pytest.mark.parametrize("name", sorted(MADE))
@given(data=st.data())
@settings(max_examples=25)
def test_each_makes_its_type_and_hides_it(data: st.DataObject, name: str) -> None:
    """What a strategy makes is of its type, and what is shown of a person's value is its type or a count."""
    strategy, kind, shown = MADE[name]
    value = data.draw(strategy)
    assert type(value) is kind or (kind is Voorwaarde and isinstance(value, Voorwaarde))
    assert shown is None or repr(value) == shown


def test_every_strategy_is_looked_at() -> None:
    """Every public function of the module is in the table above."""
    public = {name for name, value in vars(strategies).items() if _is_own(value) and not name.startswith("_")}
    assert public == set(MADE)


def _is_own(value: object) -> bool:
    return callable(value) and getattr(value, "__module__", None) == strategies.__name__


@given(bsn=strategies.bsns())
def test_bsns_are_of_test_persons(bsn: BSN) -> None:
    """BSNs pass python-stdnum and are from the range of the official fictional persons."""
    assert stdnum_bsn.is_valid(bsn.value)
    assert bsn.value.startswith("99999")


@given(postcode=strategies.postcodes())
@settings(max_examples=1000)  # few of the pairs of letters are not in use
def test_postcodes_could_exist(postcode: Postcode) -> None:
    """Postcodes pass python-stdnum."""
    assert stdnum_postcode.is_valid(postcode.value)


@given(
    days=st.lists(st.dates(date(1950, 1, 1), date(1960, 12, 31)), min_size=2, max_size=2).map(sorted), data=st.data()
)
def test_dates_keep_to_their_bounds(days: list[date], data: st.DataObject) -> None:
    """A birth date holds a day within the bounds that were asked for, or is wholly unknown."""
    datum = data.draw(strategies.onvolledige_datums(days[0], days[1]))
    assert datum.vroegste is None or datum.vroegste <= days[1]
    assert datum.laatste is None or datum.laatste >= days[0]
    assert (datum.vroegste is None) == (datum.jaar is None)


@pytest.mark.parametrize(
    "condition",
    [
        lambda datum: datum.jaar is None,
        lambda datum: datum.jaar is not None and datum.maand is None,
        lambda datum: datum.maand is not None and datum.dag is None,
        lambda datum: datum.dag is not None,
    ],
    ids=["unknown", "year", "month", "day"],
)
def test_dates_of_every_precision_are_made(condition: Callable[[OnvolledigeDatum], bool]) -> None:
    """Birth dates come whole, without a day, with a year only, and wholly unknown."""
    assert _found(strategies.onvolledige_datums(), condition)


@pytest.mark.parametrize(
    "condition",
    [
        *(lambda row, value=value: row.in_premieregime is value for value in (True, False, None)),
        *(lambda row, value=value: row.inningswijze is value for value in Inningswijze),
        lambda row: row.statuscode is not None and row.statuscode not in STANDAARD.statuscodes,
        lambda row: row.statuscode is None,
        lambda row: row.aanmelddatum is None,
        lambda row: row.achterstand_cak is None,
        lambda row: row.achterstand_cak is not None and row.achterstand_cak < 0,
        lambda row: row.uzovi is None,
        lambda row: row.adres.postcode is None,
        lambda row: row.naam.achternaam is None,
    ],
)
def test_rows_of_every_sort_are_made(condition: Callable[[Aanmelding], bool]) -> None:
    """Rows come with every way of collection and answer about the premie, and with each field missing."""
    assert _found(strategies.aanmeldingen(), condition)


@given(row=strategies.aanmeldingen())
def test_status_means_what_the_layout_says(row: Aanmelding) -> None:
    """What a row says of the premie is what the proposed layout makes of its status code."""
    assert row.in_premieregime is STANDAARD.statuscodes.get(str(row.statuscode))


@given(bsn=strategies.bsns(), data=st.data())
@settings(max_examples=25)
def test_rows_are_of_whom_was_asked(bsn: BSN, data: st.DataObject) -> None:
    """Rows are about the person that was given."""
    assert data.draw(strategies.aanmeldingen(st.just(bsn))).bsn == bsn


@given(amount=strategies.bedragen())
def test_amounts_are_in_cents(amount: Decimal) -> None:
    """Amounts are whole cents, and some are overpaid."""
    assert amount == round(amount, 2)
    assert -500 <= amount <= 50_000


@given(max_rows=st.integers(1, 6), data=st.data())
@settings(max_examples=25)
def test_persons_have_at_most_so_many_rows(max_rows: int, data: st.DataObject) -> None:
    """A person has from one row to as many as were asked for, all of that person."""
    person = data.draw(strategies.wanbetalers(max_rows))
    assert 1 <= len(person.aanmeldingen) <= max_rows
    assert {row.bsn for row in person.aanmeldingen} == {person.bsn}
    assert repr(person) == f"Wanbetaler({len(person.aanmeldingen)} aanmeldingen)"


@pytest.mark.parametrize("rows", [1, 2, 4])
def test_persons_with_several_rows_are_made(rows: int) -> None:
    """Persons come with one row and with several."""
    assert _found(strategies.wanbetalers(), lambda person: len(person.aanmeldingen) == rows)
