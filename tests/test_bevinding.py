# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bevindingen: what they say, in both languages, and that repeats are counted and not lost."""

import copy
import pickle
import string
from collections import Counter
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from cak_regeling import Bevinding, Ernst, WaardeError
from cak_regeling.bevinding import LISTED_PER_KIND, Bevindingen, Bevindingsoort, Taal, Tekst
from cak_regeling.bronnen import rzv
from cak_regeling.doelbinding import soorten as soorten_doel
from cak_regeling.doelbinding import soorten_gegevens
from cak_regeling.gegevens import Lezing
from cak_regeling.lijst import soorten as soorten_lijst


LANGUAGES: tuple[Taal, ...] = get_args(Taal)

SOORT = Bevindingsoort(
    code="CEL_VREEMD",
    ernst=Ernst.WAARSCHUWING,
    oorzaak=Tekst("De cel in {column} is vreemd.", "The cell in {column} is odd."),
    oplossing=Tekst("Kijk naar {field}.", "Look at {field}."),
    bron=rzv("7b.1", 3, "c"),
)
BARE = Bevindingsoort(
    code="ZO_IS_HET",
    ernst=Ernst.OPMERKING,
    oorzaak=Tekst("Zo is het.", "So it is."),
    oplossing=Tekst("Laat het zo.", "Leave it."),
)


CITAAT = "(artikel 7b.1, derde lid, onderdeel c, Rzv)"


def _declared(room: Any) -> dict[str, Bevindingsoort]:
    return {name: value for name, value in vars(room).items() if isinstance(value, Bevindingsoort)}


NAMED = _declared(soorten_lijst) | _declared(soorten_doel) | _declared(soorten_gegevens)
ALL = (
    *NAMED.values(),
    *(soort for (_, lezing), soort in soorten_gegevens.BUITEN_LID_3.items() if lezing is Lezing.STRIKT),
)


def test_the_rooms_declare_soorten() -> None:
    """The tests over all kinds of bevinding have kinds of both rooms to look at."""
    assert soorten_lijst.BSN_LEEG in ALL
    assert soorten_doel.MANDAAT_ONTBREEKT in ALL
    assert len(ALL) > 30


def test_codes_are_unique() -> None:
    """No two kinds share a code, over all rooms."""
    assert [code for code, times in Counter(soort.code for soort in ALL).items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(NAMED))
def test_codes_are_their_names(name: str) -> None:
    """A kind is found in the code of the library under its own code."""
    assert NAMED[name].code == name
    assert name.isupper()
    assert name.isidentifier()


@pytest.mark.parametrize("soort", ALL, ids=lambda soort: soort.code)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_explanations_are_fit_to_read(soort: Bevindingsoort, lang: Taal) -> None:
    """What a case worker reads is whole sentences without a wanbetaler in any form, and every gap is filled in."""
    text = Bevinding(soort=soort, row=12, column="Kop", field="veld", aantal=3).explain(lang)
    assert "wanbetaler" not in text.casefold()
    assert text[0].isupper()
    assert text[-1] in ".)"
    assert not set("{}") & set(text)
    assert "  " not in text
    assert soort.oplossing.in_taal(lang).format(column="Kop", field="veld") in text


@pytest.mark.parametrize("soort", ALL, ids=lambda soort: soort.code)
def test_every_text_is_in_two_languages(soort: Bevindingsoort) -> None:
    """Cause and remedy differ between Dutch and English, are sentences, and leave the same gaps."""
    for tekst in (soort.oorzaak, soort.oplossing):
        assert tekst.nl != tekst.en
        assert tekst.nl.endswith(".")
        assert tekst.en.endswith(".")
        gaps = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (tekst.nl, tekst.en)]
        assert gaps[0] == gaps[1] <= {"column", "field"}


