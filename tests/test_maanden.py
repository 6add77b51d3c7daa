# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Months of synthetic lists: what the lists show is what truly happened, to the person."""

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling.datums import full_years, months_between
from cak_regeling.testing import Maanden, SoortVerandering, Verandering, generate_maanden
from cak_regeling.testing.verloop import TURNOVERS


UNUSUAL = {"ADRES_MEER_INWONERS", "BSN_TWEE_VERZEKERAARS"}
"""What is said of a list without faults: who shares an address, or changed insurer."""
START = date(2022, 1, 31)
JONG = cak.Lijstfilter(leeftijd=(18, 27))
IN_PLACE = {SoortVerandering.STATUSCODE, SoortVerandering.INNINGSWIJZE, SoortVerandering.ADRES}
FILTER = {SoortVerandering.BUITEN_FILTER, SoortVerandering.BINNEN_FILTER}


@pytest.fixture(scope="module")
def maanden() -> Maanden:
    """Some months of a small municipality."""
    return generate_maanden(400, months=14, start=START)


@pytest.fixture(scope="module")
def lang() -> Maanden:
    """Two years of a middle-sized municipality, of which only the truth is looked at."""
    return generate_maanden(2500, start=START)


@pytest.fixture(scope="module")
def lijsten(maanden: Maanden) -> list[cak.CakLijst]:
    """Its lists, read."""
    return [maand.lijst.read() for maand in maanden]


def _shown(maanden: Maanden, soort: SoortVerandering, maand: int) -> set[cak.BSN]:
    return {one.bsn for one in maanden.waarheid.in_maand(maand) if one.soort is soort and one.zichtbaar}


def test_there_are_as_many_months_as_asked() -> None:
    """Two thousand persons and two years unless told, a month apart; the last day of a month stays the last."""
    maanden = generate_maanden(start=START)
    assert (len(maanden), maanden.persons) == (24, 2000)
    assert maanden.peildatums[:3] == (date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31))
    assert maanden.peildatums[-1] == date(2023, 12, 31)
    fifteenth = generate_maanden(10, months=3, start=date(2023, 12, 15)).peildatums
    assert fifteenth == (date(2023, 12, 15), date(2024, 1, 15), date(2024, 2, 15))
    assert generate_maanden(10, months=2, start=date(2023, 1, 30)).peildatums[1] == date(2023, 2, 28)


def test_the_same_arguments_give_the_same_months() -> None:
    """A sequence is determined by its arguments, however often it is gone through; a shorter one is a start of it."""
    maanden = generate_maanden(60, months=5, start=START)
    first = [maand.lijst.content for maand in maanden]
    assert first == [lijst.content for lijst in maanden.lijsten]
    assert first[:3] == [lijst.content for lijst in generate_maanden(60, months=3, start=START).lijsten]
    assert first != [lijst.content for lijst in generate_maanden(60, months=5, seed=2, start=START).lijsten]
    assert maanden.waarheid.veranderingen == tuple(one for maand in maanden for one in maand.veranderingen)


def test_every_list_is_clean(lijsten: list[cak.CakLijst]) -> None:
    """No list has a bevinding, and each is of its own day."""
    assert {bevinding.code for lijst in lijsten for bevinding in lijst.bevindingen} <= UNUSUAL
    assert [lijst.peildatum for lijst in lijsten] == list(generate_maanden(months=14, start=START).peildatums)


def test_the_truth_is_what_the_lists_show(maanden: Maanden, lijsten: list[cak.CakLijst]) -> None:
    """Who came and who went in a month is who is on the one list and not on the other, to the person."""
    assert maanden.waarheid.gekomen(0) == lijsten[0].by_bsn.keys()
    assert maanden.waarheid.gegaan(0) == frozenset()
    for maand, (before, after) in enumerate(pairwise(lijsten), start=1):
        assert maanden.waarheid.gekomen(maand) == after.by_bsn.keys() - before.by_bsn.keys()
        assert maanden.waarheid.gegaan(maand) == before.by_bsn.keys() - after.by_bsn.keys()


