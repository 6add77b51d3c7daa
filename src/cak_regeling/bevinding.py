# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A bevinding: something found that a person should know of, said in Dutch and in English.

A `Bevinding` has no room for a person's value: it knows a row, a column, a logical field and a count. What it says
comes from its `Bevindingsoort`, which every room declares for itself: the cause and the remedy, in both languages.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Literal

from attrs import evolve, frozen

from cak_regeling.bronnen import Bron
from cak_regeling.errors import WaardeError


Taal = Literal["nl", "en"]


class Ernst(Enum):
    """How much a bevinding weighs."""

    FOUT = "fout"
    """The row is rejected, or the use is forbidden."""
    OORDEEL = "oordeel"
    """The law leaves it open: a human must judge before it can be yes."""
    WAARSCHUWING = "waarschuwing"
    """A value was dropped or is doubtful, or something that ought to be there is not."""
    OPMERKING = "opmerking"
    """A repair, or something unusual but allowed."""


@frozen
class Tekst:
    """One text in the two languages of the library.

    Attributes:
        nl: *str*. Dutch, the default.
        en: *str*. English.
    """

    nl: str
    en: str

    def in_taal(self, lang: Taal) -> str:
        """Give the text in ``"nl"`` or ``"en"``.

        Raises:
            cak_regeling.WaardeError: For any other language.
        """
        if lang == "nl":
            return self.nl
        if lang == "en":
            return self.en
        raise WaardeError("expected 'nl' or 'en' as lang")

    def __add__(self, after: "Tekst | str") -> "Tekst":
        after = after if isinstance(after, Tekst) else Tekst(after, after)
        return Tekst(self.nl + after.nl, self.en + after.en)

    def __radd__(self, before: str) -> "Tekst":
        return Tekst(before, before) + self


@frozen(kw_only=True)
class Bevindingsoort:
    """One kind of bevinding, as its room declares it.

    Attributes:
        code: *str*. Stable and unique, in capitals; what programs compare.
        ernst: *Ernst*. How much it weighs.
        oorzaak: *Tekst*. What is the case; may hold ``{column}`` and ``{field}``.
        oplossing: *Tekst*. What to do about it, and who can; may hold the same.
        bron: *Bron | None*. The rule it rests on, if it rests on one.

    Raises:
        cak_regeling.WaardeError: For a text that asks to fill in anything else; braces that are meant are doubled.
    """

    code: str
    ernst: Ernst
    oorzaak: Tekst
    oplossing: Tekst
    bron: Bron | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse at once what could not be said later."""
        for text in (self.oorzaak.nl, self.oorzaak.en, self.oplossing.nl, self.oplossing.en):
            try:
                text.format(column="", field="")
            except (LookupError, ValueError, AttributeError):
                raise WaardeError(
                    f"expected the texts of {self.code} to have {{column}} and {{field}} to be filled in, and nothing "
                    "else; double the braces that are meant: {{ and }}"
                ) from None


@frozen(kw_only=True)
class Bevinding:
    """Something found, with its place.

    Attributes:
        soort: *Bevindingsoort*. What kind it is: its code, weight and words.
        row: *int | None*. Line of the file on which the record starts, counted from 1; None when it has no row.
        aantal: *int*. How often it was found: 1, or more for the bevinding that counts the repeats.
        column: *str | None*. The column's header as the file spells it.
        field: *str | None*. The logical field, or for a test of purpose the gegeven.
    """

    soort: Bevindingsoort
    row: int | None = None
    aantal: int = 1
    column: str | None = None
    field: str | None = None

    def __repr__(self) -> str:
        place = "".join(f", {name}={value!r}" for name, value in (("row", self.row), ("column", self.column)) if value)
        return f"Bevinding({self.code}{place})"

    @property
    def code(self) -> str:
        """The stable code of its kind."""
        return self.soort.code

    @property
    def ernst(self) -> Ernst:
        """How much it weighs."""
        return self.soort.ernst

    @property
    def bron(self) -> Bron | None:
        """The rule it rests on, if it rests on one."""
        return self.soort.bron

    def explain(self, lang: Taal = "nl") -> str:
        """Say where it is, what is the case, what to do, and on what ground, in whole sentences."""
        words = {"column": self.column or "", "field": self.field or ""}
        sentences = [
            self._place(lang) + self.soort.oorzaak.in_taal(lang).format(**words),
            self.remedy(lang),
        ]
        if self.bron is not None:
            sentences.append(f"({self.bron.citaat()})")
        return " ".join(sentences)

    def remedy(self, lang: Taal = "nl") -> str:
        """Say only what to do about it."""
        return self.soort.oplossing.in_taal(lang).format(column=self.column or "", field=self.field or "")

    def without_row(self) -> "Bevinding":
        """Give the same one without its place, to say it once for many rows."""
        return evolve(self, row=None, aantal=1)

    def _place(self, lang: Taal) -> str:
        parts: list[str] = []
        if self.row is not None:
            parts.append(Tekst(f"rij {self.row}", f"row {self.row}").in_taal(lang))
        if self.aantal > 1:
            more = self.aantal - 1
            nl, en = ("rij", "row") if more == 1 else ("rijen", "rows")
            parts.append(Tekst(f"en nog {more} {nl} daarna", f"and {more} more {en} after it").in_taal(lang))
        if self.column is not None:
            parts.append(Tekst(f"kolom “{self.column}”", f"column “{self.column}”").in_taal(lang))
        text = ", ".join(parts)
        return f"{text[:1].upper()}{text[1:]}: " if parts else ""


LISTED_PER_KIND = 10
"""How many bevindingen of one kind and column are listed apart; the rest is counted in one more."""


class Bevindingen:
    """Gathers bevindingen and counts the repeats, so that a bad column does not give a list without end."""

    def __init__(self, found: Iterable[Bevinding] = ()) -> None:
        self._listed: list[Bevinding] = []
        self._counts: dict[tuple[str, str | None, str | None], int] = {}
        self._repeats: dict[tuple[str, str | None, str | None], int] = {}
        self.extend(found)

    def add(self, bevinding: Bevinding) -> None:
        """Add one; those after the first `LISTED_PER_KIND` of a kind and column are counted in one more."""
        key = (bevinding.code, bevinding.column, bevinding.field)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count > LISTED_PER_KIND + 1:
            return
        if count == LISTED_PER_KIND + 1:
            self._repeats[key] = len(self._listed)
        self._listed.append(bevinding)

    def extend(self, found: Iterable[Bevinding]) -> None:
        """Add several."""
        for bevinding in found:
            self.add(bevinding)

    def as_tuple(self) -> tuple[Bevinding, ...]:
        """All of them, in the order in which they were found."""
        result = list(self._listed)
        for key, index in self._repeats.items():
            result[index] = evolve(result[index], aantal=self._counts[key] - LISTED_PER_KIND)
        return tuple(result)
