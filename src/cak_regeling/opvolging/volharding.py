# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Volharding: what is due next, by a rule that is data.

Keeping on works: an extra attempt adds some eleven percentage points of reach (Divosa 2024, at second hand), and the
research on five municipalities names several attempts, in several ways, as what makes the difference. How long to go on
and in which way is for the municipality, so the rule is a value and not code.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import field, frozen

from cak_regeling._controle import require
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.opvolging.contact import Contactpoging, Contactverloop
from cak_regeling.opvolging.termen import Contactsoort, Dagdeel


def _check_count(_instance: object, attribute: Any, value: object) -> None:
    if type(value) is not int or value < (0 if attribute.name == "na_dagen" else 1):
        raise WaardeError(f"expected a whole number of {attribute.name}, at least one, or from 0 on for na_dagen")


@frozen(kw_only=True)
class Volhardingsstap:
    """One step: so many attempts of one kind, at so many parts of the day.

    Attributes:
        soort: *Contactsoort*. Which kind of attempt.
        pogingen: *int*. How many, at least.
        dagdelen: *int*. At how many different parts of the day, at least; 1 to 3.
        na_dagen: *int*. Days to wait after the attempt before; 0 for none.

    Raises:
        cak_regeling.WaardeError: For what is no number, or more parts of the day than attempts.
    """

    soort: Contactsoort
    pogingen: int = field(default=1, validator=_check_count)
    dagdelen: int = field(default=1, validator=_check_count)
    na_dagen: int = field(default=0, validator=_check_count)

    def __attrs_post_init__(self) -> None:
        """Refuse a step that can't be taken."""
        require(self.soort, Contactsoort, "soort")
        if self.dagdelen > min(self.pogingen, len(Dagdeel)):
            raise WaardeError("expected at most three dagdelen, and no more than pogingen")


@frozen(kw_only=True)
class Vervolg:
    """What is due next for one person.

    Attributes:
        soort: *Contactsoort | None*. The kind of attempt; None when nothing is due by the rule.
        vanaf: *date | None*. The first day for it; None when nothing is due.
        dagdelen: *frozenset[Dagdeel]*. The parts of the day that will do; empty when nothing is due.
        reden: *Tekst*. Why.
    """

    soort: Contactsoort | None = None
    vanaf: date | None = None
    dagdelen: frozenset[Dagdeel] = frozenset()
    reden: Tekst

    def explain(self, lang: Taal = "nl") -> str:
        """Say it in a sentence that may stand on a case worker's screen."""
        if self.soort is None or self.vanaf is None:
            return self.reden.in_taal(lang)
        parts = [part.value.lower() for part in Dagdeel if part in self.dagdelen]
        words = Tekst(
            f"{self.soort.value}, vanaf {self.vanaf:%d-%m-%Y} ({' of '.join(parts)}): ",
            f"{self.soort.value}, from {self.vanaf:%d-%m-%Y} ({' or '.join(parts)}): ",
        )
        return words.in_taal(lang) + self.reden.in_taal(lang)


_REACHED = Tekst("De inwoner is bereikt.", "The resident was reached.")
_RESULT = Tekst("Er is een resultaat.", "There is a result.")
_DONE = Tekst(
    "Alle stappen zijn gezet; een mens beslist wat er nog kan.", "All steps were taken; a human decides what is left."
)


def _to_stappen(stappen: Iterable[Volhardingsstap]) -> tuple[Volhardingsstap, ...]:
    return tuple(stappen)


