# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Terms by the Algemene termijnenwet, beside a calendar that we did not write."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cak_regeling import WaardeError
from cak_regeling.bronnen import atw
from cak_regeling.termijnen import EERSTE_JAAR, Eenheid, Termijn, feestdagen, is_werkdag


YEARS = range(2009, 2041)
DAYS = st.dates(date(2009, 1, 1), date(2040, 6, 30))


def term(aantal: int, eenheid: Eenheid, *, in_wet: bool = True) -> Termijn:
    """Make a term of an Act, for any purpose."""
    return Termijn(wat="een termijn", aantal=aantal, eenheid=eenheid, bron=atw("1", 1), in_wet=in_wet)


def test_holidays_agree_with_the_package() -> None:
    """2009 to 2040: the same days as the package, but for Easter Sunday and Whit Sunday.

    The law does not name those two (Atw art. 3), as art. 1 speaks of every Sunday already; so no term changes by it.
    """
    theirs = holidays.country_holidays("NL", years=YEARS, categories=("public", "optional"))
    ours = {day for year in YEARS for day in feestdagen(year)}
    assert ours - set(theirs) == set()
    only_theirs = set(theirs) - ours
    assert {theirs[day] for day in only_theirs} == {"Easter Sunday", "Pentecost"}
    assert all(day.weekday() == 6 for day in only_theirs)


def test_the_public_days_of_the_package_are_not_enough() -> None:
    """5 May is a holiday every year (Atw art. 3 lid 1); calendars call it public once in five years."""
    public = holidays.country_holidays("NL", years=YEARS)
    missing = {day for year in YEARS for day in feestdagen(year)} - set(public)
    assert date(2023, 5, 5) in missing
    assert {feestdagen(day.year)[day] for day in missing} == {"5 mei"}


@pytest.mark.parametrize(
    ("day", "naam"),
    [
        (date(2013, 4, 30), "Koninginnedag"),
        (date(2014, 4, 26), "Koningsdag"),  # the 27th was a Sunday
        (date(2015, 4, 27), "Koningsdag"),
        (date(2017, 4, 27), "Koningsdag"),
        (date(2023, 5, 5), "5 mei"),
        (date(2024, 3, 29), "Goede Vrijdag"),
        (date(2024, 4, 1), "tweede Paasdag"),
        (date(2024, 5, 9), "Hemelvaartsdag"),
        (date(2024, 5, 20), "tweede Pinksterdag"),
        (date(2024, 1, 1), "Nieuwjaarsdag"),
        (date(2024, 12, 25), "eerste Kerstdag"),
        (date(2024, 12, 26), "tweede Kerstdag"),
    ],
)
def test_named_days(day: date, naam: str) -> None:
    """Each holiday has its Dutch name, and is no working day."""
    assert feestdagen(day.year)[day] == naam
    assert not is_werkdag(day)


def test_holidays_are_in_order() -> None:
    """The days of a year come in order of date."""
    assert list(feestdagen(2024)) == sorted(feestdagen(2024))


@pytest.mark.parametrize("jaar", [EERSTE_JAAR - 1, 4100])
def test_years_outside_are_refused(jaar: int) -> None:
    """A calendar from before the scheme was not checked, so it is not given."""
    with pytest.raises(WaardeError, match="expected a year from 2009"):
        feestdagen(jaar)


@pytest.mark.parametrize(
    ("termijn", "vanaf", "einde"),
    [
        (term(10, Eenheid.WERKDAGEN), date(2023, 11, 1), date(2023, 11, 15)),
        (term(4, Eenheid.WEKEN), date(2023, 11, 15), date(2023, 12, 13)),
        (term(4, Eenheid.WEKEN), date(2024, 1, 8), date(2024, 2, 5)),
        (term(4, Eenheid.WEKEN), date(2023, 11, 25), date(2023, 12, 27)),  # a Saturday before Christmas Monday
        (term(1, Eenheid.DAGEN), date(2024, 3, 28), date(2024, 4, 2)),  # Good Friday to Easter Monday
        (term(2, Eenheid.DAGEN), date(2023, 12, 22), date(2023, 12, 27)),  # art. 2 is not for two days
        (term(3, Eenheid.DAGEN), date(2023, 12, 22), date(2023, 12, 28)),  # art. 2: the 27th and the 28th
        (term(1, Eenheid.MAANDEN), date(2024, 1, 31), date(2024, 2, 29)),
        (term(3, Eenheid.MAANDEN), date(2024, 3, 15), date(2024, 6, 17)),
        (term(4, Eenheid.MAANDEN), date(2024, 2, 15), date(2024, 6, 15)),  # art. 4: longer than three months
        (term(12, Eenheid.WEKEN), date(2024, 3, 23), date(2024, 6, 17)),
        (term(13, Eenheid.WEKEN), date(2024, 3, 16), date(2024, 6, 15)),
        (term(90, Eenheid.DAGEN), date(2024, 3, 17), date(2024, 6, 17)),
        (term(91, Eenheid.DAGEN), date(2024, 3, 16), date(2024, 6, 15)),
        (term(6, Eenheid.WEKEN, in_wet=False), date(2024, 5, 4), date(2024, 6, 15)),
    ],
)
def test_end_of_a_term(termijn: Termijn, vanaf: date, einde: date) -> None:
    """The last day, by articles 1, 2 and 4."""
    assert termijn.einde(vanaf) == einde


def test_days_equated_by_decree_count() -> None:
    """A day that was equated with a holiday (art. 3 lid 3) is given by the caller, and lengthens a term."""
    bridge = date(2024, 5, 10)
    assert is_werkdag(bridge)
    assert not is_werkdag(bridge, gelijkgesteld={bridge})
    assert term(4, Eenheid.WEKEN).einde(date(2024, 4, 12)) == bridge
    assert term(4, Eenheid.WEKEN).einde(date(2024, 4, 12), gelijkgesteld={bridge}) == date(2024, 5, 13)


@given(DAYS, st.integers(1, 12), st.sampled_from(list(Eenheid)))
def test_a_term_ends_on_a_working_day(vanaf: date, aantal: int, eenheid: Eenheid) -> None:
    """Whatever the term, as long as the Atw applies to it, and it is never shortened."""
    if eenheid is Eenheid.MAANDEN:
        aantal = min(aantal, 3)
    einde = term(aantal, eenheid).einde(vanaf)
    assert is_werkdag(einde)
    assert einde > vanaf
    if eenheid is not Eenheid.WERKDAGEN:
        assert einde >= term(aantal, eenheid, in_wet=False).einde(vanaf)


@given(DAYS, st.integers(1, 40))
def test_working_days_are_counted_one_by_one(vanaf: date, aantal: int) -> None:
    """Between the event and the last day lie as many working days as the term says."""
    einde = term(aantal, Eenheid.WERKDAGEN).einde(vanaf)
    days = (vanaf + timedelta(days=n) for n in range(1, (einde - vanaf).days + 1))
    assert sum(map(is_werkdag, days)) == aantal


@pytest.mark.parametrize("aantal", [0, -1, True, 1.5])
def test_a_term_has_a_length(aantal: int) -> None:
    """A term of nothing is refused."""
    with pytest.raises(WaardeError, match="1 or more"):
        term(aantal, Eenheid.DAGEN)
