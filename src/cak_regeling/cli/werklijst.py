"""``cak-regeling werklijst BESTAND --kader BESTAND ...``: from a list and a kader to who comes first.

The use is tested first. What the test needs and was not given is said, all of it at once, and nothing is looked at.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, repeat
from pathlib import Path

from cak_regeling.cli.arguments import to_day, to_gemeente, to_target
from cak_regeling.cli.controleer import read, show_lijst
from cak_regeling.cli.printing import counts, day, head, point, say
from cak_regeling.criteria import ALLEN, Operation
from cak_regeling.criteria.bestand import parsed
from cak_regeling.doelbinding import (
    Doel,
    Mandaat,
    Oordeel,
    Organisatieonderdeel,
    SoortWerkwijze,
    ToegestaanGebruik,
    Toetsing,
    Verlener,
    Verwerking,
    Werkwijze,
    toets,
)
from cak_regeling.errors import KaderError, WaardeError
from cak_regeling.gegevens import Gegeven, Lezing
from cak_regeling.lijst import read_verrijking
from cak_regeling.prioritering import EERSTE_LIJST, Afwegingskader, Werklijst


HELP = "zet de inwoners op een lijst op volgorde, volgens een kader"

_NEEDED = {
    "doel": f"waarvoor de lijst wordt gebruikt, zoals {Doel.UITSTROOMBEVORDERING.value}",
    "onderdeel": f"welke taak van de gemeente het is, zoals {Organisatieonderdeel.SCHULDHULPVERLENING.value}",
    "gemeente": "de code van de gemeente, in vier cijfers",
    "mandaat_aan": "wie namens het college mag handelen, als functie",
    "mandaat_van": "vanaf welke dag dat mandaat geldt",
}
"""What the test of purpose can't do without, and what it is."""
_OF_EARLIER_LISTS = frozenset(
    {Operation.NOT_IN_EARLIER_LIST, Operation.RETURNED, Operation.CHANGED, Operation.MONTHS_UNCHANGED}
)


