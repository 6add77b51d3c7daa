# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The strategies that others test with: each makes its type, shows nothing of it, and reaches what matters."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.internal.conjecture.data import Status
from stdnum.nl import bsn as stdnum_bsn
from stdnum.nl import postcode as stdnum_postcode

from cak_regeling import (
    BSN,
    UZOVI,
    Aanmelding,
    Adres,
    Afwegingskader,
    CakLijst,
    Gegeven,
    Gemeentecode,
    Inningswijze,
    JsonLines,
    Naam,
    OnvolledigeDatum,
    Postcode,
    Uitkomst,
    Wanbetaler,
    Werklijst,
)
from cak_regeling.criteria import Voorwaarde
from cak_regeling.lijst import STANDAARD
from cak_regeling.testing import Maanden, strategies
from cak_regeling.testing.strategies import basis
from cak_regeling.testing.strategies import frames as _frames  # noqa: F401 - with it come those of data frames
from cak_regeling.testing.strategies.basis import MADE as MADE_BY_TYPE


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


KINDS = sorted(MADE_BY_TYPE, key=lambda kind: (kind.__module__, kind.__name__))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_type_is_made_without_rejecting(kind: type) -> None:
    """`st.from_type` makes each type by itself; of all that is tried less than one in a hundred is given up."""
    tried: list[Status] = []

    @given(data=st.data())
    @settings(max_examples=15, derandomize=True, database=None, phases=[Phase.generate])
    def make(data: st.DataObject) -> None:
        try:
            value = data.draw(st.from_type(kind))
        finally:
            tried.append(data.conjecture_data.status)
        assert isinstance(value, kind)

    make()
    assert tried.count(Status.INVALID) < max(len(tried) / 100, 1)
    assert len(tried) > 1 or kind is JsonLines  # of which there is one, wherever it is


def test_every_strategy_is_named() -> None:
    """Every public function of the modules is named in the package, and all names are there."""
    names = {one.name for one in iter_modules(strategies.__path__)} - {"frames"}
    modules = [import_module(f"{strategies.__name__}.{name}") for name in names]
    found = {
        name
        for module in modules
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    helpers = {name for name in vars(basis) if not name.startswith("_")}
    assert {name for name in found - helpers if not name.endswith("_")} == set(strategies.__all__)
    assert strategies.__all__ == sorted(strategies.__all__)
    assert set(MADE) <= set(strategies.__all__)


def test_a_failing_example_shows_what_was_made() -> None:
    """Hypothesis shows the values of a person, who is nobody, although the repr hides them."""
    found: list[Aanmelding] = []

    @given(row=...)
    @settings(database=None, derandomize=True)
    def fails(row: Aanmelding) -> None:
        found.append(row)
        assert row.uzovi is None

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = "\n".join(failed.value.__notes__)
    assert f"BSN(value='{found[-1].bsn.value}')" in notes.replace("\n", "")
    assert "'0000'" in notes
    assert repr(found[-1].uzovi) == "UZOVI(…)"


def test_the_types_are_known_as_soon_as_hypothesis_is(tmp_path: Path) -> None:
    """With the package installed, importing hypothesis is enough, whichever of the two is imported first."""
    for first, second in (
        ("hypothesis", "cak_regeling.testing.strategies"),
        ("cak_regeling.testing.strategies", "hypothesis"),
    ):
        code = f"import {first}; import {second}; from hypothesis import strategies as st; import cak_regeling as cak; "
        code += "assert st.from_type(cak.Toetsing).example().verwerking"
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, cwd=tmp_path)  # noqa: S603 - ours


@given(months=strategies.maanden())
@settings(max_examples=10)
def test_months_are_read(months: Maanden) -> None:
    """Months that were made can be read, each as of its own day."""
    assert [lijst.read().peildatum for lijst in months.lijsten] == list(months.peildatums)


@given(werklijst=strategies.werklijsten())
@settings(max_examples=25)
def test_werklijsten_hold_everyone_once(werklijst: Werklijst) -> None:
    """A werklijst that was made has everyone in one place, and its receipt can be made."""
    entries = [*werklijst, *werklijst.te_beoordelen, *werklijst.uitgesloten]
    people = [entry.wanbetaler.bsn for entry in entries] + [w.bsn for w in werklijst.zonder_regel]
    assert len(set(people)) == len(people)
    assert werklijst.receipt()


@pytest.mark.parametrize("uitkomst", Uitkomst)
def test_toetsingen_of_every_outcome_are_made(uitkomst: Uitkomst) -> None:
    """Tests of a use come out in each of the three ways."""
    assert _found(strategies.toetsingen(), lambda one: one.uitkomst is uitkomst)


def test_persons_with_several_referrals_are_made() -> None:
    """Contact comes with more than one referral, not two of one kind to one place."""
    assert _found(strategies.contactverlopen(), lambda contact: len(contact.verwijzingen) > 1)


@given(data=st.data())
@settings(max_examples=25)
def test_uses_that_pass_cover_what_was_asked(data: st.DataObject) -> None:
    """A permission that was asked for data and a municipality is for those."""
    gegevens, gemeente = frozenset({Gegeven.NAAM}), Gemeentecode("0392")
    gebruik = data.draw(strategies.gebruiken(gegevens, gemeente))
    assert (gebruik.gegevens, gebruik.gemeente) == (gegevens, gemeente)
    verrijking = data.draw(strategies.verrijkingen(Gegeven.BIJSTAND))
    assert verrijking.gegeven is Gegeven.BIJSTAND


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
