# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""From arrears to the start of the bestuursrechtelijke premie: the ladder of Zvw 18a to 18d, as a dated timeline.

It is the insurer's work; this helps to check whether it was done in time. Thresholds are amounts and no count of missed
months ("ter hoogte van" two, three, four, six monthly premiums), so a partial payment lowers them. Only premium for
the zorgverzekering counts: interest and collection costs, supplementary insurance and own risk do not.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from attrs import field, frozen

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Feit, Zekerheid, rzv, volgens, zvw
from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.premietabel import check_amount
from cak_regeling.termijnen import Eenheid, Termijn


START_REGELING = date(2009, 9, 1)
"""First day on which the bestuursrechtelijke premie could be owed (CBS, "scheme start and method"; secundair)."""
VERBETERING_WANBETALERSMAATREGELEN = date(2016, 7, 1)
"""Since this day payment arrangements end the premie, an address bars a melding, and a regulation sets the amount."""
AANTOONBARE_INSPANNING = date(2021, 1, 1)
"""First day of Zvw 18bb and 18c lid 4 and 5: in the text of this day, and not in the one before it."""

INGANG = Feit("de premie gaat in op de eerste dag van de maand na ontvangst van de melding", zvw("18d", 1))
START = Feit(f"de regeling begon op {START_REGELING}", volgens("CBS"))
ALLEEN_PREMIE = Feit("rente en incassokosten tellen niet mee voor de drempels", zvw("18c", 1))
INSPANNINGEN = Feit(
    "vóór de melding doet de verzekeraar aantoonbaar voldoende om de premie te innen",
    zvw("18bb", 1, geldig_op=date(2026, 1, 1)).geldend(AANTOONBARE_INSPANNING),
)

TERMIJN_INCASSO = Termijn(
    wat="beginnen met innen na de uiterste betaaldag",
    aantal=10,
    eenheid=Eenheid.WERKDAGEN,
    bron=rzv("6.5.4", 1, "a"),
    in_wet=False,
)
TERMIJN_AANBOD = Termijn(wat="betalingsregeling aanbieden", aantal=10, eenheid=Eenheid.WERKDAGEN, bron=zvw("18a", 1))
TERMIJN_AANVAARDING = Termijn(wat="aanbod aanvaarden", aantal=4, eenheid=Eenheid.WEKEN, bron=zvw("18a", 4))
TERMIJN_BETWISTING = Termijn(wat="schuld betwisten", aantal=4, eenheid=Eenheid.WEKEN, bron=zvw("18b", 1))
TERMIJN_GESCHIL = Termijn(
    wat="geschil voorleggen aan SKGZ of rechter", aantal=4, eenheid=Eenheid.WEKEN, bron=zvw("18b", 2)
)
TERMIJNEN = (TERMIJN_INCASSO, TERMIJN_AANBOD, TERMIJN_AANVAARDING, TERMIJN_BETWISTING, TERMIJN_GESCHIL)
DREMPEL_LAATSTE_PREMIE = Feit(
    "bij een gewijzigde premie telt voor de drempel de laatst vervallen maandpremie",
    Bron(regeling="lezing van artikel 18a tot en met 18c Zvw", zekerheid=Zekerheid.AFGELEID),
)
FEITEN = (INGANG, START, ALLEEN_PREMIE, INSPANNINGEN, DREMPEL_LAATSTE_PREMIE)


def ingangsdatum(*, melding_ontvangen: date) -> date:
    """Give the day from which the bestuursrechtelijke premie is owed.

    It is the first day of the month after the month in which the CAK received the melding (Zvw 18d lid 1).

    >>> ingangsdatum(melding_ontvangen=date(2024, 3, 20))
    datetime.date(2024, 4, 1)

    Args:
        melding_ontvangen: Day on which the CAK received the melding of Zvw 18c.

    Raises:
        cak_regeling.WaardeError: When it would start before the scheme did, on 1 September 2009.
    """
    start = first_of_next_month(require_date(melding_ontvangen, "melding_ontvangen"))
    if start < START_REGELING:
        raise WaardeError("expected a melding from August 2009 on: the scheme started on 2009-09-01")
    return start


