# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Faults by name, as they are seen in lists that went through a spreadsheet, and `pollute`, which puts them in."""

import csv
import io
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from random import Random

from cak_regeling.errors import WaardeError
from cak_regeling.lijst.layout import STANDAARD


Row = dict[str, str]
"""The cells of one row, by logical field."""

_ROWS_PER_FAULT = 2
_END = b"\r\n"


def _mistype(row: Row) -> None:
    row["bsn"] = row["bsn"][:7] + str((int(row["bsn"][7]) + 1) % 10) + row["bsn"][8]


def _serial(row: Row) -> None:
    day, month, year = map(int, row["aanmelddatum"].split("-"))
    row["aanmelddatum"] = str((date(year, month, day) - date(1899, 12, 30)).days)


_CELL_FAULTS: dict[str, Callable[[Row], None]] = {
    "bsn_ongeldig": _mistype,
    "bsn_leeg": lambda row: row.update(bsn=""),
    "bsn_afgekapt": lambda row: row.update(bsn=row["bsn"][:7]),
    "uzovi_voorloopnul": lambda row: row.update(uzovi="101"),
    "postcode_ongeldig": lambda row: row.update(postcode="0000 XX"),
    "huisnummer_tekst": lambda row: row.update(huisnummer="onbekend"),
    "datum_serieel": _serial,
    "datum_onmogelijk": lambda row: row.update(aanmelddatum="31-02-2020"),
    "bedrag_onleesbaar": lambda row: row.update(achterstand_cak="n.v.t."),
    "status_onbekend": lambda row: row.update(statuscode="XYZ"),
    "status_leeg": lambda row: row.update(statuscode=""),
    "inning_onbekend": lambda row: row.update(inningswijze="per post"),
}
_LINE_FAULTS: dict[str, Callable[[bytes], list[bytes]]] = {
    "cp1252": lambda line: [line.replace(b";Voorbeeldstad", b";Voorbeeldst\xe4d")],
    "dubbele_rij": lambda line: [line, line],
    "extra_scheidingsteken": lambda line: [line.replace(b";", b";;", 1)],
    "lege_regel": lambda line: [b";" * line.count(b";") + _END, line],
}
_TITLES = [b"CAK-lijst (voorbeeld)\r\n", b"Vertrouwelijk\r\n"]

FAULTS = (*sorted(_CELL_FAULTS), *sorted(_LINE_FAULTS), "titelregels", "totaalregel")
"""The names of the faults that can be asked for."""


def require_faults(faults: Iterable[str]) -> tuple[str, ...]:
    """Give the faults, when they exist.

    Raises:
        cak_regeling.WaardeError: For one that does not.
    """
    wanted = tuple(faults)
    unknown = sorted(set(wanted) - set(FAULTS))
    if unknown:
        raise WaardeError(f"expected faults from {', '.join(FAULTS)}; found {', '.join(unknown)}")
    return wanted


def with_faults(lines: Sequence[bytes], faults: Iterable[str], random: Random) -> list[bytes]:
    """Put faults into a list; each finds rows of its own, as long as there are any.

    Args:
        lines: The lines of the file with their ends, the header first.
        faults: From ``FAULTS``.
        random: Chooses the rows.
    """
    wanted = require_faults(faults)
    header, *rows = lines
    by_row = [[row] for row in rows]
    spare = random.sample(range(len(rows)), len(rows))
    for fault in wanted:
        if fault in _CELL_FAULTS:
            for at in (spare.pop() for _ in range(min(_ROWS_PER_FAULT, len(spare)))):
                by_row[at] = [_changed(rows[at], header, _CELL_FAULTS[fault])]
        elif fault in _LINE_FAULTS and spare:
            at = spare.pop()
            by_row[at] = _LINE_FAULTS[fault](rows[at])
    body = [line for row in by_row for line in row]
    above = _TITLES if "titelregels" in wanted else []
    below = [f"Totaal;{len(body)}".encode() + _END] if "totaalregel" in wanted else []
    return [*above, header, *body, *below]


def pollute(source: bytes | str | os.PathLike[str], fault: str, *, seed: int = 1) -> bytes:
    """Put a fault into a list of one's own; two rows get one in a cell, one row gets one of a line.

    >>> from cak_regeling.testing import generate_lijst
    >>> clean = generate_lijst(persons=3, peildatum=date(2023, 9, 30)).content
    >>> b"XYZ" in pollute(clean, "status_onbekend")
    True

    Args:
        source: A path or the bytes of a csv in UTF-8 with ``;``, the header on the first line and no cell over several
            lines: what `generate_lijst` makes. The file itself stays as it is.
        fault: From ``FAULTS``.
        seed: Which rows.

    Raises:
        cak_regeling.WaardeError: For a fault that does not exist, or a file that has no such header.
        OSError: When the file can't be read.
    """
    content = source if isinstance(source, bytes) else Path(source).read_bytes()
    lines = [line.rstrip(b"\r") + _END for line in content.removesuffix(b"\n").split(b"\n")]
    if not {"bsn", "aanmelddatum"} <= set(_fields(lines[0])):
        raise WaardeError("expected a csv with ';' whose first line names the columns, BSN and Aanmelddatum among them")
    return b"".join(with_faults(lines, [fault], Random(seed)))


def _cells(line: bytes) -> list[str]:
    return next(csv.reader([line.decode("utf-8-sig", "surrogateescape").rstrip("\r\n")], delimiter=";"))


def _fields(header: bytes) -> list[str]:
    columns = {column.header.casefold(): column.field for column in STANDAARD.columns}
    return [columns.get(cell.casefold(), cell) for cell in _cells(header)]


def _changed(line: bytes, header: bytes, change: Callable[[Row], None]) -> bytes:
    row = dict(zip(_fields(header), _cells(line), strict=True))
    change(row)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(row.values())
    return out.getvalue().encode("utf-8", "surrogateescape")
