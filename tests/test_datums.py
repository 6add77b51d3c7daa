# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Days and months as this law counts them, and birth dates of which a part is not known."""

import copy
import pickle
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from cak_regeling import OnvolledigeDatum, WaardeError
from cak_regeling.datums import first_of_next_month, full_years, months_between, require_date
from cak_regeling.testing import strategies


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
BIRTHS = DAYS.filter(lambda day: (day.month, day.day) != (2, 29))
"""Days on which dateutil counts as this law does: it lets who is born on 29 February turn on 28 February."""


@pytest.mark.parametrize(
    ("parts", "vroegste", "laatste"),
    [
        ((), None, None),
        ((None, None, None), None, None),
        ((1968,), date(1968, 1, 1), date(1968, 12, 31)),
        ((1968, None, None), date(1968, 1, 1), date(1968, 12, 31)),
        ((1968, 4), date(1968, 4, 1), date(1968, 4, 30)),
        ((1968, 12), date(1968, 12, 1), date(1968, 12, 31)),
        ((2000, 2), date(2000, 2, 1), date(2000, 2, 29)),
        ((1900, 2), date(1900, 2, 1), date(1900, 2, 28)),
        ((2004, 2, 29), date(2004, 2, 29), date(2004, 2, 29)),
        ((1, 1, 1), date.min, date.min),
        ((9999,), date(9999, 1, 1), date.max),
    ],
)
def test_parts_give_the_days_between_which_it_lies(
    parts: tuple[int | None, ...], vroegste: date | None, laatste: date | None
) -> None:
    """The parts that are known fix the first and the last day that it can be; with none of them there is no day."""
    datum = OnvolledigeDatum(*parts)
    assert (datum.vroegste, datum.laatste) == (vroegste, laatste)
    assert (datum.jaar, datum.maand, datum.dag) == (*parts, None, None, None)[:3]


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param((None, 1), id="month without year"),
        pytest.param((None, None, 1), id="day without year"),
        pytest.param((None, 1, 1), id="month and day without year"),
        pytest.param((None, 0), id="month 0 without year"),
        pytest.param((1968, None, 1), id="day without month"),
        pytest.param((1968, None, 0), id="day 0 without month"),
        pytest.param((1968, 0), id="month 0"),
        pytest.param((1968, 0, 1), id="month 0 with day"),
        pytest.param((1968, 1, 0), id="day 0"),
        pytest.param((1968, 13), id="month 13"),
        pytest.param((1968, -1), id="month -1"),
        pytest.param((1968, 4, 31), id="31 April"),
        pytest.param((1968, 2, 30), id="30 February"),
        pytest.param((2023, 2, 29), id="29 February in no leap year"),
        pytest.param((1900, 2, 29), id="29 February 1900"),
        pytest.param((1968, 1, -1), id="day -1"),
        pytest.param((0,), id="year 0"),
        pytest.param((0, 0, 0), id="zeros"),
        pytest.param((-1,), id="year -1"),
        pytest.param((10_000,), id="year 10000"),
        pytest.param((10**30,), id="year of 31 digits"),
        pytest.param((1968, 10**30), id="month of 31 digits"),
        pytest.param(("1968",), id="year as text"),
        pytest.param((1968.0,), id="year as float"),
        pytest.param((Decimal(1968),), id="year as Decimal"),
        pytest.param((True,), id="year as bool"),
        pytest.param((1968, True), id="month as bool"),
        pytest.param((1968, 1, True), id="day as bool"),
        pytest.param((1968, 1, False), id="day as bool, false"),
        pytest.param((1968, "1"), id="month as text"),
        pytest.param((1968, 1, 1.0), id="day as float"),
        pytest.param((date(1968, 1, 1),), id="a date"),
    ],
)
def test_parts_that_make_no_date_are_refused(parts: tuple[Any, ...]) -> None:
    """Parts that are no whole numbers, leave a gap or name a day that does not exist are refused, without a hint."""
    with pytest.raises(WaardeError, match=r"^not a date: ") as caught:
        OnvolledigeDatum(*parts)
    assert not any(character.isdigit() for character in str(caught.value))
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("parts", "day", "ages"),
    [
        pytest.param((1968,), date(2023, 9, 30), (54, 55), id="year only"),
        pytest.param((), date(2023, 9, 30), (None, None), id="unknown"),
        pytest.param((1968,), date(2023, 12, 31), (55, 55), id="year only, last day of a year"),
        pytest.param((1968,), date(2023, 1, 1), (54, 55), id="year only, first day of a year"),
        pytest.param((1968, 9), date(2023, 9, 29), (54, 55), id="month of the birthday"),
        pytest.param((1968, 9), date(2023, 9, 30), (55, 55), id="last day of that month"),
        pytest.param((1968, 9), date(2023, 8, 31), (54, 54), id="the month before"),
        pytest.param((2005, 9, 30), date(2023, 9, 29), (17, 17), id="day before the 18th birthday"),
        pytest.param((2005, 9, 30), date(2023, 9, 30), (18, 18), id="18th birthday"),
        pytest.param((2004, 2, 29), date(2023, 2, 28), (18, 18), id="born on 29 February, 28 February"),
        pytest.param((2004, 2, 29), date(2023, 3, 1), (19, 19), id="born on 29 February, 1 March"),
        pytest.param((2004, 2, 29), date(2024, 2, 28), (19, 19), id="born on 29 February, 28 February of a leap year"),
        pytest.param((2004, 2, 29), date(2024, 2, 29), (20, 20), id="born on 29 February, 29 February"),
        pytest.param((2004, 2), date(2023, 2, 28), (18, 19), id="born in February of a leap year"),
        pytest.param((2023, 9, 30), date(2023, 9, 30), (0, 0), id="day of birth"),
        pytest.param((2023, 10, 1), date(2023, 9, 30), (-1, -1), id="day before birth"),
        pytest.param((2023,), date(2023, 9, 30), (-1, 0), id="year of birth"),
        pytest.param((2030,), date(2023, 9, 30), (-8, -7), id="years before birth"),
    ],
)
def test_age_is_an_interval(parts: tuple[int, ...], day: date, ages: tuple[int, int] | tuple[None, None]) -> None:
    """The youngest and the oldest age that fit; who is born on 29 February turns on 1 March in other years."""
    assert OnvolledigeDatum(*parts).leeftijd_op(day) == ages


