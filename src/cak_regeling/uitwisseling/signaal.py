# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Signals of vaste-lastenpartners: one arrears report each, as read from a file by a layout.

The file is read as a list is, with the same ladder, limits and refusals. The layout is one of the library's own kind,
in which the fields of a list stand for those of a signal: ``aanmelddatum`` for the day, ``achterstand_cak`` for the
amount, ``zorgverzekeraar`` for the name of the partner. Its kind has a column of its own. There must be a BSN column,
but most partners send no BSN, so its cells may be empty.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from cak_regeling._controle import require, require_kinds
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Bevinding, Ernst
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.identificatie import BSN
from cak_regeling.lijst import cells
from cak_regeling.lijst.layout import STANDAARD, Column, Layout, normalised
from cak_regeling.lijst.lijst import CakLijst, RejectedRow
from cak_regeling.lijst.reader import read_lijst
from cak_regeling.lijst.soorten import BSN_LEEG
from cak_regeling.lijst.source import Source
from cak_regeling.persoon import Adres
from cak_regeling.uitwisseling.model import Signaalpartner
from cak_regeling.wanbetaler import Aanmelding


@frozen(kw_only=True, repr=False)
class Signaal:
    """One report of arrears by one partner.

    Attributes:
        partner: *Signaalpartner*. The kind of partner.
        datum: *date*. When it was sent.
        bsn: *BSN | None*. Whom it is about, where the partner says so.
        adres: *Adres*. Which address.
        bedrag: *Decimal | None*. Euro; None when not known.
        naam: *str | None*. The partner itself, to tell two of a kind apart.
        row: *int*. Line of the file, from 1; 0 when it comes from none.
    """

    partner: Signaalpartner
    datum: date
    bsn: BSN | None = None
    adres: Adres = Adres()
    bedrag: Decimal | None = None
    naam: str | None = None
    row: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self, Signaalpartner, BSN | None, Adres, Decimal | None)

    def __repr__(self) -> str:
        return f"Signaal({self.partner.value}, row={self.row})"


SIGNALEN = Layout(
    naam="signalen",
    columns=(
        *(
            evolve(column, expected=False)
            for column in STANDAARD.columns
            if column.field in {"bsn", "straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "woonplaats"}
        ),
        Column(field="postcode", header="Postcode", spellings=("pc",), required=True),
        Column(field="aanmelddatum", header="Signaaldatum", spellings=("datum", "datum signaal"), required=True),
        Column(field="achterstand_cak", header="Bedrag", spellings=("achterstand", "openstaand bedrag")),
        Column(field="zorgverzekeraar", header="Naam partner", spellings=("partner naam", "schuldeiser")),
    ),
    statuscodes={},
    inningswijzen={},
)
"""A proposal: the layouts of the platforms are not public."""
SOORT_PARTNER = "Signaalpartner"
"""The header of the column with the kind of partner."""

_PARTNERS: Mapping[str, Signaalpartner] = FrozenMapping({normalised(p.value): p for p in Signaalpartner})


@frozen(kw_only=True, repr=False)
class Signalen:
    """Signals, as they were read: rows in = signalen + afgekeurd.

    Attributes:
        signalen: *tuple[Signaal, ...]*. In the order of the file.
        afgekeurd: *tuple[int, ...]*. Lines of rows without a day or a kind of partner that is known, with a BSN that is
            none, or broken: for a person.
        bevindingen: *tuple[Bevinding, ...]*. What was found in the file, but for BSNs that are not there.
    """

    signalen: tuple[Signaal, ...]
    afgekeurd: tuple[int, ...]
    bevindingen: tuple[Bevinding, ...]

    def __repr__(self) -> str:
        return f"Signalen({len(self.signalen)} signalen, {len(self.afgekeurd)} afgekeurd)"


def read_signalen(
    source: Source,
    *,
    op: date,
    layout: Layout = SIGNALEN,
    kolom: str = SOORT_PARTNER,
    partners: Mapping[str, Signaalpartner] | None = None,
) -> Signalen:
    """Read signals of partners from csv or xlsx.

    Args:
        source: A path, bytes, or a file opened in binary mode.
        op: The day on which they were delivered.
        layout: How the file is laid out.
        kolom: The header of the column with the kind of partner.
        partners: Own words for kinds of partner, whatever their case; those of DDAS need not be in it.

    Raises:
        cak_regeling.LijstError: When the file is refused, or has no such column.
        cak_regeling.WaardeError: For an argument of another kind.
    """
    require(layout, Layout, "layout")
    own = {} if partners is None else {normalised(word): partner for word, partner in partners.items()}
    if not all(isinstance(partner, Signaalpartner) for partner in own.values()):
        raise WaardeError("expected a Signaalpartner for each of partners")
    lijst = read_lijst(source, peildatum=op, layout=layout)
    column = next((name for name in lijst.header.names if normalised(name) == normalised(kolom)), None)
    if column is None:
        raise LijstError(f"expected a column “{kolom}” with the kind of partner: give its header as kolom")
    kinds = {**_PARTNERS, **own}
    signalen: list[Signaal] = []
    afgekeurd: list[int] = []
    rows: list[Aanmelding | RejectedRow] = [*lijst.aanmeldingen, *lijst.rejected]
    for row in sorted(rows, key=lambda one: one.row):
        fields = row if isinstance(row, Aanmelding) else _without_bsn(row, lijst)
        kind = None if fields is None else kinds.get(normalised(fields.extra.get(column, "")))
        if fields is None or kind is None or fields.aanmelddatum is None:
            afgekeurd.append(row.row)
            continue
        signalen.append(
            Signaal(
                partner=kind,
                datum=fields.aanmelddatum,
                bsn=row.bsn if isinstance(row, Aanmelding) else None,
                adres=fields.adres,
                bedrag=fields.achterstand_cak,
                naam=fields.zorgverzekeraar,
                row=row.row,
            )
        )
    found = tuple(bevinding for bevinding in lijst.bevindingen if bevinding.soort is not BSN_LEEG)
    return Signalen(signalen=tuple(signalen), afgekeurd=tuple(afgekeurd), bevindingen=found)


_PLACEHOLDER = BSN("999999990")
"""An Aanmelding has a BSN; this one stands in where a partner sends none, and goes no further."""


def _without_bsn(row: RejectedRow, lijst: CakLijst) -> Aanmelding | None:
    """Read a row that was set aside only because it has no BSN; None for one that is broken."""
    if {bevinding.soort for bevinding in row.bevindingen if bevinding.ernst is Ernst.FOUT} != {BSN_LEEG}:
        return None
    by_field = {column.field: row.cells[place] for place, column in lijst.header.columns.items()}

    def cell(name: str) -> str:
        return by_field.get(name, "")

    return Aanmelding(
        bsn=_PLACEHOLDER,
        adres=Adres(
            straatnaam=cells.text(cell("straatnaam"))[0],
            huisnummer=cells.house_number(cell("huisnummer"))[0],
            huisletter=cells.text(cell("huisletter"))[0],
            huisnummertoevoeging=cells.text(cell("huisnummertoevoeging"))[0],
            postcode=cells.postcode(cell("postcode"))[0],
            woonplaats=cells.text(cell("woonplaats"))[0],
        ),
        aanmelddatum=cells.whole_date(cell("aanmelddatum"))[0],
        achterstand_cak=cells.amount(cell("achterstand_cak"))[0],
        zorgverzekeraar=cells.text(cell("zorgverzekeraar"))[0],
        extra=dict(zip(lijst.header.names, row.cells, strict=False)),
    )
