"""``cak-regeling controleer BESTAND``: read a list and say what is wrong with it."""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from cak_regeling.bevinding import Bevinding, Ernst
from cak_regeling.cli.arguments import to_day
from cak_regeling.cli.printing import day, head, number, point, say
from cak_regeling.lijst import CakLijst, read_lijst


HELP = "lees een lijst (csv) en zeg wat eraan is"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument("file", metavar="BESTAND")
    parser.add_argument("--peildatum", type=to_day, required=True, metavar="dd-mm-jjjj")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    lijst = read_lijst(arguments.file, peildatum=arguments.peildatum)
    head(f"{Path(arguments.file).name}, peildatum {day(lijst.peildatum)}")
    show_lijst(lijst)
    return 1 if lijst.rejected else 0


def show_lijst(lijst: CakLijst) -> None:
    """Print what was read, what was rejected and why, and what else was found."""
    persons = lijst.wanbetalers
    owing = sum(wanbetaler.in_premieregime is True for wanbetaler in persons)
    say(
        f"{number(len(lijst.aanmeldingen))} rijen aangenomen, van {number(len(persons))} inwoners (wie vaker is "
        f"aangemeld, staat er vaker op); {number(owing)} van hen zijn nu de bestuursrechtelijke premie verschuldigd."
    )
    say(f"Regels die geen rij zijn (kop, titel, leeg, totaal of voettekst): {number(len(lijst.skipped))}.")
    if lijst.rejected:
        say(f"{number(len(lijst.rejected))} rijen afgekeurd: inwoners zonder aanbod, tot de rij is verbeterd:")
    for text in _by_kind(b for b in lijst.bevindingen if b.ernst is Ernst.FOUT):
        point(text)
    others = sorted(
        (b for b in lijst.bevindingen if b.ernst is not Ernst.FOUT), key=lambda b: list(Ernst).index(b.ernst)
    )
    if others:
        say("Verder gevonden, zonder dat er een rij om is afgekeurd:")
    for text in _by_kind(others):
        point(text)


def _by_kind(bevindingen: Iterable[Bevinding]) -> Iterator[str]:
    """Say each kind of bevinding once for each column, with the rows where it was found."""
    kinds: dict[tuple[str, str | None, str | None], list[Bevinding]] = {}
    for bevinding in bevindingen:
        kinds.setdefault((bevinding.code, bevinding.column, bevinding.field), []).append(bevinding)
    for found in kinds.values():
        rows = f"{'rij' if len(found) == 1 else 'rijen'} {', '.join(str(bevinding.row) for bevinding in found)}"
        more = sum(bevinding.aantal for bevinding in found) - len(found)
        after = f" en {number(more)} rijen daarna" if more else ""
        yield f"{rows}{after}. {found[0].without_row().explain()}"
