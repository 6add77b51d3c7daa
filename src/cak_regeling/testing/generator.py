"""Synthetic lists with the published shares, for demonstrations and tests. Needs no other package.

Shares come from what the CAK, CBS and Haarlem publish: ages 2016 (CBS: 39.8, 34.6, 21.2 and 4.4 % from 18, 35, 50 and
65 years), time since the latest aanmelding 2020 (CAK: 25, 15 and 60 % up to one year, up to two, longer), collection
2022 (CAK: a third broninhouding among who owes the premie), persons who owe the premie 2023 (Haarlem: 70 %), rows per
person 2018 (Haarlem: 1.6; here 1.5). How the other 30 % divides over GBR and GBT is not published; here two to one.

Nobody real is in them. BSNs are taken from the top of the range downward: the official fictional persons of the RvIG
start with 99999, and a list with more persons goes on below them.
"""

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypeVar

from attrs import frozen

from cak_regeling.datums import months_between, require_date
from cak_regeling.errors import WaardeError
from cak_regeling.lijst.layout import STANDAARD
from cak_regeling.regeling.traject import START_REGELING


_T = TypeVar("_T")

Row = dict[str, str]
"""The cells of one row, by logical field."""

_LEFT_OUT = {"huisletter", "zorgverzekeraar"}
_FIELDS = {column.field: column.header for column in STANDAARD.columns if column.field not in _LEFT_OUT}

_AGES = (
    (0.398, ((18, 20, 0.5), (20, 25, 1.8), (25, 30, 2.3), (30, 35, 2.4))),
    (0.346, ((35, 40, 2.3), (40, 45, 2.0), (45, 50, 1.7))),
    (0.212, ((50, 55, 1.4), (55, 60, 1.1), (60, 65, 0.8))),
    (0.044, ((65, 70, 0.5), (70, 75, 0.3), (75, 90, 0.1))),
)
"""Share of a band in the stock (CBS 2016), and in it from age, to age and percentage of that age (VenZ 2019)."""
_MONTHS = ((0.25, 0, 12), (0.15, 13, 24), (0.60, 25, 166))
"""Share of the stock, and from and to how many months since the latest aanmelding, inclusive (CAK 2020)."""
_ROWS = ((1, 0.52), (2, 0.32), (3, 0.12), (4, 0.04))
"""Share of persons by rows; who is too short in the scheme for an earlier row has fewer, which makes it 1.5."""
_WEIGHTS = range(9, 1, -1)
_OWES = 0.70
_WITHHELD = 1 / 3

_SURNAMES = ("Beuk", "Berk", "Esdoorn", "Hazelaar", "Iep", "Linde", "Meidoorn", "Populier", "Vlier", "Müller", "Wáng")
_PREFIXES = ("", "", "", "van", "de", "van der")
_STREETS = ("Voorbeeldstraat", "Proeflaan", "Toetsweg", "Fictiekade", "Modelplein", "Schetssingel")
_UZOVIS = ("0101", "3311", "3313", "3343", "3358", "7095")
_LETTERS = "ABCDEGHJKLMNPRTUVWXZ"


def bsns_downward() -> Iterator[str]:
    """Give every number that passes the elfproef, from the highest down."""
    prefixes = (f"{prefix:08}" for prefix in range(99_999_999, 0, -1))
    checked = ((digits, sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=True)) % 11) for digits in prefixes)
    return (f"{digits}{check}" for digits, check in checked if check < 10)


@frozen(repr=False)
class GeneratedLijst:
    """A synthetic list, as the bytes of a csv file.

    Attributes:
        content: *bytes*. The file.
        rows: *int*. How many rows it has, faulty ones included; without header, titles and totals.
    """

    content: bytes
    rows: int

    def to_csv(self, path: str | os.PathLike[str]) -> None:
        """Write it to a file."""
        Path(path).write_bytes(self.content)

    def __repr__(self) -> str:
        return f"GeneratedLijst({self.rows} rows)"


def _mistype(row: Row) -> None:
    row["bsn"] = row["bsn"][:7] + str((int(row["bsn"][7]) + 1) % 10) + row["bsn"][8]


