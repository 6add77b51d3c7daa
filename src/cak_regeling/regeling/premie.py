"""The bestuursrechtelijke premie of Zvw 18d, by month.

The amounts stand in ``bestuursrechtelijke_premie.csv`` beside this module, each with where it was found and how certain
it is. They are looked up and never computed: the cent amount is the norm, and two years have a change inside them. A
month without a known amount is an error, not its neighbour's amount.
"""

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from attrs import evolve, frozen

from cak_regeling.bronnen import Bron, Zekerheid, rzv, zvw
from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import NietVastgesteldError, WaardeError


_MINISTERIAL_FROM = date(2016, 7, 1)
"""From here on the amount is set by ministerial regulation; before, the Act fixed 130 % of the standaardpremie."""

_READ = re.compile(r"^Rzv art\. 6\.5\.2(?: lid (?P<lid>[0-9]))? text valid (?P<day>[0-9-]{10})")
"""How the table says that the amount was read in the Rzv, and in the text of which day."""

_ZEKERHEID = {
    "primary": Zekerheid.PRIMAIR,
    "secondary": Zekerheid.SECUNDAIR,
    "inferred": Zekerheid.AFGELEID,
}


@frozen(kw_only=True)
class Maandpremie:
    """The bestuursrechtelijke premie for a month, and for how long it is that.

    Attributes:
        bedrag: *Decimal*. Euro per month.
        percentage: *Decimal | None*. Of the standaardpremie until 2016-06, of the gemiddelde premie since; None where
            it was not published.
        standaardpremie: *Decimal*. Euro per year.
        geldig_van: *date*. First day, inclusive.
        geldig_tot: *date*. Last day, exclusive.
        bron: *Bron*. The article that sets it.
        vindplaats: *str*. Where the amount was found, in English.
        zekerheid: *Zekerheid*. How certain the amount is.
    """

    bedrag: Decimal
    percentage: Decimal | None
    standaardpremie: Decimal
    geldig_van: date
    geldig_tot: date
    bron: Bron
    vindplaats: str
    zekerheid: Zekerheid


def _article(vindplaats: str, start: date, zekerheid: Zekerheid) -> Bron:
    """Give the article that sets the amount; with the day of its text only where that text was read."""
    if start < _MINISTERIAL_FROM:
        return evolve(zvw("18d", 2), geldig_op=None, zekerheid=zekerheid)
    match = _READ.match(vindplaats)
    if match is None:
        return evolve(rzv("6.5.2"), geldig_op=None, zekerheid=zekerheid)
    lid = int(match["lid"]) if match["lid"] else None
    return rzv("6.5.2", lid, geldig_op=date.fromisoformat(match["day"]), zekerheid=zekerheid)


def _of(row: dict[str, str]) -> Maandpremie:
    start = date.fromisoformat(row["effective_from"])
    zekerheid = _ZEKERHEID[row["confidence"]]
    return Maandpremie(
        bedrag=Decimal(row["maandbedrag_eur"]),
        percentage=Decimal(row["percentage"]) if row["percentage"] else None,
        standaardpremie=Decimal(row["standaardpremie_jaar_eur"]),
        geldig_van=start,
        geldig_tot=date.fromisoformat(row["effective_to"]) + timedelta(days=1),  # inclusive in the file
        bron=_article(row["bron"], start, zekerheid),
        vindplaats=row["bron"],
        zekerheid=zekerheid,
    )


@cache
def _established() -> tuple[Maandpremie, ...]:
    from importlib.resources import files  # noqa: PLC0415 - not needed to import the library

    text = files("cak_regeling.regeling").joinpath("bestuursrechtelijke_premie.csv").read_text("utf-8")
    return tuple(_of(row) for row in csv.DictReader(text.splitlines()) if row["maandbedrag_eur"])


def maandpremie(maand: date) -> Maandpremie:
    """Give the bestuursrechtelijke premie of Zvw 18d for a month.

    >>> maandpremie(date(2024, 6, 1)).bedrag, maandpremie(date(2024, 7, 1)).bedrag
    (Decimal('175.20'), Decimal('160.60'))

    Args:
        maand: Any day of the month.

    Raises:
        cak_regeling.NietVastgesteldError: When the amount is not known for that month: before the scheme, in 2022,
            or after the last regulation that this version knows.
    """
    day = require_date(maand, "maand")
    for premie in _established():
        if premie.geldig_van <= day < premie.geldig_tot:
            return premie
    raise NietVastgesteldError(f"no bestuursrechtelijke premie is established here for {day:%Y-%m}")


def premie_verschuldigd(van: date, tot: date) -> Decimal:
    """Add up the bestuursrechtelijke premie over whole months.

    >>> premie_verschuldigd(date(2024, 4, 1), date(2025, 3, 1))
    Decimal('1833.86')

    Args:
        van: First of the first month, inclusive.
        tot: First of the month after the last, exclusive. Not before *van*.

    Returns:
        Euro owed over the period; zero over no month.

    Raises:
        cak_regeling.WaardeError: When a day is not the first of a month, or *tot* is before *van*.
        cak_regeling.NietVastgesteldError: When the amount of one of the months is not known; it names the month.
    """
    if require_date(van, "van").day != 1 or require_date(tot, "tot").day != 1:
        raise WaardeError("expected the first day of a month for van and tot")
    if tot < van:
        raise WaardeError("expected tot not before van")
    total = Decimal("0.00")
    while van < tot:
        total += maandpremie(van).bedrag
        van = first_of_next_month(van)
    return total
