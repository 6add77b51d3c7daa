# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Selectie: who can be chosen by rules at most, read from the rules."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.testing import strategies


DAY = date(2023, 9, 30)
P1, P2 = cak.Postcode("2011AB"), cak.Postcode("2012CD")
JONG = k.leeftijd.tussen(18, 27)
BOE = k.statuscode.is_("BOE")
EIGEN_PREMIE = evolve(k.in_premieregime, naam="eigen_premie", omschrijving=cak.Tekst("eigen", "own"))
EIGEN_CODE = evolve(k.statuscode, naam="eigen_code")


@frozen
class Eigen(Voorwaarde):
    """A condition of one's own kind, that nobody can read."""

    over: Criterium

    @property
    def criteria(self) -> frozenset[Criterium]:
        """What it looks at."""
        return frozenset({self.over})

    bind = tekst = None  # type: ignore[assignment]  # nobody may ask it


@pytest.mark.parametrize(
    ("voorwaarde", "leeftijd", "postcodes"),
    [
        (JONG, (18, 27), ()),
        (k.leeftijd < 27, (None, 27), ()),
        (k.leeftijd <= 27, (None, 28), ()),
        (k.leeftijd > 18, (19, None), ()),
        (k.leeftijd >= 18, (18, None), ()),
        (k.leeftijd.is_(30), (30, 31), ()),
        (k.leeftijd.een_van(30, 40), (30, 41), ()),
        (k.leeftijd >= Decimal("17.5"), (18, None), ()),
        (k.leeftijd.bekend(), None, ()),
        (k.leeftijd >= 0, None, ()),
        (k.leeftijd < 0, None, ()),
        (JONG & k.in_premieregime, (18, 27), ()),
        (JONG & (k.leeftijd >= 21), (21, 27), ()),
        (JONG & (k.leeftijd >= 40), None, ()),
        (k.leeftijd.tussen(18, 21) & k.leeftijd.tussen(21, 27), None, ()),
        ((k.leeftijd >= 18) & k.in_premieregime, (18, None), ()),
        ((k.leeftijd < 27) & k.in_premieregime, (None, 27), ()),
        ((k.leeftijd < 1) & k.in_premieregime, (None, 1), ()),
        (k.leeftijd >= 1, (1, None), ()),
        (k.leeftijd < 1, (None, 1), ()),
        (JONG | (k.leeftijd >= 60), (18, None), ()),
        (JONG | k.leeftijd.tussen(30, 35), (18, 35), ()),
        (JONG | k.in_premieregime, None, ()),
        (~JONG, None, ()),
        (cak.ALTIJD, None, ()),
        (k.postcode.een_van(P1, P2), None, ("2011AB", "2012CD")),
        (k.postcode.is_(P1) | k.postcode.is_(P2), None, ("2011AB", "2012CD")),
        (k.postcode.is_(P1) | JONG, None, ()),
        (k.postcode.is_(P1) & JONG, (18, 27), ("2011AB",)),
        (k.postcode.bekend(), None, ()),
    ],
)
def test_the_smallest_list(voorwaarde: cak.Voorwaarde, leeftijd: Any, postcodes: tuple[str, ...]) -> None:
    """Ages and postcodes that no one outside can be chosen from."""
    kleinste = cak.Selectie.of([voorwaarde]).kleinste
    assert (kleinste.leeftijd, kleinste.postcodes) == (leeftijd, postcodes)


def test_of_several_rules_it_is_all_of_them() -> None:
    """A smaller list must hold everyone whom any rule can choose; no rule asks for nobody, and for no filter."""
    assert cak.Selectie.of([JONG, k.leeftijd.tussen(40, 50)]).kleinste == cak.Lijstfilter(leeftijd=(18, 50))
    assert cak.Selectie.of([JONG, k.in_premieregime]).kleinste.alles
    assert cak.Selectie.of([]).kleinste.alles


