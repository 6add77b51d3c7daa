"""The amounts of the bestuursrechtelijke premie, as a table: of Zvw 18d, and of 18e for who was insured ex officio.

They stand in csv files beside this module, each with where it was found and how certain it is. They are looked up and
never computed: the cent amount is the norm, and two years have a change inside them. Next year's amount can be added
before the library knows it: extend the `Premietabel` and pass it as ``tabel``.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from attrs import evolve, field, frozen
from attrs.validators import optional

from cak_regeling.bronnen import Bron, Feit, Zekerheid, rzv, volgens, zvw
from cak_regeling.datums import require_date
from cak_regeling.errors import NietVastgesteldError, WaardeError
from cak_regeling.regeling._controle import require


_T = TypeVar("_T")

_MINISTERIAL_FROM = date(2016, 7, 1)
"""From here on the amount is set by ministerial regulation; before, the Act fixed 130 % of the standaardpremie."""

_READ = re.compile(r"^Rzv art\. 6\.5\.2(?: lid (?P<lid>[0-9]))? text valid (?P<day>[0-9-]{10})")
"""How the table says that the amount was read in the Rzv, and in the text of which day."""

_ZEKERHEID = {
    "primary": Zekerheid.PRIMAIR,
    "secondary": Zekerheid.SECUNDAIR,
    "inferred": Zekerheid.AFGELEID,
}

BANDBREEDTE = Feit("de premie is 110% tot 130% van de gemiddelde premie", zvw("18d", 1).geldend(_MINISTERIAL_FROM))
GEMIDDELDE_PREMIE = Feit(
    "de gemiddelde premie is de geraamde gemiddelde premie van de Wet op de zorgtoeslag", rzv("6.5.2", 1)
)
TWAALF_MAANDEN_18E = Feit("de premie van 18e geldt twaalf maanden", zvw("18e", 1))
DEEL_SCHATKIST = Feit("23% van de geïnde premie van 18d gaat naar de schatkist", rzv("6.5.3a"))


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
            it was not published, as for 18e since then.
        standaardpremie: *Decimal*. Euro per year.
        geldig_van: *date*. First day, inclusive; the first of a month.
        geldig_tot: *date*. Last day, exclusive; the first of a month.
        bron: *Bron*. The article that sets it.
        vindplaats: *str*. Where the amount was found, in English.
        zekerheid: *Zekerheid*. How certain the amount is.
        grondslag: *Decimal | None*. Euro per year that the percentage is taken of; None where that is not known.
        soort: *Premiesoort*. Under which article it is owed.

    Raises:
        cak_regeling.WaardeError: For an amount or percentage that is negative or no Decimal, and for a period that is
            not one of whole months.
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
        """Refuse a period that is not one of whole months."""
        if require_date(self.geldig_tot, "geldig_tot") <= require_date(self.geldig_van, "geldig_van"):
            raise WaardeError("expected geldig_tot after geldig_van")
        if self.geldig_van.day != 1 or self.geldig_tot.day != 1:
            raise WaardeError("expected the amount to hold for whole months: the premie is owed by the month")

    @property
    def feit(self) -> Feit:
        """The amount as a fact with its source, for the table of sources."""
        last = self.geldig_tot - timedelta(days=1)
        return Feit(f"premie {self.soort.value}, {self.geldig_van} t/m {last}: € {self.bedrag}", self.bron)


def _in_order(premies: Iterable[Maandpremie]) -> tuple[Maandpremie, ...]:
    return tuple(sorted(premies, key=lambda premie: (premie.soort.value, premie.geldig_van)))


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
            cak_regeling.WaardeError: When a column is missing; when a row has too few or too many cells, one that can't
                be read, or no whole months, with the row and what was expected; and when an amount is for a day that
                has one.
        """
        require(soort, Premiesoort, "soort")
        return self.extend(*_read(lines, soort))

    def maandpremie(self, maand: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D) -> Maandpremie:
        """Give the amount for a month; see `maandpremie`."""
        first = require_date(maand, "maand").replace(day=1)
        require(soort, Premiesoort, "soort")
        for premie in self.premies:
            if premie.soort is soort and premie.geldig_van <= first < premie.geldig_tot:
                return premie
        raise NietVastgesteldError(f"no bestuursrechtelijke premie of {soort.value} is established for {first:%Y-%m}")


_COLUMNS = (
    "effective_from",
    "effective_to",
    "standaardpremie_jaar_eur",
    "percentage",
    "maandbedrag_eur",
    "bron",
    "confidence",
)


