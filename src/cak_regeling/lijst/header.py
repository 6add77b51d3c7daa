# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The header: which row of a file it is, how the file is cut, and by which layout it is read. The choice is explained.

Nothing is asked of a file but that its header has the spellings of a layout. Every way to cut the first rows into cells
is tried under every layout; the header is the row that has most columns of one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from attrs import evolve, frozen

from cak_regeling.bevinding import Bevinding, Taal, Tekst
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.layout import STANDAARD, Column, Layout, normalised
from cak_regeling.lijst.soorten_bestand import BESTAND_GEEN_KOP, BESTAND_LEEG
from cak_regeling.lijst.tabular import DELIMITERS, Encoding, Record, worst_of


HEADER_WITHIN = 50
"""The header stands on one of the first so many lines."""

LOOKED_FOR = (
    f"expected a header line within the first {HEADER_WITHIN} lines, with cells between {' '.join(DELIMITERS.values())}"
)


@frozen(kw_only=True, repr=False)
class Header:
    """A header, and why it was taken for one.

    Attributes:
        row: *int*. Line of the file, or row of the sheet, on which it starts; from 1.
        lines: *int*. How many lines it takes.
        cells: *tuple[str, ...]*. The headers, as the file spells them.
        delimiter: *str*. What stands between the cells; empty for a sheet.
        layout: *Layout*. Of which it has most columns.
        fields: *frozenset[str]*. The logical fields that have a column.
        encoding: *Encoding*. How its bytes were read.
        tweede: *tuple[str, int] | None*. The name of the layout that came second and how many of its columns were
            found; None when there was no other.
    """

    row: int
    lines: int
    cells: tuple[str, ...]
    delimiter: str
    layout: Layout
    fields: frozenset[str]
    encoding: Encoding = Encoding.UTF8
    tweede: tuple[str, int] | None = None

    @property
    def score(self) -> tuple[bool, int]:
        """How good it is: whether every required column is there, and how many columns are."""
        return not self.missing, len(self.fields)

    @property
    def missing(self) -> tuple[str, ...]:
        """The headers, as the layout has them, of the required columns that were not found."""
        return tuple(c.header for c in self.layout.columns if c.required and c.field not in self.fields)

    @property
    def columns(self) -> Mapping[int, Column]:
        """By place, the column of the layout: for each field its own header before another spelling, then the first."""
        known = [(index, self.layout.by_spelling.get(normalised(cell))) for index, cell in enumerate(self.cells)]
        own_first = sorted(
            ((index, column) for index, column in known if column is not None),
            key=lambda pair: normalised(pair[1].header) != normalised(self.cells[pair[0]]),
        )
        chosen: dict[str, int] = {}
        for index, column in own_first:
            chosen.setdefault(column.field, index)
        return {index: column for index, column in own_first if chosen[column.field] == index}

    @property
    def names(self) -> tuple[str, ...]:
        """A name of its own for each column: its header, numbered where that is empty or there is another like it."""
        names: list[str] = []
        for index, cell in enumerate(self.cells, 1):
            name = " ".join(unguarded(cell).split()) or f"kolom {index}"
            while name in names:
                name = f"{name} ({index})"
            names.append(name)
        return tuple(names)

    @property
    def ongebruikt(self) -> tuple[str, ...]:
        """The headers that belong to no column of the layout; their cells are kept as extra."""
        return tuple(cell for cell in self.cells if cell.strip() and normalised(cell) not in self.layout.by_spelling)

    def explain(self, lang: Taal = "nl") -> str:
        """Say why the file is read as it is, in whole sentences."""
        nl, en = _number_of(len(self.fields), lang="nl"), _number_of(len(self.fields), lang="en")
        cut = DELIMITERS.get(self.delimiter)
        said = [
            Tekst(
                f"De kop staat op rij {self.row}: daar staan {nl} van de layout “{self.layout.naam}”.",
                f"The header is row {self.row}: it has {en} of the layout “{self.layout.naam}”.",
            )
        ]
        if cut is not None:
            said.append(Tekst(f"Tussen de cellen staat “{cut}”.", f"Between the cells stands “{cut}”."))
        if self.tweede is not None:
            naam, count = self.tweede
            nl, en = _number_of(count, lang="nl"), _number_of(count, lang="en")
            said.append(
                Tekst(f"De layout “{naam}” kwam als tweede, met {nl}.", f"The layout “{naam}” came second, with {en}.")
            )
        if self.ongebruikt:
            names = ", ".join(f"“{name.strip()}”" for name in self.ongebruikt)
            said.append(
                Tekst(f"Niet herkend en bewaard als extra: {names}.", f"Not recognised, and kept as extra: {names}.")
            )
        return " ".join(text.in_taal(lang) for text in said)


