# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling kader BESTAND``: read a kader and say in words what it chooses, and what it needs."""

import argparse
from pathlib import Path

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import FILE, Parser, a_path, add_output, text_of
from cak_regeling.cli.printing import as_json, head, point, say
from cak_regeling.criteria.bestand import nearest, parsed
from cak_regeling.errors import KaderError
from cak_regeling.prioritering import Afwegingskader
from cak_regeling.prioritering.aanpak import BY_NAME


HELP = Tekst(
    "lees een afwegingskader (TOML of JSON) en zeg wat het kiest en nodig heeft",
    "read a kader (TOML or JSON) and say what it chooses and needs",
)
EXAMPLE = ("cak-regeling kader kader.toml",)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument(
        "kader",
        type=a_path,
        metavar=parser.word(FILE),
        help=parser.said("het afwegingskader, in TOML of JSON", "the kader, in TOML or JSON"),
    )
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    kader = read_kader(arguments.kader)
    if arguments.json:
        as_json(kader.to_dict())
    else:
        _show(kader, arguments.lang)
    return 0


def read_kader(path: str) -> Afwegingskader:
    """Read a kader: TOML, or JSON by its suffix.

    Raises:
        cak_regeling.KaderError: When it is none; with the name of the file.
        OSError: When it can't be read.
    """
    text, file = text_of(path), Path(path)
    try:
        return Afwegingskader.from_dict(parsed(text, "JSON" if file.suffix.lower() == ".json" else "TOML"))
    except KaderError as error:
        raise error.at(file.name) from None


def _show_without_channel(kader: Afwegingskader, lang: Taal) -> None:
    """Say which approaches can't be handed out; a name that is misspelled shows so."""
    without = [aanpak.naam for aanpak in kader.aanpakken if aanpak.kanaal is None]
    if without:
        say(Tekst("Geen kanaal, en dus niet uit te geven:", "No channel, so it can't be handed out:").in_taal(lang))
    for naam in without:
        point(naam + nearest(naam.casefold(), BY_NAME).in_taal(lang))


def _show(kader: Afwegingskader, lang: Taal) -> None:
    head(f"Kader “{kader.naam}”")
    if kader.toelichting:
        say(kader.toelichting)
    if kader.uitsluiten:
        say(Tekst("Buiten de werklijst, want voor hen wordt niets gedaan:", "Not on the werklijst:").in_taal(lang))
        for regel in kader.uitsluiten:
            point(f"{regel.naam}: {regel.als.tekst().in_taal(lang)}.")
    say(
        Tekst(
            "De eerste regel die geldt, beslist; als niet bekend is of hij geldt, kijkt een mens:",
            "The first rule that holds decides; when it is not known whether it holds, a human looks:",
        ).in_taal(lang)
    )
    for number, regel in enumerate(kader.regels, 1):
        aanpak = " > ".join(aanpak.naam for aanpak in regel.keten)
        point(f"{regel.naam} ({aanpak}): {regel.als.tekst().in_taal(lang)}.", mark=f"{number}.")
    _show_without_channel(kader, lang)
    names = ", ".join(sorted(gegeven.naam.in_taal(lang) for gegeven in kader.gegevens))
    say(Tekst(f"Gegevens die het nodig heeft: {names}.", f"Data that it needs: {names}.").in_taal(lang))
