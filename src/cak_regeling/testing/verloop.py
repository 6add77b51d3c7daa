# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""How generated persons come, change and go, month by month: the simulation behind `generate_maanden`.

The stock is a mixture of a fast turnover and a long stay, which is how 6.5 % in and out per month (CAK 2022) and 60 %
longer than two years (CAK 2020) go together. Nobody publishes why or after what time people leave, return, change
collection or fall back, so those shares are choices, made so that each course occurs.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import log
from random import Random

from attrs import define, field, frozen

from cak_regeling.datums import full_years
from cak_regeling.identificatie import BSN, Postcode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.regeling.afmelding import RedenAfmelding
from cak_regeling.regeling.terugkeer import RedenTerugkeer
from cak_regeling.testing.inwoners import AGES, AGES_OF_NEW, PREMIE_SHARE, Inwoner, Maker, pick, without_premie
from cak_regeling.testing.waarheid import SoortVerandering, Verandering, Waarde
from cak_regeling.wanbetaler import Inningswijze


LONG_SHARE = 0.924
"""Share of the stock that stays long; with the next, up to a year, up to two and longer are 26, 14 and 60 %."""
LONG_LEAVE = 0.01745
"""Share of those who stay long that leaves in a month."""
TURNOVERS = (0.02, 0.09)
"""What goes in and out per month, from and to, inclusive, for which the mixture exists."""
_BEWIND = 0.05
_RETURNS = 0.3
"""Share of who left in a way after which one can return, that does so."""
_RETURNS_AFTER = (7, 18)
"""After how many months: a new melding needs six monthly premiums unpaid."""
_PREMIE_ENDS, _PREMIE_RETURNS = 0.018, 0.02
"""Share per month: keeps 70 % owing the premie (Haarlem 2023)."""
_TO_WITHHELD, _TO_CJIB = 0.01, 0.02
"""Share per month: keeps a third withheld (CAK 2022)."""
_MOVES_WITHIN = 0.004

_WAYS_OUT: tuple[tuple[RedenAfmelding | SoortVerandering, int], ...] = (
    (RedenAfmelding.SCHULD_AFGELOST, 30),
    (RedenAfmelding.SCHULD_TENIETGEGAAN, 6),
    (RedenAfmelding.WSNP, 6),
    (RedenAfmelding.MINNELIJKE_REGELING, 10),
    (RedenAfmelding.OVERLIJDEN, 4),
    (RedenAfmelding.EINDE_VERZEKERINGSPLICHT, 14),
    (RedenAfmelding.EINDE_VERZEKERAAR, 2),
    (RedenAfmelding.DETENTIE, 4),
    (RedenAfmelding.ONTERECHT, 4),
    (SoortVerandering.VERHUISD, 12),
    (SoortVerandering.VERTREK_ONBEKEND, 8),
)
_PROVISIONAL = (
    (RedenAfmelding.STABILISATIE, 25),
    (RedenAfmelding.BETALINGSREGELING, 55),
    (RedenAfmelding.BIJSTAND, 20),
    (RedenAfmelding.BEWIND, 200),  # of the few who have a bewindvoerder
)
_NEVER_BACK = {RedenAfmelding.OVERLIJDEN, SoortVerandering.VERHUISD}


@define(eq=False)
class _Deelnemer:
    """A person in the simulation."""

    inwoner: Inwoner
    bsn: BSN
    bewind: bool
    blijver: bool
    grond: RedenAfmelding | None = None
    """Why the premie is not owed now."""
    op_lijst: bool = False
    """Whether the list before showed the person."""

    def within(self, asked: Lijstfilter, peildatum: date) -> bool:
        """Tell whether what was asked for includes this person."""
        if asked.alles:
            return True
        low, high = asked.leeftijd or (None, None)
        age = full_years(self.inwoner.geboren, peildatum)
        of_age = (low is None or age >= low) and (high is None or age < high)
        return of_age and bool(asked.bevat_postcode(Postcode(self.inwoner.postcode)))


@frozen(kw_only=True)
class Stap:
    """A month of the simulation.

    Attributes:
        maand: *int*. From 0.
        peildatum: *date*. The day of the list.
        inwoners: *tuple[Inwoner, ...]*. Who is on the list; as they are until the next step.
        veranderingen: *tuple[Verandering, ...]*. What happened since the list before.
        onder_bewind: *tuple[BSN, ...]*. Who of the new ones has a bewindvoerder.
    """

    maand: int
    peildatum: date
    inwoners: tuple[Inwoner, ...]
    veranderingen: tuple[Verandering, ...]
    onder_bewind: tuple[BSN, ...]