def _number_of(count: int, *, lang: Taal) -> str:
    one, more = ("kolom", "kolommen") if lang == "nl" else ("column", "columns")
    return f"{count} {one if count == 1 else more}"


def to_layouts(layout: Layout | Sequence[Layout] | None) -> tuple[Layout, ...]:
    """Give the layouts to choose from: the proposed one when nothing was said.

    Raises:
        cak_regeling.WaardeError: For anything else than layouts.
    """
    if layout is None:
        return (STANDAARD,)
    layouts = (layout,) if isinstance(layout, Layout) else layout
    if not isinstance(layouts, list | tuple) or not layouts or not all(isinstance(one, Layout) for one in layouts):
        raise WaardeError("expected a Layout, or several to choose from, as layout")
    return tuple(layouts)


def best_header(readings: Mapping[str, Sequence[Record]], layouts: Sequence[Layout]) -> Header | None:
    """Find the row under which most columns of a layout are found; the first of equals, None without rows.

    Args:
        readings: The first rows of the file, cut in every way that it may be: by delimiter, or the rows of a sheet
            under ``""``.
        layouts: Those to choose from; an earlier one is preferred.
    """
    best: dict[int, Header] = {}
    for delimiter, record in _candidates(readings):
        spellings = [normalised(cell) for cell in record.cells]
        for at, layout in enumerate(layouts):
            known = (layout.by_spelling.get(spelling) for spelling in spellings)
            header = Header(
                row=record.row,
                lines=record.lines,
                cells=tuple(record.cells),
                delimiter=delimiter,
                layout=layout,
                encoding=record.encoding,
                fields=frozenset(column.field for column in known if column is not None),
            )
            if at not in best or header.score > best[at].score:
                best[at] = header
    ordered = sorted(best.values(), key=lambda header: header.score, reverse=True)
    if len(ordered) > 1:
        second = ordered[1]
        return evolve(ordered[0], tweede=(second.layout.naam, len(second.fields)))
    return ordered[0] if ordered else None


def _candidates(readings: Mapping[str, Sequence[Record]]) -> Iterator[tuple[str, Record]]:
    """Give each row that may be the header, and after them each two that follow each other, put together."""
    rows = [(delimiter, record) for delimiter, records in readings.items() for record in records]
    rows.sort(key=lambda pair: pair[1].row)
    yield from rows
    by_start = {(delimiter, record.row): record for delimiter, record in reversed(rows)}
    for delimiter, first in rows:
        second = by_start.get((delimiter, first.row + first.lines))
        if second is not None:
            cells = [f"{a} {b}".strip() for a, b in zip_longest(first.cells, second.cells, fillvalue="")]
            encoding = worst_of((first.encoding, second.encoding))
            yield delimiter, Record(first.row, first.lines + second.lines, cells, encoding)


def find_header(readings: Mapping[str, Sequence[Record]], layouts: Sequence[Layout]) -> Header:
    """Find the header as `best_header` does, and refuse a file without one that can be read by.

    Raises:
        cak_regeling.LijstError: When there are no rows, or required columns are missing.
    """
    header = best_header(readings, layouts)
    if header is None:
        raise LijstError(f"{LOOKED_FOR}; found an empty file", bevindingen=(Bevinding(soort=BESTAND_LEEG),))
    if header.missing:
        known = [column.header for column in header.layout.columns if column.field in header.fields]
        required = [column.header for column in header.layout.columns if column.required]
        found = f"row {header.row} with {', '.join(known)}" if known else "no header that is known"
        raise LijstError(
            f"{LOOKED_FOR}, and columns for {' and '.join(required)}; "
            f"found {found}; no column for {' and '.join(header.missing)}",
            bevindingen=(Bevinding(soort=BESTAND_GEEN_KOP, column=", ".join(header.missing)),),
        )
    return header
