"""``cak-regeling premie MAAND``: the bestuursrechtelijke premie in a month, with its source."""

import argparse

from cak_regeling.cli.arguments import to_month
from cak_regeling.cli.printing import day, say
from cak_regeling.errors import NietVastgesteldError
from cak_regeling.regeling import maandpremie


HELP = "de bestuursrechtelijke premie in een maand"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument("maand", type=to_month, metavar="mm-jjjj")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    try:
        premie = maandpremie(arguments.maand)
    except NietVastgesteldError:
        say(f"De bestuursrechtelijke premie voor {arguments.maand:%m-%Y} is hier niet vastgesteld.")
        return 1
    say(
        f"€ {str(premie.bedrag).replace('.', ',')} per maand, van {day(premie.geldig_van)} tot "
        f"{day(premie.geldig_tot)} ({premie.bron}; zekerheid: {premie.zekerheid.value})."
    )
    return 0
