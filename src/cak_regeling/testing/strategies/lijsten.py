# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for the list as a file: whole lists, their parts, and months with a known course."""

from datetime import date
from string import digits

from attrs import evolve
from hypothesis import strategies as st

from cak_regeling.identificatie import BSN, Gemeentecode
from cak_regeling.lijst import (
    STANDAARD,
    CakLijst,
    Column,
    Gebleven,
    Header,
    Layout,
    Lijstfilter,
    Limits,
    RejectedRow,
    SkippedLine,
    Stand,
    Standen,
    Telling,
    Toestand,
    Vergelijking,
    Wijziging,
    compare_lijsten,
)
from cak_regeling.lijst.layout import FIELDS
from cak_regeling.testing.faults import FAULTS
from cak_regeling.testing.generator import GeneratedLijst, generate_lijst
from cak_regeling.testing.maanden import Maand, Maanden, generate_maanden
from cak_regeling.testing.strategies.basis import days, made, makes, makes_plainly, words
from cak_regeling.testing.strategies.waarden import postcodes, wanbetalers
from cak_regeling.testing.waarheid import Verandering, Waarheid
from cak_regeling.wanbetaler import Wanbetaler


@makes(Lijstfilter)
def lijstfilters() -> st.SearchStrategy[Lijstfilter]:
    """Make what can be asked of the CAK: postcodes of every form and a range of ages, or all."""
    pc4 = st.integers(1000, 9999)
    part = pc4.map(str) | postcodes().map(lambda one: one.value) | st.tuples(pc4, pc4).map(_range)
    low = st.none() | st.integers(0, 60)
    ages = st.tuples(low, st.none() | st.integers(1, 40)).map(
        lambda pair: (pair[0], None if pair[1] is None else (pair[0] or 0) + pair[1])
    )
    return st.builds(Lijstfilter, postcodes=st.lists(part, max_size=3).map(tuple), leeftijd=st.none() | ages)


def _range(ends: tuple[int, int]) -> str:
    return f"{min(ends)}-{max(ends)}"


@makes(Column)
def columns() -> st.SearchStrategy[Column]:
    """Make columns: those of the proposed layout, with a header of one's own."""
    header = st.none() | st.text(digits, min_size=4, max_size=8).map("Kolom {}".format)
    return st.tuples(st.sampled_from(STANDAARD.columns), header).map(_with_header)


def _with_header(pair: tuple[Column, str | None]) -> Column:
    column, text = pair
    return column if text is None else evolve(column, header=text, spellings=(column.header,))


@makes(Layout)
def layouts() -> st.SearchStrategy[Layout]:
    """Make layouts: the columns of the proposed one in any order, with or without those that are not needed."""
    required = [column for column in STANDAARD.columns if column.required]
    others = [column for column in STANDAARD.columns if not column.required]
    chosen = st.lists(st.sampled_from(others), unique=True).flatmap(lambda some: st.permutations(required + some))
    return st.builds(
        Layout,
        naam=words(),
        columns=chosen.map(tuple),
        statuscodes=st.dictionaries(st.sampled_from(["BOE", "GBR", "GBT"]), st.none() | st.booleans()),
        inningswijzen=st.just(STANDAARD.inningswijzen),
    )


@makes(GeneratedLijst)
def generated_lijsten(max_persons: int = 6) -> st.SearchStrategy[GeneratedLijst]:
    """Make whole lists as files, with faults.

    Args:
        max_persons: How many at most.
    """
    return st.builds(
        generate_lijst,
        st.integers(1, max_persons),
        seed=st.integers(0, 999),
        peildatum=days(date(2018, 1, 1), date(2029, 12, 31)),
        faults=st.lists(st.sampled_from(FAULTS), unique=True, max_size=3),
    )


