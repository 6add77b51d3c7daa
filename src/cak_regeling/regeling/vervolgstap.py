# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Next steps on a way out: those of the whole country, and a municipality's own, as tables that anyone can extend."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from attrs import evolve, frozen

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron
from cak_regeling.errors import WaardeError
from cak_regeling.regeling._tabel import Row, cite, read_lines, rows_of
from cak_regeling.regeling.route import Route


@frozen(kw_only=True)
class Vervolgstap:
    """A next step, for some ways out.

    Attributes:
        naam: *str*. What or who.
        routes: *frozenset[Route]*. For which ways; all of them when empty.
        tekst: *Tekst*. What to do.
        bron: *Bron*. Where it comes from; its ``geldig_van`` is the first day on which it can be done.
    """

    naam: str
    routes: frozenset[Route]
    tekst: Tekst
    bron: Bron

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self, str, Tekst, Bron)
        require(self.routes, frozenset, "routes")
        require_all(self.routes, Route, "routes")


def read_vervolgstappen(lines: Iterable[str]) -> tuple[Vervolgstap, ...]:
    """Read a table of next steps: a municipality's own, or that of the library.

    Args:
        lines: The lines of a csv file with ``naam``, ``routes`` (separated by spaces; empty for all), ``tekst_nl``,
            ``tekst_en`` and ``bron``; ``geldig_van`` may be there too: its first day as YYYY-MM-DD, empty for always;
            and with ``Zvw`` or ``Rzv`` as ``bron`` its ``artikel``, ``lid`` and ``letter``. An open text file will do.

    Raises:
        cak_regeling.WaardeError: When a column is missing, or a cell is missing or can't be read, with the row and
            what was expected.
    """
    rows = rows_of(lines, what="next steps", columns=("naam", "routes", "tekst_nl", "tekst_en", "bron"))
    return tuple(_step(number, row) for number, row in rows)


def _step(number: int, row: Row) -> Vervolgstap:
    """Make a next step of a row; what it breaks is named with the row."""
    place = f"row {number} of the next steps: expected"
    known = {route.value: route for route in Route}
    if not set(row["routes"].split()) <= set(known):
        raise WaardeError(f"{place} routes out of {', '.join(known)}")
    first = row.get("geldig_van")
    try:
        geldig_van = date.fromisoformat(first) if first else None
    except ValueError as error:
        raise WaardeError(f"{place} YYYY-MM-DD as geldig_van") from error
    try:
        bron = evolve(cite(row["bron"], row), geldig_van=geldig_van)
    except ValueError as error:
        raise WaardeError(f"{place} a number that counts from 1 as lid") from error
    return Vervolgstap(
        naam=row["naam"],
        routes=frozenset(known[name] for name in row["routes"].split()),
        tekst=Tekst(row["tekst_nl"], row["tekst_en"]),
        bron=bron,
    )


@cache
def vervolgstappen() -> tuple[Vervolgstap, ...]:
    """Give the next steps that hold in the whole country."""
    return read_vervolgstappen(read_lines("vervolgstappen.csv"))
