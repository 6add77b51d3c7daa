# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Regel: for whom, and what is done."""

from typing import Any

from attrs import field, frozen

from cak_regeling.bronnen import Bron
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.errors import KaderError
from cak_regeling.prioritering.aanpak import Aanpak, check_naam, check_text, to_aanpak


def _check_condition(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Voorwaarde):
        raise KaderError(
            "expected a Voorwaarde as als, such as k.leeftijd >= 18; compare for equality with .is_(...) and not =="
        )


def _check_bron(_instance: object, _attribute: object, value: Any) -> None:
    if not isinstance(value, Bron | None):
        raise KaderError("expected a Bron as bron, such as Bron(regeling=...)")


@frozen
class Regel:
    """A rule: for whom, and what is done. As an exclusion it needs no approach.

    Attributes:
        naam: *str*. What it is called; unique in its kader.
        als: *Voorwaarde*. For whom.
        aanpak: *Aanpak | None*. What is done for them; text alone names one. None for an exclusion.
        toelichting: *str*. Why the municipality chose it.
        bron: *Bron | None*. The rule of law or the document that it rests on.

    Raises:
        cak_regeling.KaderError: For an empty name, an *als* that is not a Voorwaarde, or an *aanpak* that is none.
    """

    naam: str = field(validator=check_naam)
    als: Voorwaarde = field(kw_only=True, validator=_check_condition)
    aanpak: Aanpak | None = field(kw_only=True, default=None, converter=to_aanpak)
    toelichting: str = field(kw_only=True, default="", validator=check_text)
    bron: Bron | None = field(kw_only=True, default=None, validator=_check_bron)

    @property
    def keten(self) -> tuple[Aanpak, ...]:
        """Its approach, and what is done in turn for who finds no room; empty for an exclusion."""
        return () if self.aanpak is None else self.aanpak.keten
