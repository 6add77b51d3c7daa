# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Month to month on data frames: who comes and goes per municipality, and how long they are on the list.

Who is gone from the list is *verdwenen*, not *uitgestroomd*: a filter, a move or a rejected row looks the same.
"""

from typing import Any

import narwhals.stable.v2 as nw

from cak_regeling.errors import WaardeError
from cak_regeling.frames.engine import Engine, Frame, own, rows_of
from cak_regeling.frames.kolommen import FILTER, GEMEENTE, PEILDATUM, TYPES, require_column


_G, _DAY, _N = own("gemeente"), own("dag"), own("nummer")
_ONE, _THERE, _FIRST = own("een"), own("er"), own("eerste")
VERLOOP = ("aantal", "nieuw", "teruggekeerd", "gebleven", "verdwenen")
"""The counts that `verloop` gives."""


def verloop(persons: Frame, *, filters_may_differ: bool = False) -> Frame:
    """Count per municipality and month who is on the list, and who came and went since the list before.

    The result has gemeente, peildatum and *aantal*, *nieuw* (of whom *teruggekeerd*: on a list before that),
    *gebleven* and *verdwenen*, in no order; those four are null for the first list of a municipality. They are counts,
    as each college is the controller of its own list.

    Args:
        persons: Persons of many lists, as `to_frame` and `personen` give, with a column peildatum.
        filters_may_differ: Compare lists for which not the same was asked; who is new or gone may then come from that.

    Raises:
        cak_regeling.WaardeError: For lists of a municipality for which not the same was asked.
        cak_regeling.KaderError: When a column lacks, or the engine, which is named, can't do it.
    """
    engine, mine, numbered = _numbered(persons)
    with engine.named():
        if not filters_may_differ:
            _require_equal_filters(engine)
        keys = [_G, "bsn"]
        before = mine.select(*keys, (nw.col(_N) + 1).alias(_N), nw.col("bsn").alias(_THERE))
        first = mine.group_by(*keys).agg(nw.col(_N).min().alias(_FIRST))
        joined = mine.join(before, on=[*keys, _N], how="left").join(first, on=keys, how="inner")
        is_new = nw.col(_THERE).is_null()
        counted = (
            joined.with_columns(
                nw.lit(1).alias("aantal"),
                is_new.cast(nw.Int64()).alias("nieuw"),
                (is_new & (nw.col(_FIRST) < nw.col(_N))).cast(nw.Int64()).alias("teruggekeerd"),
            )
            .group_by(_G, _N)
            .agg(*(nw.col(name).sum() for name in VERLOOP[:3]))
        )
        last = counted.select(_G, (nw.col(_N) + 1).alias(_N), nw.col("aantal").alias(_THERE))
        result = counted.join(last, on=[_G, _N], how="left").join(numbered, on=[_G, _N], how="inner")
        stayed = nw.col("aantal") - nw.col("nieuw")
        since = {
            "nieuw": nw.col("nieuw"),
            "teruggekeerd": nw.col("teruggekeerd"),
            "gebleven": stayed,
            "verdwenen": nw.col(_THERE).fill_null(0) - stayed,
        }
        return engine.native(
            result.select(
                *_list(),
                nw.col("aantal").cast(nw.Int64()),
                **{name: nw.when(nw.col(_N) > 1).then(value.cast(nw.Int64())) for name, value in since.items()},
            ),
            dict.fromkeys(VERLOOP, "int64"),
        )


def verblijf(persons: Frame) -> Frame:
    """Give how long each person is on the lists of a municipality: one row per unbroken run of lists, in no order.

    The result has gemeente, bsn, the peildatums of the first and the last list (*van*, *tot_en_met*, both inclusive),
    in how many *lijsten*, *maanden* between those days, and whether it began or may go on outside what was given
    (*begin_onbekend*: on the first list; *loopt_door*: on the last). It is personal.

    Args:
        persons: Persons of many lists, as `to_frame` and `personen` give, with a column peildatum.

    Raises:
        cak_regeling.KaderError: When a column lacks, or the engine, which is named, can't do it.
    """
    engine, mine, numbered = _numbered(persons)
    with engine.named():
        keys = [_G, "bsn"]
        run, last = own("reeks"), own("laatste")
        ends = numbered.group_by(_G).agg(nw.col(_N).max().alias(last))
        rank = nw.col(_ONE).cum_count().over(*keys, order_by=_N).cast(nw.Int64())
        runs = (
            mine.with_columns(nw.lit(1).alias(_ONE))
            .with_columns((nw.col(_N) - rank).alias(run))
            .group_by(*keys, run)
            .agg(
                nw.col(_DAY).min().alias("van"),
                nw.col(_DAY).max().alias("tot_en_met"),
                nw.len().alias("lijsten"),
                nw.col(_N).min().alias(_FIRST),
                nw.col(_N).max().alias(_THERE),
            )
            .join(ends, on=_G, how="inner")
        )
        months = _months("tot_en_met") - _months("van")
        return engine.native(
            runs.select(
                _list()[0],
                "bsn",
                "van",
                "tot_en_met",
                nw.col("lijsten").cast(nw.Int64()),
                months.alias("maanden"),
                (nw.col(_FIRST) == 1).alias("begin_onbekend"),
                (nw.col(_THERE) == nw.col(last)).alias("loopt_door"),
            ),
            {},
        )


def _list() -> tuple[nw.Expr, nw.Expr]:
    """Give municipality and day of a list as columns of a result; no municipality is null again."""
    return nw.when(nw.col(_G) != "").then(nw.col(_G)).alias(GEMEENTE), nw.col(_DAY).alias(PEILDATUM)


def _months(name: str) -> nw.Expr:
    day = nw.col(name).dt
    return day.year().cast(nw.Int64()) * 12 + day.month().cast(nw.Int64())


def _numbered(persons: Frame) -> tuple[Engine, Any, Any]:
    """Number the lists of each municipality from 1, and give the persons with those numbers."""
    engine = Engine.of(persons)
    schema = engine.frame.collect_schema()
    for name in ("bsn", "aantal_aanmeldingen", PEILDATUM):
        require_column(schema, name, (TYPES[name].__class__,), what="the frame", naam="month to month")
    gemeente = nw.col(GEMEENTE).fill_null("") if GEMEENTE in schema else nw.col("bsn").str.slice(0, 0)
    mine: Any = engine.frame.select("bsn", gemeente.alias(_G), nw.col(PEILDATUM).alias(_DAY))
    with engine.named():
        lists = mine.select(_G, _DAY).unique().with_columns(nw.lit(1).alias(_N))
        numbered = lists.with_columns(nw.col(_N).cum_count().over(_G, order_by=_DAY).cast(nw.Int64()))
        return engine, mine.join(numbered, on=[_G, _DAY], how="inner"), numbered


def _require_equal_filters(engine: Engine) -> None:
    """Refuse lists for which not the same was asked: whoever falls outside a filter seems to be gone."""
    schema = engine.frame.collect_schema()
    if FILTER not in schema:
        return
    columns: list[Any] = [FILTER, *([GEMEENTE] if GEMEENTE in schema else [])]
    found = rows_of(engine.frame.select(*columns).unique())
    if len(found) > len({row.get(GEMEENTE) for row in found}):
        raise WaardeError("expected lists of a municipality with equal filters; else pass filters_may_differ=True")
