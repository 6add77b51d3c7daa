"""What the law says of the wanbetalersregeling: amounts and terms, each with its source."""

from cak_regeling.regeling.premie import Maandpremie, maandpremie, premie_verschuldigd
from cak_regeling.regeling.traject import START_REGELING, ingangsdatum


__all__ = ["START_REGELING", "Maandpremie", "ingangsdatum", "maandpremie", "premie_verschuldigd"]
