# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Comparing lists: who is new, stayed, changed, returned, or is gone, and what can't be compared."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import Inningswijze
from cak_regeling.bevinding import Taal
from cak_regeling.lijst.compare import VERDWENEN
from cak_regeling.testing import generate_lijst, strategies


HEADER = "BSN;Straatnaam;Huisnummer;Postcode;Woonplaats;UZOVI;Aanmelddatum;Status;Wijze van inning;Betalingsachterstand"
A, B, C, D = "999993653", "999990639", "999991723", "999995571"
HOME = "Dorpsstraat;1;2011AB;Haarlem"
DAYS = [date(2023, month, 1) for month in range(1, 10)]
KEY = b"een geheime sleutel van een gemeente"


def row(
    bsn: str, home: str = HOME, *, uzovi: str = "0101", sinds: str = "01-05-2017", code: str = "BOE", **other: str
) -> str:
    """Write a row."""
    return f"{bsn};{home};{uzovi};{sinds};{code};{other.get('inning', 'CJIB')};{other.get('bedrag', '100,00')}"


def lijst_of(*rows: str, day: date = DAYS[0], header: str = HEADER, **arguments: Any) -> cak.CakLijst:
    """Read a list of rows."""
    return cak.read_lijst("\n".join([header, *rows]).encode(), peildatum=day, **arguments)


def two(vorige: Sequence[str], huidige: Sequence[str], **arguments: Any) -> cak.Vergelijking[cak.Wanbetaler]:
    """Compare two lists of rows."""
    return cak.compare_lijsten(lijst_of(*vorige), lijst_of(*huidige, day=DAYS[1]), **arguments)


def bsns(persons: Sequence[Any]) -> list[str]:
    """Give the BSNs of persons."""
    return [person.bsn.value for person in persons]


def changes(vergelijking: cak.Vergelijking[cak.Wanbetaler]) -> list[tuple[str, Any, Any]]:
    """Give what changed of the only person who stayed."""
    (one,) = vergelijking.gebleven
    assert bool(one.wijzigingen) == (one in vergelijking.gewijzigd)
    return [(w.field, w.van, w.naar) for w in one.wijzigingen]


def test_everyone_is_in_one_place() -> None:
    """Who is on one list, on the other, or on both is said once, in the order of the list; by BSN, not by row."""
    vergelijking = two([row(A), row(B), row(B, sinds="01-01-2020")], [row(C), row(B), row(D), row(D, code="GBR")])
    assert bsns(vergelijking.nieuw) == [C, D]
    assert bsns(vergelijking.gebleven) == [B]
    assert bsns(vergelijking.verdwenen) == [A]
    assert vergelijking.teruggekeerd == ()
    assert (vergelijking.vorige_peildatum, vergelijking.peildatum) == (DAYS[0], DAYS[1])


@pytest.mark.parametrize(
    ("naar", "expected"),
    [
        (row(A), []),
        (row(A, bedrag="250,00"), []),
        (row(A, "DORPSSTRAAT;1;2011 ab;Haarlem"), []),
        (row(A, "Dorpsstr.;1;2011AB;Haarlem NH"), []),
        (row(A, code="GBR"), [("statuscode", "BOE", "GBR")]),
        (row(A, code=""), [("statuscode", "BOE", None)]),
        (row(A, inning="broninhouding"), [("inningswijze", Inningswijze.CJIB, Inningswijze.BRONINHOUDING)]),
        (row(A, sinds="01-06-2018"), [("aanmelddatum", date(2017, 5, 1), date(2018, 6, 1))]),
        (row(A, uzovi="3311"), [("uzovi", cak.UZOVI("0101"), cak.UZOVI("3311"))]),
        (
            row(A, "Dorpsstraat;2;2011AB;Haarlem"),
            [("adres", *(cak.Adres(straatnaam="Dorpsstraat", huisnummer=n, postcode=cak.Postcode("2011AB"),
                                   woonplaats="Haarlem") for n in (1, 2)))],
        ),
        (
            f"{row(A)}\n{row(A, code='GBR', sinds='01-01-2012')}",
            [("statuscode", "BOE", ("BOE", "GBR"))],
        ),
        (
            row(A, code="GBT", inning="x", uzovi="3311"),
            [
                ("statuscode", "BOE", "GBT"),
                ("inningswijze", Inningswijze.CJIB, Inningswijze.ONBEKEND),
                ("uzovi", cak.UZOVI("0101"), cak.UZOVI("3311")),
            ],
        ),
    ],
)  # fmt: skip
def test_what_changed_is_said_with_from_and_to(naar: str, expected: list[tuple[str, Any, Any]]) -> None:
    """Each field that is compared is found when it changes; an amount and the spelling of an address are no change."""
    assert changes(two([row(A)], [naar])) == expected


