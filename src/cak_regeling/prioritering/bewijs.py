# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The receipt of a werklijst: how it was made, as bytes that are the same for the same input."""

from typing import TYPE_CHECKING, Any

from cak_regeling.criteria.context import Context
from cak_regeling.criteria.verrijking import ALLEN
from cak_regeling.doelbinding.logboek import canonical


if TYPE_CHECKING:
    from cak_regeling.prioritering.werklijst import Werklijst


VERSIE = 1
"""Of the form; it changes when a receipt has other parts."""


def receipt(werklijst: "Werklijst", context: Context) -> bytes:
    """Give canonical JSON: keys sorted, no white space, UTF-8; see `Werklijst.receipt`."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, and only needed here

    gebruik = werklijst.gebruik
    (peildatum, sha256), *vorige = werklijst.lijsten
    data: dict[str, Any] = {
        "versie": VERSIE,
        "pakket": {"naam": "cak_regeling", "versie": version("cak_regeling")},
        "op": werklijst.op.isoformat(),
        "lijst": {
            "sha256": sha256,
            "peildatum": peildatum.isoformat(),
            "gemeente": None if werklijst.gemeente is None else werklijst.gemeente.value,
        },
        "vorige": [{"sha256": sha, "peildatum": day.isoformat()} for day, sha in vorige],
        "eerste_lijst": context.eerdere == (),
        "verrijkingen": sorted(
            (
                {
                    "gegeven": verrijking.gegeven.value,
                    "herkomst": verrijking.herkomst,
                    "peildatum": verrijking.peildatum.isoformat(),
                    "waarden": len(verrijking.waarden),
                    "nagegaan": "allen" if verrijking.nagegaan is ALLEN else len(verrijking.nagegaan),
                }
                for verrijking in context.verrijkingen.values()
            ),
            key=lambda one: str(one["gegeven"]),
        ),
        "kader": werklijst.kader.to_dict(),
        "toestemming": {
            "verwerking": gebruik.verwerking.to_dict(),
            "gegevens": sorted(gegeven.value for gegeven in gebruik.gegevens),
            "geldig_van": gebruik.geldig_van.isoformat(),
            "geldig_tot": None if gebruik.geldig_tot is None else gebruik.geldig_tot.isoformat(),
            "beperking": gebruik.beperking.to_dict(),
        },
        "aantallen": {
            "items": len(werklijst.items),
            "te_beoordelen": len(werklijst.te_beoordelen),
            "uitgesloten": len(werklijst.uitgesloten),
            "zonder_regel": len(werklijst.zonder_regel),
            "buiten_toestemming": werklijst.buiten_toestemming,
            "rejected": werklijst.rejected,
        },
    }
    return canonical(data)
