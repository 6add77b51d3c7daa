# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The table of the bestuursrechtelijke premie: of Zvw 18d, and of 18e for who was insured ex officio.

The amounts stand in csv files beside this module, each with where it was found and how certain it is. They are looked
up and never computed: the cent amount is the norm, and two years have a change inside them. A month without a known
amount is an error, not its neighbour's amount. Next year's amount can be added before the library knows it: extend the
`Premietabel` and pass it as ``tabel``.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from cak_regeling._controle import require, require_all, require_kinds
from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Bron, Feit, Zekerheid, rzv, volgens, zvw
from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import NietVastgesteldError, WaardeError
from cak_regeling.regeling._tabel import Row, read_lines, rows_of


MINISTERIAL_FROM = date(2016, 7, 1)
"""From here on the amount is set by ministerial regulation; before, the Act fixed 130 % of the standaardpremie."""

_ACT_READ = date(2016, 1, 1)
"""The last text of the Act before that; the text of 2009-09-01 sets the amount of 18d in the same words."""

_READ = re.compile(r"^Rzv art\. 6\.5\.2(?: lid (?P<lid>[0-9]))? text valid (?P<day>[0-9-]{10})")
"""How the table says that the amount was read in the Rzv, and in the text of which day."""

_ZEKERHEID = {
    "primary": Zekerheid.PRIMAIR,
    "secondary": Zekerheid.SECUNDAIR,
    "inferred": Zekerheid.AFGELEID,
}


class Premiesoort(Enum):
    """Which article the premie is owed under."""

    ARTIKEL_18D = "18d"
    """After a melding by the insurer: the one that the CAK-lijst is about (Rzv 7b.1 lid 3 c)."""
    ARTIKEL_18E = "18e"
    """For the first twelve months of who was insured ex officio (Zvw 9d)."""


_FILES = {
    Premiesoort.ARTIKEL_18D: "bestuursrechtelijke_premie.csv",
    Premiesoort.ARTIKEL_18E: "bestuursrechtelijke_premie_18e.csv",
}


def require_amount(value: object, name: str) -> Decimal:
    """Give *value* back if it is an amount of euro: a Decimal of 0 or more.

    Raises:
        cak_regeling.WaardeError: When it is not; names the argument.
    """
    if not isinstance(value, Decimal) or not value.is_finite() or value < 0:
        raise WaardeError(f"expected a Decimal of 0 or more as {name}")
    return value


def check_amount(_instance: object, attribute: Any, value: Any) -> None:
    """Check an attribute that is an amount."""
    require_amount(value, attribute.name)


@frozen(kw_only=True)
class Maandpremie:
    """The bestuursrechtelijke premie for a month, and for how long it is that.

    Attributes:
        bedrag: *Decimal*. Euro per month.
        percentage: *Decimal | None*. Of the standaardpremie until 2016-06, of the gemiddelde premie since; None where
            it was not found, as for 18e since 2016-07.
        standaardpremie: *Decimal*. Euro per year.
        geldig_van: *date*. First day, inclusive; the first of a month.
        geldig_tot: *date*. Last day, exclusive; the first of a month.
        bron: *Bron*. The article that sets it.
        vindplaats: *str*. Where the amount was found, in English.
        zekerheid: *Zekerheid*. How certain the amount is.
        grondslag: *Decimal | None*. Euro per year that the percentage is taken of; None where that is not known.
        soort: *Premiesoort*. Under which article it is owed.

    Raises:
        cak_regeling.WaardeError: For an amount or percentage that is negative or no Decimal, and for a period that
            ends before it starts or does not consist of whole months.
    """

    bedrag: Decimal = field(validator=check_amount)
    percentage: Decimal | None = field(validator=optional(check_amount))
    standaardpremie: Decimal = field(validator=check_amount)
    geldig_van: date
    geldig_tot: date
    bron: Bron
    vindplaats: str
    zekerheid: Zekerheid
    grondslag: Decimal | None = field(default=None, validator=optional(check_amount))
    soort: Premiesoort = Premiesoort.ARTIKEL_18D

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind, and a period that is not one."""
        require_kinds(self, Bron, str, Zekerheid, Premiesoort)
        if self.geldig_tot <= self.geldig_van:
            raise WaardeError("expected geldig_tot after geldig_van")
        if self.geldig_van.day != 1 or self.geldig_tot.day != 1:
            raise WaardeError("expected the first day of a month for geldig_van and geldig_tot")

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types: amounts as text with a point, days as jjjj-mm-dd."""
        amounts = {name: getattr(self, name) for name in ("bedrag", "percentage", "standaardpremie", "grondslag")}
        return {
            "soort": self.soort.value,
            **{name: None if amount is None else str(amount) for name, amount in amounts.items()},
            "geldig_van": self.geldig_van.isoformat(),
            "geldig_tot": self.geldig_tot.isoformat(),
            "bron": str(self.bron),
            "zekerheid": self.zekerheid.value,
        }

    @property
    def feit(self) -> Feit:
        """The amount as a fact with its source, for the table of sources."""
        last = self.geldig_tot - timedelta(days=1)
        return Feit(f"premie {self.soort.value}, {self.geldig_van} t/m {last}: € {self.bedrag}", self.bron)


