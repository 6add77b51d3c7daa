# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for contact with residents, and what came of it."""

from hypothesis import strategies as st

from cak_regeling.opvolging import (
    Codelijst,
    Cohortrij,
    Cohorttabel,
    Contacten,
    Contactpoging,
    Contactresultaat,
    Contactsoort,
    Contactstand,
    Contactverloop,
    Intake,
    Jaarstand,
    Landelijk,
    Publicatie,
    Publicatierij,
    Resultaat,
    Vertrek,
    Vervolg,
    Verwijzing,
    Volharding,
    Volhardingsstap,
    follow,
    publiceer,
)
from cak_regeling.testing.strategies.basis import days, days_in_order, made, makes, makes_plainly, words
from cak_regeling.testing.strategies.lijsten import maanden
from cak_regeling.testing.strategies.waarden import bsns


@makes(Verwijzing)
@st.composite
def verwijzingen(draw: st.DrawFn) -> Verwijzing:
    """Make referrals: open, taken up or ended, warm only with agreement."""
    made_on, agreed, closed = draw(days_in_order(most=3))
    akkoord_op = draw(st.none() | st.just(agreed))
    closing = draw(st.sampled_from([{}, {"opgepakt_op": closed}, {"vervallen_op": closed}]))
    return Verwijzing(
        naar=draw(words()),
        financieel=draw(st.booleans()),
        datum=made_on,
        akkoord_op=akkoord_op,
        warm=akkoord_op is not None and draw(st.booleans()),
        **closing,
    )


@makes(Contactverloop)
@st.composite
def contactverlopen(draw: st.DrawFn) -> Contactverloop:
    """Make all contact with one person: attempts, the last of which reached them, then results and referrals."""
    *tried, reached = draw(st.lists(days(), min_size=1, max_size=4).map(sorted))
    attempts = [draw(made(Contactpoging, datum=st.just(day))) for day in tried]
    attempts.append(draw(made(Contactpoging, datum=st.just(reached), bereikt=st.just(value=True))))
    after = days(reached)
    results = st.lists(made(Contactresultaat, datum=after), max_size=2)
    referrals = st.lists(verwijzingen(), max_size=3, unique_by=_to_whom)
    return Contactverloop(pogingen=attempts, resultaten=draw(results), verwijzingen=draw(referrals))


@makes(Contacten)
def contacten() -> st.SearchStrategy[Contacten]:
    """Make all contact of a municipality."""
    return st.builds(Contacten, st.dictionaries(bsns(), contactverlopen(), max_size=3))


@makes(Contactstand)
def contactstanden() -> st.SearchStrategy[Contactstand]:
    """Make all contact under pseudonyms."""
    return st.builds(Contacten.stand, contacten(), st.binary(min_size=16, max_size=32))


@makes(Codelijst)
def codelijsten() -> st.SearchStrategy[Codelijst]:
    """Make a municipality's own codes."""
    codes = st.integers(1, 999).map("code {}".format)
    return st.builds(Codelijst, st.dictionaries(codes, st.sampled_from(Resultaat), max_size=4))


@makes(Volhardingsstap)
def volhardingsstappen() -> st.SearchStrategy[Volhardingsstap]:
    """Make steps of a rule for going on."""
    return st.integers(1, 3).flatmap(
        lambda dagdelen: st.builds(
            Volhardingsstap,
            soort=st.sampled_from(Contactsoort),
            pogingen=st.integers(dagdelen, 5),
            dagdelen=st.just(dagdelen),
            na_dagen=st.integers(0, 30),
        )
    )


@makes(Volharding)
def volhardingen() -> st.SearchStrategy[Volharding]:
    """Make rules for going on."""
    return st.builds(Volharding, st.lists(volhardingsstappen(), min_size=1, max_size=4).map(tuple))


makes_plainly(Contactpoging, Contactresultaat, Intake, Vervolg)


def _to_whom(one: Verwijzing) -> tuple[str, bool]:
    return one.naar.casefold(), one.financieel


@makes(Cohorttabel)
def cohorttabellen() -> st.SearchStrategy[Cohorttabel]:
    """Make tables of cohorts: of months with a known course."""
    return maanden(filters=st.none()).map(lambda some: follow(lijst.read() for lijst in some.lijsten))


@makes(Cohortrij)
def cohortrijen() -> st.SearchStrategy[Cohortrij]:
    """Make rows of such a table."""
    return cohorttabellen().flatmap(lambda tabel: st.sampled_from(tabel.rijen))


@makes(Publicatie)
def publicaties() -> st.SearchStrategy[Publicatie]:
    """Make tables of which small numbers are hidden."""
    return st.tuples(cohorttabellen(), st.integers(3, 20)).map(lambda pair: publiceer(pair[0], drempel=pair[1]))


@makes(Publicatierij)
def publicatierijen() -> st.SearchStrategy[Publicatierij]:
    """Make rows of such a table."""
    return publicaties().flatmap(lambda publicatie: st.sampled_from(publicatie.rijen))


makes_plainly(Jaarstand, Landelijk, Vertrek)
