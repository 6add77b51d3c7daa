# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling toets``: may the list be used for this, on this day? No list is read."""

import argparse

from cak_regeling.bevinding import Tekst
from cak_regeling.cli.arguments import FILE, Parser, a_path, add_output
from cak_regeling.cli.gebruik import add_gebruik, missing, missing_error, show_toetsing, verwerking_of
from cak_regeling.cli.kader import read_kader
from cak_regeling.cli.printing import as_json, head, point, say
from cak_regeling.doelbinding import toets


HELP = Tekst("toets of de lijst hiervoor mag worden gebruikt", "test whether the list may be used for this")
EXAMPLE = ("cak-regeling toets --verwerking verwerking.json --op 12-10-2023",)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    add_gebruik(parser)
    parser.add_argument(
        "--kader",
        type=a_path,
        metavar=parser.word(FILE),
        help=parser.said(
            "het afwegingskader dat zegt welke gegevens nodig zijn, als er geen verwerking is",
            "the kader that says which data are needed, where there is no verwerking",
        ),
    )
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    needed = list(missing(arguments))
    if arguments.verwerking is None and arguments.kader is None:
        needed.append("--kader: " + Tekst("welke gegevens er nodig zijn", "which data are needed"))
    if needed:
        raise missing_error(needed)
    kader = None if arguments.kader is None else read_kader(arguments.kader)
    toetsing = toets(verwerking_of(arguments, kader), op=arguments.op)
    if arguments.json:
        as_json(toetsing.to_dict())
        return 0 if toetsing.toegestaan else 1
    head(Tekst("Mag dit?", "May we?").in_taal(arguments.lang))
    show_toetsing(toetsing, arguments.lang)
    for line in toetsing.explain(arguments.lang).splitlines()[1:]:
        (point if line.startswith("- ") else say)(line.removeprefix("- "))
    return 0 if toetsing.toegestaan else 1
