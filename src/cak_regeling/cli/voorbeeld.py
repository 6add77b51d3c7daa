"""``cak-regeling voorbeeld``: the main job, from list to werklijst, on a synthetic list made on the spot."""

import argparse
import tempfile
from datetime import date
from pathlib import Path

from cak_regeling.cli.controleer import show_lijst
from cak_regeling.cli.printing import day, head, say
from cak_regeling.cli.werklijst import show_toetsing, show_werklijst
from cak_regeling.doelbinding import (
    Doel,
    Mandaat,
    Organisatieonderdeel,
    SoortWerkwijze,
    Toetsing,
    Verlener,
    Verwerking,
    Werkwijze,
    toets,
)
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import CakLijst, read_lijst
from cak_regeling.prioritering import Afwegingskader


HELP = "van lijst naar werklijst, met verzonnen inwoners"

_PEILDATUM = date(2023, 9, 30)
_VORIGE_PEILDATUM = date(2023, 8, 31)
_OP = date(2023, 10, 12)
_GEMEENTE = Gemeentecode("0392")
_DEMO_KEY = b"voorbeeld: geen geheime sleutel"
_DEMO_FAULTS = (
    "titelregels",
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
)


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what runs it."""
    parser.set_defaults(run=_run)


def _run(_: argparse.Namespace) -> int:
    from cak_regeling.prioritering.voorbeelden import haarlem  # noqa: PLC0415 - only here

    say("Van CAK-lijst naar werklijst, met verzonnen inwoners en een bestand met fouten.")
    with tempfile.TemporaryDirectory() as folder:
        lijst, vorige = _demo_lists(Path(folder))
    head(f"1. De lijst, peildatum {day(lijst.peildatum)}")
    show_lijst(lijst)

    kader = haarlem()
    toetsing = _demo_toetsing(kader)
    head("2. Mag dit?")
    show_toetsing(toetsing)

    werklijst = kader.apply(lijst, toetsing.require(), op=_OP, vorige=[vorige])
    head(f"3. Wie eerst? Kader “{kader.naam}”")
    show_werklijst(werklijst)

    head("4. De eerste tien, met de reden")
    for item in werklijst.items[:10]:
        print(f"{item.rang:>3}. inwoner {item.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
        say(item.explain(), indent=5)
    apart = werklijst.te_beoordelen[0]
    print(f"  ?. inwoner {apart.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
    say(apart.explain(), indent=5)
    print()
    say("Dit is een voorstel om naar te kijken, geen besluit.")

    head("5. In het echt")
    say("Controleer eerst het bestand:")
    print("   cak-regeling controleer lijst.csv --peildatum 30-09-2023")
    say("Maak dan een werklijst, met een kader in een bestand:")
    print(
        "   cak-regeling werklijst lijst.csv --vorige eerder.csv --op 12-10-2023 \\\n"
        "     --kader kader.toml --doel uitstroombevordering --gemeente 0392 \\\n"
        "     --onderdeel schuldhulpverlening --mandaat-aan teammanager \\\n"
        "     --mandaat-van 01-01-2023 --uit werk.xlsx"
    )
    say("Of in een eigen programma:")
    print(
        "   lijst = cak.read_lijst('lijst.csv', peildatum=date(2023, 9, 30))\n"
        "   gebruik = cak.toets(verwerking, op=date(2023, 10, 12)).require()\n"
        "   werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12),\n"
        "                           vorige=[vorige])"
    )
    return 0


def _demo_lists(folder: Path) -> tuple[CakLijst, CakLijst]:
    """Make a list of a municipality of the size of Haarlem and the one of the month before, and read both."""
    from cak_regeling.testing import generate_lijst  # noqa: PLC0415 - only here

    path, earlier = folder / "cak-lijst-2023-09.csv", folder / "cak-lijst-2023-08.csv"
    generate_lijst(2000, seed=1, peildatum=_PEILDATUM, faults=_DEMO_FAULTS).to_csv(path)
    generate_lijst(1920, seed=2, peildatum=_VORIGE_PEILDATUM).to_csv(earlier)
    return (
        read_lijst(path, peildatum=_PEILDATUM, gemeente=_GEMEENTE),
        read_lijst(earlier, peildatum=_VORIGE_PEILDATUM, gemeente=_GEMEENTE),
    )


def _demo_toetsing(kader: Afwegingskader) -> Toetsing:
    verwerking = Verwerking(
        doel=Doel.UITSTROOMBEVORDERING,
        onderdeel=Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=_GEMEENTE,
        gegevens=kader.gegevens,
        mandaat=Mandaat(
            verlener=Verlener.COLLEGE, aan="teammanager schulddienstverlening", geldig_van=date(2023, 1, 1)
        ),
        werkwijze=Werkwijze(SoortWerkwijze.WERKINSTRUCTIE, "CAK-lijst 2023", date(2023, 1, 1)),
    )
    return toets(verwerking, op=_OP)
