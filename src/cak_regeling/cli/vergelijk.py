# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``cak-regeling vergelijk OUD NIEUW``: who is new, stayed or is gone from one list to the next, in counts."""

import argparse
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from itertools import chain, repeat
from typing import Any, cast

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.cli.arguments import FILE, Parser, a_path, add_layout, add_output, read_layout, to_day
from cak_regeling.cli.controleer import read
from cak_regeling.cli.printing import as_json, counts, day, head, say
from cak_regeling.errors import WaardeError
from cak_regeling.lijst import Vergelijking, compare_lijsten
from cak_regeling.wanbetaler import Wanbetaler


HELP = Tekst("vergelijk een lijst met die van een maand eerder", "compare a list with that of a month before")
EXAMPLE = ("cak-regeling vergelijk eerder.csv lijst.csv",)


def add(parser: Parser) -> None:
    """Say what the command takes, and what runs it."""
    old, new = parser.said("OUD", "OLD"), parser.said("NIEUW", "NEW")
    parser.add_argument(
        "oud",
        type=a_path,
        metavar=old,
        help=parser.said("de lijst van eerder (csv of xlsx)", "the earlier list (csv or xlsx)"),
    )
    parser.add_argument("nieuw", type=a_path, metavar=new, help=parser.said("de lijst van nu", "the list of now"))
    parser.add_argument(
        "--peildatums",
        nargs=2,
        type=to_day,
        default=(None, None),
        metavar=(old, new),
        help=parser.said(
            "de dagen van de lijsten (dd-mm-jjjj), als die niet in de bestanden staan",
            "the days of the lists (dd-mm-yyyy), when the files do not say",
        ),
    )
    parser.add_argument(
        "--eerder",
        type=a_path,
        action="append",
        default=[],
        metavar=parser.word(FILE),
        help=parser.said(
            "een lijst van nog eerder, om te zien wie terugkeerde; mag vaker, met de peildatum in het bestand",
            "a list from before, to see who returned; may be repeated, with the peildatum in the file",
        ),
    )
    add_layout(parser)
    add_output(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    layout = read_layout(arguments.layout)
    days = chain(arguments.peildatums, repeat(None))
    paths = (arguments.oud, arguments.nieuw, *arguments.eerder)
    oud, nieuw, *eerdere = (read(path, peildatum, layout=layout) for path, peildatum in zip(paths, days, strict=False))
    if not oud.peildatum < nieuw.peildatum or any(one.peildatum > oud.peildatum for one in eerdere):
        raise WaardeError(
            Tekst(
                "de peildatums staan in een andere volgorde: eerst de lijst van eerder, dan die van nu",
                "the peildatums are in another order: first the earlier list, then that of now",
            )
        )
    vergelijking = compare_lijsten(oud, nieuw, eerdere=eerdere)
    if arguments.json:
        as_json(vergelijking.to_dict())
    else:
        _show(vergelijking, arguments.lang)
    return 1 if oud.rejected or nieuw.rejected else 0


def _show(vergelijking: Vergelijking[Wanbetaler], lang: Taal) -> None:
    head(f"{day(vergelijking.vorige_peildatum)} - {day(vergelijking.peildatum)}")
    say(vergelijking.explain(lang))
    head(Tekst("Gewijzigd", "Changed").in_taal(lang))
    counts(_changes(vergelijking), lang)


def _changes(vergelijking: Vergelijking[Wanbetaler]) -> Iterator[tuple[str, int]]:
    """Count what changed, by field; for codes and ways of collection from what to what."""
    found = [wijziging for one in vergelijking.gebleven for wijziging in one.wijzigingen]
    for field in vergelijking.velden:
        own = [wijziging for wijziging in found if wijziging.field == field]
        yield field, len(own)
        if field in {"statuscode", "inningswijze"}:
            shifts = Counter(f"{_word(wijziging.van)} > {_word(wijziging.naar)}" for wijziging in own)
            yield from ((f"  {name}", count) for name, count in sorted(shifts.items()))


def _word(value: Any) -> str:
    """Say a code, several, or none."""
    if isinstance(value, tuple):
        return "+".join(map(str, cast("tuple[object, ...]", value)))
    return str(value.value if isinstance(value, Enum) else value or "-")
