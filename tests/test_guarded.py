# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What asks for a permission refuses everything else: each guarded use, offered each thing that is none."""

import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.opvolging import Contacten
from cak_regeling.testing import generate_lijst
from cak_regeling.uitwisseling import build_signalen, build_zaken, match_signalen, op_cak_lijst
from tests.test_errors import is_said_in_dutch


PEILDATUM, OP = date(2023, 9, 30), date(2023, 10, 12)
HAARLEM = cak.Gemeentecode("0392")
END = date(2024, 1, 1)
OORDEEL = cak.Oordeel(rol="college", op=date(2023, 1, 1), motivering="besluit 7")
LIJST = cak.read_lijst(generate_lijst(20, peildatum=PEILDATUM).content, peildatum=PEILDATUM, gemeente=HAARLEM)
KADER = cak.Afwegingskader(
    "jong",
    regels=[cak.Regel("jong", als=k.leeftijd < 120, aanpak=cak.Aanpak("brief", kanaal=cak.Kanaal.BRIEF))],
)
USE = cak.Verwerking(
    doel=cak.Doel.UITSTROOMBEVORDERING,
    onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
    gemeente=HAARLEM,
    gegevens=frozenset(gegeven for gegeven in cak.Gegeven if gegeven.fields),
    mandaat=cak.Mandaat(verlener=cak.Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1), geldig_tot=END),
)
SIGNALEN = {cak.Gegeven.ANDERE_SIGNALEN, cak.Gegeven.SOORT_SIGNAAL, cak.Gegeven.ANDERE_SCHULDEN}
MATCHEN = evolve(
    USE,
    gegevens=USE.gegevens | SIGNALEN,
    oordelen={f"GEGEVEN_{gegeven.name}": OORDEEL for gegeven in SIGNALEN},
)
STATISTIEK = evolve(USE, doel=cak.Doel.STATISTIEK, lezing=cak.Lezing.RUIM, oordelen={"LEZING_RUIM": OORDEEL})
VROEGSIGNALERING = evolve(STATISTIEK, doel=cak.Doel.VROEGSIGNALERING)
FRAME = frames.to_frame(LIJST)
WERKLIJST = KADER.apply(LIJST, cak.toets(USE, op=OP).require(), op=OP)
UP = cak.Verrijking(
    cak.Gegeven.WGS_ZAAK,
    waarden=dict.fromkeys(LIJST.by_bsn, True),
    nagegaan=cak.ALLEN,
    herkomst="dossier vroegsignalering",
    peildatum=PEILDATUM,
)

GUARDED: dict[str, tuple[cak.Verwerking, Callable[[Any, date, Path], object]]] = {
    "apply": (USE, lambda gebruik, op, _: KADER.apply(LIJST, gebruik, op=op)),
    "hand out": (USE, lambda gebruik, op, to: WERKLIJST.write(to / "brief.csv", gebruik, aanpak="brief", op=op)),
    "exchange": (STATISTIEK, lambda gebruik, op, _: build_signalen(WERKLIJST, gebruik, op=op, verrijkingen=[UP])),
    "match": (MATCHEN, lambda gebruik, op, _: match_signalen(LIJST, [], gebruik, op=op)),
    "match the other way": (VROEGSIGNALERING, lambda gebruik, op, _: op_cak_lijst([], LIJST, gebruik, op=op)),
    "frames": (USE, lambda gebruik, op, _: frames.apply(KADER, FRAME, gebruik, op=op)),
    "view": (USE, lambda gebruik, op, _: cak.ToegestaanGebruik.view(gebruik, LIJST, op=op)),
}
OFFERED: dict[str, tuple[Callable[[cak.Verwerking], object], date]] = {
    "nothing": (lambda _: None, OP),
    "a word": (lambda _: "ja", OP),
    "a use": (lambda use: use, OP),
    "a test": (lambda use: cak.toets(use, op=OP), OP),
    "the class": (lambda _: cak.ToegestaanGebruik, OP),
    "one that lapsed": (lambda use: cak.toets(use, op=OP).require(), END),
    "one of a later day": (lambda use: cak.toets(use, op=OP).require(), date(2023, 10, 11)),
    "one of another gemeente": (
        lambda use: cak.toets(evolve(use, gemeente=cak.Gemeentecode("0307")), op=OP).require(),
        OP,
    ),
}


@pytest.mark.parametrize("guarded", GUARDED)
def test_with_a_permission_it_is_done(guarded: str, tmp_path: Path) -> None:
    """On the first and the last day of a permission each guarded use does its work."""
    use, do = GUARDED[guarded]
    gebruik = cak.toets(use, op=OP).require()
    assert do(gebruik, OP, tmp_path) is not None
    assert do(gebruik, date(2023, 12, 31), tmp_path) is not None


