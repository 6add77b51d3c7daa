"""For the test suites of others: synthetic lists, and hypothesis strategies in ``cak_regeling.testing.strategies``.

`generate_lijst` needs nothing else; the strategies need the extra ``testing``.
"""

from cak_regeling.testing.generator import FAULTS, GeneratedLijst, generate_lijst


__all__ = ["FAULTS", "GeneratedLijst", "generate_lijst"]
