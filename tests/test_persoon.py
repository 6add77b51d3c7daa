# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Naam and Adres: parts that may be unknown, and that show nothing unless asked for by name."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import Adres, Naam, Postcode, WaardeError
from cak_regeling.testing import strategies


NAAM = Naam(achternaam="Hazelaar", voorvoegsel="van der", voorletters="A.B.")
ADRES = Adres(
    straatnaam="Voorbeeldstraat",
    huisnummer=123,
    huisletter="C",
    huisnummertoevoeging="III",
    postcode=Postcode("2011AB"),
    woonplaats="Voorbeeldstad",
)


@pytest.mark.parametrize("value", [Naam(), Adres()])
def test_every_part_may_be_unknown(value: Naam | Adres) -> None:
    """Without an argument every part is None, and two of those are equal."""
    parts = [getattr(value, part.name) for part in attrs.fields(type(value))]
    assert parts == [None] * len(parts)
    assert value == type(value)()


def test_parts_are_given_by_name() -> None:
    """Each part is where it was put, as it was put."""
    assert (NAAM.achternaam, NAAM.voorvoegsel, NAAM.voorletters) == ("Hazelaar", "van der", "A.B.")
    assert (ADRES.straatnaam, ADRES.huisnummer, ADRES.huisletter) == ("Voorbeeldstraat", 123, "C")
    assert (ADRES.huisnummertoevoeging, ADRES.woonplaats) == ("III", "Voorbeeldstad")
    assert ADRES.postcode == Postcode("2011AB")


@pytest.mark.parametrize(
    ("make", "part", "bad"),
    [
        (Naam, "achternaam", 999993653),
        (Naam, "voorvoegsel", b"van der"),
        (Naam, "voorletters", ["A", "B"]),
        (Adres, "straatnaam", 12),
        (Adres, "huisnummer", "12"),
        (Adres, "huisnummer", 12.0),
        (Adres, "postcode", "2011AB"),
        (Adres, "woonplaats", False),
    ],
)
def test_a_part_of_another_type_is_refused(make: Any, part: str, bad: object) -> None:
    """A part that is not what it should be is refused: the part is named, and its value is not."""
    with pytest.raises(WaardeError, match=f" as {part}$") as refused:
        make(**{part: bad})
    assert str(bad) not in str(refused.value)


@pytest.mark.parametrize("make", [Naam, Adres])
def test_parts_can_not_be_given_by_place(make: Any) -> None:
    """Parts without a name are refused, so that no two can be swapped."""
    with pytest.raises(TypeError):
        make("Hazelaar")


@pytest.mark.parametrize("value", [NAAM, ADRES])
def test_a_name_or_address_is_hidden(value: Naam | Adres) -> None:
    """Repr, str and format show the name of the type and no part of the value, whatever the width."""
    name = type(value).__name__
    assert repr(value) == str(value) == format(value) == f"{value}" == f"{name}(…)"
    assert f"{value:>20}" == f"{name}(…)".rjust(20)
    assert f"{value!r:<20}" == f"{name}(…)".ljust(20)
    assert repr([value]) == f"[{name}(…)]"


@given(value=st.one_of(strategies.namen(), strategies.adressen()))
def test_no_name_or_address_shows_anything(value: Naam | Adres) -> None:
    """Whatever the parts are, what is shown is the same."""
    assert repr(value) == str(value) == format(value) == f"{type(value).__name__}(…)"


@given(value=st.one_of(strategies.namen(), strategies.adressen()))
def test_pickle_and_copy_keep_them_equal(value: Naam | Adres) -> None:
    """A name or address that was pickled or copied is equal and has the same hash."""
    for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301 - our own
        assert again == value
        assert hash(again) == hash(value)


@pytest.mark.parametrize("part", ["straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode"])
def test_addresses_that_differ_in_one_part_differ(part: str) -> None:
    """Every part counts when two addresses are compared."""
    assert attrs.evolve(ADRES, **{part: None}) != ADRES
    assert attrs.evolve(ADRES, **{part: getattr(ADRES, part)}) == ADRES


@pytest.mark.parametrize(("value", "part"), [(NAAM, "achternaam"), (ADRES, "huisnummer")])
def test_they_can_not_be_changed(value: Any, part: str) -> None:
    """Once made, a name or address stays what it is."""
    with pytest.raises(FrozenInstanceError):
        setattr(value, part, None)
