"""The errors of the library: one base, and one kind for each party whose fault it can be.

Messages start in lower case, say what was expected and what to do, and never hold a person's value.
"""

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from cak_regeling.bevinding import Bevinding


class CakRegelingError(Exception):
    """Base of all errors of the library.

    Attributes:
        bevindingen: *tuple[Bevinding, ...]*. What was found, where the error rests on bevindingen; else empty.
    """

    def __init__(self, message: str, *, bevindingen: "tuple[Bevinding, ...]" = ()) -> None:
        super().__init__(message)
        self.bevindingen = bevindingen


class WaardeError(CakRegelingError, ValueError):
    """The caller's fault: a value that is not what it should be."""


class LijstError(CakRegelingError):
    """The file's fault: it is refused as a whole."""


class KaderError(CakRegelingError, ValueError):
    """The caller's fault: a kader or condition that can't be evaluated as it stands, or not with what was given."""


class DoelbindingError(CakRegelingError):
    """The caller's fault: a use without a permission that covers it."""


class NietVastgesteldError(CakRegelingError, ValueError):
    """The law's silence: the amount or term is not known for that day."""
