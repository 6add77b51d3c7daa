# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Two kaders on one list: who moves up, down, in and out."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.prioritering import Beweging
from tests.test_prioritering import BSNS, DAY, GIVEN, Row, kader_of, kaders, lijst, rows, toestemming


READ = lijst(*({"bsn": bsn, "achterstand_cak": f"{10 * place},00"} for place, bsn in enumerate(BSNS)))


def compared(van: cak.Afwegingskader, naar: cak.Afwegingskader, read: cak.CakLijst = READ, **options: Any) -> Any:
    """Compare under a permission for both."""
    gebruik = toestemming(van, gegevens=van.gegevens | naar.gegevens, selectie=van.selectie | naar.selectie)
    return cak.compare_kaders(van, naar, read, gebruik, op=DAY, **options)


def test_who_moves() -> None:
    """Up and down count among those on both lists; who comes in at the top moves nobody."""
    van = kader_of(k.achterstand_cak.tussen(10, 40), volgorde=[k.achterstand_cak.oplopend])
    naar = kader_of(
        cak.Regel("veel", als=k.achterstand_cak >= 30, aanpak="bellen"),
        k.achterstand_cak >= 20,
        volgorde=[k.achterstand_cak.aflopend],
    )
    found = compared(van, naar)
    asked = {beweging: [w.bsn.value for w in found.personen(beweging)] for beweging in Beweging}
    assert asked == {
        Beweging.OMHOOG: [BSNS[3]],
        Beweging.OMLAAG: [BSNS[2]],
        Beweging.GELIJK: [],
        Beweging.ERIN: [BSNS[4]],
        Beweging.ERUIT: [BSNS[1]],
    }
    assert found.aantallen == {beweging: len(persons) for beweging, persons in asked.items()}
    assert found.per_aanpak == {"bellen": (0, 2), "brief": (3, 1)}
    assert found.explain() == (
        "Van “toets” naar “toets”: 1 inwoners gaan omhoog, 1 omlaag, 0 blijven gelijk, 1 komen erbij en 1 gaan eruit. "
        "bellen: 0 → 2; brief: 3 → 1."
    )
    assert found.explain("en").startswith("From “toets” to “toets”: 1 residents move up, 1 down, 0 stay, 1 come in and")
    assert repr(found) == "Kadervergelijking(1 omhoog, 1 omlaag, 0 gelijk, 1 erin, 1 eruit)"


def test_who_waits_is_not_work() -> None:
    """For who finds no room nothing is done, and so it counts for no approach."""
    less = cak.Regel("1", als=cak.ALTIJD, aanpak=cak.Aanpak("brief", capaciteit=2))
    assert compared(kader_of(cak.ALTIJD), kader_of(less)).per_aanpak == {"brief": (5, 2)}


def test_nobody_on_either() -> None:
    """Two empty werklijsten differ in nothing, and no approach is named."""
    nobody = kader_of(k.leeftijd < 18)
    assert compared(nobody, nobody).explain().endswith("0 komen erbij en 0 gaan eruit.")


def test_the_permission_must_cover_both() -> None:
    """A kader beyond the permission is refused, as it would be by itself."""
    van, naar = kader_of(cak.ALTIJD), kader_of(k.achterstand_cak >= 5)
    with pytest.raises(cak.DoelbindingError, match="ACHTERSTAND_CAK"):
        cak.compare_kaders(van, naar, READ, toestemming(van), op=DAY)


@settings(max_examples=40)
@given(rows(), kaders(), kaders())
def test_everyone_moves_once(drawn: list[Row], van: cak.Afwegingskader, naar: cak.Afwegingskader) -> None:
    """Whoever is on either werklijst moves in one way, back is the reverse, and a kader moves nobody against itself."""
    read = lijst(*drawn)
    found, back = compared(van, naar, read, **GIVEN), compared(naar, van, read, **GIVEN)
    moved = Counter(w.bsn for beweging in Beweging for w in found.personen(beweging))
    both = [item.wanbetaler.bsn for werklijst in (found.van, found.naar) for item in werklijst]
    assert moved == Counter(set(both))
    reverse = {
        Beweging.OMHOOG: Beweging.OMLAAG,
        Beweging.OMLAAG: Beweging.OMHOOG,
        Beweging.GELIJK: Beweging.GELIJK,
        Beweging.ERIN: Beweging.ERUIT,
        Beweging.ERUIT: Beweging.ERIN,
    }
    assert found.aantallen == {beweging: back.aantallen[other] for beweging, other in reverse.items()}
    same = compared(van, van, read, **GIVEN)
    assert same.aantallen[Beweging.GELIJK] == len(same.van)
