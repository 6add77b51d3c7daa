# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Writing a generated list in another form than csv. Parquet needs a package, which is imported when it is used."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path

from cak_regeling.lijst.sheets import Table, Value, write_tables
from cak_regeling.testing.inwoners import HEADERS


_BATCH = 50_000
_DATES = {HEADERS["aanmelddatum"], HEADERS["peildatum"]}


def _cells(lines: Iterable[bytes]) -> Iterator[list[str]]:
    return csv.reader((_text(line) for line in lines), delimiter=";")


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252")


def write_xlsx(lines: Iterable[bytes], path: Path) -> None:
    """Write a sheet, row by row: days and amounts as what they are, all else as text."""
    cells = _cells(lines)
    first = next(cells)
    write_tables(path, Table(naam="CAK-lijst", headers=first, rows=_rows(first, cells)), format="xlsx")


def _rows(head: list[str], rows: Iterator[list[str]]) -> Iterator[list[Value]]:
    """Give the cells of the rows, from the header on by their columns."""
    for cells in rows:
        head = cells if "BSN" in cells else head
        yield [_typed(header, cell) for header, cell in zip_longest(head, cells, fillvalue="")]


@lru_cache  # a list has few days, and many rows with each
def _day(cell: str) -> Value:
    with suppress(ValueError):
        return datetime.strptime(cell, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    return cell


def _typed(header: str, cell: str) -> Value:
    if header in _DATES:
        return _day(cell)
    if header == HEADERS["achterstand_cak"]:
        with suppress(InvalidOperation):
            return Decimal(cell.replace(",", "."))
    return cell


def write_parquet(lines: Iterable[bytes], path: Path) -> None:
    """Write the rows in batches, every cell as text, with the logical fields as columns."""
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise ImportError("writing a list as Parquet needs pyarrow", name="pyarrow") from error
    fields = list(HEADERS)
    schema = arrow.schema([(name, arrow.string()) for name in fields])
    rows = (cells for cells in _cells(lines) if len(cells) == len(fields) and any(cells) and cells[0] != "BSN")
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(arrow.table(dict(zip(fields, zip(*batch, strict=True), strict=True)), schema=schema))
