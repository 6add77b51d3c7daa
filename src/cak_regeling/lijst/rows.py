# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""One row of cells to an `Aanmelding`, a `RejectedRow` or a `SkippedLine`, by the columns of the header."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from cak_regeling._fast import maker_of
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst
from cak_regeling.errors import LijstError
from cak_regeling.lijst import semantiek, soorten
from cak_regeling.lijst.filter import ALLES, Lijstfilter
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import normalised
from cak_regeling.lijst.lijst import RejectedRow, SkippedKind, SkippedLine
from cak_regeling.lijst.parts import ABSENT, FileColumn, Noted, Said, parts_of
from cak_regeling.lijst.soorten_bestand import BESTAND_PEILDATUM
from cak_regeling.lijst.tabular import DELIMITERS, QUOTE, Encoding, Record
from cak_regeling.wanbetaler import NO_EXTRA, Aanmelding


_aanmelding_of = maker_of(Aanmelding)
_ENCODINGS = {
    Encoding.CP1252: soorten.CODERING_CP1252,
    Encoding.UNREADABLE: soorten.CODERING_ONLEESBAAR,
}
_TOTALS = {"totaal", "subtotaal", "eindtotaal", "aantal", "aantalrijen", "aantalpersonen", "aantalinwoners"}
_LONG_NUMBER = re.compile(r"[0-9]{6}")
"""What may be a BSN, whole or in part."""


