# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A kader as a file: TOML and JSON, both ways. A policy officer can read it and change it.

The form has a version. What can't be read is pointed at with its place and the nearest name that is known.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import fields

from cak_regeling._toml import toml_value
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Zekerheid
from cak_regeling.criteria.bestand import is_list, nearest, voorwaarde_schema
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.vergelijking import Getal, Volgorde
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.doelbinding.verwerking import SoortUitvoerder, Uitvoerder
from cak_regeling.errors import KaderError, WaardeError
from cak_regeling.prioritering.aanpak import Aanpak, Kanaal, Periode
from cak_regeling.prioritering.regel import Regel


if TYPE_CHECKING:
    from cak_regeling.prioritering.kader import Afwegingskader


_E = TypeVar("_E", bound=Enum)

VERSIE = 1
"""Of the form; it changes when an older library could not read it any more."""

_KADER = (
    *("versie", "naam", "toelichting", "vastgesteld_op", "periode", "volgorde"),
    *("aanpakken", "uitsluiten", "regels"),
)
_REGEL = ("naam", "als", "aanpak", "toelichting", "bron")
_VOLGORDE = ("criterium", "aflopend")
_AANPAK = ("naam", "kanaal", "uitvoerder", "capaciteit", "als_vol")
_UITVOERDER = ("naam", "soort", "overeenkomst")
_BRON = tuple(field.name for field in fields(Bron))
_TABLES = ("aanpakken", "uitsluiten", "regels")
_DAYS = ("geldig_op", "geldig_van", "geldig_tot")


def to_dict(kader: "Afwegingskader") -> dict[str, Any]:
    """Give a kader as plain types; what was not given is left out."""
    data: dict[str, Any] = {"versie": VERSIE, "naam": kader.naam}
    if kader.toelichting:
        data["toelichting"] = kader.toelichting
    if kader.vastgesteld_op is not None:
        data["vastgesteld_op"] = kader.vastgesteld_op.isoformat()
    if kader.periode is not Periode.MAAND:
        data["periode"] = kader.periode.value
    if kader.volgorde:
        data["volgorde"] = [{"criterium": v.criterium.naam, "aflopend": v.aflopend} for v in kader.volgorde]
    aanpakken = [_aanpak_to_dict(aanpak) for aanpak in kader.aanpakken if not aanpak.is_only_named]
    if aanpakken:
        data["aanpakken"] = aanpakken
    if kader.uitsluiten:
        data["uitsluiten"] = [_regel_to_dict(regel) for regel in kader.uitsluiten]
    data["regels"] = [_regel_to_dict(regel) for regel in kader.regels]
    return data


def _regel_to_dict(regel: Regel) -> dict[str, Any]:
    data: dict[str, Any] = {"naam": regel.naam, "als": regel.als.to_dict()}
    if regel.aanpak is not None:
        data["aanpak"] = regel.aanpak.naam
    if regel.toelichting:
        data["toelichting"] = regel.toelichting
    if regel.bron is not None:
        data["bron"] = {name: _plain(value) for name in _BRON if (value := getattr(regel.bron, name)) is not None}
    return data


def _aanpak_to_dict(aanpak: Aanpak) -> dict[str, Any]:
    data: dict[str, Any] = {"naam": aanpak.naam}
    if aanpak.kanaal is not Aanpak(aanpak.naam).kanaal:
        data["kanaal"] = "geen" if aanpak.kanaal is None else aanpak.kanaal.value
    if aanpak.uitvoerder is not None:
        parts = {name: getattr(aanpak.uitvoerder, name) for name in _UITVOERDER}
        data["uitvoerder"] = {name: _plain(value) for name, value in parts.items() if value is not None}
    if aanpak.capaciteit is not None:
        data["capaciteit"] = aanpak.capaciteit
    if aanpak.als_vol is not None:
        data["als_vol"] = aanpak.als_vol.naam
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, Zekerheid | SoortUitvoerder):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_dict(data: Any, criteria: Iterable[Criterium]) -> dict[str, Any]:
    """Read what `to_dict` gave, as the arguments of a kader.

    Raises:
        cak_regeling.KaderError: With the place, for what can't be read or is not known.
    """
    table = _table(data, _KADER, "")
    if table.get("versie") != VERSIE:
        raise KaderError("versie: " + Tekst(f"verwacht {VERSIE}", f"expected {VERSIE}"))
    known, aanpakken = tuple(criteria), _Aanpakken(table)
    regels = [_regel(one, known, aanpakken, place) for one, place in _several(table, "regels")]
    aanpakken.require_all_used()
    return {
        "naam": _text(table, "naam", ""),
        "toelichting": _text(table, "toelichting", "", ""),
        "vastgesteld_op": _day(table, "vastgesteld_op", ""),
        "periode": _one_of(Periode, table.get("periode", Periode.MAAND.value), "periode"),
        "uitsluiten": [_regel(one, known, aanpakken, place) for one, place in _several(table, "uitsluiten")],
        "regels": regels,
        "volgorde": [_volgorde(one, known, place) for one, place in _several(table, "volgorde")],
    }


