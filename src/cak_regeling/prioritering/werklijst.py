# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Werklijst: everyone on the list exactly once, with the reason why they are where they are."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from cak_regeling._controle import require
from cak_regeling._mapping import FrozenMapping
from cak_regeling._privacy import hides_value
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.criteria.context import Context
from cak_regeling.criteria.reden import Reden
from cak_regeling.datums import require_date
from cak_regeling.doelbinding.gebruik import ToegestaanGebruik
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, Gemeentecode
from cak_regeling.prioritering.regel import Regel
from cak_regeling.wanbetaler import Wanbetaler


if TYPE_CHECKING:
    from cak_regeling.lijst.sheets import Target
    from cak_regeling.prioritering.kader import Afwegingskader
    from cak_regeling.prioritering.uitgifte import Format
    from cak_regeling.prioritering.waarom import Waarom


DEBT_UNKNOWN = Tekst(
    "De schuld bij de zorgverzekeraar staat niet op de lijst.",
    "The debt at the insurer is not on the list.",
)


@hides_value
@frozen(kw_only=True)
class Beoordeling:
    """What a human thinks of the proposal for a resident. Personal, as it is about one.

    Attributes:
        by_role: *str*. Who looked, by function.
        on: *date*. When.
        note: *str*. What they think, in words.

    Raises:
        cak_regeling.WaardeError: For an empty function or note, or something else than a day.
    """

    by_role: str
    on: date
    note: str

    def __attrs_post_init__(self) -> None:
        """Refuse a judgement of nobody, on no day, or that says nothing."""
        require_date(self.on, "on")
        for name in ("by_role", "note"):
            value: object = getattr(self, name)
            if not isinstance(value, str) or not value.strip():
                raise WaardeError(f"expected text as {name}")


@frozen(repr=False)
class Werkitem:
    """A person for whom something is to be done. It is a proposal for a person to look at.

    Attributes:
        wanbetaler: *Wanbetaler*. Who.
        regel: *Regel*. The rule under which they fall.
        rang: *int*. Their place on the werklijst, from 1.
        aanpak: *str*. What is to be done, by name: that of the rule, or of what is done when it has no room.
        wacht: *bool*. There is no room for them in this period.
        beoordeling: *Beoordeling | None*. What a human thinks of it; None until one looked.
    """

    wanbetaler: Wanbetaler
    regel: Regel
    rang: int
    aanpak: str
    _context: Context = field(eq=False, alias="context")
    wacht: bool = False
    beoordeling: Beoordeling | None = None

    def __repr__(self) -> str:
        waits = ", wacht" if self.wacht else ""
        return f"Werkitem(rang={self.rang}, regel={self.regel.naam!r}, aanpak={self.aanpak!r}{waits})"

    @property
    def reden(self) -> Reden:
        """Why, as a tree; made when asked."""
        return Reden.of(self.regel.als, self.wanbetaler, self._context)

    def explain(self, lang: Taal = "nl", *, personal: bool = False) -> str:
        """Say why, in sentences that may stand on a case worker's screen.

        Args:
            lang: ``"nl"`` or ``"en"``.
            personal: Whether the values of the person that were compared stand in it.
        """
        intro = Tekst(
            f"Deze inwoner valt onder “{self.regel.naam}” (aanpak: {self.aanpak}), want",
            f"This resident falls under “{self.regel.naam}” (aanpak: {self.aanpak}), because",
        )
        after = [text.in_taal(lang) for text in self._room()]
        return explained(intro, self.regel, self.reden, lang, *after, personal=personal)

    def _room(self) -> Iterator[Tekst]:
        """Say where there was no room."""
        for aanpak in self.regel.keten:
            if aanpak.naam == self.aanpak and not self.wacht:
                return
            count, naam = aanpak.capaciteit, aanpak.naam
            yield Tekst(
                f"Voor {naam} is er plaats voor {count} inwoners; die plaatsen zijn vergeven.",
                f"There is room for {count} residents for {naam}; those places are taken.",
            )
        yield Tekst("Deze inwoner wacht.", "This resident waits.")

    def beoordeeld(self, by_role: str, on: date, note: str) -> "Werkitem":
        """Give a copy with what a human thinks of it.

        Args:
            by_role: Who looked, by function.
            on: When.
            note: What they think, in words.

        Raises:
            cak_regeling.WaardeError: For an empty function or note, or something else than a day.
        """
        return evolve(self, beoordeling=Beoordeling(by_role=by_role, on=on, note=note))


