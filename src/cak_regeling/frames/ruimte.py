# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The room that approaches have, divided on data frames: by rang in each list, as `Afwegingskader.apply` divides it.

Rules are filled in order, and within one by rang, so who of a rule gets which approach follows from numbers alone: how
many each rule has, and how much earlier rules took. Those are counted once for each list, which is then one row.
"""

from collections.abc import Sequence
from typing import Any

import narwhals.stable.v2 as nw

from cak_regeling.frames.compile import any_of
from cak_regeling.frames.engine import NwFrame, own
from cak_regeling.prioritering.kader import Afwegingskader


WACHT = "wacht"
"""The column that says for whom there is no room in this period."""

_NONE_YET = own("nul")


def is_limited(kader: Afwegingskader) -> bool:
    """Tell whether an approach of a kader has room for so many only."""
    return any(aanpak.capaciteit is not None for aanpak in kader.aanpakken)


def divide(frame: NwFrame, kader: Afwegingskader, *, key: Sequence[str], code: str, rang: str) -> NwFrame:
    """Add aanpak; and where room is limited, wacht.

    Args:
        frame: The persons.
        kader: The kader that put them in their place.
        key: The columns that tell one list from another.
        code: The column with the number of the rule that a person falls under, exclusions counted first.
        rang: The column with the place of a person in the list.
    """
    falls = [nw.col(code) == i for i, _ in enumerate(kader.regels, len(kader.uitsluiten))]
    placed, aanpak, wacht = any_of(falls), nw.lit(""), nw.lit(False)
    if not is_limited(kader):
        for holds, regel in zip(falls, kader.regels, strict=True):
            aanpak = nw.when(holds).then(nw.lit(regel.keten[0].naam)).otherwise(aanpak)
        return frame.with_columns(nw.when(placed).then(aanpak).alias("aanpak"))
    lists, ends = _ends(frame, kader, falls, key)
    for holds, regel, until in zip(falls, kader.regels, ends, strict=True):
        given = nw.lit(regel.keten[0].naam)  # who finds no room waits for the first
        for place, end in reversed(list(zip(regel.keten, until, strict=True))):
            given = nw.when(nw.col(rang) <= nw.col(end)).then(nw.lit(place.naam)).otherwise(given)
        aanpak = nw.when(holds).then(given).otherwise(aanpak)
        wacht = nw.when(holds).then(nw.col(rang) > nw.col(until[-1])).otherwise(wacht)
    joined: Any = frame
    divided: NwFrame = joined.join(lists, on=[*key], how="left").with_columns(
        nw.when(placed).then(aanpak).alias("aanpak"), nw.when(placed).then(wacht).alias(WACHT)
    )
    return divided


def _ends(
    frame: NwFrame, kader: Afwegingskader, falls: Sequence[nw.Expr], key: Sequence[str]
) -> tuple[Any, list[list[str]]]:
    """Give a frame with a row for each list, and by rule the columns with the last rang that gets each approach."""
    counts = [own(f"aantal{i}") for i, _ in enumerate(falls)]
    flags = {count: holds.cast(nw.Int64()) for count, holds in zip(counts, falls, strict=True)}
    taken = {aanpak.naam: own(f"bezet{i}") for i, aanpak in enumerate(kader.aanpakken)}
    counted: Any = frame.with_columns(**flags)
    lists: Any = counted.group_by(*key).agg(*(nw.col(count).sum() for count in counts))
    lists = lists.with_columns(*(nw.lit(0).alias(name) for name in (_NONE_YET, *taken.values())))
    ends: list[list[str]] = []
    last = _NONE_YET
    for i, (regel, count) in enumerate(zip(kader.regels, counts, strict=True)):
        at, last = last, own(f"laatste{i}")
        lists = lists.with_columns((nw.col(at) + nw.col(count)).alias(last))
        ends.append([])
        for j, aanpak in enumerate(regel.keten):
            end, used = own(f"eind{i}_{j}"), nw.col(taken[aanpak.naam])
            room = nw.col(last) if aanpak.capaciteit is None else nw.col(at) + nw.lit(aanpak.capaciteit) - used
            lists = lists.with_columns(nw.min_horizontal(nw.col(last), room).alias(end))
            lists = lists.with_columns((used + nw.col(end) - nw.col(at)).alias(taken[aanpak.naam]))
            ends[-1].append(end)
            at = end
    return lists.select(*key, *(end for until in ends for end in until)), ends
