# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Publicatie: a cohort table in which no small number is left, nor one that can be worked out from the others.

A number of persons from one up to the threshold is hidden. So is what would give it away: the other part of a total, a
part of which the rest is small, what is part of something hidden, and a growth since the point before that is small.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.opvolging.cohort import Cohorttabel
from cak_regeling.opvolging.rij import AANTALLEN, Cohortrij, Reden


class Verborgen(Enum):
    """What a cell can be beside a number."""

    VERBORGEN = "verborgen"
    """The number is hidden."""


VERBORGEN: Literal[Verborgen.VERBORGEN] = Verborgen.VERBORGEN
"""Stands where a number is hidden."""

Cel = int | Decimal | Verborgen | None
"""A number, a hidden one, or None for what was not asked for."""
_Name = str | Reden

_TOTALS: tuple[tuple[_Name, tuple[_Name, ...]], ...] = (("personen", ("op_lijst", "verdwenen", "nog_niet_gevolgd")),)
_PARTS = {
    "teruggekeerd": ("op_lijst",),
    "op_regeling": ("op_lijst",),
    "regeling_onbekend": ("op_lijst",),
    "inning_gewisseld": ("op_lijst",),
    "inning_onbekend": ("op_lijst",),
    "zonder_bedrag": ("op_lijst",),
    "benaderd": ("personen",),
    "bereikt": ("personen", "benaderd"),
    "aanbod_aanvaard": ("personen", "bereikt"),
    "met_intake": ("personen",),
}
"""What is part of what, without the rest having a name of its own."""
_GROWING = ("benaderd", "bereikt", "aanbod_aanvaard", "met_intake")
_RESTS_ON = {
    "pogingen": "benaderd",
    "minuten": "benaderd",
    "pogingen_zonder_minuten": "benaderd",
    "achterstand_cak": "op_lijst",
    "schuld_intake": "met_intake",
}
"""Which number of persons a figure that counts no persons is about."""


@frozen(kw_only=True)
class Publicatierij:
    """A row of a cohort table, for publication.

    Attributes:
        rij: *Cohortrij*. The row itself, with the exact numbers: not for publication.
        cellen: *Mapping[str, Cel]*. The figures by name, as `Cohortrij` has them; hidden where they must be.
        redenen: *Mapping[RedenAfmelding | Vertrekreden, Cel]*. The reasons for being gone.
    """

    rij: Cohortrij = field(repr=False)
    cellen: Mapping[str, Cel]
    redenen: Mapping[Reden, Cel]

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types; what is hidden is the text ``verborgen``."""
        whole = self.rij.to_dict()
        kept = {name: whole[name] for name in ("cohort", "groep", "after", "op", "eerste_lijst")}
        cells = {name: _plain(cel) for name, cel in self.cellen.items()}
        return kept | cells | {"redenen": {reden.value: _plain(cel) for reden, cel in self.redenen.items()}}


def _plain(cel: Cel) -> object:
    return cel.value if isinstance(cel, Verborgen) else f"{cel:.2f}" if isinstance(cel, Decimal) else cel


@frozen(kw_only=True, repr=False)
class Publicatie:
    """A cohort table without small numbers; iterate for its rows.

    Attributes:
        rijen: *tuple[Publicatierij, ...]*. In the order of the table.
        drempel: *int*. Numbers of persons below it are hidden.
        tabel: *Cohorttabel*. The table itself, with the exact numbers: not for publication.
    """

    rijen: tuple[Publicatierij, ...]
    drempel: int
    tabel: Cohorttabel

    def opmerkingen(self, lang: Taal = "nl") -> tuple[str, ...]:
        """Say what must stand beside the figures wherever they are shown."""
        hidden = Tekst(
            f"Aantallen inwoners onder {self.drempel} zijn niet getoond, net als wat ze zou verraden.",
            f"Numbers of residents below {self.drempel} are not shown, nor is what would give them away.",
        )
        return (*self.tabel.opmerkingen(lang), hidden.in_taal(lang))

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types, for publication."""
        whole = self.tabel.to_dict()
        kept = {name: whole[name] for name in ("versie", "by", "after", "gemeente", "filter", "eerste", "laatste")}
        return kept | {
            "drempel": self.drempel,
            "rijen": [rij.to_dict() for rij in self.rijen],
            "opmerkingen": {"nl": list(self.opmerkingen("nl")), "en": list(self.opmerkingen("en"))},
        }

    def __iter__(self) -> Iterator[Publicatierij]:
        return iter(self.rijen)

    def __len__(self) -> int:
        return len(self.rijen)

    def __repr__(self) -> str:
        return f"Publicatie({len(self.rijen)} rijen, drempel={self.drempel})"


