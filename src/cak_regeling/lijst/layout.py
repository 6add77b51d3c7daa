# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Layout: which columns a list has, how they and their cells may be spelled, and what its codes mean.

The layout of the CAK-lijst is not public, and neither is the explanation of its codes. So both are data, and what is
here is a proposal: the legal fields of Rzv 7b.1 lid 3 in the order of the law, with the spellings that are known or to
be expected.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import Factory, frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Tekst
from cak_regeling.errors import WaardeError
from cak_regeling.wanbetaler import Bedragregel, Inningswijze


FIELDS = (
    "bsn",
    "achternaam",
    "voorvoegsel",
    "voorletters",
    "geboortedatum",
    "straatnaam",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "postcode",
    "woonplaats",
    "uzovi",
    "zorgverzekeraar",
    "aanmelddatum",
    "statuscode",
    "inningswijze",
    "achterstand_cak",
    "peildatum",
)
"""The logical fields: what a column of the list can be."""


def _check_field(_instance: object, _attribute: object, value: Any) -> None:
    if value not in FIELDS:
        raise WaardeError(f"expected a logical field: one of {', '.join(FIELDS)}")


DATUMNOTATIES = ("dd-mm-jjjj", "jjjj-mm-dd", "jjjjmmdd", "serieel", "dd/mm/jjjj", "dd.mm.jjjj")
"""How a date may be written; the first four when a column does not say. *serieel* is the number of a spreadsheet."""
BEDRAGNOTATIES = ("1.234,56", "1234.56", "1,234.56")
"""How an amount may be written; the first two when a column does not say."""
_NOTATIES = dict.fromkeys(("geboortedatum", "aanmelddatum", "peildatum"), DATUMNOTATIES) | {
    "achterstand_cak": BEDRAGNOTATIES
}
_SAMENGESTELD = ("achternaam", "straatnaam")


def _to_tuple(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise WaardeError("expected several texts, not one")
    return tuple(value)


def _check_notaties(column: "Column", _attribute: object, value: tuple[str, ...]) -> None:
    known = _NOTATIES.get(column.field, ())
    if not set(value) <= set(known):
        names = ", ".join(known)
        raise WaardeError(
            Tekst(
                f"verwacht notaties van {column.field} uit {names or 'geen'}",
                f"expected notaties of {column.field} from {names or 'none'}",
            )
        )


def _check_samengesteld(column: "Column", _attribute: object, value: Any) -> None:
    if value and column.field not in _SAMENGESTELD:
        raise WaardeError(
            Tekst(
                f"verwacht samengesteld alleen bij {' en '.join(_SAMENGESTELD)}",
                f"expected samengesteld only for {' and '.join(_SAMENGESTELD)}",
            )
        )


def normalised(text: str) -> str:
    """Give a header or code without case, spaces and punctuation, so that spellings compare."""
    return "".join(character for character in text.casefold() if character.isalnum())


@frozen(kw_only=True)
class Column:
    """One column of a layout.

    Attributes:
        field: *str*. The logical field; one of ``FIELDS``.
        header: *str*. The header that the library writes.
        spellings: *tuple[str, ...]*. Other headers that are read as this one, whatever their case and punctuation.
        required: *bool*. Without it the file is refused.
        expected: *bool*. Without it the file is read, with a bevinding.
        leading_zeros: *int*. How many lost leading zeros may be put back, with a bevinding.
        notaties: *tuple[str, ...]*. How its cells may be written, from ``DATUMNOTATIES`` or ``BEDRAGNOTATIES``; empty
            for the usual ones.
        samengesteld: *bool*. A cell may hold the whole name (achternaam) or street and number (straatnaam), where the
            file has no columns for the parts; it is split where that can't be wrong, and its text is kept as extra.

    Raises:
        cak_regeling.WaardeError: For a field that is none, or what its cells can't be.
    """

    field: str = attrs.field(validator=_check_field)
    header: str
    spellings: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple)
    required: bool = False
    expected: bool = False
    leading_zeros: int = 0
    notaties: tuple[str, ...] = attrs.field(default=(), converter=_to_tuple, validator=_check_notaties)
    samengesteld: bool = attrs.field(default=False, validator=_check_samengesteld)


