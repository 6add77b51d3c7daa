"""Reden: why a condition came out as it did for a person, as a tree that says itself."""

from attrs import frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.voorwaarde import Samenstelling, Voorwaarde
from cak_regeling.wanbetaler import Wanbetaler


_OUTCOMES = {
    True: Tekst("ja", "yes"),
    False: Tekst("nee", "no"),
    None: Tekst("niet bekend", "not known"),
}


@frozen
class Reden:
    """A condition with its outcome for a person. It holds the rule's words, and no value of the person.

    Attributes:
        voorwaarde: *Voorwaarde*. What was asked.
        uitkomst: *bool | None*. The answer; None when not known.
        delen: *tuple[Reden, ...]*. The same for the conditions that it is made of.
    """

    voorwaarde: Voorwaarde
    uitkomst: bool | None
    delen: "tuple[Reden, ...]" = ()

    @classmethod
    def of(cls, voorwaarde: Voorwaarde, wanbetaler: Wanbetaler, context: Context) -> "Reden":
        """Evaluate a condition for a person, and keep the outcome of every part."""
        delen = tuple(cls.of(deel, wanbetaler, context) for deel in voorwaarde.delen)
        return cls(voorwaarde, voorwaarde.bind(context)(wanbetaler), delen)

    @property
    def onbekend(self) -> tuple[Voorwaarde, ...]:
        """The comparisons that are not known: what would settle it. Empty when it is settled."""
        if self.uitkomst is not None:
            return ()
        if not self.delen:
            return (self.voorwaarde,)
        return tuple(voorwaarde for deel in self.delen for voorwaarde in deel.onbekend)

    def explain(self, lang: Taal = "nl") -> str:
        """Say the comparisons with their outcomes, joined as the condition joins them."""
        if isinstance(self.voorwaarde, Samenstelling):
            words = self.voorwaarde.verbinding.words.in_taal(lang)
            parts = ((deel.explain(lang), isinstance(deel.voorwaarde, Samenstelling)) for deel in self.delen)
            return f";{words}".join(f"({text})" if nested else text for text, nested in parts)
        text = self.voorwaarde.tekst().in_taal(lang)
        if not self.voorwaarde.criteria:
            return text
        text = f"{text}: {_OUTCOMES[self.uitkomst].in_taal(lang)}"
        bronnen = sorted({c.bron.citaat() for c in self.voorwaarde.criteria if c.bron is not None})
        return f"{text} ({', '.join(bronnen)})" if bronnen else text
