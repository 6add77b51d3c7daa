# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A one-page report of cohorts, in html to look at and to print.

It is made of a `Publicatie`, so no small number is in it. The page is one file without scripts or anything from
elsewhere.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.opvolging.publicatie import VERBORGEN, Cel, Publicatie, Publicatierij
from cak_regeling.opvolging.rij import LABELS


MAX_ROWS = 30
"""As many rows of cohorts go on one page; of more the last ones are shown, and how many are not is said."""

_SHOWN = ("op_lijst", "op_regeling", "teruggekeerd", "verdwenen")
_CONTACT = ("bereikt", "aanbod_aanvaard")
_SHORT = {
    "op_lijst": Tekst("op de lijst", "on the list"),
    "op_regeling": Tekst("op regeling", "arrangement"),
    "teruggekeerd": Tekst("terug", "returned"),
    "verdwenen": Tekst("verdwenen", "gone"),
    "bereikt": Tekst("bereikt", "reached"),
    "aanbod_aanvaard": Tekst("aanvaard", "accepted"),
}
_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
_TITLE = Tekst("Een cohort gevolgd", "A cohort followed")
_BY = {
    "eerste_vermelding": Tekst(
        "Elke rij is een cohort: de inwoners die in die maand voor het eerst op de lijst stonden.",
        "Each row is a cohort: the residents who first stood on the list in that month.",
    ),
    "eerste_contact": Tekst(
        "Elke rij is een cohort: de inwoners die in die maand voor het eerst zijn benaderd.",
        "Each row is a cohort: the residents who were first approached in that month.",
    ),
}
HIDDEN = Tekst("niet getoond", "not shown")
_NOT_YET = Tekst("nog niet gevolgd", "not followed yet")

_STYLE = """
@page { size: A4 landscape; margin: 12mm }
body { font: 11px/1.35 system-ui, "Liberation Sans", Arial, sans-serif; color: #1a1a1a; margin: 16px auto;
  max-width: 1080px; padding: 0 12px }
h1 { font-size: 20px; margin: 0 0 2px } h2 { font-size: 13px; margin: 12px 0 2px }
p { margin: 2px 0 } .sub { color: #444 }
table { border-collapse: collapse; width: 100%; margin: 8px 0; font-variant-numeric: tabular-nums }
caption { text-align: left; color: #444; padding-bottom: 4px }
th, td { padding: 2px 4px; text-align: right; border-bottom: 1px solid #ddd; white-space: nowrap }
th { font-weight: 600 }
thead th { border-bottom: 1px solid #666; vertical-align: bottom; white-space: normal }
th[scope=row], thead th:first-child[rowspan] { text-align: left } th[scope=colgroup] { text-align: center }
.start { border-left: 1px solid #999 } .none { color: #595959; text-align: center }
abbr { color: #595959; text-decoration: none }
ul { margin: 2px 0 0 16px; padding: 0 } li { margin: 1px 0 }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9px } th, td { padding: 1px 3px }
  tr { break-inside: avoid } }
"""


def to_html(publicatie: Publicatie, *, op: date, titel: str | None = None, lang: Taal = "nl") -> str:
    """Make a page for a policy officer, to look at and to print on one sheet.

    Args:
        publicatie: The figures, without small numbers.
        op: The day on which the page is made; it is on the page.
        titel: Its title.
        lang: ``nl`` or ``en``.

    Raises:
        cak_regeling.WaardeError: For what is no Publicatie, or no day.
    """
    if not isinstance(publicatie, Publicatie):
        raise WaardeError("expected a Publicatie: publiceer(tabel)")
    tabel = publicatie.tabel
    title = escape(_TITLE.in_taal(lang) if titel is None else titel)
    made = f"{require_date(op, 'op'):%d-%m-%Y}"
    where = "" if tabel.gemeente is None else f"gemeente {tabel.gemeente.value} · "
    sub = Tekst(
        f"{where}lijsten van {tabel.eerste:%d-%m-%Y} tot en met {tabel.laatste:%d-%m-%Y} · gemaakt op {made}",
        f"{where}lists from {tabel.eerste:%d-%m-%Y} to {tabel.laatste:%d-%m-%Y} · made on {made}",
    )
    notes = "".join(f"<li>{escape(text)}</li>" for text in _notes(publicatie, lang))
    read = Tekst("Hoe u dit leest", "How to read this").in_taal(lang)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><main>'
        f'<h1>{title}</h1><p class="sub">{sub.in_taal(lang)}</p>'
        f"{_table(publicatie, lang)}<h2>{read}</h2><ul>{notes}</ul></main></body></html>\n"
    )


