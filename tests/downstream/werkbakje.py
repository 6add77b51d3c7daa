# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A small program that embeds cak_regeling: it takes a file, and answers with who is first and why."""

import logging
from collections.abc import Mapping
from datetime import date
from typing import Any

import cak_regeling as cak


LOG = logging.getLogger(__name__)


def answer(
    content: bytes, *, peildatum: date, kader: cak.Afwegingskader, gebruik: cak.ToegestaanGebruik
) -> Mapping[str, Any]:
    """Give the answer of a web service: counts for everyone, and places with reasons without a person in them."""
    try:
        lijst = cak.read_lijst(content, peildatum=peildatum, gemeente=gebruik.gemeente)
    except cak.LijstError as error:
        LOG.warning("list refused: %s", error)
        return {"geweigerd": str(error)}
    werklijst = kader.apply(lijst, gebruik, op=date(2023, 10, 12))
    LOG.info("read %s", lijst)
    return {
        "personen": len(lijst.wanbetalers),
        "afgewezen": [bevinding.explain() for row in lijst.rejected for bevinding in row.bevindingen],
        "werklijst": [{"rang": item.rang, "aanpak": item.aanpak, "reden": item.explain()} for item in werklijst],
        "te beoordelen": len(werklijst.te_beoordelen),
    }
