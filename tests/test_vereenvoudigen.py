# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Simplifying keeps every outcome, and laws of the algebra hold for everyone, not known included."""

from typing import Any

import pytest
from hypothesis import given, settings

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.criteria import Voorwaarde
from cak_regeling.testing.strategies import voorwaarden
from tests.test_prioritering import CONTEXT, Row, conditions, lijst, rows


A, B, C = k.leeftijd >= 18, k.in_premieregime, k.achterstand_cak >= 5000


def size(voorwaarde: Voorwaarde) -> int:
    """Count the conditions of which it is made, itself included."""
    return 1 + sum(map(size, voorwaarde.delen))


@pytest.mark.parametrize(
    ("voorwaarde", "simple"),
    [
        (~~A, A),
        (~~~A, ~A),
        (A & A, A),
        (A | B | A, A | B),
        (A & cak.ALTIJD, A),
        (A | cak.ALTIJD, cak.ALTIJD),
        (A & ~cak.ALTIJD, ~cak.ALTIJD),
        (A | ~cak.ALTIJD, A),
        (cak.ALTIJD & cak.ALTIJD, cak.ALTIJD),
        (A & (A | B), A),
        (A | (A & B), A),
        ((A | B) & (A | B | C), A | B),
        (A & ~~(B & C), A & B & C),
        ((A & B).bekend(), (A & B).bekend()),
        ((~A.bekend()).bekend(), cak.ALTIJD),
        (cak.ALTIJD.bekend(), cak.ALTIJD),
        ((~(A & C)).bekend(), (A & C).bekend()),
        (A | ~A, A | ~A),
        (A & ~A, A & ~A),
        (~(A & B), ~(A & B)),
        (A, A),
        (B, B),
    ],
    ids=repr,
)
def test_the_simple_form(voorwaarde: Voorwaarde, simple: Voorwaarde) -> None:
    """Each law by an example; what is only true in two-valued logic stays as it was."""
    assert voorwaarde.vereenvoudigd() == simple


@settings(max_examples=150)
@given(rows(), conditions())
def test_simplifying_keeps_all_outcomes(drawn: list[Row], voorwaarde: Voorwaarde) -> None:
    """For everyone the outcome is the same; and it is never longer, nor does it ask more data."""
    simple = voorwaarde.vereenvoudigd()
    one, other = voorwaarde.bind(CONTEXT), simple.bind(CONTEXT)
    assert [one(w) for w in lijst(*drawn).wanbetalers] == [other(w) for w in lijst(*drawn).wanbetalers]
    assert size(simple) <= size(voorwaarde) + (simple == ~cak.ALTIJD)
    assert simple.gegevens <= voorwaarde.gegevens


@settings(max_examples=100)
@given(voorwaarden())
def test_simplifying_is_done_at_once(voorwaarde: Voorwaarde) -> None:
    """Of any shape: simplifying again changes nothing."""
    simple = voorwaarde.vereenvoudigd()
    assert simple.vereenvoudigd() == simple


LAWS = {
    "double negation": lambda a, _: (~~a, a),
    "de morgan, and": lambda a, b: (~(a & b), ~a | ~b),
    "de morgan, or": lambda a, b: (~(a | b), ~a & ~b),
    "and commutes": lambda a, b: (a & b, b & a),
    "or commutes": lambda a, b: (a | b, b | a),
    "known of a denial": lambda a, _: ((~a).bekend(), a.bekend()),
    "absorption": lambda a, b: (a & (a | b), a),
}


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
@settings(max_examples=40)
@given(rows(), conditions(), conditions())
def test_laws_of_the_algebra(law: Any, drawn: list[Row], a: Voorwaarde, b: Voorwaarde) -> None:
    """Both sides mean the same for everyone, with cells that are empty and dates that are incomplete."""
    left, right = law(a, b)
    for wanbetaler in lijst(*drawn).wanbetalers:
        assert left.bind(CONTEXT)(wanbetaler) is right.bind(CONTEXT)(wanbetaler)
