# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What a werklijst holds, in counts: for a system in another language, and for the command line. Nobody is in it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from cak_regeling.bevinding import Tekst
from cak_regeling.prioritering.werklijst import Apart, Werklijst


VERSIE = 1
"""Of the form; it changes when a part is renamed or goes."""
VOORSTEL = Tekst(
    "Dit is een voorstel om naar te kijken, geen besluit.", "This is a proposal to look at, and no decision."
)


def to_dict(werklijst: Werklijst) -> dict[str, Any]:
    """Give the counts as plain JSON types; see `Werklijst.to_dict`."""
    kader = werklijst.kader
    placed = Counter((item.regel.naam, item.aanpak, item.wacht) for item in werklijst)
    return {
        "versie": VERSIE,
        "op": werklijst.op.isoformat(),
        "peildatum": werklijst.lijsten[0][0].isoformat(),
        "gemeente": None if werklijst.gemeente is None else werklijst.gemeente.value,
        "kader": {
            "naam": kader.naam,
            "vastgesteld_op": None if kader.vastgesteld_op is None else kader.vastgesteld_op.isoformat(),
        },
        "tekst": {"nl": VOORSTEL.nl, "en": VOORSTEL.en},
        "regels": [
            {"regel": regel, "aanpak": aanpak, "wacht": wacht, "aantal": count}
            for (regel, aanpak, wacht), count in placed.items()
        ],
        "te_beoordelen": _by_rule(werklijst.te_beoordelen),
        "uitgesloten": _by_rule(werklijst.uitgesloten),
        "zonder_regel": len(werklijst.zonder_regel),
        "buiten_toestemming": werklijst.buiten_toestemming,
        "afgekeurd": werklijst.rejected,
    }


def _by_rule(apart: Iterable[Apart]) -> list[dict[str, Any]]:
    counts = Counter(one.regel.naam for one in apart)
    return [{"regel": regel, "aantal": count} for regel, count in counts.items()]
