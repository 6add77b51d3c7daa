# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bad input: each mistake is a KaderError that says where and what to do, and names nobody."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from tests.test_prioritering import BSNS, PEILDATUM, apply, kader_of, lijst


ALL = cak.Regel("alle", als=cak.ALTIJD, aanpak="brief")
ANY: Any = None  # what a caller without a type checker may give


def of_file(**changes: Any) -> cak.Afwegingskader:
    """Read a kader from plain types, with changes to its first rule."""
    regel = {"naam": "a", "als": {"altijd": True}, "aanpak": "brief", **changes}
    return cak.Afwegingskader.from_dict({"versie": 1, "naam": "k", "regels": [regel]})


def given(waarden: Any) -> cak.Verrijking:
    """Make a verrijking of these values."""
    return cak.Verrijking(cak.Gegeven.BIJSTAND, waarden=waarden, nagegaan=cak.ALLEN, herkomst="x", peildatum=PEILDATUM)


MISTAKES: dict[str, tuple[Callable[[], object], str]] = {
    "unknown criterium": (
        lambda: of_file(als={"criterium": "leeftyd", "minstens": 18}),
        r"regels\[0\].als: no criterium is called “leeftyd”; did you mean “leeftijd”\?",
    ),
    "a word that is none": (
        lambda: of_file(als={"criterium": "leeftijd", "minstesn": 18}),
        r"regels\[0\].als: leeftijd: expected van with tot, een_van, bekend, minder_dan, hoogstens, meer_dan or mins",
    ),
    "wrong type in a file": (
        lambda: of_file(als={"criterium": "leeftijd", "minstens": "achttien"}),
        r"regels\[0\].als: leeftijd: expected a number, written as 12 or as text “12.50”",
    ),
    "a float in a file": (
        lambda: of_file(als={"criterium": "achterstand_cak", "minstens": 99.5}),
        r"regels\[0\].als: achterstand_cak: expected a number, written as 12 or as text “12.50”",
    ),
    "a float": (lambda: k.achterstand_cak >= 99.5, "expected int or Decimal to compare with, found float"),  # type: ignore[operator]
    "no number": (lambda: k.achterstand_cak >= Decimal("NaN"), "expected a finite number"),
    "an empty range": (lambda: k.leeftijd.tussen(21, 18), r"end of a range to be above its start: tussen\(van, tot\)"),
    "empty kader": (lambda: cak.Afwegingskader("leeg", regels=[]), "at least one rule; ALTIJD makes a last one"),
    "two rules of one name": (lambda: kader_of(ALL, ALL), "a name of its own, found “alle” twice"),
    "a rule without an aanpak": (lambda: kader_of(cak.Regel("x", als=cak.ALTIJD)), "rule “x” to have an aanpak"),
    "no condition": (lambda: cak.Regel("x", als=ANY), r"a Voorwaarde as als, such as k.leeftijd >= 18; .* \.is_"),
    "no text": (lambda: cak.Regel("x", als=cak.ALTIJD, toelichting=ANY), "expected text as toelichting"),
    "no source": (lambda: cak.Regel("x", als=cak.ALTIJD, bron="Rzv"), "expected a Bron as bron, such as Bron"),  # type: ignore[arg-type]
    "a moment": (
        lambda: kader_of(ALL, vastgesteld_op=datetime(2023, 9, 1)),  # noqa: DTZ001 - what is refused
        "expected a datetime.date as vastgesteld_op",
    ),
    "no explanation": (lambda: kader_of(ALL, toelichting=5), "expected text as toelichting"),
    "no period": (lambda: kader_of(ALL, periode="maand"), "expected a Periode as periode, such as Periode.MAAND"),
    "no column": (
        lambda: apply(kader_of(k.achterstand_cak >= 5), lijst(header="BSN;a;Aanmelddatum;b;c;d;e")),
        "kader “toets” needs columns that the list has not: achterstand_cak",
    ),
    "no earlier list": (
        lambda: apply(kader_of(k.teruggekeerd), lijst({})),
        r"teruggekeerd needs vorige=\[...\] with the earlier lists, or vorige=EERSTE_LIJST",
    ),
    "no verrijking": (
        lambda: apply(kader_of(k.bijstand), lijst({})),
        r"needs a Verrijking with BIJSTAND in verrijkingen=\[...\]",
    ),
    "values of another kind": (
        lambda: apply(kader_of(k.bijstand), lijst({}), verrijkingen=[given({cak.BSN(BSNS[0]): 5})]),
        "bijstand needs a Verrijking with BIJSTAND whose waarden are bool or Telefoonnummer",
    ),
    "values by BSNs that are none": (lambda: given({BSNS[0]: True}), "expected waarden by BSN"),
    "values in a file by BSNs that are none": (
        lambda: cak.read_verrijking(b"BSN;x\n123456789;ja\n", cak.Gegeven.BIJSTAND, herkomst="x", peildatum=PEILDATUM),
        "row 2: expected a BSN; correct the file or leave the row out",
    ),
}


@pytest.mark.parametrize(("mistake", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_says_where_and_what_to_do(mistake: Callable[[], object], message: str) -> None:
    """It is one kind of error, with its place and the remedy, and no value of a person."""
    with pytest.raises(cak.KaderError, match=message) as caught:
        mistake()
    assert BSNS[0] not in str(caught.value)
    assert str(caught.value)[0].islower() or str(caught.value)[0] == "“"


def test_one_verrijking_is_not_several() -> None:
    """One where several are asked is refused by the name of the argument."""
    one: Any = cak.Verrijking(
        cak.Gegeven.BIJSTAND, waarden={}, nagegaan=cak.ALLEN, herkomst="test", peildatum=date(2026, 1, 1)
    )
    with pytest.raises(cak.WaardeError, match=r"^expected a tuple, list or other iterable as verrijkingen$"):
        apply(kader_of(k.in_premieregime), lijst({"bsn": BSNS[0]}), verrijkingen=one)


@pytest.mark.parametrize("content", [b"kader = 1", Path("kader.toml"), None])
def test_a_kader_is_read_from_text(content: Any) -> None:
    """Bytes and a path are told from the text of a file."""
    with pytest.raises(cak.KaderError, match=r"^expected the text of a TOML file as str$"):
        cak.Afwegingskader.from_toml(content)