@frozen
class Volharding:
    """A rule of perseverance: steps in order, until the resident is reached.

    >>> regel = Volharding(
    ...     [
    ...         Volhardingsstap(soort=Contactsoort.TELEFOON, pogingen=3, dagdelen=2),
    ...         Volhardingsstap(soort=Contactsoort.HUISBEZOEK),
    ...     ]
    ... )
    >>> regel.volgende(Contactverloop(), op=date(2023, 10, 12)).soort
    <Contactsoort.TELEFOON: 'Telefoon'>

    Attributes:
        stappen: *tuple[Volhardingsstap, ...]*. In order; at least one.

    Raises:
        cak_regeling.WaardeError: Without a step, or with what is none.
    """

    stappen: tuple[Volhardingsstap, ...] = field(converter=_to_stappen)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule without steps."""
        if not self.stappen or not all(isinstance(stap, Volhardingsstap) for stap in self.stappen):
            raise WaardeError("expected one or more of Volhardingsstap")

    def volgende(self, verloop: Contactverloop, *, op: date, sinds: date | None = None) -> Vervolg:
        """Say what is due next.

        Attempts count in any order: a visit that was made early is a visit. A step with too few parts of the day asks
        for another attempt at another part; an attempt of which the part is not known counts as one of none.

        Args:
            verloop: The contact so far.
            op: The day of asking; nothing is due before it.
            sinds: Count attempts and results from this day on, inclusive, as for who returned; all when None.
        """
        day = require_date(op, "op")
        start = date.min if sinds is None else require_date(sinds, "sinds")
        pogingen = [poging for poging in verloop.pogingen if start <= poging.datum <= day]
        if any(start <= one.datum <= day for one in verloop.resultaten):
            return Vervolg(reden=_RESULT)
        if any(poging.bereikt for poging in pogingen):
            return Vervolg(reden=_REACHED)
        for stap in self.stappen:
            made = [poging for poging in pogingen if poging.soort is stap.soort]
            parts = {poging.dagdeel for poging in made} - {None}
            if len(made) < stap.pogingen or len(parts) < stap.dagdelen - _unneeded(stap):
                return _due(stap, made, pogingen, day)
        return Vervolg(reden=_DONE)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON and TOML types."""
        return {
            "versie": 1,
            "stappen": [
                {
                    "soort": stap.soort.value,
                    "pogingen": stap.pogingen,
                    "dagdelen": stap.dagdelen,
                    "na_dagen": stap.na_dagen,
                }
                for stap in self.stappen
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Volharding":
        """Read what `to_dict` gave.

        Raises:
            cak_regeling.WaardeError: When it can't be read.
        """
        try:
            if data["versie"] != 1:
                raise WaardeError("expected a volharding of versie 1")
            return cls([_stap(**stap) for stap in data["stappen"]])
        except (KeyError, TypeError, ValueError) as error:
            raise WaardeError(f"this volharding can't be read ({type(error).__name__})") from None


def _stap(soort: str, **counts: int) -> Volhardingsstap:
    return Volhardingsstap(soort=Contactsoort(soort), **counts)


def _unneeded(stap: Volhardingsstap) -> int:
    """Give 1 for a step that asks for one part of the day: any will do, known or not."""
    return int(stap.dagdelen == 1)


def _due(stap: Volhardingsstap, made: list[Contactpoging], pogingen: list[Contactpoging], day: date) -> Vervolg:
    used = {poging.dagdeel for poging in made}
    other = len(used - {None}) < stap.dagdelen and bool(made)
    free = frozenset(part for part in Dagdeel if not other or part not in used)
    ready = max((poging.datum + timedelta(stap.na_dagen) for poging in pogingen), default=day)
    return Vervolg(
        soort=stap.soort,
        vanaf=max(day, ready),
        dagdelen=free if stap.dagdelen > 1 else frozenset(Dagdeel),
        reden=Tekst(
            f"er zijn {len(made)} van {stap.pogingen} pogingen gedaan, op {len(used - {None})} van {stap.dagdelen} "
            "dagdelen.",
            f"{len(made)} of {stap.pogingen} attempts were made, at {len(used - {None})} of {stap.dagdelen} parts of "
            "the day.",
        ),
    )


VOORBEELD = Volharding(
    (
        Volhardingsstap(soort=Contactsoort.TELEFOON, pogingen=3, dagdelen=2, na_dagen=1),
        Volhardingsstap(soort=Contactsoort.HUISBEZOEK, na_dagen=1),
        Volhardingsstap(soort=Contactsoort.BRIEF),
    )
)
"""An example, not a norm: after three calls at two parts of the day a visit, then a letter."""
