"""The kader after Haarlem's, on a synthetic list."""

from datetime import date
from itertools import groupby

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Taal
from cak_regeling.bronnen import KENNISSESSIE
from cak_regeling.prioritering.voorbeelden import haarlem
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
DAY = date(2023, 10, 12)
GEMEENTE = cak.Gemeentecode("0392")


def synthetic(peildatum: date, persons: int, seed: int) -> cak.CakLijst:
    """Read a synthetic list."""
    content = generate_lijst(persons, seed=seed, peildatum=peildatum).content
    return cak.read_lijst(content, peildatum=peildatum, gemeente=GEMEENTE)


def permission() -> cak.ToegestaanGebruik:
    """Get the permission that the kader needs."""
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=GEMEENTE,
        gegevens=haarlem().gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
    )
    return cak.toets(verwerking, op=DAY).require()


@pytest.fixture(scope="module")
def now() -> cak.CakLijst:
    """Read the list of this quarter."""
    return synthetic(PEILDATUM, 300, 1)


@pytest.fixture(scope="module")
def before() -> cak.CakLijst:
    """Read the list of the quarter before, with a part of the persons."""
    return synthetic(date(2023, 6, 30), 200, 2)


def ages(wanbetaler: cak.Wanbetaler) -> tuple[int | None, int | None]:
    """Give the youngest and oldest that a person can be."""
    return wanbetaler.geboortedatum.leeftijd_op(PEILDATUM)


def test_the_kader_is_what_haarlem_told() -> None:
    """The young first, then who is new, then everyone else; it needs no more than age, date and BSN."""
    kader = haarlem()
    assert [regel.naam for regel in kader.regels] == ["18 tot 21", "21 tot 27", "nieuw", "overig"]
    assert [regel.bron for regel in kader.regels] == [None, None, KENNISSESSIE, None]
    assert kader.regels[-1].als == cak.ALTIJD
    assert kader.uitsluiten == ()
    assert kader.volgorde == (k.maanden_in_regeling.aflopend,)
    assert kader.regelgegevens == {cak.Gegeven.BSN, cak.Gegeven.GEBOORTEDATUM, cak.Gegeven.AANMELDDATUM}
    assert haarlem() == kader


def test_everyone_has_an_approach_or_waits_for_a_human(now: cak.CakLijst, before: cak.CakLijst) -> None:
    """Each person falls under the rule of their age or newness; only who may be young is left to a human."""
    werklijst = haarlem().apply(now, permission(), op=DAY, vorige=[before])
    placed = [*(item.wanbetaler for item in werklijst), *(apart.wanbetaler for apart in werklijst.te_beoordelen)]
    assert {w.bsn for w in placed} == set(now.by_bsn)
    assert len(placed) == len(now.wanbetalers)
    assert (werklijst.uitgesloten, werklijst.zonder_regel, werklijst.buiten_toestemming) == ((), (), 0)
    for item in werklijst:
        youngest, oldest = ages(item.wanbetaler)
        assert youngest is not None
        assert oldest is not None
        if item.regel.naam in {"18 tot 21", "21 tot 27"}:
            van, tot = map(int, item.regel.naam.split(" tot "))
            assert van <= youngest <= oldest < tot
        else:
            assert youngest >= 27
            assert (item.regel.naam == "nieuw") is (item.wanbetaler.bsn not in before.by_bsn)
    assert werklijst.te_beoordelen
    for apart in werklijst.te_beoordelen:
        assert ages(apart.wanbetaler)[0] != ages(apart.wanbetaler)[1] or ages(apart.wanbetaler) == (None, None)
    assert {item.regel.naam for item in werklijst} == {"18 tot 21", "21 tot 27", "nieuw", "overig"}


def test_longest_in_the_scheme_first_within_a_rule(now: cak.CakLijst) -> None:
    """Within a rule the order is by the latest aanmelddatum, oldest first, and then by BSN."""
    werklijst = haarlem().apply(now, permission(), op=DAY, vorige=cak.EERSTE_LIJST)
    for _, group in groupby(werklijst, key=lambda item: item.regel.naam):
        keys = [(item.wanbetaler.aanmelddatum, item.wanbetaler.bsn.value) for item in group]
        assert keys == sorted(keys, key=lambda key: (key[0] or date.max, key[1]))
    assert "overig" not in {item.regel.naam for item in werklijst}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_a_case_worker_reads(now: cak.CakLijst, before: cak.CakLijst, lang: Taal) -> None:
    """No explanation says *wanbetaler*, each says which debt is missing, and only one rule cites the slides."""
    werklijst = haarlem().apply(now, permission(), op=DAY, vorige=[before])
    debt = {
        "nl": "De schuld bij de zorgverzekeraar staat niet op de lijst.",
        "en": "The debt at the insurer is not on the list.",
    }
    for entry in (*werklijst, *werklijst.te_beoordelen):
        text = entry.explain(lang)
        assert "wanbetaler" not in text.lower()
        assert debt[lang] in text
        assert ("kennissessie" in text) is (entry.regel.naam == "nieuw")


def test_it_needs_to_know_what_came_before(now: cak.CakLijst) -> None:
    """Newness needs earlier lists, or the word that there are none."""
    with pytest.raises(cak.KaderError, match="EERSTE_LIJST"):
        haarlem().apply(now, permission(), op=DAY)