@given(datum=strategies.onvolledige_datums(), day=DAYS, data=st.data())
def test_age_interval_holds_every_possible_age(datum: OnvolledigeDatum, day: date, data: st.DataObject) -> None:
    """The age of any full date that it can be lies in the interval, and both ends are the age of one of them."""
    youngest, oldest = datum.leeftijd_op(day)
    if datum.vroegste is None or datum.laatste is None or youngest is None or oldest is None:
        assert (datum.vroegste, datum.laatste, youngest, oldest) == (None, None, None, None)
        return
    full = OnvolledigeDatum.op(data.draw(st.dates(datum.vroegste, datum.laatste)))
    age, same = full.leeftijd_op(day)
    assert age is not None
    assert age == same
    assert youngest <= age <= oldest <= youngest + 1
    assert OnvolledigeDatum.op(datum.laatste).leeftijd_op(day) == (youngest, youngest)
    assert OnvolledigeDatum.op(datum.vroegste).leeftijd_op(day) == (oldest, oldest)


@given(birth=BIRTHS, day=DAYS)
def test_age_agrees_with_dateutil(birth: date, day: date) -> None:
    """The age of who is not born on 29 February is the one that dateutil counts; before the birth it is negative."""
    first, last = min(birth, day), max(birth, day)
    age, _ = OnvolledigeDatum.op(birth).leeftijd_op(day)
    assert age is not None
    if first == birth:
        assert age == relativedelta(last, first).years
    else:
        assert age < 0


@given(year=st.integers(1, 24).map(lambda index: 1900 + 4 * index), day=DAYS)
def test_born_on_29_february_is_one_day_older_than_1_march(year: int, day: date) -> None:
    """Who is born on 29 February has the age of who is born a day later, but for 29 February of leap years."""
    born = full_years(date(year, 2, 29), day)
    assert born == full_years(date(year, 3, 1), day) + ((day.month, day.day) == (2, 29))


@given(birth=DAYS, day=DAYS)
def test_age_grows_by_one_a_year(birth: date, day: date) -> None:
    """From one day to the next the age stays or grows by one, and it never grows twice in 365 days."""
    assert full_years(birth, day + timedelta(1)) - full_years(birth, day) in {0, 1}
    assert full_years(birth, day + timedelta(365)) - full_years(birth, day) in {0, 1}


