# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What every peer that makes objects needs: reading and checking a cell, and what rows say of each other."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any


PEILDATUM = date(2023, 9, 30)
START_REGELING = date(2009, 9, 1)
Found = list[tuple[int, str]]
"""Row and what was found in it."""


def dicts(content: bytes) -> Iterator[dict[str, Any]]:
    """Give the rows of a csv file by header."""
    return csv.DictReader(io.StringIO(content.decode()), delimiter=";")


def check_bsn(value: str) -> str:
    """Elfproef."""
    if not re.fullmatch(r"[0-9]{9}", value) or value == "000000000":
        raise ValueError("not a BSN")
    if sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), value, strict=True)) % 11:
        raise ValueError("not a BSN")
    return value


def check_adult(birth: tuple[int | None, int | None, int | None], day: date | None) -> None:
    """No one was under 18 when the registration began."""
    jaar, maand, dag = birth
    if jaar is not None and day is not None:
        years = day.year - jaar - ((day.month, day.day) < (maand or 1, dag or 1))
        if years < 18:
            raise ValueError("under 18")


def to_date(value: str) -> date | None:
    """Read dd-mm-jjjj."""
    return date(int(value[6:]), int(value[3:5]), int(value[:2])) if value else None


def check_aanmelddatum(value: date | None) -> date | None:
    """Within the scheme, and not after the peildatum."""
    if value is not None and not START_REGELING <= value <= PEILDATUM:
        raise ValueError("not within the scheme")
    return value


def check_peildatum(value: date | None) -> date | None:
    """The day that was said."""
    if value is not None and value != PEILDATUM:
        raise ValueError("another peildatum")
    return value


def to_parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Read a date with unknown parts, that exists."""
    jaar, maand, dag = int(value[6:]), int(value[3:5]), int(value[:2])
    if jaar:
        date(jaar, maand or 1, dag or 1)
    return jaar or None, maand or None, dag or None


def to_amount(value: str) -> Decimal | None:
    """Read a decimal comma."""
    return Decimal(value.replace(".", "").replace(",", ".")) if value else None


def check_amount(value: Decimal | None) -> Decimal | None:
    """Neither negative nor huge."""
    if value is not None and not 0 <= value <= 50_000:
        raise ValueError("odd amount")
    return value


def check_postcode(value: str | None) -> str | None:
    """Letters that a postcode can have."""
    if value is not None and value[-2:] in {"SA", "SD", "SS"}:
        raise ValueError("not a postcode")
    return value


def none_if_empty(value: str) -> str | None:
    """Read an empty cell as None."""
    return value.strip() or None


def over_rows(rows: Iterable[Any]) -> Found:
    """Say what rows say of each other: identical, two birth dates, surnames or insurers, or a shared address."""
    found: Found = []
    persons: dict[str, list[Any]] = {}
    places: dict[tuple[object, ...], str] = {}
    for at, row in enumerate(rows, 2):
        earlier = persons.setdefault(row.bsn, [])
        if not earlier:
            adres = row.adres
            if adres.postcode is not None and adres.huisnummer is not None:
                place = (adres.postcode, adres.huisnummer, (adres.huisnummertoevoeging or "").casefold())
                if places.setdefault(place, row.bsn) != row.bsn:
                    found.append((at, "address"))
        else:
            first = earlier[0]
            if any(other.aanmelddatum == row.aanmelddatum and other == row for other in earlier):
                found.append((at, "identical"))
            if first.geboortedatum != row.geboortedatum:
                found.append((at, "birth"))
            if (first.naam.achternaam or "").casefold() != (row.naam.achternaam or "").casefold():
                found.append((at, "name"))
            if first.uzovi != row.uzovi:
                found.append((at, "uzovi"))
        earlier.append(row)
    return found
