# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for what the law says of a person: debts, letters, histories, situations."""

from datetime import date
from decimal import Decimal
from typing import cast

from hypothesis import strategies as st

from cak_regeling.datums import first_of_next_month
from cak_regeling.regeling import (
    Achterstand,
    Boeking,
    Brieven,
    Eis,
    Inkomen,
    Inning,
    Maandpremie,
    Meldingsgegevens,
    Meldingstoets,
    Premiedeel,
    Premietabel,
    RedenAfmelding,
    RedenTerugkeer,
    Registratie,
    Situatie,
    Stap,
    Uitweg,
    Vervolgstap,
    bepaal_inning,
    premiedelen,
    toets_melding,
    uitwegen,
)
from cak_regeling.testing.strategies.basis import days, days_in_order, made, makes, makes_plainly


@makes(Boeking)
def boekingen() -> st.SearchStrategy[Boeking]:
    """Make amounts of a day."""
    return made(Boeking, bedrag=st.decimals(Decimal("0.01"), 2000, places=2))


@makes(Achterstand)
def achterstanden() -> st.SearchStrategy[Achterstand]:
    """Make arrears: terms that fell due, and what was paid."""
    return st.builds(
        Achterstand,
        vervallen=st.lists(boekingen(), min_size=1, max_size=8).map(tuple),
        betaald=st.lists(boekingen(), max_size=3).map(tuple),
    )


@makes(Brieven)
@st.composite
def brieven(draw: st.DrawFn) -> Brieven:
    """Make letters and steps in an order that can be: as far along the chain as drawn."""
    chain = ("aankondiging_ontvangen", "betwist", "standpunt_ontvangen", "geschil_voorgelegd", "geschil_beslist")
    done = draw(st.integers(0, len(chain)))
    found, offered, *steps, reported = draw(days_in_order(most=len(chain) + 3))
    return Brieven(
        geconstateerd=draw(st.none() | st.just(found)),
        aanbod_gedaan=draw(st.none() | st.just(offered)),
        melding_ontvangen=draw(st.none() | st.just(reported)),
        gelijkgesteld=draw(st.frozensets(days(), max_size=2)),
        **dict(zip(chain[:done], steps, strict=False)),
    )


@makes(Meldingsgegevens)
def meldingsgegevens() -> st.SearchStrategy[Meldingsgegevens]:
    """Make what is known of a melding; an arrangement that is not there has no first day."""
    without = made(Meldingsgegevens, regeling=st.none() | st.just(value=False), regeling_sinds=st.none())
    return without | made(Meldingsgegevens, regeling=st.none() | st.just(value=True))


@makes(Meldingstoets)
def meldingstoetsen() -> st.SearchStrategy[Meldingstoets]:
    """Make outcomes of the test of a melding."""
    return meldingsgegevens().map(toets_melding)


@makes(Inning)
def inningen() -> st.SearchStrategy[Inning]:
    """Make ways of collection with their grounds."""
    incomes = st.none() | st.lists(made(Inkomen), max_size=3)
    flags = {"verzekeringnemer": st.booleans(), "zorgtoeslag": st.none() | st.booleans()}
    premie = st.decimals(100, 200, places=2)
    return st.builds(bepaal_inning, incomes, maandpremie=premie, nog_verschuldigd=st.booleans(), **flags)


@makes(Maandpremie)
def maandpremies() -> st.SearchStrategy[Maandpremie]:
    """Make amounts of a month: those of the table of the library."""
    return st.sampled_from(Premietabel.standaard().premies)


@makes(Premietabel)
def premietabellen() -> st.SearchStrategy[Premietabel]:
    """Make tables of amounts: some of those that the library knows."""
    return st.lists(maandpremies(), min_size=1, max_size=5, unique=True).map(lambda some: Premietabel(tuple(some)))


@makes(Premiedeel)
def premiedelen_() -> st.SearchStrategy[Premiedeel]:
    """Make months with one amount."""
    months = st.integers(0, 40).map(lambda number: date(2016 + number // 12, number % 12 + 1, 1))
    return st.tuples(months, months, st.integers(0, 9)).map(
        lambda drawn: premiedelen(min(drawn[:2]), first_of_next_month(max(drawn[:2])))[0]
    )


_PROVISIONAL = (RedenAfmelding.STABILISATIE, RedenAfmelding.BETALINGSREGELING, RedenAfmelding.BIJSTAND)
_FOR_GOOD = (RedenAfmelding.SCHULD_AFGELOST, RedenAfmelding.WSNP, RedenAfmelding.OVERLIJDEN)


@makes(Registratie)
@st.composite
def registraties(draw: st.DrawFn) -> Registratie:
    """Make histories: a melding, provisional ends with returns, perhaps an end for good, and changes of collection."""
    rounds = draw(st.integers(0, 3))
    day, *later = draw(days_in_order(most=2 * rounds + 2, min_value=date(2019, 7, 1)))
    after = [first_of_next_month(first_of_next_month(one)) for one in later]
    history = Registratie.gemeld(day)
    for out, back in zip(after[0:-1:2], after[1::2], strict=False):
        ground = draw(st.sampled_from(_PROVISIONAL))
        history = history.afgemeld(ground, op=out)
        again, signed = RedenTerugkeer.na_einde(ground), draw(st.none() | st.just(value=True))
        history = history.teruggekeerd(cast("RedenTerugkeer", again), op=back, medeondertekend=signed)
    if draw(st.booleans()):
        ground = draw(st.sampled_from(_FOR_GOOD))
        end = first_of_next_month(after[-1])
        history = history.afgemeld(ground, op=end, per=end if ground.zonder_einddatum else None)
    return history


@makes(Situatie)
def situaties() -> st.SearchStrategy[Situatie]:
    """Make what is known of a resident, with any part not known."""
    return made(Situatie, op=days(date(2017, 7, 1)))


@makes(Uitweg)
def uitwegen_() -> st.SearchStrategy[Uitweg]:
    """Make ways out as they are given for a resident."""
    return st.tuples(situaties(), st.integers(0, 5)).map(lambda pair: uitwegen(pair[0])[pair[1]])


@makes(Eis)
def eisen_() -> st.SearchStrategy[Eis]:
    """Make conditions of a way out."""
    return uitwegen_().flatmap(lambda one: st.sampled_from([eis for eis, _ in one.punten]))


makes_plainly(Inkomen, Stap, Vervolgstap)
