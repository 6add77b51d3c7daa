# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Reden: why a condition came out as it did for a person, as a tree that says itself."""

from attrs import field, frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.vergelijking import Vergelijking
from cak_regeling.criteria.voorwaarde import Bekend, Niet, Samenstelling, Voorwaarde
from cak_regeling.wanbetaler import Wanbetaler


OUTCOMES = {
    True: Tekst("ja", "yes"),
    False: Tekst("nee", "no"),
    None: Tekst("niet bekend", "not known"),
}
_HERE = Tekst("hier:", "here:")


@frozen
class Reden:
    """A condition with its outcome for a person. What it shows of itself is the rule's words and outcomes.

    Attributes:
        voorwaarde: *Voorwaarde*. What was asked.
        uitkomst: *bool | None*. The answer; None when not known.
        delen: *tuple[Reden, ...]*. The same for the conditions that it is made of.
        waarde: *Tekst | None*. For a comparison, what was compared. Personal. None when not known, or when the outcome
            says it all.
    """

    voorwaarde: Voorwaarde
    uitkomst: bool | None
    delen: "tuple[Reden, ...]" = ()
    waarde: Tekst | None = field(default=None, repr=False)

    @classmethod
    def of(cls, voorwaarde: Voorwaarde, wanbetaler: Wanbetaler, context: Context) -> "Reden":
        """Evaluate a condition for a person, and keep the outcome of every part."""
        delen = tuple(cls.of(deel, wanbetaler, context) for deel in voorwaarde.delen)
        waarde = voorwaarde.waarde_van(wanbetaler, context) if isinstance(voorwaarde, Vergelijking) else None
        return cls(voorwaarde, voorwaarde.bind(context)(wanbetaler), delen, waarde)

    @property
    def onbekend(self) -> tuple[Voorwaarde, ...]:
        """The comparisons that are not known: what would settle it. Empty when it is settled."""
        if self.uitkomst is not None:
            return ()
        if not self.delen:
            return (self.voorwaarde,)
        return tuple(voorwaarde for deel in self.delen for voorwaarde in deel.onbekend)

    def explain(self, lang: Taal = "nl", *, personal: bool = False) -> str:
        """Say the comparisons with their outcomes, joined as the condition joins them.

        Args:
            lang: ``"nl"`` or ``"en"``.
            personal: Whether the values of the person that were compared stand in it.
        """
        said = [deel.explain(lang, personal=personal) for deel in self.delen]
        match self.voorwaarde:
            case Samenstelling(verbinding=verbinding):
                parts = zip(said, self.voorwaarde.delen, strict=True)
                nested = (f"({text})" if isinstance(deel, Samenstelling) else text for text, deel in parts)
                return f";{verbinding.words.in_taal(lang)}".join(nested)
            case Niet() | Bekend():
                return self.voorwaarde.around(Tekst(said[0], said[0])).in_taal(lang)
            case _:
                return self._explain_leaf(lang, personal=personal)

    def _explain_leaf(self, lang: Taal, *, personal: bool) -> str:
        text = self.voorwaarde.tekst().in_taal(lang)
        if not self.voorwaarde.criteria:
            return text
        text = f"{text}: {OUTCOMES[self.uitkomst].in_taal(lang)}"
        if personal and self.waarde is not None:
            text = f"{text} ({_HERE.in_taal(lang)} {self.waarde.in_taal(lang)})"
        bronnen = sorted({c.bron.citaat() for c in self.voorwaarde.criteria if c.bron is not None})
        return f"{text} ({', '.join(bronnen)})" if bronnen else text
