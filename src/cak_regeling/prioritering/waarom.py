# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Waarom: why someone stands where they stand on a werklijst, and not higher."""

from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.reden import OUTCOMES, Reden
from cak_regeling.prioritering.regel import Regel
from cak_regeling.prioritering.werklijst import DEBT_UNKNOWN, Werkitem
from cak_regeling.wanbetaler import Wanbetaler


if TYPE_CHECKING:
    from cak_regeling.prioritering.werklijst import Werklijst


class Plaats(Enum):
    """Where someone can be."""

    WERKLIJST = "werklijst"
    TE_BEOORDELEN = "te_beoordelen"
    UITGESLOTEN = "uitgesloten"
    ZONDER_REGEL = "zonder_regel"
    AFWEZIG = "afwezig"
    """Not on the list, or not covered by the permission: of those only the number is kept."""


_INTRO = {
    Plaats.TE_BEOORDELEN: Tekst(
        "Een mens beoordeelt deze inwoner nog.", "A human is still to judge for this resident."
    ),
    Plaats.UITGESLOTEN: Tekst("Deze inwoner is uitgesloten.", "This resident is excluded."),
    Plaats.ZONDER_REGEL: Tekst("Geen regel gaat over deze inwoner.", "No rule is about this resident."),
    Plaats.AFWEZIG: Tekst(
        "Deze inwoner staat niet op deze werklijst: niet op de lijst, of buiten de toestemming.",
        "This resident is not on this werklijst: not on the list, or outside the permission.",
    ),
}


@frozen(kw_only=True)
class Stap:
    """A rule that was asked of someone.

    Attributes:
        regel: *Regel*. The rule.
        reden: *Reden*. Its outcome, as a tree.
    """

    regel: Regel
    reden: Reden


@frozen(kw_only=True)
class Waarom:
    """Why someone stands where they stand, and not higher.

    Attributes:
        plaats: *Plaats*. Where they are.
        stappen: *tuple[Stap, ...]*. Every rule that was asked of them, exclusions first; the last decided.
        rang: *int | None*. Their place on the werklijst, from 1; None for who has none.
        voor: *int*. How many under the same rule stand before them.
        volgorde: *tuple[Tekst, ...]*. By what those under a rule are ordered.
    """

    plaats: Plaats
    stappen: tuple[Stap, ...]
    rang: int | None = None
    voor: int = 0
    volgorde: tuple[Tekst, ...] = ()

    @classmethod
    def of(cls, werklijst: "Werklijst", wanbetaler: Wanbetaler, context: Context) -> "Waarom":
        """Ask the rules again, of one person; see `Werklijst.why_not`."""
        entries = werklijst.place_of
        if wanbetaler.bsn not in entries:
            return cls(plaats=Plaats.AFWEZIG, stappen=())
        entry = entries[wanbetaler.bsn]
        stappen: list[Stap] = []
        for regel in (*werklijst.kader.uitsluiten, *werklijst.kader.regels):
            stappen.append(Stap(regel=regel, reden=Reden.of(regel.als, wanbetaler, context)))
            if entry is not None and regel == entry.regel:
                break
        if isinstance(entry, Werkitem):
            before = sum(item.regel == entry.regel for item in werklijst.items[: entry.rang - 1])
            return cls(
                plaats=Plaats.WERKLIJST,
                stappen=tuple(stappen),
                rang=entry.rang,
                voor=before,
                volgorde=tuple(volgorde.tekst() for volgorde in werklijst.kader.volgorde),
            )
        plaats = Plaats.ZONDER_REGEL
        if entry is not None:
            plaats = Plaats.TE_BEOORDELEN if stappen[-1].reden.uitkomst is None else Plaats.UITGESLOTEN
        return cls(plaats=plaats, stappen=tuple(stappen))

    def explain(self, lang: Taal = "nl", *, personal: bool = False) -> str:
        """Say it, a line for each rule.

        Args:
            lang: ``"nl"`` or ``"en"``.
            personal: Whether the values of the person that were compared stand in it.
        """
        lines = [self._where().in_taal(lang)]
        for stap in self.stappen:
            outcome = OUTCOMES[stap.reden.uitkomst].in_taal(lang)
            why = stap.reden.explain(lang, personal=personal)
            lines.append(f"“{stap.regel.naam}”: {outcome} ({why}).")
        return "\n".join([*lines, DEBT_UNKNOWN.in_taal(lang)])

    def _where(self) -> Tekst:
        if self.plaats is not Plaats.WERKLIJST:
            return _INTRO[self.plaats]
        nl, en = (", daarna ".join(t.nl for t in self.volgorde), ", then ".join(t.en for t in self.volgorde))
        return Tekst(
            f"Deze inwoner staat op plaats {self.rang}; onder dezelfde regel staan er {self.voor} voor"
            f"{f', op volgorde van {nl}' if nl else ''}.",
            f"This resident is number {self.rang}; under the same rule {self.voor} stand before them"
            f"{f', in order of {en}' if en else ''}.",
        )
