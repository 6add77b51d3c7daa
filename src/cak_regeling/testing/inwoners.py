# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Generated persons and their rows, with the published shares. Nobody real is in them.

Shares come from what the CAK, CBS and Haarlem publish: ages 2016 (CBS: 39.8, 34.6, 21.2 and 4.4 % from 18, 35, 50 and
65 years), collection 2022 (CAK: a third broninhouding among who owes the premie), persons who owe the premie 2023
(Haarlem: 70 %), rows per person 2018 (Haarlem: 1.6; here 1.5). How the other 30 % divides over GBR and GBT is not
published; here two to one.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import TypeVar

from attrs import define

from cak_regeling.datums import months_between
from cak_regeling.lijst.layout import STANDAARD
from cak_regeling.regeling.traject import START_REGELING
from cak_regeling.wanbetaler import Inningswijze


_T = TypeVar("_T")

_LEFT_OUT = {"huisletter", "zorgverzekeraar"}
HEADERS = {column.field: column.header for column in STANDAARD.columns if column.field not in _LEFT_OUT}
"""The columns in the order of the file: by logical field, what stands above it."""

PREMIE_SHARE = 0.70
"""Share of persons that owes the premie."""
TEST_RANGE = "9999"
"""How the BSNs of the official fictional persons start; 9,090 of them pass the elfproef."""

AGES = (0.398, 0.346, 0.212, 0.044)
"""Shares of the bands below in the stock (CBS 2016)."""
AGES_OF_NEW = (0.52, 0.31, 0.14, 0.03)
"""Shares among who comes: not published. Who stays grows older, so who comes must be younger for the stock to stay."""
_BANDS = (
    ((18, 20, 0.5), (20, 25, 1.8), (25, 30, 2.3), (30, 35, 2.4)),
    ((35, 40, 2.3), (40, 45, 2.0), (45, 50, 1.7)),
    ((50, 55, 1.4), (55, 60, 1.1), (60, 65, 0.8)),
    ((65, 70, 0.5), (70, 75, 0.3), (75, 90, 0.1)),
)
"""From age, to age and percentage of that age (VenZ 2019): 18 to 35, to 50, to 65, and on."""
_ROWS = ((1, 0.52), (2, 0.32), (3, 0.12), (4, 0.04))
"""Share of persons by rows; who is too short in the scheme for an earlier row has fewer, which makes it 1.5."""
_SAME_ADDRESS = 0.1
_WITHHELD = 1 / 3
_WEIGHTS = range(9, 1, -1)

_SURNAMES = ("Beuk", "Berk", "Esdoorn", "Hazelaar", "Iep", "Linde", "Meidoorn", "Populier", "Vlier", "Müller", "Wáng")
_PREFIXES = ("", "", "", "van", "de", "van der")
_STREETS = ("Voorbeeldstraat", "Proeflaan", "Toetsweg", "Fictiekade", "Modelplein", "Schetssingel")
_SAME_INSURER = 0.9
"""Who owes premium can't leave the insurer (Zvw 8a), but the debt may be paid in between: a choice, not a figure."""
_UZOVIS = ("0101", "3311", "3313", "3343", "3358", "7095")
_LETTERS = "ABCDEGHJKLMNPRTUVWXZ"
_WAYS = {Inningswijze.BRONINHOUDING: "Broninhouding", Inningswijze.CJIB: "CJIB"}


def bsns_downward() -> Iterator[str]:
    """Give every number that passes the elfproef, from the highest down: the test range comes first."""
    prefixes = (f"{prefix:08}" for prefix in range(99_999_999, 0, -1))
    checked = ((digits, sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11) for digits in prefixes)
    return (f"{digits}{check}" for digits, check in checked if check < 10)


def shuffled_bsns(random: Random, block: int) -> Iterator[str]:
    """Give the same numbers in another order: block by block, so that a short list keeps to the highest."""
    numbers = bsns_downward()
    while True:
        some = list(islice(numbers, block))
        random.shuffle(some)
        yield from some


def pick(random: Random, shares: Iterable[tuple[_T, float]]) -> _T:
    """Choose one of the values by their shares."""
    pairs = list(shares)
    return random.choices([value for value, _ in pairs], [share for _, share in pairs])[0]


def without_premie(random: Random) -> str:
    """Choose the status code of who does not owe the premie."""
    return "GBR" if random.random() < 2 / 3 else "GBT"


