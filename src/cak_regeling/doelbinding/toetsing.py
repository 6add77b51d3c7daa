"""Toetsing: may the list be used for this, on this day?

The test is a list of small rules. Default is no: what is missing, unknown or ends is a reason. A yes means that no
obstacle was found in the points tested; the college stays responsible.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum

from attrs import Factory, field, frozen

from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst, Taal
from cak_regeling.criteria.standaard import bijstand
from cak_regeling.criteria.voorwaarde import ALTIJD, Voorwaarde
from cak_regeling.datums import require_date
from cak_regeling.doelbinding import soorten
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik, grant
from cak_regeling.doelbinding.verwerking import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    Verlener,
    Verwerking,
    Werkwijze,
)
from cak_regeling.errors import DoelbindingError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode


class Uitkomst(Enum):
    """How a test came out."""

    TOEGESTAAN = "toegestaan"
    """No obstacle was found in the points tested; the college stays responsible."""
    VERBODEN = "verboden"
    """Something stands in the way."""
    MENSELIJK_OORDEEL = "menselijk_oordeel"
    """The law leaves a point open; with an `Oordeel` on it, it can be yes."""


@frozen
class Toetsing:
    """The outcome of a test, with its reasons. `toets` makes them; the bevindingen can't be handed in.

    Attributes:
        verwerking: *Verwerking*. What is tested.
        op: *date*. On which day.
        bevindingen: *tuple[Bevinding, ...]*. What was found; those that a judgement settled stay in it.
    """

    verwerking: Verwerking
    op: date
    bevindingen: tuple[Bevinding, ...] = field(
        init=False, eq=False, default=Factory(lambda self: _found(self.verwerking, self.op), takes_self=True)
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
            if bevinding.ernst is Ernst.FOUT or (bevinding.ernst is Ernst.OORDEEL and self._oordeel(bevinding) is None)
        ]

    def _oordeel(self, bevinding: Bevinding) -> Oordeel | None:
        """Give the judgement on a point, if there is one that counts on the day."""
        oordeel = self.verwerking.oordelen.get(bevinding.code)
        if oordeel is None or not (_said(oordeel.rol) and _said(oordeel.motivering)):
            return None
        return oordeel if _covers(oordeel.op, oordeel.geldig_tot, self.op) else None

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
        oordelen = (self._oordeel(found) for found in self.bevindingen if found.ernst is Ernst.OORDEEL)
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


def _covers(start: date, end: date | None, day: date) -> bool:
    """Tell whether a day lies from *start*, inclusive, to *end*, exclusive."""
    return _is_day(start) and start <= day and (end is None or (_is_day(end) and day < end))


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _said(value: object) -> bool:
    """Tell whether it is text that says something."""
    return isinstance(value, str) and bool(value.strip())


def _beperking(verwerking: Verwerking) -> Voorwaarde:
    """Say for whom a permission holds."""
    return bijstand if verwerking.onderdeel is Organisatieonderdeel.WERK_EN_INKOMEN else ALTIJD


Rule = Callable[[Verwerking, date], Iterator[Bevindingsoort]]


def _doel(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """Rzv 7b.1 lid 3 serves lid 1 b only."""
    if verwerking.doel is Doel.ACHTERSTAND_VOORKOMEN:
        yield soorten.DOEL_LID_1A
    elif verwerking.doel is not Doel.UITSTROOMBEVORDERING:
        yield soorten.DOEL_ANDERS


def _gemeente(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The list is given to the college of one municipality."""
    if not isinstance(verwerking.gemeente, Gemeentecode):
        yield soorten.GEMEENTE_ONBEKEND


def _mandaat(verwerking: Verwerking, op: date) -> Iterator[Bevindingsoort]:
    """The chain starts at the college or a delegated bestuur, is whole, and is valid on the day of use."""
    mandaat = verwerking.mandaat
    if not isinstance(mandaat, Mandaat) or not all(_said(schakel.aan) for schakel in mandaat.keten):
        yield soorten.MANDAAT_ONTBREEKT
        return
    *onder, bron = mandaat.keten
    sources = {Verlener.COLLEGE, Verlener.BESTUUR_GR}
    if bron.verlener not in sources or any(schakel.verlener is not Verlener.ANDERS for schakel in onder):
        yield soorten.MANDAAT_KETEN
    if not all(_covers(schakel.geldig_van, schakel.geldig_tot, op) for schakel in mandaat.keten):
        yield soorten.MANDAAT_DAG


def _onderdeel(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The explanatory note names three parts of the municipality, one of them under a condition."""
    match verwerking.onderdeel:
        case Organisatieonderdeel.SCHULDHULPVERLENING:
            return
        case Organisatieonderdeel.MAATSCHAPPELIJKE_DIENSTVERLENING:
            yield soorten.ONDERDEEL_GENOEMD
        case Organisatieonderdeel.WERK_EN_INKOMEN:
            yield soorten.ONDERDEEL_BIJSTAND
        case Organisatieonderdeel.ANDERS:
            yield soorten.ONDERDEEL_ANDERS
        case _:
            yield soorten.ONDERDEEL_ONBEKEND


def _gegevens(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """Data within lid 3 passes; what the CAK does not give is said, with the source and ground that it needs."""
    gegevens = verwerking.gegevens
    if not gegevens or not all(isinstance(gegeven, Gegeven) for gegeven in gegevens):
        yield soorten.GEGEVENS_ONBEKEND
        return
    if Gegeven.STATUSCODE in gegevens:
        yield soorten.STATUSCODE_AFGELEID
    for gegeven, soort in soorten.BUITEN_LID_3.items():
        if gegeven in gegevens:
            yield soort


def _werkwijze(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The working method is written down."""
    if not isinstance(verwerking.werkwijze, Werkwijze) or not _said(verwerking.werkwijze.titel):
        yield soorten.WERKWIJZE_ONTBREEKT


RULES: tuple[Rule, ...] = (_doel, _gemeente, _mandaat, _onderdeel, _gegevens, _werkwijze)


def _found(verwerking: Verwerking, op: date) -> tuple[Bevinding, ...]:
    return tuple(Bevinding(soort=soort) for rule in RULES for soort in rule(verwerking, op))


def toets(verwerking: Verwerking, *, op: date) -> Toetsing:
    """Test whether the list may be used for this, on a day.

    Args:
        verwerking: What the municipality wants to do.
        op: The day of use.

    Raises:
        cak_regeling.WaardeError: When *op* is not a day.
    """
    return Toetsing(verwerking, require_date(op, "op"))
