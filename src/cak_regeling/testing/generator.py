# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Synthetic lists with the published shares, for demonstrations and tests. Needs no other package.

Time since the latest aanmelding is as the CAK published for 2020 (25, 15 and 60 % up to one year, up to two, longer);
what else has published shares is said in `cak_regeling.testing.inwoners`. BSNs are taken from the top of the range
downward: the official fictional persons of the RvIG start with 9999, and a list of more than 9,090 persons goes on
below them.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from random import Random

from attrs import field, frozen

from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.reader import read_lijst
from cak_regeling.testing.faults import require_faults, with_faults
from cak_regeling.testing.formats import write_parquet, write_xlsx
from cak_regeling.testing.inwoners import AGES, HEADERS, PREMIE_SHARE, Maker, pick, shuffled_bsns, without_premie


_MONTHS = ((0.25, 0, 12), (0.15, 13, 24), (0.60, 25, 166))
"""Share of the stock, and from and to how many months since the latest aanmelding, inclusive (CAK 2020)."""
HEADER = ";".join(HEADERS.values()) + "\r\n"
"""The first line of every generated list."""


@frozen(repr=False, eq=False, slots=False)
class GeneratedLijst:
    """A synthetic list, as a csv file.

    Attributes:
        peildatum: *date*. The day of which it is true.
        filter: *Lijstfilter | None*. What was asked for; None for the whole list.
    """

    _lines: Callable[[], Iterator[bytes]]
    peildatum: date = field(kw_only=True)
    filter: Lijstfilter | None = field(kw_only=True, default=None)

    @cached_property
    def content(self) -> bytes:
        """The bytes of the file; made on first use and kept."""
        return b"".join(self._lines())

    @property
    def rows(self) -> int:
        """How many rows it has, faulty ones included; without header, titles, totals and empty lines."""
        return self.content.count(
            f";{self.peildatum:%d-%m-%Y}\r\n".encode()
        )  # every row ends with it, and no other line

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write it to a file, line by line: the list need not fit in memory."""
        with Path(path).open("wb") as file:
            file.writelines(self._lines())

    def to_xlsx(self, path: str | os.PathLike[str]) -> None:
        """Write it as a sheet, row by row, with days and amounts as what they are."""
        write_xlsx(self._lines(), Path(path))

    def to_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write its rows as Parquet: every cell as text, the logical fields as columns.

        Lines that are no rows, and rows with more cells than columns, have no place in it and are left out.

        Raises:
            ImportError: When pyarrow is not there.
        """
        write_parquet(self._lines(), Path(path))

    def read(self) -> CakLijst:
        """Read it, as of its peildatum and with its filter."""
        return read_lijst(self.content, peildatum=self.peildatum, filter=self.filter)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, GeneratedLijst):
            return NotImplemented
        return (self.content, self.peildatum, self.filter) == (other.content, other.peildatum, other.filter)

    def __hash__(self) -> int:
        return hash((self.content, self.peildatum))

    def __repr__(self) -> str:
        return f"GeneratedLijst({self.rows} rows)"


def require_start(persons: int, peildatum: date, *, seed: int) -> None:
    """Check what every generator needs.

    Raises:
        cak_regeling.WaardeError: For no persons, a day before 2010, or a seed that is no whole number.
    """
    if type(seed) is not int:  # None would be another list every time
        raise WaardeError("expected a whole number as seed")
    if type(persons) is not int or persons < 1 or require_date(peildatum, "peildatum").year < 2010:
        raise WaardeError("expected at least one person and a peildatum from 2010 on")


def generate_lijst(
    persons: int = 2000, *, seed: int = 1, peildatum: date, faults: Iterable[str] = ()
) -> GeneratedLijst:
    """Make a synthetic list with the published shares; the same arguments give the same bytes.

    Args:
        persons: How many persons; some have several rows. Up to 9,090 have a BSN of the test range; asking for more is
            asking for BSNs below it, which are nobody's here but may be someone's elsewhere.
        seed: Which of the lists like this.
        peildatum: The day of which it is true; from 2010 on.
        faults: Names from ``FAULTS``; each comes in two rows, those of whole lines once.

    Raises:
        cak_regeling.WaardeError: For a fault that does not exist, no persons, a peildatum before 2010, or a seed that
            is no whole number.
    """
    wanted = require_faults(faults)
    require_start(persons, peildatum, seed=seed)

    def lines() -> Iterator[bytes]:
        clean = _clean(persons, Random(seed), peildatum)
        return iter(with_faults(list(clean), wanted, Random(seed))) if wanted else clean

    return GeneratedLijst(lines, peildatum=peildatum)


def _clean(persons: int, random: Random, peildatum: date) -> Iterator[bytes]:
    maker = Maker(random, shuffled_bsns(random, persons))
    yield HEADER.encode()
    for _ in range(persons):
        low, high = pick(random, (((low, high), share) for share, low, high in _MONTHS))
        inwoner = maker.person(peildatum, random.randint(low, high), AGES)
        if random.random() >= PREMIE_SHARE:
            inwoner.rij.statuscode = without_premie(random)
        for line in inwoner.lines(peildatum):
            yield line.encode()