def test_what_changed_in_place_is_what_the_lists_show(maanden: Maanden, lijsten: list[cak.CakLijst]) -> None:
    """Of who stays, exactly those have another status code, way of collection or address of whom the truth says so."""
    for maand, (before, after) in enumerate(pairwise(lijsten), start=1):
        both = [(before.by_bsn[bsn], after.by_bsn[bsn]) for bsn in before.by_bsn.keys() & after.by_bsn.keys()]
        codes = {new.bsn for old, new in both if old.aanmeldingen[-1].statuscode != new.aanmeldingen[-1].statuscode}
        ways = {new.bsn for old, new in both if old.inningswijze is not new.inningswijze}
        homes = {new.bsn for old, new in both if old.adres != new.adres}
        assert codes == _shown(maanden, SoortVerandering.STATUSCODE, maand)
        assert ways == _shown(maanden, SoortVerandering.INNINGSWIJZE, maand)
        assert homes == _shown(maanden, SoortVerandering.ADRES, maand)


def test_from_and_to_are_those_of_the_lists(maanden: Maanden, lijsten: list[cak.CakLijst]) -> None:
    """A change says from what to what, as the list before and the list after have it."""
    looked_at = 0
    for one in maanden.waarheid.veranderingen:
        if one.soort in {SoortVerandering.STATUSCODE, SoortVerandering.INNINGSWIJZE}:
            before, after = (lijsten[maand].by_bsn[one.bsn].aanmeldingen[-1] for maand in (one.maand - 1, one.maand))
            name = one.soort.value
            assert (one.van, one.naar) == (getattr(before, name), getattr(after, name))
            looked_at += 1
    assert looked_at > 50


def test_a_new_aanmelding_has_its_day_on_the_list(maanden: Maanden, lijsten: list[cak.CakLijst]) -> None:
    """Who comes owes the premie since the first of the month of the list; who returns keeps the rows of before."""
    came = [one for one in maanden.waarheid.veranderingen if one.soort.komt and one.maand]
    for one in came:
        w = lijsten[one.maand].by_bsn[one.bsn]
        assert w.aanmelddatum == one.dag == lijsten[one.maand].peildatum.replace(day=1)
        assert w.in_premieregime
        assert one.soort is SoortVerandering.AANGEMELD or len(w.aanmeldingen) > 1
    assert {one.soort for one in came} == {SoortVerandering.AANGEMELD, SoortVerandering.TERUGGEKEERD}


def test_every_course_occurs(lang: Maanden) -> None:
    """Over two years everything happens that can, and for every ground on which the premie ends or returns but one."""
    kinds = {one.soort for one in lang.waarheid.veranderingen}
    assert kinds == set(SoortVerandering) - FILTER
    grounds = {one.reden for one in lang.waarheid.veranderingen} - {None}
    assert grounds == {*cak.RedenAfmelding, *cak.RedenTerugkeer} - {cak.RedenTerugkeer.WSNP_BEEINDIGD}


def test_a_course_is_one_that_can_be(lang: Maanden) -> None:
    """Who leaves was there, who returns had left at least seven months ago, and who died stays away."""
    for course in lang.waarheid.by_bsn.values():
        assert course[0].soort in {SoortVerandering.BEGINSTAND, SoortVerandering.AANGEMELD}
        moves = [one for one in course if one.soort.komt or one.soort.gaat]
        assert [one.soort.komt for one in moves] == [index % 2 == 0 for index in range(len(moves))]
        for out, back in pairwise(moves):
            assert out.soort.komt or back.maand - out.maand >= 7
            assert out.soort.komt or out.reden is not cak.RedenAfmelding.OVERLIJDEN
        assert [one.maand for one in course] == sorted(one.maand for one in course)


def test_the_premie_ends_and_returns_in_turn(lang: Maanden) -> None:
    """BOE turns into GBR or GBT on a provisional ground, and back on the ground that can follow on it."""
    for course in lang.waarheid.by_bsn.values():
        codes = [one for one in course if one.soort is SoortVerandering.STATUSCODE]
        assert all((one.van == "BOE") is not (one.naar == "BOE") for one in codes)
        for one, after in pairwise(codes):
            if one.naar != "BOE" and after.van == one.naar:
                assert isinstance(one.reden, cak.RedenAfmelding)
                assert one.reden.definitief is False
                assert after.reden is cak.RedenTerugkeer.na_einde(one.reden)


