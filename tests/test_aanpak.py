# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What is done, by whom, and for how many there is room: nobody disappears when it is full."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.doelbinding import SoortUitvoerder, Uitvoerder
from cak_regeling.prioritering import Periode
from tests.test_prioritering import BSNS, apply, lijst


BRIEF = cak.Aanpak("brief", capaciteit=80, als_vol="later")
HUISBEZOEK = cak.Aanpak("huisbezoek", capaciteit=40, als_vol=BRIEF)
BUREAU = Uitvoerder("belbureau", SoortUitvoerder.VERWERKER, "overeenkomst 12")


def kader_with(*aanpakken: cak.Aanpak | str, **options: Any) -> cak.Afwegingskader:
    """Make a kader with a rule for each approach: those who owe more come first, and the last is for everyone."""
    regels = [
        cak.Regel(f"regel {place}", als=k.achterstand_cak >= 100 - 10 * place, aanpak=aanpak)
        for place, aanpak in enumerate(aanpakken[:-1])
    ]
    return cak.Afwegingskader(
        "met plaats", regels=[*regels, cak.Regel("overig", als=cak.ALTIJD, aanpak=aanpakken[-1])], **options
    )


# What it is


@pytest.mark.parametrize(
    ("naam", "kanaal"),
    [
        ("brief", cak.Kanaal.BRIEF),
        ("Bellen", cak.Kanaal.TELEFOON),
        ("telefoon", cak.Kanaal.TELEFOON),
        ("huisbezoek", cak.Kanaal.HUISBEZOEK),
        ("later", None),
    ],
)
def test_text_is_an_aanpak(naam: str, kanaal: cak.Kanaal | None) -> None:
    """A name alone is an approach without a limit, whose channel follows from its name where it can."""
    regel = cak.Regel("r", als=cak.ALTIJD, aanpak=naam)
    assert regel.aanpak == cak.Aanpak(naam) == cak.Aanpak(naam, kanaal=kanaal)
    assert regel.aanpak.is_only_named
    assert (regel.aanpak.capaciteit, regel.aanpak.uitvoerder, regel.aanpak.als_vol) == (None, None, None)
    assert regel.aanpak.binnen


def test_a_channel_needs_the_data_that_it_takes() -> None:
    """No channel needs an amount or a BSN; a letter needs no birth date, and a call no address."""
    needed = {kanaal: {gegeven.name for gegeven in kanaal.gegevens} for kanaal in cak.Kanaal}
    assert needed == {
        cak.Kanaal.BRIEF: {"NAAM", "ADRES", "POSTCODE", "WOONPLAATS"},
        cak.Kanaal.TELEFOON: {"NAAM", "GEBOORTEDATUM"},
        cak.Kanaal.HUISBEZOEK: {"NAAM", "GEBOORTEDATUM", "ADRES", "POSTCODE", "WOONPLAATS"},
    }
    assert cak.Aanpak("later").gegevens == frozenset()


def test_an_uitvoerder_inside_and_outside() -> None:
    """Who does it stands inside or outside the municipality; the kader names all of them for the test of purpose."""
    coach = Uitvoerder("budgetcoach", SoortUitvoerder.BINNEN)
    bellen, later = cak.Aanpak("bellen", uitvoerder=BUREAU), cak.Aanpak("later", uitvoerder=coach)
    assert (bellen.binnen, later.binnen) == (False, True)
    assert kader_with(bellen, "brief", later).uitvoerders == (BUREAU, coach)


@pytest.mark.parametrize(
    ("naam", "parts", "message"),
    [
        ("", {}, "name that is not empty"),
        (5, {}, "name that is not empty"),
        ("brief", {"kanaal": "brief"}, "Kanaal"),
        ("brief", {"uitvoerder": "bureau"}, "Uitvoerder"),
        ("brief", {"capaciteit": -1}, "whole number, 0 or more"),
        ("brief", {"capaciteit": 1.5}, "whole number, 0 or more"),
        ("brief", {"capaciteit": True}, "whole number, 0 or more"),
        ("brief", {"als_vol": "later"}, "needs a capaciteit"),
        ("brief", {"capaciteit": 1, "als_vol": 5}, "expected an Aanpak"),
    ],
)
def test_what_is_no_aanpak(naam: Any, parts: dict[str, Any], message: str) -> None:
    """A part of another kind is refused, and says what was expected."""
    with pytest.raises(cak.KaderError, match=message):
        cak.Aanpak(naam, **parts)


def test_a_regel_takes_nothing_else() -> None:
    """Something that is neither an approach nor its name is no approach."""
    with pytest.raises(cak.KaderError, match="expected an Aanpak, or its name"):
        cak.Regel("r", als=cak.ALTIJD, aanpak=5)  # type: ignore[arg-type]


def test_one_name_is_one_aanpak() -> None:
    """Two rules that give a name another meaning are refused; a name of its own mends it."""
    with pytest.raises(cak.KaderError, match="aanpak “brief” to be the same in every rule"):
        kader_with(BRIEF, "brief")
    with pytest.raises(cak.KaderError, match="aanpak “brief” to be the same in every rule"):
        kader_with(HUISBEZOEK, "brief")
    kader = kader_with(HUISBEZOEK, BRIEF, "later")
    assert [aanpak.naam for aanpak in kader.aanpakken] == ["huisbezoek", "brief", "later"]


def test_a_period_is_one() -> None:
    """There is room in a week, month, quarter or year; the month is the default."""
    assert kader_with("brief").periode is Periode.MAAND
    assert [periode.naam.nl for periode in Periode] == ["week", "maand", "kwartaal", "jaar"]
    assert Periode.KWARTAAL.naam.en == "quarter"
    with pytest.raises(cak.KaderError, match="Periode"):
        kader_with("brief", periode="maand")


