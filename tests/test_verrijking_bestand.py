# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What another administration says, from a file: each value by the right person, or a refusal with the row."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.identificatie import Telefoonnummer
from cak_regeling.lijst.sheets import Table, write_tables
from tests.test_errors import is_said_in_dutch
from tests.test_prioritering import BSNS, apply, kader_of, lijst


DAY = date(2023, 9, 30)
A, B, C = (cak.BSN(bsn) for bsn in BSNS[:3])


def read(*lines: str, gegeven: cak.Gegeven = cak.Gegeven.BIJSTAND, **options: Any) -> cak.Verrijking:
    """Read these lines as a file."""
    return cak.read_verrijking(
        "\r\n".join(lines).encode(), gegeven, herkomst="uitkeringenadministratie", peildatum=DAY, **options
    )


def test_yes_and_no() -> None:
    """Who is in the file was looked up; an empty cell is a no, and who is not in it is not known."""
    verrijking = read("BSN;Bijstand", f"{A.value};ja", f"{B.value};", f"{C.value};Nee")
    assert [verrijking.value_of(bsn) for bsn in (A, B, C)] == [True, False, False]
    assert verrijking.value_of(cak.BSN(BSNS[3])) is None
    assert verrijking.nagegaan == frozenset({A, B, C})
    assert (verrijking.gegeven, verrijking.peildatum) == (cak.Gegeven.BIJSTAND, DAY)
    assert verrijking.herkomst == "uitkeringenadministratie"


def test_a_bare_list_of_numbers() -> None:
    """Where there is only the BSN, who is in it is a yes; the others are a no when all were looked up."""
    verrijking = read("Burgerservicenummer", A.value, B.value, nagegaan=cak.ALLEN)
    assert [verrijking.value_of(bsn) for bsn in (A, B, C)] == [True, True, False]
    assert read("BSN", A.value).value_of(C) is None
    assert read("BSN", A.value, nagegaan=frozenset({C})).value_of(C) is False


@pytest.mark.parametrize(
    ("gegeven", "cell", "value"),
    [
        (cak.Gegeven.ANDERE_SCHULDEN, "1.234,50", Decimal("1234.50")),
        (cak.Gegeven.SCHULD_ZORGVERZEKERAAR, "0,00", Decimal("0.00")),
        (cak.Gegeven.ANDERE_SIGNALEN, "3", 3),
        (cak.Gegeven.AANTAL_POGINGEN, "0", 0),
        (cak.Gegeven.LAATSTE_CONTACT, "01-09-2023", date(2023, 9, 1)),
        (cak.Gegeven.SOORT_SIGNAAL, " Huur ", frozenset({"Huur"})),
        (cak.Gegeven.TELEFOONNUMMER, "06 12345678", Telefoonnummer("0612345678")),
        (cak.Gegeven.OVERLEDEN, "WAAR", True),
        (cak.Gegeven.VERHUISD, "0", False),
    ],
)
def test_each_datum_has_its_kind(gegeven: cak.Gegeven, cell: str, value: Any) -> None:
    """Amounts, numbers, days, codes and telephone numbers are read as what they are, by the notations of the list."""
    verrijking = read(f"BSN;{gegeven.value}", f"{A.value};{cell}", gegeven=gegeven)
    assert verrijking.waarden == {A: value}


def test_several_signals_of_one_person() -> None:
    """Codes of a person in several rows are all theirs."""
    verrijking = read("BSN;soort", f"{A.value};huur", f"{A.value};water", gegeven=cak.Gegeven.SOORT_SIGNAAL)
    assert verrijking.waarden == {A: frozenset({"huur", "water"})}


