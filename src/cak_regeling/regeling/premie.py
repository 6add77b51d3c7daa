"""The bestuursrechtelijke premie by month: of Zvw 18d, and of 18e for who was insured ex officio.

The amounts stand in csv files beside this module, each with where it was found and how certain it is. They are looked
up and never computed: the cent amount is the norm, and two years have a change inside them. A month without a known
amount is an error, not its neighbour's amount. Next year's amount can be added before the library knows it: extend the
`Premietabel` and pass it as ``tabel``.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from cak_regeling.bronnen import Bron, Feit, Zekerheid, rzv, volgens, zvw
from cak_regeling.datums import first_of_next_month, months_between, require_date
from cak_regeling.errors import NietVastgesteldError, WaardeError
from cak_regeling.regeling._controle import require


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
            it was not published.
        standaardpremie: *Decimal*. Euro per year.
        geldig_van: *date*. First day, inclusive; the first of a month.
        geldig_tot: *date*. Last day, exclusive; the first of a month.
        bron: *Bron*. The article that sets it.
        vindplaats: *str*. Where the amount was found, in English.
        zekerheid: *Zekerheid*. How certain the amount is.
        grondslag: *Decimal | None*. Euro per year that the percentage is taken of; None where that is not known.
        soort: *Premiesoort*. Under which article it is owed.

    Raises:
        cak_regeling.WaardeError: For an amount that is negative or no Decimal, and for a period that ends before it
            starts.
    """

    bedrag: Decimal = field(validator=check_amount)
    percentage: Decimal | None
    standaardpremie: Decimal = field(validator=check_amount)
    geldig_van: date
    geldig_tot: date
    bron: Bron
    vindplaats: str
    zekerheid: Zekerheid
    grondslag: Decimal | None = None
    soort: Premiesoort = Premiesoort.ARTIKEL_18D

    def __attrs_post_init__(self) -> None:
        """Refuse a period that is not one."""
        if require_date(self.geldig_tot, "geldig_tot") <= require_date(self.geldig_van, "geldig_van"):
            raise WaardeError("expected geldig_tot after geldig_van")

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
            cak_regeling.WaardeError: When a column is missing or a cell can't be read, with the row; and when an
                amount is for a day that has one.
        """
        return self.extend(*_read(lines, soort))

    def maandpremie(self, maand: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D) -> Maandpremie:
        """Give the amount for a month; see `maandpremie`."""
        first = require_date(maand, "maand").replace(day=1)
        require(soort, Premiesoort, "soort")
        for premie in self.premies:
            if premie.soort is soort and premie.geldig_van <= first < premie.geldig_tot:
                return premie
        raise NietVastgesteldError(f"no bestuursrechtelijke premie of {soort.value} is established for {first:%Y-%m}")


def _read(lines: Iterable[str], soort: Premiesoort) -> tuple[Maandpremie, ...]:
    premies: list[Maandpremie] = []
    for number, row in enumerate(csv.DictReader(lines), start=2):
        try:
            if row["maandbedrag_eur"]:
                premies.append(_of(row, soort))
        except (KeyError, TypeError, ValueError, InvalidOperation) as error:
            raise WaardeError(
                f"row {number} of the premies can't be read: check its columns, days and amounts"
            ) from error
    return tuple(premies)


def _of(row: dict[str, str], soort: Premiesoort) -> Maandpremie:
    start = date.fromisoformat(row["effective_from"])
    # Inclusive in the file. Amounts are set by the year, so one without an end is not carried into the next.
    last = date.fromisoformat(row["effective_to"]) if row["effective_to"] else date(start.year, 12, 31)
    zekerheid = _ZEKERHEID[row["confidence"]]
    standaardpremie = Decimal(row["standaardpremie_jaar_eur"])
    percentage = Decimal(row["percentage"]) if row["percentage"] else None
    return Maandpremie(
        bedrag=Decimal(row["maandbedrag_eur"]),
        percentage=percentage,
        standaardpremie=standaardpremie,
        geldig_van=start,
        geldig_tot=last + timedelta(days=1),
        bron=evolve(_article(row["bron"], start, soort), zekerheid=zekerheid),
        vindplaats=row["bron"],
        zekerheid=zekerheid,
        grondslag=None if percentage is None else _grondslag(start, soort, standaardpremie),
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


def _grondslag(start: date, soort: Premiesoort, standaardpremie: Decimal) -> Decimal | None:
    """Give the yearly amount that a percentage is taken of."""
    if start < _MINISTERIAL_FROM or soort is Premiesoort.ARTIKEL_18E:
        return standaardpremie  # of 18e the percentages that are known stayed 100 % of it, after 2016 as well
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
    premies = (premie for soort, name in _FILES.items() for premie in _read(read_lines(name), soort))
    return Premietabel(premies)


def maandpremie(
    maand: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> Maandpremie:
    """Give the bestuursrechtelijke premie for a month.

    >>> maandpremie(date(2024, 6, 1)).bedrag, maandpremie(date(2024, 7, 1)).bedrag
    (Decimal('175.20'), Decimal('160.60'))

    Args:
        maand: Any day of the month.
        soort: Under which article; 18d, the premie that the CAK-lijst is about, unless said otherwise.
        tabel: The amounts to look in; those of the library when None.

    Raises:
        cak_regeling.NietVastgesteldError: When the amount is not known for that month: before the scheme, in 2022,
            or after the last regulation that this version knows. It names the month.
    """
    return (tabel or Premietabel.standaard()).maandpremie(maand, soort=soort)


@frozen(kw_only=True)
class Premiedeel:
    """Successive whole months with one amount.

    Attributes:
        van: *date*. First of the first month, inclusive.
        tot: *date*. First of the month after the last, exclusive.
        maandpremie: *Maandpremie*. The amount of each, with its source.
    """

    van: date
    tot: date
    maandpremie: Maandpremie

    @property
    def maanden(self) -> int:
        """How many months."""
        return months_between(self.van, self.tot)

    @property
    def bedrag(self) -> Decimal:
        """Euro over all of them."""
        return self.maanden * self.maandpremie.bedrag


def require_months(van: date, tot: date) -> None:
    """Refuse a period that does not consist of whole months with a `WaardeError`."""
    if require_date(van, "van").day != 1 or require_date(tot, "tot").day != 1:
        raise WaardeError("expected the first day of a month for van and tot")
    if tot < van:
        raise WaardeError("expected tot not before van")


def premiedelen(
    van: date, tot: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> tuple[Premiedeel, ...]:
    """Split whole months where the amount changes: the pieces that `premie_verschuldigd` adds up.

    Args:
        van: First of the first month, inclusive.
        tot: First of the month after the last, exclusive. Not before *van*.
        soort: Under which article.
        tabel: The amounts to look in; those of the library when None.

    Raises:
        cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
        cak_regeling.NietVastgesteldError: When the amount of one of the months is not known; it names the month.
    """
    require_months(van, tot)
    delen: list[Premiedeel] = []
    while van < tot:
        premie = maandpremie(van, soort=soort, tabel=tabel)
        until = first_of_next_month(van)
        if delen and delen[-1].maandpremie == premie:
            delen[-1] = evolve(delen[-1], tot=until)
        else:
            delen.append(Premiedeel(van=van, tot=until, maandpremie=premie))
        van = until
    return tuple(delen)


def premie_verschuldigd(
    van: date, tot: date, *, soort: Premiesoort = Premiesoort.ARTIKEL_18D, tabel: Premietabel | None = None
) -> Decimal:
    """Add up the bestuursrechtelijke premie over whole months.

    >>> premie_verschuldigd(date(2024, 4, 1), date(2025, 3, 1))
    Decimal('1833.86')

    Args:
        van: First of the first month, inclusive.
        tot: First of the month after the last, exclusive. Not before *van*.
        soort: Under which article.
        tabel: The amounts to look in; those of the library when None.

    Returns:
        Euro owed over the period; zero over no month. `premiedelen` gives the pieces.

    Raises:
        cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
        cak_regeling.NietVastgesteldError: When the amount of one of the months is not known; it names the month.
    """
    return sum((deel.bedrag for deel in premiedelen(van, tot, soort=soort, tabel=tabel)), Decimal("0.00"))


def besparing_bij_uitstroom(maand: date, *, eigen_premie: Decimal, tabel: Premietabel | None = None) -> Decimal:
    """Say how much less a person pays in a month after leaving the scheme.

    That is the bestuursrechtelijke premie, which ends, less the person's own premie at the insurer, which starts again
    (Zvw 16 lid 2 b). Repayments of the debt are not in it: they depend on the arrangement.

    >>> besparing_bij_uitstroom(date(2026, 1, 1), eigen_premie=Decimal("150.00"))
    Decimal('22.70')

    Args:
        maand: Any day of the month.
        eigen_premie: Euro a month at the insurer, for the zorgverzekering alone.
        tabel: The amounts to look in; those of the library when None.

    Returns:
        Euro a month; negative for who will pay more.

    Raises:
        cak_regeling.WaardeError: When *eigen_premie* is negative or no Decimal.
        cak_regeling.NietVastgesteldError: When the amount of the month is not known.
    """
    return maandpremie(maand, tabel=tabel).bedrag - require_amount(eigen_premie, "eigen_premie")


GEEN_PREMIE_BIJ_VERZEKERAAR = Feit(
    "zolang de premie aan het CAK loopt, is er geen premie aan de verzekeraar", zvw("16", 2)
)
FEITEN = (BANDBREEDTE, GEMIDDELDE_PREMIE, TWAALF_MAANDEN_18E, DEEL_SCHATKIST, GEEN_PREMIE_BIJ_VERZEKERAAR)
