# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Persons from rows, on data frames: what `Wanbetaler.of` and `CakLijst.by_bsn` do on objects."""

from collections.abc import Mapping
from typing import Any

import narwhals.stable.v2 as nw

from cak_regeling.errors import KaderError
from cak_regeling.frames.engine import LIJST, Engine, Frame, own, rows_of, with_made
from cak_regeling.frames.kolommen import ALL_ROWS, FILTER, GEMEENTE, PEILDATUM, TYPES, cell
from cak_regeling.wanbetaler import Bedragregel


_KEY = [*LIJST, "bsn"]
_NOT_CONTENT = {"row", "lines", "bevindingen", PEILDATUM, GEMEENTE, FILTER}
"""Where a row stands and what was found in it: rows that differ in nothing else are identical."""
_ORDER = (
    *("statuscode", "in_premieregime", "inningswijze", "achterstand_cak", "zorgverzekeraar", "uzovi"),
    *("postcode", "achternaam", "voorvoegsel", "voorletters", "geboortedatum", "straatnaam", "huisnummer"),
    *("huisletter", "huisnummertoevoeging", "woonplaats"),
)
"""How rows of one start are ordered, what is not known before what is; as `Wanbetaler` orders them."""
_OF_LATEST = (
    *("achternaam", "voorvoegsel", "voorletters", "geboortedatum", "geboren_vanaf", "geboren_tot_en_met"),
    *("straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "postcode", "woonplaats"),
    *("aanmelddatum", "inningswijze", "statuscode", "uzovi", "zorgverzekeraar"),
)
_OF_ALL = ("in_premieregime", "achterstand_cak")
"""What a person has under the same name as a row, but of all rows."""
_ONE, _START, _ROWS, _LATEST = own("een"), own("start"), own("rijen"), own("laatste")


def personen(rows: Frame, *, bedragregel: Bedragregel = Bedragregel.SOM) -> Frame:
    """Give the persons behind rows: one row per BSN, municipality and peildatum, in no order.

    The result has the columns of `to_frame`, as far as the rows have what they are made of: of the latest row, of all
    rows together, and how many persons of the list have the address. On a lazy engine the codes that occur are looked
    up first; everything else is carried out when the result is.

    Args:
        rows: Rows as `to_rows` gives. Without columns gemeente and peildatum they are of one list.
        bedragregel: What several rows together say is owed; that of the layout by which they were read.

    Raises:
        cak_regeling.KaderError: For what is no frame of rows, or when the engine, which is named, can't do it.
    """
    engine = Engine.of(rows)
    schema = dict(engine.frame.collect_schema())
    if "bsn" not in schema or "aantal_aanmeldingen" in schema:
        raise KaderError("expected a frame of rows, as to_rows gives")
    with engine.named():
        frame: Any = engine.frame.with_columns(
            (nw.col(GEMEENTE).fill_null("") if GEMEENTE in schema else nw.lit("")).alias(_KEY[0]),
            (nw.col(PEILDATUM) if PEILDATUM in schema else nw.lit(0)).alias(_KEY[1]),
            nw.lit(1).alias(_ONE),
        )
        if schema.get("achterstand_cak") == nw.Decimal:  # a column that has just room for each may have none for a sum
            schema["achterstand_cak"] = TYPES["achterstand_cak"]
            frame = frame.with_columns(nw.col("achterstand_cak").cast(TYPES["achterstand_cak"]))
        counted = frame.with_columns(nw.col(_ONE).sum().over(*_KEY).cast(nw.Int64()).alias(_ROWS))
        several = counted.filter(nw.col(_ROWS) > 1)
        made = _of_one_row(schema)
        single = counted.filter(nw.col(_ROWS) == 1).select(**made)
        result = _latest(several, schema, bedragregel).join(_together(several, frame, schema), on=_KEY, how="inner")
        if "achterstand_cak" in schema and bedragregel is not Bedragregel.LAATSTE:
            result = result.join(_owed(several, schema, bedragregel), on=_KEY, how="inner")
        result = nw.concat([single, result.select(*made)], how="vertical")
        if "postcode" in schema:
            result = result.with_columns(_pc4(nw.col("postcode")))
        if {"postcode", "huisnummer"} <= set(schema):
            result = _with_address(result, schema)
        names = [name for name in result.collect_schema() if not name.startswith(own(""))]
        return engine.native(result.select(*names), {})


def _pc4(postcode: nw.Expr) -> nw.Expr:
    """Give the four digits; null for what is no postcode, as the engine would quote it in an error later on."""
    digits = nw.when(postcode.str.contains("^[0-9]{4}")).then(postcode.str.slice(0, 4))
    return digits.cast(nw.Int64()).alias("pc4")


def _of_one_row(schema: Mapping[str, Any]) -> dict[str, nw.Expr]:
    """Give what a person has who has one row, by column; most do, and then there is nothing to put together."""
    kept = [name for name in (GEMEENTE, PEILDATUM, FILTER, *_OF_LATEST, *_OF_ALL) if name in schema]
    made = {name: nw.col(name) for name in (*_KEY, *kept)}
    made["aantal_aanmeldingen"] = nw.col(_ROWS)
    if "aanmelddatum" in schema:
        made["eerste_aanmelddatum"] = nw.col("aanmelddatum")
    bar = nw.lit("|")
    for field, name in ALL_ROWS.items():
        if field in schema:
            value = nw.col(field).str.replace_all("|", cell("|"), literal=True).fill_null("")
            made[name] = nw.concat_str([bar, value, bar])
    return made


def _latest(several: Any, schema: Mapping[str, Any], bedragregel: Bedragregel) -> Any:
    """Give the latest row of each person, with what a person has of it.

    Only where several rows start on the same day does the rest of their content decide, so only those are ordered.
    """
    ties, number = own("gelijk"), own("nummer")
    of_latest = (*_OF_LATEST, "achterstand_cak") if bedragregel is Bedragregel.LAATSTE else _OF_LATEST
    kept = [name for name in (GEMEENTE, PEILDATUM, FILTER, *of_latest) if name in schema]
    order = {own(f"orde_{name}"): _known_last(name, schema[name]) for name in _ORDER if name in schema}
    start = _as_number("aanmelddatum") if "aanmelddatum" in schema else nw.lit(0)
    latest = (
        several.with_columns(start.alias(_START), nw.lit(1).alias(_ONE))
        .with_columns(nw.col(_START).max().over(*_KEY).alias(_LATEST))
        .filter(nw.col(_START) == nw.col(_LATEST))
        .with_columns(nw.col(_ONE).sum().over(*_KEY).cast(nw.Int64()).alias(ties))
    )
    last_of_ties = (
        with_made(latest.filter(nw.col(ties) > 1), order)
        .with_columns(
            nw.col(_ONE).cum_count().over(*_KEY, order_by=list(order) or ["bsn"]).cast(nw.Int64()).alias(number)
        )
        .filter(nw.col(number) == nw.col(ties))
    )
    parts = [part.select(*_KEY, *kept) for part in (latest.filter(nw.col(ties) == 1), last_of_ties)]
    return nw.concat(parts, how="vertical")


def _as_number(day: str) -> nw.Expr:
    """Give a day as a number that keeps the order; 0 where it is not known."""
    of = nw.col(day).dt
    parts = (of.year().cast(nw.Int64()) * 100 + of.month().cast(nw.Int64())) * 100 + of.day().cast(nw.Int64())
    return parts.fill_null(0)


def _known_last(name: str, kind: Any) -> nw.Expr:
    """Give a column such that what is not known comes first, whatever the engine does with null."""
    value = nw.col(name)
    if name == "inningswijze":
        return value.fill_null("onbekend")  # on objects it is a value among the others
    if isinstance(kind, nw.String):
        return value.fill_null("")
    if isinstance(kind, nw.Boolean):
        return value.cast(nw.Int64()).fill_null(-1)
    if name == "achterstand_cak":
        return (value.cast(nw.Float64()) * 100).round(0).cast(nw.Int64()).fill_null(-(2**62))
    return value.cast(nw.Int64()).fill_null(-1)


def _together(several: Any, frame: Any, schema: Mapping[str, Any]) -> Any:
    """Give what a person has of all rows: how many, the oldest start, the codes, and whether the premie is owed."""
    helpers: dict[str, nw.Expr] = {}
    made: dict[str, nw.Expr] = {"aantal_aanmeldingen": nw.col("aantal_aanmeldingen").cast(nw.Int64())}
    aggregates = [nw.len().alias("aantal_aanmeldingen")]

    def most(name: str, expression: nw.Expr) -> nw.Expr:
        """Give the highest over the rows of what is made of a row."""
        helpers[own(name)] = expression
        aggregates.append(nw.col(own(name)).max())
        return nw.col(own(name))

    if "aanmelddatum" in schema:
        without = most("start_onbekend", nw.col("aanmelddatum").is_null().cast(nw.Int64()))
        aggregates.append(nw.col("aanmelddatum").min().alias(own("oudste")))
        made["eerste_aanmelddatum"] = nw.when(without == 0).then(nw.col(own("oudste")))
    if "in_premieregime" in schema:
        owes = most("premie", (nw.col("in_premieregime").cast(nw.Int64()) * 2).fill_null(1))
        made["in_premieregime"] = nw.when(owes != 1).then(owes == 2)
    for field, values in _values(frame, [field for field in ALL_ROWS if field in schema]).items():
        parts = [nw.lit("|")]
        for i, value in enumerate(values):
            held = most(f"{field}_{i}", (nw.col(field) == nw.lit(value)).fill_null(False).cast(nw.Int64()))
            parts.append(nw.when(held == 1).then(nw.lit(f"{cell(value)}|")).otherwise(nw.lit("")))
        unknown = most(f"{field}_onbekend", nw.col(field).is_null().cast(nw.Int64()))
        parts.append(nw.when(unknown == 1).then(nw.lit("|")).otherwise(nw.lit("")))
        made[ALL_ROWS[field]] = nw.concat_str(parts)
    grouped = with_made(several, helpers).group_by(*_KEY).agg(*aggregates)
    return grouped.select(*_KEY, **made)


def _values(frame: Any, fields: list[str]) -> dict[str, list[str]]:
    """Give the codes that occur by field, in the order in which they are written."""
    found = rows_of(frame.select(*fields).unique()) if fields else []
    return {field: sorted({row[field] for row in found} - {None}) for field in fields}


def _owed(several: Any, schema: Mapping[str, Any], bedragregel: Bedragregel) -> Any:
    """Add up the amounts, identical rows once, or take the highest; not known as soon as one is not."""
    content = [name for name in schema if name not in _NOT_CONTENT and name != "bsn"]
    unknown, amount = own("bedrag_onbekend"), nw.col("achterstand_cak")
    return (
        several.select(*_KEY, *content)
        .unique()
        .with_columns(amount.is_null().cast(nw.Int64()).alias(unknown))
        .group_by(*_KEY)
        .agg(amount.max() if bedragregel is Bedragregel.MAXIMUM else amount.sum(), nw.col(unknown).max())
        .select(
            *_KEY,
            nw.when(nw.col(unknown) == 0).then(amount).cast(schema["achterstand_cak"]).alias("achterstand_cak"),
        )
    )


def _with_address(persons: Any, schema: Mapping[str, Any]) -> Any:
    """Count the persons of the list at the address; null where it is not known well enough."""
    letters = [name for name in ("huisletter", "huisnummertoevoeging") if name in schema]
    parts = [nw.col("postcode"), nw.col("huisnummer").cast(nw.String())]
    address = nw.concat_str(
        [*parts, *(nw.col(name).str.to_lowercase().fill_null("") for name in letters)], separator="|"
    )
    known = own("adres")
    counted = nw.col(_ONE).sum().over(*_KEY[:2], known).cast(nw.Int64())
    return persons.with_columns(address.fill_null("").alias(known), nw.lit(1).alias(_ONE)).with_columns(
        nw.when(nw.col(known) != "").then(counted).alias("inwoners_op_adres")
    )
