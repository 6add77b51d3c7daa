# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The bestuursrechtelijke premie by month, held against the table of facts and against plain sums."""

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import (
    CakRegelingError,
    Maandpremie,
    NietVastgesteldError,
    WaardeError,
    Zekerheid,
    maandpremie,
    premie_verschuldigd,
)


FIRST, LAST = date(2009, 9, 1), date(2026, 12, 1)
"""The first and the last month for which the table has a line."""

TABLE = "bestuursrechtelijke_premie.csv"
CERTAINTY = {
    "primary": Zekerheid.PRIMAIR,
    "secondary": Zekerheid.SECUNDAIR,
    "inferred": Zekerheid.AFGELEID,
}


def _month(index: int) -> date:
    """Give the first of a month by its number since the year 0."""
    return date(index // 12, index % 12 + 1, 1)


def _number(month: date) -> int:
    return month.year * 12 + month.month - 1


MONTHS = [_month(index) for index in range(_number(FIRST), _number(LAST) + 1)]
KNOWN = [month for month in MONTHS if month.year != 2022]


def _spans() -> st.SearchStrategy[list[date]]:
    """Make three firsts of months in order, between which every amount is known."""
    until_2022 = st.integers(_number(FIRST), _number(date(2022, 1, 1)))
    since_2023 = st.integers(_number(date(2023, 1, 1)), _number(LAST) + 1)
    return st.one_of(
        *(st.lists(months.map(_month), min_size=3, max_size=3).map(sorted) for months in (until_2022, since_2023))
    )


def _table(shared: Path) -> Iterator[tuple[list[date], dict[str, str]]]:
    """Give the lines of the table of facts, each with the months it is about."""
    with (shared / "domain" / TABLE).open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            start, end = (date.fromisoformat(line[name]) for name in ("effective_from", "effective_to"))
            yield [_month(index) for index in range(_number(start), _number(end) + 1)], line


def test_the_table_is_the_one_of_the_facts(shared: Path) -> None:
    """The table in the package is, byte for byte, the table of facts."""
    packaged = files("cak_regeling.regeling").joinpath(TABLE).read_bytes()
    assert packaged == (shared / "domain" / TABLE).read_bytes()


def test_every_month_has_the_amount_of_the_table(shared: Path) -> None:
    """From September 2009 to December 2026 each month has the amount, percentage and certainty of its line."""
    expected = {
        month: (
            line["maandbedrag_eur"],
            line["percentage"],
            line["standaardpremie_jaar_eur"],
            line["bron"],
            CERTAINTY[line["confidence"]],
        )
        for months, line in _table(shared)
        if line["maandbedrag_eur"]
        for month in months
    }
    found = {
        month: (
            str(premie.bedrag),
            "" if premie.percentage is None else str(premie.percentage),
            str(premie.standaardpremie),
            premie.vindplaats,
            premie.zekerheid,
        )
        for month, premie in ((month, maandpremie(month)) for month in KNOWN)
    }
    assert found == expected


def test_months_without_an_amount_are_those_of_the_table(shared: Path) -> None:
    """The only months between the first and the last line without an amount are those of 2022."""
    without = [month for months, line in _table(shared) if not line["maandbedrag_eur"] for month in months]
    assert without == [month for month in MONTHS if month.year == 2022]


@pytest.mark.parametrize(
    ("month", "amount"),
    [
        (date(2016, 6, 1), "159.03"),
        (date(2016, 7, 1), "127.91"),
        (date(2021, 12, 31), "147.80"),
        (date(2023, 1, 1), "165.70"),
        (date(2024, 5, 1), "175.20"),
        (date(2024, 6, 30), "175.20"),
        (date(2024, 7, 1), "160.60"),
        (date(2024, 12, 31), "160.60"),
        (date(2025, 1, 1), "172.33"),
        (date(2026, 12, 31), "172.70"),
    ],
)
def test_amounts_change_on_the_first_of_a_month(month: date, amount: str) -> None:
    """The amount is that of the month, also where it changes within a year; the last day is still in it."""
    assert maandpremie(month).bedrag == Decimal(amount)


@given(day=st.dates(FIRST, date(2026, 12, 31)).filter(lambda day: day.year != 2022))
def test_any_day_gives_its_month(day: date) -> None:
    """Any day of a month gives what the first gives, and lies in the period for which it is given."""
    premie = maandpremie(day)
    assert premie == maandpremie(day.replace(day=1))
    assert premie.geldig_van <= day < premie.geldig_tot
    assert maandpremie(premie.geldig_van) == maandpremie(premie.geldig_tot - timedelta(1)) == premie


@pytest.mark.parametrize(
    "day",
    [
        date.min,
        date(2009, 8, 1),
        date(2009, 8, 31),
        *(date(2022, month, 1) for month in range(1, 13)),
        date(2022, 12, 31),
        date(2027, 1, 1),
        date.max,
    ],
)
def test_an_unknown_month_is_never_its_neighbour(day: date) -> None:
    """Before the scheme, in 2022 and after the last regulation there is no amount, and the month is named."""
    with pytest.raises(NietVastgesteldError, match=f"{day:%Y-%m}$") as caught:
        maandpremie(day)
    assert isinstance(caught.value, CakRegelingError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("bad", [datetime(2024, 5, 1), "2024-05-01", 202405, None])  # noqa: DTZ001 - it is refused
def test_a_month_is_a_date(bad: Any) -> None:
    """A moment, a text or a number is no month; the argument is named."""
    with pytest.raises(WaardeError, match=r"as maand$"):
        maandpremie(bad)


def _periods() -> list[Maandpremie]:
    """Give each amount once, in order of time."""
    return sorted({maandpremie(month) for month in KNOWN}, key=lambda premie: premie.geldig_van)


def test_the_act_fixed_130_percent() -> None:
    """Until July 2016 the amount is 130 % of the standaardpremie by twelve, rounded half up (Zvw 18d, old text)."""
    by_act = [premie for premie in _periods() if premie.geldig_van < date(2016, 7, 1)]
    assert len(by_act) == 8
    for premie in by_act:
        assert premie.percentage == 130
        exact = premie.standaardpremie * premie.percentage / 1200
        assert premie.bedrag == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_article_that_sets_the_amount() -> None:
    """Until July 2016 the Act sets the amount (Zvw 18d), since then the regulation (Rzv 6.5.2); with its certainty."""
    for premie in _periods():
        place = (premie.bron.regeling, premie.bron.artikel)
        assert place == (("Zvw", "18d") if premie.geldig_van < date(2016, 7, 1) else ("Rzv", "6.5.2"))
        assert premie.bron.zekerheid is premie.zekerheid


def test_a_text_that_was_read_was_in_force() -> None:
    """An amount that was read in the law (primair) cites a text of a day on which that amount was in force."""
    primair = [premie for premie in _periods() if premie.zekerheid is Zekerheid.PRIMAIR]
    assert [premie.geldig_van.year for premie in primair] == [2023, 2024, 2025, 2026]
    outside = [
        (premie.geldig_van, premie.bron.geldig_op)
        for premie in primair
        if premie.bron.geldig_op is None or not premie.geldig_van <= premie.bron.geldig_op < premie.geldig_tot
    ]
    assert outside == []


def test_periods_follow_each_other() -> None:
    """Each period ends where the next starts; only 2022 is open."""
    periods = _periods()
    gaps = [
        (before.geldig_tot, after.geldig_van)
        for before, after in pairwise(periods)
        if before.geldig_tot != after.geldig_van
    ]
    assert gaps == [(date(2022, 1, 1), date(2023, 1, 1))]
    assert periods[0].geldig_van == FIRST
    assert periods[-1].geldig_tot == date(2027, 1, 1)
    assert [premie.geldig_van for premie in periods if premie.percentage is None] == [date(2016, 7, 1)]


@pytest.mark.parametrize(
    ("van", "tot", "owed"),
    [
        (date(2024, 4, 1), date(2025, 3, 1), "1833.86"),
        (date(2025, 10, 1), date(2026, 6, 1), "1380.49"),
        (date(2024, 6, 1), date(2024, 8, 1), "335.80"),
        (date(2024, 6, 1), date(2024, 7, 1), "175.20"),
        (date(2021, 12, 1), date(2022, 1, 1), "147.80"),
        (date(2026, 12, 1), date(2027, 1, 1), "172.70"),
        (date(2024, 6, 1), date(2024, 6, 1), "0.00"),
        (date(2022, 6, 1), date(2022, 6, 1), "0.00"),
    ],
)
def test_owed_over_a_period(van: date, tot: date, owed: str) -> None:
    """What is owed is the sum over the months from the first to before the last; nothing over no month."""
    assert str(premie_verschuldigd(van, tot)) == owed


def test_owed_is_the_sum_of_the_table(shared: Path) -> None:
    """Over any period within the known stretches, what is owed is the sum of the lines of the table of facts."""
    amounts = {month: Decimal(line["maandbedrag_eur"] or 0) for months, line in _table(shared) for month in months}
    for first, last in ((FIRST, date(2021, 12, 1)), (date(2023, 1, 1), LAST)):
        stretch = [month for month in MONTHS if first <= month <= last]
        for start in stretch[::23]:
            total = Decimal(0)
            for month in (month for month in stretch if month >= start):
                assert premie_verschuldigd(start, month) == total
                total += amounts[month]


@given(span=_spans())
def test_owed_adds_up_over_any_split(span: list[date]) -> None:
    """Wherever a period is cut in two, the parts add up to the whole, to the cent."""
    van, cut, tot = span
    whole = premie_verschuldigd(van, tot)
    assert premie_verschuldigd(van, cut) + premie_verschuldigd(cut, tot) == whole
    assert whole >= 0
    assert whole.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("van", "tot", "message"),
    [
        (date(2024, 4, 2), date(2025, 3, 1), "first day of a month"),
        (date(2024, 4, 1), date(2025, 3, 2), "first day of a month"),
        (date(2024, 4, 1), date(2024, 4, 30), "first day of a month"),
        (date(2024, 4, 1), date(2024, 3, 1), "tot not before van"),
        (datetime(2024, 4, 1), date(2025, 3, 1), "as van$"),  # noqa: DTZ001 - it is refused
        (date(2024, 4, 1), datetime(2025, 3, 1), "as tot$"),  # noqa: DTZ001 - it is refused
        (date(2024, 4, 1), None, "as tot$"),
        ("2024-04-01", date(2025, 3, 1), "as van$"),
    ],
)
def test_a_period_is_whole_months(van: Any, tot: Any, message: str) -> None:
    """A period runs from a first to a later first; anything else is the caller's fault."""
    with pytest.raises(WaardeError, match=message):
        premie_verschuldigd(van, tot)


@pytest.mark.parametrize(
    ("van", "tot", "month"),
    [
        (date(2021, 11, 1), date(2022, 2, 1), "2022-01"),
        (date(2021, 11, 1), date(2024, 1, 1), "2022-01"),
        (date(2022, 12, 1), date(2023, 2, 1), "2022-12"),
        (date(2009, 8, 1), date(2009, 10, 1), "2009-08"),
        (date(2026, 12, 1), date(2027, 2, 1), "2027-01"),
    ],
)
def test_a_period_with_an_unknown_month_has_no_sum(van: date, tot: date, month: str) -> None:
    """When one month has no known amount there is no sum, and the first such month is named."""
    with pytest.raises(NietVastgesteldError, match=f"{month}$"):
        premie_verschuldigd(van, tot)