def require_in_scheme(op: date) -> None:
    """Refuse a day on which the scheme was not there yet with a `WaardeError`."""
    if require_date(op, "op") < START_REGELING:
        raise WaardeError(f"expected a day from {START_REGELING} on as op: the scheme started then")


class Trede(Enum):
    """A step of the ladder, by the monthly premiums that are open."""

    AANBOD = 2
    """The insurer offers a payment arrangement."""
    ZORGTOESLAG = 3
    """The zorgtoeslag can go to the insurer, in cases that an AMvB names; whether there is one is not known."""
    AANKONDIGING = 4
    """The insurer announces the melding."""
    MELDING = 6
    """The insurer reports to the CAK."""

    @property
    def maandpremies(self) -> int:
        """The threshold, in monthly premiums."""
        return self.value

    @property
    def bron(self) -> Bron:
        """The rule that sets it."""
        return _TREDEN[self]


_TREDEN = {
    Trede.AANBOD: zvw("18a", 1),
    Trede.ZORGTOESLAG: zvw("18aa", 1, geldig_op=date(2026, 1, 1)).geldend(VERBETERING_WANBETALERSMAATREGELEN),
    Trede.AANKONDIGING: zvw("18b", 1),
    Trede.MELDING: zvw("18c", 1),
}


@hides_value
@frozen
class Boeking:
    """An amount on a day: a term of the premium that fell due, or a payment of premium.

    Attributes:
        op: *date*. The day.
        bedrag: *Decimal*. Euro; 0 or more.

    Raises:
        cak_regeling.WaardeError: For an amount that is negative or no Decimal, or an *op* that is no day.
    """

    op: date
    bedrag: Decimal = field(validator=check_amount)

    def __attrs_post_init__(self) -> None:
        """Refuse a day that is none."""
        require_kinds(self)


