# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list as a file to a lazy frame of rows: what `read_lijst` does on objects, by an engine."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
from attrs import evolve, frozen

from cak_regeling.bevinding import Bevinding
from cak_regeling.frames.cellen import ROW, Cells, cel, cells_of, eager_of, lazy, refused
from cak_regeling.frames.compile import any_of
from cak_regeling.frames.engine import Frame, NwFrame, of_columns, own, rows_of
from cak_regeling.frames.kolommen import EXTRA, FILTER, GEMEENTE, PEILDATUM, RIJ
from cak_regeling.frames.objecten import asked
from cak_regeling.frames.waarden import (
    BORN,
    DAY,
    STARTED,
    LookedUp,
    Reading,
    Said,
    joined_codes,
    readings_of,
    with_code,
)
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import soorten
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.lijst import RejectedRow, SkippedLine
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits
from cak_regeling.lijst.reader import How, require_list
from cak_regeling.lijst.source import Progress, Source
from cak_regeling.lijst.tabular import Record


@frozen(kw_only=True, repr=False, eq=False)
class LijstScan:
    """A list as a frame of rows, and what is not in it. Lines in = rows + rejected + skipped.

    Attributes:
        rows: *Frame*. The accepted rows, lazy: the columns of `to_rows`, in no order. Personal.
        rejected: *tuple[RejectedRow, ...]*. Rows that were set aside, in the order of the file. Personal.
        skipped: *tuple[SkippedLine, ...]*. Lines that are no rows, in the order of the file.
        bevindingen: *tuple[Bevinding, ...]*. What was found in the file as a whole: in its workbook and header.
        peildatum: *date*. The day of which the list is true.
        header: *Header*. Which row was taken for the header, by which layout, and why.
        gemeente: *Gemeentecode | None*. Whose list it is, as the caller said.
        filter: *Lijstfilter | None*. What was asked of the CAK; None when that was the whole list, or was not said.
    """

    rows: Frame
    rejected: tuple[RejectedRow, ...]
    skipped: tuple[SkippedLine, ...]
    bevindingen: tuple[Bevinding, ...]
    peildatum: date
    header: Header
    gemeente: Gemeentecode | None = None
    filter: Lijstfilter | None = None

    @property
    def layout(self) -> Layout:
        """By which it was read."""
        return self.header.layout

    def __repr__(self) -> str:
        return (
            f"LijstScan(peildatum={self.peildatum.isoformat()}, "
            f"{len(self.rejected)} rejected, {len(self.skipped)} skipped)"
        )


def scan_lijst(  # noqa: PLR0913 - keywords only, each with a default that fits
    source: Source,
    *,
    peildatum: date,
    layout: Layout | Sequence[Layout] | None = None,
    gemeente: Gemeentecode | None = None,
    filter: Lijstfilter | None = None,  # noqa: A002 - the word of the field, and a keyword only
    postcodes: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    on_progress: Progress | None = None,
    backend: str = "polars",
) -> LijstScan:
    """Read a list to a lazy frame of rows, with the acceptance of `read_lijst`; nothing is lost.

    A row is accepted or rejected as `read_lijst` does it, and gets the same values and, in its column bevindingen, the
    same codes. What rows say of each other (a double row, two names for one BSN) is not looked for, as with
    `iter_lijst`. The file is looked through once, to find what must be looked up or set aside; values are worked out
    when the frame is asked for them. Text and sheets are held in memory as text until then, Parquet is not.

    Args:
        source: A path, bytes, or a file opened in binary mode: text (csv), a spreadsheet (xlsx), or Parquet with
            columns of text, numbers or days under any header that the layout knows. Rows of Parquet count from 1.
        peildatum: The day of which the list is true.
        layout: How it is laid out, or several layouts of which the best is chosen; the proposed layout when None.
        gemeente: Whose list it is.
        filter: What was asked of the CAK, where that was not the whole list.
        postcodes: Those of the municipality, as in a `Lijstfilter`: a row with another gets a bevinding.
        limits: What the file may take at most.
        on_progress: Is called now and then with how many bytes were read, and of how many (None when not known).
        backend: The engine: polars or duckdb. DuckDB reads Parquet from a path only, and all else through Arrow.

    Raises:
        cak_regeling.LijstError: When the file as a whole is refused, as `read_lijst` does.
        cak_regeling.WaardeError: When an argument is of the wrong type.
        cak_regeling.KaderError: For another engine, or when the engine, which is named, can't do it.
        OSError: When the file can't be opened or read.
    """
    require_list(gemeente, filter)
    how = How(peildatum, layout, postcodes, limits, on_progress)
    with refused(backend):
        cells = cells_of(source, how, backend)
        of_list = {
            GEMEENTE: nw.lit(None if gemeente is None else gemeente.value, nw.String()),
            PEILDATUM: nw.lit(peildatum, nw.Date()),
            FILTER: nw.lit(asked(filter), nw.String()),
        }
        rows, aside = _read(cells, how, of_list, backend)
        items = list(cells.rows.read(sorted(aside, key=_place)))
        return LijstScan(
            rows=rows.to_native(),
            rejected=tuple(item for item in items if isinstance(item, RejectedRow)),
            skipped=(*cells.skipped, *(item for item in items if isinstance(item, SkippedLine))),
            bevindingen=cells.bevindingen,
            peildatum=peildatum,
            header=cells.header,
            gemeente=gemeente,
            filter=filter,
        )


def _place(record: Record) -> int:
    return record.row


