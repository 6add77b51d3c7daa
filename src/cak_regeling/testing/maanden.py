# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Months of synthetic lists in which the course of every person is known."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from random import Random

from attrs import frozen

from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.testing.generator import HEADER, GeneratedLijst, require_start
from cak_regeling.testing.inwoners import Maker, shuffled_bsns
from cak_regeling.testing.verloop import TURNOVERS, Stap, Verloop
from cak_regeling.testing.waarheid import Verandering, Waarheid


@frozen(kw_only=True, repr=False)
class Maand:
    """A month: its list, and what happened since the one before.

    Attributes:
        nummer: *int*. From 0.
        peildatum: *date*. The day of the list.
        lijst: *GeneratedLijst*. The list.
        veranderingen: *tuple[Verandering, ...]*. What happened since the list before; of the first month, who is there.
    """

    nummer: int
    peildatum: date
    lijst: GeneratedLijst
    veranderingen: tuple[Verandering, ...]

    def __repr__(self) -> str:
        return f"Maand({self.nummer}, {self.peildatum}, {len(self.veranderingen)} veranderingen)"


@frozen(kw_only=True, repr=False, slots=False, eq=False)
class Maanden:
    """A sequence of monthly lists; iterate for one `Maand` at a time, as long as memory is what counts.

    Attributes:
        persons: *int*. How many are in the scheme at the start, and about how many after.
        seed: *int*. Which of the sequences like this.
        peildatums: *tuple[date, ...]*. The days of the lists.
        filters: *tuple[Lijstfilter, ...]*. What was asked for in each month.
        turnover: *float*. Share that comes, and that goes, per month.
    """

    persons: int
    seed: int
    peildatums: tuple[date, ...]
    filters: tuple[Lijstfilter, ...]
    turnover: float

    def __len__(self) -> int:
        return len(self.peildatums)

    def __iter__(self) -> Iterator[Maand]:
        for stap, asked in zip(self._run(), self.filters, strict=True):
            content = _content(stap)
            yield Maand(
                nummer=stap.maand,
                peildatum=stap.peildatum,
                lijst=GeneratedLijst(
                    lambda content=content: iter((content,)),  # type: ignore[misc]  # mypy can not infer it
                    peildatum=stap.peildatum,
                    filter=None if asked.alles else asked,
                ),
                veranderingen=stap.veranderingen,
            )

    @cached_property
    def lijsten(self) -> tuple[GeneratedLijst, ...]:
        """All lists at once; made on first use and kept."""
        return tuple(maand.lijst for maand in self)

    @cached_property
    def waarheid(self) -> Waarheid:
        """What truly happened, to the person; made on first use, without the lists, and kept."""
        found: list[Verandering] = []
        onder_bewind: set[BSN] = set()
        for stap in self._run():
            found += stap.veranderingen
            onder_bewind.update(stap.onder_bewind)
        return Waarheid(veranderingen=tuple(found), onder_bewind=frozenset(onder_bewind))

    def _run(self) -> Iterator[Stap]:
        random = Random(self.seed)
        maker = Maker(random, shuffled_bsns(random, self.persons))
        verloop = Verloop(random=random, maker=maker, persons=self.persons, turnover=self.turnover)
        return verloop.run(self.peildatums, self.filters)

    def __repr__(self) -> str:
        return f"Maanden({len(self)} maanden, {self.persons} persons)"


def _content(stap: Stap) -> bytes:
    lines = (line for inwoner in stap.inwoners for line in inwoner.lines(stap.peildatum))
    return (HEADER + "".join(lines)).encode()


def generate_maanden(  # noqa: PLR0913 - each a keyword with a default
    persons: int = 2000,
    *,
    months: int = 24,
    seed: int = 1,
    start: date,
    filter: Lijstfilter | Sequence[Lijstfilter | None] | None = None,  # noqa: A002 - the word of the field, and a keyword only
    turnover: float = 0.065,
) -> Maanden:
    """Make a sequence of monthly lists with a known course per person; the same arguments give the same bytes.

    People enter, return, leave (for the grounds of `RedenAfmelding`, by moving away, or for no known reason), owe the
    premie no more and again, change collection, and move within the municipality. Each thing happens in the month
    before that of the list that first shows it; who is new has the first of the month of the list as aanmelddatum.

    >>> maanden = generate_maanden(persons=100, months=3, start=date(2023, 1, 31))
    >>> [f"{maand.peildatum:%d-%m}" for maand in maanden]
    ['31-01', '28-02', '31-03']
    >>> eerst, dan, _ = (maand.lijst.read().by_bsn.keys() for maand in maanden)
    >>> dan - eerst == maanden.waarheid.gekomen(1) and eerst - dan == maanden.waarheid.gegaan(1)
    True

    Args:
        persons: How many are in the scheme at the start; BSNs as in `generate_lijst`, also for who comes later.
        months: How many lists.
        seed: Which of the sequences like this.
        start: The peildatum of the first list, from 2010 on; the last day of a month stays the last day.
        filter: What is asked for: the same each month, or one per month, with None for the whole list. Then some only
            drop out of the filter, as on a birthday.
        turnover: Share that comes, and that goes, per month: nationally 0.065 in 2022 (CAK), in Haarlem 0.04.

    Raises:
        cak_regeling.WaardeError: For no persons or months, a start before 2010, another number of filters than months,
            a turnover outside 0.02 to 0.09, or a seed that is no whole number.
    """
    require_start(persons, start, seed=seed)
    if type(months) is not int or months < 1:
        raise WaardeError("expected at least one month")
    if not TURNOVERS[0] <= turnover <= TURNOVERS[1]:
        raise WaardeError(f"expected a turnover from {TURNOVERS[0]} to {TURNOVERS[1]}")
    asked = [filter] * months if filter is None or isinstance(filter, Lijstfilter) else list(filter)
    if len(asked) != months:
        raise WaardeError(f"expected as many filters as months, {months}; found {len(asked)}")
    return Maanden(
        persons=persons,
        seed=seed,
        peildatums=tuple(_month_later(start, months=number) for number in range(months)),
        filters=tuple(one or Lijstfilter() for one in asked),
        turnover=turnover,
    )


def _month_later(start: date, *, months: int) -> date:
    """Give the same day of a later month; the last day of a month stays the last."""
    month = start.year * 12 + start.month - 1 + months
    year, month = month // 12, month % 12 + 1
    last = monthrange(year, month)[1]
    is_last = start.day == monthrange(start.year, start.month)[1]
    return date(year, month, last if is_last else min(start.day, last))
