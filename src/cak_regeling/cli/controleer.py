# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling controleer BESTAND``: read a list and say what is wrong with it."""

import argparse
from datetime import date
from pathlib import Path

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import (
    FILE,
    Parser,
    a_path,
    add_layout,
    add_output,
    add_peildatum,
    peildatum_of,
    read_layout,
    require_other_files,
    to_gemeente,
    to_target,
)
from cak_regeling.cli.printing import as_json, day, head, point, progress, say
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import CakLijst, Layout, read_lijst, write_rejected
from cak_regeling.lijst.summary import paragraphs


HELP = Tekst(
    "lees een lijst (csv of xlsx) en zeg wat eraan is", "read a list (csv or xlsx) and say what is wrong with it"
)
EXAMPLE = ("cak-regeling controleer lijst.csv --gemeente 0392 --rejected afgekeurd.csv",)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument(
        "file",
        type=a_path,
        metavar=parser.word(FILE),
        help=parser.said("de CAK-lijst, csv of xlsx", "the CAK-lijst, csv or xlsx"),
    )
    add_peildatum(parser)
    parser.add_argument(
        "--gemeente",
        type=to_gemeente,
        metavar="CODE",
        help=parser.said("gemeentecode van vier cijfers", "gemeentecode of four digits"),
    )
    parser.add_argument(
        "--rejected",
        type=to_target,
        metavar=parser.word(FILE),
        help=parser.said(
            "schrijf de afgekeurde rijen met de reden naar dit bestand (csv of xlsx)",
            "write the rejected rows with the reason to this file (csv or xlsx)",
        ),
    )
    add_layout(parser)
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_other_files([arguments.rejected], [arguments.file])
    layout = read_layout(arguments.layout)
    lijst = read(arguments.file, arguments.peildatum, gemeente=arguments.gemeente, layout=layout)
    if arguments.rejected is not None:
        write_rejected(lijst, arguments.rejected, lang=arguments.lang)
    if arguments.json:
        as_json(lijst.to_dict())
    else:
        head(f"{Path(arguments.file).name}, peildatum {day(lijst.peildatum)}")
        show_lijst(lijst, arguments.lang)
        if arguments.rejected is not None:
            name = Path(arguments.rejected).name
            said = Tekst(f"De afgekeurde rijen staan in {name}.", f"The rejected rows are in {name}.")
            say(said.in_taal(arguments.lang))
    return 1 if lijst.rejected else 0


def read(
    path: str, peildatum: date | None, *, gemeente: Gemeentecode | None = None, layout: Layout | None = None
) -> CakLijst:
    """Read a list and tell how far it is; of the day that the file names when none is given."""
    day_of_list = peildatum_of(path, layout) if peildatum is None else peildatum
    with progress(path) as on_progress:
        return read_lijst(path, peildatum=day_of_list, gemeente=gemeente, layout=layout, on_progress=on_progress)


def show_lijst(lijst: CakLijst, lang: Taal = "nl") -> None:
    """Print what was read, what was rejected and why, and what else was found."""
    for alinea in paragraphs(lijst, lang):
        say(alinea.text)
        for text in alinea.points:
            point(text)
