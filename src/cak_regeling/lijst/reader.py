# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Reading a list: from bytes to accepted rows, rejected rows and bevindingen."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import chain, islice
from typing import cast

from attrs import field, frozen

from cak_regeling._controle import require
from cak_regeling.bevinding import Bevinding, Bevindingen
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.header import HEADER_WITHIN, Header, find_header, to_layouts
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.lijst import CakLijst, RejectedRow, SkippedKind, SkippedLine
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits
from cak_regeling.lijst.rows import RowReader
from cak_regeling.lijst.semantiek import over_rows
from cak_regeling.lijst.source import LOOKED_AT, Progress, Source, chunks_of, is_zip, refuse_what_is_no_list, size_of
from cak_regeling.lijst.tabular import Keep, Record, check_limits
from cak_regeling.lijst.tekst import TextParser
from cak_regeling.wanbetaler import Aanmelding


def read_lijst(  # noqa: PLR0913 - keywords only, each with a default that fits
    source: Source,
    *,
    peildatum: date,
    layout: Layout | Sequence[Layout] | None = None,
    gemeente: Gemeentecode | None = None,
    filter: Lijstfilter | None = None,  # noqa: A002 - the word of the field, and a keyword only
    postcodes: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    on_progress: Progress | None = None,
) -> CakLijst:
    """Read a CAK-lijst; every row is accepted or rejected with a reason, and nothing is lost.

    The header is found under any title lines, the delimiter (``; , tab |``) and the encoding (UTF-8, UTF-16 with a
    mark, cp1252) by looking. A row is rejected when it can't be tied to a person or its structure is broken; any other
    bad cell becomes None with a bevinding, and its text is kept in ``extra``.

    Args:
        source: A path, bytes, or a file opened in binary mode: text (csv) or a spreadsheet (xlsx).
        peildatum: The day of which the list is true.
        layout: How it is laid out, or several layouts of which the best is chosen; the proposed layout when None.
        gemeente: Whose list it is.
        filter: What was asked of the CAK, where that was not the whole list.
        postcodes: Those of the municipality, as in a `Lijstfilter`: a row with another gets a bevinding.
        limits: What the file may take at most.
        on_progress: Is called now and then with how many bytes were read, and of how many (None when not known).

    Raises:
        cak_regeling.LijstError: When the file as a whole is refused: it is no list, it has no column for a required
            field, it names another peildatum, or it goes beyond a limit.
        cak_regeling.WaardeError: When an argument is of the wrong type.
        OSError: When the file can't be opened or read.
    """
    require_list(gemeente, filter)
    opened = Opened(source, How(peildatum, layout, postcodes, limits, on_progress))
    aanmeldingen: list[Aanmelding] = []
    rejected: list[RejectedRow] = []
    skipped: list[SkippedLine] = []
    bevindingen = Bevindingen(opened.bevindingen)
    for item in opened:
        if isinstance(item, Aanmelding):
            aanmeldingen.append(item)
        elif isinstance(item, RejectedRow):
            rejected.append(item)
        else:
            skipped.append(item)
        if item.bevindingen:
            bevindingen.extend(item.bevindingen)
    header = opened.header
    spelled = {column.field: header.cells[at] for at, column in header.columns.items()}
    bevindingen.extend(over_rows(aanmeldingen, spelled))
    return CakLijst(
        aanmeldingen=tuple(aanmeldingen),
        rejected=tuple(rejected),
        skipped=tuple(skipped),
        bevindingen=bevindingen.as_tuple(),
        peildatum=peildatum,
        sha256=opened.sha256,
        layout=opened.header.layout,
        headers=opened.header.cells,
        fields=opened.header.fields,
        header=opened.header,
        gemeente=gemeente,
        filter=filter,
    )


