# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Verrijkingen: what another administration says, and what its silence means."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.gegevens import Herkomst
from cak_regeling.testing.strategies import bsns


PEILDATUM = date(2023, 9, 30)
ONE = cak.BSN("999993653")
OTHER = cak.BSN("999999990")
THIRD = cak.BSN("999999989")


def verrijking(**changes: Any) -> cak.Verrijking:
    """Make one about bijstand that says yes of ONE and no of OTHER, with *changes*."""
    fields: dict[str, Any] = {
        "gegeven": cak.Gegeven.BIJSTAND,
        "waarden": {ONE: True, OTHER: False},
        "nagegaan": frozenset({ONE, OTHER}),
        "herkomst": "uitkeringenadministratie",
        "peildatum": PEILDATUM,
    }
    return cak.Verrijking(**(fields | changes))


@pytest.mark.parametrize(
    ("waarden", "nagegaan", "expected"),
    [
        ({ONE: True}, cak.ALLEN, True),
        ({ONE: False}, cak.ALLEN, False),
        ({}, cak.ALLEN, False),
        ({OTHER: True}, cak.ALLEN, False),
        ({ONE: True}, frozenset({ONE}), True),
        ({ONE: False}, frozenset({ONE}), False),
        ({}, frozenset({ONE}), False),
        ({}, frozenset({ONE, OTHER}), False),
        ({}, frozenset({OTHER}), None),
        ({}, frozenset(), None),
        ({OTHER: True}, frozenset({OTHER}), None),
        ({ONE: True}, frozenset(), True),
        ({ONE: False}, frozenset(), False),
    ],
)
def test_absence_is_a_no_only_for_who_was_looked_up(
    waarden: dict[cak.BSN, bool], nagegaan: frozenset[cak.BSN] | k.Nagegaan, *, expected: bool | None
) -> None:
    """Who is not among the values is a no when looked up, and else not known; a value that is there counts."""
    assert verrijking(waarden=waarden, nagegaan=nagegaan).value_of(ONE) is expected


@given(st.dictionaries(bsns(), st.booleans(), max_size=8), st.frozensets(bsns(), max_size=8), bsns())
def test_value_of_anyone(waarden: dict[cak.BSN, bool], nagegaan: frozenset[cak.BSN], bsn: cak.BSN) -> None:
    """For anyone it is the value, else no when looked up, else not known; with ALLEN it is never not known."""
    expected = waarden.get(bsn, False if bsn in nagegaan else None)
    assert verrijking(waarden=waarden, nagegaan=nagegaan).value_of(bsn) is expected
    assert verrijking(waarden=waarden, nagegaan=cak.ALLEN).value_of(bsn) is waarden.get(bsn, False)


def test_a_criterium_takes_its_answer_from_the_verrijking() -> None:
    """A criterium on a verrijking is yes, no or not known as the verrijking says of the person."""
    given_data = verrijking(waarden={ONE: True}, nagegaan=frozenset({ONE, OTHER}))
    context = k.Context(peildatum=PEILDATUM, verrijkingen={cak.Gegeven.BIJSTAND: given_data})
    persons = [cak.Wanbetaler.of(cak.Aanmelding(bsn=bsn)) for bsn in (ONE, OTHER, THIRD)]
    assert [k.bijstand.bind(context)(person) for person in persons] == [True, False, None]
    assert [(~k.bijstand).bind(context)(person) for person in persons] == [False, True, None]


@pytest.mark.parametrize("gegeven", [g for g in cak.Gegeven if g.herkomst is Herkomst.CAK], ids=lambda g: g.name)
def test_a_datum_of_the_list_is_refused(gegeven: cak.Gegeven) -> None:
    """What stands on the list can't be brought in from elsewhere."""
    with pytest.raises(cak.KaderError, match=f"{gegeven.name} stands on the list"):
        verrijking(gegeven=gegeven)


@pytest.mark.parametrize("gegeven", [g for g in cak.Gegeven if g.herkomst is not Herkomst.CAK], ids=lambda g: g.name)
def test_a_datum_from_elsewhere_is_taken(gegeven: cak.Gegeven) -> None:
    """Everything else can be."""
    assert verrijking(gegeven=gegeven).gegeven is gegeven


@pytest.mark.parametrize(
    "waarden",
    [
        {ONE: 1.5},
        {ONE: b"ja"},
        {ONE: None},
        {ONE: date(2023, 1, 1), OTHER: "ja"},
        {ONE: True, OTHER: 0},
        {"999993653": True},
        {999993653: True},
        {ONE: True, None: True},
    ],
)
def test_values_that_are_not_of_one_kind_by_bsn_are_refused(waarden: dict[object, object]) -> None:
    """A float or nothing is no value, two kinds are no answer to one question, and a text is no BSN."""
    with pytest.raises(cak.KaderError, match="expected waarden") as caught:
        verrijking(waarden=waarden)
    assert "999993653" not in str(caught.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"gegeven": "bijstand"},
        {"gegeven": None},
        {"waarden": None},
        {"waarden": [ONE]},
        {"nagegaan": None},
        {"nagegaan": "allen"},
        {"nagegaan": frozenset({"999993653"})},
        {"peildatum": None},
        {"peildatum": "2023-09-30"},
    ],
    ids=lambda changes: "-".join(f"{name}={value}" for name, value in changes.items()),
)
def test_wrong_types_are_refused(changes: dict[str, object]) -> None:
    """A verrijking that can't mean anything is refused when it is made, as an error of this library."""
    with pytest.raises(cak.CakRegelingError):
        verrijking(**changes)


def test_repr_shows_a_count_and_no_person() -> None:
    """A verrijking in a log line tells how much there is, and about nobody."""
    assert repr(verrijking()) == "Verrijking(BIJSTAND, 2 waarden)"


@pytest.mark.parametrize("value", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_value_is_a_finite_number(value: str) -> None:
    """What can't be compared is refused where it is given, and not when a werklijst is made."""
    with pytest.raises(cak.WaardeError, match=r"^expected each number of waarden to be finite$"):
        cak.Verrijking(
            cak.Gegeven.AANTAL_POGINGEN,
            waarden={cak.BSN("999900067"): Decimal(value)},
            nagegaan=cak.ALLEN,
            herkomst="test",
            peildatum=date(2026, 1, 1),
        )
