# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Writing a list back to a file: the accepted rows, so that reading them gives the same list, and the rejected ones.

A written file has the headers of the layout, for the fields that the list has, and after them the columns that the
layout does not know. A cell that could not be read stands in its column as it was. So what is read again is the same:
the rows, the persons and the fields. Only a name in ``extra`` may change: that of a cell that could not be read is the
header of the layout from then on. A column without a header and without a cell is left out.
"""

from collections.abc import Callable, Iterator, Sequence

from cak_regeling._controle import require
from cak_regeling.bevinding import Ernst, Taal, Tekst
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.identificatie import UZOVI, Postcode
from cak_regeling.lijst.formulas import unguarded
from cak_regeling.lijst.lijst import CakLijst, RejectedRow
from cak_regeling.lijst.sheets import Format, Table, Target, Value, write_tables
from cak_regeling.wanbetaler import Aanmelding, Inningswijze


def write_lijst(lijst: CakLijst, target: Target, *, format: Format | None = None, inert: bool = True) -> None:  # noqa: A002 - the word of the matter, and a keyword only
    """Write the accepted rows of a list to csv or xlsx, by its layout; reading them gives the same list.

    Lines that are no rows are left out; rejected rows are written by `write_rejected`.

    Args:
        lijst: The list.
        target: A path, or a file opened in binary mode.
        format: ``"csv"`` or ``"xlsx"``; by the suffix of the path when None.
        inert: Put a ``'`` before text that a spreadsheet would take for a formula; reading takes it off again.

    Raises:
        cak_regeling.WaardeError: For another format or target, or what does not go on a sheet of xlsx.
        OSError: When the file can't be written.
    """
    require(lijst, CakLijst, "lijst")
    columns = [column for column in lijst.layout.columns if column.field in lijst.fields]
    of_field = {column.field: lijst.header.names[place] for place, column in lijst.header.columns.items()}
    used = dict.fromkeys(name for a in lijst.aanmeldingen for name in a.extra)
    extra = [
        name
        for place, name in enumerate(lijst.header.names)
        if place not in lijst.header.columns and lijst.header.cells[place].strip()
    ]
    known = {*extra, *of_field.values()}
    extra += [name for name in used if name not in known]

    def cells(a: Aanmelding) -> Iterator[Value]:
        for column in columns:
            unread = a.extra.get(of_field[column.field])
            yield _CELLS[column.field](a, lijst) if unread is None else unread
        for name in extra:
            yield a.extra.get(name)

    rows = (tuple(cells(a)) for a in lijst.aanmeldingen)
    headers = (*(column.header for column in columns), *extra)
    table = Table(naam="CAK-lijst", headers=headers, rows=rows, count=len(lijst.aanmeldingen))
    write_tables(target, table, format=format, inert=inert)


def _inningswijze(a: Aanmelding, lijst: CakLijst) -> str | None:
    """Give the text that the layout has for it; none for who is not known to be collected from in any way."""
    if a.inningswijze is Inningswijze.ONBEKEND:
        return None
    texts = (text for text, way in lijst.layout.inningswijzen.items() if way is a.inningswijze)
    return next(texts, a.inningswijze.value)


def _value(code: UZOVI | Postcode | None) -> str | None:
    return None if code is None else code.value


def _birth(day: OnvolledigeDatum) -> Value:
    """Give a whole day as one, and else as the BRP writes it, with zeros for what is not known."""
    if day.vroegste is not None and day.vroegste == day.laatste:
        return day.vroegste
    return f"{day.dag or 0:02}-{day.maand or 0:02}-{day.jaar or 0:04}"


_CELLS: dict[str, Callable[[Aanmelding, CakLijst], Value]] = {
    "bsn": lambda a, _: a.bsn.value,
    "achternaam": lambda a, _: a.naam.achternaam,
    "voorvoegsel": lambda a, _: a.naam.voorvoegsel,
    "voorletters": lambda a, _: a.naam.voorletters,
    "geboortedatum": lambda a, _: _birth(a.geboortedatum),
    "straatnaam": lambda a, _: a.adres.straatnaam,
    "huisnummer": lambda a, _: a.adres.huisnummer,
    "huisletter": lambda a, _: a.adres.huisletter,
    "huisnummertoevoeging": lambda a, _: a.adres.huisnummertoevoeging,
    "postcode": lambda a, _: _value(a.adres.postcode),
    "woonplaats": lambda a, _: a.adres.woonplaats,
    "uzovi": lambda a, _: _value(a.uzovi),
    "zorgverzekeraar": lambda a, _: a.zorgverzekeraar,
    "aanmelddatum": lambda a, _: a.aanmelddatum,
    "statuscode": lambda a, _: a.statuscode,
    "inningswijze": _inningswijze,
    "achterstand_cak": lambda a, _: a.achterstand_cak,
    "peildatum": lambda _, lijst: lijst.peildatum,
}
"""By logical field, how a row has it as a cell."""

REDEN = Tekst("Reden van afkeuring", "Reason of rejection")
"""The header above why a row was rejected."""
_MARK = Tekst(
    "Controleer of elke waarde in haar kolom staat en wis dan deze cel.",
    "Check that each value is in its column, then clear this cell.",
)


def write_rejected(
    lijst: CakLijst,
    target: Target,
    *,
    lang: Taal = "nl",
    format: Format | None = None,  # noqa: A002 - the word of the matter, and a keyword only
    inert: bool = True,
) -> None:
    """Write the rejected rows to csv or xlsx, with the reason before each, to be corrected and read again.

    The columns are those of the file. A row that was rejected as a whole, and not for its BSN, has a cell more than
    there are columns: it says what to check, and until it is cleared the row is rejected when it is read again. So a
    row with shifted cells is not taken for a good one because a spreadsheet filled it up.

    Args:
        lijst: The list.
        target: A path, or a file opened in binary mode.
        lang: In which language the reason is.
        format: ``"csv"`` or ``"xlsx"``; by the suffix of the path when None.
        inert: Put a ``'`` before text that a spreadsheet would take for a formula; reading takes it off again.

    Raises:
        cak_regeling.WaardeError: For another format or target, or what does not go on a sheet of xlsx.
        OSError: When the file can't be written.
    """
    require(lijst, CakLijst, "lijst")
    filled = {place for row in lijst.rejected for place, text in enumerate(row.cells) if text.strip()}
    kept = [
        place
        for place, name in enumerate(lijst.header.names)
        if name not in {REDEN.nl, REDEN.en} and (lijst.header.cells[place].strip() or place in filled)
    ]
    headers = [lijst.header.names[place] for place in kept]
    rows = (_rejected(row, kept, len(lijst.header.names), lang) for row in lijst.rejected)
    table = Table(naam="Afgekeurd", headers=(REDEN.in_taal(lang), *headers), rows=rows)
    write_tables(target, table, format=format, inert=inert)


def _rejected(row: RejectedRow, kept: Sequence[int], width: int, lang: Taal) -> tuple[str, ...]:
    errors = [bevinding for bevinding in row.bevindingen if bevinding.ernst is Ernst.FOUT]
    cells = [unguarded(text) for text in row.cells] + [""] * (width - len(row.cells))
    reason = " ".join(bevinding.explain(lang) for bevinding in errors)
    mark = [] if all(bevinding.column for bevinding in errors) else [_MARK.in_taal(lang)]
    beyond = [text for text in cells[width:] if text not in {_MARK.nl, _MARK.en}]
    return (reason, *(cells[place] for place in kept), *beyond, *mark)
