# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Earlier lists on data frames: who was on the one before, who came back, what changed, and since when nothing did.

An earlier list of a person is one of the same municipality, of a peildatum before that of the person's own row. So one
frame with many months can be its own history.
"""

from collections.abc import Iterable
from typing import Any

import narwhals.stable.v2 as nw

from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.errors import KaderError
from cak_regeling.frames.engine import LIJST, NwFrame, own
from cak_regeling.frames.kolommen import ALL_ROWS, GEMEENTE, PEILDATUM


_G, _DAY, _BEFORE, _N = LIJST[0], own("dag"), own("vorige_dag"), own("nummer")
IN_BEFORE, OLDEST, FIRST = own("in_vorige"), own("oudste"), own("ongewijzigd_sinds")
_THERE = own("er_toen")
_STATE, _THEN = own("stand"), own("stand_toen")
_STANDS = ("statuscodes", "inningswijze", "aanmelddatum")


def needed(criteria: Iterable[Criterium]) -> set[str]:
    """Give the columns that earlier lists must have, beside gemeente, peildatum and bsn.

    Raises:
        cak_regeling.KaderError: For a field of which a frame has no column with the values of all rows.
    """
    columns: set[str] = set()
    for criterium in criteria:
        if criterium.operation is Operation.CHANGED:
            columns.add(all_rows(criterium))
        elif criterium.operation is Operation.MONTHS_UNCHANGED:
            columns.update(_STANDS)
    return columns


def all_rows(criterium: Criterium) -> str:
    """Name the column with the values of all rows of a person.

    Raises:
        cak_regeling.KaderError: When a frame has none.
    """
    if criterium.field not in ALL_ROWS:
        raise KaderError(f"{criterium.naam}: a frame has no column for all rows of field “{criterium.field}”")
    return ALL_ROWS[criterium.field]


def before(column: str) -> str:
    """Name the column of the list before, once it is joined."""
    return own(f"{column}_toen")


def together(frames: Iterable[NwFrame], columns: set[str]) -> Any:
    """Give earlier lists as one frame, with the columns that are needed."""
    chosen: list[Any] = [
        frame.select(
            "bsn",
            *sorted(columns),
            **{_G: _gemeente(frame), _DAY: nw.col(PEILDATUM).cast(nw.Date())},
        )
        for frame in frames
    ]
    return chosen[0] if len(chosen) == 1 else nw.concat(chosen, how="vertical")


def _gemeente(frame: NwFrame) -> nw.Expr:
    known = GEMEENTE in frame.collect_schema()
    return nw.col(GEMEENTE).fill_null("") if known else nw.col("bsn").str.slice(0, 0)


def lists_of(earlier: Any) -> Any:
    """Give municipality and day of each earlier list."""
    return earlier.select(_G, _DAY).unique()


def join(frame: Any, earlier: Any, criteria: Iterable[Criterium]) -> NwFrame:
    """Put what earlier lists say beside each person, as far as it is asked.

    Args:
        frame: The persons.
        earlier: The earlier lists; None when there are none.
        criteria: What is asked.
    """
    criteria = [criterium for criterium in criteria if criterium.operation.needs_vorige]
    if not criteria:
        joined: NwFrame = frame
        return joined
    if earlier is None:
        return _nothing(frame, criteria)
    asked = {criterium.operation for criterium in criteria}
    lists = lists_of(earlier)
    numbered = lists.with_columns(nw.lit(1).alias(_N)).with_columns(_counted(_N, _G, order_by=_DAY))
    own_lists = frame.select(*LIJST).unique()
    latest = (
        own_lists.join(numbered, on=_G, how="inner")
        .filter(nw.col(_DAY) < nw.col(LIJST[1]))
        .group_by(*LIJST)
        .agg(nw.col(_DAY).max().alias(_BEFORE), nw.col(_N).max().alias(own("laatste")))
    )
    changed = {all_rows(c) for c in criteria if c.operation is Operation.CHANGED}
    known = earlier.select(
        **{_G: nw.col(_G), _BEFORE: nw.col(_DAY), "bsn": nw.col("bsn"), _THERE: nw.col("bsn")},
        **{before(column): nw.col(column) for column in sorted(changed)},
    )
    result: Any = frame.join(latest, on=[*LIJST], how="left").join(known, on=[_G, _BEFORE, "bsn"], how="left")
    if Operation.RETURNED in asked:
        oldest = earlier.group_by(_G, "bsn").agg(nw.col(_DAY).min().alias(OLDEST))
        result = result.join(oldest, on=[_G, "bsn"], how="left")
    if Operation.MONTHS_UNCHANGED in asked:
        result = result.join(_unchanged(result, earlier, numbered), on=[*LIJST, "bsn"], how="left")
    returned = (nw.col(OLDEST) < nw.col(_BEFORE)).fill_null(False) if Operation.RETURNED in asked else nw.lit(False)
    with_all: NwFrame = result.with_columns((~nw.col(_THERE).is_null()).alias(IN_BEFORE), returned.alias(OLDEST))
    return with_all


def _unchanged(frame: Any, earlier: Any, numbered: Any) -> Any:
    """Give the first day of the unbroken run of earlier lists on which a person stood as now."""
    now = frame.select(*LIJST, "bsn", own("laatste"), _stands(_STATE))
    then = earlier.select(_G, "bsn", _DAY, _stands(_THEN)).join(numbered, on=[_G, _DAY], how="inner")
    back = own("terug")
    return (
        now.join(then, on=[_G, "bsn"], how="inner")
        .filter((nw.col(_DAY) < nw.col(LIJST[1])) & (nw.col(_STATE) == nw.col(_THEN)))
        .with_columns((nw.col(own("laatste")) - nw.col(_N)).alias(back), nw.lit(1).alias(own("rij")))
        .with_columns(_counted(own("rij"), *LIJST, "bsn", order_by=back))
        .filter(nw.col(back) == nw.col(own("rij")) - 1)
        .group_by(*LIJST, "bsn")
        .agg(nw.col(_DAY).min().alias(FIRST))
    )


def _counted(name: str, *within: str, order_by: str) -> nw.Expr:
    """Number rows from 1 in a column that is never null and not ordered by: pandas would order by the count."""
    return nw.col(name).cum_count().over(*within, order_by=order_by).cast(nw.Int64()).alias(name)


def _stands(name: str) -> nw.Expr:
    """Write how a person stands on a list: status codes that are known, way of collection and start."""
    return nw.concat_str(
        [
            nw.col("statuscodes").str.replace_all("||", "|", literal=True).fill_null(""),
            nw.col("inningswijze").fill_null(""),
            nw.col("aanmelddatum").cast(nw.String()).fill_null(""),
        ],
        separator=" ",
    ).alias(name)


def _nothing(frame: NwFrame, criteria: Iterable[Criterium]) -> NwFrame:
    """Put beside each person that there is no earlier list."""
    changed = {before(all_rows(c)) for c in criteria if c.operation is Operation.CHANGED}
    none = nw.lit(None, nw.String())
    return frame.with_columns(
        nw.lit(False).alias(IN_BEFORE),
        nw.lit(False).alias(OLDEST),
        nw.lit(None, nw.Date()).alias(FIRST),
        *(none.alias(name) for name in sorted(changed)),
    )
