# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The kaders after those of municipalities, on synthetic lists."""

from datetime import date
from itertools import groupby
from typing import Any

import pytest

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.bevinding import Taal
from cak_regeling.bronnen import KENNISSESSIE
from cak_regeling.prioritering.voorbeelden import amsterdam, arnhem, en_en, haaksbergen, haarlem, midden_groningen
from cak_regeling.testing import generate_lijst


PEILDATUM = date(2023, 9, 30)
DAY = date(2023, 10, 12)
GEMEENTE = cak.Gemeentecode("0392")


def synthetic(peildatum: date, persons: int, seed: int) -> cak.CakLijst:
    """Read a synthetic list."""
    content = generate_lijst(persons, seed=seed, peildatum=peildatum).content
    return cak.read_lijst(content, peildatum=peildatum, gemeente=GEMEENTE)


def permission(kader: cak.Afwegingskader | None = None, **options: Any) -> cak.ToegestaanGebruik:
    """Get the permission that a kader needs; Haarlem's when None."""
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=GEMEENTE,
        gegevens=(kader or haarlem()).gegevens,
        mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
        **options,
    )
    return cak.toets(verwerking, op=DAY).require()


@pytest.fixture(scope="module")
def now() -> cak.CakLijst:
    """Read the list of this quarter."""
    return synthetic(PEILDATUM, 300, 5)


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


# Haarlem's numbers, in kind


def test_haarlems_numbers_in_kind() -> None:
    """On 2,500 persons of whom 80 are new, the groups have the published shares, and everyone is there exactly once."""
    now, before = synthetic(PEILDATUM, 2500, 3), synthetic(date(2023, 8, 31), 2420, 4)
    werklijst = haarlem().apply(now, permission(), op=DAY, vorige=[before])
    waiting = {apart.wanbetaler.bsn for apart in werklijst.te_beoordelen}
    everyone = [item.wanbetaler.bsn for item in werklijst] + list(waiting)
    assert sorted(everyone) == sorted(now.by_bsn)
    assert (len(everyone), werklijst.uitgesloten, werklijst.zonder_regel, werklijst.buiten_toestemming) == (
        *(2500, (), ()),
        0,
    )
    counts = {naam: len(list(group)) for naam, group in groupby(item.regel.naam for item in werklijst)}
    under_21, under_27 = 2.8 / 33.5 * 0.398, 11.8 / 33.5 * 0.398  # ages by CBS 2016 and VenZ 2019, as the generator has
    assert counts["18 tot 21"] / 2500 == pytest.approx(under_21, rel=0.25)
    assert counts["21 tot 27"] / 2500 == pytest.approx(under_27, rel=0.15)
    assert counts["nieuw"] == pytest.approx(80 * (1 - under_21 - under_27), rel=0.2)
    unknown = {w.bsn for w in now.wanbetalers if w.geboortedatum == cak.OnvolledigeDatum()}
    assert unknown
    assert unknown <= waiting
    assert {apart.regel.naam for apart in werklijst.te_beoordelen if apart.wanbetaler.bsn in unknown} == {"18 tot 21"}


# The others


OTHERS = {
    "arnhem": arnhem(),
    "amsterdam": amsterdam(),
    "midden_groningen": midden_groningen(hoog_bedrag=5000, verhoogd_risico=k.maanden_in_regeling >= 24),
    "haaksbergen": haaksbergen(),
    "en_en": en_en(),
    "haarlem": haarlem(),
}


@pytest.mark.parametrize("kader", OTHERS.values(), ids=OTHERS)
def test_each_says_what_it_rests_on(kader: cak.Afwegingskader) -> None:
    """A rule cites its source, what is not known is said, and so is whether the BRP was looked at; a file holds it."""
    assert any(regel.bron is not None for regel in kader.regels)
    looks = {cak.Gegeven.OVERLEDEN, cak.Gegeven.VERHUISD} <= kader.gegevens
    assert ("geen controle met de BRP" in kader.toelichting) is not looks
    assert "iet bekend" in kader.toelichting or "Een eigen voorbeeld" in kader.toelichting
    assert cak.Afwegingskader.from_toml(kader.to_toml()) == kader