def iter_lijst(  # noqa: PLR0913 - keywords only, each with a default that fits
    source: Source,
    *,
    peildatum: date,
    layout: Layout | Sequence[Layout] | None = None,
    postcodes: Iterable[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    on_progress: Progress | None = None,
) -> Iterator[Aanmelding | RejectedRow]:
    """Read a list row by row, in memory that does not grow with the file. Takes and raises what `read_lijst` does.

    No person or address is looked for in two rows, and lines that are no rows are passed over.
    """
    opened = Opened(source, How(peildatum, layout, postcodes, limits, on_progress))
    return (item for item in opened if not isinstance(item, SkippedLine))


def require_list(gemeente: object, gevraagd: object) -> None:
    """Check what the caller says of a list: whose it is, and what was asked for.

    Raises:
        cak_regeling.WaardeError: For anything else than a Gemeentecode and a Lijstfilter, or None.
    """
    if gemeente is not None and not isinstance(gemeente, Gemeentecode):
        raise WaardeError("expected a Gemeentecode as gemeente")
    if gevraagd is not None and not isinstance(gevraagd, Lijstfilter):
        raise WaardeError("expected a Lijstfilter as filter")


def _to_peildatum(day: date) -> date:
    return require_date(day, "peildatum")


def _to_gebied(postcodes: Iterable[str]) -> Lijstfilter:
    return Lijstfilter(postcodes=postcodes)


def _to_limits(limits: Limits) -> Limits:
    require(limits, Limits, "limits")
    return limits


_BLOCK = 512
"""How many rows are read at once; more is not faster, and takes more memory."""


@frozen
class How:
    """How a list is to be read, as the caller said."""

    peildatum: date = field(converter=_to_peildatum)
    layouts: tuple[Layout, ...] = field(converter=to_layouts)
    gebied: Lijstfilter = field(converter=_to_gebied)
    limits: Limits = field(converter=_to_limits)
    on_progress: Progress | None


class Opened:
    """A list of which the header was found; iterates over the whole file, once.

    Attributes:
        header: *Header*. The header.
        rows: *RowReader*. Reads the rows under it.
    """

    def __init__(self, source: Source, how: How, keep: Keep | None = None) -> None:
        """Open it, and read as far as its header.

        Args:
            source: Where its bytes come from.
            how: How it is to be read.
            keep: Gets lines of text as they are, as `TextParser` says; no row is given then.
        """
        self._how = how
        self._keep = keep
        self._digest = hashlib.sha256()
        self._of_sheet: tuple[Bevinding, ...] = ()
        chunks = chunks_of(source)
        start = b""
        for chunk in chunks:
            start += chunk
            if len(start) >= LOOKED_AT:
                break
        if is_zip(start):
            cut = self._from_sheet
        else:
            refuse_what_is_no_list(start[:LOOKED_AT])
            cut = self._from_text
        self.header, self._records = cut(self._noted(chain((start,), chunks), source))
        self.rows = RowReader(self.header, peildatum=how.peildatum, gebied=how.gebied)

    @property
    def sha256(self) -> str:
        """Of the bytes read so far."""
        return self._digest.hexdigest()

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """What was found in the workbook and in the header."""
        return (*self._of_sheet, *self.rows.bevindingen)

    def __iter__(self) -> Iterator[Aanmelding | RejectedRow | SkippedLine]:
        for skipped, records in self.blocks():
            yield from skipped
            yield from self.rows.read(records)

    def blocks(self) -> Iterator[tuple[list[SkippedLine], list[Record]]]:
        """Give the file a block at a time: the header and the titles above it, and what is to be read as rows."""
        header = self.header
        first_below = header.row + header.lines
        while block := list(islice(self._records, _BLOCK)):
            at = next((at for at, record in enumerate(block) if record.row >= first_below), len(block))
            skipped: list[SkippedLine] = []
            rows: list[Record] = []
            for record in block[:at]:
                if record.row == header.row:
                    kop = SkippedLine(row=header.row, lines=header.lines, cells=header.cells, kind=SkippedKind.KOP)
                    skipped.append(kop)
                elif record.row < header.row:
                    title = self.rows.title(record)
                    if title is None:
                        rows.append(record)
                    else:
                        skipped.append(title)
            yield skipped, [*rows, *block[at:]]

    def _noted(self, chunks: Iterator[bytes], source: Source) -> Iterator[bytes]:
        """Take note of the bytes that pass, and tell how far they are."""
        done = 0
        for chunk in chunks:
            self._digest.update(chunk)
            yield chunk
            done += len(chunk)
            if self._how.on_progress is not None:
                self._how.on_progress(done, size_of(source))

    def _from_text(self, chunks: Iterator[bytes]) -> tuple[Header, Iterator[Record]]:
        parser = TextParser(self._how.layouts, self._how.limits, self._keep)
        records = parser.parse(chunks)
        head = list(islice(records, 1))  # a text without a row has no header either, and was refused
        return cast("Header", parser.header), chain(head, records)

    def _from_sheet(self, chunks: Iterator[bytes]) -> tuple[Header, Iterator[Record]]:
        from cak_regeling.lijst.xlsx import open_sheet  # noqa: PLC0415 - only for who reads a spreadsheet

        data = BytesIO()
        for chunk in chunks:
            data.write(chunk)
            if data.tell() > self._how.limits.packed_bytes:
                self._how.limits.refuse("packed_bytes")
        data.seek(0)
        sheet = open_sheet(data, layouts=self._how.layouts, limits=self._how.limits)
        self._of_sheet = sheet.bevindingen
        head = list(islice(sheet.rows, HEADER_WITHIN))
        header = find_header({"": head}, self._how.layouts)
        return header, map(self._widened, chain(head, sheet.rows))

    def _widened(self, record: Record) -> Record:
        """Give a row of a sheet as many cells as the header has: empty cells at its end are not in the file."""
        check_limits(record, self._how.limits, max(map(len, record.cells), default=0))
        missing = len(self.header.cells) - len(record.cells)
        return record._replace(cells=record.cells + [""] * missing) if missing > 0 else record
