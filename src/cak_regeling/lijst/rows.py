"""One row of cells to an `Aanmelding`, a `RejectedRow` or a `SkippedLine`, by the columns of the header."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import LijstError
from cak_regeling.lijst import cells as cell
from cak_regeling.lijst import soorten
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import FIELDS, Column, Layout, normalised
from cak_regeling.lijst.lijst import RejectedRow, SkippedKind, SkippedLine
from cak_regeling.lijst.tabular import DELIMITERS, QUOTE, Encoding, Record
from cak_regeling.persoon import Adres, Naam
from cak_regeling.wanbetaler import NO_EXTRA, Aanmelding, Inningswijze


Parse = Callable[[str], cell.Parsed[object]]

_ABSENT: list[Any] = [
    {"geboortedatum": OnvolledigeDatum(), "inningswijze": Inningswijze.ONBEKEND}.get(field) for field in FIELDS
]
"""What each field is when the file has no column for it."""
_ENCODINGS = {
    Encoding.CP1252: soorten.CODERING_CP1252,
    Encoding.UNREADABLE: soorten.CODERING_ONLEESBAAR,
}
_TOTALS = {"totaal", "subtotaal", "eindtotaal", "aantal", "aantalrijen", "aantalpersonen", "aantalinwoners"}
_LONG_NUMBER = re.compile(r"[0-9]{6}")
"""What may be a BSN, whole or in part."""
_SHORT = 64
"""Only texts up to this length are remembered with their value."""
_REMEMBERED = 4096
"""How many texts of one column are remembered with their value, before they are forgotten again."""


def _parser(column: Column, layout: Layout) -> Parse:
    """Choose how the cells of a column are read; text where nothing else is said."""
    parsers: dict[str, Parse] = {
        "bsn": lambda text: cell.bsn(text, column.leading_zeros),
        "uzovi": lambda text: cell.uzovi(text, column.leading_zeros),
        "postcode": cell.postcode,
        "huisnummer": cell.house_number,
        "geboortedatum": cell.incomplete_date,
        "aanmelddatum": cell.whole_date,
        "peildatum": cell.whole_date,
        "achterstand_cak": cell.amount,
        "statuscode": lambda text: cell.status_code(text, layout),
        "inningswijze": lambda text: cell.collection(text, layout),
    }
    return parsers.get(column.field, cell.text)


class _FileColumn:
    """A column of the file that is a field of the layout, with what its cells were read as before."""

    def __init__(self, column: Column, header: str, name: str, layout: Layout) -> None:
        self.header = header
        self.name = name
        self.field = column.field
        self.seen: dict[str, cell.Parsed[object]] = {}
        self._parse = _parser(column, layout)
        self._may_be_empty = not (column.required or column.expected)

    def read(self, text: str) -> cell.Parsed[object]:
        """Read a text that is not among those seen, and remember it when it is short."""
        parsed = self._parse(unguarded(text))
        if parsed[1] is soorten.CEL_LEEG and self._may_be_empty:
            parsed = (parsed[0], None)
        if len(text) <= _SHORT:
            if len(self.seen) >= _REMEMBERED:
                self.seen.clear()
            self.seen[text] = parsed
        return parsed


class RowReader:
    """Reads the rows under one header.

    Attributes:
        headers: *tuple[str, ...]*. The headers, as the file spells them.
        bevindingen: *tuple[Bevinding, ...]*. What was found in the header.
    """

    def __init__(self, header: Header, *, peildatum: date) -> None:
        layout = header.layout
        headers = self.headers = header.cells
        self._peildatum = peildatum
        self._meanings = dict(layout.statuscodes)
        self._spellings = [normalised(header) for header in headers]
        chosen, names = header.columns, header.names
        # For each column: where its value goes, where its cell stands, what its cells were read as before, and itself.
        self._columns: list[tuple[int, int, dict[str, cell.Parsed[object]], _FileColumn]] = []
        for index, column in chosen.items():
            own = _FileColumn(column, headers[index], names[index], layout)
            self._columns.append((FIELDS.index(column.field), index, own.seen, own))
        self._extra = [(index, name) for index, name in enumerate(names) if index not in chosen]
        self._bsn = next(index for index, column in chosen.items() if column.field == "bsn")
        self.bevindingen = (
            *(Bevinding(soort=soort, row=header.row) for soort in said_of_encoding(header.encoding)),
            *(
                Bevinding(soort=soorten.KOLOM_ONTBREEKT, row=header.row, field=column.field)
                for column in layout.columns
                if column.expected and column.field not in header.fields
            ),
            *(
                Bevinding(soort=soorten.KOLOM_DUBBEL, row=header.row, column=headers[index], field=known.field)
                for index, _ in self._extra
                if (known := layout.by_spelling.get(self._spellings[index])) is not None
            ),
        )

    def read(self, record: Record) -> Aanmelding | RejectedRow | SkippedLine:
        """Read one row.

        Raises:
            cak_regeling.LijstError: When it names another peildatum than the caller did.
        """
        cells = record.cells
        found = self._structure(record)
        if found and any(bevinding.ernst is Ernst.FOUT for bevinding in found):
            return self._set_aside(record, found)
        values = _ABSENT.copy()
        extra = {name: unguarded(cells[index]) for index, name in self._extra if cells[index]}
        for place, index, seen, column in self._columns:
            text = cells[index]
            values[place], soort = seen.get(text) or column.read(text)
            if soort is not None:
                found.append(Bevinding(soort=soort, row=record.row, column=column.header, field=column.field))
                if soort in soorten.DROPPED:
                    extra[column.name] = unguarded(text)
        if values[0] is None:
            return self._set_aside(record, found)
        return self._aanmelding(values, extra, record, tuple(found))

    def read_above(self, record: Record) -> Aanmelding | RejectedRow | SkippedLine:
        """Read a line above the header: a title, unless a number stands where a BSN would."""
        cells = record.cells
        if len(cells) > self._bsn and _LONG_NUMBER.search(cells[self._bsn]):
            return self.read(record)
        kind = SkippedKind.TITEL if any(text.strip() for text in cells) else SkippedKind.LEEG
        return SkippedLine(row=record.row, cells=tuple(cells), kind=kind)

    def _structure(self, record: Record) -> list[Bevinding]:
        """Say what there is to say of the row as a whole."""
        width = len(self.headers)
        if (
            len(record.cells) == width
            and record.lines == 1
            and record.encoding is Encoding.UTF8
            and not record.stray_quote
            and not record.found
        ):
            return []
        found = said_of_encoding(record.encoding)
        found.extend(record.found)
        if record.lines > 1:
            found.append(soorten.RIJ_MEER_REGELS)
        if record.stray_quote:
            found.append(soorten.AANHALINGSTEKEN_LOS)
        if len(record.cells) < width or any(text.strip() for text in record.cells[width:]):
            found.append(soorten.RIJ_CELLEN)
        return [Bevinding(soort=soort, row=record.row) for soort in found]

    def _set_aside(self, record: Record, found: list[Bevinding]) -> RejectedRow | SkippedLine:
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

    def _aanmelding(
        self, values: list[Any], extra: dict[str, str], record: Record, found: tuple[Bevinding, ...]
    ) -> Aanmelding:
        (
            bsn,
            achternaam,
            voorvoegsel,
            voorletters,
            geboortedatum,
            straatnaam,
            huisnummer,
            huisletter,
            huisnummertoevoeging,
            postcode,
            woonplaats,
            uzovi,
            zorgverzekeraar,
            aanmelddatum,
            statuscode,
            inningswijze,
            achterstand_cak,
            peildatum,
        ) = values
        if peildatum is not None and peildatum != self._peildatum:
            raise LijstError(
                f"the file says peildatum {peildatum.isoformat()} in row {record.row}, "
                f"the caller says {self._peildatum.isoformat()}"
            )
        return Aanmelding(
            bsn=bsn,
            naam=Naam(achternaam=achternaam, voorvoegsel=voorvoegsel, voorletters=voorletters),
            geboortedatum=geboortedatum,
            adres=Adres(
                straatnaam=straatnaam,
                huisnummer=huisnummer,
                huisletter=huisletter,
                huisnummertoevoeging=huisnummertoevoeging,
                postcode=postcode,
                woonplaats=woonplaats,
            ),
            uzovi=uzovi,
            zorgverzekeraar=zorgverzekeraar,
            aanmelddatum=aanmelddatum,
            statuscode=statuscode,
            in_premieregime=self._meanings.get(statuscode),
            inningswijze=inningswijze,
            achterstand_cak=achterstand_cak,
            extra=extra or NO_EXTRA,
            row=record.row,
            lines=record.lines,
            bevindingen=found,
        )


def said_of_encoding(encoding: Encoding) -> list[Bevindingsoort]:
    """Say how a line was read, when not as it should be."""
    return [_ENCODINGS[encoding]] if encoding in _ENCODINGS else []


def _has_letter(text: str) -> bool:
    return any(character.isalpha() for character in text)