def test_addresses_that_are_not_whole_are_compared_by_their_parts() -> None:
    """Without a postcode or number the parts are compared, whatever the case of their letters."""
    assert changes(two([row(A, "Kade;;;Haarlem")], [row(A, "kade;;;HAARLEM")])) == []
    assert [name for name, _, _ in changes(two([row(A, "Kade;;;Haarlem")], [row(A, "Kade;;;Heemstede")]))] == ["adres"]
    assert [name for name, _, _ in changes(two([row(A, "Kade;;;Haarlem")], [row(A)]))] == ["adres"]


def test_the_amount_is_apart() -> None:
    """What is owed to the CAK changes every month: it is there to be looked at, and makes nobody changed."""
    (one,) = two([row(A)], [row(A, bedrag="250,00")]).gebleven
    assert one.achterstand_cak is not None
    assert [str(one.achterstand_cak.van), str(one.achterstand_cak.naar)] == ["100.00", "250.00"]
    (same,) = two([row(A)], [row(A)]).gebleven
    assert same.achterstand_cak is None


def test_who_stays_and_owes_the_premie_no_more_is_a_result() -> None:
    """From BOE to GBR is a result; to GBT, of which the meaning is not known, or the other way, is none."""
    vergelijking = two([row(A), row(B), row(C, code="GBR")], [row(A, code="GBR"), row(B, code="GBT"), row(C)])
    assert bsns(vergelijking.uit_premieregime) == [A]
    assert "niet meer verschuldigd: 1. Dat is een resultaat" in vergelijking.explain()


def test_a_column_that_one_list_lacks_is_not_compared() -> None:
    """Where one of the lists has no column for a field, nobody is said to have changed in it."""
    narrow = lijst_of(f"{A};Kade;01-05-2017", header="BSN;Straatnaam;Aanmelddatum")
    vergelijking = cak.compare_lijsten(narrow, lijst_of(row(A), day=DAYS[1]))
    assert (vergelijking.velden, vergelijking.gewijzigd) == (("aanmelddatum",), ())
    assert two([], []).velden == ("statuscode", "inningswijze", "aanmelddatum", "uzovi", "adres")


def test_who_returned_is_found_on_lists_from_before() -> None:
    """Who is new, and was on a list from before the earlier one, returned."""
    before = [lijst_of(row(C)), lijst_of(row(D), day=DAYS[1])]
    vergelijking = cak.compare_lijsten(
        lijst_of(row(A), day=DAYS[2]), lijst_of(row(B), row(D), row(A), day=DAYS[3]), eerdere=before
    )
    assert (bsns(vergelijking.nieuw), bsns(vergelijking.teruggekeerd)) == ([B, D], [D])
    assert set(vergelijking.teruggekeerd) <= set(vergelijking.nieuw)
    assert "op een lijst van eerder: 1." in vergelijking.explain()
    assert vergelijking.to_dict()["teruggekeerd"] == 1
    assert two([row(A)], [row(B)]).to_dict()["teruggekeerd"] is None


JONG = cak.Lijstfilter(leeftijd=(18, 27))
HAARLEM, ELDERS = cak.Gemeentecode("0392"), cak.Gemeentecode("0363")


