# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Conditions as plain JSON and TOML types, and back: what a kader file is made of.

A comparison names its criterium and one way of comparing; conditions are combined under ``alle`` and ``een_van_deze``.
Amounts that are not whole stand as text, as a float is not the amount that was written.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, TypeGuard, cast

from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze, Operator, Vergelijking
from cak_regeling.criteria.voorwaarde import ALTIJD, Altijd, Bekend, Niet, Samenstelling, Verbinding, Voorwaarde
from cak_regeling.errors import CakRegelingError, KaderError, WaardeError
from cak_regeling.wanbetaler import Inningswijze


_THRESHOLDS = {
    Operator.MINDER: "minder_dan",
    Operator.TEN_HOOGSTE: "hoogstens",
    Operator.MEER: "meer_dan",
    Operator.TEN_MINSTE: "minstens",
}
_COMBINED = {Verbinding.EN: "alle", Verbinding.OF: "een_van_deze"}
_WORDS = ("criterium", "alle", "een_van_deze", "niet", "bekend_of", "altijd")
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
        raise KaderError(
            _at(place) + Tekst("verwacht een tabel met een voorwaarde", "expected a table with a condition")
        )
    table = cast("Mapping[str, Any]", data)
    if "criterium" in table:
        return _read_criterium(table, known, place)
    if len(table) != 1:
        raise KaderError(_at(place) + _one_of(_WORDS))
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
        case "altijd":
            said = Tekst("verwacht true; voor nooit is er geen woord", "expected true; there is no word for never")
            raise KaderError(_at(deeper) + said)
        case _:
            raise KaderError(_at(deeper) + Tekst("dit is niet te lezen", "can't be read") + nearest(word, _WORDS))


def is_list(value: object) -> bool:
    """Tell whether it is a list, of whatever."""
    return isinstance(value, list)


def _at(place: str) -> str:
    return f"{place}: " if place else ""


def _one_of(words: Iterable[str]) -> Tekst:
    known = ", ".join(words)
    return Tekst(f"verwacht een van {known}", f"expected one of {known}")


def nearest(name: Any, names: Iterable[str]) -> Tekst:
    """Suggest the nearest name, if one is near."""
    close = get_close_matches(str(name), list(names), n=1, cutoff=0.5)
    return Tekst(f"; bedoelt u “{close[0]}”?", f"; did you mean “{close[0]}”?") if close else Tekst("", "")


def parsed(text: str, form: Literal["TOML", "JSON"], *, kind: type[CakRegelingError] = KaderError) -> Any:
    """Read the text of a file as plain types.

    Raises:
        cak_regeling.CakRegelingError: Of that kind, for what is not of that form; with the line, and without its words.
    """
    import json  # noqa: PLC0415 - not needed to import the library
    import tomllib  # noqa: PLC0415 - likewise

    if not isinstance(text, str):
        raise kind(f"expected the text of a {form} file as str")
    try:
        return tomllib.loads(text) if form == "TOML" else json.loads(text)
    except (ValueError, RecursionError) as error:
        said = Tekst(f"dit bestand is geen {form}", f"this file is no {form}")
        place = re.search(r"line (\d+),? column (\d+)", str(error))
        if place is not None:
            row, column = place.groups()
            said += Tekst(f": zie regel {row}, kolom {column}", f": see line {row}, column {column}")
        raise kind(said) from None


def _read_criterium(table: Mapping[str, Any], known: Mapping[str, Criterium], place: str) -> Voorwaarde:
    naam: Any = table["criterium"]
    criterium = known.get(naam) if isinstance(naam, str) else None
    if criterium is None:
        said = Tekst(f"er is geen criterium dat “{naam}” heet", f"no criterium is called “{naam}”")
        raise KaderError(_at(place) + said + nearest(naam, known))
    words = set(table) - {"criterium"}
    if isinstance(criterium, JaNee):
        if words == {"bekend"} and table["bekend"] is True:
            return criterium.bekend()
        if not words:
            return criterium
    elif words in _COMPARISONS and _is_compared(criterium):
        try:
            return _compare(criterium, table, words)
        except KaderError as error:
            raise error.at(_at(place) + naam) from None
        except (WaardeError, ValueError, TypeError):
            said = Tekst("een waarde is niet te lezen", "a value can't be read")
            raise KaderError(f"{_at(place)}{naam}: " + said) from None
    raise KaderError(f"{_at(place)}{naam}: " + _ways(criterium))


def _is_compared(criterium: Criterium) -> TypeGuard[Getal | Keuze[Any]]:
    return isinstance(criterium, Getal | Keuze)


def _ways(criterium: Criterium) -> Tekst:
    """Say how a criterium may be asked."""
    if isinstance(criterium, JaNee):
        return Tekst("verwacht niets, of bekend = true", "expected nothing, or bekend = true")
    if isinstance(criterium, Keuze):
        return Tekst("verwacht een_van of bekend", "expected een_van or bekend")
    words = "een_van, bekend, minder_dan, hoogstens, meer_dan"
    return Tekst(f"verwacht van met tot, {words} of minstens", f"expected van with tot, {words} or minstens")


def _compare(  # noqa: PLR0911 - one for each way of comparing
    criterium: Getal | Keuze[Any], table: Mapping[str, Any], words: set[str]
) -> Voorwaarde:
    if words == {"bekend"}:
        if table["bekend"] is not True:
            raise KaderError(
                Tekst("verwacht bekend = true; ontken het met niet", "expected bekend = true; deny it with niet")
            )
        return criterium.bekend()
    if words == {"een_van"}:
        values = table["een_van"]
        if not is_list(values):
            raise KaderError(Tekst("verwacht een lijst onder een_van", "expected a list under een_van"))
        return criterium.een_van(*(_value(criterium, one) for one in values))
    if isinstance(criterium, Keuze):
        raise KaderError(_ways(criterium))
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
        raise KaderError(Tekst("verwacht tekst onder een_van", "expected text under een_van"))
    try:
        return criterium.soort(value)
    except ValueError:
        words = _words(criterium)
        if not words:
            raise
        raise KaderError(_one_of(words) + nearest(value.casefold(), words)) from None


def _words(criterium: Keuze[Any]) -> list[str]:
    """Give the values that there are to choose from, where there are such."""
    if not issubclass(criterium.soort, Enum):
        return []
    return [str(one.value) for one in criterium.soort if one is not Inningswijze.ONBEKEND]


def _number(value: Any) -> int | Decimal:
    if isinstance(value, str):
        try:
            return Decimal(value)
        except InvalidOperation:
            raise KaderError(_NO_NUMBER) from None
    if isinstance(value, bool) or not isinstance(value, int):
        raise KaderError(_NO_NUMBER)
    return value


_NO_NUMBER = Tekst(
    "verwacht een getal, geschreven als 12 of als tekst “12.50”", "expected a number, written as 12 or as text “12.50”"
)


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
