# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Lists as objects and as frames, beside each other: what `scan_lijst` must give is what `read_lijst` gives."""

from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest
from attrs import evolve
from polars.testing import assert_frame_equal

import cak_regeling as cak
from cak_regeling import frames


PEILDATUM = date(2023, 9, 30)


def collected(scan: frames.LijstScan) -> pl.DataFrame:
    """Carry out a scan, its rows in the order of the file; columns that the library does not read go when empty."""
    native = scan.rows
    rows: Any = native.collect() if isinstance(native, pl.LazyFrame) else pl.DataFrame(native.to_arrow_table())
    assert isinstance(native, pl.LazyFrame | duckdb.DuckDBPyRelation)
    empty = [name for name in rows.columns if name.startswith("extra.") and rows[name].null_count() == len(rows)]
    return rows.drop(empty).sort("row")  # type: ignore[no-any-return]  # rows is Any


def assert_same(source: Any, *, as_read: Any = None, backend: str = "polars", above: int = 0, **arguments: Any) -> None:
    """Check that a scan says of a file what reading it says: rows, what is not one of them, or the refusal.

    Args:
        source: The file.
        as_read: The same list as a file that `read_lijst` takes; the file itself when None.
        backend: The engine.
        above: How many lines stand above the first row in the one that is read, and not in the other.
        arguments: Of both.
    """
    arguments = {"peildatum": PEILDATUM} | arguments
    lijst = read_or_refused(source if as_read is None else as_read, **arguments)
    if isinstance(lijst, cak.LijstError):
        found = refused(source, backend=backend, **arguments)
        assert (str(found), found.bevindingen) == (str(lijst), lijst.bevindingen)
        return
    scan = frames.scan_lijst(source, backend=backend, **arguments)
    rows, expected = collected(scan), frames.to_rows(lijst)
    expected = expected.with_columns(row=pl.col("row") - above)
    assert_frame_equal(rows, expected, check_column_order=False)
    assert logical(rows) == logical(expected)
    rejected = [(item.row - above, item.cells, codes(item)) for item in lijst.rejected]
    assert [(item.row, item.cells, codes(item)) for item in scan.rejected] == rejected
    if not above:
        assert scan.rejected == lijst.rejected
        assert scan.skipped == lijst.skipped
        assert (scan.gemeente, scan.filter, scan.peildatum) == (lijst.gemeente, lijst.filter, lijst.peildatum)
        lines = {row.row for row in lijst.aanmeldingen} | {row.row for row in lijst.rejected}
        lines |= {line.row for line in lijst.skipped if line.row != lijst.header.row}
        assert scan.bevindingen == tuple(found for found in lijst.bevindingen if found.row not in lines)
        assert evolve(scan.header, layout=lijst.layout) == lijst.header


def logical(rows: pl.DataFrame) -> list[str]:
    """Give the columns that are not of cells that the library does not read."""
    return [name for name in rows.columns if not name.startswith("extra.")]


def read_or_refused(source: Any, **arguments: Any) -> cak.CakLijst | cak.LijstError:
    """Read a list, or give its refusal."""
    try:
        return cak.read_lijst(source, **arguments)
    except cak.LijstError as refusal:
        return refusal


def codes(item: cak.RejectedRow) -> list[str]:
    """Give the codes of what was found in a rejected row."""
    return [bevinding.code for bevinding in item.bevindingen]


def refused(source: Any, **arguments: Any) -> cak.LijstError:
    """Give the refusal of a file."""
    with pytest.raises(cak.LijstError) as caught:
        frames.scan_lijst(source, **arguments)
    return caught.value
