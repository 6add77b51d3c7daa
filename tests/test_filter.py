# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Lijstfilter and Stand: what was asked of the CAK, and what is kept of a list to compare later."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import BSN, Gemeentecode, Lijstfilter, Postcode, Stand, Toestand, WaardeError, read_lijst
from cak_regeling.testing import generate_lijst, strategies
from cak_regeling.wanbetaler import Inningswijze


PEILDATUM = date(2023, 9, 30)
KEY = b"een geheime sleutel van de gemeente"
LIJST = read_lijst(
    generate_lijst(60, seed=3, peildatum=PEILDATUM).content,
    peildatum=PEILDATUM,
    gemeente=Gemeentecode("0392"),
    filter=Lijstfilter(leeftijd=(18, 90)),
)
STAND = LIJST.stand(KEY)


def test_postcodes_have_one_spelling() -> None:
    """However it is typed, a filter that asks for the same is the same."""
    typed = Lijstfilter(postcodes=("2013 - 2019", "2011 ab", "2011AB", "2012", "2020-2020"))
    assert typed.postcodes == ("2011AB", "2012", "2013-2019", "2020")
    assert typed == Lijstfilter(postcodes=["2012", "2020", "2013–2019", "2011AB"])


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ({}, {}, True),
        ({}, {"postcodes": ("2011",), "leeftijd": (18, 27)}, True),
        ({"leeftijd": (0, None)}, {}, True),
        ({"leeftijd": (1, None)}, {}, False),
        ({"leeftijd": (None, 27)}, {}, False),
        ({"leeftijd": (18, 27)}, {"leeftijd": (18, 27)}, True),
        ({"leeftijd": (18, 27)}, {"leeftijd": (18, 28)}, False),
        ({"leeftijd": (18, 27)}, {"leeftijd": (17, 27)}, False),
        ({"leeftijd": (18, None)}, {"leeftijd": (18, 27)}, True),
        ({"leeftijd": (18, 27)}, {"leeftijd": (18, None)}, False),
        ({"postcodes": ("2011",)}, {}, False),
        ({"postcodes": ("2011",)}, {"postcodes": ("2011AB",)}, True),
        ({"postcodes": ("2011AB",)}, {"postcodes": ("2011AB",)}, True),
        ({"postcodes": ("2011AB",)}, {"postcodes": ("2011AC",)}, False),
        ({"postcodes": ("2011AB",)}, {"postcodes": ("2011",)}, False),
        ({"postcodes": ("2011", "2012-2014")}, {"postcodes": ("2011-2014",)}, True),
        ({"postcodes": ("2011", "2013-2014")}, {"postcodes": ("2011-2014",)}, False),
        ({"postcodes": ("2011-2014",)}, {"postcodes": ("2014AB", "2012")}, True),
        ({"postcodes": ("2011-2014",)}, {"postcodes": ("2014AB", "2015")}, False),
        ({"postcodes": ("2011",), "leeftijd": (18, 27)}, {"postcodes": ("2011",)}, False),
    ],
)
def test_a_filter_is_within_another_or_not(outer: dict[str, Any], inner: dict[str, Any], *, inside: bool) -> None:
    """Everyone who is in the one is in the other: by age and by postcode."""
    assert Lijstfilter(**outer).bevat(Lijstfilter(**inner)) is inside


@given(strategies.lijstfilters(), strategies.lijstfilters(), strategies.postcodes())
def test_who_is_within_is_in_both(outer: Lijstfilter, inner: Lijstfilter, postcode: Postcode) -> None:
    """A postcode in a filter that is within another is in that one too, and a filter is within itself."""
    assert outer.bevat(outer)
    if outer.bevat(inner) and inner.bevat_postcode(postcode):
        assert outer.bevat_postcode(postcode)


@pytest.mark.parametrize(
    ("postcode", "inside"),
    [("2011AB", True), ("2011AC", False), ("2012ZZ", True), ("2013AA", True), ("2019XX", True), ("2020AA", False)],
)
def test_a_postcode_is_in_it_or_not(postcode: str, inside: bool) -> None:  # noqa: FBT001 - the expected answer
    """A whole postcode, four digits, or a range that includes both ends."""
    asked = Lijstfilter(postcodes=("2011AB", "2012", "2013-2019"))
    assert asked.bevat_postcode(Postcode(postcode)) is inside
    assert asked.bevat_postcode(None) is None


def test_without_postcodes_all_are_in_it() -> None:
    """A filter on age alone says nothing of places."""
    assert Lijstfilter(leeftijd=(18, 27)).bevat_postcode(None) is True


@pytest.mark.parametrize(
    ("leeftijd", "postcodes", "alles"),
    [(None, (), True), ((None, None), (), True), ((18, None), (), False), (None, ("2011",), False)],
)
def test_everyone_or_a_part(leeftijd: Any, postcodes: Any, *, alles: bool) -> None:
    """Without a postcode and without an age nobody is left out."""
    assert Lijstfilter(postcodes=postcodes, leeftijd=leeftijd).alles is alles