def test_arnhem(now: cak.CakLijst) -> None:
    """Who is 27 today is visited by Rijnstad; an age that is not certain waits."""
    werklijst = arnhem().apply(now, permission(arnhem()), op=DAY)
    for item in werklijst:
        youngest, _ = ages(item.wanbetaler)
        assert youngest is not None
        assert item.aanpak == f"huisbezoek door {'Opr€cht' if youngest < 27 else 'Rijnstad'}"
    assert len(werklijst) + len(werklijst.te_beoordelen) == len(now.wanbetalers)


def test_amsterdam(now: cak.CakLijst) -> None:
    """Ten years count from the latest aanmelding."""
    werklijst = amsterdam().apply(now, permission(amsterdam()), op=DAY)
    starts = [item.wanbetaler.aanmelddatum for item in werklijst]
    assert starts
    assert all(start is not None and start <= date(2013, 9, 30) for start in starts)


def test_midden_groningen(now: cak.CakLijst) -> None:
    """Both what is high and what is a risk are the municipality's own, and the highest amount comes first."""
    kader = OTHERS["midden_groningen"]
    amounts = [i.wanbetaler.achterstand_cak or 0 for i in kader.apply(now, permission(kader), op=DAY)]
    assert amounts
    assert amounts == sorted(amounts, reverse=True)
    assert amounts[-1] >= 5000
    with pytest.raises(TypeError, match="hoog_bedrag"):
        midden_groningen()  # type: ignore[call-arg]


def enriched(gegeven: cak.Gegeven, *values: tuple[cak.BSN, Any]) -> cak.Verrijking:
    """Say of everyone whether another administration knows something."""
    return cak.Verrijking(gegeven, waarden=dict(values), nagegaan=cak.ALLEN, herkomst="proef", peildatum=PEILDATUM)


def test_haaksbergen(now: cak.CakLijst) -> None:
    """Who has bijstand is offered the scheme of article 6.5.6, and the others have no rule."""
    bsn = now.wanbetalers[7].bsn
    werklijst = haaksbergen().apply(
        now, permission(haaksbergen()), op=DAY, verrijkingen=[enriched(cak.Gegeven.BIJSTAND, (bsn, True))]
    )
    (item,) = werklijst
    assert item.wanbetaler.bsn == bsn
    assert "artikel 6.5.6, Rzv" in item.explain()
    assert len(werklijst.zonder_regel) == len(now.wanbetalers) - 1


def test_the_list_and_other_signals(now: cak.CakLijst, before: cak.CakLijst) -> None:
    """Rent and energy come first, the deceased are left out, and it is tested with a judgement for each datum."""
    kader = en_en()
    bsns = [w.bsn for w in now.wanbetalers if w.in_premieregime][:4]
    oordeel = cak.Oordeel(rol="functionaris gegevensbescherming", op=DAY, motivering="voorkomt leed")
    codes = ["OVERLEDEN", "VERHUISD", "SCHULDHULP", "ANDERE_SIGNALEN", "SOORT_SIGNAAL"]
    gebruik = permission(kader, oordelen={f"GEGEVEN_{code}": oordeel for code in codes})
    werklijst = kader.apply(
        now,
        gebruik,
        op=DAY,
        vorige=[before],
        verrijkingen=[
            enriched(cak.Gegeven.OVERLEDEN, (bsns[0], True)),
            enriched(cak.Gegeven.VERHUISD),
            enriched(cak.Gegeven.SCHULDHULP, (bsns[1], True)),
            enriched(cak.Gegeven.NIET_BENADEREN),
            enriched(cak.Gegeven.ANDERE_SIGNALEN, (bsns[0], 3), (bsns[2], 1), (bsns[3], 1)),
            enriched(cak.Gegeven.SOORT_SIGNAAL, (bsns[2], "Huur"), (bsns[3], "Water")),
        ],
    )
    first, second, *_ = werklijst
    assert (first.wanbetaler.bsn, first.regel.naam, first.aanpak) == (bsns[2], "huur of energie", "huisbezoek")
    assert (second.wanbetaler.bsn, second.aanpak) == (bsns[3], "bellen")
    assert {apart.wanbetaler.bsn for apart in werklijst.uitgesloten} == set(bsns[:2])
    assert sum(item.aanpak == "brief" and not item.wacht for item in werklijst) == 80
    assert sum(item.wacht for item in werklijst) == len(werklijst) - 82
    with pytest.raises(cak.DoelbindingError, match="OVERLEDEN"):
        permission(kader)