def _read(lines: Iterable[str], soort: Premiesoort) -> tuple[Maandpremie, ...]:
    reader = csv.DictReader(lines)
    missing = [column for column in _COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise WaardeError(f"the premies lack a column: {', '.join(missing)}")
    premies: list[Maandpremie] = []
    for number, row in enumerate(reader, start=2):
        try:
            premies.extend(_rows(row, soort))
        except WaardeError as error:
            raise WaardeError(f"row {number} of the premies: {error}") from error
    return tuple(premies)


def _rows(row: dict[str | Any, str | Any], soort: Premiesoort) -> Iterator[Maandpremie]:
    """Give the amounts of a row: none when it is not known, and two where the rule behind it changed meanwhile."""
    if None in row or None in row.values():
        raise WaardeError("expected as many cells as there are columns")
    if row["maandbedrag_eur"]:
        start = _cell(row, "effective_from", date.fromisoformat)
        # Inclusive in the file. Amounts are set by the year, so one without an end is not carried into the next.
        last = _cell(row, "effective_to", date.fromisoformat) if row["effective_to"] else date(start.year, 12, 31)
        end = last + timedelta(days=1)
        if start < _MINISTERIAL_FROM < end:
            yield _of(row, soort, start, _MINISTERIAL_FROM)
            start = _MINISTERIAL_FROM
        yield _of(row, soort, start, end)


def _cell(row: dict[str, str], column: str, read: Callable[[str], _T]) -> _T:
    try:
        return read(row[column])
    except (ValueError, KeyError, InvalidOperation):
        raise WaardeError(f"{column} can't be read") from None


def _of(row: dict[str, str], soort: Premiesoort, start: date, end: date) -> Maandpremie:
    zekerheid = _cell(row, "confidence", _ZEKERHEID.__getitem__)
    standaardpremie = _cell(row, "standaardpremie_jaar_eur", Decimal)
    percentage = _cell(row, "percentage", Decimal) if row["percentage"] else None
    return Maandpremie(
        bedrag=_cell(row, "maandbedrag_eur", Decimal),
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


def _article(vindplaats: str, start: date, soort: Premiesoort) -> Bron:
    """Give the article that sets the amount; with the day of its text only where that text was read."""
    if start < _MINISTERIAL_FROM:
        act = zvw("18d", 2) if soort is Premiesoort.ARTIKEL_18D else zvw("18e")
        return evolve(act, geldig_op=None, geldig_tot=_MINISTERIAL_FROM)
    match = _READ.match(vindplaats)
    lid = int(match["lid"]) if match and match["lid"] else None
    read = date.fromisoformat(match["day"]) if match else None
    return evolve(rzv("6.5.2", lid), geldig_op=read, geldig_van=_MINISTERIAL_FROM)


def _grondslag(start: date, standaardpremie: Decimal) -> Decimal | None:
    """Give the yearly amount that a percentage is taken of."""
    if start < _MINISTERIAL_FROM:
        return standaardpremie
    known = gemiddelde_premies().get(start.year)
    return None if known is None else known[0]


def read_lines(name: str) -> list[str]:
    """Give the lines of a table that stands beside this module."""
    from importlib.resources import files  # noqa: PLC0415 - not needed to import the library

    return files("cak_regeling.regeling").joinpath(name).read_text("utf-8").splitlines()


@cache
def gemiddelde_premies() -> dict[int, tuple[Decimal, Feit]]:
    """Give the gemiddelde premie by year, in euro a year, with its source, where it is known or can be derived."""
    found: dict[int, tuple[Decimal, Feit]] = {}
    for row in csv.DictReader(read_lines("gemiddelde_premie.csv")):
        bron = volgens(row["bron"])
        if _ZEKERHEID[row["confidence"]] is Zekerheid.AFGELEID:
            bron = rzv("6.5.2", zekerheid=Zekerheid.AFGELEID).geldend(_MINISTERIAL_FROM)
        bedrag = Decimal(row["gemiddelde_premie_jaar_eur"])
        found[int(row["jaar"])] = (bedrag, Feit(f"gemiddelde premie {row['jaar']}: € {bedrag} per jaar", bron))
    return found


@cache
def _standaard() -> Premietabel:
    premies = (premie for soort, name in _FILES.items() for premie in _read(_whole_months(read_lines(name)), soort))
    return Premietabel(_without_18e_percentage(premie) for premie in premies)


def _whole_months(lines: list[str]) -> list[str]:
    """Start with the first whole month after the day of which the first text of 18e was read."""
    return [line.replace("2011-03-15,", "2011-04-01,") for line in lines]


def _without_18e_percentage(premie: Maandpremie) -> Maandpremie:
    """Leave out what the file says of 18e since 2016-07: 100 % is of the standaardpremie, that the amounts equalled.

    The law takes a percentage of the gemiddelde premie since then (18e lid 2), and that was not found.
    """
    if premie.soort is Premiesoort.ARTIKEL_18D or premie.geldig_van < _MINISTERIAL_FROM:
        return premie
    return evolve(premie, percentage=None, grondslag=None)