@given(strategies.wanbetalers(), st.integers(0, 90), st.integers(1, 40), st.booleans())
def test_who_is_chosen_is_in_it(person: cak.Wanbetaler, van: int, span: int, either: bool) -> None:  # noqa: FBT001 - drawn
    """Whoever is under the rule for certain has an age and a postcode within the smallest list."""
    rule = k.leeftijd.tussen(van, van + span)
    place = k.postcode.is_(P1)
    voorwaarde = (rule | place) if either else (rule & ~place)
    kleinste = cak.Selectie.of([voorwaarde]).kleinste
    if voorwaarde.evaluate(person, peildatum=DAY) is True:
        low, high = kleinste.leeftijd or (None, None)
        youngest, oldest = person.geboortedatum.leeftijd_op(DAY)
        assert low is None or (youngest is not None and youngest >= low)
        assert high is None or (oldest is not None and oldest < high)
        assert kleinste.bevat_postcode(person.adres.postcode) is True


@pytest.mark.parametrize(
    ("regels", "uitsluiten", "asks"),
    [
        ([JONG], [], False),
        ([k.in_premieregime], [], False),
        ([~k.in_premieregime], [], True),
        ([~~k.in_premieregime], [], False),
        ([JONG & ~k.in_premieregime], [], True),
        ([JONG | ~k.in_premieregime], [], True),
        ([~(JONG & k.in_premieregime)], [], True),
        ([BOE], [], False),
        ([~BOE], [], True),
        ([k.statuscode.een_van("BOE", "GBR")], [], True),
        ([k.statuscode.is_("gbt")], [], True),
        ([~k.statuscode.is_("GBR")], [], False),
        ([k.statuscode.bekend()], [], False),
        ([cak.ALTIJD], [], False),
        ([cak.ALTIJD], [~k.in_premieregime], False),
        ([cak.ALTIJD], [k.in_premieregime], True),
        ([cak.ALTIJD], [k.statuscode.is_("GBR")], False),
        ([cak.ALTIJD], [BOE], True),
        ([~(k.leeftijd >= 18)], [], False),
        ([~JONG | k.in_premieregime], [], False),
        ([cak.ALTIJD], [~(k.leeftijd >= 18)], False),
        ([cak.ALTIJD], [JONG & k.in_premieregime], True),
        ([k.in_premieregime.bekend()], [], False),
        ([~k.in_premieregime.bekend()], [], False),
        ([(~k.in_premieregime).bekend()], [], False),
        ([~k.statuscode.bekend()], [], False),
        ([k.nieuw_op_lijst], [], False),
        ([~k.nieuw_op_lijst], [k.nieuw_op_lijst], False),
        ([EIGEN_PREMIE], [], False),
        ([~EIGEN_PREMIE], [], True),
        ([EIGEN_CODE.is_("BOE")], [], False),
        ([EIGEN_CODE.is_("GBT")], [], True),
        ([Eigen(k.statuscode)], [], True),
        ([~Eigen(k.statuscode)], [], True),
        ([Eigen(k.leeftijd)], [], False),
    ],
)
def test_who_owes_nothing_now(regels: list[cak.Voorwaarde], uitsluiten: list[cak.Voorwaarde], *, asks: bool) -> None:
    """A rule asks for them by not in_premieregime or by codes beyond BOE; leaving the others out asks too."""
    assert cak.Selectie.of(regels, uitsluiten=uitsluiten).zonder_premie is asks


def test_a_kader_says_its_own() -> None:
    """From the rules and exclusions of a kader; what it asks of the CAK follows."""
    kader = cak.Afwegingskader("k", regels=[cak.Regel("jong", als=JONG, aanpak="brief")], uitsluiten=[k.bijstand])
    assert kader.selectie == cak.Selectie(kleinste=cak.Lijstfilter(leeftijd=(18, 27)))
    assert kader.kleinste_filter() == cak.Lijstfilter(leeftijd=(18, 27))


def test_of_two_kaders_it_is_both() -> None:
    """What either chooses, as one use of both needs; only with another one."""
    jong, nazorg = cak.Selectie.of([JONG]), cak.Selectie.of([k.leeftijd.tussen(30, 35) & ~k.in_premieregime])
    both = cak.Selectie(kleinste=cak.Lijstfilter(leeftijd=(18, 35)), zonder_premie=True)
    assert jong | nazorg == nazorg | jong == both
    assert jong | jong == jong
    with pytest.raises(TypeError):
        jong | "nazorg"  # type: ignore[operator]


def test_a_condition_is_read_and_not_asked() -> None:
    """What is asked of nobody and says nothing is enough: only what it looks at counts."""
    assert cak.Selectie.of([Eigen(k.statuscode)]) == cak.Selectie(zonder_premie=True)
