# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What the commands take: files, days and months as they are written in the list, explained in two languages.

No value that was typed is repeated when it is refused, as it may be someone's; the name of an option is.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn, cast

from attrs import evolve

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.bestand import nearest
from cak_regeling.errors import CakRegelingError, WaardeError
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst import STANDAARD, Layout, iter_lijst
from cak_regeling.lijst.cells import whole_date
from cak_regeling.lijst.layout import normalised
from cak_regeling.wanbetaler import Aanmelding


DAY = Tekst("dd-mm-jjjj", "dd-mm-yyyy")
FILE = Tekst("BESTAND", "FILE")

_WORDS = (
    (r"^positional arguments:", "argumenten:"),
    (r"^options:", "opties:"),
    (r"^the following arguments are required: ", "dit ontbreekt: "),
    (r"^there are words that belong nowhere$", "er staan woorden die nergens bij horen"),
    (r"^this is not known: ", "dit is niet bekend: "),
    (r"^argument (.+?): ", r"bij \1: "),
    (r"choose from (.*)$", r"kies uit \1"),
    (r"takes no value$", "hier hoort geen waarde bij"),
    (r"expected one argument$", "verwacht één waarde"),
    (r"expected (\d) arguments$", r"verwacht \1 waarden"),
    (r"expected a day as dd-mm-yyyy$", "verwacht een dag als dd-mm-jjjj"),
    (r"expected a month as mm-yyyy$", "verwacht een maand als mm-jjjj"),
    (r"expected a gemeentecode of four digits$", "verwacht een gemeentecode van vier cijfers"),
    (
        r"expected the name of a file that ends on (.*) or (\.\w+)$",
        r"verwacht een bestandsnaam die eindigt op \1 of \2",
    ),
)
"""What argparse and the functions below say, in Dutch."""


def _without_values(message: str) -> str:
    """Say what argparse says, and of what is not known only the names of options."""
    _, unknown, words = message.partition("unrecognized arguments: ")
    if unknown:
        named = [word.partition("=")[0] for word in words.split() if word.startswith("--")]
        return f"this is not known: {', '.join(named)}" if named else "there are words that belong nowhere"
    message = re.sub(r"ignored explicit argument .*$", "takes no value", message)
    chosen = re.fullmatch(r"(argument .+?: )invalid choice: .* \((choose from .*)\)", message)
    return message if chosen is None else chosen[1] + chosen[2].replace("'", "")


def _suggestion(message: str) -> Tekst:
    """Give the choice that is nearest to what was typed, where argparse says what there is to choose from."""
    chosen = re.search(r"invalid choice: (.*) \(choose from (.*)\)", message)
    return Tekst("", "") if chosen is None else nearest(chosen[1].strip("'"), chosen[2].replace("'", "").split(", "))


def _in_dutch(text: str) -> str:
    for english, dutch in _WORDS:
        text = re.sub(english, dutch, text, flags=re.MULTILINE)
    return text


class WrongUseError(CakRegelingError):
    """The caller's fault: the command line can't be understood.

    Attributes:
        usage: *str*. How the command is used.
    """

    usage = ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Lays out the help in English, and keeps the lines of an example."""


class _DutchFormatter(_Formatter):
    """The same in Dutch: the word before how it is used is longer, and what follows stays in line with it."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Say how it is used."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Reads what was asked for, and explains itself in Dutch."""

    lang: Taal = "nl"
    formatter: type[argparse.HelpFormatter] = _DutchFormatter

    def said(self, nl: str, en: str) -> str:
        """Give a text in the language that was asked for."""
        return Tekst(nl, en).in_taal(self.lang)

    def word(self, text: Tekst) -> str:
        """Give a text that is used more often in the language that was asked for."""
        return text.in_taal(self.lang)

    def prepare(self, example: Iterable[str] = ()) -> None:
        """Say how it is asked to explain itself, and give examples."""
        self.color = False  # what is said is translated by its words
        self.formatter_class = self.formatter
        self.add_argument("-h", "--help", action="help", help=self.said("toon deze uitleg", "show this explanation"))
        lines = "\n".join(f"  {line}" for line in example)
        parts = [f"{self.said('voorbeeld', 'example')}:\n{lines}"] if lines else []
        if ".csv" in lines or ".toml" in lines or ".json" in lines:
            files = self.said("bestanden om het mee te proberen", "files to try it with")
            parts.append(f"{files}:\n  cak-regeling voorbeeld --map .")
        self.epilog = "\n\n".join(parts)

    def actions(self) -> Iterator[argparse.Action]:
        """Give everything that it takes, and that its commands take."""
        yield from self._actions
        for parser in self.commands().values():
            yield from parser.actions()

    def commands(self) -> "dict[str, Parser]":
        """Give what reads each of its commands, by name."""
        return {
            name: parser
            for action in self._actions
            if isinstance(action.choices, dict)
            for name, parser in cast("dict[str, Parser]", action.choices).items()  # pyright: ignore[reportUnknownMemberType]
        }

    def format_usage(self) -> str:
        """Say in a line how it is used."""
        return self._spoken(super().format_usage())

    def format_help(self) -> str:
        """Say how it is used."""
        return self._spoken(super().format_help())

    def _spoken(self, text: str) -> str:
        return _in_dutch(text) if self.lang == "nl" else text

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words on the command line.

        Raises:
            WrongUseError: Always.
        """
        plain = _without_values(message)
        error = WrongUseError(Tekst(_in_dutch(plain), plain) + _suggestion(message))
        error.usage = self.format_usage()
        raise error