@given(datum=strategies.onvolledige_datums())
def test_dates_are_hidden(datum: OnvolledigeDatum) -> None:
    """A birth date shows no digit of itself, with or without a width."""
    for shown in (repr(datum), str(datum), format(datum), f"{datum}", f"{datum!r:>30}", f"{datum:*^30}"):
        assert "OnvolledigeDatum(…)" in shown
        assert not any(character.isdigit() for character in shown)
    assert f"{datum:*^30}" == "OnvolledigeDatum(…)".center(30, "*")


@given(datum=strategies.onvolledige_datums())
def test_pickle_and_copy_keep_dates_equal(datum: OnvolledigeDatum) -> None:
    """A date that was pickled or copied is equal, and still knows its first and last day."""
    for again in (pickle.loads(pickle.dumps(datum)), copy.copy(datum), copy.deepcopy(datum)):  # noqa: S301 - our own
        assert again == datum
        assert hash(again) == hash(datum)
        assert (again.vroegste, again.laatste) == (datum.vroegste, datum.laatste)


@given(day=DAYS)
def test_of_a_whole_date(day: date) -> None:
    """`op` makes it of a whole date: all three parts are known and it can be one day only."""
    datum = OnvolledigeDatum.op(day)
    assert (datum.jaar, datum.maand, datum.dag) == (day.year, day.month, day.day)
    assert datum.vroegste == datum.laatste == day
    assert datum == OnvolledigeDatum(day.year, day.month, day.day)
    assert datum != OnvolledigeDatum(day.year, day.month)


def test_dates_can_not_be_changed() -> None:
    """Once made, a date stays what it is."""
    datum: Any = OnvolledigeDatum(1968)
    with pytest.raises(FrozenInstanceError):
        datum.jaar = 1969


@given(day=st.dates(max_value=date(9999, 11, 30)))
@example(day=date(2024, 2, 29))
@example(day=date(2023, 12, 31))
@example(day=date(2023, 1, 31))
def test_first_of_next_month(day: date) -> None:
    """It is a first, and the day before it is in the month of the day; found here by stepping over the end of it."""
    first = first_of_next_month(day)
    assert first == (day.replace(day=28) + timedelta(4)).replace(day=1)
    assert first.day == 1
    assert (first - timedelta(1)).replace(day=1) == day.replace(day=1)


@given(start=DAYS, end=DAYS)
@example(start=date(2023, 1, 31), end=date(2023, 2, 1))
@example(start=date(2023, 2, 1), end=date(2023, 1, 31))
def test_months_between_agrees_with_dateutil(start: date, end: date) -> None:
    """It is what dateutil counts between the firsts of both months: days of the month play no part."""
    counted = relativedelta(end.replace(day=1), start.replace(day=1))
    assert months_between(start, end) == counted.years * 12 + counted.months


@given(a=DAYS, b=DAYS, c=DAYS)
def test_months_between_adds_up(a: date, b: date, c: date) -> None:
    """Months from a to c are those from a to b and from b to c; the other way round they are negative."""
    assert months_between(a, b) + months_between(b, c) == months_between(a, c)
    assert months_between(a, b) == -months_between(b, a)
    assert months_between(a, first_of_next_month(a)) == 1


@pytest.mark.parametrize("bad", [datetime(2023, 9, 30, tzinfo=UTC), "2023-09-30", 20230930, None])
@pytest.mark.parametrize(
    "ask", [OnvolledigeDatum(1968).leeftijd_op, OnvolledigeDatum().leeftijd_op, OnvolledigeDatum.op]
)
def test_a_birth_date_is_held_against_a_day(ask: Any, bad: object) -> None:
    """An age on, or a date of, what is no day is refused, also where nothing is known of the birth."""
    with pytest.raises(WaardeError, match=r"^expected a datetime\.date as day$"):
        ask(bad)


@pytest.mark.parametrize(
    "bad",
    [datetime(2023, 9, 30, tzinfo=UTC), datetime(2023, 9, 30), "2023-09-30", 20230930, None],  # noqa: DTZ001 - they are refused
)
def test_a_moment_or_a_text_is_no_day(bad: object) -> None:
    """Where a day is asked for, a datetime, a text and a number are refused, and the argument is named."""
    with pytest.raises(WaardeError, match=r"^expected a datetime\.date as peildatum$"):
        require_date(bad, "peildatum")


@given(day=st.dates())
def test_a_day_is_given_back(day: date) -> None:
    """Where a day is asked for, a day is taken as it is."""
    assert require_date(day, "peildatum") is day
