# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The cells of a file as a frame: text, a column for each header, and what is to be read as a whole apart.

Lines of text of which there is nothing to say are cut by the engine's own reader; other lines, and the rows of a
sheet, by the readers of the list. Parquet is read by the engine; what has a type there becomes the text that it would
have in a csv of the same list. An empty cell is null.
"""

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from itertools import chain, repeat
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding, Ernst
from cak_regeling.errors import KaderError, LijstError
from cak_regeling.frames.engine import NwFrame, instead, of_columns, own, package
from cak_regeling.lijst.header import Header, find_header
from cak_regeling.lijst.lijst import SkippedLine
from cak_regeling.lijst.reader import How, Opened
from cak_regeling.lijst.rows import RowReader
from cak_regeling.lijst.soorten_bestand import BESTAND_BESCHADIGD
from cak_regeling.lijst.source import Source, chunks_of, size_of
from cak_regeling.lijst.tabular import Record


ROW = own("row")
"""The column with the place of a row: its line in the file, its row in the sheet, or its number in Parquet; from 1."""
_PARQUET = b"PAR1"


def cel(at: int) -> str:
    """Name the column with the cells that stand at a place, from 0."""
    return own(f"cel_{at}")


@frozen(repr=False)
class Cells:
    """The cells of a file.

    Attributes:
        frame: *NwFrame*. The rows, each with a cell for every header: ``ROW``, and text by `cel`.
        header: *Header*. Their headers.
        rows: *RowReader*. Reads a row that the frame can't.
        bevindingen: *tuple[Bevinding, ...]*. What was found in the file as a whole.
        skipped: *Sequence[SkippedLine]*. The header, and the titles above it.
        broken: *Sequence[Record]*. Rows whose structure is broken; they are not in the frame.
        odd: *Mapping[int, Record]*. By place, the rows in the frame of which there is something to say as a whole.
    """

    frame: NwFrame
    header: Header
    rows: RowReader
    bevindingen: tuple[Bevinding, ...]
    skipped: Sequence[SkippedLine] = ()
    broken: Sequence[Record] = ()
    odd: Mapping[int, Record] = FrozenMapping({})


def lazy(frame: NwFrame, backend: str) -> nw.LazyFrame[Any]:
    """Give a frame to work on when a result is asked for, by the engine that was asked for."""
    engine: Any = None if isinstance(frame, nw.LazyFrame) or backend == "polars" else backend
    given: Any = frame
    later: nw.LazyFrame[Any] = given.lazy(engine) if engine else given.lazy()
    return later


def cells_of(source: Source, how: How, backend: str) -> Cells:
    """Read the cells of a file: csv, xlsx or Parquet.

    Raises:
        cak_regeling.LijstError: When the file as a whole is refused.
        cak_regeling.KaderError: For an engine that is not known, or can't read Parquet from this source.
    """
    if backend not in _READERS:
        raise KaderError(f"expected {' or '.join(_READERS)} as backend")
    package(backend)
    if _is_parquet(source):
        return _of_parquet(source, how, backend)
    kept = _Kept()
    opened = Opened(source, how, kept.add)
    skipped: list[SkippedLine] = []
    records: list[Record] = []
    broken: list[Record] = []
    odd: dict[int, Record] = {}
    for above, block in opened.blocks():
        skipped += above
        plain = opened.rows.plain(block)
        records += plain
        whole = set(map(id, plain))
        for record in (record for record in block if id(record) not in whole):
            if any(bevinding.ernst is Ernst.FOUT for bevinding in opened.rows.structure(record)):
                broken.append(record)
            else:
                odd[record.row] = record
    header = opened.header
    return Cells(
        frame=nw.concat(
            [kept.cut(header, backend), _of_records([*records, *odd.values()], header, backend)], how="vertical"
        ),
        header=header,
        rows=opened.rows,
        bevindingen=opened.bevindingen,
        skipped=skipped,
        broken=broken,
        odd=odd,
    )


@contextmanager
def refused(backend: str) -> Generator[None]:
    """Refuse a file that an engine can't read, without what the engine says: that may hold cells.

    Raises:
        cak_regeling.LijstError: Instead of what the engine raises.
    """

    def refusal(error: Exception) -> LijstError:
        return LijstError(
            f"expected a list that {backend} can read ({type(error).__name__})",
            bevindingen=(Bevinding(soort=BESTAND_BESCHADIGD),),
        )

    with instead(refusal):
        yield


class _Kept:
    """Lines that were taken as they are."""

    def __init__(self) -> None:
        self._places: list[range] = []
        self._blocks: list[bytes] = []

    def add(self, row: int, lines: int, block: bytes) -> None:
        """Take lines with their ends; of two files with one text, the last has none."""
        self._places.append(range(row, row + lines))
        self._blocks.append(block)

    def cut(self, header: Header, backend: str) -> nw.DataFrame[Any]:
        """Let the engine cut them into cells."""
        names = [cel(at) for at in range(len(header.cells))]
        if not self._blocks:
            return _of_records((), header, backend)
        first = header.delimiter.join(names).encode() + b"\n"
        text = b"".join([first, *self._blocks])
        cut: nw.DataFrame[Any] = nw.from_native(_READERS[backend](text, header.delimiter, names), eager_only=True)
        places = list(chain.from_iterable(self._places))
        rows = nw.new_series(ROW, places, nw.Int64(), backend=cut.implementation)
        return cut.with_columns(rows).select(ROW, *names)


def _by_polars(text: bytes, delimiter: str, _names: list[str]) -> Any:
    return import_module("polars").read_csv(text, separator=delimiter, quote_char=None, infer_schema=False)


def _by_arrow(text: bytes, delimiter: str, names: list[str]) -> Any:
    csv = package("pyarrow.csv")
    return csv.read_csv(
        BytesIO(text),
        parse_options=csv.ParseOptions(delimiter=delimiter, quote_char=False),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, import_module("pyarrow").string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


_READERS: Mapping[str, Callable[[bytes, str, list[str]], Any]] = {"polars": _by_polars, "duckdb": _by_arrow}
"""By engine: how it cuts lines of text; DuckDB reads the tables of Arrow as they are."""


def _of_records(records: Iterable[Record], header: Header, backend: str) -> nw.DataFrame[Any]:
    """Make a frame of rows that were cut already; empty cells beyond the headers are not in it."""
    rows = list(records)
    names = [cel(at) for at in range(len(header.cells))]
    columns = zip(*(record.cells for record in rows), strict=False) if rows else repeat(())
    data: dict[str, list[Any]] = {ROW: [record.row for record in rows]}
    data |= {name: [text or None for text in column] for name, column in zip(names, columns, strict=False)}
    schema = {ROW: nw.Int64(), **dict.fromkeys(names, nw.String())}
    return of_columns(data, schema, eager_of(backend))


def eager_of(backend: str) -> str:
    """Name what makes frames for an engine."""
    return "polars" if backend == "polars" else "pyarrow"


def _is_parquet(source: Source) -> bool:
    """Look at the first bytes; a file that is open must be able to go back, as Parquet is read from its end."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source[:4]) == _PARQUET
    if isinstance(source, str | os.PathLike):
        return next(chunks_of(source), b"")[:4] == _PARQUET
    if not hasattr(source, "seek") or not source.seekable():
        return False
    at = source.tell()
    start = source.read(4)
    source.seek(at)
    return start == _PARQUET


