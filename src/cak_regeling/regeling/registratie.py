# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Registratie: the history of one insurance in the scheme, from the melding to its definitive end.

It is a value: what happens next gives a new one. An order of events that the law does not allow is refused with the
rule that it breaks. Periods are half-open and consist of whole months, as the premie does.
"""

from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from attrs import evolve, frozen

from cak_regeling._controle import require, require_all
from cak_regeling._privacy import hides_value
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.gebeurtenis import (
    Afmelding,
    Gebeurtenis,
    Melding,
    Terugkeer,
    check_day,
    check_order,
    standing_ground,
)
from cak_regeling.regeling.premie import Premiedeel, premiedelen, require_months
from cak_regeling.regeling.premietabel import Premietabel
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.regeling.traject import ingangsdatum
from cak_regeling.wanbetaler import Inningswijze


_VOORGOED = frozenset(reden for reden in RedenAfmelding if reden.definitief and RedenTerugkeer.na_einde(reden) is None)


@hides_value
@frozen
class Periode:
    """A period in which the premie is owed.

    Attributes:
        van: *date*. First day, inclusive; the first of a month.
        tot: *date | None*. Last day, exclusive; the first of a month. None while it runs.
    """

    van: date
    tot: date | None = None

    def tot_uiterlijk(self, dag: date) -> "Periode":
        """Give what of it lies before a day that comes after its first."""
        return Periode(self.van, dag if self.tot is None else min(self.tot, dag))

    def dagen_tot(self, op: date) -> int:
        """Count its days before *op*."""
        end = op if self.tot is None else min(op, self.tot)
        return max((end - self.van).days, 0)


@frozen(slots=False)
class Registratie:
    """The history of one insurance. Start one with `gemeld`.

    >>> r = Registratie.gemeld(date(2024, 3, 20))
    >>> r = r.afgemeld(RedenAfmelding.BETALINGSREGELING, op=date(2025, 2, 14))
    >>> r = r.teruggekeerd(RedenTerugkeer.REGELING_VERBROKEN, op=date(2025, 9, 10))
    >>> [str(periode.van) for periode in r.perioden]
    ['2024-04-01', '2025-10-01']

    Attributes:
        gebeurtenissen: *tuple[Gebeurtenis, ...]*. What happened, in order.
        inningen: *tuple[tuple[date, Inningswijze], ...]*. From which day the premie was collected how, in order. It
            changes neither start nor amount.
    """

    gebeurtenissen: tuple[Gebeurtenis, ...]
    inningen: tuple[tuple[date, Inningswijze], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse an order of events that the law does not allow, however the history was made."""
        for name in ("gebeurtenissen", "inningen"):
            require(getattr(self, name), tuple, name)
        require_all(self.gebeurtenissen, Gebeurtenis, "gebeurtenissen")
        if not self.gebeurtenissen or not isinstance(self.gebeurtenissen[0], Melding):
            raise WaardeError("expected a history that starts with a melding: make one with gemeld")
        for index, event in enumerate(self.gebeurtenissen):
            check_day(event)
            if index:
                check_order(self.gebeurtenissen[:index], event)
        _check_inningen(self.start, self.inningen)

    def __repr__(self) -> str:
        return f"Registratie({len(self.gebeurtenissen)} gebeurtenissen)"

    @classmethod
    def gemeld(cls, op: date) -> "Registratie":
        """Start a history with a melding.

        Args:
            op: The day on which the CAK received it.

        Raises:
            cak_regeling.WaardeError: When the premie would start before the scheme did.
        """
        return cls((_melding(op),))

    def afgemeld(self, reden: RedenAfmelding, *, op: date, per: date | None = None) -> "Registratie":
        """Add that the premie stopped being owed. While it is not owed, a further ground replaces the last one.

        What was owed from *per* on is not owed any more, also when that is before an earlier end or return.

        Args:
            reden: Why.
            op: The day on which the situation arose.
            per: From which day, where the law does not say (E9 to E13): as the CAK or the insurer reported it. Not to
                be given where the law does say.

        Raises:
            cak_regeling.WaardeError: When it comes before what happened last, ends before the start by the last
                melding, can't follow on the last ground, or is given a day that the law sets.
            cak_regeling.NietVastgesteldError: When the law does not say from which day, and *per* is not given.
        """
        require(reden, RedenAfmelding, "reden")
        if per is None:
            per = reden.einddatum(op)
        elif not reden.zonder_einddatum:
            raise WaardeError(f"the law sets the end with {reden.nummer} ({reden.bron}): leave per out")
        return self._with(Afmelding(reden=reden, op=op, per=per))

    def teruggekeerd(self, reden: RedenTerugkeer, *, op: date, medeondertekend: bool | None = None) -> "Registratie":
        """Add that the premie is owed again (Zvw 18d lid 4).

        Args:
            reden: Why.
            op: The day on which it happened.
            medeondertekend: Whether a debt counsellor co-signed the melding; None when not known.

        Raises:
            cak_regeling.WaardeError: When there is no end to return from, the ground does not follow on that end, it
                comes before what happened last or before the day of the end, or the co-signature that lid 5 asks for is
                not there.
        """
        require(reden, RedenTerugkeer, "reden")
        per = reden.ingangsdatum(op)
        return self._with(Terugkeer(reden=reden, op=op, per=per, medeondertekend=medeondertekend))

    def opnieuw_gemeld(self, op: date) -> "Registratie":
        """Add a new melding, after an end that is not provisional.

        Raises:
            cak_regeling.WaardeError: When the premie is still owed, so that two registrations would overlap; when
                the end is provisional, so that the law provides for a return; after death; or when it comes before
                what happened last.
        """
        return self._with(_melding(op))

    def geind(self, wijze: Inningswijze, *, vanaf: date) -> "Registratie":
        """Add how the premie is collected from a day on; start and amount stay as they are.

        Raises:
            cak_regeling.WaardeError: When it is before the premie was first owed, or not after the last change.
        """
        return evolve(self, inningen=(*self.inningen, (vanaf, wijze)))

    def _with(self, gebeurtenis: Gebeurtenis) -> "Registratie":
        return evolve(self, gebeurtenissen=(*self.gebeurtenissen, gebeurtenis))

    @property
    def start(self) -> date:
        """The day from which the premie was first owed."""
        return self.gebeurtenissen[0].per

    @cached_property
    def perioden(self) -> tuple[Periode, ...]:
        """The periods in which the premie is owed, in order; those that touch are one, and empty ones are left out."""
        perioden: list[Periode] = []
        for event in self.gebeurtenissen:
            if not isinstance(event, Afmelding):
                touching = perioden and perioden[-1].tot == event.per
                perioden.append(Periode(perioden.pop().van if touching else event.per))
            else:
                perioden = [periode.tot_uiterlijk(event.per) for periode in perioden if periode.van < event.per]
        return tuple(perioden)

    @property
    def medeondertekening_onbekend(self) -> tuple[Terugkeer, ...]:
        """The returns of which it is not known whether a debt counsellor co-signed, where one must (Zvw 18d lid 5).

        They count as returns; what is owed by them is certain only when the co-signature is found.
        """
        return tuple(
            event
            for index, event in enumerate(self.gebeurtenissen)
            if isinstance(event, Terugkeer)
            and event.medeondertekend is None
            and (ground := standing_ground(self.gebeurtenissen[:index])) is not None
            and ground.via_schuldhulpverlener
        )

    @property
    def definitief_beeindigd(self) -> bool | None:
        """Whether it ended for good: False while the premie is owed or the end is provisional, None if nobody says."""
        ground = standing_ground(self.gebeurtenissen)
        if ground is RedenAfmelding.ONTERECHT:  # withdrawn after an end for good, that one stays
            return standing_ground(self.gebeurtenissen[:-1]) in _VOORGOED or None
        return False if ground is None else ground.definitief

    def verschuldigd_in(self, maand: date) -> bool:
        """Tell whether the premie is owed in a month.

        Args:
            maand: Any day of the month.
        """
        first = require_date(maand, "maand").replace(day=1)
        return any(periode.van <= first and (periode.tot is None or first < periode.tot) for periode in self.perioden)

    def delen(self, van: date, tot: date, *, tabel: Premietabel | None = None) -> tuple[Premiedeel, ...]:
        """Give the pieces of what is owed over a period, split where the amount changes or the premie is not owed.

        Args:
            van: First of the first month, inclusive.
            tot: First of the month after the last, exclusive.
            tabel: The amounts to look in; those of the library when None.

        Raises:
            cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
            cak_regeling.NietVastgesteldError: When the amount of a month that is owed is not known.
        """
        require_months(van, tot)
        found: list[Premiedeel] = []
        for periode in self.perioden:
            start = max(van, periode.van)
            end = tot if periode.tot is None else min(tot, periode.tot)
            if start < end:
                found.extend(premiedelen(start, end, tabel=tabel))
        return tuple(found)

    def verschuldigd(self, van: date, tot: date, *, tabel: Premietabel | None = None) -> Decimal:
        """Add up what is owed over a period; see `delen`."""
        return sum((deel.bedrag for deel in self.delen(van, tot, tabel=tabel)), Decimal("0.00"))

    def inningswijze_op(self, dag: date) -> Inningswijze | None:
        """Give how the premie is collected on a day; None when it is not owed, ``ONBEKEND`` when that was not said."""
        if not self.verschuldigd_in(require_date(dag, "dag")):
            return None
        known = [wijze for vanaf, wijze in self.inningen if vanaf <= dag]
        return known[-1] if known else Inningswijze.ONBEKEND

    def dagen_onafgebroken(self, op: date) -> int:
        """Count the days in which the premie was owed without a break, up to a day; 0 when it is not owed on it.

        Args:
            op: The day; not counted itself.
        """
        if not self.verschuldigd_in(require_date(op, "op")):
            return 0
        return next(periode for periode in reversed(self.perioden) if periode.van <= op).dagen_tot(op)

    def dagen_totaal(self, op: date) -> int:
        """Count the days in which the premie was owed, in all periods, up to a day.

        Args:
            op: The day; not counted itself.
        """
        require_date(op, "op")
        return sum(periode.dagen_tot(op) for periode in self.perioden)


def _melding(op: date) -> Melding:
    """Make a melding, with the day that the law sets."""
    return Melding(op=op, per=ingangsdatum(melding_ontvangen=require_date(op, "op")))


def _check_inningen(start: date, inningen: tuple[tuple[date, Inningswijze], ...]) -> None:
    """Refuse changes of collection that are none, come before the start, or are not in order."""
    for change in require_all(inningen, tuple, "inningen"):
        if len(change) != 2:
            raise WaardeError("expected pairs of a day and an Inningswijze as inningen")
        require_date(change[0], "vanaf")
        require(change[1], Inningswijze, "wijze")
    days = [vanaf for vanaf, _ in inningen]
    if any(day < start for day in days) or any(later <= earlier for earlier, later in pairwise(days)):
        raise WaardeError("expected a change of collection not before the start, and after the last change")