def _in_order(premies: Iterable[Maandpremie]) -> tuple[Maandpremie, ...]:
    found: tuple[Maandpremie, ...] = require_all(premies, Maandpremie, "premies")
    return tuple(sorted(found, key=lambda premie: (premie.soort.value, premie.geldig_van)))


@frozen
class Premietabel:
    """The amounts that a calculation knows. A value: extending gives a new one and changes nothing elsewhere.

    Attributes:
        premies: *tuple[Maandpremie, ...]*. The amounts, by soort and then in order of time.

    Raises:
        cak_regeling.WaardeError: When two amounts of one soort are valid on the same day.
    """

    premies: tuple[Maandpremie, ...] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        """Refuse two amounts for one day."""
        for earlier, later in pairwise(self.premies):
            if earlier.soort is later.soort and later.geldig_van < earlier.geldig_tot:
                raise WaardeError(f"two amounts of {later.soort.value} are valid on {later.geldig_van}: give one")

    def __repr__(self) -> str:
        return f"Premietabel({len(self.premies)} premies)"

    @classmethod
    def standaard(cls) -> "Premietabel":
        """Give the amounts that this version of the library knows."""
        return _standaard()

    def extend(self, *premies: Maandpremie) -> "Premietabel":
        """Give a table that has these amounts as well.

        Raises:
            cak_regeling.WaardeError: When one is for a day that has an amount.
        """
        return Premietabel((*self.premies, *premies))

    def extend_from_csv(self, lines: Iterable[str], *, soort: Premiesoort = Premiesoort.ARTIKEL_18D) -> "Premietabel":
        """Give a table that has the amounts of a csv file as well, in the columns of the library's own files.

        They are ``effective_from``, ``effective_to`` (the last day, inclusive), ``standaardpremie_jaar_eur``,
        ``percentage`` (may be empty), ``maandbedrag_eur``, ``bron`` and ``confidence`` (primary, secondary, inferred).
        A row without ``maandbedrag_eur`` is an amount that is not known, and is left out.

        Args:
            lines: The lines of the file, header first; an open text file will do.
            soort: What the amounts are of.

        Raises:
            cak_regeling.WaardeError: When a column is missing, or a cell is missing or can't be read, with the row
                and what was expected; and when an amount is for a day that has one.
        """
        require(soort, Premiesoort, "soort")
        return self.extend(*(_of(number, row, soort) for number, row in _rows(lines) if row["maandbedrag_eur"]))

    def maandpremie(self, maand: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D) -> Maandpremie:
        """Give the amount for a month; see `maandpremie`."""
        first = require_date(maand, "maand").replace(day=1)
        require(soort, Premiesoort, "soort")
        for premie in self.premies:
            if premie.soort is soort and premie.geldig_van <= first < premie.geldig_tot:
                return premie
        raise NietVastgesteldError(
            Tekst(
                f"voor {first:%m-%Y} is hier geen bestuursrechtelijke premie van {soort.value} vastgesteld",
                f"no bestuursrechtelijke premie of {soort.value} is established for {first:%Y-%m}",
            )
        )


_T = TypeVar("_T")
_COLUMNS = (
    "effective_from",
    "effective_to",
    "standaardpremie_jaar_eur",
    "percentage",
    "maandbedrag_eur",
    "bron",
    "confidence",
)


def _rows(lines: Iterable[str]) -> list[tuple[int, Row]]:
    return rows_of(lines, what="premies", columns=_COLUMNS)


