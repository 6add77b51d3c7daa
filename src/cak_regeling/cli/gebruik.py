# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The use that is tested: from a file, or from options on the command line."""

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import DAY, FILE, Parser, a_path, text_of, to_day, to_gemeente
from cak_regeling.cli.printing import day, point, say
from cak_regeling.criteria.bestand import parsed
from cak_regeling.doelbinding import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    SoortWerkwijze,
    Toetsing,
    Uitkomst,
    Verlener,
    Verwerking,
    Werkwijze,
)
from cak_regeling.errors import WaardeError
from cak_regeling.gegevens import Gegeven, Lezing
from cak_regeling.prioritering import Afwegingskader


_NEEDED = {
    "doel": Tekst(
        f"waarvoor de lijst wordt gebruikt, zoals {Doel.UITSTROOMBEVORDERING.value}",
        f"what the list is used for, such as {Doel.UITSTROOMBEVORDERING.value}",
    ),
    "onderdeel": Tekst(
        f"welke taak van de gemeente het is, zoals {Organisatieonderdeel.SCHULDHULPVERLENING.value}",
        f"which task of the municipality it is, such as {Organisatieonderdeel.SCHULDHULPVERLENING.value}",
    ),
    "gemeente": Tekst("de code van de gemeente, in vier cijfers", "the code of the municipality, in four digits"),
    "mandaat_aan": Tekst(
        "wie namens het college mag handelen, als functie", "who may act on behalf of the college, by function"
    ),
    "mandaat_van": Tekst("vanaf welke dag dat mandaat geldt", "from which day that mandate holds"),
}
"""What the test of purpose can't do without, and what it is."""
_OPTIONAL = ("mandaat_tot", "werkwijze", "lezing", "oordeel")
_UITKOMSTEN = {
    Uitkomst.TOEGESTAAN: Tekst("TOEGESTAAN", "ALLOWED"),
    Uitkomst.VERBODEN: Tekst("VERBODEN", "FORBIDDEN"),
    Uitkomst.MENSELIJK_OORDEEL: Tekst("MENSELIJK OORDEEL NODIG", "HUMAN JUDGEMENT NEEDED"),
}


def add_gebruik(parser: Parser) -> None:
    """Add the day of use, and what the test of purpose asks."""
    day_as = parser.word(DAY)
    parser.add_argument(
        "--op", type=to_day, required=True, metavar=day_as, help=parser.said("de dag van gebruik", "the day of use")
    )
    use = parser.add_argument_group(
        parser.said(
            "mag dit? (een verwerking, of alles wat niet tussen haakjes staat)",
            "may we? (a verwerking, or all that is not between brackets)",
        )
    )
    use.add_argument(
        "--verwerking",
        type=a_path,
        metavar=parser.word(FILE),
        help=parser.said("het gebruik als bestand (JSON)", "the use as a file (JSON)"),
    )
    doelen, taken = [doel.value for doel in Doel], [onderdeel.value for onderdeel in Organisatieonderdeel]
    help_of = {name: parser.word(what) for name, what in _NEEDED.items()}
    one_of = parser.said("een van", "one of")
    use.add_argument(
        "--doel",
        choices=doelen,
        metavar=parser.said("DOEL", "PURPOSE"),
        help=f"{help_of['doel']}; {one_of} {', '.join(doelen)}",
    )
    use.add_argument(
        "--onderdeel",
        choices=taken,
        metavar=parser.said("TAAK", "TASK"),
        help=f"{help_of['onderdeel']}; {one_of} {', '.join(taken)}",
    )
    use.add_argument("--gemeente", type=to_gemeente, metavar="CODE", help=help_of["gemeente"])
    use.add_argument("--mandaat-aan", metavar=parser.said("FUNCTIE", "FUNCTION"), help=help_of["mandaat_aan"])
    use.add_argument("--mandaat-van", type=to_day, metavar=day_as, help=help_of["mandaat_van"])
    use.add_argument(
        "--mandaat-tot",
        type=to_day,
        metavar=day_as,
        help=parser.said("(de eerste dag zonder mandaat)", "(the first day without a mandate)"),
    )
    use.add_argument(
        "--werkwijze",
        nargs=2,
        metavar=(parser.said("TITEL", "TITLE"), day_as),
        help=parser.said("(werkinstructie, vastgesteld op)", "(working instruction, adopted on)"),
    )
    use.add_argument(
        "--lezing",
        choices=[lezing.value for lezing in Lezing],
        help=parser.said("(van de wet; strikt als u niets zegt)", "(of the law; strikt when you say nothing)"),
    )
    use.add_argument(
        "--oordeel",
        nargs=4,
        action="append",
        default=[],
        metavar=("CODE", parser.said("FUNCTIE", "FUNCTION"), day_as, parser.said("MOTIVERING", "MOTIVATION")),
        help=parser.said("(over een punt dat de wet openlaat)", "(on a point that the law leaves open)"),
    )


