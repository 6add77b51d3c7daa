# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""From cells to values: by an expression where text is plain, by the readers of the list for the rest.

What a cell says is written once, in the readers of the list. Here stands only for which text there is nothing to find
out: nine digits that pass the elfproef are a BSN, text without space around it is itself. Every other text is given to
those readers, each once for a column however often it occurs, and what they say is joined to the rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.frames.cellen import Cells, cel, eager_of, lazy
from cak_regeling.frames.engine import NwFrame, of_columns, own
from cak_regeling.frames.kolommen import EXTRA, RIJ, Kolom, code
from cak_regeling.lijst.cells import USUAL_AMOUNTS, USUAL_DATES
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.parts import FileColumn, Noted, Part
from cak_regeling.lijst.rows import RowReader


BORN, STARTED, DAY = own("geboren"), own("begonnen"), own("peildatum")
"""Columns that are there only while it works: two days as whole numbers (20230930), and the peildatum in a row."""


def _as_number(day: date | None) -> int | None:
    return None if day is None else (day.year * 100 + day.month) * 100 + day.day


COLUMNS: Mapping[str, Kolom] = FrozenMapping(
    {
        "bsn": Kolom(lambda row: code(row.bsn), nw.String(), ("bsn",)),
        **{name: kolom for name, kolom in RIJ.items() if kolom.fields},
        BORN: Kolom(lambda row: _as_number(row.geboortedatum.vroegste), nw.Int64(), ("geboortedatum",)),
        STARTED: Kolom(lambda row: _as_number(row.aanmelddatum), nw.Int64(), ("aanmelddatum",)),
        DAY: Kolom(lambda row: row.peildatum, nw.Date(), ("peildatum",)),
    }
)
"""What the cells of a row give."""


@frozen
class Plain:
    """Text of which the value is known without looking it up, and of which there is nothing to say.

    Attributes:
        holds: *nw.Expr*. Whether a cell is such text; null or false for an empty one.
        value: *Callable*. From the cells that are, or null, to their value in a column.
        once: *bool*. Work it out once for each text, and join it to the rows: for a column with few texts.
    """

    holds: nw.Expr
    value: Callable[[nw.Expr, str], nw.Expr] = lambda cell, _column: cell
    once: bool = False


@frozen(repr=False)
class Said:
    """What cells say.

    Attributes:
        values: *Mapping[str, Any]*. By column, text that is kept included; those that are None are left out.
        codes: *frozenset[str]*. Of the bevindingen.
    """

    values: Mapping[str, Any]
    codes: frozenset[str] = frozenset()


_HOLDS = own("gewoon")
_NOTHING = Said({})


@frozen
class Reading:
    """How the cells of one column, or of several that say nothing apart, are read.

    Attributes:
        at: *tuple[int, ...]*. Where they stand.
        read: *Callable*. Says what their texts say.
        columns: *Mapping[str, Any]*. The columns that they give, with their types.
        plain: *Plain | None*. Which text need not be looked up; None when all is.
    """

    at: tuple[int, ...]
    read: Callable[[Sequence[str]], Said]
    columns: Mapping[str, Any]
    plain: Plain | None = None

    def looked_up(self, frame: NwFrame) -> "LookedUp":
        """Read every text that is not plain once; an empty cell that says nothing stays null by itself."""
        names = [cel(at) for at in self.at]
        holds = nw.lit(False) if self.plain is None else self.plain.holds.fill_null(False)
        asked: Any = frame.lazy().select(*names).with_columns(holds.alias(_HOLDS))
        once = self.plain is not None and self.plain.once
        texts: Any = (asked if once else asked.filter(~nw.col(_HOLDS))).unique().collect()
        odd = texts.filter(~nw.col(_HOLDS))
        columns = [[text or "" for text in odd[name].to_list()] for name in names]
        said = {text: self.read(text) for text in zip(*columns, strict=True)}
        nothing = ("",) * len(names)
        if said.get(nothing) == _NOTHING:
            del said[nothing]
        return LookedUp(self, said, texts.filter(nw.col(_HOLDS)) if once else None)


