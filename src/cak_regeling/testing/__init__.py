# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""For the test suites of others: synthetic lists, and hypothesis strategies in ``cak_regeling.testing.strategies``.

The generators need nothing else; the strategies need the extra ``testing``.
"""

from cak_regeling.testing.faults import FAULTS, pollute
from cak_regeling.testing.generator import GeneratedLijst, generate_lijst
from cak_regeling.testing.maanden import Maand, Maanden, generate_maanden
from cak_regeling.testing.opslag import MemoryOpslag
from cak_regeling.testing.waarheid import SoortVerandering, Verandering, Waarheid


__all__ = [
    "FAULTS",
    "GeneratedLijst",
    "Maand",
    "Maanden",
    "MemoryOpslag",
    "SoortVerandering",
    "Verandering",
    "Waarheid",
    "generate_lijst",
    "generate_maanden",
    "pollute",
]
