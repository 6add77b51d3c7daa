"""Werklijst: everyone on the list exactly once, with the reason why they are where they are."""

from collections.abc import Iterator

from attrs import field, frozen

from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.reden import Reden
from cak_regeling.prioritering.regel import Regel
from cak_regeling.wanbetaler import Wanbetaler


_DEBT_UNKNOWN = Tekst(
    "De schuld bij de zorgverzekeraar staat niet op de lijst.",
    "The debt at the insurer is not on the list.",
)


@frozen(repr=False)
class Werkitem:
    """A person for whom something is to be done. It is a proposal for a person to look at.

    Attributes:
        wanbetaler: *Wanbetaler*. Who.
        regel: *Regel*. The rule under which they fall.
        rang: *int*. Their place on the werklijst, from 1.
        beoordeling: *str | None*. What a human thinks of it; None until one looked.
    """

    wanbetaler: Wanbetaler
    regel: Regel
    rang: int
    _context: Context = field(eq=False)
    beoordeling: str | None = None

    def __repr__(self) -> str:
        return f"Werkitem(rang={self.rang}, regel={self.regel.naam!r}, aanpak={self.aanpak!r})"

    @property
    def aanpak(self) -> str:
        """What is to be done."""
        return self.regel.aanpak

    @property
    def reden(self) -> Reden:
        """Why, as a tree; made when asked."""
        return Reden.of(self.regel.als, self.wanbetaler, self._context)

    def explain(self, lang: Taal = "nl") -> str:
        """Say why, in sentences that may stand on a case worker's screen; no value of the person is in it."""
        intro = Tekst(
            f"Deze inwoner valt onder “{self.regel.naam}” (aanpak: {self.aanpak}), want",
            f"This resident falls under “{self.regel.naam}” (aanpak: {self.aanpak}), because",
        )
        return _explained(intro, self.regel, self.reden, lang)


@frozen(repr=False)
class Apart:
    """A person who was put apart: excluded by a rule, or waiting for a human because something is not known.

    Attributes:
        wanbetaler: *Wanbetaler*. Who.
        regel: *Regel*. The rule that excludes, or that could not be decided.
    """

    wanbetaler: Wanbetaler
    regel: Regel
    _context: Context = field(eq=False)

    def __repr__(self) -> str:
        return f"Apart(regel={self.regel.naam!r})"

    @property
    def reden(self) -> Reden:
        """Why, as a tree; made when asked. Its ``onbekend`` is what would settle it."""
        return Reden.of(self.regel.als, self.wanbetaler, self._context)

    def explain(self, lang: Taal = "nl") -> str:
        """Say why, in sentences that may stand on a case worker's screen; no value of the person is in it."""
        tree = self.reden
        intro = Tekst(
            f"Deze inwoner valt buiten de werklijst door “{self.regel.naam}”, want",
            f"This resident is not on the werklijst because of “{self.regel.naam}”:",
        )
        if tree.uitkomst is None:
            intro = Tekst(
                f"Of deze inwoner onder “{self.regel.naam}” valt, is niet bekend; een mens beoordeelt dat. Wat er is:",
                f"Whether this resident falls under “{self.regel.naam}” is not known; a human judges. What there is:",
            )
        return _explained(intro, self.regel, tree, lang)


def _explained(intro: Tekst, regel: Regel, tree: Reden, lang: Taal) -> str:
    sentences = [f"{intro.in_taal(lang)} {tree.explain(lang)}."]
    if regel.bron is not None:
        sentences.append(Tekst(f"Bron: {regel.bron}.", f"Source: {regel.bron}.").in_taal(lang))
    return " ".join([*sentences, _DEBT_UNKNOWN.in_taal(lang)])


@frozen(kw_only=True, repr=False)
class Werklijst:
    """Everyone on the list exactly once: in an item, to be judged, excluded, without a rule, or outside the permission.

    Iterating gives the items.

    Attributes:
        items: *tuple[Werkitem, ...]*. For whom something is to be done, by rang.
        te_beoordelen: *tuple[Apart, ...]*. For whom something that decides is not known.
        uitgesloten: *tuple[Apart, ...]*. Whom a rule excludes.
        zonder_regel: *tuple[Wanbetaler, ...]*. Whom no rule is about.
        buiten_toestemming: *int*. How many the permission does not cover; only the number is kept.
        rejected: *int*. How many rows of the file were rejected: residents without an offer.
    """

    items: tuple[Werkitem, ...]
    te_beoordelen: tuple[Apart, ...]
    uitgesloten: tuple[Apart, ...]
    zonder_regel: tuple[Wanbetaler, ...]
    buiten_toestemming: int
    rejected: int

    def __iter__(self) -> Iterator[Werkitem]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        return (
            f"Werklijst({len(self.items)} items, {len(self.te_beoordelen)} te_beoordelen, "
            f"{len(self.uitgesloten)} uitgesloten, {len(self.zonder_regel)} zonder_regel, "
            f"{self.buiten_toestemming} buiten_toestemming, {self.rejected} rejected)"
        )
