"""``cak-regeling controleer BESTAND``: read a list and say what is wrong with it."""

import argparse
from datetime import date
from pathlib import Path

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import add_layout, add_output, peildatum_of, to_day, to_gemeente, to_target
from cak_regeling.cli.printing import as_json, day, head, point, progress, say
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import CakLijst, Layout, read_lijst, write_rejected
from cak_regeling.lijst.summary import paragraphs


HELP = "lees een lijst (csv of xlsx) en zeg wat eraan is"


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument("file", metavar="BESTAND")
    parser.add_argument(
        "--peildatum", type=to_day, metavar="dd-mm-jjjj", help="de dag van de lijst, als die niet in het bestand staat"
    )
    parser.add_argument("--gemeente", type=to_gemeente, metavar="CODE", help="gemeentecode van vier cijfers")
    parser.add_argument(
        "--rejected",
        type=to_target,
        metavar="BESTAND",
        help="schrijf de afgekeurde rijen met de reden naar dit bestand (csv of xlsx)",
    )
    add_layout(parser)
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.rejected is not None and Path(arguments.rejected).resolve() == Path(arguments.file).resolve():
        raise WaardeError("de afgekeurde rijen zouden over de lijst zelf heen worden geschreven")
    lijst = read(arguments.file, arguments.peildatum, gemeente=arguments.gemeente, layout=arguments.layout)
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
