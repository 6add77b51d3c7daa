# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling werklijst BESTAND --kader BESTAND ...``: from a list and a kader to who comes first.

The use is tested first. What the test needs and was not given is said, all of it at once, and nothing is looked at.
Residents are handed out by the library alone, with the columns that an approach needs, and only where one asks for it.
"""

import argparse
import io
import json
from collections.abc import Iterator
from datetime import date
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import (
    DAY,
    FILE,
    Parser,
    a_path,
    add_layout,
    add_output,
    add_peildatum,
    read_layout,
    require_other_files,
    to_day,
    to_uitgifte,
)
from cak_regeling.cli.bestanden import write_all
from cak_regeling.cli.controleer import read, show_lijst
from cak_regeling.cli.gebruik import add_gebruik, missing, missing_error, show_needed, show_toetsing, verwerking_of
from cak_regeling.cli.kader import read_kader
from cak_regeling.cli.printing import as_json, counts, day, head, point, say
from cak_regeling.criteria import ALLEN, Nagegaan, Verrijking
from cak_regeling.doelbinding import ToegestaanGebruik, toets
from cak_regeling.errors import CakRegelingError, WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.lijst import CakLijst, read_verrijking
from cak_regeling.prioritering import EERSTE_LIJST, Afwegingskader, Werklijst
from cak_regeling.prioritering.samenvatting import VOORSTEL


if TYPE_CHECKING:
    from cak_regeling.prioritering.uitgifte import Format

HELP = Tekst(
    "zet de inwoners op een lijst op volgorde, volgens een kader", "put the residents on a list in order, by a kader"
)
EXAMPLE = (
    "cak-regeling werklijst lijst.csv --vorige eerder.csv --op 12-10-2023 \\",
    "    --kader kader.toml --verwerking verwerking.json --uit werk.csv",
)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    file = parser.word(FILE)
    parser.add_argument(
        "file", type=a_path, metavar=file, help=parser.said("de CAK-lijst, csv of xlsx", "the CAK-lijst, csv or xlsx")
    )
    add_peildatum(parser)
    add_layout(parser)
    parser.add_argument(
        "--kader",
        type=a_path,
        required=True,
        metavar=file,
        help=parser.said("het afwegingskader, in TOML of JSON", "the kader, in TOML or JSON"),
    )
    add_gebruik(parser)
    _add_known(parser)
    out = parser.add_argument_group(parser.said("uitgeven", "hand out"))
    out.add_argument(
        "--uit",
        type=to_uitgifte,
        metavar=file,
        help=parser.said(
            "csv, xlsx of json; zonder --aanpak een bestand voor elke aanpak. Een - geeft met --json en --aanpak de "
            "inwoners op de standaarduitvoer",
            "csv, xlsx or json; without --aanpak a file for each approach. A - gives the residents on the standard "
            "output, with --json and --aanpak",
        ),
    )
    out.add_argument(
        "--aanpak",
        metavar=parser.said("NAAM", "NAME"),
        help=parser.said("alleen deze aanpak uitgeven", "hand out only this approach"),
    )
    out.add_argument(
        "--bewijs",
        metavar=file,
        help=parser.said(
            "bewaar hoe de werklijst is gemaakt (JSON, zonder inwoners)",
            "keep how the werklijst was made (JSON, without residents)",
        ),
    )
    add_output(parser)
    parser.set_defaults(run=_run)


def _add_known(parser: Parser) -> None:
    more = parser.add_argument_group(parser.said("wat er nog meer bekend is", "what else is known"))
    datum = parser.said("GEGEVEN", "DATUM")
    more.add_argument(
        "--vorige",
        type=a_path,
        action="append",
        default=[],
        metavar=parser.word(FILE),
        help=parser.said("een eerdere lijst; mag vaker", "an earlier list; may be repeated"),
    )
    more.add_argument(
        "--vorige-peildatum",
        type=to_day,
        action="append",
        default=[],
        metavar=parser.word(DAY),
        help=parser.said(
            "de dag van elke eerdere lijst, als die niet in het bestand staat",
            "the day of each earlier list, when the file does not say",
        ),
    )
    more.add_argument(
        "--eerste-lijst",
        action="store_true",
        help=parser.said("er is geen eerdere lijst: iedereen is nieuw", "there is no earlier list: everyone is new"),
    )
    more.add_argument(
        "--verrijking",
        nargs=2,
        action="append",
        default=[],
        metavar=(datum, parser.word(FILE)),
        help=parser.said(
            "wat een andere administratie zegt, per BSN (csv of xlsx); mag vaker",
            "what another administration says, by BSN (csv or xlsx); may be repeated",
        ),
    )
    more.add_argument(
        "--allen-nagegaan",
        action="append",
        default=[],
        metavar=datum,
        help=parser.said(
            "iedereen op de lijst is hiervoor nagegaan: wie niet in dat bestand staat, is nee",
            "everyone on the list was looked up for it: who is not in that file is a no",
        ),
    )


def _run(arguments: argparse.Namespace) -> int:
    _require_sane(arguments)
    kader = read_kader(arguments.kader)
    words = not arguments.json
    lang: Taal = arguments.lang
    needed = [*missing(arguments), *_missing_for(kader, arguments)]
    if needed and words:
        say(_MISSING.in_taal(lang))
        for text in needed:
            point(text.in_taal(lang))
        return 2
    if needed:
        raise missing_error(needed)
    given = frozenset(_gegeven(name) for name, _ in arguments.verrijking)
    toetsing = toets(verwerking_of(arguments, kader, given), op=arguments.op)
    if words:
        head(Tekst("Mag dit?", "May we?").in_taal(lang))
        show_toetsing(toetsing, lang)
        if not toetsing.toegestaan:
            show_needed(toetsing, lang)
            return 2
    gebruik = toetsing.require()
    lijst = read(arguments.file, arguments.peildatum, gemeente=gebruik.gemeente, layout=read_layout(arguments.layout))
    if words:
        head(f"{Path(arguments.file).name}, peildatum {day(lijst.peildatum)}")
        show_lijst(lijst, lang)
    werklijst = _werklijst(arguments, kader, gebruik, lijst)
    if words:
        head(Tekst(f"Wie eerst? Kader “{kader.naam}”", f"Who first? Kader “{kader.naam}”").in_taal(lang))
        show_werklijst(werklijst, lang)
    if arguments.uit == "-":
        as_json(_residents(werklijst, gebruik, arguments.aanpak, lang))
    else:
        _hand_out(arguments, werklijst, gebruik)
    return 1 if werklijst.rejected else 0


_MISSING = Tekst(
    "Er is nog niet gekeken: dit ontbreekt. Geef ook op:", "Nothing was looked at yet: this is missing. Also give:"
)


def _require_sane(arguments: argparse.Namespace) -> None:
    """Refuse what can't be meant, before anything is read."""
    if arguments.uit == "-" and not (arguments.json and arguments.aanpak):
        raise WaardeError("--uit -: " + Tekst("geef daarbij --json en --aanpak op", "give --json and --aanpak with it"))
    others = (file for _, file in arguments.verrijking)
    sources = [arguments.file, arguments.kader, arguments.verwerking, arguments.layout, *arguments.vorige, *others]
    require_other_files([arguments.uit, arguments.bewijs], [source for source in sources if source is not None])


