# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The parts of a row: which columns of the file give one value together, and what their cells were read as before.

A list repeats itself: a person has several rows, a day many persons. So each part remembers what texts gave, with all
that there was to say of them, and rows share the values.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from cak_regeling._fast import maker_of
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.lijst import cells as cell
from cak_regeling.lijst import semantiek, soorten
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.layout import Column, Layout
from cak_regeling.lijst.samengesteld import split_address, split_name
from cak_regeling.persoon import Adres, Naam
from cak_regeling.wanbetaler import Inningswijze


_naam_of, _adres_of = maker_of(Naam), maker_of(Adres)

Parse = Callable[[str], cell.Parsed[Any]]
Check = Callable[[Any], Bevindingsoort | None]

FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    "bsn": ("bsn",),
    "naam": ("achternaam", "voorvoegsel", "voorletters"),
    "geboortedatum": ("geboortedatum",),
    "adres": ("straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats"),
    "uzovi": ("uzovi",),
    "zorgverzekeraar": ("zorgverzekeraar",),
    "aanmelddatum": ("aanmelddatum",),
    "statuscode": ("statuscode",),
    "inningswijze": ("inningswijze",),
    "achterstand_cak": ("achterstand_cak",),
    "peildatum": ("peildatum",),
}
"""The parts of a row in their order, each with its logical fields."""
ABSENT: tuple[Any, ...] = tuple(
    {
        "naam": Naam(),
        "geboortedatum": OnvolledigeDatum(),
        "adres": Adres(),
        "inningswijze": Inningswijze.ONBEKEND,
    }.get(part)
    for part in FIELDS_OF
)
"""What each part is when the file has no column for it."""

_SHORT = 128
"""Only texts up to this length, together, are remembered with their value."""
_REMEMBERED = 4096
"""How many texts of one part are remembered with their value, before they are forgotten again."""
_DAYS = 40_000
"""The same for birth dates: there are no more days in a human life."""


class FileColumn(NamedTuple):
    """A column of the file that is a field of the layout.

    Attributes:
        at: *int*. Where it stands, from 0.
        header: *str*. Its header, as the file spells it.
        name: *str*. The same, made unique: under which a text is kept in ``extra``.
        column: *Column*. Of the layout.
    """

    at: int
    header: str
    name: str
    column: Column


class Said(NamedTuple):
    """Something to say of a cell; with its text, when that is to be kept in ``extra``."""

    soort: Bevindingsoort
    column: FileColumn
    text: str | None


class Noted(NamedTuple):
    """A value with what there is to say of the cells that it was read from."""

    value: Any
    said: tuple[Said, ...]


class Remembered(dict[Any, Any]):
    """Reads texts, and remembers what they gave: at most so many of them, and none that are long.

    What is not in it is read when it is asked for; so looking up a text is all that it takes.
    """

    def __init__(self, read: Callable[[Any], Any], most: int = _REMEMBERED) -> None:
        self._read = read
        self._most = most

    def __missing__(self, key: Any) -> Any:
        result = self._read(key)
        if len(key if type(key) is str else "".join(key)) <= _SHORT:
            if len(self) >= self._most:
                self.clear()
            self[key] = result
        return result

    def __repr__(self) -> str:
        return f"Remembered({len(self)} texts)"


class Part:
    """One value of a row, made of the cells of some columns.

    Attributes:
        place: *int*. Where its value goes.
        naam: *str*. Which of `FIELDS_OF` it is.
        columns: *tuple[FileColumn | None, ...]*. One for each of its fields; None where the file has none.
        whole: *bool*. One cell may hold all of it, so that its cells say nothing apart.
        read: *Remembered*. By a text, or by the texts of several columns: the value, or a `Noted` with it.
    """

    def __init__(self, place: int, columns: Sequence[FileColumn | None], read: Remembered) -> None:
        self.place = place
        self.naam = tuple(FIELDS_OF)[place]
        self.columns = tuple(columns)
        self.whole = _split_of(self.naam, self.columns) is not None
        self.read = read

    def values(self, cells: Sequence[Sequence[str]]) -> list[Any]:
        """Read the cells of a block of rows, given by column; a value or a `Noted` for each row."""
        own = [repeat("") if column is None else cells[column.at] for column in self.columns]
        return list(map(self.read.__getitem__, own[0] if len(own) == 1 else zip(*own, strict=False)))


