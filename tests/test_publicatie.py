# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Publication: no small number is left, and an attacker with the whole table can't work one out."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.opvolging import (
    Cohortrij,
    Cohorttabel,
    Vertrekreden,
    publiceer,
)
from cak_regeling.opvolging.publicatie import VERBORGEN, Publicatie
from cak_regeling.opvolging.rij import NO_REASONS, Reden


REASONS: tuple[Reden, ...] = (cak.RedenAfmelding.WSNP, cak.RedenAfmelding.OVERLIJDEN, Vertrekreden.VERHUISD)
SIZES = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def rows(draw: st.DrawFn, after: int = 3) -> Cohortrij:
    """Draw a row whose numbers fit each other."""
    redenen: dict[Reden, int] = {reden: draw(SIZES) for reden in draw(st.sets(st.sampled_from(REASONS)))}
    unknown, present = draw(SIZES), draw(SIZES)
    gone = unknown + sum(redenen.values())
    whole = present + gone
    later = draw(st.booleans())

    def part(most: int) -> int:
        return draw(st.integers(0, most))

    benaderd = part(whole)
    bereikt = part(benaderd)
    zonder = part(present)
    return Cohortrij(
        cohort=date(2023, 1, 1),
        after=after,
        op=None if later else date(2023, 1 + after, 1),
        eerste_lijst=False,
        personen=whole,
        nog_niet_gevolgd=whole if later else 0,
        op_lijst=0 if later else present,
        teruggekeerd=0 if later else part(present),
        verdwenen=0 if later else gone,
        redenen=NO_REASONS if later else redenen,
        reden_onbekend=0 if later else unknown,
        op_regeling=0 if later else part(present),
        regeling_onbekend=0,
        inning_gewisseld=0,
        inning_onbekend=0 if later else part(present),
        benaderd=0 if later else benaderd,
        bereikt=0 if later else bereikt,
        aanbod_aanvaard=0 if later else part(bereikt),
        pogingen=0 if later else 2 * benaderd,
        minuten=0 if later else 30 * benaderd,
        pogingen_zonder_minuten=0,
        zonder_bedrag=0 if later else zonder,
        achterstand_cak=None if later else (present - zonder) * cak.maandpremie(date(2024, 5, 1)).bedrag,
        met_intake=0 if later else part(whole),
    )


def table_of(*rijen: Cohortrij) -> Cohorttabel:
    """Make a table of rows."""
    return Cohorttabel(
        rijen=rijen,
        by="eerste_vermelding",
        after=tuple({rij.after: None for rij in rijen}),
        gemeente=None,
        filter=None,
        eerste=date(2023, 1, 1),
        laatste=date(2023, 12, 1),
    )


def shown_of(published: Publicatie) -> list[tuple[dict[Any, int], set[Any]]]:
    """Give of each row the numbers of persons that are shown, and the names of those that are hidden."""
    found: list[tuple[dict[Any, int], set[Any]]] = []
    for one in published:
        cells: dict[Any, Any] = {**one.cellen, **one.redenen}
        counts = {name: cells[name] for name in cells if name not in {"pogingen", "minuten", "achterstand_cak"}}
        hidden = {name for name, cel in counts.items() if cel is VERBORGEN}
        found.append(({name: cel for name, cel in counts.items() if name not in hidden}, hidden))
    return found


