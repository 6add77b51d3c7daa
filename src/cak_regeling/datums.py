# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Days and months as this law counts them, and birth dates of which a part is not known."""

from calendar import monthrange
from datetime import date
from types import NoneType
from typing import cast

from attrs import field, frozen

from cak_regeling._controle import require
from cak_regeling._privacy import hides_value
from cak_regeling.errors import WaardeError


def require_date(value: object, name: str) -> date:
    """Give *value* back if it is a day, and not a moment or a text.

    Raises:
        cak_regeling.WaardeError: When it is not; names the argument.
    """
    require(value, date, name)
    return cast("date", value)


def first_of_next_month(day: date) -> date:
    """Give the first day of the month after the month of *day*.

    Raises:
        cak_regeling.WaardeError: After November 9999, where the calendar ends.
    """
    if (day.year, day.month) == (date.max.year, 12):
        raise WaardeError("expected a day before December 9999, where the calendar ends")
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months_between(start: date, end: date) -> int:
    """Count calendar months from *start* to *end*; days of the month play no part. Negative when *end* is earlier."""
    return (end.year - start.year) * 12 + end.month - start.month


def full_years(birth: date, day: date) -> int:
    """Count full years from *birth* to *day*; who is born on 29 February turns on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


@hides_value
@frozen
class OnvolledigeDatum:
    """A date of which the day, the month or all may be unknown: the BRP has birth dates like that.

    >>> OnvolledigeDatum(1968).leeftijd_op(date(2023, 9, 30))
    (54, 55)
    >>> OnvolledigeDatum().leeftijd_op(date(2023, 9, 30))
    (None, None)

    Attributes:
        jaar: *int | None*. Year; None when wholly unknown.
        maand: *int | None*. Month, 1 to 12; not without a year.
        dag: *int | None*. Day of the month; not without a month.

    Raises:
        cak_regeling.WaardeError: When the parts make no date.
    """

    jaar: int | None = None
    maand: int | None = None
    dag: int | None = None
    vroegste: date | None = field(init=False, eq=False, default=None)
    """First day that it can be, inclusive; None when wholly unknown."""
    laatste: date | None = field(init=False, eq=False, default=None)
    """Last day that it can be, inclusive; None when wholly unknown."""

    def __attrs_post_init__(self) -> None:
        """Work out the days between which it lies; they are asked for once per rule and person."""
        jaar, maand, dag = self.jaar, self.maand, self.dag
        if not {type(jaar), type(maand), type(dag)} <= {int, NoneType}:
            raise WaardeError("not a date: expected int or None for jaar, maand and dag")
        if (jaar is None and maand is not None) or (maand is None and dag is not None):
            raise WaardeError("not a date: a month without a year, or a day without a month")
        if jaar is None:
            return
        try:
            first = date(jaar, 1 if maand is None else maand, 1 if dag is None else dag)
        except (ValueError, OverflowError):
            first = None
        if first is None:
            raise WaardeError("not a date: no such day in the calendar")
        last = first
        if dag is None:
            month = maand or 12
            last = date(jaar, month, monthrange(jaar, month)[1])
        object.__setattr__(self, "vroegste", first)
        object.__setattr__(self, "laatste", last)

    @classmethod
    def op(cls, day: date) -> "OnvolledigeDatum":
        """Make one of a whole date.

        Raises:
            cak_regeling.WaardeError: When *day* is not a day.
        """
        require_date(day, "day")
        return cls(day.year, day.month, day.day)

    def leeftijd_op(self, day: date) -> tuple[int, int] | tuple[None, None]:
        """Give the youngest and the oldest age in full years that it can be on *day*, both inclusive.

        ``(None, None)`` when wholly unknown. Negative when *day* is before the birth.

        Raises:
            cak_regeling.WaardeError: When *day* is not a day.
        """
        require_date(day, "day")
        if self.vroegste is None or self.laatste is None:
            return None, None
        return full_years(self.laatste, day), full_years(self.vroegste, day)
