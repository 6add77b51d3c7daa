# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Toetsing: may the list be used for this, on this day?

The test is a list of small rules. Default is no: what is missing, unknown or ends is a reason. A yes means that no
obstacle was found in the points tested; the college stays responsible.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from attrs import Factory, field, frozen

from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst, Taal, Tekst
from cak_regeling.criteria.standaard import bijstand, wgs_zaak
from cak_regeling.criteria.voorwaarde import ALTIJD, Voorwaarde
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, grant
from cak_regeling.doelbinding.regels import RULES, Rule, said
from cak_regeling.doelbinding.soorten_gegevens import REGEL_FAALT
from cak_regeling.doelbinding.verwerking import Doel, Oordeel, Organisatieonderdeel, Verwerking, covers
from cak_regeling.errors import DoelbindingError, WaardeError


class Uitkomst(Enum):
    """How a test came out."""

    TOEGESTAAN = "toegestaan"
    """No obstacle was found in the points tested; the college stays responsible."""
    VERBODEN = "verboden"
    """Something stands in the way."""
    MENSELIJK_OORDEEL = "menselijk_oordeel"
    """The law leaves a point open; with an `Oordeel` on it, it can be yes."""


_OUTCOMES = {
    Uitkomst.TOEGESTAAN: Tekst(
        "Op de getoetste punten is geen beletsel gevonden. Het college blijft verantwoordelijk.",
        "No obstacle was found in the points tested. The college stays responsible.",
    ),
    Uitkomst.VERBODEN: Tekst(
        "Zo mag de lijst niet worden gebruikt. Hieronder staat wat in de weg staat, en wie het kan oplossen.",
        "The list may not be used like this. Below stands what is in the way, and who can solve it.",
    ),
    Uitkomst.MENSELIJK_OORDEEL: Tekst(
        "De wet laat een punt open. Het kan ja worden met een oordeel: wie, wanneer, waarom.",
        "The law leaves a point open. It can become yes with a judgement: who, when, why.",
    ),
}

_BESIDE = Tekst("Dit houdt niets tegen, maar let erop:", "This stands in nobody's way, but mind it:")
_JUDGED = Tekst("Beoordeeld door:", "Judged by:")