@pytest.mark.parametrize(
    ("bevinding", "nl", "en"),
    [
        (Bevinding(soort=BARE), "Zo is het. Laat het zo.", "So it is. Leave it."),
        (Bevinding(soort=BARE, row=7), "Rij 7: Zo is het. Laat het zo.", "Row 7: So it is. Leave it."),
        (
            Bevinding(soort=BARE, column="Saldo"),
            "Kolom “Saldo”: Zo is het. Laat het zo.",
            "Column “Saldo”: So it is. Leave it.",
        ),
        (
            Bevinding(soort=SOORT, row=7, column="Saldo", field="achterstand_cak"),
            "Rij 7, kolom “Saldo”: De cel in Saldo is vreemd. Kijk naar achterstand_cak. " + CITAAT,
            "Row 7, column “Saldo”: The cell in Saldo is odd. Look at achterstand_cak. " + CITAAT,
        ),
        (
            Bevinding(soort=BARE, row=7, aantal=3, column="Saldo"),
            "Rij 7, en nog 2 rijen daarna, kolom “Saldo”: Zo is het. Laat het zo.",
            "Row 7, and 2 more rows after it, column “Saldo”: So it is. Leave it.",
        ),
        (
            Bevinding(soort=SOORT),
            "De cel in  is vreemd. Kijk naar . " + CITAAT,
            "The cell in  is odd. Look at . " + CITAAT,
        ),
        (
            Bevinding(soort=SOORT, column="{field} {0} {", field="}"),
            "Kolom “{field} {0} {”: De cel in {field} {0} { is vreemd. Kijk naar }. " + CITAAT,
            "Column “{field} {0} {”: The cell in {field} {0} { is odd. Look at }. " + CITAAT,
        ),
    ],
)
def test_explain(bevinding: Bevinding, nl: str, en: str) -> None:
    """It says where, what, what to do and on what ground, in Dutch unless asked otherwise; headers are only quoted."""
    assert bevinding.explain() == bevinding.explain("nl") == bevinding.explain(lang="nl") == nl
    assert bevinding.explain("en") == bevinding.explain(lang="en") == en
    assert nl.find(bevinding.remedy()) > 0
    assert bevinding.remedy() == bevinding.remedy("nl")
    assert en.find(bevinding.remedy("en")) > 0


def test_one_more_row_is_singular() -> None:
    """When one more row is counted, the sentence speaks of a row and not of rows."""
    bevinding = Bevinding(soort=BARE, row=7, aantal=2)
    assert bevinding.explain("nl").startswith("Rij 7, en nog 1 rij daarna: ")
    assert bevinding.explain("en").startswith("Row 7, and 1 more row after it: ")


@pytest.mark.parametrize("lang", ["fr", "NL", "", "nl ", None, 1])
@pytest.mark.parametrize("bevinding", [Bevinding(soort=BARE), Bevinding(soort=SOORT, row=7, aantal=2, column="Saldo")])
def test_other_languages_are_refused(bevinding: Bevinding, lang: Any) -> None:
    """There is Dutch and English; any other language is a WaardeError, wherever the bevinding is."""
    for say in (bevinding.explain, bevinding.remedy, bevinding.soort.oorzaak.in_taal):
        with pytest.raises(WaardeError, match="'nl' or 'en'"):
            say(lang)


def test_a_bevinding_is_what_its_soort_is() -> None:
    """Code, weight and rule are those of its kind."""
    bevinding = Bevinding(soort=SOORT, row=7)
    assert (bevinding.code, bevinding.ernst, bevinding.bron) == ("CEL_VREEMD", Ernst.WAARSCHUWING, rzv("7b.1", 3, "c"))
    assert Bevinding(soort=BARE).bron is None
    assert bevinding.aantal == 1


def test_without_row() -> None:
    """Without its row it is about all rows at once: the column and field stay, the count goes."""
    bevinding = Bevinding(soort=SOORT, row=7, aantal=5, column="Saldo", field="achterstand_cak")
    assert bevinding.without_row() == Bevinding(soort=SOORT, column="Saldo", field="achterstand_cak")