def _notes(publicatie: Publicatie, lang: Taal) -> Iterable[str]:
    yield Tekst("x: niet getoond.", "x: not shown.").in_taal(lang)
    if any(one.rij.eerste_lijst for one in publicatie):
        yield Tekst("*: het cohort van de eerste lijst.", "*: the cohort of the first list.").in_taal(lang)
    count = len(_cohorts(publicatie)) - MAX_ROWS
    if count > 0:
        yield Tekst(f"De eerste {count} rijen passen niet.", f"The first {count} rows do not fit.").in_taal(lang)
    yield Tekst(
        "Onder “na … maanden” staat hoe het er toen voor stond; “op regeling” en “terug” horen bij “op de lijst”.",
        "Under “after … months” is how the cohort stood then; “arrangement” and “returned” are part of “on the list”.",
    ).in_taal(lang)
    yield from publicatie.opmerkingen(lang)


def _cohorts(publicatie: Publicatie) -> list[list[Publicatierij]]:
    """Give the rows of each cohort and group together."""
    found: dict[tuple[date, str | None], list[Publicatierij]] = {}
    for one in publicatie:
        found.setdefault((one.rij.cohort, one.rij.groep), []).append(one)
    return list(found.values())


def _table(publicatie: Publicatie, lang: Taal) -> str:
    cohorts = _cohorts(publicatie)[-MAX_ROWS:]
    contact = [name for name in _CONTACT if any(name in one.cellen for one in publicatie)]
    grouped = any(one.rij.groep is not None for one in publicatie)
    lead = ["cohort", *(["groep"] if grouped else []), "personen"]
    heads = "".join(f'<th rowspan="2" scope="col">{LABELS[name].in_taal(lang)}</th>' for name in lead)
    blocks: list[tuple[Tekst, Sequence[str]]] = [
        *((Tekst(f"na {after} maanden", f"after {after} months"), _SHOWN) for after in publicatie.tabel.after),
        *([(Tekst("contact, zover gevolgd", "contact, so far"), contact)] if contact else []),
    ]
    above = "".join(
        f'<th class="start" colspan="{len(names)}" scope="colgroup">{text.in_taal(lang)}</th>' for text, names in blocks
    )
    columns = "".join(
        f'<th{_start(place)} scope="col">{_SHORT[name].in_taal(lang)}</th>'
        for _, names in blocks
        for place, name in enumerate(names)
    )
    body = "".join(f"<tr>{_row(rows, contact, lang, grouped=grouped)}</tr>" for rows in cohorts)
    caption = _BY[publicatie.tabel.by].in_taal(lang)
    return (
        f"<table><caption>{caption}</caption><thead><tr>{heads}{above}</tr><tr>{columns}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _row(rows: Sequence[Publicatierij], contact: Sequence[str], lang: Taal, *, grouped: bool) -> str:
    """Write a cohort: each point, and contact up to the last point that was followed."""
    followed = [one for one in rows if one.rij.op is not None]
    cells = [_lead(rows[0], lang, grouped=grouped), *(_cells(one, _SHOWN, lang) for one in rows)]
    return "".join([*cells, *([_cells(followed[-1] if followed else rows[0], contact, lang)] if contact else [])])


def _start(place: int) -> str:
    return "" if place else ' class="start"'


def _lead(one: Publicatierij, lang: Taal, *, grouped: bool) -> str:
    star = " *" if one.rij.eerste_lijst else ""
    head = f'<th scope="row">{month_name(one.rij.cohort, lang)}{star}</th>'
    groep = f"<td>{escape(one.rij.groep or '')}</td>" if grouped else ""
    return f"{head}{groep}<td>{_cell(one.cellen['personen'], lang)}</td>"


def _cells(one: Publicatierij, names: Sequence[str], lang: Taal) -> str:
    if one.rij.op is None:
        return f'<td class="start none" colspan="{len(names)}">{_NOT_YET.in_taal(lang)}</td>'
    return "".join(f"<td{_start(place)}>{_cell(one.cellen[name], lang)}</td>" for place, name in enumerate(names))


def month_name(day: date, lang: Taal) -> str:
    """Give a month as it is shown: ``jan 2023``."""
    return f"{_MONTHS[lang][day.month - 1]} {day.year}"


def _cell(cel: Cel, lang: Taal) -> str:
    hidden = f'<abbr title="{HIDDEN.in_taal(lang)}">x</abbr>'
    return hidden if cel is VERBORGEN else str(cel)