@frozen
class Toetsing:
    """The outcome of a test, with its reasons. `toets` makes them; the bevindingen can't be handed in.

    Attributes:
        verwerking: *Verwerking*. What is tested.
        op: *date*. On which day.
        extra: *tuple[Rule, ...]*. Rules of a vendor, beside those of the library.
        bevindingen: *tuple[Bevinding, ...]*. What was found; those that a judgement settled stay in it.
    """

    verwerking: Verwerking
    op: date
    extra: tuple[Rule, ...] = field(default=(), kw_only=True)
    bevindingen: tuple[Bevinding, ...] = field(
        init=False,
        eq=False,
        default=Factory(lambda self: _found(self.verwerking, self.op, self.extra), takes_self=True),
    )

    def __repr__(self) -> str:
        return f"Toetsing({self.uitkomst.name} op {self.op.isoformat()}, {len(self.bevindingen)} bevindingen)"

    @property
    def uitkomst(self) -> Uitkomst:
        """Allowed, forbidden, or for a human to judge."""
        ernst = {bevinding.ernst for bevinding in self._in_the_way}
        if Ernst.FOUT in ernst:
            return Uitkomst.VERBODEN
        return Uitkomst.MENSELIJK_OORDEEL if ernst else Uitkomst.TOEGESTAAN

    @property
    def toegestaan(self) -> bool:
        """No obstacle was found in the points tested."""
        return self.uitkomst is Uitkomst.TOEGESTAAN

    @property
    def _in_the_way(self) -> list[Bevinding]:
        return [
            bevinding
            for bevinding in self.bevindingen
            if bevinding.ernst in {Ernst.FOUT, Ernst.OORDEEL} and self._oordeel(bevinding) is None
        ]

    def _oordeel(self, bevinding: Bevinding) -> Oordeel | None:
        """Give the judgement on a point that the law leaves open, if there is one that counts on the day."""
        oordeel = self.verwerking.oordelen.get(bevinding.code) if bevinding.ernst is Ernst.OORDEEL else None
        if oordeel is None or not (said(oordeel.rol) and said(oordeel.motivering)):
            return None
        return oordeel if covers(oordeel.op, oordeel.geldig_tot, self.op) else None

    def nog_nodig(self, lang: Taal = "nl") -> tuple[str, ...]:
        """Say what would make it yes, one sentence a point; empty when it is yes.

        Where a judgement is asked for, the code under which `Verwerking.oordelen` takes it stands behind it.
        """
        return tuple(
            f"{bevinding.remedy(lang)} ({bevinding.code})"
            if bevinding.ernst is Ernst.OORDEEL
            else bevinding.remedy(lang)
            for bevinding in self._in_the_way
        )

    def explain(self, lang: Taal = "nl") -> str:
        """Say how it came out, what is in the way, and then what else was found; for a privacy officer.

        A point that was judged says by which function and when.
        """
        in_the_way = self._in_the_way
        beside = [bevinding for bevinding in self.bevindingen if bevinding not in in_the_way]
        lines = [_OUTCOMES[self.uitkomst].in_taal(lang), *(self._line(bevinding, lang) for bevinding in in_the_way)]
        if beside:
            lines += [_BESIDE.in_taal(lang), *(self._line(bevinding, lang) for bevinding in beside)]
        return "\n".join(lines)

    def _line(self, bevinding: Bevinding, lang: Taal) -> str:
        oordeel = self._oordeel(bevinding)
        judged = "" if oordeel is None else f" {_JUDGED.in_taal(lang)} {oordeel.rol}, {oordeel.op:%d-%m-%Y}."
        return f"- {bevinding.explain(lang)}{judged} [{bevinding.code}]"

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types, in both languages. No resident is in it.

        Raises:
            cak_regeling.WaardeError: When a part of the use is of another kind than it should be.
        """
        return {
            "versie": 1,
            "op": self.op.isoformat(),
            "uitkomst": self.uitkomst.value,
            "tekst": {"nl": _OUTCOMES[self.uitkomst].nl, "en": _OUTCOMES[self.uitkomst].en},
            "bevindingen": [
                {
                    "code": bevinding.code,
                    "ernst": bevinding.ernst.value,
                    "nl": bevinding.explain("nl"),
                    "en": bevinding.explain("en"),
                    "bron": None if bevinding.bron is None else bevinding.bron.citaat(),
                    "oordeel": self._oordeel(bevinding) is not None,
                }
                for bevinding in self.bevindingen
            ],
            "nog_nodig": {"nl": list(self.nog_nodig("nl")), "en": list(self.nog_nodig("en"))},
            "verwerking": self.verwerking.to_dict(),
        }

    def require(self) -> ToegestaanGebruik:
        """Give the permission.

        It holds from the day tested to the first end among the mandates and judgements that it rests on.

        Raises:
            cak_regeling.DoelbindingError: When it is not allowed; carries the bevindingen that stand in the way.
        """
        in_the_way = tuple(self._in_the_way)
        mandaat = self.verwerking.mandaat
        if in_the_way or mandaat is None:
            codes = ", ".join(bevinding.code for bevinding in in_the_way)
            raise DoelbindingError(f"{self.uitkomst.value}: {codes}; see nog_nodig()", bevindingen=in_the_way)
        oordelen = (self._oordeel(bevinding) for bevinding in self.bevindingen)
        ends = [
            *(schakel.geldig_tot for schakel in mandaat.keten),
            *(oordeel.geldig_tot for oordeel in oordelen if oordeel is not None),
        ]
        beperking = _beperking(self.verwerking)
        return grant(
            self.verwerking,
            gegevens=self.verwerking.gegevens | beperking.gegevens,
            geldig_van=self.op,
            geldig_tot=min((end for end in ends if end is not None), default=None),
            beperking=beperking,
        )


def _beperking(verwerking: Verwerking) -> Voorwaarde:
    """Say for whom a permission holds: by the part of the municipality, and by the purpose."""
    by_part = bijstand if verwerking.onderdeel is Organisatieonderdeel.WERK_EN_INKOMEN else ALTIJD
    by_purpose = wgs_zaak if verwerking.doel is Doel.STATISTIEK else ALTIJD
    return (by_part & by_purpose).vereenvoudigd()


def _found(verwerking: Verwerking, op: date, extra: Iterable[Rule]) -> tuple[Bevinding, ...]:
    found = [one for rule in RULES for one in rule(verwerking, op)]
    found.extend(one for rule in extra for one in _found_by(rule, verwerking, op))
    return tuple(one if isinstance(one, Bevinding) else Bevinding(soort=one) for one in found)


def _found_by(rule: Rule, verwerking: Verwerking, op: date) -> list[Bevindingsoort | Bevinding]:
    """Ask a rule of a vendor. One that fails, or gives something else, means no."""
    try:
        found = list(rule(verwerking, op))
    except Exception:  # noqa: BLE001 - whatever went wrong in code that is not ours, the answer is no
        return [REGEL_FAALT]
    return found if all(_weighs(one) for one in found) else [REGEL_FAALT]


def _weighs(found: object) -> bool:
    """Tell whether it is a bevinding that weighs something; what only looks like one would stand in nobody's way."""
    soort = found.soort if isinstance(found, Bevinding) else found
    return isinstance(soort, Bevindingsoort) and isinstance(soort.ernst, Ernst)


def toets(verwerking: Verwerking, *, op: date, extra: Iterable[Rule] = ()) -> Toetsing:
    """Test whether the list may be used for this, on a day.

    Args:
        verwerking: What the municipality wants to do.
        op: The day of use.
        extra: Rules of a vendor, asked after those of the library; they can only add to what stands in the way.

    Raises:
        cak_regeling.WaardeError: When *op* is not a day, or *verwerking* is none.
    """
    if not isinstance(verwerking, Verwerking):
        raise WaardeError("expected a Verwerking")
    return Toetsing(verwerking, require_date(op, "op"), extra=tuple(extra))
