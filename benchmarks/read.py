# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time `read_lijst` beside its peers, on one generated file, in one run: ``make bench``.

The peers are ``csv.reader`` (cells only), objects of pydantic and of msgspec with the same nesting, fields and checks,
and columns of pandas. Like the library they look at days that can't be right, odd amounts and minors, and at what the
rows of a person and of an address say of each other. The run checks that all read the same rows and find the same
before it times them.
"""

import csv
import io
from collections.abc import Callable, Iterator
from importlib.metadata import version
from typing import Any

import by_msgspec
import by_pandas
import by_pydantic
from cells import PEILDATUM
from measure import Line, Took, arguments, by_turns, compared, show

import cak_regeling as cak
from cak_regeling.testing import generate_lijst


ROWS = 300_000
PYDANTIC, MSGSPEC, PANDAS = (f"{name} {version(name)}" for name in ("pydantic", "msgspec", "pandas"))


def with_csv(content: bytes) -> list[list[str]]:
    """Only cut the file into cells."""
    return list(csv.reader(io.StringIO(content.decode()), delimiter=";"))


def with_library(content: bytes) -> cak.CakLijst:
    """Read the file with the library."""
    return cak.read_lijst(content, peildatum=PEILDATUM)


READERS: dict[str, Callable[[bytes], Any]] = {
    "cak_regeling": with_library,
    f"objects of {PYDANTIC}": by_pydantic.read,
    f"objects of {MSGSPEC}": by_msgspec.read,
    f"columns of {PANDAS}": by_pandas.read,
    "csv.reader, cells only": with_csv,
}
BARS = {f"objects of {PYDANTIC}": 0.5}


def _ours(a: cak.Aanmelding) -> tuple[Any, ...]:
    birth = a.geboortedatum
    return (
        *(a.bsn.value, a.naam.achternaam, a.naam.voorvoegsel, a.naam.voorletters, birth.jaar, birth.maand, birth.dag),
        *(a.adres.straatnaam, a.adres.huisnummer, a.adres.huisnummertoevoeging, a.adres.woonplaats),
        None if a.adres.postcode is None else a.adres.postcode.value,
        None if a.uzovi is None else a.uzovi.value,
        *(a.aanmelddatum, a.statuscode, a.inningswijze, a.achterstand_cak),
    )


def _theirs(a: Any) -> tuple[Any, ...]:
    return (
        *(a.bsn, a.naam.achternaam, a.naam.voorvoegsel, a.naam.voorletters, *a.geboortedatum),
        *(a.adres.straatnaam, a.adres.huisnummer, a.adres.huisnummertoevoeging, a.adres.woonplaats),
        a.adres.postcode,
        a.uzovi,
        *(a.aanmelddatum, a.statuscode, a.inningswijze, a.achterstand_cak),
    )


def _columns(frame: Any) -> Iterator[tuple[Any, ...]]:
    """Give what is typed in columns, as in a row."""
    days = frame["Aanmelddatum"].dt.date
    for bsn, jaar, day, number, amount in zip(
        frame["BSN"], frame["jaar"], days, frame["Huisnummer"], frame["Bedrag"], strict=True
    ):
        yield bsn, jaar or None, day if day == day else None, number, amount  # noqa: PLR0124 - NaT is not itself


def check(content: bytes) -> int:
    """Fail unless all read the same; give how many rows there are."""
    lijst = with_library(content)
    ours = [_ours(a) for a in lijst.aanmeldingen]
    assert len(ours) == len(with_csv(content)) - 1
    expected = None
    for read in (by_pydantic.read, by_msgspec.read):
        theirs, found = read(content)
        assert ours == [_theirs(a) for a in theirs]
        assert len(found) == sum(bevinding.aantal for bevinding in lijst.bevindingen)
        expected = expected or sorted(found)
        assert sorted(found) == expected
        del theirs
    frame, found = by_pandas.read(content)
    assert sorted(found) == expected
    for a, (bsn, jaar, day, number, amount) in zip(lijst.aanmeldingen, _columns(frame), strict=True):
        assert (a.bsn.value, a.geboortedatum.jaar, a.aanmelddatum) == (bsn, jaar, day)
        assert a.adres.huisnummer == number or (a.adres.huisnummer is None and number != number)  # noqa: PLR0124 - NaN
        assert a.achterstand_cak is None or round(a.achterstand_cak * 100) == round(amount * 100)
    return len(ours)


def lines(persons: int, rounds: int) -> list[Line]:
    """Check, time by turns, and compare."""
    content = generate_lijst(persons, peildatum=PEILDATUM).content
    rows = check(content)
    took: dict[str, Took] = by_turns({name: lambda r=read: r(content) for name, read in READERS.items()}, rounds)  # type: ignore[misc]
    return compared(f"read a csv list of {rows:,} rows", took, BARS)


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    persons = ROWS * 2 // 3  # a person has about one and a half row
    show(lines(persons // 10 if given.quick else persons, given.rounds), given)


if __name__ == "__main__":
    main()
