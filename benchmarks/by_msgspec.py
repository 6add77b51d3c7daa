# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A peer of `read_lijst`: structs of msgspec with the same nesting, fields and checks, fed by ``csv.DictReader``.

What msgspec has no rule for (a date or an amount as the list writes it, the elfproef) is done by the same functions as
for pydantic; types, patterns and codes are its own work.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec
from cells import (
    Found,
    check_aanmelddatum,
    check_adult,
    check_amount,
    check_bsn,
    check_peildatum,
    check_postcode,
    dicts,
    none_if_empty,
    over_rows,
    to_amount,
    to_date,
    to_parts,
)

import cak_regeling as cak


Postcode = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{3} ?[A-Z]{2}$")]
Uzovi = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}$")]


class Naam(msgspec.Struct, frozen=True):
    """A name."""

    achternaam: str | None
    voorvoegsel: str | None
    voorletters: str | None


class Adres(msgspec.Struct, frozen=True):
    """An address."""

    straatnaam: str | None
    huisnummer: int | None
    huisnummertoevoeging: str | None
    postcode: Postcode | None
    woonplaats: str | None

    def __post_init__(self) -> None:
        """Letters that a postcode can have."""
        check_postcode(self.postcode)


class Aanmelding(msgspec.Struct, frozen=True):
    """A row."""

    bsn: str
    naam: Naam
    geboortedatum: tuple[int | None, int | None, int | None]
    adres: Adres
    uzovi: Uzovi | None
    aanmelddatum: date | None
    statuscode: str | None
    inningswijze: cak.Inningswijze
    achterstand_cak: Decimal | None
    peildatum: date | None

    def __post_init__(self) -> None:
        """Check what one cell says, and that no one was under 18."""
        check_bsn(self.bsn)
        check_aanmelddatum(self.aanmelddatum)
        check_amount(self.achterstand_cak)
        check_peildatum(self.peildatum)
        check_adult(self.geboortedatum, self.aanmelddatum)


def read(content: bytes) -> tuple[list[Aanmelding], Found]:
    """Read a file into structs, and look at them."""
    rows = [
        msgspec.convert(
            {
                "bsn": row["BSN"],
                "naam": {
                    "achternaam": none_if_empty(row["Achternaam"]),
                    "voorvoegsel": none_if_empty(row["Voorvoegsel"]),
                    "voorletters": none_if_empty(row["Voorletters"]),
                },
                "geboortedatum": to_parts(row["Geboortedatum"]),
                "adres": {
                    "straatnaam": none_if_empty(row["Straatnaam"]),
                    "huisnummer": none_if_empty(row["Huisnummer"]),
                    "huisnummertoevoeging": none_if_empty(row["Huisnummertoevoeging"]),
                    "postcode": none_if_empty(row["Postcode"]),
                    "woonplaats": none_if_empty(row["Woonplaats"]),
                },
                "uzovi": none_if_empty(row["UZOVI"]),
                "aanmelddatum": to_date(row["Aanmelddatum"]),
                "statuscode": none_if_empty(row["Status"]),
                "inningswijze": row["Wijze van inning"].lower(),
                "achterstand_cak": to_amount(row["Betalingsachterstand"]),
                "peildatum": to_date(row["Peildatum"]),
            },
            Aanmelding,
            strict=False,
        )
        for row in dicts(content)
    ]
    return rows, over_rows(rows)
