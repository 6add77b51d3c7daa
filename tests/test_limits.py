# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Limits: every one of them is kept, named when it is passed, and can be set."""

import io
from datetime import date
from itertools import chain, repeat
from typing import Any

import pytest
from attrs import evolve, fields

import cak_regeling as cak
from cak_regeling.lijst import Limits
from cak_regeling.lijst.limits import DEFAULT_LIMITS


PEILDATUM = date(2023, 9, 30)
CONTENT = b"BSN;Aanmelddatum;Achternaam\n" + b"999993653;01-03-2020;Beuk\n" * 60


@pytest.mark.parametrize(
    "limits",
    [
        Limits(bytes=len(CONTENT) - 1),
        Limits(rows=60),
        Limits(columns=2),
        Limits(line_bytes=26),
        Limits(cell_length=11),
        Limits(seconds_per_mb=1e-9),
    ],
    ids=lambda limits: next(name for name in fields_of(limits) if getattr(limits, name) != fields_of()[name]),
)
def test_a_limit_that_is_passed_is_named(limits: Limits) -> None:
    """A file beyond a limit is refused with its name and its value, by reading and by iterating."""
    name = next(name for name, default in fields_of().items() if getattr(limits, name) != default)
    for read in (cak.read_lijst, lambda *a, **k: list(cak.iter_lijst(*a, **k))):
        with pytest.raises(cak.LijstError, match=rf"^expected .*{getattr(limits, name)} .*\(limits\.{name}\)$"):
            read(CONTENT, peildatum=PEILDATUM, limits=limits)


def fields_of(limits: Limits = DEFAULT_LIMITS) -> dict[str, float]:
    """Give the limits by name."""
    return {field.name: getattr(limits, field.name) for field in fields(Limits)}


def test_a_file_at_its_limits_is_read() -> None:
    """A limit is inclusive: exactly so many bytes, rows, cells and characters are read."""
    limits = Limits(bytes=len(CONTENT), rows=61, columns=3, line_bytes=27, cell_length=12)
    assert len(cak.read_lijst(CONTENT, peildatum=PEILDATUM, limits=limits).aanmeldingen) == 60


@pytest.mark.parametrize("end", [b"\n", b""], ids=["title", "header"])
def test_the_first_lines_have_limits_too(end: bytes) -> None:
    """A title of ten thousand cells is refused, and so is a file of which the header has so many."""
    with pytest.raises(cak.LijstError, match="no header that is known" if not end else r"limits\.columns"):
        cak.read_lijst(b";" * 10_000 + end + CONTENT, peildatum=PEILDATUM)


def test_a_spreadsheet_is_held_whole_up_to_a_limit() -> None:
    """What is packed is refused by its size before it is unpacked."""
    with pytest.raises(cak.LijstError, match=r"limits\.packed_bytes"):
        cak.read_lijst(b"PK\x03\x04" + bytes(1000), peildatum=PEILDATUM, limits=Limits(packed_bytes=1000))


def test_a_source_without_end_is_refused() -> None:
    """Who reads what never ends stops at the limit of bytes."""

    class Endless(io.RawIOBase):
        chunks = chain([CONTENT], repeat(b"999993653;01-03-2020;Beuk\n" * 1000))

        def read(self, _size: int = -1) -> bytes:
            return next(self.chunks)

    with pytest.raises(cak.LijstError, match=r"limits\.bytes"):
        cak.read_lijst(Endless(), peildatum=PEILDATUM, limits=Limits(bytes=200_000))  # type: ignore[arg-type]  # reads as a file does


@pytest.mark.parametrize("name", fields_of())
@pytest.mark.parametrize("value", [0, -1, "1000", None, True])
def test_a_limit_is_a_number_above_zero(name: str, value: Any) -> None:
    """Anything else is refused with the name of the limit."""
    with pytest.raises(cak.WaardeError, match=f"above 0 as {name}"):
        evolve(DEFAULT_LIMITS, **{name: value})


def test_what_is_no_limits_is_refused() -> None:
    """A number is not a set of limits."""
    with pytest.raises(cak.WaardeError, match="as limits"):
        cak.read_lijst(CONTENT, peildatum=PEILDATUM, limits=1000)  # type: ignore[arg-type]