@pytest.mark.parametrize(
    ("lines", "options", "message"),
    [
        (["BSN;Bijstand", "999999991;ja"], {}, r"^row 2: expected a BSN; correct the file"),
        (["BSN;Bijstand", f"{A.value};ja", ";ja", "12;nee"], {}, r"^row 3, 4: expected a BSN;"),
        (["BSN;Bijstand", f"{A.value};misschien"], {}, r"^row 2: expected ja or nee under “Bijstand”;"),
        (["BSN;n", f"{A.value};1,5"], {"gegeven": cak.Gegeven.ANDERE_SIGNALEN}, "expected a whole number under “n”"),
        (["BSN;n", f"{A.value};veel"], {"gegeven": cak.Gegeven.AANTAL_POGINGEN}, "expected a whole number under “n”"),
        (["BSN;n", f"{A.value};112"], {"gegeven": cak.Gegeven.TELEFOONNUMMER}, "expected a telephone number under “n”"),
        (
            ["BSN;Bijstand", f"{A.value};ja", f"{A.value};nee"],
            {},
            "row 3: expected one value under “Bijstand” for each",
        ),
        (["BSN;Bijstand", f"{A.value};", f"{A.value};ja"], {}, "row 3: expected one value under “Bijstand” for each"),
        (
            ["BSN;a;b", f"{A.value};ja;nee"],
            {},
            "expected one column called “bijstand” beside the BSN, found a, b: give",
        ),
        (
            ["BSN;a", f"{A.value};ja"],
            {"kolom": "b"},
            "expected one column called “b” beside the BSN, found a: give its",
        ),
        (
            ["BSN", A.value],
            {"gegeven": cak.Gegeven.ANDERE_SCHULDEN},
            "called “andere_schulden” beside the BSN, found non",
        ),
        (
            ["BSN;x", *("1;ja" for _ in range(12))],
            {},
            r"^row 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more: expected a BSN",
        ),
    ],
)
def test_what_is_wrong_with_a_file(lines: list[str], options: dict[str, Any], message: str) -> None:
    """A BSN that is none, a value that can't be read, two for one person, no column: the rows, and what to do."""
    with pytest.raises(cak.KaderError, match=message) as caught:
        read(*lines, **options)
    assert A.value not in str(caught.value)
    assert is_said_in_dutch(caught.value)


def test_the_same_row_twice() -> None:
    """Saying the same twice is no conflict."""
    assert read("BSN;Bijstand", f"{A.value};ja", f"{A.value};ja").waarden == {A: True}


def test_the_column_may_be_named() -> None:
    """By the datum, by its Dutch name, by the caller, or because it is the only one."""
    assert read("Naam;BSN;bijstand", f"X;{A.value};ja").waarden == {A: True}
    assert read("BSN;naam;Bijstandsuitkering", f"{A.value};X;ja").waarden == {A: True}
    assert read("BSN;naam;P-wet", f"{A.value};X;ja", kolom="p wet").waarden == {A: True}
    assert read("BSN;P-wet", f"{A.value};ja").waarden == {A: True}


def test_a_file_without_a_bsn() -> None:
    """A file in which nobody can be found is the file's fault, as for a list."""
    with pytest.raises(cak.LijstError, match=r"no column for BSN|no header that is known"):
        read("Naam;Bijstand", "X;ja")


def test_from_a_spreadsheet() -> None:
    """Xlsx gives the same as csv."""
    rows = [(A.value, "ja", date(2023, 9, 1)), (B.value, "nee", None)]
    file = io.BytesIO()
    write_tables(file, Table(headers=("BSN", "bijstand", "contact"), rows=rows), format="xlsx")
    content = file.getvalue()
    given: dict[str, Any] = {"herkomst": "x", "peildatum": DAY}
    assert cak.read_verrijking(content, cak.Gegeven.BIJSTAND, **given).waarden == {A: True, B: False}
    contact = cak.read_verrijking(
        io.BytesIO(content), cak.Gegeven.LAATSTE_CONTACT, kolom="contact", **given
    )  # likewise
    assert (contact.value_of(A), contact.value_of(B)) == (date(2023, 9, 1), False)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(BSNS), st.sampled_from(["ja", "nee", ""]), min_size=1))
def test_a_file_decides_as_a_mapping_does(cells: dict[str, str]) -> None:
    """A kader over the file gives the places that it gives over the same said in code."""
    said = read("BSN;bijstand", *(f"{bsn};{cell}" for bsn, cell in cells.items()))
    same = cak.Verrijking(
        cak.Gegeven.BIJSTAND,
        waarden={cak.BSN(bsn): True for bsn, cell in cells.items() if cell == "ja"},
        nagegaan=frozenset(map(cak.BSN, cells)),
        herkomst="code",
        peildatum=DAY,
    )
    everyone = lijst(*({"bsn": bsn} for bsn in BSNS))
    kader = kader_of(k.bijstand)
    one, other = (apply(kader, everyone, verrijkingen=[verrijking]) for verrijking in (said, same))
    assert [item.wanbetaler.bsn for item in one] == [item.wanbetaler.bsn for item in other]
    assert [a.wanbetaler.bsn for a in one.te_beoordelen] == [a.wanbetaler.bsn for a in other.te_beoordelen]
