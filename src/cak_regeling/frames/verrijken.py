# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Verrijkingen on data frames: what another administration says, joined to the persons."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

import narwhals.stable.v2 as nw
from attrs import field, frozen

from cak_regeling.criteria.criterium import Criterium
from cak_regeling.criteria.vergelijking import JaNee, Keuze
from cak_regeling.criteria.verrijking import ALLEN, Nagegaan, Verrijking
from cak_regeling.errors import KaderError
from cak_regeling.frames.engine import LIJST, Engine, Frame, NwFrame, fits, own, rows_of
from cak_regeling.frames.kolommen import GEMEENTE, PEILDATUM, cell
from cak_regeling.gegevens import Gegeven, Herkomst
from cak_regeling.identificatie import Telefoonnummer


WAARDE = "waarde"


def _check_gegeven(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Gegeven) or value.herkomst is Herkomst.CAK:
        raise KaderError("expected a Gegeven that another source than the list gives")


def _check_nagegaan(_instance: object, _attribute: object, value: Any) -> None:
    if value is not None and value is not ALLEN:
        raise KaderError("expected ALLEN as nagegaan, or None for who is in the frame")


@frozen(repr=False)
class FrameVerrijking:
    """What one source says of persons, as a data frame of the same engine.

    Its columns are bsn, and *waarde*: yes or no, a number, amount or day, or text (a code, several codes with ``|``
    between them, a telephone number). A null is a no: looked up, and not found. A column gemeente, and one peildatum,
    tell for whose list and for which month it holds; without peildatum it holds for every month. A column ``mobiel``
    tells of a telephone number whether it is a mobile one.

    Attributes:
        gegeven: *Gegeven*. Which datum; not one of the list itself.
        frame: *Frame*. One row per person, gemeente and peildatum as far as it has those. Personal.
        nagegaan: *Nagegaan | None*. Who was looked up: ``ALLEN``, or None for who is in the frame.

    Raises:
        cak_regeling.KaderError: For a datum of the list itself, or another *nagegaan*.
    """

    gegeven: Gegeven = field(validator=_check_gegeven)
    frame: Frame
    nagegaan: Nagegaan | None = field(kw_only=True, default=None, validator=_check_nagegaan)

    def __repr__(self) -> str:
        return f"FrameVerrijking({self.gegeven.name})"


AnyVerrijking = Verrijking | FrameVerrijking


def by_gegeven(verrijkingen: Iterable[AnyVerrijking]) -> Mapping[Gegeven, AnyVerrijking]:
    """Give them by datum.

    Raises:
        cak_regeling.KaderError: For two of one datum, or what is none.
    """
    result: dict[Gegeven, AnyVerrijking] = {}
    for verrijking in verrijkingen:
        if not isinstance(verrijking, Verrijking | FrameVerrijking):
            raise KaderError("expected each of verrijkingen to be a Verrijking or FrameVerrijking")
        if verrijking.gegeven in result:
            raise KaderError(f"expected one Verrijking for {verrijking.gegeven.name}, found two")
        result[verrijking.gegeven] = verrijking
    return result


def gegeven_of(criterium: Criterium) -> Gegeven:
    """Give the datum that a criterium asks a verrijking for."""
    return Gegeven(criterium.field.partition(".")[0])


def waarde_of(gegeven: Gegeven) -> str:
    """Name the column with the value, once it is joined; null for who has none."""
    return own(f"{gegeven.value}_waarde")


def nagegaan_of(gegeven: Gegeven) -> str:
    """Name the column that tells who was looked up, once it is joined; never null."""
    return own(f"{gegeven.value}_nagegaan")


def part_of(criterium: Criterium) -> str:
    """Name the column with a part of the value, once it is joined."""
    return own(criterium.field)