def test_bewind_is_a_ground_for_who_has_it(lang: Maanden) -> None:
    """One in twenty has a bewindvoerder (Haarlem: 73 of 1,400), and only they leave by the bewind route."""
    truth = lang.waarheid
    assert len(truth.onder_bewind) / len(truth.by_bsn) == pytest.approx(0.05, abs=0.01)
    via = {one.bsn for one in truth.veranderingen if one.reden is cak.RedenAfmelding.BEWIND}
    assert via
    assert via <= truth.onder_bewind


@pytest.mark.parametrize("number", [0, 12, 23])
def test_the_shares_stay_as_published(lang: Maanden, number: int) -> None:
    """In every month the shares of ages, time, status and collection are within four points of what was published."""
    lijst = lang.lijsten[number].read()
    people, day = lijst.wanbetalers, lijst.peildatum
    assert len(people) == pytest.approx(2500, rel=0.1)
    assert len(lijst.aanmeldingen) / len(people) == pytest.approx(1.6, abs=0.15)
    months = [months_between(w.aanmelddatum, day) for w in people if w.aanmelddatum]
    ages = [full_years(w.geboortedatum.laatste, day) for w in people if w.geboortedatum.laatste]
    owes = [w for w in people if w.in_premieregime]
    withheld = [w.inningswijze is cak.Inningswijze.BRONINHOUDING for w in owes]
    shares = {
        0.25: [0 <= month <= 12 for month in months],
        0.15: [13 <= month <= 24 for month in months],
        0.60: [month > 24 for month in months],
        0.398: [18 <= age < 35 for age in ages],
        0.346: [35 <= age < 50 for age in ages],
        0.212: [50 <= age < 65 for age in ages],
        0.70: [bool(w.in_premieregime) for w in people],
        0.33: withheld,
    }
    assert {share: sum(is_so) / len(is_so) for share, is_so in shares.items()} == pytest.approx(
        {share: share for share in shares}, abs=0.04
    )


@pytest.mark.parametrize("turnover", [0.02, 0.04, 0.065, 0.09])
def test_as_many_come_and_go_as_asked(turnover: float) -> None:
    """The share that comes and the share that goes per month is what was asked for, over a year."""
    maanden = generate_maanden(1500, months=13, start=START, turnover=turnover)
    came = sum(len(maanden.waarheid.gekomen(maand)) for maand in range(1, 13))
    went = sum(len(maanden.waarheid.gegaan(maand)) for maand in range(1, 13))
    assert came / 12 / 1500 == pytest.approx(turnover, rel=0.05)
    assert went / 12 / 1500 == pytest.approx(turnover, rel=0.15)


def test_a_birthday_is_a_false_exit() -> None:
    """Under a filter on age who turns 27 is off the list, still in the scheme, and the truth says why."""
    maanden = generate_maanden(300, months=8, start=START, filter=JONG)
    whole = generate_maanden(300, months=8, start=START)
    lijsten = [lijst.read() for lijst in maanden.lijsten]
    false_exits = 0
    for maand, (before, after) in enumerate(pairwise(lijsten), start=1):
        assert after.filter == JONG
        gone = before.by_bsn.keys() - after.by_bsn.keys()
        assert maanden.waarheid.gegaan(maand) == gone
        assert maanden.waarheid.gekomen(maand) == after.by_bsn.keys() - before.by_bsn.keys()
        out = _shown(maanden, SoortVerandering.BUITEN_FILTER, maand)
        all_of_them = whole.lijsten[maand].read().by_bsn.keys()
        assert out == gone & all_of_them
        false_exits += len(out)
    assert false_exits > 2
    assert _shown(maanden, SoortVerandering.BINNEN_FILTER, 5) == set()
    hidden = [one for one in maanden.waarheid.veranderingen if not one.zichtbaar]
    assert {one.soort for one in hidden} >= {SoortVerandering.AFGEMELD, SoortVerandering.AANGEMELD, *IN_PLACE}


