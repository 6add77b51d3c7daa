"""A kader as a file: TOML and JSON, both ways. A policy officer can read it and change it.

The form has a version. What can't be read is pointed at with its place and the nearest name that is known.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from attrs import fields

from cak_regeling.bronnen import Bron, Zekerheid
from cak_regeling.criteria.bestand import is_list, nearest, voorwaarde_schema
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.vergelijking import Getal, Volgorde
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.errors import KaderError, WaardeError
from cak_regeling.prioritering.regel import Regel


if TYPE_CHECKING:
    from cak_regeling.prioritering.kader import Afwegingskader


VERSIE = 1
"""Of the form; it changes when an older library could not read it any more."""

_KADER = ("versie", "naam", "vastgesteld_op", "uitsluiten", "regels", "volgorde")
_REGEL = ("naam", "als", "aanpak", "toelichting", "bron")
_VOLGORDE = ("criterium", "aflopend")
_BRON = tuple(field.name for field in fields(Bron))
_DAYS = ("geldig_op", "geldig_van", "geldig_tot")


def to_dict(kader: "Afwegingskader") -> dict[str, Any]:
    """Give a kader as plain types; what was not given is left out."""
    data: dict[str, Any] = {"versie": VERSIE, "naam": kader.naam}
    if kader.vastgesteld_op is not None:
        data["vastgesteld_op"] = kader.vastgesteld_op.isoformat()
    if kader.volgorde:
        data["volgorde"] = [{"criterium": v.criterium.naam, "aflopend": v.aflopend} for v in kader.volgorde]
    if kader.uitsluiten:
        data["uitsluiten"] = [_regel_to_dict(regel) for regel in kader.uitsluiten]
    data["regels"] = [_regel_to_dict(regel) for regel in kader.regels]
    return data


def _regel_to_dict(regel: Regel) -> dict[str, Any]:
    data: dict[str, Any] = {"naam": regel.naam, "als": regel.als.to_dict()}
    data.update({name: value for name in ("aanpak", "toelichting") if (value := getattr(regel, name))})
    if regel.bron is not None:
        data["bron"] = {name: _plain(value) for name in _BRON if (value := getattr(regel.bron, name)) is not None}
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Zekerheid):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_dict(data: Any, criteria: Iterable[Criterium]) -> dict[str, Any]:
    """Read what `to_dict` gave, as the arguments of a kader.

    Raises:
        cak_regeling.KaderError: With the place, for what can't be read or is not known.
    """
    table = _table(data, _KADER, "")
    if table.get("versie") != VERSIE:
        raise KaderError(f"versie: expected {VERSIE}")
    known = tuple(criteria)
    return {
        "naam": _text(table, "naam", ""),
        "vastgesteld_op": _day(table, "vastgesteld_op", ""),
        "uitsluiten": [_regel(one, known, place) for one, place in _several(table, "uitsluiten")],
        "regels": [_regel(one, known, place) for one, place in _several(table, "regels")],
        "volgorde": [_volgorde(one, known, place) for one, place in _several(table, "volgorde")],
    }


def _table(data: Any, allowed: tuple[str, ...], place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise KaderError(f"{place}expected a table")
    table = cast("Mapping[str, Any]", data)
    for name in table:
        if name not in allowed:
            raise KaderError(f"{place}“{name}” is not known{nearest(name, allowed)}")
    return table


def _several(table: Mapping[str, Any], name: str) -> list[tuple[Any, str]]:
    """Give what stands in a list, each with its place."""
    value: Any = table.get(name, [])
    if not is_list(value):
        raise KaderError(f"{name}: expected a list")
    return [(one, f"{name}[{at}].") for at, one in enumerate(value)]


def _text(table: Mapping[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str):
        raise KaderError(f"{place}{name}: expected text")
    return value


def _day(table: Mapping[str, Any], name: str, place: str) -> date | None:
    value = table.get(name)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = ""
    if value is not None and type(value) is not date:
        raise KaderError(f"{place}{name}: expected a day as jjjj-mm-dd")
    return value


def _regel(data: Any, criteria: tuple[Criterium, ...], place: str) -> Regel:
    table = _table(data, _REGEL, place)
    naam, aanpak = _text(table, "naam", place), _text(table, "aanpak", place, "")
    toelichting, bron = _text(table, "toelichting", place, ""), _bron(table.get("bron"), f"{place}bron.")
    als = Voorwaarde.from_dict(table.get("als"), criteria=criteria, place=f"{place}als")  # type: ignore[arg-type]
    try:
        return Regel(naam, als=als, aanpak=aanpak, toelichting=toelichting, bron=bron)
    except KaderError as error:
        raise KaderError(f"{place}naam: {error}") from None


def _bron(data: Any, place: str) -> Bron | None:
    if data is None:
        return None
    parts: dict[str, Any] = dict(_table(data, _BRON, place))
    parts.update({name: _day(parts, name, place) for name in _DAYS})
    try:
        parts["zekerheid"] = Zekerheid(parts.get("zekerheid", Zekerheid.PRIMAIR.value))
        return Bron(**parts)
    except (WaardeError, ValueError, TypeError):
        raise KaderError(
            f"{place.removesuffix('.')}: expected a source, with regeling and the parts of a Bron"
        ) from None


def _volgorde(data: Any, criteria: tuple[Criterium, ...], place: str) -> Volgorde:
    table = _table(data, _VOLGORDE, place)
    numbers = {criterium.naam: criterium for criterium in criteria if isinstance(criterium, Getal)}
    naam = _text(table, "criterium", place)
    if naam not in numbers:
        raise KaderError(f"{place}criterium: no criterium with a number is called “{naam}”{nearest(naam, numbers)}")
    down = table.get("aflopend", False)
    if not isinstance(down, bool):
        raise KaderError(f"{place}aflopend: expected true or false")
    return numbers[naam].aflopend if down else numbers[naam].oplopend


def to_toml(data: Mapping[str, Any]) -> str:
    """Write the plain types of a kader as TOML: one table a rule, the condition on lines of its own."""
    top = [f"{name} = {_toml(value)}" for name, value in data.items() if name not in {"uitsluiten", "regels"}]
    tables = [
        "\n".join([f"\n[[{name}]]", *(f"{key} = {_toml(value)}" for key, value in one.items())])
        for name in ("uitsluiten", "regels")
        for one in data.get(name, [])
    ]
    return "\n".join([*top, *tables]) + "\n"


def _toml(value: Any) -> str:
    """Write a value; a string of JSON is a string of TOML, but for one control character."""
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        return f"{{ {', '.join(f'{key} = {_toml(one)}' for key, one in table.items())} }}"
    if is_list(value):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def kader_schema(criteria: Iterable[Criterium]) -> dict[str, Any]:
    """Give the JSON Schema of a kader file that may name these criteria."""
    known = tuple(criteria)
    text, day = {"type": "string"}, {"type": "string", "format": "date"}
    bron: dict[str, Any] = dict.fromkeys(_BRON, text) | dict.fromkeys(_DAYS, day) | {"lid": {"type": "integer"}}
    regel: dict[str, Any] = {
        "naam": {"type": "string", "minLength": 1},
        "als": {"$ref": "#/$defs/voorwaarde"},
        "aanpak": text,
        "toelichting": text,
        "bron": _object(bron, ["regeling"]),
    }
    numbers = sorted(criterium.naam for criterium in known if isinstance(criterium, Getal))
    volgorde = _object({"criterium": {"enum": numbers}, "aflopend": {"type": "boolean"}}, ["criterium"])
    properties: dict[str, Any] = {
        "versie": {"const": VERSIE},
        "naam": {"type": "string", "minLength": 1},
        "vastgesteld_op": day,
        "volgorde": {"type": "array", "items": volgorde},
        "uitsluiten": {"type": "array", "items": _object(regel, ["naam", "als"])},
        "regels": {"type": "array", "minItems": 1, "items": _object(regel, ["naam", "als", "aanpak"])},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Afwegingskader",
        "$defs": {"voorwaarde": voorwaarde_schema(known)},
        **_object(properties, ["versie", "naam", "regels"]),
    }


def _object(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}
