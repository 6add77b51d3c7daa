# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Conditions as plain types and back: the same condition, or an error with its place."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria import Criterium, Voorwaarde
from cak_regeling.testing import strategies


PEILDATUM = date(2023, 9, 30)
SCHEMA = {"$defs": {"voorwaarde": k.voorwaarde_schema(k.STANDAARD)}, "$ref": "#/$defs/voorwaarde"}


def read(data: Any, place: str = "") -> Voorwaarde:
    """Read a condition over the standard criteria."""
    return Voorwaarde.from_dict(data, criteria=k.STANDAARD, place=place)


@given(strategies.voorwaarden())
def test_a_condition_comes_back(voorwaarde: Voorwaarde) -> None:
    """Through JSON it is the same condition, and its form is that of the schema."""
    data = json.loads(json.dumps(voorwaarde.to_dict()))
    assert read(data) == voorwaarde
    jsonschema.validate(data, SCHEMA)


@given(strategies.voorwaarden(), strategies.wanbetalers())
def test_and_means_the_same(voorwaarde: Voorwaarde, wanbetaler: cak.Wanbetaler) -> None:
    """Whoever is asked gets the same answer, and it says the same words."""
    again = read(voorwaarde.to_dict())
    assert again.evaluate(wanbetaler, peildatum=PEILDATUM) is voorwaarde.evaluate(wanbetaler, peildatum=PEILDATUM)
    assert (again.tekst(), repr(again), hash(again)) == (voorwaarde.tekst(), repr(voorwaarde), hash(voorwaarde))


@given(strategies.voorwaarden())
def test_a_repr_is_the_rule_as_code(voorwaarde: Voorwaarde) -> None:
    """No repr of an object stands in it; what it names are criteria and values."""
    assert "<" not in repr(voorwaarde).replace(" < ", "").replace(" <= ", "")
    assert "object at" not in repr(voorwaarde)


@pytest.mark.parametrize(
    ("voorwaarde", "data"),
    [
        (cak.ALTIJD, {"altijd": True}),
        (k.leeftijd.tussen(18, 21), {"criterium": "leeftijd", "van": 18, "tot": 21}),
        (k.leeftijd < 21, {"criterium": "leeftijd", "minder_dan": 21}),
        (k.leeftijd <= 21, {"criterium": "leeftijd", "hoogstens": 21}),
        (k.leeftijd > 21, {"criterium": "leeftijd", "meer_dan": 21}),
        (k.achterstand_cak >= Decimal("500.50"), {"criterium": "achterstand_cak", "minstens": "500.50"}),
        (k.aantal_aanmeldingen.een_van(2, 3), {"criterium": "aantal_aanmeldingen", "een_van": [2, 3]}),
        (k.leeftijd.bekend(), {"criterium": "leeftijd", "bekend": True}),
        (k.inningswijze.is_(cak.Inningswijze.CJIB), {"criterium": "inningswijze", "een_van": ["cjib"]}),
        (k.postcode.is_(cak.Postcode("2011AB")), {"criterium": "postcode", "een_van": ["2011AB"]}),
        (k.statuscode.bekend(), {"criterium": "statuscode", "bekend": True}),
        (k.in_premieregime, {"criterium": "in_premieregime"}),
        (~k.in_premieregime, {"niet": {"criterium": "in_premieregime"}}),
        (k.in_premieregime.bekend(), {"bekend_of": {"criterium": "in_premieregime"}}),
        (k.bijstand & k.bewind, {"alle": [{"criterium": "bijstand"}, {"criterium": "bewind"}]}),
        (k.bijstand | k.bewind, {"een_van_deze": [{"criterium": "bijstand"}, {"criterium": "bewind"}]}),
    ],
    ids=repr,
)
def test_the_form(voorwaarde: Voorwaarde, data: dict[str, Any]) -> None:
    """What a policy officer reads, and may write."""
    assert voorwaarde.to_dict() == data
    assert read(data) == voorwaarde


