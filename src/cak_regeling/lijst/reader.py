"""Reading a list: from bytes to accepted rows, rejected rows and bevindingen."""

import codecs
import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from cak_regeling.bevinding import Bevinding, Bevindingen
from cak_regeling.datums import require_date
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.layout import STANDAARD, Layout, normalised
from cak_regeling.lijst.lijst import CakLijst, RejectedRow, SkippedKind, SkippedLine
from cak_regeling.lijst.rows import RowReader, said_of_encoding
from cak_regeling.lijst.soorten import RIJ_DUBBEL
from cak_regeling.lijst.tabular import DELIMITERS, Line, Record, split_cells, split_lines, split_records
from cak_regeling.wanbetaler import Aanmelding


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""A path, the bytes themselves, or a file opened in binary mode."""

HEADER_WITHIN = 50
"""The header stands on one of the first so many lines."""

_CHUNK_BYTES = 1 << 20
_LOOKED_AT = 512
"""How many of the first bytes tell what a file is, when it is no list."""
_NOT_A_LIST = (
    (b"PK\x03\x04", "a zip file or a spreadsheet such as xlsx; save it as csv (UTF-8) first"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old spreadsheet or document (xls, doc) or one with a password; save it as csv first",
    ),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"<!doctype", "an html page"),
    (b"<html", "an html page"),
    (codecs.BOM_UTF32_LE, "text in UTF-32; save it as UTF-8"),
    (codecs.BOM_UTF32_BE, "text in UTF-32; save it as UTF-8"),
    (b"<?xml", "an xml document"),
)


def read_lijst(
    source: Source,
    *,
    peildatum: date,
    layout: Layout | None = None,
    gemeente: Gemeentecode | None = None,
    filter: Lijstfilter | None = None,  # noqa: A002 - the word of the field, and a keyword only
) -> CakLijst:
    """Read a CAK-lijst from csv; every row is accepted or rejected with a reason, and nothing is lost.

    The header is found under any title lines, the delimiter (``; , tab |``) and the encoding (UTF-8, UTF-16 with a
    mark, cp1252) by looking. A row is rejected when it can't be tied to a person or its structure is broken; any other
    bad cell becomes None with a bevinding, and its text is kept in ``extra``.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        peildatum: The day of which the list is true.
        layout: How it is laid out; the proposed layout when None.
        gemeente: Whose list it is.
        filter: What was asked of the CAK, where that was not the whole list.

    Raises:
        cak_regeling.LijstError: When the file as a whole is refused: it is no list, it has no column for a required
            field, or it names another peildatum.
        cak_regeling.WaardeError: When an argument is of the wrong type.
        OSError: When the file can't be opened or read.
    """
    if gemeente is not None and not isinstance(gemeente, Gemeentecode):
        raise WaardeError("expected a Gemeentecode as gemeente")
    if filter is not None and not isinstance(filter, Lijstfilter):
        raise WaardeError("expected a Lijstfilter as filter")
    opened = _Opened(source, peildatum, STANDAARD if layout is None else layout)
    aanmeldingen: list[Aanmelding] = []
    rejected: list[RejectedRow] = []
    skipped: list[SkippedLine] = []
    bevindingen = Bevindingen(opened.bevindingen)
    firsts: dict[str, Aanmelding] = {}
    persons_with_more: dict[str, set[Aanmelding]] = {}
    for item in opened:
        if isinstance(item, Aanmelding):
            aanmeldingen.append(item)
            first = firsts.setdefault(item.bsn.value, item)
            if first is not item:
                earlier = persons_with_more.setdefault(item.bsn.value, {first})
                if item in earlier:
                    bevindingen.add(Bevinding(soort=RIJ_DUBBEL, row=item.row))
                earlier.add(item)
        elif isinstance(item, RejectedRow):
            rejected.append(item)
        else:
            skipped.append(item)
        for bevinding in item.bevindingen:
            bevindingen.add(bevinding)
    return CakLijst(
        aanmeldingen=tuple(aanmeldingen),
        rejected=tuple(rejected),
        skipped=tuple(skipped),
        bevindingen=bevindingen.as_tuple(),
        peildatum=peildatum,
        sha256=opened.sha256,
        layout=opened.rows.layout,
        headers=opened.rows.headers,
        fields=opened.rows.fields,
        gemeente=gemeente,
        filter=filter,
    )


def iter_lijst(source: Source, *, peildatum: date, layout: Layout | None = None) -> Iterator[Aanmelding | RejectedRow]:
    """Read a list row by row, in memory that does not grow with the file. Takes and raises what `read_lijst` does.

    No person is looked for in two rows, and lines that are no rows are passed over.
    """
    return (
        item
        for item in _Opened(source, peildatum, STANDAARD if layout is None else layout)
        if not isinstance(item, SkippedLine)
    )


class _Opened:
    """A list of which the header was found; iterates over the whole file, once."""

    def __init__(self, source: Source, peildatum: date, layout: Layout) -> None:
        if not isinstance(layout, Layout):
            raise WaardeError("expected a Layout as layout")
        day = require_date(peildatum, "peildatum")
        self._digest = hashlib.sha256()
        self._lines = split_lines(self._chunks(source))
        self._head = list(islice(self._lines, HEADER_WITHIN))
        header = _find_header(self._head, layout)
        self._header_row = header.row
        self._delimiter = header.delimiter
        self.rows = RowReader(header.cells, row=header.row, layout=layout, peildatum=day)
        self.bevindingen = (
            *(Bevinding(soort=soort, row=header.row) for soort in said_of_encoding(self._head[header.row - 1][1])),
            *self.rows.bevindingen,
        )

    @property
    def sha256(self) -> str:
        """Of the bytes read so far."""
        return self._digest.hexdigest()

    def __iter__(self) -> Iterator[Aanmelding | RejectedRow | SkippedLine]:
        above, below = self._head[: self._header_row - 1], self._head[self._header_row :]
        for row, line in enumerate(above, 1):
            yield self.rows.read_above(
                Record(row, 1, split_cells(line[0], self._delimiter), line[1], stray_quote=False)
            )
        yield SkippedLine(row=self._header_row, cells=self.rows.headers, kind=SkippedKind.KOP)
        records = split_records(
            chain(below, self._lines),
            first_row=self._header_row + 1,
            delimiter=self._delimiter,
            width=len(self.rows.headers),
        )
        yield from map(self.rows.read, records)

    def _chunks(self, source: Source) -> Iterator[bytes]:
        chunks = _bytes_of(source)
        head = b""
        for chunk in chunks:
            head += chunk
            if len(head) >= _LOOKED_AT:
                break
        _refuse_what_is_no_list(head[:_LOOKED_AT])
        for chunk in chain((head,), chunks):
            self._digest.update(chunk)
            yield chunk


_LOOKED_FOR = (
    f"expected a header line within the first {HEADER_WITHIN} lines, with cells between {' '.join(DELIMITERS.values())}"
)


def _bytes_of(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes | bytearray | memoryview):
        whole = bytes(source)
        yield from (whole[i : i + _CHUNK_BYTES] for i in range(0, len(whole), _CHUNK_BYTES))
    elif isinstance(source, str) and not _NOT_IN_A_PATH.isdisjoint(source):
        raise WaardeError("expected a path; this is text: give a list as bytes")
    elif isinstance(source, str | os.PathLike):
        with Path(source).open("rb") as file:
            yield from iter(lambda: file.read(_CHUNK_BYTES), b"")
    elif hasattr(source, "read"):
        for chunk in iter(lambda: source.read(_CHUNK_BYTES), b""):
            if not isinstance(chunk, bytes):
                raise WaardeError(_EXPECTED_SOURCE)
            yield chunk
    else:
        raise WaardeError(_EXPECTED_SOURCE)


_NOT_IN_A_PATH = frozenset("\n\r\0")
_EXPECTED_SOURCE = "expected a path, bytes, or a file opened in binary mode"


def _refuse_what_is_no_list(start: bytes) -> None:
    """Look at the first bytes, and say what it is when that is known."""
    shown = start.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, name in _NOT_A_LIST:
        if shown.startswith(signature.lower()):
            raise LijstError(f"{_LOOKED_FOR}; found {name}")
    if b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise LijstError(f"{_LOOKED_FOR}; found NUL bytes: binary data, or UTF-16 without its mark")


@frozen
class _Header:
    row: int
    delimiter: str
    cells: list[str]
    found: frozenset[str]


def _find_header(lines: list[Line], layout: Layout) -> _Header:
    """Find the line and the delimiter under which most columns of the layout are found; the first of equals."""
    candidates = [
        _Header(row, delimiter, cells, _known(cells, layout))
        for row, (text, _) in enumerate(lines, 1)
        for delimiter in DELIMITERS
        for cells in (split_cells(text, delimiter),)
    ]
    if not candidates:
        raise LijstError(f"{_LOOKED_FOR}; found an empty file")
    best = max(candidates, key=lambda header: len(header.found))
    required = {column.field: column.header for column in layout.columns if column.required}
    missing = [header for field, header in required.items() if field not in best.found]
    if missing:
        known = [column.header for column in layout.columns if column.field in best.found]
        found = f"row {best.row} with {', '.join(known)}" if known else "no header that is known"
        raise LijstError(
            f"{_LOOKED_FOR}, and columns for {' and '.join(required.values())}; "
            f"found {found}; no column for {' and '.join(missing)}"
        )
    return best


def _known(cells: Iterable[str], layout: Layout) -> frozenset[str]:
    columns = (layout.by_spelling.get(normalised(cell)) for cell in cells)
    return frozenset(column.field for column in columns if column is not None)
