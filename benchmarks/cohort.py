"""Follow the whole country: 300,000 persons on each of 24 monthly stands, 6.5 % in and out a month.

Usage: ``python benchmarks/cohort.py [PERSONS [MONTHS]]``. The stands are made one at a time, each with objects and
pseudonyms of its own as when read from files, and `follow` takes them in one at a time, as it does from any iterable.
The time is that of `follow` alone, in seconds of the processor, as the machine may be busy; the memory is that of the
whole process, the making included.
"""

import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from random import Random

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


def main() -> None:
    """Time it, and say what came out."""
    persons, months = (int(argument) for argument in [*sys.argv[1:], "300000", "24"][:2])
    making = Clock()
    start = time.process_time()
    table = follow(making.around(make_stands(persons, months)), after=(3, 6, 12, 23))
    whole = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{persons} persons by {months} months: {whole - making.seconds:.1f} s to follow")
    print(f"{whole:.1f} s with making them, peak memory {peak:.2f} GiB, {len(table)} rows")
    print(f"persons followed: {sum(row.personen for row in table if row.after == 3)}")


if __name__ == "__main__":
    main()