@frozen(repr=False)
class Apart:
    """A person who was put apart: excluded by a rule, or waiting for a human because something is not known.

    Attributes:
        wanbetaler: *Wanbetaler*. Who.
        regel: *Regel*. The rule that excludes, or that could not be decided.
    """

    wanbetaler: Wanbetaler
    regel: Regel
    _context: Context = field(eq=False, alias="context")

    def __repr__(self) -> str:
        return f"Apart(regel={self.regel.naam!r})"

    @property
    def reden(self) -> Reden:
        """Why, as a tree; made when asked. Its ``onbekend`` is what would settle it."""
        return Reden.of(self.regel.als, self.wanbetaler, self._context)

    def explain(self, lang: Taal = "nl", *, personal: bool = False) -> str:
        """Say why, in sentences that may stand on a case worker's screen.

        Args:
            lang: ``"nl"`` or ``"en"``.
            personal: Whether the values of the person that were compared stand in it.
        """
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
        return explained(intro, self.regel, tree, lang, personal=personal)


def explained(intro: Tekst, regel: Regel, tree: Reden, lang: Taal, *after: str, personal: bool) -> str:
    """Say a rule with its reason, its source, and what nobody can know from the list."""
    sentences = [f"{intro.in_taal(lang)} {tree.explain(lang, personal=personal)}.", *after]
    if regel.bron is not None:
        sentences.append(Tekst(f"Bron: {regel.bron}.", f"Source: {regel.bron}.").in_taal(lang))
    return " ".join([*sentences, DEBT_UNKNOWN.in_taal(lang)])


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
        kader: *Afwegingskader*. By which it was made.
        gebruik: *ToegestaanGebruik*. Under which permission.
        op: *date*. The day of use.
        gemeente: *Gemeentecode | None*. Whose list it is, as the list says.
        fields: *frozenset[str]*. The logical fields that the list has a column for.
        lijsten: *tuple[tuple[date, str], ...]*. Of the list and then of the earlier ones, most recent first: the
            peildatum, and the sha256 of the file.
    """

    items: tuple[Werkitem, ...]
    te_beoordelen: tuple[Apart, ...]
    uitgesloten: tuple[Apart, ...]
    zonder_regel: tuple[Wanbetaler, ...]
    buiten_toestemming: int
    rejected: int
    kader: "Afwegingskader"
    gebruik: ToegestaanGebruik
    op: date
    gemeente: Gemeentecode | None
    fields: frozenset[str]
    lijsten: tuple[tuple[date, str], ...]
    _context: Context = field(eq=False, alias="context")

    def why_not(self, wanbetaler: Wanbetaler) -> "Waarom":
        """Say why someone is not higher, or not there at all: each rule that was asked of them, with its reason.

        Raises:
            cak_regeling.WaardeError: For what is no Wanbetaler.
        """
        from cak_regeling.prioritering.waarom import Waarom  # noqa: PLC0415 - made on demand only

        require(wanbetaler, Wanbetaler, "wanbetaler")
        return Waarom.of(self, wanbetaler, self._context)

    @cached_property
    def place_of(self) -> Mapping[BSN, Werkitem | Apart | None]:
        """Where everyone is, by BSN: an item, an entry that is apart, or None for who is without a rule."""
        entries: tuple[Werkitem | Apart, ...] = (*self.items, *self.te_beoordelen, *self.uitgesloten)
        placed: dict[BSN, Werkitem | Apart | None] = {entry.wanbetaler.bsn: entry for entry in entries}
        return FrozenMapping(placed | dict.fromkeys(w.bsn for w in self.zonder_regel))

    def write(  # noqa: PLR0913 - keywords only, each with a default that fits
        self,
        target: "Target",
        gebruik: ToegestaanGebruik,
        *,
        aanpak: str,
        op: date | None = None,
        format: "Format | None" = None,  # noqa: A002 - the word of the matter, and a keyword only
        one_per_address: bool = False,
        lang: Taal = "nl",
    ) -> int:
        """Hand out one approach, with the columns that it needs and no more; xlsx and json explain them.

        A letter needs name and address; a call the name, the birth date and, where a verrijking gives it, the
        telephone number; a visit name, birth date and address. No amount is handed out, no BSN outside the
        municipality or in a letter, and nobody who waits for room.

        Args:
            target: A path, or a file opened in binary mode.
            gebruik: A permission that covers those columns, and names the uitvoerder where that stands outside.
            aanpak: Which approach, by name.
            op: The day on which it is handed out; the day of use of the werklijst when None. Give it where that was
                longer ago: that the permission has lapsed since is not noticed without it.
            format: ``"csv"``, ``"xlsx"`` or ``"json"``; by the suffix of the path when None.
            one_per_address: Of several residents at one address only the first by rang, so that a letter comes once.
            lang: The language of the explanation.

        Returns:
            How many residents are in it.

        Raises:
            cak_regeling.DoelbindingError: When the permission does not cover it.
            cak_regeling.KaderError: For an approach that the kader has not, one without a channel, or one that needs
                columns that the list has not.
            cak_regeling.WaardeError: For another format.
            OSError: When the file can't be written.
        """
        from cak_regeling.prioritering.uitgifte import write  # noqa: PLC0415 - on demand only

        return write(
            self,
            self._context,
            target,
            gebruik,
            aanpak=aanpak,
            op=op,
            format=format,
            one_per_address=one_per_address,
            lang=lang,
        )

    def write_te_beoordelen(
        self,
        target: "Target",
        gebruik: ToegestaanGebruik,
        *,
        op: date | None = None,
        format: "Format | None" = None,  # noqa: A002 - the word of the matter, and a keyword only
        lang: Taal = "nl",
    ) -> int:
        """Hand out whom a human is to judge, within the municipality: the BSN, the rule, and what is not known.

        Args:
            target: A path, or a file opened in binary mode.
            gebruik: A permission that covers it.
            op: The day on which it is handed out; the day of use of the werklijst when None. Give it where that was
                longer ago: that the permission has lapsed since is not noticed without it.
            format: ``"csv"``, ``"xlsx"`` or ``"json"``; by the suffix of the path when None.
            lang: The language of what is not known.

        Returns:
            How many residents are in it.

        Raises:
            cak_regeling.DoelbindingError: When the permission does not cover it.
            cak_regeling.WaardeError: For another format.
            OSError: When the file can't be written.
        """
        from cak_regeling.prioritering.uitgifte import write_te_beoordelen  # noqa: PLC0415 - on demand only

        return write_te_beoordelen(self, self._context, target, gebruik, op=op, format=format, lang=lang)

    def to_dict(self) -> dict[str, Any]:
        """Give its counts as plain JSON types: how many there are in each place, by rule. No resident is in it.

        For the residents there is `write`, which asks for a permission.
        """
        from cak_regeling.prioritering.samenvatting import to_dict  # noqa: PLC0415 - made on demand only

        return to_dict(self)

    def receipt(self) -> bytes:
        """Give proof of how it was made: canonical JSON, and the same bytes for the same input.

        It names the lists by their sha256, the kader, the permission, the verrijkingen by origin, the days, how many
        there are in each place, and the version of the library. There is no person in it, nor a hash of one.
        """
        from cak_regeling.prioritering.bewijs import receipt  # noqa: PLC0415 - made on demand only

        return receipt(self, self._context)

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
