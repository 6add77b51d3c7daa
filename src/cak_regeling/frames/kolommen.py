# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The columns of data frames: the logical field names of the list, and what a person has beside them.

A frame of persons has one row per person of one list; a frame of rows has one row per aanmelding. Where a person has
several rows, the values of all of them stand in one text (``|BOE|GBR|``, an empty one for a row that does not tell:
``|BOE||``), which every engine can search.
"""

from collections.abc import Callable, Mapping
from typing import Any

import narwhals.stable.v2 as nw
from attrs import frozen

from cak_regeling._mapping import FrozenMapping
from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import KaderError
from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


GEMEENTE = "gemeente"
"""Code of the municipality: four digits as text, or null."""
PEILDATUM = "peildatum"
"""The day of which the list is true."""
FILTER = "filter"
"""What was asked of the CAK, as text; null when that was the whole list, or was not said."""
ALL_ROWS: Mapping[str, str] = FrozenMapping(
    {
        "statuscode": "statuscodes",
        "inningswijze": "inningswijzen",
        "uzovi": "uzovis",
    }
)
"""By field of a row: the column with its values in all rows of the person."""
EXTRA = "extra."
"""Before the header: the column of a frame of rows with the cells that the library does not read."""


def joined(values: set[str | None]) -> str:
    """Write the values of all rows in one text, in order; an empty one stands for what is not known."""
    known = sorted(cell(value) for value in values if value is not None)
    return "".join(f"|{value}" for value in (*known, *([""] if None in values else []))) + "|"


def cell(value: str) -> str:
    """Give a value without the mark that parts values."""
    return value.replace("|", "¦")


def written(value: OnvolledigeDatum) -> str | None:
    """Write a date as jjjj-mm-dd, with zeros for what is not known; None when it is wholly unknown."""
    return None if value.jaar is None else f"{value.jaar:04}-{value.maand or 0:02}-{value.dag or 0:02}"


def code(value: Any) -> str | None:
    """Give the text of an identifier or way of collection; None when it is not known."""
    return None if value is None or value is Inningswijze.ONBEKEND else str(value.value)


@frozen
class Kolom:
    """A column of a frame.

    Attributes:
        of: *Callable*. What it holds, of a person or a row.
        soort: *Any*. Its type.
        fields: *tuple[str, ...]*. The logical fields of the list that it comes from; empty when every list has it.
    """

    of: Callable[[Any], Any]
    soort: Any
    fields: tuple[str, ...] = ()


_TEXT, _DAY, _NUMBER, _YES_NO, _EURO = nw.String(), nw.Date(), nw.Int64(), nw.Boolean(), nw.Decimal(18, 2)
BEIDE: Mapping[str, Kolom] = FrozenMapping(
    {
        "bsn": Kolom(lambda x: x.bsn.value, _TEXT),
        "achternaam": Kolom(lambda x: x.naam.achternaam, _TEXT, ("achternaam",)),
        "voorvoegsel": Kolom(lambda x: x.naam.voorvoegsel, _TEXT, ("voorvoegsel",)),
        "voorletters": Kolom(lambda x: x.naam.voorletters, _TEXT, ("voorletters",)),
        "geboortedatum": Kolom(lambda x: written(x.geboortedatum), _TEXT, ("geboortedatum",)),
        "geboren_vanaf": Kolom(lambda x: x.geboortedatum.vroegste, _DAY, ("geboortedatum",)),
        "geboren_tot_en_met": Kolom(lambda x: x.geboortedatum.laatste, _DAY, ("geboortedatum",)),
        "straatnaam": Kolom(lambda x: x.adres.straatnaam, _TEXT, ("straatnaam",)),
        "huisnummer": Kolom(lambda x: x.adres.huisnummer, _NUMBER, ("huisnummer",)),
        "huisletter": Kolom(lambda x: x.adres.huisletter, _TEXT, ("huisletter",)),
        "huisnummertoevoeging": Kolom(lambda x: x.adres.huisnummertoevoeging, _TEXT, ("huisnummertoevoeging",)),
        "postcode": Kolom(lambda x: code(x.adres.postcode), _TEXT, ("postcode",)),
        "woonplaats": Kolom(lambda x: x.adres.woonplaats, _TEXT, ("woonplaats",)),
        "aanmelddatum": Kolom(lambda x: x.aanmelddatum, _DAY, ("aanmelddatum",)),
        "inningswijze": Kolom(lambda x: code(x.inningswijze), _TEXT, ("inningswijze",)),
        "in_premieregime": Kolom(lambda x: x.in_premieregime, _YES_NO, ("statuscode",)),
        "achterstand_cak": Kolom(lambda x: x.achterstand_cak, _EURO, ("achterstand_cak",)),
    }
)
"""What both a row and a person have; a person has that of the latest row, and the sum of the amounts."""


def _all_rows(read: Callable[[Aanmelding], str | None]) -> Callable[[Wanbetaler], str]:
    return lambda person: joined({read(row) for row in person.aanmeldingen})


_IN_ROW: Mapping[str, Callable[[Aanmelding], str | None]] = FrozenMapping(
    {
        "statuscode": lambda row: row.statuscode,
        "inningswijze": lambda row: code(row.inningswijze),
        "uzovi": lambda row: code(row.uzovi),
        "zorgverzekeraar": lambda row: row.zorgverzekeraar,
    }
)


def _latest(read: Callable[[Aanmelding], str | None]) -> Callable[[Wanbetaler], str | None]:
    return lambda person: read(person.aanmeldingen[-1])


PERSOON: Mapping[str, Kolom] = FrozenMapping(
    {
        **BEIDE,
        **{
            field: Kolom(_latest(read), _TEXT, (field,))
            for field, read in _IN_ROW.items()
            if field != "inningswijze"  # which is of the latest row already
        },
        **{name: Kolom(_all_rows(_IN_ROW[field]), _TEXT, (field,)) for field, name in ALL_ROWS.items()},
        "eerste_aanmelddatum": Kolom(lambda w: w.eerste_aanmelddatum, _DAY, ("aanmelddatum",)),
        "aantal_aanmeldingen": Kolom(lambda w: len(w.aanmeldingen), _NUMBER),
        "pc4": Kolom(lambda w: w.adres.pc4, _NUMBER, ("postcode",)),
        "inwoners_op_adres": Kolom(lambda w: w.inwoners_op_adres, _NUMBER, ("postcode",)),
    }
)
"""The columns of a frame of persons, beside gemeente and peildatum."""

RIJ: Mapping[str, Kolom] = FrozenMapping(
    {
        **BEIDE,
        **{field: Kolom(read, _TEXT, (field,)) for field, read in _IN_ROW.items()},
        "row": Kolom(lambda a: a.row, _NUMBER),
        "lines": Kolom(lambda a: a.lines, _NUMBER),
        "bevindingen": Kolom(lambda a: ",".join(sorted({b.code for b in a.bevindingen})) or None, _TEXT),
    }
)
"""The columns of a frame of rows, beside gemeente, peildatum and the cells that the library does not read."""

TYPES: Mapping[str, Any] = FrozenMapping(
    {
        GEMEENTE: nw.String(),
        PEILDATUM: nw.Date(),
        FILTER: nw.String(),
        **{name: kolom.soort for name, kolom in {**RIJ, **PERSOON}.items()},
    }
)
"""By name: the type of every column that the library knows."""


def require_column(schema: Mapping[str, Any], column: str, kinds: tuple[Any, ...], *, what: str, naam: str) -> None:
    """Refuse a frame without a column that is needed, or with one of another kind.

    Args:
        schema: The columns of the frame, with their types.
        column: Which.
        kinds: The types of which it has to be one; empty when any will do.
        what: What the frame is, for the message.
        naam: Who asks.

    Raises:
        cak_regeling.KaderError: Names the column.
    """
    if column not in schema:
        raise KaderError(f"{naam} needs a column {column} that {what} has not")
    if kinds and not isinstance(schema[column], kinds):
        wanted = " or ".join(sorted({kind.__name__.rstrip("0123456789") for kind in kinds}))
        raise KaderError(f"{naam} needs {what} as {wanted}, not {schema[column]} (column {column})")