def missing(arguments: argparse.Namespace) -> Iterator[Tekst]:
    """Say which options the test of purpose still needs."""
    for name, what in _NEEDED.items():
        if arguments.verwerking is None and getattr(arguments, name) is None:
            yield f"{option(name)}: " + what


def missing_error(needed: Iterable[Tekst]) -> WaardeError:
    """Make the error that says all that is missing at once."""
    nl, en = zip(*((text.nl, text.en) for text in needed), strict=True)
    return WaardeError(Tekst(f"dit ontbreekt: {'; '.join(nl)}", f"this is missing: {'; '.join(en)}"))


def option(name: str) -> str:
    """Give an option by the name of its value."""
    return f"--{name.replace('_', '-')}"


def verwerking_of(
    arguments: argparse.Namespace, kader: Afwegingskader | None, gegevens: frozenset[Gegeven] = frozenset()
) -> Verwerking:
    """Give the use that is tested: from its file, or of the options with what a kader needs.

    Raises:
        cak_regeling.WaardeError: When the file is no use, options stand beside it, or a day is none.
        OSError: When the file can't be read.
    """
    if arguments.verwerking is not None:
        return _of_file(arguments)
    werkwijze = arguments.werkwijze and Werkwijze(
        SoortWerkwijze.WERKINSTRUCTIE, arguments.werkwijze[0], _day(arguments.werkwijze[1], "werkwijze")
    )
    mandaat = Mandaat(
        verlener=Verlener.COLLEGE,
        aan=arguments.mandaat_aan,
        geldig_van=arguments.mandaat_van,
        geldig_tot=arguments.mandaat_tot,
    )
    return Verwerking(
        doel=Doel(arguments.doel),
        onderdeel=Organisatieonderdeel(arguments.onderdeel),
        gemeente=arguments.gemeente,
        gegevens=gegevens if kader is None else kader.gegevens | gegevens,
        mandaat=mandaat,
        werkwijze=werkwijze,
        uitvoerders=() if kader is None else kader.uitvoerders,
        lezing=Lezing(arguments.lezing or Lezing.STRIKT.value),
        selectie=None if kader is None else kader.selectie,
        oordelen={
            code: Oordeel(rol=rol, op=_day(text, "oordeel"), motivering=motivering)
            for code, rol, text, motivering in arguments.oordeel
        },
    )


def _of_file(arguments: argparse.Namespace) -> Verwerking:
    beside = [option(name) for name in (*_NEEDED, *_OPTIONAL) if getattr(arguments, name)]
    if beside:
        names = ", ".join(beside)
        raise WaardeError(
            Tekst(
                f"de verwerking staat in een bestand; laat dan weg: {names}",
                f"the use is in a file; leave out then: {names}",
            )
        )
    text = text_of(arguments.verwerking)
    try:
        return Verwerking.from_dict(parsed(text, "JSON", kind=WaardeError))
    except WaardeError as error:
        raise error.at(Path(arguments.verwerking).name) from None


def _day(text: str, name: str) -> date:
    try:
        return to_day(text)
    except argparse.ArgumentTypeError:
        said = Tekst("verwacht een dag als dd-mm-jjjj", "expected a day as dd-mm-yyyy")
        raise WaardeError(f"{option(name)}: " + said) from None


def show_toetsing(toetsing: Toetsing, lang: Taal = "nl") -> None:
    """Print what was tested and what came out."""
    verwerking = toetsing.verwerking
    names = ", ".join(sorted(gegeven.naam.in_taal(lang) for gegeven in verwerking.gegevens))
    doel, onderdeel = verwerking.doel.value, verwerking.onderdeel.value
    say(
        Tekst(
            f"Doel: {doel}; onderdeel: {onderdeel}; gegevens: {names}.",
            f"Purpose: {doel}; part of the municipality: {onderdeel}; data: {names}.",
        ).in_taal(lang)
    )
    outcome = f"{_UITKOMSTEN[toetsing.uitkomst].in_taal(lang)} {Tekst('op', 'on').in_taal(lang)} {day(toetsing.op)}"
    if toetsing.toegestaan:
        outcome += Tekst(
            ": er is geen beletsel gevonden in de punten die zijn getoetst. Het college blijft verantwoordelijk",
            ": no obstacle was found in the points that were tested. The college stays responsible",
        ).in_taal(lang)
    say(f"{outcome}.")


def show_needed(toetsing: Toetsing, lang: Taal) -> None:
    """Print what would make it a yes."""
    say(Tekst("Er is nog nodig:", "What is still needed:").in_taal(lang))
    for text in toetsing.nog_nodig(lang):
        point(text)
