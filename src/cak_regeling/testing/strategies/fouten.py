"""Strategies for the errors of the library."""

from functools import partial

from hypothesis import strategies as st

from cak_regeling.errors import (
    CakRegelingError,
    DoelbindingError,
    KaderError,
    LijstError,
    NietVastgesteldError,
    WaardeError,
)
from cak_regeling.testing.strategies.basis import MADE, words


_KINDS = (CakRegelingError, DoelbindingError, KaderError, LijstError, NietVastgesteldError, WaardeError)
MADE.update({kind: partial(st.builds, kind, words()) for kind in _KINDS})