@define(eq=False)
class Rij:
    """A generated aanmelding: what of a row is not about the person.

    Attributes:
        uzovi: *str*. Which insurer.
        aanmelddatum: *date*. The first of a month.
        statuscode: *str*. BOE, GBR or GBT.
        inningswijze: *Inningswijze*. How the premie is collected.
        tarief: *int*. Cents that are owed when it is collected by the CJIB; they grow with the months.
        rest: *int*. Cents that are owed when it is withheld.
    """

    uzovi: str
    aanmelddatum: date
    statuscode: str
    inningswijze: Inningswijze
    tarief: int
    rest: int

    def cells(self, peildatum: date) -> str:
        """Give its cells on a day."""
        withheld = self.inningswijze is Inningswijze.BRONINHOUDING
        cents = self.rest if withheld else self.tarief * (1 + months_between(self.aanmelddatum, peildatum) // 2)
        first = f"{self.uzovi};01-{self.aanmelddatum.month:02}-{self.aanmelddatum.year};{self.statuscode}"
        return f"{first};{_WAYS[self.inningswijze]};{cents // 100},{cents % 100:02}"


@define(eq=False)
class Inwoner:
    """A generated person, as it is now.

    Attributes:
        bsn: *str*. Nine digits.
        geboren: *date*. The true birth date; the list may know only a part.
        persoon: *str*. The cells of the person, without the address.
        postcode: *str*. That of the address.
        adres: *str*. The cells of the address.
        rij: *Rij*. The latest aanmelding.
        eerder: *tuple[str, ...]*. The cells of the aanmeldingen before it, oldest first.
    """

    bsn: str
    geboren: date
    persoon: str
    postcode: str
    adres: str
    rij: Rij
    eerder: tuple[str, ...]

    def lines(self, peildatum: date) -> Iterator[str]:
        """Give the lines of a list on a day, the latest aanmelding last."""
        start, end = f"{self.persoon};{self.adres};", f";{peildatum:%d-%m-%Y}\r\n"
        for cells in self.eerder:
            yield f"{start}{cells}{end}"
        yield f"{start}{self.rij.cells(peildatum)}{end}"


class Maker:
    """Makes persons, one after another; the same seed gives the same."""

    def __init__(self, random: Random, bsns: Iterator[str]) -> None:
        self.random = random
        self._bsns = bsns
        self._home = self.address()

    def person(self, peildatum: date, months: int, ages: Sequence[float]) -> Inwoner:
        """Make a person who owes the premie.

        Args:
            peildatum: The day on which the ages have their shares.
            months: How many months ago the latest aanmelding is, or as many as age and scheme allow.
            ages: Shares of the four bands of ages.
        """
        if self.random.random() >= _SAME_ADDRESS:  # one in ten lives at the address of the one before
            self._home = self.address()
        geboren = self._birth(peildatum, ages)
        *earlier, latest = self._starts(geboren, peildatum, months)
        bsn = next(self._bsns)
        name = f"{self.random.choice(_LETTERS)}.;{self.random.choice(_PREFIXES)};{self.random.choice(_SURNAMES)}"
        insurer = self.insurer()
        return Inwoner(
            bsn=bsn,
            geboren=geboren,
            persoon=f"{bsn};{name};{self._written(geboren)}",
            postcode=self._home[0],
            adres=self._home[1],
            rij=self.row(latest, insurer),
            eerder=tuple(self.ended(self.row(start, self.insurer(insurer)), peildatum) for start in earlier),
        )

    def address(self) -> tuple[str, str]:
        """Make an address that does not exist: its postcode, and its cells."""
        random = self.random
        number, addition = random.randint(1, 400), random.choice(("", "", "", "", "A", "B", "II", "hs"))
        postcode = f"{random.randint(1000, 1049)}{random.choice(_LETTERS)}{random.choice(_LETTERS)}"
        return postcode, f"{random.choice(_STREETS)};{number};{addition};{postcode};Voorbeeldstad"

    def insurer(self, known: str | None = None) -> str:
        """Choose an insurer: for an earlier aanmelding mostly the one that is known."""
        return known if known is not None and self.random.random() < _SAME_INSURER else self.random.choice(_UZOVIS)

    def row(self, aanmelddatum: date, uzovi: str) -> Rij:
        """Make an aanmelding by which the premie is owed."""
        random = self.random
        withheld = random.random() < _WITHHELD
        return Rij(
            uzovi,
            aanmelddatum,
            "BOE",
            Inningswijze.BRONINHOUDING if withheld else Inningswijze.CJIB,
            random.randint(2_000, 14_000),
            0 if random.random() < 0.8 else random.randint(100, 20_000),
        )

    def ended(self, rij: Rij, peildatum: date) -> str:
        """Give the cells of an aanmelding that another one followed on."""
        rij.statuscode = without_premie(self.random)
        return rij.cells(peildatum)

    def _birth(self, peildatum: date, ages: Sequence[float]) -> date:
        """Choose a birth date by the shares of ages; the birthday is in an earlier month than the peildatum."""
        (band,) = self.random.choices(_BANDS, ages)
        low, high = pick(self.random, (((low, high), (high - low) * rate) for low, high, rate in band))
        year = peildatum.year - self.random.randrange(low, high)
        return date(year, peildatum.month, 1) - timedelta(self.random.randrange(1, 335))

    def _written(self, birth: date) -> str:
        """Write a birth date as the BRP does; now and then with an unknown part."""
        chance = self.random.random()
        day, month, year = f"{birth.day:02}", f"{birth.month:02}", f"{birth.year}"
        return (
            f"{day}-{month}-{year}"
            if chance < 0.98
            else f"00-{month}-{year}"
            if chance < 0.988
            else f"00-00-{year}"
            if chance < 0.996
            else "00-00-0000"
        )

    def _starts(self, birth: date, peildatum: date, months: int) -> list[date]:
        """Choose the aanmelddatums of a person, oldest first: firsts of months, after the 18th birthday."""
        adult = max(date(birth.year + 18, birth.month, 1), START_REGELING)
        room = months_between(adult, peildatum) - 1
        ago = [min(months, room)]
        for _ in range(pick(self.random, _ROWS) - 1):
            earlier = ago[-1] + self.random.randint(6, 48)
            if earlier > room:
                break
            ago.append(earlier)
        counted = (peildatum.year * 12 + peildatum.month - 1 - back for back in reversed(ago))
        return [date(month // 12, month % 12 + 1, 1) for month in counted]