# Room


def persons(count: int) -> cak.CakLijst:
    """Read a list of so many persons, who owe less and less."""
    owed = ((bsn, 100 - 10 * place) for place, bsn in enumerate(BSNS[:count]))
    return lijst(*({"bsn": bsn, "achterstand_cak": f"{amount},00"} for bsn, amount in owed))


def test_who_finds_no_room_gets_what_comes_next() -> None:
    """By rang: the first gets the visit, the second and third a letter as it is full, and the rest waits."""
    brief = cak.Aanpak("brief", capaciteit=2)
    visit = cak.Aanpak("huisbezoek", capaciteit=1, als_vol=brief)
    werklijst = apply(kader_with(visit, volgorde=[k.achterstand_cak.aflopend]), persons(5))
    assert [(item.aanpak, item.wacht) for item in werklijst] == [
        ("huisbezoek", False),
        ("brief", False),
        ("brief", False),
        ("huisbezoek", True),
        ("huisbezoek", True),
    ]
    first, second, *_, last = werklijst
    assert "vergeven" not in first.explain()
    assert "(aanpak: brief)" in second.explain()
    assert " Voor huisbezoek is er plaats voor 1 inwoners; die plaatsen zijn vergeven. De schuld" in second.explain()
    assert (
        " There is room for 2 residents for brief; those places are taken. This resident waits. The debt"
        in last.explain("en")
    )
    assert repr(last) == "Werkitem(rang=5, regel='overig', aanpak='huisbezoek', wacht)"


def test_rules_share_one_room() -> None:
    """Two rules with one approach have its room together, and the higher rule comes first."""
    brief = cak.Aanpak("brief", capaciteit=3)
    kader = cak.Afwegingskader(
        "gedeeld",
        regels=[
            cak.Regel("eerst", als=k.achterstand_cak < 80, aanpak=brief),
            cak.Regel("dan", als=cak.ALTIJD, aanpak=brief),
        ],
    )
    assert [item.wacht for item in apply(kader, persons(5))] == [False, False, False, True, True]


@st.composite
def chains(draw: st.DrawFn) -> cak.Aanpak:
    """Make an approach with what is done in turn, of which some have no limit."""
    aanpak: cak.Aanpak | None = None
    for naam in draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)):
        room = draw(st.integers(0, 3) if aanpak is not None else st.integers(0, 3) | st.none())
        aanpak = cak.Aanpak(naam, capaciteit=room, als_vol=aanpak)
    assert aanpak is not None
    return aanpak


@settings(max_examples=60)
@given(st.integers(0, 5), chains(), st.integers(0, 6))
def test_room_conserves_persons(count: int, chain: cak.Aanpak, limit: int) -> None:
    """Everyone is still there in the same order, no room is passed, and nobody waits while there is room."""
    read = persons(count)
    other = cak.Aanpak("ander", capaciteit=limit)
    with_room = apply(kader_with(chain, other), read)
    without = apply(kader_with("a", "b"), read)
    assert [item.wanbetaler for item in with_room] == [item.wanbetaler for item in without]
    assert [(item.rang, item.regel.naam) for item in with_room] == [(item.rang, item.regel.naam) for item in without]
    done = Counter(item.aanpak for item in with_room if not item.wacht)
    limits = {aanpak.naam: aanpak.capaciteit for aanpak in with_room.kader.aanpakken}
    full = {naam for naam, room in limits.items() if room is not None and done[naam] == room}
    assert all(room is None or done[naam] <= room for naam, room in limits.items())
    for item in with_room:
        names = [aanpak.naam for aanpak in item.regel.keten]
        assert item.aanpak in names
        if item.wacht:
            assert item.aanpak == names[0]
            assert set(names) <= full
        else:  # all that comes before it in the chain is full
            assert set(names[: names.index(item.aanpak)]) <= full


def test_more_room_never_harms() -> None:
    """With one place more, whoever had a place keeps one."""
    read = persons(5)
    for room in range(6):
        before = apply(kader_with(cak.Aanpak("brief", capaciteit=room)), read)
        after = apply(kader_with(cak.Aanpak("brief", capaciteit=room + 1)), read)
        assert {i.rang for i in before if not i.wacht} <= {i.rang for i in after if not i.wacht}


# What a human thinks of it


def test_beoordeeld_gives_a_copy() -> None:
    """The item itself stays as it was; the judgement is named and dated, and shows nothing of itself."""
    (item,) = apply(kader_with("brief"), persons(1))
    seen = item.beoordeeld("consulent", date(2023, 10, 13), "belt zelf terug")
    assert item.beoordeling is None
    assert seen.beoordeling == cak.Beoordeling(by_role="consulent", on=date(2023, 10, 13), note="belt zelf terug")
    assert evolve(seen, beoordeling=None) == item
    assert repr(seen.beoordeling) == "Beoordeling(…)"
    assert "belt" not in repr(seen)


@pytest.mark.parametrize(
    "parts", [("", date(2023, 10, 13), "x"), ("x", "13-10-2023", "x"), ("x", date(2023, 10, 13), " "), (5, None, "x")]
)
def test_what_is_no_judgement(parts: tuple[Any, Any, Any]) -> None:
    """A judgement has a function, a day and words."""
    (item,) = apply(kader_with("brief"), persons(1))
    with pytest.raises(cak.WaardeError):
        item.beoordeeld(*parts)