def test_bevindingen_are_values() -> None:
    """Equal bevindingen are one in a set, and stay equal through pickle and copy."""
    bevinding = Bevinding(soort=SOORT, row=7, column="Saldo")
    assert len({bevinding, Bevinding(soort=SOORT, row=7, column="Saldo"), Bevinding(soort=SOORT, row=8)}) == 2
    assert pickle.loads(pickle.dumps(bevinding)) == bevinding  # noqa: S301 - our own
    assert copy.deepcopy(bevinding) == bevinding


@pytest.mark.parametrize(
    ("times", "listed", "counted"),
    [(0, 0, []), (1, 1, []), (10, 10, []), (11, 11, [1]), (12, 11, [2]), (1000, 11, [990])],
)
def test_repeats_are_counted(times: int, listed: int, counted: list[int]) -> None:
    """Ten of a kind are listed; the eleventh stands for itself and all after it."""
    found = Bevindingen(Bevinding(soort=BARE, row=row) for row in range(1, times + 1)).as_tuple()
    assert len(found) == listed
    assert [bevinding.row for bevinding in found] == list(range(1, listed + 1))
    assert [bevinding.aantal for bevinding in found[:10]] == [1] * min(times, 10)
    assert [bevinding.aantal for bevinding in found[10:]] == counted


@pytest.mark.parametrize("part", ["oorzaak", "oplossing"])
@pytest.mark.parametrize("text", ["De {bsn}.", "De {}.", "De {0}.", "De {field", "De field}", "De {field.naam}."])
def test_what_could_not_be_said_is_refused_at_once(part: str, text: str) -> None:
    """A text of a vendor that asks for more than the column and the field is refused; braces that are meant stay."""
    plain: dict[str, Any] = {"oorzaak": Tekst("ok", "ok"), "oplossing": Tekst("ok", "ok")}
    for tekst in (Tekst(text, "ok"), Tekst("ok", text)):
        with pytest.raises(WaardeError, match=r"texts of ZO_IS_HET .* double the braces that are meant: \{\{ and \}\}"):
            Bevindingsoort(code=BARE.code, ernst=BARE.ernst, **(plain | {part: tekst}))
    meant = evolve(BARE, oorzaak=Tekst("De {{bsn}} van {field}.", "{{}}"))
    assert Bevinding(soort=meant, field="veld").explain() == "De {bsn} van veld. Laat het zo."


@given(
    kinds=st.lists(
        st.tuples(
            st.sampled_from([SOORT, BARE]), st.sampled_from([None, "Saldo", "PC"]), st.sampled_from([None, "veld"])
        ),
        max_size=120,
    )
)
@example(kinds=[(SOORT, None, None), (BARE, None, None)] * 30)
@example(kinds=[(BARE, None, None), (BARE, "Saldo", None)] * 12)
@example(kinds=[(BARE, None, None), (BARE, None, "veld")] * 12)
def test_counting_loses_nothing(kinds: list[tuple[Bevindingsoort, str | None, str | None]]) -> None:
    """Per kind, column and field the counts add up to the number added, in the order in which they were found."""
    added = [
        Bevinding(soort=soort, row=row, column=column, field=field)
        for row, (soort, column, field) in enumerate(kinds, 1)
    ]
    gathered = Bevindingen()
    for bevinding in added:
        gathered.add(bevinding)
    found = gathered.as_tuple()
    assert found == gathered.as_tuple() == Bevindingen(added).as_tuple()
    assert sum(bevinding.aantal for bevinding in found) == len(added)
    assert [bevinding.row for bevinding in found] == sorted(bevinding.row or 0 for bevinding in found)
    for kind in set(kinds):
        own = [b for b in found if (b.soort, b.column, b.field) == kind]
        first = [b for b in added if (b.soort, b.column, b.field) == kind][: LISTED_PER_KIND + 1]
        assert [b.row for b in own] == [b.row for b in first]
        assert sum(b.aantal for b in own) == kinds.count(kind)
        assert all(b.aantal == 1 for b in own[:LISTED_PER_KIND])