def parts_of(columns: Sequence[FileColumn], layout: Layout, peildatum: date, gebied: Lijstfilter) -> list[Part]:
    """Give the parts for which the file has a column.

    Args:
        columns: Of the file.
        layout: What they are, and what codes mean.
        peildatum: The day of which the list is true.
        gebied: The postcodes of the municipality; a filter without postcodes when not given.
    """
    by_field = {column.column.field: column for column in columns}
    readers = {
        field: _cell_reader(column, _parser(column.column, layout), _check(field, peildatum, gebied))
        for field, column in by_field.items()
    }
    found: list[Part] = []
    for place, (name, fields) in enumerate(FIELDS_OF.items()):
        own = [by_field.get(field) for field in fields]
        if any(own):
            read = _several(name, own, readers) if len(fields) > 1 else readers[name]
            found.append(Part(place, own, Remembered(read, _DAYS if name == "geboortedatum" else _REMEMBERED)))
    return found


def _cell_reader(column: FileColumn, parse: Parse, check: Check | None) -> Callable[[str], Any]:
    """Give the function that reads the cells of a column; that one is empty is said only where it matters."""
    may_be_empty = not (column.column.required or column.column.expected)

    def read(text: str) -> Any:
        if text[:1] == "'":
            text = unguarded(text)
        value, soort = parse(text)
        odd = None if check is None else check(value)
        if soort is None and odd is None:
            return value
        if soort is soorten.CEL_LEEG and may_be_empty:
            return value
        return Noted(value, tuple(_said(column, one, text) for one in (soort, odd) if one is not None))

    return read


def _said(column: FileColumn, soort: Bevindingsoort, text: str) -> Said:
    return Said(soort, column, text if soort in soorten.TEXT_KEPT else None)


def _parser(column: Column, layout: Layout) -> Parse:
    """Choose how the cells of a column are read; text where nothing else is said."""
    dates, amounts = column.notaties or cell.USUAL_DATES, column.notaties or cell.USUAL_AMOUNTS
    parsers: dict[str, Parse] = {
        "bsn": partial(cell.bsn, leading_zeros=column.leading_zeros),
        "uzovi": partial(cell.uzovi, leading_zeros=column.leading_zeros),
        "postcode": cell.postcode,
        "huisnummer": cell.house_number,
        "geboortedatum": partial(cell.incomplete_date, notations=dates),
        "aanmelddatum": partial(cell.whole_date, notations=dates),
        "peildatum": partial(cell.whole_date, notations=dates),
        "achterstand_cak": partial(cell.amount, notations=amounts),
        "statuscode": partial(cell.status_code, layout=layout),
        "inningswijze": partial(cell.collection, layout=layout),
    }
    return parsers.get(column.field, cell.text)


def _check(field: str, peildatum: date, gebied: Lijstfilter) -> Check | None:
    """Choose what is looked at in a value that could be read."""
    checks: dict[str, Check] = {
        "aanmelddatum": partial(semantiek.of_aanmelddatum, peildatum=peildatum),
        "achterstand_cak": semantiek.of_amount,
    }
    if gebied.postcodes:
        checks["postcode"] = partial(semantiek.of_postcode, gebied=gebied)
    return checks.get(field)


def _several(
    name: str, columns: Sequence[FileColumn | None], readers: Mapping[str, Callable[[str], Any]]
) -> Callable[[Sequence[str]], Any]:
    """Give the function that reads a name or an address."""
    reads: list[Callable[[str], Any]] = [
        _nothing
        if column is None
        else readers["postcode"]  # few addresses share one, so remembering them costs more than it saves
        if column.column.field == "postcode"
        else Remembered(readers[column.column.field]).__getitem__
        for column in columns
    ]
    make: Callable[..., Any] = _naam_of if name == "naam" else _adres_of
    whole, split = columns[0], _split_of(name, columns)

    def read(texts: Sequence[str]) -> Any:
        values = [reader(text) for reader, text in zip(reads, texts, strict=False)]
        said: list[Said] = []
        if Noted in map(type, values):
            for at, value in enumerate(values):
                if type(value) is Noted:
                    values[at] = value.value
                    said += value.said
        if split is not None and whole is not None and values[0] is not None:
            parts = split(values[0])
            if parts is not None:
                values[: len(parts)] = parts
                said.append(_said(whole, _SPLIT[name], unguarded(texts[0])))
        return Noted(make(*values), tuple(said)) if said else make(*values)

    return read


def _split_of(name: str, columns: Sequence[FileColumn | None]) -> Callable[[str], Sequence[Any] | None] | None:
    """Choose how a cell is split that may hold the whole name, or street and number; None when it may not.

    It may where the layout says so, and the file has no columns for the parts.
    """
    whole, *rest = columns
    if whole is None or not whole.column.samengesteld:
        return None
    alone = not any(rest) if name == "naam" else rest[0] is None
    return (split_name if name == "naam" else split_address) if alone else None


def _nothing(_: str) -> None:
    """Read a cell that is not there."""


_SPLIT = {"naam": soorten.NAAM_GESPLITST, "adres": soorten.ADRES_GESPLITST}