def _table(data: Any, allowed: tuple[str, ...], place: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise KaderError(_at(place) + Tekst("verwacht een tabel", "expected a table"))
    table = cast("Mapping[str, Any]", data)
    for name in table:
        if name not in allowed:
            said = Tekst(f"“{name}” is niet bekend", f"“{name}” is not known")
            raise KaderError(_at(place) + said + nearest(name, allowed))
    return table


def _at(place: str) -> str:
    """Say where something stands: the key of a list or table without the dot behind it; nothing for the whole file."""
    return f"{place.removesuffix('.')}: " if place else ""


def _several(table: Mapping[str, Any], name: str) -> list[tuple[Any, str]]:
    """Give what stands in a list, each with its place."""
    value: Any = table.get(name, [])
    if not is_list(value):
        raise KaderError(f"{name}: " + Tekst("verwacht een lijst", "expected a list"))
    return [(one, f"{name}[{at}].") for at, one in enumerate(value)]


def _text(table: Mapping[str, Any], name: str, place: str, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str):
        raise KaderError(f"{place}{name}: " + Tekst("verwacht tekst", "expected text"))
    return value


def _day(table: Mapping[str, Any], name: str, place: str) -> date | None:
    value = table.get(name)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = ""
    if value is not None and type(value) is not date:
        said = Tekst("verwacht een dag als jjjj-mm-dd", "expected a day as jjjj-mm-dd")
        raise KaderError(f"{place}{name}: " + said)
    return value


def _one_of(kind: type[_E], value: Any, place: str) -> _E:
    """Read a word that stands for a member of an enumeration."""
    words = [str(member.value) for member in kind]
    if value not in words:
        known = ", ".join(words)
        said = Tekst(f"verwacht een van {known}", f"expected one of {known}")
        raise KaderError(f"{place}: " + said + nearest(value, words))
    return kind(value)


class _Aanpakken:
    """The approaches that a file describes; one that it does not describe is only named."""

    def __init__(self, kader: Mapping[str, Any]) -> None:
        self._tables: dict[str, tuple[Mapping[str, Any], str]] = {}
        self._used: set[str] = set()
        for data, place in _several(kader, "aanpakken"):
            table = _table(data, _AANPAK, place)
            naam = _text(table, "naam", place)
            if naam in self._tables:
                said = Tekst(
                    f"verwacht elke aanpak één keer; “{naam}” staat er twee keer",
                    f"expected every aanpak to be described once, found “{naam}” twice",
                )
                raise KaderError(f"{place}naam: " + said)
            self._tables[naam] = (table, place)

    def get(self, naam: str, *, before: tuple[str, ...] = ()) -> Aanpak | str:
        """Give the approach of a name, and so what is done when it is full; text where it is only named."""
        if naam not in self._tables:
            return naam
        self._used.add(naam)
        table, place = self._tables[naam]
        if naam in before:
            said = Tekst("dit loopt rond", "this goes round") + f": {' → '.join((*before, naam))}"
            raise KaderError(f"{place}als_vol: " + said)
        parts: dict[str, Any] = {"capaciteit": table.get("capaciteit"), "uitvoerder": _uitvoerder(table, place)}
        if "kanaal" in table:
            no_channel = table["kanaal"] == "geen"
            parts["kanaal"] = None if no_channel else _one_of(Kanaal, table["kanaal"], f"{place}kanaal")
        if "als_vol" in table:
            parts["als_vol"] = self.get(_text(table, "als_vol", place), before=(*before, naam))
        try:
            return Aanpak(naam, **parts)
        except KaderError as error:
            raise error.at(place.removesuffix(".")) from None

    def require_all_used(self) -> None:
        """Refuse a description that no rule uses: its name is then misspelled, here or there."""
        for naam, (_, place) in self._tables.items():
            if naam not in self._used:
                said = Tekst(
                    f"geen regel heeft “{naam}” als aanpak; schrijf het zoals de regel",
                    f"no rule has “{naam}” as its aanpak; spell it as the rule does",
                )
                raise KaderError(f"{place}naam: " + said)


def _uitvoerder(table: Mapping[str, Any], place: str) -> Uitvoerder | None:
    if "uitvoerder" not in table:
        return None
    deeper = f"{place}uitvoerder."
    parts = _table(table["uitvoerder"], _UITVOERDER, deeper)
    return Uitvoerder(
        _text(parts, "naam", deeper),
        _one_of(SoortUitvoerder, parts.get("soort"), f"{deeper}soort"),
        _text(parts, "overeenkomst", deeper) if "overeenkomst" in parts else None,
    )


def _regel(data: Any, criteria: tuple[Criterium, ...], aanpakken: _Aanpakken, place: str) -> Regel:
    table = _table(data, _REGEL, place)
    naam, aanpak = _text(table, "naam", place), aanpakken.get(_text(table, "aanpak", place, ""))
    toelichting, bron = _text(table, "toelichting", place, ""), _bron(table.get("bron"), f"{place}bron.")
    als = Voorwaarde.from_dict(table.get("als"), criteria=criteria, place=f"{place}als")  # type: ignore[arg-type]  # it looks
    try:
        return Regel(naam, als=als, aanpak=aanpak, toelichting=toelichting, bron=bron)
    except KaderError as error:
        raise error.at(f"{place}naam") from None


def _bron(data: Any, place: str) -> Bron | None:
    if data is None:
        return None
    parts: dict[str, Any] = dict(_table(data, _BRON, place))
    parts.update({name: _day(parts, name, place) for name in _DAYS})
    try:
        parts["zekerheid"] = Zekerheid(parts.get("zekerheid", Zekerheid.PRIMAIR.value))
        return Bron(**parts)
    except (WaardeError, ValueError, TypeError):
        said = Tekst(
            "verwacht een bron, met regeling en de onderdelen van een bron",
            "expected a source, with regeling and the parts of a Bron",
        )
        raise KaderError(_at(place) + said) from None


def _volgorde(data: Any, criteria: tuple[Criterium, ...], place: str) -> Volgorde:
    table = _table(data, _VOLGORDE, place)
    numbers = {criterium.naam: criterium for criterium in criteria if isinstance(criterium, Getal)}
    naam = _text(table, "criterium", place)
    if naam not in numbers:
        said = Tekst(
            f"er is geen criterium met een getal dat “{naam}” heet", f"no criterium with a number is called “{naam}”"
        )
        raise KaderError(f"{place}criterium: " + said + nearest(naam, numbers))
    down = table.get("aflopend", False)
    if not isinstance(down, bool):
        raise KaderError(f"{place}aflopend: " + Tekst("verwacht true of false", "expected true or false"))
    return numbers[naam].aflopend if down else numbers[naam].oplopend


def to_toml(data: Mapping[str, Any]) -> str:
    """Write the plain types of a kader as TOML: one table a rule, the condition on lines of its own."""
    top = [f"{name} = {toml_value(value)}" for name, value in data.items() if name not in _TABLES]
    tables = [
        "\n".join([f"\n[[{name}]]", *(f"{key} = {toml_value(value)}" for key, value in one.items())])
        for name in _TABLES
        for one in data.get(name, [])
    ]
    return "\n".join([*top, *tables]) + "\n"


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
        "toelichting": text,
        "vastgesteld_op": day,
        "periode": _words(Periode),
        "aanpakken": {"type": "array", "items": _object(_AANPAK_SCHEMA, ["naam"])},
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


def _words(kind: type[Enum], *more: str) -> dict[str, Any]:
    return {"enum": [*(member.value for member in kind), *more]}


def _object(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


_AANPAK_SCHEMA: dict[str, Any] = {
    "naam": {"type": "string", "minLength": 1},
    "kanaal": _words(Kanaal, "geen"),
    "uitvoerder": _object(
        {"naam": {"type": "string"}, "soort": _words(SoortUitvoerder), "overeenkomst": {"type": "string"}},
        ["naam", "soort"],
    ),
    "capaciteit": {"type": "integer", "minimum": 0},
    "als_vol": {"type": "string"},
}