def worked_out(shown: dict[Any, int], hidden: set[Any], reasons: list[Any]) -> dict[Any, Fraction]:
    """Attack: solve the sums that every reader knows, and give each hidden number that has one solution only."""
    names = sorted(hidden, key=str)
    equations = (
        ("personen", ["op_lijst", "verdwenen", "nog_niet_gevolgd"]),
        ("verdwenen", ["reden_onbekend", *reasons]),
    )
    matrix: list[list[Fraction]] = []
    for total, parts in equations:
        line = [Fraction(0)] * (len(names) + 1)
        for sign, name in ((-1, total), *((1, part) for part in parts)):
            if name in hidden:
                line[names.index(name)] += sign
            else:
                line[-1] -= sign * shown[name]
        matrix.append(line)
    solved = 0
    for column in range(len(names)):
        pivot = next((row for row in range(solved, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[solved], matrix[pivot] = matrix[pivot], matrix[solved]
        matrix[solved] = [value / matrix[solved][column] for value in matrix[solved]]
        for row, line in enumerate(matrix):
            if row != solved and line[column]:
                matrix[row] = [a - line[column] * b for a, b in zip(line, matrix[solved], strict=True)]
        solved += 1
    found: dict[Any, Fraction] = {}
    for line in matrix[:solved]:
        unknown = [place for place, value in enumerate(line[:-1]) if value]
        if len(unknown) == 1:
            found[names[unknown[0]]] = line[-1]
    return found


@settings(max_examples=300)
@given(rows(), st.integers(2, 15))
def test_no_hidden_number_can_be_worked_out(rij: Cohortrij, drempel: int) -> None:
    """Nothing small is shown, no sum gives a hidden number, no difference of two shown ones is a small number."""
    ((shown, hidden),) = shown_of(publiceer(table_of(rij), drempel=drempel))
    assert not [name for name, count in shown.items() if 0 < count < drempel]
    assert worked_out(shown, hidden, list(rij.redenen)) == {}
    for name in ("benaderd", "bereikt", "aanbod_aanvaard", "met_intake"):
        if {name, "personen"} <= shown.keys():
            assert not 0 < shown["personen"] - shown[name] < drempel
    for name in ("teruggekeerd", "op_regeling", "inning_onbekend", "zonder_bedrag"):
        if {name, "op_lijst"} <= shown.keys():
            assert not 0 < shown["op_lijst"] - shown[name] < drempel
        assert "op_lijst" in shown or name in hidden or shown[name] == 0
    for total, parts in (("personen", ("op_lijst", "verdwenen")), ("verdwenen", ("reden_onbekend", *rij.redenen))):
        if total in shown and not hidden.isdisjoint(parts):
            together = (
                shown[total]
                - sum(shown.get(part, 0) for part in parts)
                - (shown["nog_niet_gevolgd"] if total == "personen" else 0)
            )
            assert together >= drempel


@settings(max_examples=100)
@given(rows(), rows(after=6), st.integers(2, 15))
def test_growth_between_two_points_is_no_small_number(first: Cohortrij, second: Cohortrij, drempel: int) -> None:
    """Who was reached between two points is a number of persons too."""
    (early, _), (late, _) = shown_of(publiceer(table_of(first, second), drempel=drempel))
    for name in ("benaderd", "bereikt", "aanbod_aanvaard", "met_intake"):
        if name in early and name in late:
            assert not 0 < late[name] - early[name] < drempel


ROW = Cohortrij(
    cohort=date(2023, 1, 1),
    after=3,
    op=date(2023, 4, 1),
    eerste_lijst=True,
    personen=100,
    nog_niet_gevolgd=0,
    op_lijst=60,
    teruggekeerd=3,
    verdwenen=40,
    redenen={cak.RedenAfmelding.WSNP: 4, Vertrekreden.VERHUISD: 12},
    reden_onbekend=24,
    op_regeling=0,
    regeling_onbekend=20,
    inning_gewisseld=55,
    inning_onbekend=0,
    benaderd=50,
    bereikt=30,
    aanbod_aanvaard=28,
    pogingen=120,
    minuten=900,
    pogingen_zonder_minuten=7,
)


def test_what_is_hidden_and_what_is_not() -> None:
    """By hand: the small ones, the second smallest reason with the smallest, those of which the rest is small."""
    (one,) = publiceer(table_of(ROW))
    hidden = [name for name, cel in one.cellen.items() if cel is VERBORGEN]
    assert hidden == ["teruggekeerd", "inning_gewisseld", "aanbod_aanvaard"]
    assert one.redenen == {cak.RedenAfmelding.WSNP: VERBORGEN, Vertrekreden.VERHUISD: VERBORGEN}
    assert (one.cellen["op_regeling"], one.cellen["reden_onbekend"], one.cellen["minuten"]) == (0, 24, 900)
    (lower,) = publiceer(table_of(ROW), drempel=3)
    assert [name for name, cel in lower.cellen.items() if cel is VERBORGEN] == ["aanbod_aanvaard"]
    (strict,) = publiceer(table_of(ROW), drempel=101)
    shown = {name for name, cel in strict.cellen.items() if cel is not VERBORGEN}
    assert shown == set()
    (most,) = publiceer(table_of(ROW), drempel=45)
    assert {name: cel for name, cel in most.cellen.items() if cel is not VERBORGEN} == {
        "personen": 100,
        "nog_niet_gevolgd": 0,
        "op_regeling": 0,
        "inning_onbekend": 0,
        "benaderd": 50,
        "pogingen": 120,
        "minuten": 900,
        "pogingen_zonder_minuten": 7,
    }


def test_a_publication_is_data() -> None:
    """As plain types, with what is hidden as a word, and never the exact figures; its repr has counts."""
    published = publiceer(table_of(ROW))
    data = published.to_dict()
    assert data["drempel"] == 10
    assert data["rijen"][0]["teruggekeerd"] == "verborgen"
    assert data["rijen"][0]["redenen"] == {"wsnp": "verborgen", "verhuisd": "verborgen"}
    assert (data["rijen"][0]["cohort"], data["rijen"][0]["after"], data["rijen"][0]["personen"]) == (
        "2023-01-01",
        3,
        100,
    )
    assert data["opmerkingen"]["nl"][-1].startswith("Aantallen inwoners onder 10 zijn niet getoond")
    assert data["opmerkingen"]["en"][-1].startswith("Numbers of residents below 10 are not shown")
    assert "niet_op_lijst" not in data
    assert (repr(published), len(published)) == ("Publicatie(1 rijen, drempel=10)", 1)
    assert "Cohortrij" not in repr(published.rijen[0])


def test_amounts_are_hidden_with_whom_they_are_about() -> None:
    """A sum over few persons is as telling as their number."""
    amounts = evolve(ROW, achterstand_cak=Decimal("12.50"), zonder_bedrag=0, met_intake=3, schuld_intake=Decimal(9))
    (one,) = publiceer(table_of(amounts))
    assert (one.cellen["achterstand_cak"], one.cellen["schuld_intake"]) == (Decimal("12.50"), VERBORGEN)
    assert one.to_dict()["achterstand_cak"] == "12.50"
    for few in (55, 5):
        (one,) = publiceer(table_of(evolve(amounts, zonder_bedrag=few)))
        assert one.cellen["achterstand_cak"] is VERBORGEN


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: publiceer(table_of(ROW), drempel=1),
        lambda: publiceer(table_of(ROW), drempel=True),
        lambda: publiceer([ROW]),  # type: ignore[arg-type]
    ],
)
def test_a_threshold_that_hides_nothing_is_refused(wrong: Any) -> None:
    """And so is what is no table."""
    with pytest.raises(cak.WaardeError):
        wrong()


def test_the_attacker_can_do_sums() -> None:
    """It finds what one sum gives, and what two sums give together; so that finding nothing means something."""
    shown: dict[Any, int] = {"personen": 30, "nog_niet_gevolgd": 0, "reden_onbekend": 12}
    one = worked_out(shown | {"op_lijst": 11, "wsnp": 7}, {"verdwenen"}, ["wsnp"])
    assert one == {"verdwenen": 19}
    assert worked_out(shown | {"op_lijst": 11}, {"verdwenen", "wsnp"}, ["wsnp"]) == {"verdwenen": 19, "wsnp": 7}
    assert worked_out(shown | {"wsnp": 7}, {"verdwenen", "op_lijst"}, ["wsnp"]) == {"verdwenen": 19, "op_lijst": 11}
    assert worked_out(shown, {"verdwenen", "op_lijst", "wsnp"}, ["wsnp"]) == {}


def test_growth_is_held_against_what_was_last_shown() -> None:
    """Three and five more than was shown are not shown, ten more is; another group is apart."""
    rows_of_cohort = [evolve(ROW, after=after, bereikt=count) for after, count in ((3, 30), (6, 33), (12, 35))]
    rows_of_cohort += [evolve(ROW, after=24, bereikt=40), evolve(ROW, after=36, bereikt=40, groep="andere")]
    published = publiceer(table_of(*reversed(rows_of_cohort)))
    cells = [one.cellen["bereikt"] for one in reversed(published.rijen)]
    assert cells == [30, VERBORGEN, VERBORGEN, 40, 40]