def _of(number: int, row: Row, soort: Premiesoort) -> Maandpremie:
    """Make an amount of a row; what it breaks is named with the row."""

    def read(column: str, convert: Callable[[str], _T], expected: str) -> _T:
        try:
            return convert(row[column])
        except (ValueError, KeyError, InvalidOperation, OverflowError) as error:
            raise WaardeError(f"row {number} of the premies: expected {expected} as {column}") from error

    start = read("effective_from", date.fromisoformat, "YYYY-MM-DD")
    # Amounts are set by the year, so one without an end is not carried into the next.
    end = read("effective_to", lambda text: _day_after(text or f"{start.year}-12-31"), "YYYY-MM-DD")
    zekerheid = read("confidence", _ZEKERHEID.__getitem__, " or ".join(_ZEKERHEID))
    standaardpremie = read("standaardpremie_jaar_eur", Decimal, "an amount")
    percentage = read("percentage", Decimal, "a number") if row["percentage"] else None
    bedrag = read("maandbedrag_eur", Decimal, "an amount")
    try:
        return Maandpremie(
            bedrag=bedrag,
            percentage=percentage,
            standaardpremie=standaardpremie,
            geldig_van=start,
            geldig_tot=end,
            bron=evolve(_article(row["bron"], start, soort), zekerheid=zekerheid),
            vindplaats=row["bron"],
            zekerheid=zekerheid,
            grondslag=None if percentage is None else _grondslag(start, standaardpremie),
            soort=soort,
        )
    except WaardeError as error:
        raise WaardeError(f"row {number} of the premies: {error}") from error


def _day_after(text: str) -> date:
    """Give the day after the last one, which is inclusive in the file."""
    return date.fromisoformat(text) + timedelta(days=1)


def _article(vindplaats: str, start: date, soort: Premiesoort) -> Bron:
    """Give the article that sets the amount; with the day of its text only where that text was read."""
    if start < MINISTERIAL_FROM:
        place = ("18d", 2) if soort is Premiesoort.ARTIKEL_18D else ("18e", None)
        return evolve(zvw(*place, geldig_op=_ACT_READ), geldig_tot=MINISTERIAL_FROM)
    match = _READ.match(vindplaats)
    lid = int(match["lid"]) if match and match["lid"] else None
    read = date.fromisoformat(match["day"]) if match else None
    return evolve(rzv("6.5.2", lid), geldig_op=read, geldig_van=MINISTERIAL_FROM)


def _grondslag(start: date, standaardpremie: Decimal) -> Decimal | None:
    """Give the yearly amount that a percentage is taken of."""
    if start < MINISTERIAL_FROM:
        return standaardpremie
    known = gemiddelde_premies().get(start.year)
    return None if known is None else known[0]


@cache
def gemiddelde_premies() -> dict[int, tuple[Decimal, Feit]]:
    """Give the gemiddelde premie by year, in euro a year, with its source, where it is known or can be derived."""
    found: dict[int, tuple[Decimal, Feit]] = {}
    columns = ("jaar", "gemiddelde_premie_jaar_eur", "bron", "confidence")
    for _, row in rows_of(read_lines("gemiddelde_premie.csv"), what="years", columns=columns):
        bron = volgens(row["bron"])
        if _ZEKERHEID[row["confidence"]] is Zekerheid.AFGELEID:
            bron = evolve(rzv("6.5.2", zekerheid=Zekerheid.AFGELEID), geldig_op=None).geldend(MINISTERIAL_FROM)
        bedrag = Decimal(row["gemiddelde_premie_jaar_eur"])
        found[int(row["jaar"])] = (bedrag, Feit(f"gemiddelde premie {row['jaar']}: € {bedrag} per jaar", bron))
    return found


@cache
def _standaard() -> Premietabel:
    return Premietabel(
        _of(number, row, soort)
        for soort, name in _FILES.items()
        for number, whole in _rows(read_lines(name))
        if whole["maandbedrag_eur"]
        for row in (_by_law(whole) if soort is Premiesoort.ARTIKEL_18E else (whole,))
    )


def _by_law(row: Row) -> list[Row]:
    """Give a row of 18e as the law has it: by whole months, and by the rule that sets the amount.

    The file starts on the day of the first text that was read, has one row for 2016, in which the rule changed, and
    gives percentages of the standaardpremie throughout; since 2016-07 they are of another amount, and were not found.
    """
    start, change = date.fromisoformat(row["effective_from"]), MINISTERIAL_FROM.isoformat()
    if start.day != 1:
        row = row | {"effective_from": first_of_next_month(start).isoformat()}
    if start >= MINISTERIAL_FROM:
        return [row | {"percentage": ""}]
    if row["effective_to"] < change:
        return [row]
    last = MINISTERIAL_FROM - timedelta(days=1)
    return [row | {"effective_to": last.isoformat()}, row | {"effective_from": change, "percentage": ""}]
