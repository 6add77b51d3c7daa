"""Strategies for data frames; they need the extra ``frames``, and Polars."""

import polars as pl
from hypothesis import strategies as st

from cak_regeling.criteria import ALLEN, Verrijking
from cak_regeling.frames import FrameVerrijking
from cak_regeling.testing.strategies.basis import makes
from cak_regeling.testing.strategies.criteria import verrijkingen


@makes(FrameVerrijking)
def frame_verrijkingen() -> st.SearchStrategy[FrameVerrijking]:
    """Make what another administration says of persons, as a Polars frame."""
    return verrijkingen().map(_as_frame)


def _as_frame(one: Verrijking) -> FrameVerrijking:
    columns = {"bsn": [bsn.value for bsn in one.waarden], "waarde": list(one.waarden.values())}
    frame = pl.DataFrame(columns, schema={"bsn": pl.String, "waarde": pl.Boolean})
    return FrameVerrijking(one.gegeven, frame, nagegaan=ALLEN if one.nagegaan is ALLEN else None)
