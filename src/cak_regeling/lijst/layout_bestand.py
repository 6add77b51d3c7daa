# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A layout as a file: TOML and plain types, both ways. A vendor writes only what differs from the proposed layout."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from attrs import evolve

from cak_regeling._toml import toml_key, toml_value
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.bestand import nearest, parsed
from cak_regeling.errors import WaardeError
from cak_regeling.lijst.layout import FIELDS, STANDAARD, Column, Layout
from cak_regeling.wanbetaler import Bedragregel, Inningswijze


VERSIE = 1
"""Of the form; it changes when an older library could not read it any more."""

_LAYOUT = ("versie", "basis", "naam", "bedragregel", "statuscodes", "inningswijzen", "kolommen")
_MEANINGS = {"ja": True, "nee": False, "onbekend": None}
"""Whether a status code means that the premie is owed now."""
_KOLOM = {
    "kop": "header",
    "spellingen": "spellings",
    "verplicht": "required",
    "verwacht": "expected",
    "voorloopnullen": "leading_zeros",
    "notaties": "notaties",
    "samengesteld": "samengesteld",
}
"""The words of a file, and the attributes of a column."""
_KINDS: dict[str, type] = {"header": str, "spellings": list, "leading_zeros": int, "notaties": list}


def to_dict(layout: Layout) -> dict[str, Any]:
    """Give a layout as plain types, whole; see `Layout.to_dict`."""
    meanings = {meaning: word for word, meaning in _MEANINGS.items()}
    return {
        "versie": VERSIE,
        "naam": layout.naam,
        "bedragregel": layout.bedragregel.value,
        "statuscodes": {code: meanings[meaning] for code, meaning in layout.statuscodes.items()},
        "inningswijzen": {text: inningswijze.value for text, inningswijze in layout.inningswijzen.items()},
        "kolommen": {column.field: _column_to_dict(column) for column in layout.columns},
    }


def _column_to_dict(column: Column) -> dict[str, Any]:
    values: dict[str, Any] = {word: getattr(column, name) for word, name in _KOLOM.items()}
    texts: dict[str, Any] = {"spellingen": list(column.spellings), "notaties": list(column.notaties)}
    return {word: value for word, value in (values | texts).items() if value}


def from_dict(data: Any) -> Layout:
    """Read a layout; see `Layout.from_dict`."""
    table = _table(data, _LAYOUT, "")
    if table.get("versie", VERSIE) != VERSIE:
        raise WaardeError("versie: " + Tekst(f"verwacht {VERSIE}", f"expected {VERSIE}"))
    basis = table.get("basis")
    if basis not in {None, STANDAARD.naam}:
        said = Tekst(f"verwacht “{STANDAARD.naam}”, of niets", f"expected “{STANDAARD.naam}”, or none")
        raise WaardeError("basis: " + said)
    start = None if basis is None else STANDAARD
    naam = table.get("naam")
    if not isinstance(naam, str):
        raise WaardeError("naam: " + _EXPECTED[str])
    return Layout(
        naam=naam,
        columns=_columns(table.get("kolommen", {}), start.columns if start else ()),
        statuscodes={
            **(start.statuscodes if start else {}),
            **{code: _one_of(_MEANINGS, word, at) for code, word, at in _codes(table, "statuscodes")},
        },
        inningswijzen={
            **(start.inningswijzen if start else {}),
            **{text: _one_of(_INNINGSWIJZEN, word, at) for text, word, at in _codes(table, "inningswijzen")},
        },
        bedragregel=_one_of(_BEDRAGREGELS, table.get("bedragregel", Bedragregel.SOM.value), "bedragregel"),
    )


_INNINGSWIJZEN = {inningswijze.value: inningswijze for inningswijze in Inningswijze}
_BEDRAGREGELS = {regel.value: regel for regel in Bedragregel}