@frozen(repr=False)
class LookedUp:
    """What the texts of one reading say.

    Attributes:
        reading: *Reading*. How they were read.
        said: *Mapping[tuple[str, ...], Said]*. By their texts, what those say that are not plain.
        known: *Any*. The texts that are plain, each once; None when their values are worked out for each row.
    """

    reading: Reading
    said: Mapping[tuple[str, ...], Said]
    known: Any

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The columns that it gives, with their types: what text is kept is only there where there is some."""
        kept = {name for said in self.said.values() for name in said.values} - set(self.reading.columns)
        return {**self.reading.columns, **dict.fromkeys(sorted(kept), nw.String())}

    @property
    def codes(self) -> str:
        """Name the column with the codes, once it is joined."""
        return own(f"codes_{self.reading.at[0]}")

    @property
    def odd(self) -> nw.Expr | None:
        """Which rows have text that was looked up, although plain text is not; None when there are none."""
        plain = self.reading.plain
        if plain is None or plain.once or not self.said:
            return None
        return nw.col(cel(self.reading.at[0])).fill_null("").is_in([text for (text,) in self.said])

    def with_code(self) -> dict[str, list[str]]:
        """Give by code in which texts of the column with codes it stands."""
        return with_code(said.codes for said in self.said.values())

    def join(self, frame: nw.LazyFrame[Any], backend: str) -> nw.LazyFrame[Any]:
        """Put what the texts say beside each row, as far as it is not worked out for each row."""
        keys = {own(f"tekst_{at}"): cel(at) for at in self.reading.at}
        tables = [table for table in (self._read(list(keys), backend), self._known(keys)) if table is not None]
        if not tables:
            return frame
        filled = frame.with_columns(**{key: nw.col(name).fill_null("") for key, name in keys.items()})
        return filled.join(lazy(nw.concat(tables, how="vertical"), backend), on=list(keys), how="left")

    def _read(self, keys: list[str], backend: str) -> nw.DataFrame[Any] | None:
        """Give what was read of texts as a table."""
        if not self.said:
            return None
        found, columns = list(self.said.values()), self.columns
        data: dict[str, list[Any]] = dict(zip(keys, map(list, zip(*self.said, strict=True)), strict=True))
        data |= {self._joined(name): [said.values.get(name) for said in found] for name in columns}
        data[self.codes] = [joined_codes(said.codes) or None for said in found]
        schema = dict.fromkeys(data, nw.String()) | {self._joined(name): kind for name, kind in columns.items()}
        return of_columns(data, schema, eager_of(backend))

    def _known(self, keys: Mapping[str, str]) -> nw.DataFrame[Any] | None:
        """Give the values of plain text as a table."""
        plain = self.reading.plain
        if plain is None or self.known is None:
            return None
        values = {
            name: plain.value(nw.col(cel(self.reading.at[0])), name).cast(kind)
            if name in self.reading.columns
            else nw.lit(None, kind)
            for name, kind in self.columns.items()
        }
        table: nw.DataFrame[Any] = self.known.select(
            **{key: nw.col(name) for key, name in keys.items()},
            **{self._joined(name): value for name, value in values.items()},
            **{self.codes: nw.lit(None, nw.String())},
        )
        return table

    def values(self) -> Iterator[tuple[str, nw.Expr]]:
        """Give each column as an expression, for a frame that was joined."""
        plain, cell = self.reading.plain, nw.col(cel(self.reading.at[0]))
        is_joined = bool(self.said) or self.known is not None
        for name, kind in self.columns.items():
            found = nw.col(self._joined(name)) if is_joined else nw.lit(None, kind)
            if plain is None or plain.once or name not in self.reading.columns:
                yield name, found
            elif is_joined:
                holds = plain.holds.fill_null(False)
                yield name, nw.when(holds).then(plain.value(nw.when(holds).then(cell), name)).otherwise(found)
            else:
                yield name, plain.value(cell, name)

    def _joined(self, name: str) -> str:
        """Name the column with the values of another, once it is joined: by number, as a header may hold anything."""
        return own(f"waarde_{self.reading.at[0]}_{list(self.columns).index(name)}")


def joined_codes(codes: Iterable[str]) -> str:
    """Write codes in one text, in order."""
    return ",".join(sorted(codes))


def with_code(found: Iterable[frozenset[str]]) -> dict[str, list[str]]:
    """Give by code the texts, as `joined_codes` writes them, in which it stands."""
    texts: dict[str, list[str]] = {}
    for codes in set(found):
        for one in codes:
            texts.setdefault(one, []).append(joined_codes(codes))
    return texts


def readings_of(cells: Cells, gebied: Sequence[str]) -> Iterator[Reading]:
    """Give how the columns of a file are read.

    Args:
        cells: The file.
        gebied: The postcodes of the municipality, when rows with another get a bevinding.
    """
    rows = cells.rows
    meanings = dict(cells.header.layout.statuscodes)
    for part in rows.parts:
        there = [column for column in part.columns if column is not None]
        for columns in [there] if part.whole else [[column] for column in there]:
            yield Reading(
                at=tuple(column.at for column in columns),
                read=_reader(part, columns, meanings),
                columns={name: kolom.soort for name, kolom in _given(columns)},
                plain=None if part.whole else _plain(columns[0], gebied),
            )
    yield from _extra(rows)


def _given(columns: Sequence[FileColumn]) -> Iterator[tuple[str, Kolom]]:
    fields = {column.column.field for column in columns}
    return ((name, kolom) for name, kolom in COLUMNS.items() if fields.issuperset(kolom.fields))


def _reader(
    part: Part, columns: Sequence[FileColumn], meanings: Mapping[str, bool | None]
) -> Callable[[Sequence[str]], Said]:
    """Give the function that reads some cells of a part of a row, as if its other cells were empty."""
    places = [None if column not in columns else columns.index(column) for column in part.columns]
    given = [(name, kolom.of) for name, kolom in _given(columns)]

    def read(texts: Sequence[str]) -> Said:
        key = tuple("" if at is None else texts[at] for at in places)
        value = part.read[key[0] if len(key) == 1 else key]
        said: Sequence[Any] = ()
        if type(value) is Noted:
            value, said = value.value, [note for note in value.said if note.column in columns]
        row = SimpleNamespace(**{part.naam: value, "in_premieregime": meanings.get(value)})
        values = {name: found for name, of in given if (found := of(row)) is not None}
        if not said:
            return Said(values)
        values |= {f"{EXTRA}{note.column.name}": note.text for note in said if note.text is not None}
        return Said(values, frozenset(note.soort.code for note in said))

    return read


def _extra(rows: RowReader) -> Iterator[Reading]:
    """Read the columns that are none of the layout: as they are, but for what makes a formula inert."""
    for at, name in rows.extra:
        column = f"{EXTRA}{name}"

        def read(texts: Sequence[str], column: str = column) -> Said:
            return Said({column: unguarded(texts[0])}) if texts[0] else _NOTHING

        guarded = nw.col(cel(at)).str.starts_with("'")
        yield Reading(at=(at,), read=read, columns={column: nw.String()}, plain=Plain(~guarded))


_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))
"""What Python takes off around text; engines differ in what they take for space."""
_POSTCODE = r"^[1-9][0-9]{3} ?(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])$"
_ANY_MONTH = "^(?:0[1-9]|1[0-9]|2[0-8])-(?:0[1-9]|1[0-2])-(?:19|20)[0-9]{2}$"
"""A day that every month has."""
_TEXT = frozenset(
    [
        *("achternaam", "voorvoegsel", "voorletters", "straatnaam", "huisletter", "huisnummertoevoeging"),
        *("woonplaats", "zorgverzekeraar"),
    ]
)


def _plain(column: FileColumn, gebied: Sequence[str]) -> Plain | None:  # noqa: PLR0911 - one for each kind
    """Say which text of a column need not be looked up; None for codes and other dates, of which there are few."""
    cell, notaties = nw.col(cel(column.at)), column.column.notaties
    match column.column.field:
        case "bsn":
            return Plain(_passes_elfproef(cell))
        case "uzovi":
            return Plain(cell.str.contains("^[0-9]{4}$"))
        case "postcode" if not gebied:
            return Plain(
                cell.str.contains(_POSTCODE), lambda cell, _column: cell.str.replace_all(" ", "", literal=True)
            )
        case "huisnummer":
            return Plain(cell.str.contains("^[0-9]{1,5}$"), lambda cell, _column: cell.cast(nw.Int64()))
        case "geboortedatum" if "dd-mm-jjjj" in (notaties or USUAL_DATES):
            return Plain(cell.str.contains(_ANY_MONTH), _as_birth, once=True)
        case "achterstand_cak":
            marks = {"," if notatie == "1.234,56" else r"\." for notatie in notaties or USUAL_AMOUNTS}
            return Plain(cell.str.contains(f"^[0-9]{{1,4}}[{''.join(sorted(marks))}][0-9]{{2}}$"), _as_amount)
        case field if field in _TEXT:
            return Plain((cell.str.strip_chars(_SPACE) == cell) & ~cell.str.starts_with("'"))
        case _:
            return None


def _as_birth(cell: nw.Expr, column: str) -> nw.Expr:
    day = cell.str.to_date("%d-%m-%Y")
    if column == BORN:
        return (day.dt.year().cast(nw.Int64()) * 100 + day.dt.month()) * 100 + day.dt.day()
    return day.cast(nw.String()) if column == "geboortedatum" else day


def _as_amount(cell: nw.Expr, _column: str) -> nw.Expr:
    return cell.str.replace_all(",", ".", literal=True).cast(nw.Decimal(18, 2))


def _passes_elfproef(cell: nw.Expr) -> nw.Expr:
    """Tell which cells are nine digits of which 9, 8, 7, 6, 5, 4, 3, 2 and -1 times add up to a multiple of 11.

    A digit is what stands left of a place less ten times what stands left of the next: so each of those is taken once.
    """
    number = nw.when(cell.str.contains("^[0-9]{9}$")).then(cell).cast(nw.Int64())
    weights = (-1, 2, 3, 4, 5, 6, 7, 8, 9)
    total = number * -1
    for place, (after, weight) in enumerate(pairwise(weights), 1):
        total = total + number // 10**place * (weight - 10 * after)
    return (total % 11 == 0) & (number > 0)