@pytest.mark.parametrize(
    ("vorige", "huidige", "arguments", "said"),
    [
        (lijst_of(gemeente=HAARLEM), lijst_of(gemeente=ELDERS, day=DAYS[1]), {}, "one gemeente"),
        (lijst_of(), lijst_of(day=DAYS[1]), {"eerdere": [lijst_of(gemeente=g) for g in (HAARLEM, ELDERS)]}, "gemeente"),
        (lijst_of(), lijst_of(day=DAYS[1], filter=JONG), {}, "equal filters"),
        (lijst_of(), lijst_of(day=DAYS[1]), {"eerdere": [lijst_of(filter=JONG)]}, "equal filters"),
        (lijst_of(day=DAYS[1]), lijst_of(), {}, "an earlier list"),
        (lijst_of(), lijst_of(), {}, "an earlier list"),
        (lijst_of(), lijst_of(day=DAYS[2]), {"eerdere": [lijst_of(day=DAYS[1])]}, "from before"),
        (lijst_of().stand(KEY), lijst_of(day=DAYS[1]), {}, "CakLijst as each list"),
    ],
)
def test_what_can_not_be_compared_is_refused(vorige: Any, huidige: Any, arguments: Any, said: str) -> None:
    """Other municipalities, unequal filters and days in the wrong order give an error that says what was expected."""
    with pytest.raises(cak.WaardeError, match=said):
        cak.compare_lijsten(vorige, huidige, **arguments)


def test_lists_with_unequal_filters_are_compared_when_asked() -> None:
    """Who says that filters may differ gets an answer, with a warning in the words."""
    lists = lijst_of(row(A)), lijst_of(row(A), day=DAYS[1], filter=JONG)
    vergelijking = cak.compare_lijsten(*lists, filters_may_differ=True)
    assert vergelijking.filters_verschillen
    assert "iets anders gevraagd" in vergelijking.explain()
    assert "Something else was asked" in vergelijking.explain("en")


def test_a_filter_for_everyone_is_no_filter() -> None:
    """A filter that leaves nobody out equals none, and a list without a gemeente passes."""
    alles = lijst_of(day=DAYS[1], filter=cak.Lijstfilter(), gemeente=HAARLEM)
    assert not cak.compare_lijsten(lijst_of(), alles).filters_verschillen


def test_who_is_gone_is_not_called_an_exit() -> None:
    """The words name what it may be, in both languages, and tell of rejected rows; nobody is judged or named."""
    vergelijking = cak.compare_lijsten(lijst_of(row(A)), lijst_of(row(A[:-1] + "4"), day=DAYS[1]))
    said: dict[Taal, list[str]] = {
        "nl": ["Verdwenen: 1.", "Afgekeurde rijen van de nieuwe lijst: 1."],
        "en": ["Gone: 1.", "Rejected rows of the later list: 1."],
    }
    for lang, words in said.items():
        text = vergelijking.explain(lang)
        assert VERDWENEN.in_taal(lang) in text
        assert [word for word in words if word not in text] == []
        assert "wanbetaler" not in text.lower()
        assert A not in text
    assert "uitgestroomd" not in vergelijking.explain()
    assert "Noem het dus geen uitstroom" in vergelijking.explain()


def test_standen_are_compared_by_pseudonym() -> None:
    """What was kept of lists gives the same counts as the lists, for the fields that are kept."""
    first = lijst_of(row(A), row(B), row(C), row(D))
    second = lijst_of(row(A), row(B), day=DAYS[1])
    third = lijst_of(row(A, code="GBR"), row(B, uzovi="3311"), row(C), day=DAYS[2])
    lists = cak.compare_lijsten(second, third, eerdere=[first])
    standen = cak.compare_standen(second.stand(KEY), third.stand(KEY), eerdere=[first.stand(KEY)])
    assert len(standen.verdwenen) == len(lists.verdwenen) == 0
    assert standen.teruggekeerd == standen.nieuw == (cak.BSN(C).pseudonym(KEY),)
    assert [one.huidige for one in standen.gewijzigd] == [cak.BSN(A).pseudonym(KEY)]
    assert [(w.field, w.van, w.naar) for w in standen.gewijzigd[0].wijzigingen] == [("statuscode", "BOE", "GBR")]
    assert standen.uit_premieregime == standen.gewijzigd
    assert standen.velden == ("statuscode", "inningswijze", "aanmelddatum")
    kept = {key: value for key, value in standen.to_dict().items() if key not in {"wijzigingen", "gewijzigd"}}
    assert kept.items() <= lists.to_dict().items()


