# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time `Afwegingskader.apply` beside a hand-written loop with the same eight rules: ``make bench``.

Both get the same persons, generated once, and give everyone in their place and order; the run checks that the answers
are the same before it times them. Explanations are not part of it: the library makes them on demand only. What counts
is the ratio; seconds differ from machine to machine.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from measure import Line, arguments, by_turns, compared, show

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
VORIGE_PEILDATUM = date(2023, 8, 31)
OP = date(2023, 10, 12)
GEMEENTE = cak.Gemeentecode("0392")

KADER = cak.Afwegingskader(
    "acht regels",
    uitsluiten=[cak.Regel("minderjarig", als=k.leeftijd < 18)],
    regels=[
        cak.Regel("18 tot 21", als=k.leeftijd.tussen(18, 21) & k.in_premieregime, aanpak="huisbezoek"),
        cak.Regel("21 tot 27", als=k.leeftijd.tussen(21, 27) & k.in_premieregime, aanpak="bellen"),
        cak.Regel("lang of hoog", als=(k.maanden_in_regeling >= 120) | (k.achterstand_cak >= 5000), aanpak="bellen"),
        cak.Regel(
            "via het CJIB",
            als=k.inningswijze.is_(cak.Inningswijze.CJIB) & (k.maanden_in_regeling >= 60),
            aanpak="brief",
        ),
        cak.Regel("vaker aangemeld", als=k.aantal_aanmeldingen >= 3, aanpak="brief"),
        cak.Regel("nieuw", als=k.nieuw_op_lijst, aanpak="brief"),
        cak.Regel("overig", als=k.in_premieregime | (k.achterstand_cak >= 100), aanpak="later"),
    ],
    volgorde=[k.maanden_in_regeling.aflopend, k.achterstand_cak.aflopend],
)
"""Eight rules, the exclusion included."""

Answer = tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]], list[str]]
"""BSN and rule of the items, of who is to be judged, of who is excluded; BSN of who is without a rule. In order."""


def age_of(person: cak.Wanbetaler) -> tuple[int, int] | None:
    """Give the youngest and the oldest age that it can be."""
    first, last = person.geboortedatum.vroegste, person.geboortedatum.laatste
    if first is None or last is None:
        return None
    today = (PEILDATUM.month, PEILDATUM.day)
    return (
        PEILDATUM.year - last.year - ((last.month, last.day) > today),
        PEILDATUM.year - first.year - ((first.month, first.day) > today),
    )


def between(age: tuple[int, int] | None, low: int, high: int) -> bool | None:
    """Tell whether an age lies from low to before high; None when it may."""
    if age is None:
        return None
    youngest, oldest = age
    if low <= youngest and oldest < high:
        return True
    return None if oldest >= low and youngest < high else False


def at_least(value: int | Decimal | None, threshold: int) -> bool | None:
    """Tell whether a number is not below a threshold."""
    return None if value is None else value >= threshold


def both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - values of a logic
    """Combine by Kleene's and."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def either(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - values of a logic
    """Combine by Kleene's or."""
    if one or other:
        return True
    return None if one is None or other is None else False


def via_cjib(person: cak.Wanbetaler) -> bool | None:
    """Tell whether one of the rows is collected by the CJIB."""
    result: bool | None = False
    for row in person.aanmeldingen:
        if row.inningswijze is cak.Inningswijze.CJIB:
            return True
        if row.inningswijze is cak.Inningswijze.ONBEKEND:
            result = None
    return result


def decided(person: cak.Wanbetaler, before: Any) -> tuple[str, bool | None] | None:  # noqa: PLR0911 - one for each rule
    """Give the first rule that is not no, with its outcome; None when there is none."""
    age = age_of(person)
    start, owed = person.aanmelddatum, person.achterstand_cak
    months = None if start is None else (PEILDATUM.year - start.year) * 12 + PEILDATUM.month - start.month
    if (outcome := between(age, -1000, 18)) is not False:
        return "minderjarig", outcome
    if (outcome := both(between(age, 18, 21), person.in_premieregime)) is not False:
        return "18 tot 21", outcome
    if (outcome := both(between(age, 21, 27), person.in_premieregime)) is not False:
        return "21 tot 27", outcome
    if (outcome := either(at_least(months, 120), at_least(owed, 5000))) is not False:
        return "lang of hoog", outcome
    if (outcome := both(via_cjib(person), at_least(months, 60))) is not False:
        return "via het CJIB", outcome
    if len(person.aanmeldingen) >= 3:
        return "vaker aangemeld", True
    if person.bsn not in before:
        return "nieuw", True
    if (outcome := either(person.in_premieregime, at_least(owed, 100))) is not False:
        return "overig", outcome
    return None