@pytest.mark.parametrize("postcodes", ["2011", ("0111",), ("2019-2013",), ("20111",), (2011,), ("",), ("2011SS",)])
def test_what_is_no_postcode_is_refused(postcodes: Any) -> None:
    """A text where several belong, letters that are not used, a range that runs back."""
    with pytest.raises(WaardeError):
        Lijstfilter(postcodes=postcodes)


@pytest.mark.parametrize("leeftijd", [(27, 18), (18, 18), (-1, 18), (18,), [18, 27], ("18", 27), (True, 27), (None, 0)])
def test_what_is_no_range_of_ages_is_refused(leeftijd: Any) -> None:
    """From before to, whole years, from 0 on."""
    with pytest.raises(WaardeError, match="expected leeftijd"):
        Lijstfilter(leeftijd=leeftijd)


def test_a_list_keeps_what_was_asked() -> None:
    """The reader takes a filter as it was asked, and nothing else."""
    assert LIJST.filter == Lijstfilter(leeftijd=(18, 90))
    with pytest.raises(WaardeError, match=r"^expected a Lijstfilter as filter$"):
        read_lijst(b"BSN\n999993653\n", peildatum=PEILDATUM, filter="2011")  # type: ignore[arg-type]


@given(st.builds(Lijstfilter, postcodes=st.lists(strategies.postcodes().map(lambda p: p.value), max_size=3)))
def test_a_filter_comes_back(asked: Lijstfilter) -> None:
    """Written as plain types and read again it is the same."""
    assert Lijstfilter.from_dict(asked.to_dict()) == asked


@pytest.mark.parametrize(
    "data", [None, {}, {"postcodes": "2011", "leeftijd": None}, {"postcodes": [], "leeftijd": 18}, {"postcodes": []}]
)
def test_what_is_no_filter_is_not_read(data: Any) -> None:
    """A file that is damaged is refused."""
    with pytest.raises(WaardeError, match=r"of a filter$"):
        Lijstfilter.from_dict(data)


def test_a_stand_holds_how_everyone_stands() -> None:
    """By pseudonym: status, collection and dates, as the list has them."""
    assert (STAND.peildatum, STAND.gemeente, STAND.filter) == (PEILDATUM, LIJST.gemeente, LIJST.filter)
    assert len(STAND.personen) == len(LIJST.wanbetalers)
    for bsn, person in LIJST.by_bsn.items():
        assert STAND.personen[bsn.pseudonym(KEY)] == Toestand.of(person)
        assert STAND.personen[bsn.pseudonym(KEY)].statuscodes == person.statuscodes


def test_a_stand_shows_nobody() -> None:
    """No BSN, name, birth date, postcode or amount of the list is in what is written of it."""
    text = str(STAND.to_dict())
    for person in LIJST.wanbetalers:
        assert person.bsn.value not in text
        assert person.adres.postcode is None or person.adres.postcode.value not in text
        assert person.achterstand_cak is None or person.achterstand_cak == 0 or str(person.achterstand_cak) not in text
    assert repr(STAND) == f"Stand(peildatum=2023-09-30, {len(LIJST.wanbetalers)} personen)"
    assert repr(next(iter(STAND.personen.values()))) == "Toestand(…)"


def test_another_key_gives_other_pseudonyms() -> None:
    """Without the key nobody can tie two stands together."""
    key = b"een andere geheime sleutel"
    other = LIJST.stand(key)
    assert STAND.personen.keys().isdisjoint(other.personen.keys())
    assert STAND.version != other.version
    assert LIJST.stand(key, version="2").version == "2"
    with pytest.raises(WaardeError, match="at least 16 bytes"):
        LIJST.stand(b"kort")


def test_a_stand_comes_back() -> None:
    """Written as plain types and read again it is the same, with all that is not known."""
    bare = Stand(
        peildatum=PEILDATUM,
        personen={
            BSN("999993653").pseudonym(KEY): Toestand(
                statuscodes=frozenset(),
                inningswijze=Inningswijze.ONBEKEND,
                in_premieregime=None,
                aanmelddatum=None,
                eerste_aanmelddatum=None,
            )
        },
    )
    for stand in (STAND, bare):
        assert Stand.from_dict(stand.to_dict()) == stand


@pytest.mark.parametrize(
    "change",
    [
        {"versie": 2},
        {"peildatum": "30-09-2023"},
        {"gemeente": "392"},
        {"personen": {"X": {}}},
        {"personen": {"X": None}},
        {"personen": []},
        {"filter": {}},
    ],
)
def test_what_is_no_stand_is_not_read(change: dict[str, Any]) -> None:
    """A file that is damaged is refused, without showing what stood in it."""
    with pytest.raises(WaardeError, match=r"^this stand can't be read"):
        Stand.from_dict(STAND.to_dict() | change)
    person = next(iter(STAND.to_dict()["personen"].values()))
    with pytest.raises(WaardeError, match=r"^this stand can't be read"):
        Stand.from_dict(STAND.to_dict() | {"personen": {"X": person | {"in_premieregime": "ja"}}})
