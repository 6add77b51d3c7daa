# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A whole name, or street and number, in one cell: split where that can't be wrong, and else left as it is.

Dutch names are written as ``Jansen, P. van der`` or ``P. van der Jansen``, addresses as ``Voorbeeldstraat 12 A``.
What may be read in two ways is not split: ``Peter Jansen`` may be surname first, ``Plein 1945`` may have no number.
"""

import re
from typing import NamedTuple


class GesplitsteNaam(NamedTuple):
    """A name in its parts."""

    achternaam: str
    voorvoegsel: str | None
    voorletters: str | None


class GesplitstAdres(NamedTuple):
    """Street and number in their parts."""

    straatnaam: str
    huisnummer: int
    huisletter: str | None
    huisnummertoevoeging: str | None


_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.)+(?:-(?:[^\W\d_]{1,3}\.)+)?")
"""``P.``, ``P.J.``, ``Th.``, ``J.-P.``: with dots, as ``P`` may be anything."""
_PREFIXES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "'t",
        "’t",
        "ten",
        "ter",
        "te",
        "in",
        "op",
        "aan",
        "bij",
        "onder",
        "over",
        "tot",
        "uit",
        "uijt",
        "voor",
        "von",
        "zu",
        "zum",
        "zur",
        "du",
        "des",
        "da",
        "das",
        "do",
        "dos",
        "del",
        "della",
        "dello",
        "di",
        "la",
        "le",
        "les",
        "lo",
        "el",
        "al",
        "af",
        "vd",
        "v.d.",
        "v/d",
        "'s",
        "’s",
    ]
)
_FIRM = re.compile(r"\b(?:b\.?v|n\.?v|v\.?o\.?f|c\.?v)\b|stichting|vereniging|holding|bewind", re.IGNORECASE)
"""A firm is not a person; ``B.V.`` is not two initials."""
_ADDRESS = re.compile(
    r"(?P<street>(?:[1-9][0-9]?e )?[^\d,;/]*[^\W\d_][^\d,;/]*?)\s+(?P<number>[1-9][0-9]{0,2})"
    r"(?:\s?(?P<letter>[A-Za-z])|[\s-]\s?(?P<addition>[A-Za-z]{2,4}))?"
)
"""One number of at most three digits, as four may be a year, and after it a letter or an addition of letters."""
_NO_STREET = re.compile(r"postbus|antwoordnummer", re.IGNORECASE)


def split_name(text: str) -> GesplitsteNaam | None:
    """Split a whole name; None when that might be wrong.

    >>> split_name("Jansen, P. van der") == split_name("P. van der Jansen")
    True
    """
    if _FIRM.search(text) or any(character.isdigit() for character in text):
        return None
    surname, comma, given = (part.strip() for part in text.partition(","))
    words = (given if comma else text).split()
    at = 0
    while at < len(words) and _INITIALS.fullmatch(words[at]):
        at += 1
    end = at
    while end < len(words) and words[end].casefold() in _PREFIXES:
        end += 1
    if comma:
        if not surname or "," in given or end != len(words) or not words:
            return None
    else:
        surname = " ".join(words[end:])
        if not at or not surname or _INITIALS.match(surname):
            return None
    return GesplitsteNaam(surname, " ".join(words[at:end]) or None, " ".join(words[:at]) or None)


def split_address(text: str) -> GesplitstAdres | None:
    """Split street and number; None when that might be wrong.

    >>> split_address("Voorbeeldstraat 12 A").huisletter
    'A'
    """
    match = _ADDRESS.fullmatch(text)
    if match is None or _NO_STREET.match(text):
        return None
    letter = match["letter"]
    return GesplitstAdres(match["street"], int(match["number"]), letter and letter.upper(), match["addition"])
