# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Tables in csv: those that stand beside the room, and a vendor's or municipality's own in the same columns."""

import csv
from collections.abc import Collection, Iterable

from cak_regeling._controle import require_all
from cak_regeling.bronnen import Bron, rzv, volgens, zvw
from cak_regeling.errors import WaardeError


Row = dict[str, str]


def read_lines(name: str) -> list[str]:
    """Give the lines of a table that stands beside this module."""
    from importlib.resources import files  # noqa: PLC0415 - not needed to import the library

    return files("cak_regeling.regeling").joinpath(name).read_text("utf-8").splitlines()


def rows_of(lines: Iterable[str], *, what: str, columns: Collection[str]) -> list[tuple[int, Row]]:
    """Give the rows of a table, each with the number of the line on which it ends.

    Args:
        lines: The lines, header first.
        what: What the rows are, for the errors.
        columns: The columns that must be there; others may be.

    Raises:
        cak_regeling.WaardeError: For what are no lines, when a column is missing, or a row has not as many cells as
            there are columns, with its number.
    """
    first, *others = require_all(lines, str, "lines") or ("",)
    reader = csv.DictReader([first.removeprefix("\ufeff"), *others], strict=True)
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise WaardeError(f"the {what} lack columns, which commas separate: {', '.join(missing)}")
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise WaardeError(f"the {what} are no csv after row {reader.line_num}: check the quotes") from error
    for number, row in rows:
        if None in row or None in row.values():
            raise WaardeError(f"row {number} of the {what}: expected as many cells as there are columns")
    return rows


def cite(regeling: str, row: Row) -> Bron:
    """Give the article that a row names; else the body that says so. A lid that is no number is a ValueError."""
    law = {"Zvw": zvw, "Rzv": rzv}.get(regeling)
    artikel, lid, letter = (row.get(column) or None for column in ("artikel", "lid", "letter"))
    if law is None or artikel is None:
        return volgens(regeling)
    return law(artikel, None if lid is None else int(lid), letter)
