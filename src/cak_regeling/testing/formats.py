"""Writing a generated list in another form than csv; each form needs a package, which is imported when it is used."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from importlib import import_module
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from cak_regeling.testing.inwoners import HEADERS


_BATCH = 50_000
_DATES = {HEADERS["aanmelddatum"], HEADERS["peildatum"]}


def _package(name: str, *, extra: str, form: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ImportError(f"writing a list as {form} needs {extra}", name=name) from error


def _cells(lines: Iterable[bytes]) -> Iterator[list[str]]:
    return csv.reader((_text(line) for line in lines), delimiter=";")


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252")


def write_xlsx(lines: Iterable[bytes], path: Path) -> None:
    """Write a sheet, row by row: days and amounts as what they are, all else as text."""
    openpyxl = _package("openpyxl", extra="openpyxl: install cak_regeling[xlsx]", form="xlsx")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("CAK-lijst")
    headers: list[str] = []
    for cells in _cells(lines):
        headers = cells if "BSN" in cells else headers
        sheet.append([_typed(header, cell) for header, cell in zip_longest(headers, cells, fillvalue="")])
    book.save(path)


def _typed(header: str, cell: str) -> str | date | Decimal:
    if header in _DATES:
        with suppress(ValueError):
            return datetime.strptime(cell, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
    if header == HEADERS["achterstand_cak"]:
        with suppress(InvalidOperation):
            return Decimal(cell.replace(",", "."))
    return cell


def write_parquet(lines: Iterable[bytes], path: Path) -> None:
    """Write the rows in batches, every cell as text, with the logical fields as columns."""
    arrow = _package("pyarrow", extra="pyarrow", form="Parquet")
    parquet = _package("pyarrow.parquet", extra="pyarrow", form="Parquet")
    fields = list(HEADERS)
    schema = arrow.schema([(name, arrow.string()) for name in fields])
    rows = (cells for cells in _cells(lines) if len(cells) == len(fields) and any(cells) and cells[0] != "BSN")
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(arrow.table(dict(zip(fields, zip(*batch, strict=True), strict=True)), schema=schema))