def join(
    engine: Engine,
    frame: NwFrame,
    verrijking: AnyVerrijking,
    asked: Sequence[Criterium],
    *,
    one_gemeente: bool,
) -> NwFrame:
    """Put what a verrijking says beside each person.

    Args:
        engine: Of the frame.
        frame: The persons, with own gemeente and peildatum.
        verrijking: What is said.
        asked: What is asked of it, by one criterium or more.
        one_gemeente: Whether the persons are all of one municipality, so that it need not say whose list it is for.

    Raises:
        cak_regeling.KaderError: When it lacks a column, says two things of one person, or does not tell for which
            municipality it holds.
    """
    gegeven = verrijking.gegeven
    parts = {c.field.partition(".")[2]: part_of(c) for c in asked if "." in c.field}
    if isinstance(verrijking, Verrijking):
        other, everyone = _framed(engine, verrijking, asked), verrijking.nagegaan is ALLEN
    else:
        other = engine.beside(verrijking.frame, f"the frame with {gegeven.name}")
        everyone = verrijking.nagegaan is ALLEN
    there = other.collect_schema()
    missing = sorted({"bsn", WAARDE, *parts} - set(there))
    if missing:
        raise KaderError(f"the frame with {gegeven.name} has no column {', '.join(missing)}")
    if GEMEENTE not in there and not one_gemeente:
        raise KaderError(f"expected a column gemeente in the frame with {gegeven.name}: it holds for one municipality")
    keys = {"bsn": nw.col("bsn")}
    if GEMEENTE in there:
        keys[LIJST[0]] = nw.col(GEMEENTE).fill_null("")
    if PEILDATUM in there:
        keys[LIJST[1]] = nw.col(PEILDATUM)
    kinds = {WAARDE: _asked(asked[0]), **dict.fromkeys(parts, nw.Boolean())}
    values = {
        name: nw.col(name).cast(kind) if fits(there[name], kind) else nw.col(name) for name, kind in kinds.items()
    }
    other = other.select(
        **keys,
        **{waarde_of(gegeven): values[WAARDE], nagegaan_of(gegeven): nw.col("bsn")},
        **{name: values[part] for part, name in parts.items()},
    )
    _require_once(other, list(keys), gegeven)
    looked_up = nw.lit(True) if everyone else ~nw.col(nagegaan_of(gegeven)).is_null()
    joined: NwFrame = frame.join(other, on=list(keys), how="left")  # type: ignore[arg-type]  # both of one engine
    return joined.with_columns(looked_up.alias(nagegaan_of(gegeven)))


def _require_once(frame: NwFrame, keys: list[str], gegeven: Gegeven) -> None:
    """Refuse two values for one person: the persons would be doubled."""
    twice = frame.group_by(*keys).agg(nw.len().alias(own("len"))).filter(nw.col(own("len")) > 1)
    found = rows_of(twice.select(nw.len().alias(own("len"))))[0][own("len")]
    if found:
        raise KaderError(f"expected one row per person in the frame with {gegeven.name}; {found} have more")


def _framed(engine: Engine, verrijking: Verrijking, asked: Sequence[Criterium]) -> NwFrame:
    """Make a frame of what is given as a mapping."""
    persons = list(verrijking.waarden)
    if verrijking.nagegaan is not ALLEN:
        persons += [bsn for bsn in verrijking.nagegaan if bsn not in verrijking.waarden]
    values: list[Any] = [verrijking.waarden.get(bsn) for bsn in persons]
    kind = _kind(values)
    data: dict[str, list[Any]] = {"bsn": [bsn.value for bsn in persons]}
    schema: dict[str, Any] = {"bsn": nw.String()}
    data[WAARDE], schema[WAARDE] = _column(values, kind, verrijking.gegeven, asked)
    for part in {c.field.partition(".")[2] for c in asked if "." in c.field}:
        data[part] = [None if value is None else attrgetter(part)(value) for value in values]
        schema[part] = nw.Boolean()
    return engine.columns(data, schema)


def _kind(values: Iterable[object]) -> type | None:
    return next((type(value) for value in values if value is not None), None)


def _column(values: list[Any], kind: Any, gegeven: Gegeven, asked: Sequence[Criterium]) -> tuple[list[Any], Any]:
    """Give values as a column with its type; where there are none, the type that is asked for."""
    if kind in {int, Decimal}:
        if any(isinstance(value, Decimal) and value != round(value, 2) for value in values):
            raise KaderError(f"frames count in cents: expected at most two decimals in {gegeven.name}")
        return (
            ([None if v is None else Decimal(v) for v in values], nw.Decimal(18, 2))
            if Decimal in {type(v) for v in values}
            else (values, nw.Int64())
        )
    if kind is Telefoonnummer:
        return [None if value is None else value.value for value in values], nw.String()
    if kind is frozenset:
        return [None if not value else "|".join(sorted(map(cell, value))) for value in values], nw.String()
    if kind is str:
        return [None if value is None else cell(value) for value in values], nw.String()
    if kind is not None:
        return values, nw.Boolean() if kind is bool else nw.Date()
    return values, _asked(asked[0])


def _asked(criterium: Criterium) -> Any:
    if isinstance(criterium, JaNee):
        return nw.Boolean()
    if isinstance(criterium, Keuze):
        return nw.String()
    return nw.Date() if criterium.operation.name.startswith("MONTHS") else nw.Int64()
