# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling premie MAAND``: the bestuursrechtelijke premie in a month, with its source."""

import argparse

from cak_regeling.bevinding import Tekst
from cak_regeling.bronnen import Zekerheid
from cak_regeling.cli.arguments import Parser, add_output, to_month
from cak_regeling.cli.printing import as_json, day, say
from cak_regeling.errors import NietVastgesteldError
from cak_regeling.regeling import Maandpremie, maandpremie


HELP = Tekst("de bestuursrechtelijke premie in een maand", "the bestuursrechtelijke premie in a month")
EXAMPLE = ("cak-regeling premie 05-2024",)
VERSIE = 1
"""Of the form in json; it changes when a part is renamed or goes."""


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument(
        "maand",
        type=to_month,
        metavar=parser.said("mm-jjjj", "mm-yyyy"),
        help=parser.said("de maand, ook als jjjj-mm", "the month, also as yyyy-mm"),
    )
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    premie: Maandpremie | None
    try:
        premie, said = maandpremie(arguments.maand), None
    except NietVastgesteldError as error:
        premie, said = None, error.explain(arguments.lang)
    if arguments.json:
        as_json(
            {
                "versie": VERSIE,
                "maand": f"{arguments.maand:%Y-%m}",
                "premie": None if premie is None else premie.to_dict(),
            }
        )
    elif premie is None:
        say(f"{str(said)[:1].upper()}{str(said)[1:]}.")
    else:
        say(_in_words(premie).in_taal(arguments.lang))
    return 1 if premie is None else 0


def _in_words(premie: Maandpremie) -> Tekst:
    van, tot, bron = day(premie.geldig_van), day(premie.geldig_tot), premie.bron
    return Tekst(
        f"€ {str(premie.bedrag).replace('.', ',')} per maand, van {van} tot {tot} ({bron}; "
        f"zekerheid: {premie.zekerheid.value}).",
        f"€ {premie.bedrag} a month, from {van} to before {tot} ({bron}; certainty: {_CERTAINTY[premie.zekerheid]}).",
    )


_CERTAINTY = {Zekerheid.PRIMAIR: "primary", Zekerheid.SECUNDAIR: "secondary", Zekerheid.AFGELEID: "derived"}
"""In English; its value is the word in Dutch."""
