# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The errors of the library: one base, and one kind for each party whose fault it can be.

Messages start in lower case, say what was expected and what to do, and never hold a person's value.
"""

from typing import TYPE_CHECKING, Self


if TYPE_CHECKING:
    from cak_regeling.bevinding import Bevinding, Taal, Tekst


class CakRegelingError(Exception):
    """Base of all errors of the library.

    Attributes:
        tekst: *Tekst | None*. What is wrong, in Dutch and in English, where a user can have given it; None for what
            only a programmer can cause. Its English is the message.
        bevindingen: *tuple[Bevinding, ...]*. What was found, where the error rests on bevindingen; else empty.
    """

    def __init__(self, message: "str | Tekst", *, bevindingen: "tuple[Bevinding, ...]" = ()) -> None:
        super().__init__(message if isinstance(message, str) else message.en)
        self.tekst = None if isinstance(message, str) else message
        self.bevindingen = bevindingen

    def explain(self, lang: "Taal" = "nl") -> str:
        """Say what is wrong to a user: by the bevindingen, else by the text; English alone where there is no other."""
        if self.bevindingen:
            return " ".join(bevinding.explain(lang) for bevinding in self.bevindingen)
        return str(self) if self.tekst is None else self.tekst.in_taal(lang)

    def at(self, place: str) -> Self:
        """Give the same error with the place where it was found before it, such as a file or a key."""
        return type(self)(f"{place}: " + (self.tekst or str(self)), bevindingen=self.bevindingen)


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