def test_a_yes_or_no_may_be_asked_if_known() -> None:
    """Beside ``bekend_of`` it may be written as with other criteria."""
    assert read({"criterium": "bijstand", "bekend": True}) == k.bijstand.bekend()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "regels[2].als: expected a table"),
        ([], "regels[2].als: expected a table"),
        ({}, "regels[2].als: expected one of criterium, alle"),
        ({"alle": [], "niet": {}}, "regels[2].als: expected one of criterium, alle"),
        ({"alle": []}, "regels[2].als.alle: can't be read"),
        ({"allen": []}, "regels[2].als.allen: can't be read; did you mean “alle”?"),
        ({"altijd": 1}, "regels[2].als.altijd: expected true; there is no word for never"),
        ({"altijd": False}, "regels[2].als.altijd: expected true; there is no word for never"),
        ({"xyzzy": 1}, "regels[2].als.xyzzy: can't be read"),
        ({"alle": [{"altijd": True}, {"niet": 5}]}, "regels[2].als.alle[1].niet: expected a table"),
        ({"bekend_of": {}}, "regels[2].als.bekend_of: expected one of"),
        (
            {"criterium": "leeftyd", "van": 1, "tot": 2},
            "regels[2].als: no criterium is called “leeftyd”; did you mean “le",
        ),
        ({"criterium": 5}, "regels[2].als: no criterium is called “5”"),
        ({"criterium": "leeftijd"}, "regels[2].als: leeftijd: expected van with tot, een_van"),
        ({"criterium": "leeftijd", "van": 18}, "regels[2].als: leeftijd: expected van with tot, een_van"),
        ({"criterium": "leeftijd", "minstens": 18.5}, "regels[2].als: leeftijd: expected a number"),
        ({"criterium": "leeftijd", "minstens": True}, "regels[2].als: leeftijd: expected a number"),
        ({"criterium": "leeftijd", "minstens": "veel"}, "regels[2].als: leeftijd: expected a number"),
        ({"criterium": "leeftijd", "minstens": "NaN"}, "regels[2].als: leeftijd: expected a finite number"),
        ({"criterium": "leeftijd", "een_van": 5}, "regels[2].als: leeftijd: expected a list"),
        ({"criterium": "leeftijd", "een_van": []}, "regels[2].als: leeftijd: expected at least one value"),
        ({"criterium": "leeftijd", "bekend": False}, "regels[2].als: leeftijd: expected bekend = true"),
        ({"criterium": "statuscode", "minstens": 5}, "regels[2].als: statuscode: expected een_van or bekend"),
        ({"criterium": "statuscode"}, "regels[2].als: statuscode: expected een_van or bekend"),
        ({"criterium": "statuscode", "een_van": [5]}, "regels[2].als: statuscode: expected text"),
        ({"criterium": "bijstand", "minstens": 5}, "regels[2].als: bijstand: expected nothing, or bekend = true"),
        ({"criterium": "bijstand", "bekend": False}, "regels[2].als: bijstand: expected nothing, or bekend = true"),
    ],
)
def test_what_can_not_be_read_has_its_place(data: Any, message: str) -> None:
    """Where it stands, what was expected, and the nearest name."""
    with pytest.raises(cak.KaderError) as caught:
        read(data, "regels[2].als")
    assert str(caught.value).startswith(message)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, SCHEMA)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"criterium": "leeftijd", "van": 21, "tot": 18}, "als: leeftijd: expected the end of a range"),
        ({"criterium": "postcode", "een_van": ["0000"]}, "als: postcode: a value can't be read"),
        ({"criterium": "inningswijze", "een_van": ["post"]}, "als: inningswijze: expected one of broninhouding, cjib"),
        (
            {"criterium": "inningswijze", "een_van": ["CJIB"]},
            "als: inningswijze: expected one of broninhouding, cjib; did you mean “cjib”?",
        ),
    ],
)
def test_a_value_that_is_none_has_its_place(data: Any, message: str) -> None:
    """What a schema can't see is seen on reading."""
    with pytest.raises(cak.KaderError) as caught:
        read(data, "als")
    assert str(caught.value).startswith(message)


def test_a_vendors_own_criterium_is_named_too() -> None:
    """With ``STANDAARD | {own}`` it is read; two of one name are refused, and so is a condition of an own kind."""
    own = k.JaNee(
        naam="bijstandsaanvraag",
        operation=k.Operation.IN_VERRIJKING,
        field=cak.Gegeven.BIJSTANDSAANVRAAG.value,
        gegevens=frozenset({cak.Gegeven.BIJSTANDSAANVRAAG}),
        omschrijving=Tekst("er is eerder bijstand aangevraagd", "bijstand was applied for before"),
    )
    criteria: frozenset[Criterium] = k.STANDAARD | {own}
    assert Voorwaarde.from_dict(own.to_dict(), criteria=criteria) == own
    with pytest.raises(cak.KaderError, match="did you mean “bijstand”"):
        read(own.to_dict())
    twin = k.JaNee(
        naam="bijstand",
        operation=own.operation,
        field=own.field,
        gegevens=own.gegevens,
        omschrijving=own.omschrijving,
    )
    with pytest.raises(cak.KaderError, match="found “bijstand” twice"):
        Voorwaarde.from_dict({"altijd": True}, criteria=[*k.STANDAARD, twin])

    class Eigen(Voorwaarde):
        """A kind that the library does not know."""

        def bind(self, context: k.Context) -> Any:
            """Not asked."""

        def tekst(self) -> Tekst:
            """Say nothing."""
            return Tekst("", "")

    assert (Eigen().bind(k.Context(peildatum=PEILDATUM)), Eigen().tekst().nl) == (None, "")
    with pytest.raises(cak.KaderError, match="not a Eigen"):
        Eigen().to_dict()
