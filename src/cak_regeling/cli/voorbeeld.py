# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling voorbeeld``: the main job, from list to werklijst, on a synthetic list made on the spot."""

import argparse
import errno
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import Parser, a_folder, add_output
from cak_regeling.cli.bestanden import write_all
from cak_regeling.cli.controleer import show_lijst
from cak_regeling.cli.gebruik import show_toetsing
from cak_regeling.cli.printing import as_json, day, head, say
from cak_regeling.cli.werklijst import show_werklijst
from cak_regeling.doelbinding import (
    Doel,
    Mandaat,
    Organisatieonderdeel,
    SoortWerkwijze,
    Verlener,
    Verwerking,
    Werkwijze,
    toets,
)
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import read_lijst
from cak_regeling.prioritering import Afwegingskader, Werklijst
from cak_regeling.prioritering.samenvatting import VOORSTEL


HELP = Tekst("van lijst naar werklijst, met verzonnen inwoners", "from list to werklijst, with invented residents")
EXAMPLE = ("cak-regeling voorbeeld",)

_PEILDATUM = date(2023, 9, 30)
_VORIGE_PEILDATUM = date(2023, 8, 31)
_OP = date(2023, 10, 12)
_GEMEENTE = Gemeentecode("0392")
_DEMO_KEY = b"voorbeeld: geen geheime sleutel"
_DEMO_FAULTS = (
    "bsn_ongeldig",
    "bsn_leeg",
    "bsn_afgekapt",
    "uzovi_voorloopnul",
    "datum_serieel",
    "datum_onmogelijk",
    "bedrag_onleesbaar",
    "status_onbekend",
    "extra_scheidingsteken",
    "lege_regel",
    "cp1252",
    "totaalregel",
    "titelregels",
)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument(
        "--map",
        type=a_folder,
        metavar=parser.said("MAP", "FOLDER"),
        help=parser.said(
            "schrijf de bestanden van het voorbeeld in deze map, om de andere opdrachten mee te proberen",
            "write the files of the example into this folder, to try the other commands with",
        ),
    )
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from cak_regeling.prioritering.voorbeelden import haarlem  # noqa: PLC0415 - only here

    kader = haarlem()
    verwerking = _verwerking(kader)
    now, before = _demo_lists()
    if arguments.map is not None:
        _write_new(
            Path(arguments.map),
            {
                "lijst.csv": now,
                "eerder.csv": before,
                "kader.toml": kader.to_toml().encode(),
                "verwerking.json": json.dumps(verwerking.to_dict(), indent=1, ensure_ascii=False).encode(),
            },
        )
    lijst = read_lijst(now, peildatum=_PEILDATUM, gemeente=_GEMEENTE)
    vorige = read_lijst(before, peildatum=_VORIGE_PEILDATUM, gemeente=_GEMEENTE)
    toetsing = toets(verwerking, op=_OP)
    werklijst = kader.apply(lijst, toetsing.require(), op=_OP, vorige=[vorige])
    if arguments.json:
        as_json(werklijst.to_dict())
        return 0
    lang: Taal = arguments.lang
    say(_INTRO.in_taal(lang))
    head(Tekst("1. De lijst, peildatum ", "1. The list, peildatum ").in_taal(lang) + day(lijst.peildatum))
    show_lijst(lijst, lang)
    head(Tekst("2. Mag dit?", "2. May we?").in_taal(lang))
    show_toetsing(toetsing, lang)
    head(Tekst("3. Wie eerst? Kader", "3. Who first? Kader").in_taal(lang) + f" “{kader.naam}”")
    show_werklijst(werklijst, lang)
    head(Tekst("4. De eerste tien, met de reden", "4. The first ten, with the reason").in_taal(lang))
    _show_first(werklijst, lang)
    head(Tekst("5. In het echt", "5. For real").in_taal(lang))
    _show_next(arguments.map, lang)
    return 0


_INTRO = Tekst(
    "Van CAK-lijst naar werklijst, met verzonnen inwoners en een bestand met fouten.",
    "From CAK-lijst to werklijst, with invented residents and a file with faults.",
)


def _show_first(werklijst: Werklijst, lang: Taal) -> None:
    """Print the first ten, and one who is to be judged, each by a pseudonym."""
    resident = Tekst("inwoner", "resident").in_taal(lang)
    for item in werklijst.items[:10]:
        print(f"{item.rang:>3}. {resident} {item.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
        say(item.explain(lang), indent=5)
    apart = werklijst.te_beoordelen[0]
    print(f"  ?. {resident} {apart.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
    say(apart.explain(lang), indent=5)
    print()
    say(VOORSTEL.in_taal(lang))


def _show_next(folder: str | None, lang: Taal) -> None:
    """Print what to do with a list of one's own."""
    if folder is None:
        say(
            Tekst("Bestanden om het mee te proberen, in deze map:", "Files to try it with, in this folder:").in_taal(
                lang
            )
        )
        print("   cak-regeling voorbeeld --map .")
    say(Tekst("Controleer eerst het bestand:", "First check the file:").in_taal(lang))
    print("   cak-regeling controleer lijst.csv")
    say(Tekst("Maak dan een werklijst:", "Then make a werklijst:").in_taal(lang))
    print(
        "   cak-regeling werklijst lijst.csv --vorige eerder.csv --op 12-10-2023 \\\n"
        "     --kader kader.toml --verwerking verwerking.json --uit werk.xlsx"
    )
    say(Tekst("Of in een eigen programma:", "Or in a program of one's own:").in_taal(lang))
    print(
        "   lijst = cak.read_lijst('lijst.csv', peildatum=date(2023, 9, 30))\n"
        "   gebruik = cak.toets(verwerking, op=date(2023, 10, 12)).require()\n"
        "   werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12),\n"
        "                           vorige=[vorige])"
    )


def _demo_lists() -> tuple[bytes, bytes]:
    """Make a list of a municipality of the size of Haarlem, and the one of the month before."""
    from cak_regeling.testing import generate_maanden, pollute  # noqa: PLC0415 - only here

    before, now = (one.content for one in generate_maanden(2000, months=2, seed=1, start=_VORIGE_PEILDATUM).lijsten)
    for seed, fault in enumerate(_DEMO_FAULTS):  # of another seed each, so that each finds other rows
        now = pollute(now, fault, seed=seed)
    return now, before


def _write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet: who tries the example may have a list of their own in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = {folder / name: content for name, content in files.items()}
    for path in paths:
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    write_all(paths)


def _verwerking(kader: Afwegingskader) -> Verwerking:
    return Verwerking(
        doel=Doel.UITSTROOMBEVORDERING,
        onderdeel=Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=_GEMEENTE,
        gegevens=kader.gegevens,
        mandaat=Mandaat(
            verlener=Verlener.COLLEGE, aan="teammanager schulddienstverlening", geldig_van=date(2023, 1, 1)
        ),
        werkwijze=Werkwijze(SoortWerkwijze.WERKINSTRUCTIE, "CAK-lijst 2023", date(2023, 1, 1)),
        selectie=kader.selectie,
    )
