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
from cak_regeling.testing.strategies.basis import add, words


_KINDS = (CakRegelingError, DoelbindingError, KaderError, LijstError, NietVastgesteldError, WaardeError)
for _kind in _KINDS:
    add(_kind, partial(st.builds, _kind, words()))
