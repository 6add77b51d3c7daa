"""Regel: for whom, and what is done."""

from typing import Any

from attrs import field, frozen

from cak_regeling.bronnen import Bron
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.errors import KaderError


def _check_condition(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Voorwaarde):
        raise KaderError(
            "expected a Voorwaarde as als, such as k.leeftijd >= 18; compare for equality with .is_(...) and not =="
        )


def check_naam(_instance: object, _attribute: object, value: Any) -> None:
    """Refuse a name that says nothing.

    Raises:
        cak_regeling.KaderError: When it is empty, or no text.
    """
    if not isinstance(value, str) or not value.strip():
        raise KaderError("expected a name that is not empty")


def _check_aanpak(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, str):
        raise KaderError("expected text as aanpak")


@frozen
class Regel:
    """A rule: for whom, and what is done. As an exclusion it needs no approach.

    Attributes:
        naam: *str*. What it is called; unique in its kader.
        als: *Voorwaarde*. For whom.
        aanpak: *str*. What is done for them; empty for an exclusion.
        toelichting: *str*. Why the municipality chose it.
        bron: *Bron | None*. The rule of law or the document that it rests on.

    Raises:
        cak_regeling.KaderError: For an empty name, or an *als* that is not a Voorwaarde.
    """

    naam: str = field(validator=check_naam)
    als: Voorwaarde = field(kw_only=True, validator=_check_condition)
    aanpak: str = field(kw_only=True, default="", validator=_check_aanpak)
    toelichting: str = field(kw_only=True, default="")
    bron: Bron | None = field(kw_only=True, default=None)
