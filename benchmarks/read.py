"""Time `read_lijst` beside its peers, on one generated file, in one run: ``make bench``.

The peers are ``csv.reader`` (cells only) and pydantic models with the same nesting, fields and checks, fed by
``csv.DictReader``. The run checks that both give the same rows before it times them. What counts is the ratio; seconds
differ from machine to machine.
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
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

import cak_regeling as cak
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)


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


def to_parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Read a date with unknown parts."""
    return int(value[6:]) or None, int(value[3:5]) or None, int(value[:2]) or None


def to_amount(value: str) -> Decimal | None:
    """Read a decimal comma."""
    return Decimal(value.replace(".", "").replace(",", ".")) if value else None


def none_if_empty(value: str) -> str | None:
    """Read an empty cell as None."""
    return value.strip() or None


Text = Annotated[str | None, BeforeValidator(none_if_empty)]
Number = Annotated[int | None, BeforeValidator(none_if_empty)]
BSN = Annotated[str, AfterValidator(check_bsn)]
Postcode = Annotated[str | None, BeforeValidator(none_if_empty), Field(pattern=r"^[1-9][0-9]{3} ?[A-Z]{2}$")]
Uzovi = Annotated[str | None, BeforeValidator(none_if_empty), Field(pattern=r"^[0-9]{4}$")]
Parts = Annotated[tuple[int | None, int | None, int | None], BeforeValidator(to_parts)]
Day = Annotated[date | None, BeforeValidator(to_date)]
Amount = Annotated[Decimal | None, BeforeValidator(to_amount)]
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
    aanmelddatum: Day
    statuscode: Text
    inningswijze: Code
    achterstand_cak: Amount
    peildatum: Day


def with_csv(content: bytes) -> list[list[str]]:
    """Only cut the file into cells."""
    return list(csv.reader(io.StringIO(content.decode()), delimiter=";"))


def with_pydantic(content: bytes) -> list[Aanmelding]:
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


def with_library(content: bytes) -> tuple[cak.Aanmelding, ...]:
    """Read the file with the library."""
    return cak.read_lijst(content, peildatum=PEILDATUM).aanmeldingen


def check(content: bytes) -> None:
    """Fail unless the library and the models read the same."""
    ours, theirs = with_library(content), with_pydantic(content)
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
