"""Conditions as plain JSON and TOML types, and back: what a kader file is made of.

A comparison names its criterium and one way of comparing; conditions are combined under ``alle`` and ``een_van_deze``.
Amounts that are not whole stand as text, as a float is not the amount that was written.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeGuard, cast

from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze, Operator, Vergelijking
from cak_regeling.criteria.voorwaarde import ALTIJD, Altijd, Bekend, Niet, Samenstelling, Verbinding, Voorwaarde
from cak_regeling.errors import KaderError, WaardeError


_THRESHOLDS = {
    Operator.MINDER: "minder_dan",
    Operator.TEN_HOOGSTE: "hoogstens",
    Operator.MEER: "meer_dan",
    Operator.TEN_MINSTE: "minstens",
}
_COMBINED = {Verbinding.EN: "alle", Verbinding.OF: "een_van_deze"}
_COMPARISONS = ({"van", "tot"}, {"een_van"}, {"bekend"}, *({word} for word in _THRESHOLDS.values()))


def to_dict(voorwaarde: Voorwaarde) -> dict[str, Any]:
    """Give a condition as plain types; see `Voorwaarde.to_dict`."""
    match voorwaarde:
        case Altijd():
            return {"altijd": True}
        case Niet():
            return {"niet": to_dict(voorwaarde.deel)}
        case Bekend():
            return {"bekend_of": to_dict(voorwaarde.deel)}
        case Samenstelling():
            return {_COMBINED[voorwaarde.verbinding]: [to_dict(deel) for deel in voorwaarde.delen]}
        case Vergelijking():
            return {"criterium": voorwaarde.criterium.naam, **_compared(voorwaarde)}
        case JaNee():
            return {"criterium": voorwaarde.naam}
        case _:
            raise KaderError(f"expected a condition of the library, not a {type(voorwaarde).__name__}")


def _compared(vergelijking: Vergelijking) -> dict[str, Any]:
    values = [_plain(waarde) for waarde in vergelijking.waarden]
    match vergelijking.operator:
        case Operator.BEKEND:
            return {"bekend": True}
        case Operator.TUSSEN:
            return {"van": values[0], "tot": values[1]}
        case Operator.EEN_VAN:
            return {"een_van": values}
        case _:
            return {_THRESHOLDS[vergelijking.operator]: values[0]}


def _plain(waarde: Any) -> int | str:
    if isinstance(waarde, int):
        return waarde
    return str(waarde.value if isinstance(waarde, Enum) else getattr(waarde, "value", waarde))


def from_dict(data: Any, *, criteria: Iterable[Criterium], place: str = "") -> Voorwaarde:
    """Read a condition; see `Voorwaarde.from_dict`."""
    known: dict[str, Criterium] = {}
    for criterium in criteria:
        if known.setdefault(criterium.naam, criterium) != criterium:
            raise KaderError(f"expected every criterium to have a name of its own, found “{criterium.naam}” twice")
    return _read(data, known, place)


def _read(data: Any, known: Mapping[str, Criterium], place: str) -> Voorwaarde:
    if not isinstance(data, Mapping):
        raise KaderError(f"{_at(place)}expected a table with a condition")
    table = cast("Mapping[str, Any]", data)
    if "criterium" in table:
        return _read_criterium(table, known, place)
    if len(table) != 1:
        raise KaderError(f"{_at(place)}expected one of criterium, alle, een_van_deze, niet, bekend_of, altijd")
    ((word, inner),) = table.items()
    deeper = f"{place}.{word}" if place else word
    match word:
        case "altijd" if inner is True:
            return ALTIJD
        case "niet":
            return ~_read(inner, known, deeper)
        case "bekend_of":
            return _read(inner, known, deeper).bekend()
        case "alle" | "een_van_deze" if is_list(inner) and inner:
            parts = [_read(one, known, f"{deeper}[{at}]") for at, one in enumerate(inner)]
            verbinding = Verbinding.EN if word == "alle" else Verbinding.OF
            return Samenstelling(verbinding, tuple(parts))
        case _:
            words = ("criterium", "alle", "een_van_deze", "niet", "bekend_of", "altijd")
            raise KaderError(f"{_at(deeper)}can't be read{nearest(word, words)}")


def is_list(value: object) -> bool:
    """Tell whether it is a list, of whatever."""
    return isinstance(value, list)


def _at(place: str) -> str:
    return f"{place}: " if place else ""


def nearest(name: Any, names: Iterable[str]) -> str:
    """Suggest the nearest name, if one is near."""
    close = get_close_matches(str(name), list(names), n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else ""


def _read_criterium(table: Mapping[str, Any], known: Mapping[str, Criterium], place: str) -> Voorwaarde:
    naam: Any = table["criterium"]
    criterium = known.get(naam) if isinstance(naam, str) else None
    if criterium is None:
        raise KaderError(f"{_at(place)}no criterium is called “{naam}”{nearest(naam, known)}")
    words = set(table) - {"criterium"}
    if isinstance(criterium, JaNee):
        if words == {"bekend"} and table["bekend"] is True:
            return criterium.bekend()
        if not words:
            return criterium
    elif words in _COMPARISONS and _is_compared(criterium):
        try:
            return _compare(criterium, table, words)
        except (KaderError, WaardeError, ValueError, TypeError) as error:
            reason = str(error) if isinstance(error, KaderError) else "a value can't be read"
            raise KaderError(f"{_at(place)}{naam}: {reason}") from None
    ways = "nothing, or bekend = true" if isinstance(criterium, JaNee) else _ways(criterium)
    raise KaderError(f"{_at(place)}{naam}: expected {ways}")


def _is_compared(criterium: Criterium) -> TypeGuard[Getal | Keuze[Any]]:
    return isinstance(criterium, Getal | Keuze)


def _ways(criterium: Criterium) -> str:
    if isinstance(criterium, Keuze):
        return "een_van or bekend"
    return "van with tot, een_van, bekend, minder_dan, hoogstens, meer_dan or minstens"


def _compare(  # noqa: PLR0911 - one for each way of comparing
    criterium: Getal | Keuze[Any], table: Mapping[str, Any], words: set[str]
) -> Voorwaarde:
    if words == {"bekend"}:
        if table["bekend"] is not True:
            raise KaderError("expected bekend = true; deny it with niet")
        return criterium.bekend()
    if words == {"een_van"}:
        values = table["een_van"]
        if not is_list(values):
            raise KaderError("expected a list under een_van")
        return criterium.een_van(*(_value(criterium, one) for one in values))
    if isinstance(criterium, Keuze):
        raise KaderError("expected een_van or bekend")
    if words == {"van", "tot"}:
        return criterium.tussen(_number(table["van"]), _number(table["tot"]))
    (word,) = words
    value = _number(table[word])
    match word:
        case "minder_dan":
            return criterium < value
        case "hoogstens":
            return criterium <= value
        case "meer_dan":
            return criterium > value
        case _:
            return criterium >= value


def _value(criterium: Getal | Keuze[Any], value: Any) -> Any:
    if isinstance(criterium, Getal):
        return _number(value)
    if not isinstance(value, str):
        raise KaderError("expected text under een_van")
    return criterium.soort(value)


def _number(value: Any) -> int | Decimal:
    if isinstance(value, str):
        try:
            return Decimal(value)
        except InvalidOperation:
            raise KaderError("expected a number, written as 12 or as text “12.50”") from None
    if isinstance(value, bool) or not isinstance(value, int):
        raise KaderError("expected a number, written as 12 or as text “12.50”")
    return value


def voorwaarde_schema(criteria: Iterable[Criterium]) -> dict[str, Any]:
    """Give the JSON Schema of a condition over these criteria; it refers to itself as ``#/$defs/voorwaarde``."""
    number = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}
    itself = {"$ref": "#/$defs/voorwaarde"}
    several = {"type": "array", "items": itself, "minItems": 1}
    names: dict[str, list[str]] = {"getal": [], "keuze": [], "ja_nee": []}
    for criterium in sorted(criteria, key=lambda one: one.naam):
        kind = "getal" if isinstance(criterium, Getal) else "keuze" if isinstance(criterium, Keuze) else "ja_nee"
        names[kind].append(criterium.naam)

    def form(kind: str, **words: Any) -> dict[str, Any]:
        return _form(criterium={"enum": names[kind]}, **words)

    return {
        "anyOf": [
            _form(altijd={"const": True}),
            _form(niet=itself),
            _form(bekend_of=itself),
            _form(alle=several),
            _form(een_van_deze=several),
            form("ja_nee"),
            *(form(kind, bekend={"const": True}) for kind in names),
            form("keuze", een_van={"type": "array", "items": {"type": "string"}, "minItems": 1}),
            form("getal", een_van={"type": "array", "items": number, "minItems": 1}),
            form("getal", van=number, tot=number),
            *(form("getal", **{word: number}) for word in _THRESHOLDS.values()),
        ]
    }


def _form(**words: Any) -> dict[str, Any]:
    return {"type": "object", "properties": words, "required": list(words), "additionalProperties": False}
