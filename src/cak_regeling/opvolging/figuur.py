# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A figure of cohorts, with the extra ``plots``. It is made of a `Publicatie`, so no small number is in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cak_regeling._extra import needed
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.opvolging.publicatie import Publicatie, Publicatierij
from cak_regeling.opvolging.rapport import HIDDEN, month_name
from cak_regeling.opvolging.rij import LABELS


if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch


_BARS = (
    ("op_lijst", LABELS["op_lijst"], "#1f5a99"),
    ("verdwenen", LABELS["verdwenen"], "#e0a33a"),
    ("nog_niet_gevolgd", LABELS["nog_niet_gevolgd"], "#d9d9d9"),
)
_OF_WHICH = Tekst("waarvan op een regeling, waar dat te tonen is", "of which in an arrangement, where it can be shown")


def to_figure(publicatie: Publicatie, *, after: int, lang: Taal = "nl") -> "Figure":
    """Draw one bar for each cohort at one point, as shares; ``figure.savefig(path)`` writes it.

    A cohort of which the parts are hidden is drawn as one bar with a pattern; one that is hidden has no bar.

    Args:
        publicatie: The figures, without small numbers.
        after: Which point, in months.
        lang: ``nl`` or ``en``.

    Raises:
        cak_regeling.WaardeError: For a point that the table has not.
        ImportError: When matplotlib is not there.
    """
    with needed("cak_regeling[plots]"):
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra; loaded only to draw

    rows = [one for one in publicatie if one.rij.after == after]
    if not rows:
        raise WaardeError(f"expected after as one of {', '.join(map(str, publicatie.tabel.after))}")
    figure = Figure(figsize=(9, 0.3 * len(rows) + 2), layout="constrained")
    axes: Any = figure.subplots()
    for place, one in enumerate(rows):
        for left, width, colour, hatch in _segments(one):
            axes.barh(place, width, left=left, color=colour, hatch=hatch, edgecolor="white", height=0.75)
    axes.set_yticks(range(len(rows)), [_label(one, lang) for one in rows])
    axes.set(xlim=(0, 100), ylim=(len(rows) - 0.5, -0.5))
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_xlabel(Tekst("procent van het cohort", "per cent of the cohort").in_taal(lang))
    axes.set_title(Tekst(f"Na {after} maanden", f"After {after} months").in_taal(lang), loc="left")
    axes.figure.legend(handles=_legend(lang), loc="outside lower center", ncols=2, frameon=False)
    return figure


def _legend(lang: Taal) -> "list[Patch]":
    from matplotlib.patches import Patch  # noqa: PLC0415 - an extra; loaded only to draw

    bars = [Patch(facecolor=colour, edgecolor="white", label=text.in_taal(lang)) for _, text, colour in _BARS]
    part = Patch(facecolor=_PART[0], hatch=_PART[1], edgecolor="white", label=_OF_WHICH.in_taal(lang))
    hidden = Patch(facecolor=_SECRET[0], hatch=_SECRET[1], edgecolor="white", label=HIDDEN.in_taal(lang))
    return [bars[0], part, *bars[1:], hidden]


_PART, _SECRET = ("#7fb2e5", "//"), ("#c9c9c9", "xx")


def _label(one: Publicatierij, lang: Taal) -> str:
    words = [month_name(one.rij.cohort, lang), one.rij.groep]
    whole = one.cellen["personen"]
    return " ".join([*filter(None, words), f"({whole})" if isinstance(whole, int) else ""]).strip()


def _segments(one: Publicatierij) -> Iterator[tuple[float, float, str, str]]:
    """Give the parts of a bar: where it starts, its width, both in per cent, its colour and its pattern."""
    whole = one.cellen["personen"]
    parts = [cel for name, *_ in _BARS if isinstance(cel := one.cellen[name], int)]
    if not isinstance(whole, int):
        return
    if len(parts) < len(_BARS):
        yield 0, 100, *_SECRET
        return
    left = 0.0
    for part, (_, _, colour) in zip(parts, _BARS, strict=True):
        yield left, 100 * part / whole, colour, ""
        left += 100 * part / whole
    arranged, present = one.cellen["op_regeling"], parts[0]
    if isinstance(arranged, int) and arranged:
        yield 100 * (present - arranged) / whole, 100 * arranged / whole, *_PART
