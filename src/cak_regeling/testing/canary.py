# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Canaries: recognisable persons to plant in a test, who must not show up where nobody asked for a person.

No value of a person belongs in a log, an error, a page for everyone or what a program prints. A type can't promise that
for the program around it; a test can: read a list with persons that are known by every value, do the work, and look.
"""

import io
import logging
import re
import sys
import traceback
import warnings
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from types import MappingProxyType
from typing import TextIO

from attrs import field, frozen

from cak_regeling.identificatie import BSN
from cak_regeling.testing.generator import GeneratedLijst
from cak_regeling.testing.inwoners import HEADERS


class CanaryFoundError(AssertionError):
    """A value of a planted person showed up. The message says which field and where, and does not hold the value."""


_ROWS = (
    {
        "bsn": "999993653",
        "voorletters": "K.A.N.A.R.I.E.",
        "voorvoegsel": "kanarie-van",
        "achternaam": "Kanarievogel",
        "geboortedatum": "17-04-1987",
        "straatnaam": "Kanariekooi",
        "huisnummer": "87654",
        "huisnummertoevoeging": "kanariehok",
        "postcode": "9876XZ",
        "woonplaats": "Kanariestad",
        "uzovi": "7391",
        "aanmelddatum": "01-05-2017",
        "statuscode": "BOE",
        "inningswijze": "CJIB",
        "achterstand_cak": "86421,97",
        "opmerking": "kanarie-opmerking",
    },
    {
        "bsn": "999990639",
        "voorletters": "V.O.G.E.L.",
        "voorvoegsel": "",
        "achternaam": "Kanariepiet",
        "geboortedatum": "29-02-2004",
        "straatnaam": "Kanarieveer",
        "huisnummer": "76543",
        "huisnummertoevoeging": "",
        "postcode": "9765ZX",
        "woonplaats": "Kanariedorp",
        "uzovi": "7391",
        "aanmelddatum": "01-08-2023",
        "statuscode": "GBR",
        "inningswijze": "Broninhouding",
        "achterstand_cak": "75318,64",
        "opmerking": "",
    },
)
_UNREADABLE = {name: f"kanarie{name}" for name in _ROWS[0]} | {"bsn": "999990020"}
"""A person of whom no other cell can be read: what can't be understood must not be shown either."""
_REJECTED = _ROWS[0] | {"bsn": "999993654"}
"""A row that is tied to nobody."""
_PLANTED = (*_ROWS, _UNREADABLE, _REJECTED)
_OWN = "Opmerking"
"""A column of the municipality's own."""
_SHARED = {"", "01-05-2017", "01-08-2023", "7391", "BOE", "GBR", "Broninhouding", "CJIB"}
"""What is not looked for: first days of a month, the insurer, the status and collection, which many share."""


def _spellings(name: str, cell: str) -> Iterator[str]:
    """Give how a value could be written."""
    yield cell
    if name == "bsn":
        yield f"{cell[:4]}.{cell[4:6]}.{cell[6:]}"
        yield f"{cell[:3]} {cell[3:6]} {cell[6:]}"
    elif name == "postcode":
        yield f"{cell[:4]} {cell[4:]}"
    elif re.fullmatch(r"\d\d-\d\d-\d{4}", cell):
        day, month, year = map(int, cell.split("-"))
        yield f"{year}-{month:02}-{day:02}"
        yield f"{year}{month:02}{day:02}"
        yield f"{day}/{month}/{year}"
        yield f"{day:02}/{month:02}/{year}"
        yield f"{year}, {month}, {day}"
    elif re.fullmatch(r"\d+,\d\d", cell):
        euros, cents = cell.split(",")
        yield f"{euros}.{cents}"
        yield f"{euros[:-3]}.{euros[-3:]},{cents}"
        yield f"{euros[:-3]},{euros[-3:]}.{cents}"


def _patterns() -> Mapping[str, re.Pattern[str]]:
    spellings: dict[str, set[str]] = {}
    for row in _PLANTED:
        for name, cell in row.items():
            if cell not in _SHARED:
                spellings.setdefault(name, set()).update(_spellings(name, cell))
    return MappingProxyType(
        {
            name: re.compile("|".join(rf"(?<!\d){re.escape(text)}(?!\d)" for text in sorted(texts)), re.IGNORECASE)
            for name, texts in spellings.items()
        }
    )