def _read(
    cells: Cells, how: How, of_list: Mapping[str, nw.Expr], backend: str
) -> tuple[nw.LazyFrame[Any], list[Record]]:
    """Give the accepted rows, and those that are to be read as objects: they are rejected, or refuse the file."""
    first, *others = sorted(readings_of(cells, how.gebied.postcodes), key=_bsn_first)
    bsn = first.looked_up(cells.frame)
    frame, aside = _parted(cells.frame, bsn, lambda said: "bsn" not in said.values)
    accepted = {text: said for text, said in bsn.said.items() if "bsn" in said.values}
    found = [evolve(bsn, said=accepted), *(reading.looked_up(frame) for reading in others)]
    apart = [aside]
    for day in (one for one in found if DAY in one.columns):
        _, other = _parted(frame, day, lambda said: said.values.get(DAY, how.peildatum) != how.peildatum)
        apart.append(None if other is None else other.sort(ROW).head(1))
    records = [record for rows in apart if rows is not None for record in _records(cells, rows)]
    return _values(cells, frame, found, of_list, backend), [*cells.broken, *records]


def _bsn_first(reading: Reading) -> bool:
    return "bsn" not in reading.columns


def _parted(frame: Any, found: LookedUp, apart: Callable[[Said], bool]) -> tuple[Any, Any]:
    """Part the rows of which one cell says something from a frame; give what is left and those rows, None without."""
    texts = [text for (text,), said in found.said.items() if apart(said)]
    if not texts:
        return frame, None
    (at,) = found.reading.at
    holds = nw.col(cel(at)).fill_null("").is_in(texts)
    return frame.filter(~holds), frame.filter(holds)


def _records(cells: Cells, rows: NwFrame) -> list[Record]:
    """Give rows as the readers of the list take them."""
    names = [cel(at) for at in range(len(cells.header.cells))]
    return [
        cells.odd.get(row[ROW]) or Record(row[ROW], 1, [row[name] or "" for name in names]) for row in rows_of(rows)
    ]


def _values(
    cells: Cells, frame: Any, found: Sequence[LookedUp], of_list: Mapping[str, nw.Expr], backend: str
) -> nw.LazyFrame[Any]:
    """Give the values of the rows, to be worked out when they are asked for, beside those of the list as a whole.

    Rows in which all text is plain that may be go apart, as little has to be joined to those.
    """
    odd = [one.odd for one in found if one.odd is not None]
    if not odd:
        return _joined(cells, frame, found, of_list, backend)
    empty = {name: nw.lit(None, kind) for one in found for name, kind in one.columns.items()}
    marked = frame.with_columns(any_of(odd).alias(_ODD))
    plain = [one if one.odd is None else evolve(one, said={}) for one in found]
    parts = [
        _joined(cells, marked.filter(nw.col(_ODD)), found, of_list, backend),
        _joined(cells, marked.filter(~nw.col(_ODD)), plain, {**empty, **of_list}, backend),
    ]
    return nw.concat(parts, how="vertical")


def _joined(
    cells: Cells, frame: Any, found: Sequence[LookedUp], more: Mapping[str, nw.Expr], backend: str
) -> nw.LazyFrame[Any]:
    joined = lazy(frame, backend)
    for one in found:
        joined = one.join(joined, backend)
    joined, of_rows = _with_odd(cells, joined, backend)
    values = {**more, **{name: value for one in found for name, value in one.values()}}
    codes = [(one.codes, one.with_code()) for one in found] + [(_CODES, of_rows)]
    young = (
        {soorten.MINDERJARIG.code: [values[STARTED] - values[BORN] < _EIGHTEEN]}
        if {STARTED, BORN} <= set(values)
        else {}
    )
    values |= {"row": nw.col(ROW), "lines": nw.col(_LINES), "bevindingen": _codes(codes, young)}
    extra = sorted(name for name in values if name.startswith(EXTRA))
    names = [*(name for name in (*_OF_LIST, *RIJ) if name in values), *extra]
    result: nw.LazyFrame[Any] = joined.select(**{name: values[name] for name in names})
    return result


_OF_LIST = (GEMEENTE, PEILDATUM, FILTER)
_ODD, _LINES, _CODES = own("bijzonder"), own("regels"), own("codes")
_EIGHTEEN = 180_000
"""Eighteen years between two days as whole numbers (20230930)."""


def _with_odd(cells: Cells, frame: Any, backend: str) -> tuple[Any, dict[str, list[str]]]:
    """Put beside each row how many lines it takes, and the codes of what was found in it as a whole."""
    if not cells.odd:
        return frame.with_columns(nw.lit(1, nw.Int64()).alias(_LINES)), {}
    codes = {row: frozenset(b.code for b in cells.rows.structure(record)) for row, record in cells.odd.items()}
    data: dict[str, list[Any]] = {
        ROW: list(codes),
        _LINES: [record.lines for record in cells.odd.values()],
        _CODES: [joined_codes(one) for one in codes.values()],
    }
    schema = {ROW: nw.Int64(), _LINES: nw.Int64(), _CODES: nw.String()}
    odd = lazy(of_columns(data, schema, eager_of(backend)), backend)
    return frame.join(odd, on=[ROW], how="left").with_columns(nw.col(_LINES).fill_null(1)), with_code(codes.values())


def _codes(columns: Iterable[tuple[str, Mapping[str, list[str]]]], more: Mapping[str, list[nw.Expr]]) -> nw.Expr:
    """Write the codes of a row, each once and in order, or null."""
    holds: dict[str, list[nw.Expr]] = {code: list(found) for code, found in more.items()}
    for column, by_code in columns:
        for code, texts in by_code.items():
            holds.setdefault(code, []).append(nw.col(column).is_in(texts))
    if not holds:
        return nw.lit(None, nw.String())
    parts = [
        nw.when(any_of(holds[code]).fill_null(False)).then(nw.lit(f",{code}")).otherwise(nw.lit(""))
        for code in sorted(holds)
    ]
    written = nw.concat_str(parts)
    return nw.when(written != "").then(written.str.slice(1))