def _table(data: Any, allowed: tuple[str, ...], place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise WaardeError(place + _TABLE)
    table = cast("Mapping[str, Any]", data)
    for name in table:
        if name not in allowed:
            said = Tekst(f"“{name}” is niet bekend", f"“{name}” is not known")
            raise WaardeError(place + said + nearest(str(name), allowed))
    return table


def _codes(table: Mapping[str, Any], name: str) -> list[tuple[str, Any, str]]:
    """Give the codes of a table, each with what it means and its place."""
    codes: Any = table.get(name, {})
    if not isinstance(codes, Mapping):
        raise WaardeError(f"{name}: " + _TABLE)
    return [(code, word, f"{name}.{code}") for code, word in cast("Mapping[str, Any]", codes).items()]


def _one_of(known: Mapping[str, Any], word: Any, place: str) -> Any:
    if not isinstance(word, str) or word not in known:
        names = ", ".join(known)
        raise WaardeError(f"{place}: " + Tekst(f"verwacht een van {names}", f"expected one of {names}"))
    return known[word]


def _columns(data: Any, start: tuple[Column, ...]) -> tuple[Column, ...]:
    """Read columns by field; those of the basis keep their place, and ``false`` takes one away."""
    table = _table(data, FIELDS, "kolommen: ")
    columns = {column.field: column for column in start}
    for field, one in table.items():
        if one is False:
            columns.pop(field, None)
        else:
            columns[field] = _column(field, one, columns.get(field))
    return tuple(columns.values())


def _column(field: str, data: Any, start: Column | None) -> Column:
    """Read a column; what it does not say is as it was, and spellings are added to those that there were."""
    place = f"kolommen.{field}"
    values = {_KOLOM[word]: value for word, value in _table(data, tuple(_KOLOM), f"{place}: ").items()}
    for word, name in _KOLOM.items():
        if name in values and type(values[name]) is not _KINDS.get(name, bool):
            raise WaardeError(f"{place}.{word}: " + _EXPECTED[_KINDS.get(name, bool)])
    if any(not isinstance(text, str) for name in ("spellings", "notaties") for text in values.get(name, ())):
        raise WaardeError(f"{place}: " + Tekst("verwacht teksten in een lijst", "expected texts in a list"))
    if start is not None:
        before = (start.header, *start.spellings) if "header" in values else start.spellings
        values["spellings"] = [*before, *values.get("spellings", ())]
        return _made(place, lambda: evolve(start, **values))
    if "header" not in values:
        raise WaardeError(f"{place}.kop: " + _EXPECTED[str])
    return _made(place, lambda: Column(field=field, **values))


_TABLE = Tekst("verwacht een tabel", "expected a table")
_EXPECTED = {
    str: Tekst("verwacht tekst", "expected text"),
    list: Tekst("verwacht een lijst van teksten", "expected a list of texts"),
    int: Tekst("verwacht een heel getal", "expected a whole number"),
    bool: Tekst("verwacht true of false", "expected true or false"),
}


def _made(place: str, make: Callable[[], Column]) -> Column:
    """Make a column, and say at which place when it can't be made."""
    try:
        return make()
    except WaardeError as error:
        raise error.at(place) from None


def to_toml(layout: Layout) -> str:
    """Write a layout as TOML; see `Layout.to_toml`."""
    data = to_dict(layout)
    tables: dict[str, dict[str, Any]] = {name: data.pop(name) for name in ("statuscodes", "inningswijzen")}
    tables |= {f"kolommen.{field}": column for field, column in data.pop("kolommen").items()}
    return "\n".join([_lines(data), *(f"[{name}]\n{_lines(table)}" for name, table in tables.items())])


def _lines(table: Mapping[str, Any]) -> str:
    return "".join(f"{toml_key(name)} = {toml_value(value)}\n" for name, value in table.items())


def from_toml(text: str) -> Layout:
    """Read a layout from TOML; see `Layout.from_toml`."""
    if not isinstance(text, str):
        raise WaardeError("expected the text of a TOML file")
    return from_dict(parsed(text, "TOML", kind=WaardeError))