def _serial(row: Row) -> None:
    day, month, year = map(int, row["aanmelddatum"].split("-"))
    row["aanmelddatum"] = str((date(year, month, day) - date(1899, 12, 30)).days)


_CELL_FAULTS: dict[str, Callable[[Row], None]] = {
    "bsn_ongeldig": _mistype,
    "bsn_leeg": lambda row: row.update(bsn=""),
    "bsn_afgekapt": lambda row: row.update(bsn=row["bsn"][:7]),
    "uzovi_voorloopnul": lambda row: row.update(uzovi="101"),
    "postcode_ongeldig": lambda row: row.update(postcode="0000 XX"),
    "huisnummer_tekst": lambda row: row.update(huisnummer="onbekend"),
    "datum_serieel": _serial,
    "datum_onmogelijk": lambda row: row.update(aanmelddatum="31-02-2020"),
    "bedrag_onleesbaar": lambda row: row.update(achterstand_cak="n.v.t."),
    "status_onbekend": lambda row: row.update(statuscode="XYZ"),
    "status_leeg": lambda row: row.update(statuscode=""),
    "inning_onbekend": lambda row: row.update(inningswijze="per post"),
}
_LINE_FAULTS: dict[str, Callable[[list[bytes], int], None]] = {
    "cp1252": lambda lines, at: lines.__setitem__(at, lines[at].replace(b";Voorbeeldstad", b";Voorbeeldst\xe4d")),
    "dubbele_rij": lambda lines, at: lines.insert(at, lines[at]),
    "extra_scheidingsteken": lambda lines, at: lines.__setitem__(at, lines[at].replace(b";", b";;", 1)),
    "lege_regel": lambda lines, at: lines.insert(at, b";" * (len(_FIELDS) - 1) + b"\r\n"),
}
_TITLES = [b"CAK-lijst (voorbeeld)\r\n", b"Vertrouwelijk\r\n"]

FAULTS = (*sorted(_CELL_FAULTS), *sorted(_LINE_FAULTS), "titelregels", "totaalregel")
"""The names of the faults that can be asked for."""
_ROWS_PER_FAULT = 2


def generate_lijst(
    persons: int = 2000, *, seed: int = 1, peildatum: date, faults: Iterable[str] = ()
) -> GeneratedLijst:
    """Make a synthetic list with the published shares; the same arguments give the same bytes.

    Args:
        persons: How many persons; some have several rows.
        seed: Which of the lists like this.
        peildatum: The day of which it is true; from 2010 on.
        faults: Names from ``FAULTS``; each comes in two rows, those of whole lines once.

    Raises:
        cak_regeling.WaardeError: For a fault that does not exist, no persons, or a peildatum before 2010.
    """
    wanted = tuple(faults)
    unknown = sorted(set(wanted) - set(FAULTS))
    if unknown:
        raise WaardeError(f"expected faults from {', '.join(FAULTS)}; found {', '.join(unknown)}")
    if persons < 1 or require_date(peildatum, "peildatum").year < 2010:
        raise WaardeError("expected at least one person and a peildatum from 2010 on")
    random = Random(seed)
    numbers = [bsn for bsn, _ in zip(bsns_downward(), range(persons), strict=False)]
    random.shuffle(numbers)
    rows: list[Row] = []
    home: Row = {}
    for bsn in numbers:
        if not home or random.random() >= 0.1:  # one in ten lives at the address of the one before
            home = _address(random)
        rows.extend(_person(random, bsn, home, peildatum))
    spare = random.sample(rows, len(rows))
    for fault in wanted:
        if fault in _CELL_FAULTS:
            for row in (spare.pop() for _ in range(min(_ROWS_PER_FAULT, len(spare)))):
                _CELL_FAULTS[fault](row)
    lines = [_line(row.values()) for row in rows]
    for fault in wanted:
        if fault in _LINE_FAULTS:
            _LINE_FAULTS[fault](lines, random.randrange(len(rows)))
    above = _TITLES if "titelregels" in wanted else []
    below = [_line(["Totaal", str(len(lines))])] if "totaalregel" in wanted else []
    content = b"".join([*above, _line(_FIELDS.values()), *lines, *below])
    return GeneratedLijst(content, len(lines) - wanted.count("lege_regel"))


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue().encode()