@frozen
class _Happened:
    """What happened, before it is known whether the lists show it."""

    who: _Deelnemer
    soort: SoortVerandering
    dag: date
    reden: RedenAfmelding | RedenTerugkeer | None = None
    van: Waarde | None = None
    naar: Waarde | None = None


@define(eq=False)
class Verloop:
    """One run of the simulation; the same arguments give the same run.

    Attributes:
        random: *Random*. Where chance comes from.
        maker: *Maker*. Makes the persons; with the same chance.
        persons: *int*. How many are in the scheme at the start, and about how many after.
        turnover: *float*. Share that comes, and that goes, per month.
    """

    random: Random
    maker: Maker
    persons: int
    turnover: float
    _stock: list[_Deelnemer] = field(factory=list[_Deelnemer], init=False)
    _away: dict[int, list[_Deelnemer]] = field(factory=dict[int, list[_Deelnemer]], init=False)
    """Who left and returns, by the month of the return."""
    _happened: list[_Happened] = field(factory=list[_Happened], init=False)

    def run(self, peildatums: Sequence[date], filters: Sequence[Lijstfilter]) -> Iterator[Stap]:
        """Go through the months, with what is asked for in each."""
        for maand, (peildatum, asked) in enumerate(zip(peildatums, filters, strict=True)):
            self._happened = []
            if maand:
                self._leave_and_change(maand, peildatum)
                self._enter(maand, peildatum)
            else:
                self._begin(peildatum)
            yield self._step(maand, peildatum, asked)

    @property
    def _short_leave(self) -> float:
        """Share of those who do not stay long that leaves in a month."""
        return (self.turnover - LONG_SHARE * LONG_LEAVE) / (1 - LONG_SHARE)

    def _begin(self, peildatum: date) -> None:
        """Make who is there at the start: each as long in the scheme as the turnover of the two groups gives."""
        owing = (PREMIE_SHARE - (1 - LONG_SHARE)) / LONG_SHARE
        for _ in range(self.persons):
            blijver = self.random.random() < LONG_SHARE
            leave = LONG_LEAVE if blijver else self._short_leave
            months = int(log(1 - self.random.random()) / log(1 - leave))
            who = self._come(SoortVerandering.BEGINSTAND, peildatum, months=months, blijver=blijver)
            if blijver and self.random.random() >= owing:
                who.inwoner.rij.statuscode = without_premie(self.random)
                who.grond = self._provisional(who, who.inwoner.rij.aanmelddatum)

    def _come(self, soort: SoortVerandering, peildatum: date, *, months: int, blijver: bool) -> _Deelnemer:
        ages = AGES if soort is SoortVerandering.BEGINSTAND else AGES_OF_NEW
        inwoner = self.maker.person(peildatum, months, ages)
        bewind = self.random.random() < _BEWIND
        who = _Deelnemer(inwoner=inwoner, bsn=BSN(inwoner.bsn), bewind=bewind, blijver=blijver)
        self._stock.append(who)
        self._happened.append(_Happened(who, soort, inwoner.rij.aanmelddatum))
        return who

    def _provisional(self, who: _Deelnemer, dag: date) -> RedenAfmelding:
        grounds = ((reden, share) for reden, share in _PROVISIONAL if who.bewind or reden is not RedenAfmelding.BEWIND)
        return pick(self.random, ((reden, share) for reden, share in grounds if dag >= reden.geldig_van))

    def _leave_and_change(self, maand: int, peildatum: date) -> None:
        """Let things happen in the month before that of the peildatum: the first of this month is their day in law."""
        chance, short_leave = self.random.random, self._short_leave
        end = peildatum.replace(day=1)
        start = (end - timedelta(1)).replace(day=1)
        stay: list[_Deelnemer] = []
        for who in self._stock:
            if chance() < (LONG_LEAVE if who.blijver else short_leave):
                self._leave(who, maand, self._day(start, end))
            else:
                stay.append(who)
                if who.blijver:
                    self._change(who, start, end)
        self._stock = stay

    def _day(self, start: date, end: date) -> date:
        return start + timedelta(self.random.randrange((end - start).days))

    def _leave(self, who: _Deelnemer, maand: int, dag: date) -> None:
        why = pick(self.random, _WAYS_OUT)
        if isinstance(why, RedenAfmelding):
            self._happened.append(_Happened(who, SoortVerandering.AFGEMELD, dag, why))
        else:
            self._happened.append(_Happened(who, why, dag))
        if why not in _NEVER_BACK and self.random.random() < _RETURNS:
            self._away.setdefault(maand + self.random.randint(*_RETURNS_AFTER), []).append(who)

    def _change(self, who: _Deelnemer, start: date, end: date) -> None:
        """Let at most one thing happen to who stays."""
        rij, chance = who.inwoner.rij, self.random.random()
        withheld = rij.inningswijze is Inningswijze.BRONINHOUDING
        status = _PREMIE_RETURNS if who.grond else _PREMIE_ENDS
        inning = 0 if who.grond else _TO_CJIB if withheld else _TO_WITHHELD
        if chance < status:
            self._change_status(who, self._day(start, end))
        elif chance < status + inning:
            naar = Inningswijze.CJIB if withheld else Inningswijze.BRONINHOUDING
            dag = self._day(start, end)
            self._happened.append(_Happened(who, SoortVerandering.INNINGSWIJZE, dag, van=rij.inningswijze, naar=naar))
            rij.inningswijze = naar
        elif chance < status + inning + _MOVES_WITHIN:
            self._happened.append(_Happened(who, SoortVerandering.ADRES, self._day(start, end)))
            who.inwoner.postcode, who.inwoner.adres = self.maker.address()

    def _change_status(self, who: _Deelnemer, dag: date) -> None:
        van = who.inwoner.rij.statuscode
        reden: RedenAfmelding | RedenTerugkeer | None
        if who.grond:
            naar, reden, who.grond = "BOE", RedenTerugkeer.na_einde(who.grond), None
        else:
            naar = without_premie(self.random)
            who.grond = reden = self._provisional(who, dag)
        who.inwoner.rij.statuscode = naar
        self._happened.append(_Happened(who, SoortVerandering.STATUSCODE, dag, reden, van, naar))

    def _enter(self, maand: int, peildatum: date) -> None:
        """Let people come: who returns in this month, and new ones for the rest."""
        short = 1 - LONG_SHARE * LONG_LEAVE / self.turnover
        returning = self._away.pop(maand, [])
        wanted = int(self.persons * self.turnover + self.random.random())
        for who in returning:
            inwoner = who.inwoner
            inwoner.eerder = (*inwoner.eerder, self.maker.ended(inwoner.rij, peildatum))
            inwoner.rij = self.maker.row(peildatum.replace(day=1), self.maker.insurer(inwoner.rij.uzovi))
            who.grond, who.blijver = None, self.random.random() >= short
            self._stock.append(who)
            self._happened.append(_Happened(who, SoortVerandering.TERUGGEKEERD, inwoner.rij.aanmelddatum))
        for _ in range(wanted - len(returning)):
            self._come(SoortVerandering.AANGEMELD, peildatum, months=0, blijver=self.random.random() >= short)

    def _step(self, maand: int, peildatum: date, asked: Lijstfilter) -> Stap:
        """Tell who is on the list now, and what of all that happened can be seen in the lists."""
        was = {id(one.who): one.who.op_lijst for one in self._happened}
        came_or_went = {id(one.who) for one in self._happened if one.soort.komt or one.soort.gaat}
        for one in self._happened:
            if one.soort.gaat:
                one.who.op_lijst = False
        shown: list[Inwoner] = []
        for who in self._stock:
            now = who.within(asked, peildatum)
            if now:
                shown.append(who.inwoner)
            if now is not who.op_lijst and id(who) not in came_or_went:
                soort = SoortVerandering.BINNEN_FILTER if now else SoortVerandering.BUITEN_FILTER
                was[id(who)] = who.op_lijst
                self._happened.append(_Happened(who, soort, peildatum))
            who.op_lijst = now
        return Stap(
            maand=maand,
            peildatum=peildatum,
            inwoners=tuple(shown),
            veranderingen=tuple(_verandering(one, maand, before=was[id(one.who)]) for one in self._happened),
            onder_bewind=tuple(one.who.bsn for one in self._happened if one.soort.komt and one.who.bewind),
        )


def _verandering(one: _Happened, maand: int, *, before: bool) -> Verandering:
    now = one.who.op_lijst
    return Verandering(
        bsn=one.who.bsn,
        soort=one.soort,
        maand=maand,
        dag=one.dag,
        reden=one.reden,
        van=one.van,
        naar=one.naar,
        zichtbaar=now if one.soort.komt else before if one.soort.gaat else before and now,
    )
