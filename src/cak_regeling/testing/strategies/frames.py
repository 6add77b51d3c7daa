# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Strategies for data frames; they need the extra ``frames``, and Polars."""

import polars as pl
from hypothesis import strategies as st

from cak_regeling.criteria import ALLEN, Verrijking
from cak_regeling.frames import FrameVerrijking, LijstScan, scan_lijst
from cak_regeling.testing.generator import GeneratedLijst
from cak_regeling.testing.strategies.basis import makes
from cak_regeling.testing.strategies.criteria import verrijkingen
from cak_regeling.testing.strategies.lijsten import generated_lijsten


@makes(FrameVerrijking)
def frame_verrijkingen() -> st.SearchStrategy[FrameVerrijking]:
    """Make what another administration says of persons, as a Polars frame."""
    return verrijkingen().map(_as_frame)


def _as_frame(one: Verrijking) -> FrameVerrijking:
    columns = {"bsn": [bsn.value for bsn in one.waarden], "waarde": list(one.waarden.values())}
    frame = pl.DataFrame(columns, schema={"bsn": pl.String, "waarde": pl.Boolean})
    return FrameVerrijking(one.gegeven, frame, nagegaan=ALLEN if one.nagegaan is ALLEN else None)


@makes(LijstScan)
def lijst_scans() -> st.SearchStrategy[LijstScan]:
    """Make lists that were read to a lazy Polars frame, with accepted and rejected rows and lines that are no rows."""
    return generated_lijsten().map(_scanned)


def _scanned(made: GeneratedLijst) -> LijstScan:
    return scan_lijst(made.content, peildatum=made.peildatum, filter=made.filter)
