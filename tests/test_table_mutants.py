# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The tables of grounds are data, which mutmut leaves alone: here every field is changed, and a test must notice."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType, ModuleType, NoneType
from typing import Any

import pytest
from attrs import evolve, fields

from cak_regeling import Zekerheid
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron
from cak_regeling.regeling import RedenAfmelding, RedenTerugkeer, afmelding, terugkeer
from cak_regeling.termijnen import Termijn
from tests import test_afmelding as checks


def _checks() -> Iterator[Callable[[], None]]:
    """Give every test of the two tables, with its cases."""
    for row in checks.TABLE:
        yield lambda row=row: checks.test_grounds(row)  # type: ignore[misc]  # mypy can't type its default
    for reden, onderdeel in zip(list(RedenAfmelding)[:5], "aabcc", strict=True):
        yield lambda reden=reden, onderdeel=onderdeel: checks.test_a_ground_cites_the_text_of_its_day(reden, onderdeel)  # type: ignore[misc]  # mypy can't type its default
    for case in checks.RETURNS:
        yield lambda case=case: checks.test_returns(*case)  # type: ignore[misc]  # mypy can't type its default
    yield checks.test_all_grounds_are_in_the_table
    yield checks.test_who_says_that_an_end_is_definitive
    yield checks.test_two_grounds_rest_on_two_places
    yield checks.test_durations_and_who_is_between


def _noticed() -> bool:
    """Tell whether any test fails, in whatever way."""
    for check in _checks():
        try:
            check()
        except (Exception, pytest.fail.Exception):  # noqa: BLE001 - any failure is a change that was noticed
            return True
    return False


def _others(value: Any) -> list[Any]:
    """Give values that a field could wrongly have."""
    if isinstance(value, Bron):
        other = Zekerheid.AFGELEID if value.zekerheid is not Zekerheid.AFGELEID else Zekerheid.PRIMAIR
        changes: tuple[dict[str, Any], ...] = ({"artikel": "99"}, {"lid": (value.lid or 0) + 1}, {"zekerheid": other})
        return [evolve(value, **change) for change in changes]
    by_kind: dict[type, Callable[[Any], list[Any]]] = {
        bool: lambda flag: [not flag],
        date: lambda day: [day + timedelta(days=1), day - timedelta(days=1)],
        Tekst: lambda text: [Tekst(text.nl, text.nl)],
        frozenset: lambda ends: [frozenset(), ends | {RedenAfmelding.DETENTIE}],
        tuple: lambda more: [(), *((other,) for other in _others(more[0]))] if more else [(afmelding.EINDE.bron,)],
        Termijn: lambda _: [None],
        NoneType: lambda _: [afmelding.EINDE.bron],
    }
    return by_kind[type(value)](value)


def _mutants(table: MappingProxyType[Any, Any]) -> Iterator[tuple[Any, str, Any]]:
    for key, row in table.items():
        for attribute in fields(type(row)):
            for other in _others(getattr(row, attribute.name)):
                yield key, attribute.name, other


TRIED: dict[type[Enum], int] = {RedenAfmelding: 186, RedenTerugkeer: 18}
"""How many changes there are, as docs/mutation.md says."""
TABLES: dict[type[Enum], tuple[ModuleType, str]] = {
    RedenAfmelding: (afmelding, "_REDENEN"),
    RedenTerugkeer: (terugkeer, "_TERUGKEER"),
}


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.__name__)
def test_every_change_of_a_ground_is_noticed(kind: type[Enum], monkeypatch: pytest.MonkeyPatch) -> None:
    """No field of a ground can be changed without a failing test."""
    module, name = TABLES[kind]
    table = getattr(module, name)

    def survives(key: Any, attribute: str, other: Any) -> bool:
        changed = evolve(table[key], **{attribute: other})
        monkeypatch.setattr(module, name, MappingProxyType({**table, key: changed}))
        return not _noticed()

    assert not _noticed()
    mutants = list(_mutants(table))
    assert [mutant for mutant in mutants if survives(*mutant)] == []
    assert len(mutants) == TRIED[kind]
