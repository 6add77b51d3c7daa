# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bewaren: whose data must go, as of a day, under the municipality's own terms. A plan with reasons, never a deletion.

The law gives no retention term for this list: AVG 5 lid 1 e and the municipality's selection list decide. So every term
here is the municipality's own, and a reason without a term asks nothing.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, fields, frozen

from cak_regeling._controle import require_kinds
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.bronnen import Bron, Zekerheid
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.stand import Stand


class RedenVerwijderen(Enum):
    """Why data must go."""

    NIET_MEER_OP_LIJST = "niet_meer_op_lijst"
    UITSTROOM_DEFINITIEF = "uitstroom_definitief"
    DOEL_BEREIKT = "doel_bereikt"
    BEZWAAR_GEGROND = "bezwaar_gegrond"

    @property
    def omschrijving(self) -> Tekst:
        """What it says, in words for a case worker."""
        return _REDENEN[self]

    @property
    def bron(self) -> Bron:
        """The rule that it rests on; its text was not read again."""
        article, lid, letter = ("21", 1, None) if self is RedenVerwijderen.BEZWAAR_GEGROND else ("5", 1, "e")
        return Bron(regeling="AVG", artikel=article, lid=lid, onderdeel=letter, zekerheid=Zekerheid.AFGELEID)


_REDENEN = {
    RedenVerwijderen.NIET_MEER_OP_LIJST: Tekst(
        "de inwoner staat niet meer op nieuwere lijsten", "the resident is not on newer lists any more"
    ),
    RedenVerwijderen.UITSTROOM_DEFINITIEF: Tekst(
        "de bestuursrechtelijke premie is definitief geëindigd", "the bestuursrechtelijke premie has ended for good"
    ),
    RedenVerwijderen.DOEL_BEREIKT: Tekst("het doel is bereikt", "the purpose is reached"),
    RedenVerwijderen.BEZWAAR_GEGROND: Tekst(
        "het bezwaar van de inwoner is gegrond", "the objection of the resident was upheld"
    ),
}


def _check_months(_instance: object, attribute: Any, value: object) -> None:
    if value is not None and (type(value) is not int or value < 0):
        raise WaardeError(f"expected months of 0 or more, or None, as {attribute.name}")


@frozen(kw_only=True)
class Bewaartermijnen:
    """The municipality's own terms, in months after the day of the reason; None for no term.

    Attributes:
        niet_meer_op_lijst: *int | None*. After the peildatum of the last list on which the person stood.
        uitstroom_definitief: *int | None*. After the end.
        doel_bereikt: *int | None*. After the day on which the purpose was reached.
        bezwaar_gegrond: *int*. After the day on which the objection was upheld; at once unless said otherwise.

    Raises:
        cak_regeling.WaardeError: For what is no number of months.
    """

    niet_meer_op_lijst: int | None = field(default=None, validator=_check_months)
    uitstroom_definitief: int | None = field(default=None, validator=_check_months)
    doel_bereikt: int | None = field(default=None, validator=_check_months)
    bezwaar_gegrond: int | None = field(default=0, validator=_check_months)


