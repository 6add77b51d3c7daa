"""``cak-regeling controleer BESTAND``: read a list and say what is wrong with it."""

import argparse
from pathlib import Path

from cak_regeling.bevinding import Taal
from cak_regeling.cli.arguments import to_day
from cak_regeling.cli.printing import day, head, point, say
from cak_regeling.lijst import CakLijst, read_lijst
from cak_regeling.lijst.summary import paragraphs


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


def show_lijst(lijst: CakLijst, lang: Taal = "nl") -> None:
    """Print what was read, what was rejected and why, and what else was found."""
    for alinea in paragraphs(lijst, lang):
        say(alinea.text)
        for text in alinea.points:
            point(text)
