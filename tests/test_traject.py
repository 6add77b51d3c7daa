"""From a melding by the insurer to the start of the bestuursrechtelijke premie."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import WaardeError, ingangsdatum, maandpremie
from cak_regeling.regeling import START_REGELING


RECEIVED = st.dates(date(2009, 8, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("received", "start"),
    [
        (date(2024, 3, 20), date(2024, 4, 1)),
        (date(2024, 3, 1), date(2024, 4, 1)),
        (date(2024, 3, 31), date(2024, 4, 1)),
        (date(2024, 4, 1), date(2024, 5, 1)),
        (date(2023, 12, 31), date(2024, 1, 1)),
        (date(2024, 1, 31), date(2024, 2, 1)),
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2009, 8, 1), date(2009, 9, 1)),
        (date(2009, 8, 31), date(2009, 9, 1)),
    ],
)
def test_ingangsdatum(received: date, start: date) -> None:
    """The premie is owed from the first day of the month after that of the melding (Zvw 18d lid 1)."""
    assert ingangsdatum(melding_ontvangen=received) == start


@given(received=RECEIVED, other=st.integers(1, 31))
def test_the_day_within_the_month_changes_nothing(received: date, other: int) -> None:
    """A melding on another day of the same month starts the premie on the same day."""
    moved = received.replace(day=min(other, 28))
    assert ingangsdatum(melding_ontvangen=moved) == ingangsdatum(melding_ontvangen=received)


@given(received=RECEIVED)
def test_start_is_the_first_first_after_the_melding(received: date) -> None:
    """The start is a first, after the melding, and no other first lies between them; found here day by day."""
    day = received + timedelta(1)
    while day.day != 1:
        day += timedelta(1)
    assert ingangsdatum(melding_ontvangen=received) == day


@pytest.mark.parametrize("received", [date(2009, 7, 31), date(2009, 7, 1), date(2006, 1, 1), date.min])
def test_nothing_starts_before_the_scheme(received: date) -> None:
    """A melding that would start the premie before September 2009 is refused."""
    with pytest.raises(WaardeError, match=r"2009-09-01$"):
        ingangsdatum(melding_ontvangen=received)


def test_the_scheme_starts_with_the_first_amount() -> None:
    """The first day of the scheme is the first for which an amount is known."""
    assert maandpremie(START_REGELING).geldig_van == START_REGELING == date(2009, 9, 1)


@pytest.mark.parametrize("bad", [datetime(2024, 3, 20), "2024-03-20", 20240320, None])  # noqa: DTZ001 - it is refused
def test_a_melding_is_received_on_a_day(bad: Any) -> None:
    """A moment, a text or a number is no day; the argument is named."""
    with pytest.raises(WaardeError, match=r"as melding_ontvangen$"):
        ingangsdatum(melding_ontvangen=bad)