def add(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes, and what runs it."""
    parser.add_argument("file", metavar="BESTAND", help="de CAK-lijst, csv of xlsx")
    parser.add_argument(
        "--peildatum", type=to_day, metavar="dd-mm-jjjj", help="de dag van de lijst, als die niet in het bestand staat"
    )
    parser.add_argument("--op", type=to_day, required=True, metavar="dd-mm-jjjj", help="de dag van gebruik")
    parser.add_argument("--kader", required=True, metavar="BESTAND", help="het afwegingskader, in TOML of JSON")
    use = parser.add_argument_group("mag dit? (alles is nodig, behalve wat tussen haakjes staat)")
    use.add_argument("--doel", choices=[doel.value for doel in Doel])
    use.add_argument("--onderdeel", choices=[onderdeel.value for onderdeel in Organisatieonderdeel])
    use.add_argument("--gemeente", type=to_gemeente, metavar="CODE")
    use.add_argument("--mandaat-aan", metavar="FUNCTIE")
    use.add_argument("--mandaat-van", type=to_day, metavar="dd-mm-jjjj")
    use.add_argument("--mandaat-tot", type=to_day, metavar="dd-mm-jjjj", help="(de eerste dag zonder mandaat)")
    use.add_argument("--werkwijze", nargs=2, metavar=("TITEL", "dd-mm-jjjj"), help="(werkinstructie, vastgesteld op)")
    use.add_argument(
        "--lezing", choices=[lezing.value for lezing in Lezing], help="(van de wet; strikt als u niets zegt)"
    )
    use.add_argument(
        "--oordeel",
        nargs=4,
        action="append",
        default=[],
        metavar=("CODE", "FUNCTIE", "dd-mm-jjjj", "MOTIVERING"),
        help="(over een punt dat de wet openlaat)",
    )
    more = parser.add_argument_group("wat er nog meer bekend is")
    more.add_argument("--vorige", action="append", default=[], metavar="BESTAND", help="een eerdere lijst; mag vaker")
    more.add_argument(
        "--vorige-peildatum",
        type=to_day,
        action="append",
        default=[],
        metavar="dd-mm-jjjj",
        help="de dag van elke eerdere lijst, als die niet in het bestand staat",
    )
    more.add_argument("--eerste-lijst", action="store_true", help="er is geen eerdere lijst: iedereen is nieuw")
    more.add_argument("--verrijking", nargs=2, action="append", default=[], metavar=("GEGEVEN", "BESTAND"))
    more.add_argument(
        "--allen-nagegaan",
        action="append",
        default=[],
        metavar="GEGEVEN",
        help="iedereen op de lijst is hiervoor nagegaan: wie niet in dat bestand staat, is nee",
    )
    out = parser.add_argument_group("uitgeven")
    out.add_argument(
        "--uit", type=to_target, metavar="BESTAND", help="csv of xlsx; zonder --aanpak een bestand voor elke aanpak"
    )
    out.add_argument("--aanpak", metavar="NAAM", help="alleen deze aanpak uitgeven")
    out.add_argument("--bewijs", metavar="BESTAND", help="bewaar hoe de werklijst is gemaakt (JSON, zonder personen)")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    kader = _kader(Path(arguments.kader))
    missing = list(_missing(arguments, kader))
    if missing:
        say("Er is nog niet gekeken: dit ontbreekt. Geef ook op:")
        for text in missing:
            point(text)
        return 2
    toetsing = toets(_verwerking(arguments, kader), op=arguments.op)
    head("Mag dit?")
    show_toetsing(toetsing)
    if not toetsing.toegestaan:
        return 2
    gebruik = toetsing.require()
    werklijst = _werklijst(arguments, kader, gebruik)
    head(f"Wie eerst? Kader “{kader.naam}”")
    show_werklijst(werklijst)
    _hand_out(arguments, werklijst, gebruik)
    say("Dit is een voorstel om naar te kijken, geen besluit.")
    return 1 if werklijst.rejected else 0


def _missing(arguments: argparse.Namespace, kader: Afwegingskader) -> Iterator[str]:
    """Say which options are missing: for the test of purpose, and for what the kader asks."""
    for name, what in _NEEDED.items():
        if getattr(arguments, name) is None:
            yield f"--{name.replace('_', '-')}: {what}"
    earlier = sorted(criterium.naam for criterium in kader.criteria if criterium.operation in _OF_EARLIER_LISTS)
    if earlier and not arguments.vorige and not arguments.eerste_lijst:
        yield f"--vorige of --eerste-lijst: het kader kijkt met {', '.join(earlier)} naar eerdere lijsten"
    given = {_gegeven(name) for name, _ in arguments.verrijking}
    for gegeven in sorted(kader.regelgegevens - given, key=lambda gegeven: gegeven.value):
        if not gegeven.fields:
            yield f"--verrijking {gegeven.value} BESTAND: het kader vraagt naar {gegeven.naam.nl}"


def _kader(path: Path) -> Afwegingskader:
    """Read a kader; what is wrong with it is said with the name of the file."""
    text = path.read_text("utf-8")
    try:
        return Afwegingskader.from_dict(parsed(text, "JSON" if path.suffix.lower() == ".json" else "TOML"))
    except KaderError as error:
        raise error.at(path.name) from None


def _verwerking(arguments: argparse.Namespace, kader: Afwegingskader) -> Verwerking:
    werkwijze = arguments.werkwijze and Werkwijze(
        SoortWerkwijze.WERKINSTRUCTIE, arguments.werkwijze[0], _day(arguments.werkwijze[1], "--werkwijze")
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
        gegevens=kader.gegevens | {_gegeven(name) for name, _ in arguments.verrijking},
        mandaat=mandaat,
        werkwijze=werkwijze,
        uitvoerders=kader.uitvoerders,
        lezing=Lezing(arguments.lezing or Lezing.STRIKT.value),
        selectie=kader.selectie,
        oordelen={
            code: Oordeel(rol=rol, op=_day(text, "--oordeel"), motivering=motivering)
            for code, rol, text, motivering in arguments.oordeel
        },
    )


def _day(text: str, option: str) -> date:
    try:
        return to_day(text)
    except argparse.ArgumentTypeError as error:
        raise WaardeError(f"{option}: {error}") from None


def _gegeven(name: str) -> Gegeven:
    try:
        return Gegeven(name.lower())
    except ValueError:
        known = ", ".join(gegeven.value for gegeven in Gegeven if not gegeven.fields)
        raise WaardeError(f"--verrijking: verwacht een gegeven: {known}") from None


def _werklijst(arguments: argparse.Namespace, kader: Afwegingskader, gebruik: ToegestaanGebruik) -> Werklijst:
    """Read what was given, and apply the kader."""
    lijst = read(arguments.file, arguments.peildatum, gemeente=gebruik.gemeente)
    head(f"{Path(arguments.file).name}, peildatum {day(lijst.peildatum)}")
    show_lijst(lijst)
    days = chain(arguments.vorige_peildatum, repeat(None))
    vorige = [read(file, of, gemeente=gebruik.gemeente) for file, of in zip(arguments.vorige, days, strict=False)]
    everyone = {_gegeven(name) for name in arguments.allen_nagegaan}
    verrijkingen = [
        read_verrijking(
            file,
            gegeven,
            herkomst=gegeven.herkomst.value,
            peildatum=lijst.peildatum,
            nagegaan=ALLEN if gegeven in everyone else None,
        )
        for gegeven, file in ((_gegeven(name), file) for name, file in arguments.verrijking)
    ]
    return kader.apply(
        lijst,
        gebruik,
        op=arguments.op,
        vorige=EERSTE_LIJST if arguments.eerste_lijst else vorige,
        verrijkingen=verrijkingen,
    )


def _hand_out(arguments: argparse.Namespace, werklijst: Werklijst, gebruik: ToegestaanGebruik) -> None:
    """Write what was asked for; each approach in a file of its own, as each goes to someone else."""
    if arguments.uit is not None:
        for aanpak, path in _files(arguments, werklijst):
            count = werklijst.write(path, gebruik, aanpak=aanpak)
            say(f"{path}: {count} inwoners voor {aanpak}.")
        if werklijst.te_beoordelen and arguments.aanpak is None:
            path = _beside(Path(arguments.uit), "te_beoordelen")
            count = werklijst.write_te_beoordelen(path, gebruik)
            say(f"{path}: {count} inwoners die een mens beoordeelt. Alleen binnen de gemeente.")
    if arguments.bewijs is not None:
        Path(arguments.bewijs).write_bytes(werklijst.receipt())
        say(f"{arguments.bewijs}: hoe deze werklijst is gemaakt.")


def _files(arguments: argparse.Namespace, werklijst: Werklijst) -> Iterator[tuple[str, Path]]:
    path = Path(arguments.uit)
    if arguments.aanpak is not None:
        yield arguments.aanpak, path
        return
    for aanpak in werklijst.kader.aanpakken:
        if aanpak.kanaal is None:
            say(f"Voor {aanpak.naam} is geen bestand gemaakt: er is geen kanaal opgegeven.")
        else:
            yield aanpak.naam, _beside(path, aanpak.naam)


def _beside(path: Path, naam: str) -> Path:
    """Give a file beside another, with a name in it."""
    plain = "".join(character if character.isalnum() else "_" for character in naam)
    return path.with_stem(f"{path.stem}-{plain}")


def show_toetsing(toetsing: Toetsing) -> None:
    """Print what was tested and what came out, with what would make it a yes."""
    verwerking = toetsing.verwerking
    say(
        f"Doel: {verwerking.doel.value}; onderdeel: {verwerking.onderdeel.value}; mandaat van het college; gegevens: "
        f"{', '.join(sorted(gegeven.naam.nl for gegeven in verwerking.gegevens))}."
    )
    outcome = f"{toetsing.uitkomst.value.upper()} op {day(toetsing.op)}"
    if toetsing.toegestaan:
        say(
            f"{outcome}: er is geen beletsel gevonden in de punten die zijn getoetst. Het college blijft "
            "verantwoordelijk."
        )
        return
    say(f"{outcome}. Er is nog nodig:")
    for text in toetsing.nog_nodig():
        point(text)


def show_werklijst(werklijst: Werklijst) -> None:
    """Print how many there are in each place."""
    done = Counter(f"{item.regel.naam}: {item.aanpak}" for item in werklijst if not item.wacht)
    counts(done.items())
    waits = sum(item.wacht for item in werklijst)
    rest: Sequence[tuple[str, int]] = (
        *((("wacht op plaats", waits),) if waits else ()),
        ("te beoordelen door een mens", len(werklijst.te_beoordelen)),
        ("uitgesloten", len(werklijst.uitgesloten)),
        ("zonder regel", len(werklijst.zonder_regel)),
        ("buiten de toestemming", werklijst.buiten_toestemming),
        ("afgekeurde rijen (nog geen aanbod)", werklijst.rejected),
    )
    counts(rest)
