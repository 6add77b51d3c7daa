"""Days and months as this law counts them, and birth dates of which a part is not known."""

from calendar import monthrange
from datetime import date, datetime
from typing import Any

from attrs import field, frozen

from cak_regeling._privacy import hides_value
from cak_regeling.errors import WaardeError


def require_date(value: object, name: str) -> date:
    """Give *value* back if it is a day, and not a moment or a text.

    Raises:
        cak_regeling.WaardeError: When it is not; names the argument.
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise WaardeError(f"expected a datetime.date as {name}")
    return value


def first_of_next_month(day: date) -> date:
    """Give the first day of the month after the month of *day*."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - not needed to import the library

    return day + relativedelta(months=1, day=1)


def months_between(start: date, end: date) -> int:
    """Count calendar months from *start* to *end*; days of the month play no part. Negative when *end* is earlier."""
    return (end.year - start.year) * 12 + end.month - start.month


def full_years(birth: date, day: date) -> int:
    """Count full years from *birth* to *day*; who is born on 29 February turns on 1 March in other years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _check_part(_instance: object, _attribute: object, value: Any) -> None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise WaardeError("not a date: expected int or None for jaar, maand and dag")


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

    jaar: int | None = field(default=None, validator=_check_part)
    maand: int | None = field(default=None, validator=_check_part)
    dag: int | None = field(default=None, validator=_check_part)
    vroegste: date | None = field(init=False, eq=False, default=None)
    """First day that it can be, inclusive; None when wholly unknown."""
    laatste: date | None = field(init=False, eq=False, default=None)
    """Last day that it can be, inclusive; None when wholly unknown."""

    def __attrs_post_init__(self) -> None:
        """Work out the days between which it lies; they are asked for once per rule and person."""
        if self.jaar is None:
            if self.maand is not None or self.dag is not None:
                raise WaardeError("not a date: a month or a day without a year")
            return
        if self.maand is None and self.dag is not None:
            raise WaardeError("not a date: a day without a month")
        try:
            first = date(self.jaar, self.maand or 1, self.dag or 1)
        except (ValueError, OverflowError):
            first = None
        if first is None or self.maand == 0 or self.dag == 0:
            raise WaardeError("not a date: no such day in the calendar")
        last = first
        if self.dag is None:
            month = self.maand or 12
            last = date(self.jaar, month, monthrange(self.jaar, month)[1])
        object.__setattr__(self, "vroegste", first)
        object.__setattr__(self, "laatste", last)

    @classmethod
    def op(cls, day: date) -> "OnvolledigeDatum":
        """Make one of a whole date."""
        return cls(day.year, day.month, day.day)

    def leeftijd_op(self, day: date) -> tuple[int, int] | tuple[None, None]:
        """Give the youngest and the oldest age in full years that it can be on *day*, both inclusive.

        ``(None, None)`` when wholly unknown. Negative when *day* is before the birth.
        """
        if self.vroegste is None or self.laatste is None:
            return None, None
        return full_years(self.laatste, day), full_years(self.vroegste, day)
