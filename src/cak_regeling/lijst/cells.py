# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Cells to values: each function takes the text of a cell and gives a value with what there is to say of it.

An empty cell is said too; whether that matters depends on the column.

Notations are those of Dutch offices: ``dd-mm-jjjj`` (also ISO, ``jjjjmmdd`` and spreadsheet serials), amounts with a
decimal comma. A layout may name others. No guess is made: ``dateutil.parser`` reads 01-02-2026 as 2 January, so it is
not used.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from cak_regeling._fast import maker_of
from cak_regeling.bevinding import Bevindingsoort
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, UZOVI, Postcode, is_bsn, to_postcode
from cak_regeling.lijst import soorten
from cak_regeling.lijst.layout import BEDRAGNOTATIES, DATUMNOTATIES, Layout, normalised
from cak_regeling.wanbetaler import Inningswijze


_bsn_of, _postcode_of, _datum_of = maker_of(BSN), maker_of(Postcode), maker_of(OnvolledigeDatum)

T = TypeVar("T")
Parsed = tuple[T, Bevindingsoort | None]

_DAY, _MONTH, _YEAR = r"(?P<dag>[0-9]{1,2})", r"(?P<maand>[0-9]{1,2})", r"(?P<jaar>[0-9]{4})"
_DATES = {
    "dd-mm-jjjj": re.compile(f"{_DAY}-{_MONTH}-{_YEAR}"),
    "jjjj-mm-dd": re.compile(f"{_YEAR}-{_MONTH}-{_DAY}"),
    "jjjjmmdd": re.compile(r"(?P<jaar>[0-9]{4})(?P<maand>[0-9]{2})(?P<dag>[0-9]{2})"),
    "serieel": re.compile(r"[1-9][0-9]{4}"),
    "dd/mm/jjjj": re.compile(f"{_DAY}/{_MONTH}/{_YEAR}"),
    "dd.mm.jjjj": re.compile(rf"{_DAY}\.{_MONTH}\.{_YEAR}"),
}
"""Each notation of a date."""
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheets with the 1900 system, for days after its false 29 February 1900."""


_SIGN = r"(?:€\s*)?(-?)\s*(?:€\s*)?"
_AMOUNTS = {
    "1.234,56": re.compile(_SIGN + r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+(?!\.)|[0-9]+)(?:,([0-9]{1,2}))?"),
    "1234.56": re.compile(_SIGN + r"([0-9]+)\.([0-9]{1,2})"),
    "1,234.56": re.compile(_SIGN + r"([1-9][0-9]{0,2}(?:,[0-9]{3})+(?!,)|[0-9]+)(?:\.([0-9]{1,2}))?"),
}
"""Each notation of an amount: its sign, its whole euros, its cents."""
USUAL_DATES = DATUMNOTATIES[:4]
USUAL_AMOUNTS = BEDRAGNOTATIES[:2]
_HOUSE_NUMBER = re.compile(r"[0-9]{1,5}")


def text(cell: str) -> Parsed[str | None]:
    """Read text: without the white space around it."""
    words = cell.strip()
    return (words, None) if words else (None, soorten.CEL_LEEG)


def bsn(cell: str, leading_zeros: int) -> Parsed[BSN | None]:
    """Read a BSN; lost leading zeros are put back as far as allowed, and said."""
    digits = cell.strip()
    if not digits:
        return None, soorten.BSN_LEEG
    padded = digits if len(digits) == 9 else _padded(digits, 9, leading_zeros)
    if not is_bsn(padded):
        return None, soorten.BSN_ONGELDIG
    return _bsn_of(padded), None if padded == digits else soorten.BSN_AANGEVULD


def uzovi(cell: str, leading_zeros: int) -> Parsed[UZOVI | None]:
    """Read a UZOVI; lost leading zeros are put back as far as allowed, and said."""
    digits = cell.strip()
    if not digits:
        return None, soorten.CEL_LEEG
    padded = _padded(digits, 4, leading_zeros)
    try:
        return UZOVI(padded), None if padded == digits else soorten.UZOVI_AANGEVULD
    except WaardeError:
        return None, soorten.UZOVI_ONGELDIG


def _padded(digits: str, length: int, leading_zeros: int) -> str:
    return digits.rjust(length, "0") if length - leading_zeros <= len(digits) < length else digits


def postcode(cell: str) -> Parsed[Postcode | None]:
    """Read a postcode, with or without its space."""
    words = " ".join(cell.split())
    if not words:
        return None, soorten.CEL_LEEG
    try:
        return _postcode_of(to_postcode(words)), None
    except WaardeError:
        return None, soorten.POSTCODE_ONGELDIG


def house_number(cell: str) -> Parsed[int | None]:
    """Read a house number: digits alone."""
    digits = cell.strip()
    if not digits:
        return None, soorten.CEL_LEEG
    if _HOUSE_NUMBER.fullmatch(digits):
        return int(digits), None
    return None, soorten.HUISNUMMER_ONLEESBAAR


def incomplete_date(cell: str, notations: Sequence[str] = USUAL_DATES) -> Parsed[OnvolledigeDatum]:
    """Read a date of which parts may be unknown, written as zeros: ``00-02-1995``."""
    words = cell.strip()
    if not words:
        return OnvolledigeDatum(), soorten.CEL_LEEG
    for notation in notations:
        match = _DATES[notation].fullmatch(words)
        if match is None:
            continue
        if notation == "serieel":
            return OnvolledigeDatum.op(_SERIAL_ZERO + timedelta(days=int(words))), soorten.DATUM_SERIEEL
        jaar, maand, dag = map(int, match.group("jaar", "maand", "dag"))
        try:
            if jaar and maand and dag:
                day = date(jaar, maand, dag)
                return _datum_of(jaar, maand, dag, day, day), None
            return OnvolledigeDatum(jaar or None, maand or None, dag or None), None
        except ValueError:
            break
    return OnvolledigeDatum(), soorten.DATUM_ONLEESBAAR


def whole_date(cell: str, notations: Sequence[str] = USUAL_DATES) -> Parsed[date | None]:
    """Read a date of which every part is known."""
    value, soort = incomplete_date(cell, notations)
    if soort is soorten.CEL_LEEG:
        return None, soort
    if value.vroegste is None or value.vroegste != value.laatste:
        return None, soorten.DATUM_ONLEESBAAR
    return value.vroegste, soort


def amount(cell: str, notations: Sequence[str] = USUAL_AMOUNTS) -> Parsed[Decimal | None]:
    """Read an amount in euro: ``1.234,56``, ``1234,56`` or ``1234.56``, with or without ``€``. May be negative."""
    words = cell.strip()
    if not words:
        return None, soorten.CEL_LEEG
    for notation in notations:
        match = _AMOUNTS[notation].fullmatch(words)
        if match is not None:
            sign, grouped, cents = match.groups()
            whole = grouped.replace(".", "").replace(",", "")
            return Decimal(f"{sign}{whole}.{cents or '00'}"), None
    return None, soorten.BEDRAG_ONLEESBAAR


def status_code(cell: str, layout: Layout) -> Parsed[str | None]:
    """Read a status code; one that the layout does not know is kept, and said."""
    code = cell.strip().upper()
    if not code:
        return None, soorten.CEL_LEEG
    return code, None if code in layout.statuscodes else soorten.STATUSCODE_ONBEKEND


def collection(cell: str, layout: Layout) -> Parsed[Inningswijze]:
    """Read the way of collection."""
    words = normalised(cell)
    if not words:
        return Inningswijze.ONBEKEND, soorten.CEL_LEEG
    known = layout.inningswijzen.get(words)
    return (known, None) if known else (Inningswijze.ONBEKEND, soorten.INNINGSWIJZE_ONBEKEND)
