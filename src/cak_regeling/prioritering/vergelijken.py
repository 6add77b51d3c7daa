# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Comparing two kaders on one list: who would move."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Literal

from attrs import field, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.verrijking import Verrijking
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.prioritering.kader import Afwegingskader, Vorige
from cak_regeling.prioritering.werklijst import Werklijst
from cak_regeling.wanbetaler import Wanbetaler


class Beweging(Enum):
    """What becomes of someone when the one kader is changed for the other."""

    OMHOOG = "omhoog"
    """On both werklijsten, and now before more of those who are on both."""
    OMLAAG = "omlaag"
    """On both werklijsten, and now before fewer of those who are on both."""
    GELIJK = "gelijk"
    """On both werklijsten, at the same place among those who are on both."""
    ERIN = "erin"
    """Only on the werklijst of the second kader."""
    ERUIT = "eruit"
    """Only on the werklijst of the first kader."""


@frozen(kw_only=True, repr=False)
class Kadervergelijking:
    """Who would move when the kader *van* is changed for the kader *naar*. It shows counts; persons are asked for.

    Attributes:
        van: *Werklijst*. By the first kader.
        naar: *Werklijst*. By the second kader.
    """

    van: Werklijst
    naar: Werklijst
    _moved: Mapping[Beweging, tuple[Wanbetaler, ...]] = field(eq=False, alias="moved")

    def personen(self, beweging: Beweging) -> tuple[Wanbetaler, ...]:
        """Give the persons who move in a way, in the order of the werklijst on which they are last. Personal."""
        return self._moved[beweging]

    @property
    def aantallen(self) -> Mapping[Beweging, int]:
        """How many move in each way."""
        return FrozenMapping({beweging: len(persons) for beweging, persons in self._moved.items()})

    @property
    def per_aanpak(self) -> Mapping[str, tuple[int, int]]:
        """By approach, for how many it would be done by the first and by the second kader; who waits does not count."""
        before, after = (Counter(i.aanpak for i in lijst if not i.wacht) for lijst in (self.van, self.naar))
        return FrozenMapping({naam: (before[naam], after[naam]) for naam in sorted(before | after)})

    def explain(self, lang: Taal = "nl") -> str:
        """Say it in numbers."""
        n = {beweging: len(persons) for beweging, persons in self._moved.items()}
        moved = Tekst(
            f"Van “{self.van.kader.naam}” naar “{self.naar.kader.naam}”: {n[Beweging.OMHOOG]} inwoners gaan omhoog, "
            f"{n[Beweging.OMLAAG]} omlaag, {n[Beweging.GELIJK]} blijven gelijk, {n[Beweging.ERIN]} komen erbij en "
            f"{n[Beweging.ERUIT]} gaan eruit.",
            f"From “{self.van.kader.naam}” to “{self.naar.kader.naam}”: {n[Beweging.OMHOOG]} residents move up, "
            f"{n[Beweging.OMLAAG]} down, {n[Beweging.GELIJK]} stay, {n[Beweging.ERIN]} come in and "
            f"{n[Beweging.ERUIT]} go out.",
        )
        work = "; ".join(f"{naam}: {before} → {after}" for naam, (before, after) in self.per_aanpak.items())
        return f"{moved.in_taal(lang)} {work}." if work else moved.in_taal(lang)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(persons)} {beweging.value}" for beweging, persons in self._moved.items())
        return f"Kadervergelijking({counts})"


def compare_kaders(  # noqa: PLR0913 - what `Afwegingskader.apply` takes, and a second kader
    van: Afwegingskader,
    naar: Afwegingskader,
    lijst: CakLijst,
    gebruik: ToegestaanGebruik,
    *,
    op: date,
    vorige: Sequence[CakLijst] | Literal[Vorige.EERSTE_LIJST] = (),
    verrijkingen: Iterable[Verrijking] = (),
) -> Kadervergelijking:
    """Apply two kaders to one list, and tell who would move.

    Up and down are counted among those who are on both werklijsten, so that one who comes in does not move the others.

    Args:
        van: The first kader, such as the one that is used now.
        naar: The second kader.
        lijst: The list.
        gebruik: A permission that covers both: tested with ``van.gegevens | naar.gegevens`` and
            ``van.selectie | naar.selectie``.
        op: The day of use.
        vorige: Earlier lists, or ``EERSTE_LIJST``.
        verrijkingen: What other administrations say.

    Raises:
        cak_regeling.DoelbindingError: As `Afwegingskader.apply`.
        cak_regeling.KaderError: As `Afwegingskader.apply`.
    """
    given = tuple(verrijkingen)
    before, after = (kader.apply(lijst, gebruik, op=op, vorige=vorige, verrijkingen=given) for kader in (van, naar))
    old, new = ({item.wanbetaler.bsn: item.wanbetaler for item in werklijst} for werklijst in (before, after))
    was = {bsn: place for place, bsn in enumerate(bsn for bsn in old if bsn in new)}
    moved: dict[Beweging, list[Wanbetaler]] = {beweging: [] for beweging in Beweging}
    for place, bsn in enumerate(bsn for bsn in new if bsn in old):
        up, down = place < was[bsn], place > was[bsn]
        beweging = Beweging.OMHOOG if up else Beweging.OMLAAG if down else Beweging.GELIJK
        moved[beweging].append(new[bsn])
    moved[Beweging.ERIN] = [wanbetaler for bsn, wanbetaler in new.items() if bsn not in old]
    moved[Beweging.ERUIT] = [wanbetaler for bsn, wanbetaler in old.items() if bsn not in new]
    return Kadervergelijking(
        van=before, naar=after, moved=FrozenMapping({beweging: tuple(persons) for beweging, persons in moved.items()})
    )
