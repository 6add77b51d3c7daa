# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for the kader, and for what comes of applying one."""

from datetime import date

from hypothesis import strategies as st

from cak_regeling.criteria import Voorwaarde
from cak_regeling.doelbinding import toets
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.prioritering import (
    Aanpak,
    Afwegingskader,
    Apart,
    Beoordeling,
    Kadervergelijking,
    Regel,
    Stap,
    Waarom,
    Werkitem,
    Werklijst,
    compare_kaders,
)
from cak_regeling.testing.strategies.basis import made, makes, makes_plainly, words
from cak_regeling.testing.strategies.criteria import contexten, volgordes, voorwaarden
from cak_regeling.testing.strategies.doelbinding import toegestane_verwerkingen
from cak_regeling.testing.strategies.lijsten import lijsten
from cak_regeling.testing.strategies.waarden import wanbetalers


@makes(Aanpak)
def aanpakken() -> st.SearchStrategy[Aanpak]:
    """Make approaches: with room for everyone, or for some, and then perhaps another approach."""
    free = made(Aanpak, capaciteit=st.none(), als_vol=st.none())
    last = st.just(Aanpak("de laatste", capaciteit=None))
    return free | made(Aanpak, capaciteit=st.integers(0, 3), als_vol=st.none() | last)


@makes(Regel)
def regels() -> st.SearchStrategy[Regel]:
    """Make rules: a condition of the list itself, and an approach or (for an exclusion) none."""
    return made(Regel, als=voorwaarden(max_leaves=4), aanpak=st.none() | aanpakken())


_WAYS = st.sampled_from(["brief", "bellen", "huisbezoek"])


@makes(Afwegingskader)
@st.composite
def kaders(
    draw: st.DrawFn, max_regels: int = 4, *, extra: st.SearchStrategy[Voorwaarde] | None = None
) -> Afwegingskader:
    """Make kaders: rules, exclusions and an order over the standard criteria of the list itself.

    Args:
        draw: Given by hypothesis.
        max_regels: How many rules at most.
        extra: Other conditions that may be parts.
    """
    als = voorwaarden(max_leaves=5, extra=extra)
    conditions = draw(st.lists(als, min_size=1, max_size=max_regels))
    excluding = draw(st.lists(als, max_size=1))
    return Afwegingskader(
        draw(words()),
        regels=[Regel(f"regel {i}", als=condition, aanpak=draw(_WAYS)) for i, condition in enumerate(conditions)],
        uitsluiten=[Regel(f"uitsluiten {i}", als=condition) for i, condition in enumerate(excluding)],
        volgorde=draw(st.lists(volgordes(), max_size=2)),
    )


@makes(Werklijst)
@st.composite
def werklijsten(draw: st.DrawFn, max_persons: int = 6) -> Werklijst:
    """Make werklijsten: a kader, applied to a list with a permission that covers it.

    Args:
        draw: Given by hypothesis.
        max_persons: How many persons are on the list at most.
    """
    kader, gemeente, op = draw(kaders()), Gemeentecode("0392"), date(2023, 10, 12)
    use = draw(toegestane_verwerkingen(kader.gegevens, gemeente, kader.selectie))
    lijst = draw(lijsten(max_persons, gemeente=gemeente))
    return kader.apply(lijst, toets(use, op=op).require(), op=op)


@makes(Werkitem)
def werkitems() -> st.SearchStrategy[Werkitem]:
    """Make persons on a werklijst."""
    return st.builds(
        Werkitem,
        wanbetaler=wanbetalers(),
        regel=made(Regel, als=voorwaarden(max_leaves=3), aanpak=aanpakken()),
        rang=st.integers(1, 500),
        aanpak=words(),
        context=contexten(),
        wacht=st.booleans(),
        beoordeling=st.none() | made(Beoordeling),
    )


@makes(Apart)
def aparten() -> st.SearchStrategy[Apart]:
    """Make persons who were put apart."""
    return st.builds(Apart, wanbetaler=wanbetalers(), regel=regels(), context=contexten())


@makes(Waarom)
def waaroms() -> st.SearchStrategy[Waarom]:
    """Make answers to why someone stands where they stand."""
    return werklijsten().flatmap(_asked)


def _asked(werklijst: Werklijst) -> st.SearchStrategy[Waarom]:
    return wanbetalers().map(werklijst.why_not)


@makes(Kadervergelijking)
@st.composite
def kadervergelijkingen(draw: st.DrawFn) -> Kadervergelijking:
    """Make comparisons of what two kaders do with one list."""
    van, naar, gemeente, op = draw(kaders()), draw(kaders()), Gemeentecode("0392"), date(2023, 10, 12)
    use = draw(toegestane_verwerkingen(van.gegevens | naar.gegevens, gemeente, van.selectie | naar.selectie))
    return compare_kaders(van, naar, draw(lijsten(4, gemeente=gemeente)), toets(use, op=op).require(), op=op)


makes_plainly(Beoordeling, Stap)