def test_standen_of_other_keys_are_refused() -> None:
    """Pseudonyms of another key are other pseudonyms for the same persons: everyone would be new."""
    for other in (lijst_of(day=DAYS[1]).stand(KEY, version="2"), lijst_of(day=DAYS[1]).stand(KEY[::-1])):
        with pytest.raises(cak.WaardeError, match="one key"):
            cak.compare_standen(lijst_of().stand(KEY), other)
    with pytest.raises(cak.WaardeError, match="Stand as each stand"):
        cak.compare_standen(lijst_of(), lijst_of())  # type: ignore[arg-type]


def test_nothing_shows_a_person() -> None:
    """A repr tells counts and fields, and to_dict is counts alone."""
    vergelijking = two([row(A), row(B)], [row(A, code="GBR"), row(C)])
    assert repr(vergelijking) == "Vergelijking(1 nieuw, 1 gebleven, 1 gewijzigd, 1 verdwenen, 0 teruggekeerd)"
    assert repr(vergelijking.gebleven[0]) == "Gebleven(statuscode)"
    assert repr(vergelijking.gebleven[0].wijzigingen[0]) == "Wijziging('statuscode')"
    assert vergelijking.to_dict() == {
        "versie": 1,
        "vorige_peildatum": "2023-01-01",
        "peildatum": "2023-02-01",
        "nieuw": 1,
        "teruggekeerd": None,
        "gebleven": 1,
        "gewijzigd": 1,
        "wijzigingen": {"statuscode": 1, "inningswijze": 0, "aanmelddatum": 0, "uzovi": 0, "adres": 0},
        "uit_premieregime": 1,
        "verdwenen": 1,
        "afgekeurde_rijen": 0,
        "filters_verschillen": False,
    }


@settings(max_examples=40)
@given(st.lists(st.lists(strategies.aanmeldingen(), max_size=6), min_size=3, max_size=3))
def test_everyone_is_counted_once(months: list[list[cak.Aanmelding]]) -> None:
    """For any lists: nieuw and gebleven make the later list, verdwenen and gebleven the earlier one."""
    from attrs import evolve  # noqa: PLC0415 - only here

    empty = lijst_of()
    before, vorige, huidige = (
        evolve(empty, aanmeldingen=tuple(rows), peildatum=day) for rows, day in zip(months, DAYS, strict=False)
    )
    v = cak.compare_lijsten(vorige, huidige, eerdere=[before])
    assert sorted(bsns(v.nieuw) + bsns(v.gebleven)) == sorted(b.value for b in huidige.by_bsn)
    assert sorted(bsns(v.verdwenen) + bsns(v.gebleven)) == sorted(b.value for b in vorige.by_bsn)
    assert {b.value for b in before.by_bsn} & set(bsns(v.nieuw)) == set(bsns(v.teruggekeerd))
    assert set(v.gewijzigd) <= set(v.gebleven)


def test_a_list_of_a_municipality_is_compared_with_itself() -> None:
    """A month in which nothing happened has no news."""
    content = generate_lijst(300, peildatum=DAYS[0]).content.replace(b"01-01-2023", b"")
    lists = (cak.read_lijst(content, peildatum=day) for day in DAYS[:2])
    v = cak.compare_lijsten(*lists)
    assert (len(v.nieuw), len(v.gebleven), len(v.gewijzigd), len(v.verdwenen)) == (0, 300, 0, 0)