def _by_spelling(columns: tuple[Column, ...]) -> Mapping[str, Column]:
    """Give each column by its spellings, and refuse what would be read as two things."""
    pairs = [(normalised(text), column) for column in columns for text in {column.header, *column.spellings}]
    by_spelling = dict(pairs)
    for spelling, column in pairs:
        if by_spelling[spelling] is not column:
            raise WaardeError(
                Tekst(
                    f"verwacht elke spelling bij één kolom; “{spelling}” staat bij twee",
                    f"expected every spelling to belong to one column, found “{spelling}” in two",
                )
            )
    if not any(column.field == "bsn" and column.required for column in columns):
        raise WaardeError(
            Tekst(
                "verwacht een verplichte kolom voor bsn: zonder is van geen rij bekend wie het is",
                "expected a required column for bsn: without it no row can be tied to a person",
            )
        )
    return FrozenMapping(by_spelling)


def _to_statuscodes(codes: Mapping[str, bool | None]) -> Mapping[str, bool | None]:
    if not all(isinstance(meaning, bool | None) for meaning in codes.values()):
        raise WaardeError("expected True, False or None as the meaning of a status code")
    return FrozenMapping({code.strip().upper(): meaning for code, meaning in codes.items()})


def _to_inningswijzen(texts: Mapping[str, Inningswijze]) -> Mapping[str, Inningswijze]:
    if not all(isinstance(inningswijze, Inningswijze) for inningswijze in texts.values()):
        raise WaardeError("expected an Inningswijze for each text")
    return FrozenMapping({normalised(text): inningswijze for text, inningswijze in texts.items()})


