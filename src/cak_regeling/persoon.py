# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A person's name and address, in the parts that the BRP and the CAK-lijst have."""

from attrs import frozen

from cak_regeling._controle import require_kinds
from cak_regeling._privacy import hides_value
from cak_regeling.identificatie import Postcode


@hides_value
@frozen(kw_only=True)
class Naam:
    """A name; every part may be unknown.

    Attributes:
        achternaam: *str | None*. Surname without its prefix, or the whole name where the source has one cell.
        voorvoegsel: *str | None*. Prefix: ``van der``.
        voorletters: *str | None*. Initials or first names, as the source has them.

    Raises:
        cak_regeling.WaardeError: When a part is of another type.
    """

    achternaam: str | None = None
    voorvoegsel: str | None = None
    voorletters: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no text."""
        require_kinds(self, str | None)


@hides_value
@frozen(kw_only=True)
class Adres:
    """An address in the Netherlands; every part may be unknown.

    Attributes:
        straatnaam: *str | None*. Street, or the whole line where the source has one cell.
        huisnummer: *int | None*. Number alone.
        huisletter: *str | None*. Letter, where the source keeps it apart.
        huisnummertoevoeging: *str | None*. Addition: ``III``, ``bis``.
        postcode: *Postcode | None*. Postcode.
        woonplaats: *str | None*. Town.

    Raises:
        cak_regeling.WaardeError: When a part is of another type.
    """

    straatnaam: str | None = None
    huisnummer: int | None = None
    huisletter: str | None = None
    huisnummertoevoeging: str | None = None
    postcode: Postcode | None = None
    woonplaats: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another type, such as a postcode that is still text."""
        require_kinds(self, str | None, int | None, Postcode | None)

    @property
    def pc4(self) -> int | None:
        """The four digits of the postcode, as a number; None when it is not known."""
        return None if self.postcode is None else int(self.postcode.value[:4])

    @property
    def plaats(self) -> tuple[object, ...] | None:
        """What tells addresses apart: postcode, number, letter and addition; None without postcode or number."""
        if self.postcode is None or self.huisnummer is None:
            return None
        letter, addition = self.huisletter or "", self.huisnummertoevoeging or ""
        return self.postcode.value, self.huisnummer, letter.casefold(), addition.casefold()
