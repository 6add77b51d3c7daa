"""The command line: a thin layer over the library, in Dutch, as plain text of 80 columns.

Exit status: 0 done, 1 findings that reject something or an amount that is not known, 2 wrong use or a refused file.
No name, address or BSN is printed.
"""

import argparse
import io
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import fill

from cak_regeling.bevinding import Bevinding, Ernst
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
from cak_regeling.errors import CakRegelingError, NietVastgesteldError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import CakLijst, read_lijst
from cak_regeling.lijst.cells import whole_date
from cak_regeling.prioritering import Afwegingskader, Werklijst
from cak_regeling.regeling import maandpremie


_WIDTH = 80
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


def _say(text: str = "", indent: int = 0) -> None:
    margin = " " * indent
    print(fill(text, _WIDTH, initial_indent=margin, subsequent_indent=margin))


def _point(text: str) -> None:
    print(fill(text, _WIDTH, initial_indent="   - ", subsequent_indent="     "))


def _head(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _day(value: date) -> str:
    return f"{value:%d-%m-%Y}"


def _by_kind(bevindingen: Iterable[Bevinding]) -> Iterator[str]:
    """Say each kind of bevinding once for each column, with the rows where it was found."""
    kinds: dict[tuple[str, str | None, str | None], list[Bevinding]] = {}
    for bevinding in bevindingen:
        kinds.setdefault((bevinding.code, bevinding.column, bevinding.field), []).append(bevinding)
    for found in kinds.values():
        rows = f"{'rij' if len(found) == 1 else 'rijen'} {', '.join(str(bevinding.row) for bevinding in found)}"
        more = sum(bevinding.aantal for bevinding in found) - len(found)
        after = f" en {_number(more)} rijen daarna" if more else ""
        yield f"{rows}{after}. {found[0].without_row().explain()}"


def _show_lijst(lijst: CakLijst) -> None:
    """Print what was read, what was rejected and why, and what else was found."""
    persons = lijst.wanbetalers
    owing = sum(wanbetaler.in_premieregime is True for wanbetaler in persons)
    _say(
        f"{_number(len(lijst.aanmeldingen))} rijen aangenomen, van {_number(len(persons))} inwoners (wie vaker is "
        f"aangemeld, staat er vaker op); {_number(owing)} van hen zijn nu de bestuursrechtelijke premie verschuldigd."
    )
    _say(f"Regels die geen rij zijn (kop, titel, leeg, totaal of voettekst): {_number(len(lijst.skipped))}.")
    if lijst.rejected:
        _say(f"{_number(len(lijst.rejected))} rijen afgekeurd: inwoners zonder aanbod, tot de rij is verbeterd:")
    for text in _by_kind(b for b in lijst.bevindingen if b.ernst is Ernst.FOUT):
        _point(text)
    others = sorted(
        (b for b in lijst.bevindingen if b.ernst is not Ernst.FOUT), key=lambda b: list(Ernst).index(b.ernst)
    )
    if others:
        _say("Verder gevonden, zonder dat er een rij om is afgekeurd:")
    for text in _by_kind(others):
        _point(text)


def _controleer(arguments: argparse.Namespace) -> int:
    lijst = read_lijst(arguments.file, peildatum=arguments.peildatum)
    _head(f"{Path(arguments.file).name}, peildatum {_day(lijst.peildatum)}")
    _show_lijst(lijst)
    return 1 if lijst.rejected else 0


def _premie(arguments: argparse.Namespace) -> int:
    try:
        premie = maandpremie(arguments.maand)
    except NietVastgesteldError:
        _say(f"De bestuursrechtelijke premie voor {arguments.maand:%m-%Y} is hier niet vastgesteld.")
        return 1
    _say(
        f"€ {str(premie.bedrag).replace('.', ',')} per maand, van {_day(premie.geldig_van)} tot "
        f"{_day(premie.geldig_tot)} ({premie.bron}; zekerheid: {premie.zekerheid.value})."
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


def _show_toetsing(toetsing: Toetsing) -> None:
    verwerking = toetsing.verwerking
    _say(
        f"Doel: {verwerking.doel.value}; onderdeel: {verwerking.onderdeel.value}; mandaat van het college; gegevens: "
        f"{', '.join(sorted(gegeven.naam.nl for gegeven in verwerking.gegevens))}."
    )
    _say(
        f"{toetsing.uitkomst.value.upper()} op {_day(toetsing.op)}: er is geen beletsel gevonden in de punten die zijn "
        "getoetst. Het college blijft verantwoordelijk."
    )


def _show_werklijst(werklijst: Werklijst) -> None:
    for naam, aantal in Counter(f"{item.regel.naam}: {item.aanpak}" for item in werklijst).items():
        print(f"   {naam:<40}{_number(aantal):>8}")
    for naam, count in (
        ("te beoordelen door een mens", len(werklijst.te_beoordelen)),
        ("uitgesloten", len(werklijst.uitgesloten)),
        ("zonder regel", len(werklijst.zonder_regel)),
        ("buiten de toestemming", werklijst.buiten_toestemming),
        ("afgekeurde rijen (nog geen aanbod)", werklijst.rejected),
    ):
        print(f"   {naam:<40}{_number(count):>8}")


def _voorbeeld(_: argparse.Namespace) -> int:
    from cak_regeling.prioritering.voorbeelden import haarlem  # noqa: PLC0415 - only here

    _say("Van CAK-lijst naar werklijst, met verzonnen inwoners en een bestand met fouten.")
    with tempfile.TemporaryDirectory() as folder:
        lijst, vorige = _demo_lists(Path(folder))
    _head(f"1. De lijst, peildatum {_day(lijst.peildatum)}")
    _show_lijst(lijst)

    kader = haarlem()
    toetsing = _demo_toetsing(kader)
    _head("2. Mag dit?")
    _show_toetsing(toetsing)

    werklijst = kader.apply(lijst, toetsing.require(), op=_OP, vorige=[vorige])
    _head(f"3. Wie eerst? Kader “{kader.naam}”")
    _show_werklijst(werklijst)

    _head("4. De eerste tien, met de reden")
    for item in werklijst.items[:10]:
        print(f"{item.rang:>3}. inwoner {item.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
        _say(item.explain(), indent=5)
    apart = werklijst.te_beoordelen[0]
    print(f"  ?. inwoner {apart.wanbetaler.bsn.pseudonym(_DEMO_KEY)[:8]}")
    _say(apart.explain(), indent=5)
    print()
    _say("Dit is een voorstel om naar te kijken, geen besluit.")

    _head("5. In het echt")
    _say("Controleer eerst het bestand:")
    print("   cak-regeling controleer lijst.csv --peildatum 30-09-2023")
    _say("En in een eigen programma:")
    print(
        "   lijst = cak.read_lijst('lijst.csv', peildatum=date(2023, 9, 30))\n"
        "   gebruik = cak.toets(verwerking, op=date(2023, 10, 12)).require()\n"
        "   werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12),\n"
        "                           vorige=[vorige])"
    )
    return 0


def _to_day(text: str) -> date:
    """Read a day, in the notations of the list."""
    day, soort = whole_date(text)
    if day is None or soort is not None:
        raise argparse.ArgumentTypeError("verwacht een dag als dd-mm-jjjj")
    return day


def _to_month(text: str) -> date:
    """Read a month, as mm-jjjj or jjjj-mm."""
    day, _ = whole_date(f"{text}-01" if text[4:5] == "-" else f"01-{text}")
    if day is None:
        raise argparse.ArgumentTypeError("verwacht een maand als mm-jjjj")
    return day


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cak-regeling", description="De CAK-lijst lezen, toetsen en op volgorde zetten."
    )
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    voorbeeld = commands.add_parser("voorbeeld", help="van lijst naar werklijst, met verzonnen inwoners")
    voorbeeld.set_defaults(run=_voorbeeld)
    controleer = commands.add_parser("controleer", help="lees een lijst (csv) en zeg wat eraan is")
    controleer.add_argument("file", metavar="BESTAND")
    controleer.add_argument("--peildatum", type=_to_day, required=True, metavar="dd-mm-jjjj")
    controleer.set_defaults(run=_controleer)
    premie = commands.add_parser("premie", help="de bestuursrechtelijke premie in een maand")
    premie.add_argument("maand", type=_to_month, metavar="mm-jjjj")
    premie.set_defaults(run=_premie)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; give its exit status."""
    parsed = _parser().parse_args(arguments)
    stdout: object = sys.stdout
    if isinstance(stdout, io.TextIOWrapper):  # a code page without “ or € must not stop the work
        stdout.reconfigure(errors="replace")
    try:
        status: int = parsed.run(parsed)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"cak-regeling: {error.strerror}: {error.filename}", file=sys.stderr)
        return 2
    except CakRegelingError as error:
        print(f"cak-regeling: {error}", file=sys.stderr)
        return 2
    return status