@frozen(kw_only=True, repr=False)
class Dossier:
    """What decides on keeping the data of one person; None for what did not happen.

    Attributes:
        bsn: *BSN*. Who.
        niet_meer_op_lijst: *date | None*. The peildatum of the last list on which they stood, when a newer one has
            them not.
        uitstroom_definitief: *date | None*. The premie ended for good.
        doel_bereikt: *date | None*. The purpose was reached.
        bezwaar_gegrond: *date | None*. An objection was upheld (AVG 21).

    Raises:
        cak_regeling.WaardeError: For what is no BSN or no day.
    """

    bsn: BSN
    niet_meer_op_lijst: date | None = None
    uitstroom_definitief: date | None = None
    doel_bereikt: date | None = None
    bezwaar_gegrond: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no BSN or no day."""
        require_kinds(self, BSN)

    def __repr__(self) -> str:
        return "Dossier(…)"


@frozen(kw_only=True, repr=False)
class Verwijdering:
    """Whose data must go, and why.

    Attributes:
        bsn: *BSN*. Who.
        redenen: *tuple[tuple[RedenVerwijderen, date], ...]*. Each reason, with the day from which it holds.
    """

    bsn: BSN
    redenen: tuple[tuple[RedenVerwijderen, date], ...]

    def __repr__(self) -> str:
        return f"Verwijdering({', '.join(reden.value for reden, _ in self.redenen)})"

    def explain(self, lang: Taal = "nl") -> str:
        """Say why and from when, without the person: the day is that of the reason with the term after it."""
        gone = Tekst("weg vanaf", "to go from").in_taal(lang)
        reasons = "; ".join(
            f"{reden.omschrijving.in_taal(lang)}: {gone} {day:%d-%m-%Y} ({reden.bron})" for reden, day in self.redenen
        )
        return f"{reasons[:1].upper()}{reasons[1:]}."


@frozen(kw_only=True, repr=False)
class Bewaarplan:
    """Whose data must go as of a day, and whose stays. Nothing is deleted by it.

    Attributes:
        op: *date*. The day.
        weg: *tuple[Verwijdering, ...]*. Whose data must go.
        blijft: *tuple[BSN, ...]*. Whose stays.
    """

    op: date
    weg: tuple[Verwijdering, ...]
    blijft: tuple[BSN, ...]

    def __repr__(self) -> str:
        return f"Bewaarplan(op={self.op.isoformat()}, {len(self.weg)} weg, {len(self.blijft)} blijft)"


def bewaarplan(dossiers: Iterable[Dossier], termijnen: Bewaartermijnen, *, op: date) -> Bewaarplan:
    """Say whose data must go as of a day.

    Args:
        dossiers: One for each person whose data is held.
        termijnen: The municipality's own terms.
        op: The day.

    Raises:
        cak_regeling.WaardeError: When *op* is no day, *termijnen* are none, or one person has two dossiers.
    """
    require_date(op, "op")
    if not isinstance(termijnen, Bewaartermijnen):
        raise WaardeError("expected Bewaartermijnen as termijnen")
    weg: list[Verwijdering] = []
    blijft: list[BSN] = []
    seen: set[BSN] = set()
    for dossier in dossiers:
        if dossier.bsn in seen:
            raise WaardeError("expected one dossier for each person")
        seen.add(dossier.bsn)
        redenen = tuple((reden, day) for reden, day in _due(dossier, termijnen) if day <= op)
        if redenen:
            weg.append(Verwijdering(bsn=dossier.bsn, redenen=redenen))
        else:
            blijft.append(dossier.bsn)
    return Bewaarplan(op=op, weg=tuple(weg), blijft=tuple(blijft))


def _due(dossier: Dossier, termijnen: Bewaartermijnen) -> Iterable[tuple[RedenVerwijderen, date]]:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - not needed to import the library

    for term in fields(Bewaartermijnen):
        months, since = getattr(termijnen, term.name), getattr(dossier, term.name)
        if months is not None and since is not None:
            yield RedenVerwijderen(term.name), since + relativedelta(months=months)


def niet_meer_op_lijst(lijsten: Iterable[CakLijst]) -> dict[BSN, date | None]:
    """Say of each person on any of the lists on which day they were last on one; None for who is on the newest.

    Args:
        lijsten: Lists of one municipality with equal filters; who drops out of a filter seems to have left.

    Raises:
        cak_regeling.WaardeError: Without a list, or with lists of two municipalities or filters.
    """
    ordered = sorted(lijsten, key=lambda lijst: lijst.peildatum)
    if not ordered or len({(lijst.gemeente, lijst.filter) for lijst in ordered}) > 1:
        raise WaardeError("expected lists of one municipality, with equal filters")
    last = {bsn: lijst.peildatum for lijst in ordered for bsn in lijst.by_bsn}
    newest = ordered[-1].peildatum
    return {bsn: None if day == newest else day for bsn, day in last.items()}


def pseudonymise(lijst: CakLijst, key: bytes, *, version: str | None = None) -> Stand:
    """Keep of a list what comparing and one's own evaluation need, under keyed pseudonyms; see `CakLijst.stand`."""
    return lijst.stand(key, version=version)
