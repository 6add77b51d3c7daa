# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

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
from cak_regeling.testing.strategies.basis import add, makes, words


_KINDS = (DoelbindingError, KaderError, LijstError, NietVastgesteldError, WaardeError)
for _kind in _KINDS:
    add(_kind, partial(st.builds, _kind, words()))


@makes(CakRegelingError)
def fouten() -> st.SearchStrategy[CakRegelingError]:
    """Make errors of every kind, as they would be raised."""
    return st.tuples(st.sampled_from(_KINDS), words()).map(lambda pair: pair[0](pair[1]))