@pytest.mark.parametrize("offered", OFFERED)
@pytest.mark.parametrize("guarded", GUARDED)
def test_without_one_it_is_not(guarded: str, offered: str, tmp_path: Path) -> None:
    """What is no permission, or not one for this day and municipality, is a DoelbindingError; nothing is written."""
    use, do = GUARDED[guarded]
    offer, op = OFFERED[offered]
    with pytest.raises(cak.DoelbindingError):
        do(offer(use), op, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("guarded", [guarded for guarded in GUARDED if guarded != "view"])
def test_one_for_less_is_not_enough(guarded: str, tmp_path: Path) -> None:
    """A permission for less data than the use takes is refused; a view then shows less instead."""
    use, do = GUARDED[guarded]
    less = cak.toets(evolve(use, gegevens=frozenset({cak.Gegeven.WOONPLAATS})), op=OP).require()
    with pytest.raises(cak.DoelbindingError, match="does not cover"):
        do(less, OP, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert {name for person in less.view(LIJST, op=OP, verrijkingen=[UP]).personen for name in person} == {"woonplaats"}


@pytest.mark.parametrize("guarded", GUARDED)
def test_a_restriction_asks_for_what_it_rests_on(guarded: str, tmp_path: Path) -> None:
    """For the task werk en inkomen none of it is done before it is known who has bijstand."""
    use, do = GUARDED[guarded]
    restricted = cak.toets(evolve(use, onderdeel=cak.Organisatieonderdeel.WERK_EN_INKOMEN), op=OP).require()
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with BIJSTAND") as caught:
        do(restricted, OP, tmp_path)
    assert is_said_in_dutch(caught.value)
    assert list(tmp_path.iterdir()) == []


NAZORG = cak.Afwegingskader(
    "nazorg",
    regels=[cak.Regel("nazorg", als=~k.in_premieregime, aanpak=cak.Aanpak("brief", kanaal=cak.Kanaal.BRIEF))],
)
JUDGED: dict[str, Any] = {"selectie": NAZORG.selectie, "oordelen": {"ZONDER_PREMIE": OORDEEL, "LEZING_RUIM": OORDEEL}}
OF_NAZORG = NAZORG.apply(LIJST, cak.toets(evolve(USE, **JUDGED), op=OP).require(), op=OP)
CHOOSING: dict[str, tuple[cak.Verwerking, Callable[[Any, Path], object]]] = {
    "apply": (USE, lambda gebruik, _: NAZORG.apply(LIJST, gebruik, op=OP)),
    "frames": (USE, lambda gebruik, _: frames.apply(NAZORG, FRAME, gebruik, op=OP)),
    "frames of many": (USE, lambda gebruik, _: frames.apply(NAZORG, FRAME, {"0392": gebruik}, op=OP)),
    "compare kaders": (USE, lambda gebruik, _: cak.compare_kaders(KADER, NAZORG, LIJST, gebruik, op=OP)),
    "hand out": (USE, lambda gebruik, to: OF_NAZORG.write(to / "brief.csv", gebruik, aanpak="brief")),
    "hand out to be judged": (USE, lambda gebruik, to: OF_NAZORG.write_te_beoordelen(to / "mens.csv", gebruik)),
    "exchange": (STATISTIEK, lambda gebruik, _: build_signalen(OF_NAZORG, gebruik, op=OP, verrijkingen=[UP])),
    "exchange cases": (
        STATISTIEK,
        lambda gebruik, _: build_zaken(OF_NAZORG, gebruik, Contacten({}), op=OP, verrijkingen=[UP]),
    ),
}


@pytest.mark.parametrize("choosing", CHOOSING)
def test_who_owes_nothing_now_is_chosen_by_a_judgement_only(choosing: str, tmp_path: Path) -> None:
    """A use tested without saying whom it chooses, or for others, is refused; with a judgement on it, it is done."""
    use, do = CHOOSING[choosing]
    assert do(cak.toets(evolve(use, **JUDGED), op=OP).require(), tmp_path) is not None
    written = list(tmp_path.iterdir())
    for selectie in (None, cak.Selectie(), KADER.selectie, "iedereen"):
        gebruik = cak.toets(evolve(use, selectie=selectie), op=OP).require()  # type: ignore[arg-type]  # one is text on purpose
        with pytest.raises(cak.DoelbindingError, match=r"selectie=kader\.selectie and an Oordeel for ZON") as caught:
            do(gebruik, tmp_path)
        assert is_said_in_dutch(caught.value)
    assert list(tmp_path.iterdir()) == written
    without = cak.toets(evolve(use, **(JUDGED | {"oordelen": {"LEZING_RUIM": OORDEEL}})), op=OP)
    assert without.uitkomst is cak.Uitkomst.MENSELIJK_OORDEEL


def test_a_werklijst_is_not_kept_beyond_its_permission(tmp_path: Path) -> None:
    """It can't be stored, and under a permission of a later day it is handed out only when that day is given."""
    with pytest.raises(cak.DoelbindingError, match="is not carried elsewhere"):
        pickle.dumps(WERKLIJST)
    later = cak.toets(USE, op=date(2023, 11, 1)).require()
    with pytest.raises(cak.DoelbindingError, match="not on 2023-10-12"):
        WERKLIJST.write(tmp_path / "brief.csv", later, aanpak="brief")
    assert WERKLIJST.write(tmp_path / "brief.csv", later, aanpak="brief", op=date(2023, 11, 1)) == len(WERKLIJST)