class RowReader:
    """Reads the rows under one header.

    Attributes:
        headers: *tuple[str, ...]*. The headers, as the file spells them.
        parts: *list[Part]*. What a row is made of.
        extra: *list[tuple[int, str]]*. The columns that are none of the layout: where they stand, and their names.
        bevindingen: *tuple[Bevinding, ...]*. What was found in the header.
    """

    def __init__(self, header: Header, *, peildatum: date, gebied: Lijstfilter = ALLES) -> None:
        layout = header.layout
        headers = self.headers = header.cells
        self._width = len(headers)
        self._peildatum = peildatum
        self._meanings = dict(layout.statuscodes)
        self._spellings = [normalised(header) for header in headers]
        chosen, names = header.columns, header.names
        columns = [FileColumn(index, headers[index], names[index], column) for index, column in chosen.items()]
        self.parts = parts_of(columns, layout, peildatum, gebied)
        self.extra = [(index, name) for index, name in enumerate(names) if index not in chosen]
        by_field = {column.column.field: column for column in columns}
        self._bsn = by_field["bsn"].at
        self._aanmelddatum = by_field.get("aanmelddatum")
        self.bevindingen = (
            *(Bevinding(soort=soort, row=header.row) for soort in said_of_encoding(header.encoding)),
            *(
                Bevinding(soort=soorten.KOLOM_ONTBREEKT, row=header.row, field=column.field)
                for column in layout.columns
                if column.expected and column.field not in header.fields
            ),
            *(
                Bevinding(soort=soorten.KOLOM_DUBBEL, row=header.row, column=headers[index], field=known.field)
                for index, _ in self.extra
                if (known := layout.by_spelling.get(self._spellings[index])) is not None
            ),
        )

    def read(self, records: Sequence[Record]) -> Iterator[Aanmelding | RejectedRow | SkippedLine]:
        """Read a block of rows; give what each of them is.

        Cells are read by column: a block of rows takes one look-up for each cell that was seen before.

        Raises:
            cak_regeling.LijstError: At a row that names another peildatum than the caller did.
        """
        plain = self.plain(records)
        if len(plain) == len(records):
            yield from self._read_whole(plain)
            return
        read = self._read_whole(plain)
        whole = set(map(id, plain))
        for record in records:
            yield next(read) if id(record) in whole else self._read_odd(record)

    def plain(self, records: Sequence[Record]) -> list[Record]:
        """Give those of which there is nothing to say as a whole."""
        width = self._width
        return [
            record
            for record in records
            if len(record[2]) == width
            and record[1] == 1
            and record[3] is Encoding.UTF8
            and not record[4]
            and not record[5]
        ]

    def _read_odd(self, record: Record) -> Aanmelding | RejectedRow | SkippedLine:
        """Read a row of which there is something to say as a whole."""
        found = self.structure(record)
        if any(bevinding.ernst is Ernst.FOUT for bevinding in found):
            return self._set_aside(record, found)
        return next(self._read_whole([record], found))

    def _read_whole(
        self, records: Sequence[Record], found: Sequence[Bevinding] = ()
    ) -> Iterator[Aanmelding | RejectedRow | SkippedLine]:
        """Read rows that have a cell for each header."""
        cells = list(zip(*(record[2] for record in records), strict=False))
        columns: list[Iterable[Any]] = [repeat(value) for value in ABSENT]
        notes: dict[int, list[Said]] = {}
        meanings = self._meanings
        for part in self.parts if records else ():
            values = columns[part.place] = part.values(cells)
            if Noted in set(map(type, values)):
                columns[part.place] = _unpacked(values, notes)
        for at, (
            record,
            bsn,
            naam,
            geboortedatum,
            adres,
            uzovi,
            zorgverzekeraar,
            aanmelddatum,
            statuscode,
            inningswijze,
            achterstand_cak,
            peildatum,
        ) in enumerate(zip(records, *columns, strict=False)):
            said: Sequence[Said] = notes.get(at, ())
            if self._aanmelddatum is not None and semantiek.too_young(geboortedatum, aanmelddatum):
                said = [*said, Said(soorten.MINDERJARIG, self._aanmelddatum, None)]
            bevindingen = self._bevindingen(record, found, said) if said or found else ()
            if bsn is None:
                yield self._set_aside(record, bevindingen)
                continue
            if peildatum is not None and peildatum != self._peildatum:
                raise LijstError(
                    f"the file says peildatum {peildatum.isoformat()} in row {record.row}, "
                    f"the caller says {self._peildatum.isoformat()}",
                    bevindingen=(Bevinding(soort=BESTAND_PEILDATUM, row=record.row),),
                )
            yield _aanmelding_of(
                bsn,
                naam,
                geboortedatum,
                adres,
                uzovi,
                zorgverzekeraar,
                aanmelddatum,
                statuscode,
                meanings.get(statuscode),
                inningswijze,
                achterstand_cak,
                self._extra_of(record, said) if self.extra or said else NO_EXTRA,
                record[0],
                record[1],
                bevindingen,
            )

    def _bevindingen(self, record: Record, found: Sequence[Bevinding], said: Sequence[Said]) -> tuple[Bevinding, ...]:
        """Give what there is to say of a row: first of all of it, then of its cells from left to right."""
        of_cells = (
            Bevinding(soort=note.soort, row=record.row, column=note.column.header, field=note.column.column.field)
            for note in sorted(said, key=_place)
        )
        return (*found, *of_cells)

    def _extra_of(self, record: Record, said: Sequence[Said]) -> Mapping[str, str]:
        """Give the cells of unknown columns, and those of which the text is kept."""
        extra = {name: unguarded(text) for index, name in self.extra if (text := record.cells[index])}
        extra |= {note.column.name: note.text for note in said if note.text is not None}
        return FrozenMapping(extra) if extra else NO_EXTRA

    def title(self, record: Record) -> SkippedLine | None:
        """Give a line above the header as a title; None when a number stands where a BSN would: read it as a row."""
        cells = record.cells
        if len(cells) > self._bsn and _LONG_NUMBER.search(cells[self._bsn]):
            return None
        kind = SkippedKind.TITEL if any(text.strip() for text in cells) else SkippedKind.LEEG
        return SkippedLine(row=record.row, cells=tuple(cells), kind=kind)

    def structure(self, record: Record) -> list[Bevinding]:
        """Say what there is to say of the row as a whole."""
        width = self._width
        found = said_of_encoding(record.encoding)
        found.extend(record.found)
        if record.lines > 1:
            found.append(soorten.RIJ_MEER_REGELS)
        if record.stray_quote:
            found.append(soorten.AANHALINGSTEKEN_LOS)
        if len(record.cells) < width or any(text.strip() for text in record.cells[width:]):
            cut_otherwise = len(record.cells) == 1 and self._is_cut_otherwise(record.cells[0])
            found.append(soorten.SCHEIDINGSTEKEN_ANDERS if cut_otherwise else soorten.RIJ_CELLEN)
        return [Bevinding(soort=soort, row=record.row) for soort in found]

    def _set_aside(self, record: Record, found: Sequence[Bevinding]) -> RejectedRow | SkippedLine:
        """Reject it, or pass it over when it is no row at all."""
        cells = tuple(record.cells)
        kind = self._kind_of_no_row(cells)
        if kind is None:
            return RejectedRow(row=record.row, lines=record.lines, cells=cells, bevindingen=tuple(found))
        doubtful = kind in {SkippedKind.TOTAAL, SkippedKind.VOETTEKST}
        said = (Bevinding(soort=soorten.REGEL_OVERGESLAGEN, row=record.row),) if doubtful else ()
        return SkippedLine(row=record.row, lines=record.lines, cells=cells, kind=kind, bevindingen=said)

    def _kind_of_no_row(self, cells: tuple[str, ...]) -> SkippedKind | None:
        """Say why it is no row; None when it is one, or might be: a resident must not be passed over."""
        filled = [text for text in cells if text.strip()]
        if not filled:
            return SkippedKind.LEEG
        if [normalised(text) for text in cells] == self._spellings:
            return SkippedKind.KOP
        if any(QUOTE in text or _LONG_NUMBER.search(text) or self._is_cut_otherwise(text) for text in filled):
            return None
        if normalised(filled[0]).rstrip("0123456789") in _TOTALS and not any(map(_has_letter, filled[1:])):
            return SkippedKind.TOTAAL
        in_place = len(cells) == 1 or (len(cells) > self._bsn and cells[self._bsn] is filled[0])
        return SkippedKind.VOETTEKST if len(filled) == 1 and in_place and _has_letter(filled[0]) else None

    def _is_cut_otherwise(self, text: str) -> bool:
        """Tell whether a cell may be a whole row, with another delimiter than the file has."""
        return any(text.count(delimiter) >= len(self.headers) - 1 for delimiter in DELIMITERS)


def _unpacked(values: Sequence[Any], notes: dict[int, list[Said]]) -> list[Any]:
    """Give values without their notes, and put those with the place of the row in the block."""
    bare: list[Any] = []
    for at, value in enumerate(values):
        if type(value) is Noted:
            notes.setdefault(at, []).extend(value.said)
            bare.append(value.value)
        else:
            bare.append(value)
    return bare


def _place(note: Said) -> int:
    return note.column.at


def said_of_encoding(encoding: Encoding) -> list[Bevindingsoort]:
    """Say how a line was read, when not as it should be."""
    return [_ENCODINGS[encoding]] if encoding in _ENCODINGS else []


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