def _of_parquet(source: Source, how: How, backend: str) -> Cells:
    names, scanned = _SCANS[backend](source)
    kinds, size = scanned.collect_schema(), size_of(source)
    limits = how.limits
    if size is not None and size > limits.bytes:
        limits.refuse("bytes")
    if len(names) > limits.columns:
        limits.refuse("columns")
    header = find_header({"": [Record(0, 1, names)]}, how.layouts)
    frame = scanned.select(
        nw.col(ROW).cast(nw.Int64()), **{cel(at): _text(at, kinds[cel(at)]) for at in range(len(names))}
    )
    longest = [nw.col(cel(at)).str.len_chars().max() for at in range(len(names))]
    (asked,) = frame.select(nw.col(ROW).max(), *longest).collect().iter_rows()
    if (asked[0] or 0) > limits.rows:
        limits.refuse("rows")
    if max(length or 0 for length in asked[1:]) > limits.cell_length:
        limits.refuse("cell_length")
    if how.on_progress is not None and size is not None:
        how.on_progress(size, size)
    rows = RowReader(header, peildatum=how.peildatum, gebied=how.gebied)
    return Cells(frame=frame, header=header, rows=rows, bevindingen=rows.bevindingen)


Scanned = tuple[list[str], nw.LazyFrame[Any]]
"""The headers of a file, and its columns by `cel`, with ``ROW``."""


def _polars_scan(source: Source) -> Scanned:
    data: Any = BytesIO(source) if isinstance(source, bytes | bytearray | memoryview) else source
    native = import_module("polars").scan_parquet(data, row_index_name=ROW, row_index_offset=1)
    names = [name for name in native.collect_schema() if name != ROW]
    return names, nw.from_native(native.rename({name: cel(at) for at, name in enumerate(names)}))


def _duckdb_scan(source: Source) -> Scanned:
    if not isinstance(source, str | os.PathLike):
        raise KaderError("duckdb can't read Parquet from bytes or a file that is open: give its path")
    native = import_module("duckdb").read_parquet(os.fspath(source), file_row_number=True)
    *names, number = native.columns
    quoted = [name.replace('"', '""') for name in names]
    columns = [f'"{name}" AS {cel(at)}' for at, name in enumerate(quoted)]
    return names, nw.from_native(native.project(", ".join([f"{number} + 1 AS {ROW}", *columns])))


_SCANS: Mapping[str, Callable[[Source], Scanned]] = {"polars": _polars_scan, "duckdb": _duckdb_scan}


def _text(at: int, kind: Any) -> nw.Expr:
    """Give a column of Parquet as the text that a csv would have."""
    value = nw.col(cel(at))
    match kind:
        case nw.String():
            text = value
        case nw.Boolean():
            text = nw.when(value).then(nw.lit("WAAR")).otherwise(nw.when(~value).then(nw.lit("ONWAAR")))
        case nw.Date():
            text = value.dt.to_string("%d-%m-%Y")
        case nw.Datetime():
            text = value.dt.to_string("%d-%m-%Y %H:%M:%S").str.replace_all(" 00:00:00", "", literal=True)
        case nw.Float32() | nw.Float64() | nw.Decimal():
            text = _number(value.cast(nw.String()))
        case _ if kind.is_integer() or isinstance(kind, nw.Categorical | nw.Enum | nw.Unknown):
            text = value.cast(nw.String())
        case _:
            raise LijstError(
                f"expected text, numbers or days in column {at + 1}, not {kind}",
                bevindingen=(Bevinding(soort=BESTAND_BESCHADIGD),),
            )
    return nw.when(text != "").then(text)


def _number(text: nw.Expr) -> nw.Expr:
    """Write a number with a decimal comma, and without zeros at its end that say nothing."""
    short = nw.when(text.str.contains(r"^-?[0-9]+\.[0-9]+$")).then(text.str.replace_all(r"\.?0+$", "")).otherwise(text)
    return short.str.replace_all(".", ",", literal=True)
