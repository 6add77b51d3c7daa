# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A verrijking from a file: what another administration says of residents, as csv or xlsx by BSN.

The file is read as a list is, with the same ladder, limits and refusals, under a layout that knows only the BSN. A
datum of which one value can't be read is refused: it would be "no" for someone for whom it is "yes".
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.verrijking import Nagegaan, Verrijking, Waarde
from cak_regeling.errors import KaderError, WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN, Telefoonnummer
from cak_regeling.lijst import cells
from cak_regeling.lijst.layout import STANDAARD, Layout, normalised
from cak_regeling.lijst.limits import DEFAULT_LIMITS, Limits
from cak_regeling.lijst.reader import read_lijst
from cak_regeling.lijst.source import Source


_LAYOUT = Layout(
    naam="verrijking",
    columns=tuple(column for column in STANDAARD.columns if column.field == "bsn"),
    statuscodes={},
    inningswijzen={},
)
_YES = frozenset({"ja", "j", "true", "waar", "1", "x"})
_NO = frozenset({"nee", "n", "false", "onwaar", "0"})
_ROWS_NAMED = 10
"""So many rows are named in a message; the others are counted."""


def _yes_no(cell: str) -> Waarde | None:
    word = normalised(cell)
    return True if word in _YES else False if word in _NO else None


def _whole_number(cell: str) -> Waarde | None:
    amount, _ = cells.amount(cell)
    return int(amount) if amount is not None and amount == int(amount) else None


def _telephone(cell: str) -> Waarde | None:
    try:
        return Telefoonnummer(cell)
    except WaardeError:
        return None


_READ: Mapping[type, tuple[Callable[[str], Waarde | None], Tekst]] = MappingProxyType(
    {
        bool: (_yes_no, Tekst("ja of nee", "ja or nee")),
        int: (_whole_number, Tekst("een heel getal", "a whole number")),
        Decimal: (lambda cell: cells.amount(cell)[0], Tekst("een bedrag zoals 12,50", "an amount such as 12,50")),
        date: (lambda cell: cells.whole_date(cell)[0], Tekst("een dag als dd-mm-jjjj", "a day as dd-mm-jjjj")),
        str: (lambda cell: frozenset({cell.strip()}), Tekst("tekst", "text")),
        Telefoonnummer: (_telephone, Tekst("een telefoonnummer", "a telephone number")),
    }
)
"""How a cell of a kind is read, and what is expected of it."""
_KINDS: Mapping[Gegeven, type] = MappingProxyType(
    {
        Gegeven.TELEFOONNUMMER: Telefoonnummer,
        Gegeven.EMAILADRES: str,
        Gegeven.SOORT_SIGNAAL: str,
        Gegeven.LAATSTE_CONTACT: date,
        Gegeven.AANTAL_POGINGEN: int,
        Gegeven.ANDERE_SIGNALEN: int,
        Gegeven.MEDEVERZEKERDEN: int,
        Gegeven.SCHULD_ZORGVERZEKERAAR: Decimal,
        Gegeven.ANDERE_SCHULDEN: Decimal,
    }
)
"""Of which kind a datum is; the others are yes or no."""


def read_verrijking(  # noqa: PLR0913 - keywords only, each with a meaning of its own
    source: Source,
    gegeven: Gegeven,
    *,
    herkomst: str,
    peildatum: date,
    nagegaan: frozenset[BSN] | Nagegaan | None = None,
    kolom: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Verrijking:
    """Read what another administration says of residents from csv or xlsx: a column with the BSN, and one with values.

    A yes or no is written as *ja* or *nee*; where the file has no other column than the BSN, who is in it is a yes. An
    empty cell is that the resident was looked up and there is nothing.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        gegeven: Which datum.
        herkomst: The administration it comes from, in words.
        peildatum: The day of which it is true.
        nagegaan: Who was looked up: a set of BSNs, or ``ALLEN``; those in the file when None. Who was not looked up is
            not known.
        kolom: The header of the column with values; when None the one that is called as the datum, or the only other.
        limits: What the file may take at most.

    Raises:
        cak_regeling.KaderError: For a BSN that is none, a value that can't be read, or two values for one person, with
            the rows; or when the column is not there.
        cak_regeling.LijstError: When the file can't be read, or has no column with the BSN.
    """
    lijst = read_lijst(source, peildatum=peildatum, layout=_LAYOUT, limits=limits)
    _refuse(Tekst("een BSN", "a BSN"), [row.row for row in lijst.rejected])
    kind = _KINDS.get(gegeven, bool)
    read, expected = _READ[kind]
    column = _column(lijst.header.names, gegeven, kolom, kind)
    found: dict[BSN, Waarde | None] = {}
    unreadable: list[int] = []
    conflicting: list[int] = []
    for aanmelding in lijst.aanmeldingen:
        cell = "ja" if column is None else aanmelding.extra.get(column, "").strip()
        value = read(cell) if cell else None
        before = found.setdefault(aanmelding.bsn, value)
        if cell and value is None:
            unreadable.append(aanmelding.row)
        elif isinstance(before, frozenset) and isinstance(value, frozenset):
            found[aanmelding.bsn] = before | value
        elif before != value:
            conflicting.append(aanmelding.row)
    _refuse(expected + Tekst(f" onder “{column}”", f" under “{column}”"), unreadable)
    one_value = Tekst(f"één waarde onder “{column}” voor elk BSN", f"one value under “{column}” for each BSN")
    _refuse(one_value, conflicting)
    return Verrijking(
        gegeven,
        waarden={bsn: value for bsn, value in found.items() if value is not None},
        nagegaan=frozenset(found) if nagegaan is None else nagegaan,
        herkomst=herkomst,
        peildatum=peildatum,
    )


def _refuse(expected: Tekst, rows: Sequence[int]) -> None:
    """Refuse a file in which rows are not as expected; name the first of them."""
    if rows:
        named = ", ".join(map(str, rows[:_ROWS_NAMED]))
        more = len(rows) - _ROWS_NAMED
        others = Tekst(f" en nog {more}", f" and {more} more") if more > 0 else Tekst("", "")
        raise KaderError(
            Tekst(f"rij {named}", f"row {named}")
            + others
            + Tekst(": verwacht ", ": expected ")
            + expected
            + Tekst("; verbeter het bestand of laat de rij weg", "; correct the file or leave the row out")
        )


def _column(names: Sequence[str], gegeven: Gegeven, kolom: str | None, kind: type) -> str | None:
    """Find the header of the values; None when the BSN is all there is and that is a yes."""
    others = [name for name in names if normalised(name) not in _LAYOUT.by_spelling]
    if kolom is None and not others and kind is bool:
        return None
    wanted = (gegeven.value, gegeven.naam.nl) if kolom is None else (kolom,)
    spellings = {normalised(text) for text in wanted}
    named = [name for name in others if normalised(name) in spellings] or (others if kolom is None else [])
    if len(named) != 1:
        found = ", ".join(others)
        raise KaderError(
            Tekst(
                f"verwacht één kolom die “{wanted[0]}” heet naast het BSN, gevonden: {found or 'geen'}",
                f"expected one column called “{wanted[0]}” beside the BSN, found {found or 'none'}: "
                "give its header as kolom",
            )
        )
    return named[0]
