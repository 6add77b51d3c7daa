# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Terms: holidays, working days and the end of a term, by the Algemene termijnenwet (Atw).

Source: `Algemene termijnenwet <https://wetten.overheid.nl/BWBR0002448>`_, articles 1 to 4. A term that an Act sets ends
at the earliest on a day that is no Saturday, Sunday or holiday (art. 1), and one of three days or more holds at least
two such days (art. 2). Where calendars differ from the law: 5 May is a holiday every year, and Good Friday counts.

The government can equate more days with these (art. 3 lid 3). Which days that were is not known here, so they are an
argument: ``gelijkgesteld``.
"""

from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum
from typing import Any

from attrs import field, frozen

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling.bronnen import Bron, Feit, atw
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError


EERSTE_JAAR = 2009
"""The year in which the scheme started; earlier calendars are not needed, and were not checked."""
_LAATSTE_JAAR = 4099  # the computation of Easter goes no further

FEESTDAGEN = Feit("algemeen erkende feestdagen, 5 mei elk jaar", atw("3", 1))
GOEDE_VRIJDAG = Feit("Goede Vrijdag telt als feestdag", atw("3", 2))
GELIJKGESTELD = Feit("bij besluit gelijkgestelde dagen; hier een argument, want niet bekend", atw("3", 3))
VERLENGING = Feit("termijn eindigt niet op zaterdag, zondag of feestdag", atw("1", 1))
TERUGREKENING = Feit("een termijn die terugrekent wordt niet verlengd", atw("1", 2))
TWEE_WERKDAGEN = Feit("een termijn van drie dagen of meer telt ten minste twee werkdagen", atw("2"))
LANGE_TERMIJN = Feit("geldt niet boven 90 dagen, twaalf weken of drie maanden", atw("4"))
FEITEN = (FEESTDAGEN, GOEDE_VRIJDAG, GELIJKGESTELD, VERLENGING, TERUGREKENING, TWEE_WERKDAGEN, LANGE_TERMIJN)


def feestdagen(jaar: int) -> dict[date, str]:
    """Give the holidays of the Algemene termijnenwet in a year, in order of date, with their Dutch names.

    Easter Sunday and Whit Sunday are not among them: art. 3 does not name them, as every Sunday counts already.

    Args:
        jaar: The year, from 2009 on.

    Raises:
        cak_regeling.WaardeError: For a year before 2009, or after 4099.
    """
    from dateutil.easter import easter  # noqa: PLC0415 - not needed to import the library

    require(jaar, int, "jaar")
    if not EERSTE_JAAR <= jaar <= _LAATSTE_JAAR:
        raise WaardeError(f"expected a year from {EERSTE_JAAR} to {_LAATSTE_JAAR}")
    pasen = easter(jaar)
    verjaardag = date(jaar, 4, 27) if jaar >= 2014 else date(jaar, 4, 30)
    if verjaardag.weekday() == 6:
        verjaardag -= timedelta(days=1)  # a birthday on a Sunday is celebrated the day before
    dagen = (
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - timedelta(days=2), "Goede Vrijdag"),
        (pasen + timedelta(days=1), "tweede Paasdag"),
        (verjaardag, "Koningsdag" if jaar >= 2014 else "Koninginnedag"),
        (date(jaar, 5, 5), "5 mei"),
        (pasen + timedelta(days=39), "Hemelvaartsdag"),
        (pasen + timedelta(days=50), "tweede Pinksterdag"),
        (date(jaar, 12, 25), "eerste Kerstdag"),
        (date(jaar, 12, 26), "tweede Kerstdag"),
    )
    return dict(sorted(dagen))


def is_werkdag(dag: date, *, gelijkgesteld: Collection[date] = ()) -> bool:
    """Tell whether a day is no Saturday, Sunday or holiday.

    Args:
        dag: The day.
        gelijkgesteld: Days that were equated with holidays by decree (Atw 3 lid 3).
    """
    return _is_werkdag(require_date(dag, "dag"), _decreed(gelijkgesteld))


def _is_werkdag(day: date, decreed: frozenset[date]) -> bool:
    return day.weekday() < 5 and day not in decreed and day not in feestdagen(day.year)


def _decreed(gelijkgesteld: Collection[date]) -> frozenset[date]:
    """Give the days that were equated with holidays; refuse what are no days."""
    return frozenset(require_all(gelijkgesteld, date, "gelijkgesteld"))


class Eenheid(Enum):
    """What a term is counted in."""

    DAGEN = "dagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"


_LANGSTE = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3}
"""The longest terms to which the Atw applies (art. 4)."""


def _positive(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise WaardeError("expected a term of 1 or more as aantal")


@frozen(kw_only=True)
class Termijn:
    """A term, from the rule that sets it.

    >>> aanvaarden = Termijn(wat="aanbod aanvaarden", aantal=4, eenheid=Eenheid.WEKEN, bron=atw("1", 1))
    >>> aanvaarden.einde(date(2023, 11, 15))
    datetime.date(2023, 12, 13)

    Attributes:
        wat: *str*. What for, in a few Dutch words.
        aantal: *int*. How many; 1 or more.
        eenheid: *Eenheid*. Of what.
        bron: *Bron*. The rule that sets it.
        in_wet: *bool*. Set by an Act, so that the Atw can lengthen it; False for a ministerial regulation or policy.
    """

    wat: str
    aantal: int = field(validator=_positive)
    eenheid: Eenheid
    bron: Bron
    in_wet: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self, str, Eenheid, Bron)

    def einde(self, vanaf: date, *, gelijkgesteld: Collection[date] = ()) -> date:
        """Give the last day of the term, inclusive.

        Args:
            vanaf: The day of the event that starts it; the day after is the first of the term.
            gelijkgesteld: Days that were equated with holidays by decree (Atw 3 lid 3).

        Raises:
            cak_regeling.WaardeError: When a day is none, or one is needed of which the holidays are not known
                (before 2009, after 4099), or that lies beyond the calendar.
        """
        start, decreed = require_date(vanaf, "vanaf"), _decreed(gelijkgesteld)
        if self.eenheid is Eenheid.WERKDAGEN:
            return _nth_werkdag(start, self.aantal, decreed)
        end = self._calendar_end(start)
        if not self.in_wet or self.aantal > _LANGSTE[self.eenheid]:
            return end
        if end - start >= timedelta(days=3):
            end = max(end, _nth_werkdag(start, 2, decreed))
        return end if _is_werkdag(end, decreed) else _nth_werkdag(end, 1, decreed)

    def _calendar_end(self, start: date) -> date:
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - not needed to import the library

        term = {
            Eenheid.MAANDEN: relativedelta(months=self.aantal),
            Eenheid.WEKEN: relativedelta(weeks=self.aantal),
        }.get(self.eenheid, relativedelta(days=self.aantal))
        return _later(start, term)


def _nth_werkdag(start: date, count: int, decreed: frozenset[date]) -> date:
    """Give the nth working day after *start*."""
    day = start
    while count:
        day = _later(day, timedelta(days=1))
        count -= _is_werkdag(day, decreed)
    return day


def _later(day: date, term: Any) -> date:
    try:
        later: date = day + term
    except (ValueError, OverflowError) as error:
        raise WaardeError("expected a term that ends before the year 10000, where the calendar ends") from error
    return later