@frozen(kw_only=True, repr=False)
class Layout:
    """How a list is laid out.

    Attributes:
        naam: *str*. What it is called.
        columns: *tuple[Column, ...]*. Its columns, in the order in which they are written.
        statuscodes: *Mapping[str, bool | None]*. By code, whatever its case: does it mean that the bestuursrechtelijke
            premie is owed now? None when that is not known. Codes that are not here are kept and reported.
        inningswijzen: *Mapping[str, Inningswijze]*. By the text of the cell, whatever its case and punctuation.
        bedragregel: *Bedragregel*. What a person with several rows owes.

    Raises:
        cak_regeling.WaardeError: Without a required column for bsn, or with a spelling that belongs to two columns, or
            with a meaning of another type.
    """

    naam: str
    columns: tuple[Column, ...]
    statuscodes: Mapping[str, bool | None] = attrs.field(converter=_to_statuscodes)
    inningswijzen: Mapping[str, Inningswijze] = attrs.field(converter=_to_inningswijzen)
    bedragregel: Bedragregel = attrs.field(default=Bedragregel.SOM, validator=attrs.validators.instance_of(Bedragregel))
    by_spelling: Mapping[str, Column] = attrs.field(
        init=False, eq=False, default=Factory(lambda self: _by_spelling(self.columns), takes_self=True)
    )
    """Each column by all of its normalised spellings."""

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON and TOML types, whole."""
        from cak_regeling.lijst import layout_bestand  # noqa: PLC0415 - only for who keeps layouts as files

        return layout_bestand.to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Layout":
        """Read what `to_dict` gave, or only what differs from the proposed layout: then ``basis`` is "standaard".

        Raises:
            cak_regeling.WaardeError: With the place, for what can't be read.
        """
        from cak_regeling.lijst import layout_bestand  # noqa: PLC0415 - only for who keeps layouts as files

        return layout_bestand.from_dict(data)

    def to_toml(self) -> str:
        """Write it as TOML, whole."""
        from cak_regeling.lijst import layout_bestand  # noqa: PLC0415 - only for who keeps layouts as files

        return layout_bestand.to_toml(self)

    @classmethod
    def from_toml(cls, text: str) -> "Layout":
        """Read what `to_toml` wrote, or a few lines that say what differs from the proposed layout.

        Raises:
            cak_regeling.WaardeError: With the place, for what can't be read.
        """
        from cak_regeling.lijst import layout_bestand  # noqa: PLC0415 - only for who keeps layouts as files

        return layout_bestand.from_toml(text)

    def __repr__(self) -> str:
        return f"Layout({self.naam!r}, {len(self.columns)} columns)"


STANDAARD = Layout(
    naam="standaard",
    columns=(
        Column(
            field="bsn",
            header="BSN",
            spellings=("burgerservicenummer", "bsn nummer", "sofinummer"),
            required=True,
            leading_zeros=1,
        ),
        Column(field="voorletters", header="Voorletters", spellings=("initialen", "voornamen", "voornaam")),
        Column(field="voorvoegsel", header="Voorvoegsel", spellings=("tussenvoegsel", "voorvoegsels")),
        Column(
            field="achternaam",
            header="Achternaam",
            spellings=("naam", "geslachtsnaam", "verzekeringnemer", "naam verzekeringnemer"),
            samengesteld=True,
        ),
        Column(
            field="geboortedatum",
            header="Geboortedatum",
            spellings=("geb.datum", "geb datum"),
            expected=True,
        ),
        Column(
            field="straatnaam",
            header="Straatnaam",
            spellings=("adres", "straat", "straat en huisnummer"),
            samengesteld=True,
        ),
        Column(field="huisnummer", header="Huisnummer", spellings=("huisnr", "nr")),
        Column(field="huisletter", header="Huisletter"),
        Column(
            field="huisnummertoevoeging",
            header="Huisnummertoevoeging",
            spellings=("toevoeging", "huisnr toev"),
        ),
        Column(field="postcode", header="Postcode", spellings=("pc",), expected=True),
        Column(field="woonplaats", header="Woonplaats", spellings=("plaatsnaam", "plaats")),
        Column(
            field="uzovi",
            header="UZOVI",
            spellings=("uzovi-nummer", "uzovicode", "zorgverzekeraar code"),
            leading_zeros=1,
        ),
        Column(
            field="zorgverzekeraar",
            header="Zorgverzekeraar",
            spellings=("verzekeraar", "naam zorgverzekeraar"),
        ),
        Column(
            field="aanmelddatum",
            header="Aanmelddatum",
            spellings=("datum aanmelding", "ingangsdatum", "ingangsdatum bestuursrechtelijke premie"),
            required=True,
        ),
        Column(
            field="statuscode",
            header="Status",
            spellings=("statuscode", "situatie", "regeling", "soort"),
            expected=True,
        ),
        Column(
            field="inningswijze",
            header="Wijze van inning",
            spellings=("inning", "inningswijze", "wijze inning", "incassowijze", "broninhouding"),
        ),
        Column(
            field="achterstand_cak",
            header="Betalingsachterstand",
            spellings=(
                "achterstand CAK",
                "openstaand bedrag",
                "verschuldigde premie",
                "saldo",
                "achterstand",
                "bedrag",
            ),
        ),
        Column(field="peildatum", header="Peildatum", spellings=("datum lijst", "leverdatum")),
    ),
    statuscodes={"BOE": True, "GBR": False, "GBT": None},
    inningswijzen={
        "broninhouding": Inningswijze.BRONINHOUDING,
        "bron": Inningswijze.BRONINHOUDING,
        "cjib": Inningswijze.CJIB,
        "via cjib": Inningswijze.CJIB,
        "onbekend": Inningswijze.ONBEKEND,
    },
)
"""The proposed layout. What BOE and GBR mean is afgeleid (strong), what GBT means is not known."""
