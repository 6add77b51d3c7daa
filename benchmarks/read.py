"""Time `read_lijst` beside its peers, on one generated file, in one run: ``make bench``.

The peers are ``csv.reader`` (cells only) and pydantic models with the same nesting, fields and checks, fed by
``csv.DictReader``. Like the library they look at days that can't be right, odd amounts and minors, and at what the rows
of a person and of an address say of each other. The run checks that both give the same rows and find the same before it
times them. What counts is the ratio; seconds differ from machine to machine.
"""

import argparse
import csv
import io
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

import cak_regeling as cak
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
START_REGELING = date(2009, 9, 1)


def check_bsn(value: str) -> str:
    """Elfproef."""
    if not re.fullmatch(r"[0-9]{9}", value) or value == "000000000":
        raise ValueError("not a BSN")
    if sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), value, strict=True)) % 11:
        raise ValueError("not a BSN")
    return value


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
    def check_age(self) -> Self:
        """No one was under 18."""
        jaar, maand, dag = self.geboortedatum
        day = self.aanmelddatum
        if jaar is not None and day is not None:
            years = day.year - jaar - ((day.month, day.day) < (maand or 1, dag or 1))
            if years < 18:
                raise ValueError("under 18")
        return self


def with_csv(content: bytes) -> list[list[str]]:
    """Only cut the file into cells."""
    return list(csv.reader(io.StringIO(content.decode()), delimiter=";"))


def over_rows(rows: list[Aanmelding]) -> list[tuple[int, str]]:
    """Say what rows say of each other: identical, two birth dates, surnames or insurers, or a shared address."""
    found: list[tuple[int, str]] = []
    first: dict[str, Aanmelding] = {}
    seen: set[Aanmelding] = set()
    places: dict[tuple[object, ...], str] = {}
    for at, row in enumerate(rows, 2):
        earlier = first.setdefault(row.bsn, row)
        if earlier is row:
            adres = row.adres
            if adres.postcode is not None and adres.huisnummer is not None:
                place = (adres.postcode, adres.huisnummer, (adres.huisnummertoevoeging or "").casefold())
                if places.setdefault(place, row.bsn) != row.bsn:
                    found.append((at, "address"))
            continue
        if earlier.aanmelddatum == row.aanmelddatum:
            if earlier in seen or earlier == row:
                found.append((at, "identical"))
            seen.add(row)
        if earlier.geboortedatum != row.geboortedatum:
            found.append((at, "birth"))
        if (earlier.naam.achternaam or "").casefold() != (row.naam.achternaam or "").casefold():
            found.append((at, "name"))
        if earlier.uzovi != row.uzovi:
            found.append((at, "uzovi"))
    return found


def with_pydantic(content: bytes) -> tuple[list[Aanmelding], list[tuple[int, str]]]:
    """Read the file into models of the same shape, and look at them."""
    rows = with_models(content)
    return rows, over_rows(rows)


def with_models(content: bytes) -> list[Aanmelding]:
    """Read the file into models of the same shape."""
    return [
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
        for row in csv.DictReader(io.StringIO(content.decode()), delimiter=";")
    ]


def with_library(content: bytes) -> cak.CakLijst:
    """Read the file with the library."""
    return cak.read_lijst(content, peildatum=PEILDATUM)


def check(content: bytes) -> None:
    """Fail unless the library and the models read the same."""
    lijst, (theirs, found) = with_library(content), with_pydantic(content)
    ours = lijst.aanmeldingen
    assert len(found) == sum(bevinding.aantal for bevinding in lijst.bevindingen)
    assert len(ours) == len(theirs) == len(with_csv(content)) - 1
    for a, b in zip(ours, theirs, strict=True):
        assert (a.bsn.value, a.naam.achternaam, a.aanmelddatum) == (b.bsn, b.naam.achternaam, b.aanmelddatum)
        assert (a.achterstand_cak, a.inningswijze) == (b.achterstand_cak, b.inningswijze)
        assert (a.adres.huisnummer, a.statuscode) == (b.adres.huisnummer, b.statuscode)


def seconds(work: Callable[[bytes], Any], content: bytes) -> float:
    """Time one call, the freeing of its result not included."""
    start = time.perf_counter()
    result = work(content)
    passed = time.perf_counter() - start
    del result
    return passed


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--persons", type=int, default=65_000, help="about 1.5 rows each")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    content = generate_lijst(arguments.persons, peildatum=PEILDATUM).content
    check(content)
    works: dict[str, Callable[[bytes], Any]] = {
        "csv.reader, cells only": with_csv,
        "csv.DictReader and pydantic models": with_pydantic,
        "cak_regeling.read_lijst": with_library,
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(arguments.rounds):
        for name, work in works.items():
            times[name].append(seconds(work, content))
    rows = len(with_csv(content)) - 1
    own = statistics.median(times["cak_regeling.read_lijst"])
    print(f"{rows} rows, {len(content) / 1e6:.1f} MB, median of {arguments.rounds} rounds")
    print(f"{'':<36}{'s':>8}{'µs/row':>10}{'read_lijst / this':>20}")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"{name:<36}{median:>8.2f}{median / rows * 1e6:>10.1f}{own / median:>20.2f}")


if __name__ == "__main__":
    main()