class EnglishParser(Parser):
    """The same in English."""

    lang: Taal = "en"
    formatter = _Formatter


def a_path(text: str) -> str:
    """Take the name of a file that is read."""
    return text


def a_folder(text: str) -> str:
    """Take the name of a folder."""
    return text


def to_day(text: str) -> date:
    """Read a day, in the notations of the list.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, soort = whole_date(text)
    if day is None or soort is not None:
        raise argparse.ArgumentTypeError("expected a day as dd-mm-yyyy")
    return day


def to_month(text: str) -> date:
    """Read a month, as mm-jjjj or jjjj-mm; gives its first day.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, _ = whole_date(f"{text}-01" if text[4:5] == "-" else f"01-{text}")
    if day is None:
        raise argparse.ArgumentTypeError("expected a month as mm-yyyy")
    return day


def to_gemeente(text: str) -> Gemeentecode:
    """Read the code of a municipality.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    try:
        return Gemeentecode(text)
    except WaardeError:
        raise argparse.ArgumentTypeError("expected a gemeentecode of four digits") from None


def to_target(text: str) -> str:
    """Read where a table is to be written.

    Raises:
        argparse.ArgumentTypeError: When the name tells neither csv nor xlsx.
    """
    if Path(text).suffix.lower() not in {".csv", ".xlsx"}:
        raise argparse.ArgumentTypeError("expected the name of a file that ends on .csv or .xlsx")
    return text


def to_uitgifte(text: str) -> str:
    """Read where is handed out to: a table, json for another system, or ``-`` for json on the standard output.

    Raises:
        argparse.ArgumentTypeError: When the name tells none of them.
    """
    if text != "-" and Path(text).suffix.lower() not in {".csv", ".xlsx", ".json"}:
        raise argparse.ArgumentTypeError("expected the name of a file that ends on .csv, .xlsx or .json")
    return text


def text_of(path: str) -> str:
    """Read a file that people write: a kader, a layout, a use; a mark that an editor put before it is no part of it.

    Raises:
        cak_regeling.WaardeError: When it is no text.
        OSError: When it can't be read.
    """
    try:
        return Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError:
        said = Tekst("dit bestand is geen tekst in UTF-8", "this file is no text in UTF-8")
        raise WaardeError(f"{Path(path).name}: " + said) from None


def read_layout(path: str | None) -> Layout | None:
    """Read a layout from its file, where one is named.

    Raises:
        cak_regeling.WaardeError: When it is none; with the name of the file.
        OSError: When it can't be read.
    """
    if path is None:
        return None
    text = text_of(path)
    try:
        return Layout.from_toml(text)
    except WaardeError as error:
        raise error.at(Path(path).name) from None


def require_other_files(targets: Iterable[str | None], sources: Iterable[str]) -> None:
    """Refuse to write over what is read.

    Raises:
        cak_regeling.WaardeError: When a target is one of the sources.
    """
    read = {Path(source).resolve() for source in sources}
    if any(target is not None and Path(target).resolve() in read for target in targets):
        raise WaardeError(
            Tekst(
                "er zou over een bestand heen worden geschreven dat ook wordt gelezen; geef een andere naam op",
                "a file that is read would be written over; give another name",
            )
        )


def add_peildatum(parser: Parser) -> None:
    """Add the day of a list."""
    parser.add_argument(
        "--peildatum",
        type=to_day,
        metavar=parser.word(DAY),
        help=parser.said(
            "de dag van de lijst, als die niet in het bestand staat", "the day of the list, when the file does not say"
        ),
    )


def add_layout(parser: Parser) -> None:
    """Add what says how lists are laid out."""
    parser.add_argument(
        "--layout",
        type=a_path,
        metavar=parser.word(FILE),
        help=parser.said(
            "hoe kolommen en codes bij u heten (TOML), in plaats van de voorgestelde layout",
            "what your columns and codes are called (TOML), instead of the proposed layout",
        ),
    )


def add_output(parser: Parser) -> None:
    """Add what says how a report is given."""
    parser.add_argument(
        "--json",
        action="store_true",
        help=parser.said("geef de uitkomst als json, voor een programma", "give the outcome as json, for a program"),
    )
    add_lang(parser)


def add_lang(parser: Parser) -> None:
    """Add the language."""
    parser.add_argument(
        "--lang",
        choices=("nl", "en"),
        default=parser.lang,
        help=parser.said("taal van alles wat er staat (nl of en)", "language of all that is said (nl or en)"),
    )


def peildatum_of(path: str, layout: Layout | None = None) -> date:
    """Look for the peildatum in a file; the first row that names one counts, and reading checks the others.

    Raises:
        cak_regeling.WaardeError: When the file does not tell.
    """
    whole = STANDAARD if layout is None else layout
    spellings = {spelling for spelling, column in whole.by_spelling.items() if column.field == "peildatum"}
    without = evolve(whole, columns=tuple(column for column in whole.columns if column.field != "peildatum"))
    for row in islice(iter_lijst(path, peildatum=date.max, layout=without), _LOOKED_AT):
        for name, text in row.extra.items() if isinstance(row, Aanmelding) else ():
            day, _ = whole_date(text)
            if day is not None and normalised(name) in spellings:
                return day
    raise WaardeError(
        f"{Path(path).name}: "
        + Tekst(
            "er staat geen peildatum in het bestand; zeg op de opdrachtregel van welke dag de lijst is",
            "there is no peildatum in the file; say on the command line of which day the list is",
        )
    )


_LOOKED_AT = 1000
"""Rows in which a peildatum is looked for."""
