# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Time one municipality of 15,000 rows, from file to werklijst, as csv and as xlsx: ``make bench``.

Each is done in a process of its own, so that importing what it needs is part of the time; by the wall clock, as that
is what one waits for, and in seconds of the processor. For xlsx, openpyxl alone (cells only, in the same way of
reading) is timed beside it.
"""

import json
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from measure import Line, apart, arguments, show


ROWS = 15_000
BAR = 2.0
FORMATS = ("csv", "xlsx")


def make(path: Path, rows: int) -> None:
    """Write the list of a municipality."""
    from cells import PEILDATUM  # noqa: PLC0415 - what measures should begin with nothing imported

    import cak_regeling as cak  # noqa: PLC0415 - likewise
    from cak_regeling.testing import generate_lijst  # noqa: PLC0415 - likewise

    made = generate_lijst(rows * 2 // 3, seed=1, peildatum=PEILDATUM)
    cak.write_lijst(made.read(), path)


def from_file_to_werklijst(path: Path) -> int:
    """Do it; give how many rows there were."""
    from apply import GEMEENTE, KADER, OP, PEILDATUM, permission  # noqa: PLC0415 - importing is part of it

    import cak_regeling as cak  # noqa: PLC0415 - likewise

    lijst = cak.read_lijst(path, peildatum=PEILDATUM, gemeente=GEMEENTE)
    werklijst = KADER.apply(lijst, permission(GEMEENTE), op=OP, vorige=cak.EERSTE_LIJST)
    assert len(werklijst) > len(lijst.wanbetalers) // 2
    return len(lijst.aanmeldingen)


def cells(path: Path) -> int:
    """Only give the cells of a sheet, by openpyxl."""
    from openpyxl import load_workbook  # noqa: PLC0415 - importing is part of it

    book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
    return sum(1 for row in book.worksheets[0].iter_rows() if any(cell.value is not None for cell in row)) - 1


WORKS = {"library": from_file_to_werklijst, "openpyxl": cells}


def one(work: str, path: Path) -> dict[str, float]:
    """Measure it in this process, the first time that it runs."""
    cpu, wall = time.process_time(), time.perf_counter()
    rows = WORKS[work](path)
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "rows": rows}


def lines(rounds: int) -> list[Line]:
    """Measure both formats by turns."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {kind: Path(folder) / f"lijst.{kind}" for kind in FORMATS}
        for path in paths.values():
            make(path, ROWS)
        runs = [("library", "csv"), ("library", "xlsx"), ("openpyxl", "xlsx")]
        found: dict[tuple[str, str], list[Any]] = {run: [] for run in runs}
        for _ in range(rounds):
            for work, kind in runs:
                found[work, kind].append(apart(__file__, "--one", work, paths[kind]))
    cpu, wall = ({run: median(one[key] for one in some) for run, some in found.items()} for key in ("cpu", "wall"))
    rows = {one["rows"] for some in found.values() for one in some}
    assert len(rows) == 1
    what = f"one municipality of {rows.pop():,} rows, from {{}} to werklijst"
    return [
        *(
            Line(what=f"{what.format(kind)}; by the wall clock", ours=wall["library", kind], unit="s", bar=BAR)
            for kind in FORMATS
        ),
        *(Line(what=what.format(kind), ours=cpu["library", kind], unit="s", bar=BAR) for kind in FORMATS),
        Line(
            what=what.format("xlsx"),
            ours=cpu["library", "xlsx"],
            unit="s",
            than="openpyxl, cells only",
            theirs=cpu["openpyxl", "xlsx"],
        ),
    ]


def main() -> None:
    """Measure, and print one table."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("WORK", "PATH"), help="measure one; for this program itself")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one[0], Path(given.one[1]))))
    else:
        show(lines(1 if given.quick else given.rounds), given)


if __name__ == "__main__":
    main()
