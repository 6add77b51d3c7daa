# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Fixtures of cak_regeling for pytest: a list, a kader, a permission, and canaries.

A module of its own beside the package, so that pytest starts as fast as before, and a coverage tool that starts after
the plugins still sees the package being imported. It is loaded by itself; ``-p no:cak_regeling`` leaves it out.
"""

from collections.abc import Generator
from contextlib import nullcontext
from datetime import date
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from cak_regeling import Afwegingskader, CakLijst, ToegestaanGebruik
    from cak_regeling.testing.canary import Canaries

_PEILDATUM = date(2023, 9, 30)
_GEMEENTE = "0392"


@pytest.fixture(scope="session")
def cak_lijst() -> "CakLijst":
    """A synthetic list of two hundred persons of 30 September 2023, read, of municipality 0392."""
    from cak_regeling import Gemeentecode, read_lijst
    from cak_regeling.testing import generate_lijst

    generated = generate_lijst(200, seed=1, peildatum=_PEILDATUM)
    return read_lijst(generated.content, peildatum=_PEILDATUM, gemeente=Gemeentecode(_GEMEENTE))


@pytest.fixture(scope="session")
def kader() -> "Afwegingskader":
    """A kader that needs nothing but the list: the young first, then who is long in the scheme, then all others."""
    from cak_regeling import ALTIJD, Afwegingskader, Regel
    from cak_regeling import criteria as k

    return Afwegingskader(
        "voorbeeld",
        regels=[
            Regel("18 tot 27", als=k.leeftijd.tussen(18, 27) & k.in_premieregime, aanpak="huisbezoek"),
            Regel("lang", als=k.maanden_in_regeling >= 60, aanpak="bellen"),
            Regel("overig", als=ALTIJD, aanpak="brief"),
        ],
        volgorde=[k.maanden_in_regeling.aflopend],
    )


@pytest.fixture
def gebruik(kader: "Afwegingskader") -> "ToegestaanGebruik":
    """A permission from 12 October 2023 on of municipality 0392 for the kader, also for a ``kader`` of one's own.

    One that asks for persons who owe no premie now is covered too: a judgement on that is given.
    """
    from cak_regeling import Doel, Gemeentecode, Mandaat, Oordeel, Organisatieonderdeel, Verlener, Verwerking, toets

    verwerking = Verwerking(
        doel=Doel.UITSTROOMBEVORDERING,
        onderdeel=Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=Gemeentecode(_GEMEENTE),
        gegevens=kader.gegevens,
        mandaat=Mandaat(verlener=Verlener.COLLEGE, aan="teammanager", geldig_van=date(2023, 1, 1)),
        selectie=kader.selectie,
        oordelen={"ZONDER_PREMIE": Oordeel(rol="college", op=date(2023, 1, 1), motivering="voorbeeld")},
    )
    return toets(verwerking, op=date(2023, 10, 12)).require()


@pytest.fixture
def cak_canaries() -> "Canaries":
    """Recognisable persons; a test with them fails when one shows in what it logs, prints, warns of or raises."""
    from cak_regeling.testing.canary import Canaries

    return Canaries()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """Watch a test that has canaries; within what captures its output, so also with ``-s``."""
    canaries: Canaries | None = getattr(item, "funcargs", {}).get("cak_canaries")
    with nullcontext() if canaries is None else canaries.watch():
        return (yield)
