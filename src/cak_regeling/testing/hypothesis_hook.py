# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""What hypothesis calls when it is imported, so that ``st.from_type`` knows the types of the library."""

from importlib import import_module


def register() -> None:
    """Register a strategy for every public type."""
    import_module("cak_regeling.testing.strategies")