def publiceer(tabel: Cohorttabel, *, drempel: int = 10) -> Publicatie:
    """Hide the small numbers of a table, and what would give them away.

    It protects one table. Two tables of the same persons, as with and without groups, can be set against each other:
    publish one of them.

    Args:
        tabel: The table.
        drempel: Numbers of persons from 1 to below it are hidden; 2 or more.

    Raises:
        cak_regeling.WaardeError: For a threshold below 2, or what is no table.
    """
    if not isinstance(tabel, Cohorttabel):
        raise WaardeError("expected a Cohorttabel")
    if type(drempel) is not int or drempel < 2:
        raise WaardeError("expected a whole number from 2 on as drempel")
    shown: dict[tuple[object, ...], dict[str, int]] = {}
    rijen = [
        _published(rij, drempel, shown.setdefault((rij.cohort, rij.groep), {}))
        for rij in sorted(tabel, key=lambda rij: rij.after)
    ]
    by_row = {id(one.rij): one for one in rijen}
    return Publicatie(rijen=tuple(by_row[id(rij)] for rij in tabel), drempel=drempel, tabel=tabel)


def _published(rij: Cohortrij, drempel: int, before: dict[str, int]) -> Publicatierij:
    """Hide what must be hidden of a row.

    Args:
        rij: The row.
        drempel: The threshold.
        before: What was shown of the growing numbers of the same persons at an earlier point; updated.
    """
    numbers: dict[_Name, int] = dict(rij.redenen.items())
    for name in ("personen", "nog_niet_gevolgd", *AANTALLEN):
        number: int | None = getattr(rij, name)
        if number is not None:
            numbers[name] = number
    hidden = _Hiding(numbers, drempel, ("reden_onbekend", *rij.redenen), before).hidden
    before |= {name: numbers[name] for name in _GROWING if name in numbers and name not in hidden}
    cellen: dict[str, Cel] = {
        name: VERBORGEN if name in hidden else value for name, value in numbers.items() if isinstance(name, str)
    }
    for name, persons in _RESTS_ON.items():
        value: int | Decimal | None = getattr(rij, name)
        about = numbers.get(persons, 0) - (numbers.get("zonder_bedrag", 0) if name == "achterstand_cak" else 0)
        if value is not None:
            secret = not hidden.isdisjoint({persons, "zonder_bedrag"}) or 0 < about < drempel
            cellen[name] = VERBORGEN if secret else value
    return Publicatierij(
        rij=rij,
        cellen=FrozenMapping(cellen),
        redenen=FrozenMapping({reden: VERBORGEN if reden in hidden else count for reden, count in rij.redenen.items()}),
    )


class _Hiding:
    """Works out which numbers of a row to hide, until nothing more gives anything away."""

    def __init__(
        self, numbers: Mapping[_Name, int], drempel: int, reasons: tuple[_Name, ...], before: Mapping[str, int]
    ) -> None:
        self._numbers = numbers
        self._drempel = drempel
        self._totals: tuple[tuple[_Name, tuple[_Name, ...]], ...] = (*_TOTALS, ("verdwenen", reasons))
        self.hidden: set[_Name] = {name for name, value in numbers.items() if self._small(value)}
        if "personen" in self.hidden:
            self.hidden = set(numbers)
        for name in _GROWING:
            if name in numbers and name in before and self._small(numbers[name] - before[name]):
                self.hidden.add(name)
        known = -1
        while known != len(self.hidden):
            known = len(self.hidden)
            self._hide_parts()
            for total, parts in self._totals:
                self._hide_in_total(total, parts)

    def _small(self, value: int) -> bool:
        return 0 < value < self._drempel

    def _hide(self, name: _Name) -> None:
        """Hide a number; a zero says nothing of anyone, and stays."""
        if self._numbers[name]:
            self.hidden.add(name)

    def _hide_parts(self) -> None:
        """Hide what is part of something hidden, and what leaves a rest that is small."""
        for name, wholes in _PARTS.items():
            for whole in wholes:
                if name in self._numbers and whole in self._numbers:
                    rest = self._numbers[whole] - self._numbers[name]
                    if whole in self.hidden or self._small(rest):
                        self._hide(name)

    def _hide_in_total(self, total: _Name, parts: tuple[_Name, ...]) -> None:
        """See to it that what is hidden of a total is two numbers at least, and together no small one."""
        if total in self.hidden:
            for part in parts:
                self._hide(part)
            return
        while True:
            secret = [part for part in parts if part in self.hidden]
            together = sum(self._numbers[part] for part in secret)
            if not secret or (len(secret) > 1 and not self._small(together)):
                return
            others = [part for part in parts if self._numbers[part] and part not in self.hidden]
            # There is one: a total whose hidden parts are few is small itself, and then hidden with all its parts.
            self.hidden.add(min(others, key=lambda part: self._numbers[part]))