@frozen(repr=False)
class Canaries:
    """Three recognisable persons on a list, of one of whom no cell can be read, and a row that is rejected beside them.

    >>> canaries = Canaries()
    >>> lijst = canaries.lijst.read()
    >>> canaries.found_in(f"{lijst} {lijst.wanbetalers}"), canaries.found_in("geboren op 1987-04-17")
    ((), ('geboortedatum',))

    Attributes:
        peildatum: *date*. The day of the list.
        also: *tuple[str, ...]*. What else is looked for, in capitals or not, such as names from one's own fixtures.
    """

    peildatum: date = date(2023, 9, 30)
    also: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def lijst(self) -> GeneratedLijst:
        """The list that they are on: a csv with four rows, of which one is rejected, and a column of one's own."""
        headers = {"opmerking": _OWN, **HEADERS}  # the day comes last, as on every list that is made
        rows = [row | {"peildatum": f"{self.peildatum:%d-%m-%Y}"} for row in _PLANTED]
        lines = [headers, *rows]
        content = [(";".join(line[name] for name in headers) + "\r\n").encode() for line in lines]
        return GeneratedLijst(lambda: iter(content), peildatum=self.peildatum)

    @property
    def bsns(self) -> tuple[BSN, ...]:
        """Who they are."""
        return tuple(BSN(row["bsn"]) for row in (*_ROWS, _UNREADABLE))

    def found_in(self, text: str) -> tuple[str, ...]:
        """Tell which fields of a canary a text shows, however it is spelled, or ``also``; empty when none."""
        found = [name for name, pattern in _PATTERNS.items() if pattern.search(text)]
        if any(one.casefold() in text.casefold() for one in self.also):
            found.append("also")
        return tuple(sorted(found))

    def check(self, *values: object, where: str = "text") -> None:
        """Fail when a canary shows in any of these.

        Texts and bytes are looked at as they are, errors with all that they came from, other values as they show
        themselves in ``str``, ``repr`` and ``format``.

        Args:
            values: What to look in: the body of a response, a page, a file, an error.
            where: What it is, for the message.

        Raises:
            CanaryFoundError: When one shows.
        """
        found = {name for value in values for text in _texts_of(value) for name in self.found_in(text)}
        if found:
            raise CanaryFoundError(f"a planted person showed up in {where}: {', '.join(sorted(found))}")

    @contextmanager
    def watch(self) -> Generator[None]:
        """Fail when a canary shows in what is logged, printed, warned of or raised while this lasts.

        What is printed still goes where it went. An error that shows nobody goes on as it was, and so does an assertion
        that fails: it is of the test itself.

        Raises:
            CanaryFoundError: When one shows; then no other error goes on with it.
        """
        log, out, err = _Log(), _Tee(sys.stdout), _Tee(sys.stderr)
        root = logging.getLogger()
        before = root.level
        root.addHandler(log)
        root.setLevel(logging.DEBUG)
        raised: BaseException | None = None
        warned: list[warnings.WarningMessage] = []
        try:
            with warnings.catch_warnings(record=True) as caught, redirect_stdout(out), redirect_stderr(err):
                warned = caught
                warnings.simplefilter("always")
                yield
        except BaseException as error:  # noqa: BLE001 - it goes on below
            raised = error
        finally:
            root.removeHandler(log)
            root.setLevel(before)
        self.check(*log.texts, where="the log")
        self.check(out.getvalue(), err.getvalue(), where="what was printed")
        self.check(*(str(one.message) for one in warned), where="a warning")
        if raised is not None:
            if not isinstance(raised, AssertionError):
                self.check(raised, where="an error")
            raise raised

    def __repr__(self) -> str:
        return "Canaries()"


_PATTERNS = _patterns()


class _Tee(io.StringIO):
    """Keeps what is printed, and prints it."""

    def __init__(self, to: TextIO) -> None:
        super().__init__()
        self._to = to

    def write(self, text: str) -> int:
        self._to.write(text)
        return super().write(text)


class _Log(logging.Handler):
    """Keeps what is logged, with the errors and the arguments that go with it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(logging.Formatter().format(record))
        self.texts.append(repr({name: value for name, value in vars(record).items() if name != "exc_info"}))


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, BaseException):
        yield from _texts_of_error(value)
    elif isinstance(value, bytes | bytearray):
        yield bytes(value).decode("utf-8", "replace")
    else:
        yield from (str(value), repr(value), format(value))


def _texts_of_error(error: BaseException) -> Iterator[str]:
    """Give all that an error shows, with what it came from."""
    yield "".join(traceback.format_exception(error))
    seen: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop()
        if one is not None and one not in seen:
            seen.append(one)
            yield from (repr(one), repr(one.args))
            left += [one.__context__, one.__cause__]