@st.composite
def lijsten(
    draw: st.DrawFn, max_persons: int = 8, *, peildatum: date = date(2023, 9, 30), gemeente: Gemeentecode | None = None
) -> CakLijst:
    """Make lists as they are when they have been read, with every column.

    Args:
        draw: Given by hypothesis.
        max_persons: How many persons at most.
        peildatum: The day of which they are true.
        gemeente: Whose lists they are.
    """
    persons = draw(st.lists(wanbetalers(), max_size=max_persons, unique_by=_who))
    cells = tuple(column.header for column in STANDAARD.columns)
    header = Header(row=1, lines=1, cells=cells, delimiter=";", layout=STANDAARD, fields=frozenset(FIELDS))
    return CakLijst(
        aanmeldingen=tuple(row for person in persons for row in person.aanmeldingen),
        rejected=(),
        skipped=(),
        bevindingen=(),
        peildatum=peildatum,
        sha256="0" * 64,
        layout=STANDAARD,
        headers=header.cells,
        fields=header.fields,
        header=header,
        gemeente=gemeente,
    )


def _who(person: Wanbetaler) -> BSN:
    return person.bsn


def gelezen_lijsten(max_persons: int = 6) -> st.SearchStrategy[CakLijst]:
    """Make lists that were read from a file, with accepted and rejected rows and lines that are no rows.

    Args:
        max_persons: How many at most.
    """
    return generated_lijsten(max_persons).map(GeneratedLijst.read)


@makes(CakLijst)
def alle_lijsten() -> st.SearchStrategy[CakLijst]:
    """Make lists of both sorts."""
    return lijsten() | gelezen_lijsten()


@makes(Maanden)
def maanden(
    max_persons: int = 8, max_months: int = 4, *, filters: st.SearchStrategy[Lijstfilter | None] | None = None
) -> st.SearchStrategy[Maanden]:
    """Make months of lists with a known course, with and without filters.

    Args:
        max_persons: How many persons at the start at most.
        max_months: How many lists at most.
        filters: What is asked for; with and without one when None.
    """
    return st.builds(
        generate_maanden,
        st.integers(1, max_persons),
        months=st.integers(1, max_months),
        seed=st.integers(0, 999),
        start=days(date(2018, 1, 1), date(2028, 12, 31)),
        filter=st.none() | lijstfilters() if filters is None else filters,
    )


@makes(Maand)
def losse_maanden() -> st.SearchStrategy[Maand]:
    """Make one month of a sequence."""
    return maanden().map(lambda some: list(some)[-1])


@makes(Waarheid)
def waarheden() -> st.SearchStrategy[Waarheid]:
    """Make what truly happened in a sequence of months."""
    return maanden().map(lambda some: some.waarheid)


@makes(Header)
def headers() -> st.SearchStrategy[Header]:
    """Make headers as they are found in a file."""
    return gelezen_lijsten().map(lambda lijst: lijst.header)


@makes(Stand)
def standen() -> st.SearchStrategy[Stand]:
    """Make what is kept of a list under pseudonyms."""
    return st.builds(CakLijst.stand, alle_lijsten(), st.binary(min_size=16, max_size=32))


@makes(Vergelijking)
def vergelijkingen() -> st.SearchStrategy[Vergelijking[Wanbetaler]]:
    """Make comparisons of two lists."""
    before = lijsten(max_persons=4, peildatum=date(2023, 8, 31))
    return st.builds(compare_lijsten, before, lijsten(max_persons=4))


@makes(Gebleven)
def geblevenen() -> st.SearchStrategy[Gebleven[Wanbetaler]]:
    """Make persons who are on both of two lists."""
    kind: type[Gebleven[Wanbetaler]] = Gebleven
    return made(kind, vorige=wanbetalers(), huidige=wanbetalers())


@makes(Standen)
def lijststanden() -> st.SearchStrategy[Standen]:
    """Make what a municipality reports of a list."""
    return alle_lijsten().map(CakLijst.standen)


@makes(Telling)
def tellingen() -> st.SearchStrategy[Telling]:
    """Make counts of persons."""
    return lijststanden().map(lambda standen: standen.aangemeld)


makes_plainly(Wijziging, Limits, RejectedRow, SkippedLine, Toestand, Verandering)
