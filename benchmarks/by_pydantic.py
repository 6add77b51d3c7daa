# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A peer of `read_lijst`: pydantic models with the same nesting, fields and checks, fed by ``csv.DictReader``."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

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
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

import cak_regeling as cak


Text = Annotated[str | None, BeforeValidator(none_if_empty)]
Number = Annotated[int | None, BeforeValidator(none_if_empty)]
BSN = Annotated[str, AfterValidator(check_bsn)]
Postcode = Annotated[
    str | None,
    BeforeValidator(none_if_empty),
    Field(pattern=r"^[1-9][0-9]{3} ?[A-Z]{2}$"),
    AfterValidator(check_postcode),
]
Uzovi = Annotated[str | None, BeforeValidator(none_if_empty), Field(pattern=r"^[0-9]{4}$")]
Parts = Annotated[tuple[int | None, int | None, int | None], BeforeValidator(to_parts)]
Aanmelddatum = Annotated[date | None, BeforeValidator(to_date), AfterValidator(check_aanmelddatum)]
Peildatum = Annotated[date | None, BeforeValidator(to_date), AfterValidator(check_peildatum)]
Amount = Annotated[Decimal | None, BeforeValidator(to_amount), AfterValidator(check_amount)]
Code = Annotated[cak.Inningswijze, BeforeValidator(lambda value: cak.Inningswijze(value.lower()))]


class Model(BaseModel):
    """Immutable, as the library's own values are."""

    model_config = ConfigDict(frozen=True)


class Naam(Model):
    """A name."""

    achternaam: Text
    voorvoegsel: Text
    voorletters: Text


class Adres(Model):
    """An address."""

    straatnaam: Text
    huisnummer: Number
    huisnummertoevoeging: Text
    postcode: Postcode
    woonplaats: Text


class Aanmelding(Model):
    """A row."""

    bsn: BSN
    naam: Naam
    geboortedatum: Parts
    adres: Adres
    uzovi: Uzovi
    aanmelddatum: Aanmelddatum
    statuscode: Text
    inningswijze: Code
    achterstand_cak: Amount
    peildatum: Peildatum

    @model_validator(mode="after")
    def check(self) -> Self:
        """No one was under 18."""
        check_adult(self.geboortedatum, self.aanmelddatum)
        return self


def read(content: bytes) -> tuple[list[Aanmelding], Found]:
    """Read a file into models, and look at them."""
    rows = [
        Aanmelding.model_validate(
            {
                "bsn": row["BSN"],
                "naam": {
                    "achternaam": row["Achternaam"],
                    "voorvoegsel": row["Voorvoegsel"],
                    "voorletters": row["Voorletters"],
                },
                "geboortedatum": row["Geboortedatum"],
                "adres": {
                    "straatnaam": row["Straatnaam"],
                    "huisnummer": row["Huisnummer"],
                    "huisnummertoevoeging": row["Huisnummertoevoeging"],
                    "postcode": row["Postcode"],
                    "woonplaats": row["Woonplaats"],
                },
                "uzovi": row["UZOVI"],
                "aanmelddatum": row["Aanmelddatum"],
                "statuscode": row["Status"],
                "inningswijze": row["Wijze van inning"],
                "achterstand_cak": row["Betalingsachterstand"],
                "peildatum": row["Peildatum"],
            }
        )
        for row in dicts(content)
    ]
    return rows, over_rows(rows)
