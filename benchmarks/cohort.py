# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Follow the whole country: 300,000 persons on each of 24 monthly stands, 6.5 % in and out a month.

The stands are made one at a time, each with objects and
pseudonyms of its own as when read from files, and `follow` takes them in one at a time, as it does from any iterable.
The time is that of `follow` alone, in seconds of the processor, as the machine may be busy; the memory is that of the
whole process, the making included.
"""

import time
from collections.abc import Iterator
from datetime import date
from random import Random

from measure import Line, arguments, highest_memory, show

from cak_regeling.datums import first_of_next_month
from cak_regeling.lijst import Stand, Toestand
from cak_regeling.opvolging import follow
from cak_regeling.wanbetaler import Inningswijze


def make_stands(persons: int, months: int) -> Iterator[Stand]:
    """Make stands of which the persons come, go and change; each pseudonym as long as a real one."""
    random = Random(1)
    day = date(2022, 1, 1)
    kinds = [
        (code, inning) for code in ("BOE", "BOE", "GBR") for inning in (Inningswijze.CJIB, Inningswijze.BRONINHOUDING)
    ]
    here = {number: random.choice(kinds) for number in range(persons)}
    made = persons
    for _ in range(months):
        yield Stand(peildatum=day, personen={f"{number:016}": toestand(*kind, day) for number, kind in here.items()})
        day = first_of_next_month(day)
        here = {
            number: random.choice(kinds) if random.random() < 0.03 else kind
            for number, kind in here.items()
            if random.random() >= 0.065
        }
        new = persons - len(here)
        here |= {number: random.choice(kinds) for number in range(made, made + new)}
        made += new


def toestand(code: str, inning: Inningswijze, day: date) -> Toestand:
    """Make how one person stood."""
    return Toestand(
        statuscodes=frozenset({code}),
        inningswijze=inning,
        in_premieregime=code == "BOE",
        aanmelddatum=day,
        eerste_aanmelddatum=day,
    )


class Clock:
    """Passes stands on, and keeps what making them took."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def around(self, stands: Iterator[Stand]) -> Iterator[Stand]:
        """Pass them on."""
        while True:
            start = time.process_time()
            stand = next(stands, None)
            self.seconds += time.process_time() - start
            if stand is None:
                return
            yield stand


def lines(persons: int, months: int) -> list[Line]:
    """Time it, and say what came out."""
    making = Clock()
    start = time.process_time()
    table = follow(making.around(make_stands(persons, months)), after=(3, 6, 12, 23))
    followed = time.process_time() - start - making.seconds
    assert any(row.personen for row in table)
    what = f"follow {persons:,} persons on {months} monthly lists"
    return [
        Line(what=what, ours=followed, unit="s"),
        Line(what=f"{what}: highest memory, with making them", ours=highest_memory(), unit="MiB"),
    ]


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--persons", type=int, default=300_000)
    parser.add_argument("--months", type=int, default=24)
    given = parser.parse_args()
    show(lines(given.persons // 10 if given.quick else given.persons, given.months), given)


if __name__ == "__main__":
    main()