def _missing_for(kader: Afwegingskader, arguments: argparse.Namespace) -> Iterator[Tekst]:
    """Say which options are missing for what a kader asks."""
    earlier = sorted(criterium.naam for criterium in kader.criteria if criterium.operation.needs_vorige)
    if earlier and not arguments.vorige and not arguments.eerste_lijst:
        names = ", ".join(earlier)
        yield Tekst(
            f"--vorige of --eerste-lijst: het kader kijkt met {names} naar eerdere lijsten",
            f"--vorige or --eerste-lijst: the kader looks at earlier lists with {names}",
        )
    given = {_gegeven(name) for name, _ in arguments.verrijking}
    for gegeven in sorted(kader.regelgegevens - given, key=lambda gegeven: gegeven.value):
        if not gegeven.fields:
            yield Tekst(
                f"--verrijking {gegeven.value} BESTAND: het kader vraagt naar {gegeven.naam.nl}",
                f"--verrijking {gegeven.value} FILE: the kader asks for {gegeven.naam.en}",
            )


def _gegeven(name: str) -> Gegeven:
    try:
        return Gegeven(name.lower())
    except ValueError:
        known = ", ".join(gegeven.value for gegeven in Gegeven if not gegeven.fields)
        raise WaardeError(
            "--verrijking: " + Tekst(f"verwacht een gegeven: {known}", f"expected a datum: {known}")
        ) from None


def _werklijst(
    arguments: argparse.Namespace, kader: Afwegingskader, gebruik: ToegestaanGebruik, lijst: CakLijst
) -> Werklijst:
    """Read what else was given, and apply the kader."""
    layout = read_layout(arguments.layout)
    days = chain(arguments.vorige_peildatum, repeat(None))
    pairs = zip(arguments.vorige, days, strict=False)
    vorige = [read(file, of, gemeente=gebruik.gemeente, layout=layout) for file, of in pairs]
    everyone = {_gegeven(name) for name in arguments.allen_nagegaan}
    verrijkingen = [
        _read_verrijking(file, gegeven, lijst.peildatum, ALLEN if gegeven in everyone else None)
        for gegeven, file in ((_gegeven(name), file) for name, file in arguments.verrijking)
    ]
    return kader.apply(
        lijst,
        gebruik,
        op=arguments.op,
        vorige=EERSTE_LIJST if arguments.eerste_lijst else vorige,
        verrijkingen=verrijkingen,
    )


def _read_verrijking(file: str, gegeven: Gegeven, peildatum: date, nagegaan: Nagegaan | None) -> Verrijking:
    """Read what another administration says; an error names the file, as there may be several."""
    try:
        return read_verrijking(file, gegeven, herkomst=gegeven.herkomst.value, peildatum=peildatum, nagegaan=nagegaan)
    except CakRegelingError as error:
        said = Tekst(error.explain("nl"), error.explain("en"))
        raise type(error)(f"{Path(file).name}: " + said) from None


