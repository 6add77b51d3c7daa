# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The list as it was read: accepted rows, rejected rows, lines that are no rows, and the persons behind them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from cak_regeling._controle import require
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding, Taal
from cak_regeling.identificatie import BSN, Gemeentecode, key_version
from cak_regeling.lijst import inzage, summary
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.header import Header
from cak_regeling.lijst.layout import Layout
from cak_regeling.lijst.stand import Stand, Toestand
from cak_regeling.lijst.standen import Standen, Telling
from cak_regeling.wanbetaler import Aanmelding, Wanbetaler


@frozen(kw_only=True, repr=False)
class RejectedRow:
    """A row that can't be tied to a person, or whose structure is broken: a resident without an offer until corrected.

    Attributes:
        row: *int*. Line of the file on which it starts, from 1.
        lines: *int*. How many lines it takes.
        cells: *tuple[str, ...]*. Its cells as they stand in the file. Personal.
        bevindingen: *tuple[Bevinding, ...]*. Why it was rejected, and what else was found.
    """

    row: int
    lines: int
    cells: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]

    def __repr__(self) -> str:
        return f"RejectedRow(row={self.row}, {', '.join(b.code for b in self.bevindingen)})"


class SkippedKind(Enum):
    """Why a line is no row."""

    TITEL = "titel"
    """It stands above the header."""
    KOP = "kop"
    """It is the header, or repeats it."""
    LEEG = "leeg"
    """All its cells are empty."""
    TOTAAL = "totaal"
    """It adds up or counts the rows: a word for that, and numbers."""
    VOETTEKST = "voettekst"
    """It is a note: words in one cell, where a BSN would stand."""


@frozen(kw_only=True, repr=False)
class SkippedLine:
    """A line that is no row.

    Attributes:
        row: *int*. Its number, from 1.
        lines: *int*. How many lines it takes.
        cells: *tuple[str, ...]*. Its cells as they stand in the file.
        kind: *SkippedKind*. Why it is no row.
        bevindingen: *tuple[Bevinding, ...]*. What to check, where it might have been a row after all.
    """

    row: int
    lines: int = 1
    cells: tuple[str, ...]
    kind: SkippedKind
    bevindingen: tuple[Bevinding, ...] = ()

    def __repr__(self) -> str:
        return f"SkippedLine(row={self.row}, {self.kind.name})"


@frozen(kw_only=True, repr=False, eq=False)
class CakLijst:
    """A CAK-lijst, read. Nothing of the file is lost: lines in = aanmeldingen + rejected + skipped.

    Attributes:
        aanmeldingen: *tuple[Aanmelding, ...]*. Accepted rows, in file order.
        rejected: *tuple[RejectedRow, ...]*. Rows that were set aside, in file order.
        skipped: *tuple[SkippedLine, ...]*. Lines that are no rows, in file order.
        bevindingen: *tuple[Bevinding, ...]*. Everything found, those of rejected rows included. After ten of one kind
            and column the rest is counted in one more; each row keeps its own.
        peildatum: *date*. The day of which the list is true.
        sha256: *str*. Of the bytes of the file, in hexadecimal.
        layout: *Layout*. By which it was read.
        headers: *tuple[str, ...]*. The headers, as the file spells them.
        fields: *frozenset[str]*. The logical fields that have a column.
        header: *Header*. Which row was taken for the header, by which layout, and why.
        gemeente: *Gemeentecode | None*. Whose list it is, as the caller said.
        filter: *Lijstfilter | None*. What was asked of the CAK; None when that was the whole list, or was not said.
    """

    aanmeldingen: tuple[Aanmelding, ...]
    rejected: tuple[RejectedRow, ...]
    skipped: tuple[SkippedLine, ...]
    bevindingen: tuple[Bevinding, ...]
    peildatum: date
    sha256: str
    layout: Layout
    headers: tuple[str, ...]
    fields: frozenset[str]
    header: Header
    gemeente: Gemeentecode | None = field(default=None)
    filter: Lijstfilter | None = None

    @cached_property
    def by_bsn(self) -> Mapping[BSN, Wanbetaler]:
        """Each person by BSN, in the order of their first row; made on first use."""
        rows: dict[BSN, list[Aanmelding]] = {}
        for aanmelding in self.aanmeldingen:
            rows.setdefault(aanmelding.bsn, []).append(aanmelding)
        persons = {bsn: Wanbetaler.of(*own, bedragregel=self.layout.bedragregel) for bsn, own in rows.items()}
        places = {bsn: person.adres.plaats for bsn, person in persons.items()}
        there = Counter(place for place in places.values() if place is not None)
        return FrozenMapping(
            {
                bsn: evolve(person, inwoners_op_adres=there[place] if (place := places[bsn]) else None)
                for bsn, person in persons.items()
            }
        )

    @cached_property
    def wanbetalers(self) -> tuple[Wanbetaler, ...]:
        """One person per BSN, in the order of their first row; made on first use."""
        return tuple(self.by_bsn.values())

    def stand(self, key: bytes, *, version: str | None = None) -> Stand:
        """Keep just enough, under keyed pseudonyms, to compare with later lists without keeping this one.

        Args:
            key: At least 16 bytes, secret, the same for all lists that are to be compared.
            version: Which key it is, in words of one's own; by default a name made of the key.

        Raises:
            cak_regeling.WaardeError: When the key is shorter.
        """
        return Stand(
            peildatum=self.peildatum,
            gemeente=self.gemeente,
            filter=self.filter,
            version=version or key_version(key),
            personen={bsn.pseudonym(key): Toestand.of(person) for bsn, person in self.by_bsn.items()},
        )

    def standen(self) -> Standen:
        """Count what a municipality reports: who is registered, who owes the premie, by collection and duration."""
        persons = self.wanbetalers
        return Standen(
            aangemeld=Telling.of(persons, self.peildatum),
            in_premieregime=Telling.of((p for p in persons if p.in_premieregime is True), self.peildatum),
            premieregime_onbekend=sum(person.in_premieregime is None for person in persons),
            aanmeldingen=len(self.aanmeldingen),
            afgekeurd=len(self.rejected),
        )

    def summary(self, lang: Taal = "nl") -> str:
        """Say for people what was read, what was rejected and why, and what else was found; nobody is in it."""
        return summary.summary(self, lang)

    def to_dict(self) -> dict[str, Any]:
        """Give the counts and what was found as plain JSON types; nobody is in it."""
        return summary.to_dict(self)

    def inzage(self, bsn: BSN, lang: Taal = "nl") -> str:
        """Say what the list holds on one person, in plain words, for who asks what is held on them (AVG 15).

        The values are in it, as they were asked for. It says so too when there is nothing, and how many rejected rows
        there are, of which it is not known whose they are.

        Raises:
            cak_regeling.WaardeError: For what is no BSN.
        """
        require(bsn, BSN, "bsn")
        return inzage.explain(self.by_bsn.get(bsn), self.peildatum, lang, rejected=len(self.rejected))

    def _repr_html_(self) -> str:
        return summary.to_html(self)

    def __repr__(self) -> str:
        return (
            f"CakLijst(peildatum={self.peildatum.isoformat()}, {len(self.aanmeldingen)} aanmeldingen, "
            f"{len(self.rejected)} rejected, {len(self.skipped)} skipped)"
        )