def order(person: cak.Wanbetaler) -> tuple[object, ...]:
    """Order by months, then by amount, both highest first and not known last, then by BSN."""
    start, owed = person.aanmelddatum, person.achterstand_cak
    months = (True, 0) if start is None else (False, start.year * 12 + start.month)
    return *months, owed is None, 0 if owed is None else -owed, person.bsn.value


def by_hand(lijst: cak.CakLijst, vorige: cak.CakLijst, _: cak.ToegestaanGebruik) -> Answer:
    """Do it as a programmer would for this kader alone."""
    before = vorige.by_bsn
    under: dict[str, list[cak.Wanbetaler]] = {regel.naam: [] for regel in KADER.regels}
    waiting: list[tuple[cak.Wanbetaler, str]] = []
    excluded: list[tuple[cak.Wanbetaler, str]] = []
    without: list[cak.Wanbetaler] = []
    for person in lijst.wanbetalers:
        found = decided(person, before)
        if found is None:
            without.append(person)
        elif found[1] is None:
            waiting.append((person, found[0]))
        elif found[0] == "minderjarig":
            excluded.append((person, found[0]))
        else:
            under[found[0]].append(person)
    for persons in under.values():
        persons.sort(key=order)
    waiting.sort(key=lambda pair: order(pair[0]))
    excluded.sort(key=lambda pair: order(pair[0]))
    without.sort(key=order)
    return (
        [(person.bsn.value, naam) for naam, persons in under.items() for person in persons],
        [(person.bsn.value, naam) for person, naam in waiting],
        [(person.bsn.value, naam) for person, naam in excluded],
        [person.bsn.value for person in without],
    )


def with_library(lijst: cak.CakLijst, vorige: cak.CakLijst, gebruik: cak.ToegestaanGebruik) -> cak.Werklijst:
    """Do it with the library."""
    return KADER.apply(lijst, gebruik, op=OP, vorige=[vorige])


def check(lijst: cak.CakLijst, vorige: cak.CakLijst, gebruik: cak.ToegestaanGebruik) -> None:
    """Fail unless both give the same answer."""
    werklijst = with_library(lijst, vorige, gebruik)
    ours = (
        [(item.wanbetaler.bsn.value, item.regel.naam) for item in werklijst],
        [(apart.wanbetaler.bsn.value, apart.regel.naam) for apart in werklijst.te_beoordelen],
        [(apart.wanbetaler.bsn.value, apart.regel.naam) for apart in werklijst.uitgesloten],
        [wanbetaler.bsn.value for wanbetaler in werklijst.zonder_regel],
    )
    assert ours == by_hand(lijst, vorige, gebruik)
    assert all(ours[:2])


def made(persons: int) -> tuple[cak.CakLijst, cak.CakLijst, cak.ToegestaanGebruik]:
    """Make a list, the one before it, and a permission."""
    lijst, vorige = (
        cak.read_lijst(generate_lijst(some, seed=some, peildatum=day).content, peildatum=day, gemeente=GEMEENTE)
        for some, day in ((persons, PEILDATUM), (persons * 96 // 100, VORIGE_PEILDATUM))
    )
    return lijst, vorige, permission(GEMEENTE)


def permission(gemeente: cak.Gemeentecode) -> cak.ToegestaanGebruik:
    """Give the permission of a municipality."""
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=gemeente,
        gegevens=KADER.gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )
    return cak.toets(verwerking, op=OP).require()


def lines(persons: int, rounds: int) -> list[Line]:
    """Check, time by turns, and compare."""
    given = made(persons)
    check(*given)
    works = {"Afwegingskader.apply": with_library, "a loop by hand": by_hand}
    took = by_turns({name: partial(work, *given) for name, work in works.items()}, rounds)
    rows, rules = len(given[0].aanmeldingen), len(KADER.regels) + len(KADER.uitsluiten)
    return compared(f"apply {rules} rules to the persons of {rows:,} rows", took, {"a loop by hand": 2})


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--persons", type=int, default=200_000, help="about one and a half row each")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    show(lines(given.persons // 10 if given.quick else given.persons, given.rounds), given)


if __name__ == "__main__":
    main()