def _pick(random: Random, shares: Iterable[tuple[_T, float]]) -> _T:
    """Choose one of the values by their shares."""
    pairs = list(shares)
    return random.choices([value for value, _ in pairs], [share for _, share in pairs])[0]


def _address(random: Random) -> Row:
    return {
        "straatnaam": random.choice(_STREETS),
        "huisnummer": str(random.randint(1, 400)),
        "huisnummertoevoeging": random.choice(["", "", "", "", "A", "B", "II", "hs"]),
        "postcode": f"{random.randint(1000, 1049)}{random.choice(_LETTERS)}{random.choice(_LETTERS)}",
        "woonplaats": "Voorbeeldstad",
    }


def _birth(random: Random, peildatum: date) -> date:
    """Choose a birth date by the shares of ages."""
    groups = _pick(random, ((groups, share) for share, groups in _AGES))
    low, high = _pick(random, (((low, high), (high - low) * rate) for low, high, rate in groups))
    return date(peildatum.year - random.randrange(low, high), peildatum.month, 1) - timedelta(random.randrange(1, 335))


def _written_birth(random: Random, birth: date) -> str:
    """Write a birth date as the BRP does; now and then with an unknown part."""
    known = _pick(
        random, (("{:%d-%m-%Y}", 0.98), ("00-{:%m-%Y}", 0.008), ("00-00-{:%Y}", 0.008), ("00-00-0000", 0.004))
    )
    return known.format(birth)


def _starts(random: Random, birth: date, peildatum: date) -> list[date]:
    """Choose the aanmelddatums of a person, oldest first: firsts of months, after the 18th birthday."""
    adult = max(date(birth.year + 18, birth.month, 1), START_REGELING)
    room = months_between(adult, peildatum) - 1
    low, high = _pick(random, (((low, high), share) for share, low, high in _MONTHS))
    ago = [min(random.randint(low, high), room)]
    for _ in range(_pick(random, _ROWS) - 1):
        earlier = ago[-1] + random.randint(6, 48)
        if earlier > room:
            break
        ago.append(earlier)
    months = (peildatum.year * 12 + peildatum.month - 1 - back for back in reversed(ago))
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _amount(random: Random, inning: str, start: date, peildatum: date) -> Decimal:
    """Choose what is owed to the CAK: near nothing when withheld, growing with the months at the CJIB."""
    if inning == "Broninhouding":
        return Decimal(random.choice([0, 0, 0, 0, random.randint(100, 20_000)])) / 100
    return Decimal(random.randint(2_000, 14_000) * (1 + months_between(start, peildatum) // 2)) / 100


def _person(random: Random, bsn: str, home: Row, peildatum: date) -> Iterator[Row]:
    """Make the rows of one person, the latest last."""
    birth = _birth(random, peildatum)
    starts = _starts(random, birth, peildatum)
    owes = random.random() < _OWES
    person = {
        "bsn": bsn,
        "voorletters": f"{random.choice(_LETTERS)}.",
        "voorvoegsel": random.choice(_PREFIXES),
        "achternaam": random.choice(_SURNAMES),
        "geboortedatum": _written_birth(random, birth),
        **home,
    }
    for start in starts:
        latest = start == starts[-1]
        status = "BOE" if owes and latest else _pick(random, (("GBR", 2), ("GBT", 1)))
        inning = "Broninhouding" if random.random() < _WITHHELD else "CJIB"
        row = person | {
            "uzovi": random.choice(_UZOVIS),
            "aanmelddatum": f"{start:%d-%m-%Y}",
            "statuscode": status,
            "inningswijze": inning,
            "achterstand_cak": f"{_amount(random, inning, start, peildatum):.2f}".replace(".", ","),
            "peildatum": f"{peildatum:%d-%m-%Y}",
        }
        yield {field: row[field] for field in _FIELDS}
