# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A use as plain JSON types and back, so that a job queue can carry it and test it again."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Tekst
from cak_regeling.doelbinding.verwerking import Oordeel, Verwerking
from cak_regeling.errors import WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter


if TYPE_CHECKING:
    from cattrs import Converter

VERSIE = 1
"""Of the form in which a use is written; it changes when an older library could not read it any more."""


@cache
def _converter() -> "Converter":
    from cattrs.preconf.json import make_converter  # noqa: PLC0415 - not needed to import the library

    converter = make_converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(Gemeentecode, lambda code: code.value)
    converter.register_structure_hook(Gemeentecode, lambda text, _: Gemeentecode(text))
    converter.register_unstructure_hook_func(_is_gegevens, lambda data: sorted(gegeven.value for gegeven in data))
    converter.register_structure_hook_func(_is_gegevens, lambda data, _: frozenset(Gegeven(one) for one in data))
    converter.register_unstructure_hook_func(
        _is_oordelen,
        lambda items: {code: converter.unstructure(oordeel, Oordeel) for code, oordeel in sorted(items.items())},
    )
    converter.register_structure_hook_func(
        _is_oordelen,
        lambda items, _: FrozenMapping({code: converter.structure(one, Oordeel) for code, one in items.items()}),
    )
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(Lijstfilter, Lijstfilter.to_dict)
    converter.register_structure_hook(Lijstfilter, lambda data, _: Lijstfilter.from_dict(data))
    converter.register_structure_hook(str, _read_text)
    converter.register_structure_hook(bool, _read_flag)
    return converter


def _is_gegevens(kind: Any) -> bool:
    return bool(kind == frozenset[Gegeven])


def _is_oordelen(kind: Any) -> bool:
    return bool(kind == Mapping[str, Oordeel])


def _read_text(value: object, _: object) -> str:
    """Take text for text, and nothing else: a number is no title."""
    if not isinstance(value, str):
        raise TypeError
    return value


def _read_flag(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def to_dict(verwerking: Verwerking) -> dict[str, Any]:
    """Give a use as plain JSON types; see `Verwerking.to_dict`."""
    try:
        data: dict[str, Any] = {"versie": VERSIE, **_converter().unstructure(verwerking, Verwerking)}
        from_dict(data)
    except (AttributeError, TypeError, ValueError, KeyError):
        raise WaardeError("this use can't be written: a part is of another kind than it should be") from None
    return data


def from_dict(data: Mapping[str, Any]) -> Verwerking:
    """Read a use; see `Verwerking.from_dict`."""
    from cattrs import transform_error  # noqa: PLC0415 - not needed to import the library
    from cattrs.errors import BaseValidationError  # noqa: PLC0415 - likewise

    if not isinstance(data, Mapping) or data.get("versie") != VERSIE:
        said = Tekst(f"verwacht een verwerking van versie {VERSIE}", f"expected a use of versie {VERSIE}")
        raise WaardeError(said)
    fields = {key: value for key, value in data.items() if key != "versie"}
    if not isinstance(fields.get("gegevens"), list | tuple | AbstractSet):
        raise WaardeError(Tekst("verwacht gegevens als een lijst", "expected gegevens as a list"))
    try:
        verwerking = _converter().structure(fields, Verwerking)
    except BaseValidationError as error:
        places = transform_error(error, path="verwerking")
        where = ", ".join(dict.fromkeys(place.rpartition("@ ")[2] for place in places))
        raise WaardeError(_UNREADABLE + Tekst(f"zie {where}", "; ".join(places))) from None
    whole = _converter().unstructure(verwerking, Verwerking)
    del whole["gegevens"]  # they are there, in any order
    left_out = sorted(_left_out(fields, whole, "verwerking"))
    if left_out:  # a mandate of which the end was lost has no end: nothing is filled in
        names = ", ".join(left_out)
        raise WaardeError(_UNREADABLE + Tekst(f"{names} ontbreekt", f"{names} is not there"))
    return verwerking


_UNREADABLE = Tekst("deze verwerking is niet te lezen: ", "this use can't be read: ")


def _left_out(given: Any, whole: Any, place: str) -> Iterator[str]:
    """Give the places that a use has when it is written whole and that were not given."""
    for name, part in _parts(whole):
        where = f"{place}[{name}]" if isinstance(name, int) else f"{place}.{name}"
        try:
            yield from _left_out(given[name], part, where)
        except KeyError:
            yield where


def _parts(whole: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(whole, Mapping):
        return cast("Mapping[str, Any]", whole).items()
    return enumerate(cast("list[Any]", whole)) if isinstance(whole, list | tuple) else ()