def test_another_filter_makes_false_exits_and_entries() -> None:
    """A month in which less was asked for loses persons, and the next one gets them back."""
    postcodes = cak.Lijstfilter(postcodes=("1000-1019",), leeftijd=(30, None))
    maanden = generate_maanden(300, months=3, start=START, filter=[None, postcodes, None])
    whole, part, again = (lijst.read() for lijst in maanden.lijsten)
    assert (whole.filter, part.filter, again.filter) == (None, postcodes, None)
    assert 0 < len(part.wanbetalers) < len(whole.wanbetalers) / 2
    out = _shown(maanden, SoortVerandering.BUITEN_FILTER, 1)
    back = _shown(maanden, SoortVerandering.BINNEN_FILTER, 2)
    new = {one.bsn for one in maanden.waarheid.in_maand(1) if one.soort.komt and not one.zichtbaar}
    assert out & back
    assert back == (out | new) & again.by_bsn.keys()
    for w in part.wanbetalers:
        assert postcodes.bevat_postcode(w.adres.postcode)
        youngest, oldest = w.geboortedatum.leeftijd_op(part.peildatum)
        assert youngest is None or (oldest or 99) >= 30


@given(
    persons=st.integers(1, 40),
    months=st.integers(1, 8),
    seed=st.integers(0, 10_000),
    start=st.dates(date(2010, 1, 1), date(2030, 12, 31)),
    asked=st.sampled_from([None, cak.Lijstfilter(leeftijd=(18, 30)), cak.Lijstfilter(leeftijd=(25, None))]),
    turnover=st.sampled_from([*TURNOVERS, 0.065]),
)
@settings(max_examples=25)
def test_any_months_could_be(persons: int, turnover: float, **arguments: Any) -> None:
    """Of any size, on any day and under any filter the lists are clean and the truth is what they show."""
    arguments["filter"] = arguments.pop("asked")
    maanden = generate_maanden(persons, turnover=turnover, **arguments)
    lijsten = [lijst.read() for lijst in maanden.lijsten]
    assert {bevinding.code for lijst in lijsten for bevinding in lijst.bevindingen} <= UNUSUAL
    on_list: set[cak.BSN] = set()
    for maand, lijst in enumerate(lijsten):
        assert maanden.waarheid.gekomen(maand) == lijst.by_bsn.keys() - on_list
        assert maanden.waarheid.gegaan(maand) == on_list - lijst.by_bsn.keys()
        on_list = set(lijst.by_bsn)


def test_bsns_are_of_the_test_range_and_used_once(lang: Maanden) -> None:
    """All who ever come have a BSN of the official test range, each its own."""
    assert {bsn.value[:4] for bsn in lang.waarheid.by_bsn} == {"9999"}
    starts = Counter(one.bsn for one in lang.waarheid.veranderingen if one.soort is SoortVerandering.AANGEMELD)
    assert set(starts.values()) == {1}


def test_nothing_shows_a_person() -> None:
    """The months, a month, the truth and a change show counts and kinds, no one."""
    maanden = generate_maanden(5, months=2, start=START)
    assert repr(maanden) == "Maanden(2 maanden, 5 persons)"
    maand = next(iter(maanden))
    assert repr(maand) == "Maand(0, 2022-01-31, 5 veranderingen)"
    assert repr(maanden.waarheid) == f"Waarheid({len(maanden.waarheid.veranderingen)} veranderingen)"
    one: Verandering = maand.veranderingen[0]
    assert repr(one) == "Verandering(BEGINSTAND, maand=0)"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"persons": 0}, "at least one person"),
        ({"months": 1.5}, "at least one month"),
        ({"seed": None}, "whole number as seed"),
        ({"months": 0}, "at least one month"),
        ({"start": date(2009, 12, 31)}, "from 2010 on"),
        ({"start": "2023-01-31"}, "as peildatum"),
        ({"turnover": 0.5}, r"turnover from 0\.02 to 0\.09"),
        ({"turnover": 0.0}, r"turnover from 0\.02 to 0\.09"),
        ({"filter": [None]}, "as many filters as months, 24; found 1"),
    ],
)
def test_wrong_arguments_are_refused(arguments: dict[str, Any], message: str) -> None:
    """What makes no sequence is refused, and the message says what was expected."""
    with pytest.raises(cak.WaardeError, match=message):
        generate_maanden(**{"start": START} | arguments)
