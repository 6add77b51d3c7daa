# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""From objects to data frames and back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from cak_regeling.datums import OnvolledigeDatum
from cak_regeling.errors import KaderError
from cak_regeling.frames.engine import Engine, Frame, of_columns, rows_of
from cak_regeling.frames.kolommen import EXTRA, FILTER, GEMEENTE, PEILDATUM, PERSOON, RIJ, Kolom
from cak_regeling.identificatie import BSN, UZOVI, Postcode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.persoon import Adres, Naam
from cak_regeling.wanbetaler import Aanmelding, Inningswijze


def to_frame(lijst: CakLijst, *, backend: str = "polars") -> Frame:
    """Give the persons of a list as a data frame: one row per person, in the order of the list.

    It has gemeente, peildatum, filter, and the logical field names as columns; a field that has no column in the file
    has none here. An incomplete birth date is text with zeros for what is not known (``1968-00-00``), with
    geboren_vanaf and geboren_tot_en_met, both inclusive. Amounts are decimal euro. It is personal, as the list is.

    Args:
        lijst: The list.
        backend: The engine: polars, pyarrow or pandas. DuckDB and Spark take the Arrow table of pyarrow.

    Raises:
        cak_regeling.KaderError: For another backend.
    """
    return _frame(lijst, lijst.wanbetalers, PERSOON, backend)


def to_rows(lijst: CakLijst, *, backend: str = "polars") -> Frame:
    """Give the accepted rows of a list as a data frame: one row per aanmelding.

    Beside the logical fields it has row, lines and the codes of the bevindingen in the row, and ``extra.HEADER`` for
    each header with cells that the library does not read.

    Args:
        lijst: The list.
        backend: The engine: polars, pyarrow or pandas.

    Raises:
        cak_regeling.KaderError: For another backend.
    """
    headers = dict.fromkeys(header for a in lijst.aanmeldingen for header in a.extra)
    extra = {f"{EXTRA}{header}": Kolom(_cell(header), nw.String()) for header in headers}
    return _frame(lijst, lijst.aanmeldingen, {**RIJ, **extra}, backend)


def _cell(header: str) -> Any:
    def cell(row: Aanmelding) -> str | None:
        return row.extra.get(header)

    return cell


def _frame(lijst: CakLijst, holders: Iterable[Any], columns: Mapping[str, Kolom], backend: str) -> Frame:
    holders = tuple(holders)
    there = {n: k for n, k in columns.items() if not k.fields or not lijst.fields.isdisjoint(k.fields)}
    gemeente = None if lijst.gemeente is None else lijst.gemeente.value
    data: dict[str, list[Any]] = {
        GEMEENTE: [gemeente] * len(holders),
        PEILDATUM: [lijst.peildatum] * len(holders),
        FILTER: [asked(lijst.filter)] * len(holders),
        **{name: [kolom.of(holder) for holder in holders] for name, kolom in there.items()},
    }
    schema = {
        GEMEENTE: nw.String(),
        PEILDATUM: nw.Date(),
        FILTER: nw.String(),
        **{name: kolom.soort for name, kolom in there.items()},
    }
    return of_columns(data, schema, backend).to_native()


def asked(gevraagd: Lijstfilter | None) -> str | None:
    """Write what was asked of the CAK; None for the whole list."""
    if gevraagd is None or gevraagd.alles:
        return None
    postcodes, ages = gevraagd.postcodes, gevraagd.leeftijd or (None, None)
    return f"postcodes={','.join(postcodes)} leeftijd={ages[0]}-{ages[1]}"


def from_frame(native: Frame) -> tuple[Aanmelding, ...]:
    """Give the rows of a data frame as objects, in its order; what `to_rows` gave comes back, but for bevindingen.

    Persons follow with ``Wanbetaler.of``; a frame of persons can't go back, as it no longer has their rows.

    Args:
        native: A frame of rows. A column that is not there is not known.

    Raises:
        cak_regeling.KaderError: For what is no frame of rows.
        cak_regeling.WaardeError: For a cell that is no such value; without the cell.
    """
    frame = Engine.of(native).frame
    schema = frame.collect_schema()
    if "bsn" not in schema or "aantal_aanmeldingen" in schema:
        raise KaderError("expected a frame of rows, as to_rows gives")
    return tuple(_aanmelding(row) for row in rows_of(frame))


def _aanmelding(row: Mapping[str, Any]) -> Aanmelding:
    day: date | None = row.get("aanmelddatum")
    return Aanmelding(
        bsn=BSN(row["bsn"]),
        naam=Naam(**{part: row.get(part) for part in ("achternaam", "voorvoegsel", "voorletters")}),
        geboortedatum=_birth(row.get("geboortedatum")),
        adres=Adres(
            **{
                part: row.get(part)
                for part in ("straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "woonplaats")
            },
            postcode=_made(Postcode, row.get("postcode")),
        ),
        uzovi=_made(UZOVI, row.get("uzovi")),
        zorgverzekeraar=row.get("zorgverzekeraar"),
        aanmelddatum=day,
        statuscode=row.get("statuscode"),
        in_premieregime=row.get("in_premieregime"),
        inningswijze=Inningswijze(row.get("inningswijze") or Inningswijze.ONBEKEND.value),
        achterstand_cak=row.get("achterstand_cak"),
        extra={
            name.removeprefix(EXTRA): value
            for name, value in row.items()
            if name.startswith(EXTRA) and value is not None
        },
        row=row.get("row") or 0,
        lines=row.get("lines") or 1,
    )


def _made(kind: Any, text: str | None) -> Any:
    return None if text is None else kind(text)


def _birth(text: str | None) -> OnvolledigeDatum:
    return OnvolledigeDatum(*(int(part) or None for part in text.split("-"))) if text else OnvolledigeDatum()