def _residents(werklijst: Werklijst, gebruik: ToegestaanGebruik, aanpak: str, lang: Taal) -> dict[str, Any]:
    """Hand out an approach as plain types, through the door that all handing out goes through."""
    file = io.BytesIO()
    werklijst.write(file, gebruik, aanpak=aanpak, format="json", lang=lang)
    data: dict[str, Any] = json.loads(file.getvalue())
    return data


def _hand_out(arguments: argparse.Namespace, werklijst: Werklijst, gebruik: ToegestaanGebruik) -> None:
    """Write what was asked for, each approach in a file of its own, as each goes to someone else; then say so."""
    made = list(_made(arguments, werklijst, gebruik)) if arguments.uit is not None else []
    written = [one for one, _ in made]
    files = {Path(one["bestand"]): content for one, content in made}
    if arguments.bewijs is not None:
        files[Path(arguments.bewijs)] = werklijst.receipt()
    write_all(files)
    if arguments.json:
        as_json(werklijst.to_dict() | {"uitgegeven": written})
        return
    lang: Taal = arguments.lang
    for one in written:
        path, count, aanpak = one["bestand"], one["inwoners"], one["aanpak"]
        if aanpak is None:
            said = Tekst(
                f"{path}: {count} inwoners die een mens beoordeelt. Alleen binnen de gemeente.",
                f"{path}: {count} residents whom a human judges. Only within the municipality.",
            )
        else:
            said = Tekst(f"{path}: {count} inwoners voor {aanpak}.", f"{path}: {count} residents for {aanpak}.")
        say(said.in_taal(lang))
    for aanpak in werklijst.kader.aanpakken if arguments.uit is not None and arguments.aanpak is None else ():
        if aanpak.kanaal is None:
            naam = aanpak.naam
            said = Tekst(
                f"Voor {naam} is geen bestand gemaakt: er is geen kanaal opgegeven.",
                f"For {naam} no file was made: it has no channel.",
            )
            say(said.in_taal(lang))
    if arguments.bewijs is not None:
        path = arguments.bewijs
        say(Tekst(f"{path}: hoe deze werklijst is gemaakt.", f"{path}: how this werklijst was made.").in_taal(lang))
    say(VOORSTEL.in_taal(lang))


def _made(
    arguments: argparse.Namespace, werklijst: Werklijst, gebruik: ToegestaanGebruik
) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Give what is in each file, and its bytes; nothing is written yet."""
    target = Path(arguments.uit)
    if arguments.aanpak is not None:
        paths = {arguments.aanpak: target}
    else:
        namen = [aanpak.naam for aanpak in werklijst.kader.aanpakken if aanpak.kanaal is not None]
        paths = {naam: _beside(target, naam) for naam in namen}
    apart = _beside(target, "te_beoordelen")
    if len({*paths.values(), apart}) <= len(paths):
        raise WaardeError(
            Tekst(
                "twee aanpakken zouden in een bestand met dezelfde naam komen; geef --aanpak op",
                "two approaches would go into a file of the same name; give --aanpak",
            )
        )
    form = cast("Format", target.suffix.lower().removeprefix("."))
    for naam, path in paths.items():
        file = io.BytesIO()
        count = werklijst.write(file, gebruik, aanpak=naam, format=form, lang=arguments.lang)
        yield {"aanpak": naam, "bestand": str(path), "inwoners": count}, file.getvalue()
    if werklijst.te_beoordelen and arguments.aanpak is None:
        file = io.BytesIO()
        count = werklijst.write_te_beoordelen(file, gebruik, format=form, lang=arguments.lang)
        yield {"aanpak": None, "bestand": str(apart), "inwoners": count}, file.getvalue()


def _beside(path: Path, naam: str) -> Path:
    """Give a file beside another, with a name in it."""
    plain = "".join(character if character.isalnum() else "_" for character in naam)
    return path.with_stem(f"{path.stem}-{plain}")


def show_werklijst(werklijst: Werklijst, lang: Taal = "nl") -> None:
    """Print how many there are in each place."""
    data = werklijst.to_dict()
    counts(((f"{one['regel']}: {one['aanpak']}", one["aantal"]) for one in data["regels"] if not one["wacht"]), lang)
    waits = sum(one["aantal"] for one in data["regels"] if one["wacht"])
    rest = (
        *(((_WAITS, waits),) if waits else ()),
        (Tekst("te beoordelen door een mens", "to be judged by a human"), len(werklijst.te_beoordelen)),
        (Tekst("uitgesloten", "excluded"), len(werklijst.uitgesloten)),
        (Tekst("zonder regel", "without a rule"), data["zonder_regel"]),
        (Tekst("buiten de toestemming", "outside the permission"), data["buiten_toestemming"]),
        (Tekst("afgekeurde rijen (nog geen aanbod)", "rejected rows (no offer yet)"), data["afgekeurd"]),
    )
    counts(((text.in_taal(lang), count) for text, count in rest), lang)


_WAITS = Tekst("wacht op plaats", "waits for room")