@hides_value
@frozen(kw_only=True)
class Achterstand:
    """What fell due and what was paid of the premium of one zorgverzekering.

    Attributes:
        vervallen: *tuple[Boeking, ...]*. The monthly terms, each on the day on which it fell due.
        betaald: *tuple[Boeking, ...]*. Payments of premium; interest and costs left out.

    Raises:
        cak_regeling.WaardeError: Without a term, or with anything but a `Boeking`.
    """

    vervallen: tuple[Boeking, ...]
    betaald: tuple[Boeking, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse arrears of nothing, and what is no term or payment."""
        for name in ("vervallen", "betaald"):
            require(getattr(self, name), tuple, name)
            require_all(getattr(self, name), Boeking, name)
        if not self.vervallen:
            raise WaardeError("expected one or more terms of the premium in vervallen")

    def op(self, dag: date) -> Decimal:
        """Give the premium that is open at the end of a day, in euro; 0 for who paid ahead."""
        require_date(dag, "dag")
        due = sum((boeking.bedrag for boeking in self.vervallen if boeking.op <= dag), Decimal("0.00"))
        return max(due - sum(boeking.bedrag for boeking in self.betaald if boeking.op <= dag), Decimal("0.00"))

    def drempel(self, trede: Trede, dag: date) -> Decimal | None:
        """Give the amount of a step on a day: so many times the last term that fell due by then; None before any did.

        The law does not say which month's premium counts when it changed meanwhile; this takes the latest.
        """
        require(trede, Trede, "trede")
        require_date(dag, "dag")
        latest = max((boeking for boeking in self.vervallen if boeking.op <= dag), key=_day_of, default=None)
        return None if latest is None else trede.maandpremies * latest.bedrag

    def bereikt(self, trede: Trede, dag: date) -> bool:
        """Tell whether the amount of a step is open at the end of a day."""
        drempel = self.drempel(trede, dag)
        return drempel is not None and drempel > 0 and self.op(dag) >= drempel

    def sinds(self, trede: Trede, dag: date) -> date | None:
        """Give the day since which the amount of a step has been open without a break; None when it is not on *dag*."""
        since: date | None = None
        for day in self._dagen(dag):
            if not self.bereikt(trede, day):
                since = None
            elif since is None:
                since = day
        return since

    def ooit_bereikt(self, trede: Trede, dag: date) -> bool:
        """Tell whether the amount of a step was open at the end of a day or of any day before it."""
        return any(self.bereikt(trede, day) for day in self._dagen(dag))

    def _dagen(self, dag: date) -> list[date]:
        """Give the days up to and including *dag* on which something fell due or was paid, in order."""
        require_date(dag, "dag")
        return sorted({boeking.op for boeking in (*self.vervallen, *self.betaald) if boeking.op <= dag})


def _day_of(boeking: Boeking) -> date:
    return boeking.op


@hides_value
@frozen(kw_only=True)
class Brieven:
    """The days of the letters and steps; None for what did not happen.

    Attributes:
        geconstateerd: *date | None*. Arrears of two monthly premiums were established; None for the day on which they
            arose.
        aanbod_gedaan: *date | None*. The insurer offered an arrangement.
        aankondiging_ontvangen: *date | None*. The announcement of the melding was received.
        betwist: *date | None*. The debt was disputed.
        standpunt_ontvangen: *date | None*. The answer of the insurer to that was received.
        geschil_voorgelegd: *date | None*. The dispute was submitted to the SKGZ or the court.
        geschil_beslist: *date | None*. It was decided irrevocably.
        melding_ontvangen: *date | None*. The CAK received the melding.
        gelijkgesteld: *frozenset[date]*. Days that were equated with holidays by decree (Atw 3 lid 3): they lengthen
            the terms.

    Raises:
        cak_regeling.WaardeError: When a step comes before, or without, the one that it answers; when the melding comes
            before the announcement (it can come without); or for what is no day.
    """

    geconstateerd: date | None = None
    aanbod_gedaan: date | None = None
    aankondiging_ontvangen: date | None = None
    betwist: date | None = None
    standpunt_ontvangen: date | None = None
    geschil_voorgelegd: date | None = None
    geschil_beslist: date | None = None
    melding_ontvangen: date | None = None
    gelijkgesteld: frozenset[date] = frozenset()

    def __attrs_post_init__(self) -> None:
        """Refuse an answer without a question, and a melding before its announcement."""
        require_kinds(self)
        require(self.gelijkgesteld, frozenset, "gelijkgesteld")
        require_all(self.gelijkgesteld, date, "gelijkgesteld")
        announced, reported = self.aankondiging_ontvangen, self.melding_ontvangen
        if announced is not None and reported is not None and reported < announced:
            raise WaardeError("expected melding_ontvangen on or after aankondiging_ontvangen")
        chain = ("aankondiging_ontvangen", "betwist", "standpunt_ontvangen", "geschil_voorgelegd", "geschil_beslist")
        for before, after in pairwise(chain):
            first, then = getattr(self, before), getattr(self, after)
            if then is not None and (first is None or then < first):
                raise WaardeError(f"expected {after} on or after {before}")

    @property
    def tijdig_betwist(self) -> bool:
        """Disputed within four weeks from receipt (18b lid 1)."""
        return self._within(TERMIJN_BETWISTING, self.aankondiging_ontvangen, self.betwist)

    @property
    def tijdig_voorgelegd(self) -> bool:
        """Submitted within four weeks from receipt of the answer (18b lid 2), to a dispute that was timely itself."""
        return self.tijdig_betwist and self._within(TERMIJN_GESCHIL, self.standpunt_ontvangen, self.geschil_voorgelegd)

    def einde(self, termijn: Termijn, vanaf: date) -> date:
        """Give the last day of a term, inclusive, with the days that were equated with holidays."""
        require(termijn, Termijn, "termijn")
        return termijn.einde(vanaf, gelijkgesteld=self.gelijkgesteld)

    def _within(self, termijn: Termijn, start: date | None, day: date | None) -> bool:
        return start is not None and day is not None and day <= self.einde(termijn, start)


@hides_value
@frozen(kw_only=True)
class Stap:
    """One line of the timeline.

    Attributes:
        van: *date*. The day, or the first day of the window.
        tot_en_met: *date | None*. The last day of the window, inclusive; None for what is no window.
        wat: *Tekst*. What is the case.
        bron: *Bron*. The rule.
    """

    van: date
    tot_en_met: date | None = None
    wat: Tekst
    bron: Bron


def tijdlijn(achterstand: Achterstand, brieven: Brieven, *, op: date) -> tuple[Stap, ...]:
    """Give the dated steps of the ladder as they stand on a day, oldest first.

    Args:
        achterstand: What fell due and what was paid.
        brieven: The days of the letters.
        op: The day on which is looked; what happened later, and a rule that did not hold yet, is left out.

    Raises:
        cak_regeling.WaardeError: For arguments of another kind, and for a day before the scheme.
    """
    require(achterstand, Achterstand, "achterstand")
    require(brieven, Brieven, "brieven")
    require_in_scheme(op)
    stappen: list[Stap] = []
    for trede, wat in _BEREIKT.items():
        since = achterstand.sinds(trede, op)
        if since is not None and trede.bron.geldt_op(op):
            first = trede.bron.geldig_van
            stappen.append(Stap(van=since if first is None else max(since, first), wat=wat, bron=trede.bron))
    vastgesteld = brieven.geconstateerd or achterstand.sinds(Trede.AANBOD, op)
    windows = (
        (TERMIJN_AANBOD, vastgesteld, _AANBOD),
        (TERMIJN_AANVAARDING, brieven.aanbod_gedaan, _AANVAARDEN),
        (TERMIJN_BETWISTING, brieven.aankondiging_ontvangen, _BETWISTEN),
        (TERMIJN_GESCHIL, brieven.standpunt_ontvangen, _VOORLEGGEN),
    )
    for termijn, start, wat in windows:
        if start is not None and start <= op:
            end = brieven.einde(termijn, start)
            stappen.append(Stap(van=start, tot_en_met=end, wat=wat, bron=termijn.bron))
    if brieven.melding_ontvangen is not None and brieven.melding_ontvangen <= op:
        stappen.append(Stap(van=brieven.melding_ontvangen, wat=_GEMELD, bron=zvw("18c", 1)))
        ingang = ingangsdatum(melding_ontvangen=brieven.melding_ontvangen)
        stappen.append(Stap(van=ingang, wat=_INGEGAAN, bron=INGANG.bron))
    return tuple(sorted(stappen, key=lambda stap: stap.van))


_BEREIKT = {
    Trede.AANBOD: Tekst("er staan twee maandpremies open", "two monthly premiums are open"),
    Trede.ZORGTOESLAG: Tekst("er staan drie maandpremies open", "three monthly premiums are open"),
    Trede.AANKONDIGING: Tekst(
        "er staan vier maandpremies open: de verzekeraar kondigt de melding zo spoedig mogelijk aan",
        "four monthly premiums are open: the insurer announces the melding as soon as possible",
    ),
    Trede.MELDING: Tekst(
        "er staan zes maandpremies open: de verzekeraar meldt, als niets dat tegenhoudt",
        "six monthly premiums are open: the insurer reports, if nothing bars it",
    ),
}
_AANBOD = Tekst(
    "tijd voor de verzekeraar om een regeling aan te bieden", "time for the insurer to offer an arrangement"
)
_AANVAARDEN = Tekst("tijd om het aanbod te aanvaarden", "time to accept the offer")
_BETWISTEN = Tekst("tijd om de schuld te betwisten", "time to dispute the debt")
_VOORLEGGEN = Tekst("tijd om het geschil voor te leggen", "time to submit the dispute")
_GEMELD = Tekst("het CAK ontvangt de melding", "the CAK receives the melding")
_INGEGAAN = Tekst("de bestuursrechtelijke premie gaat in", "the bestuursrechtelijke premie starts")
