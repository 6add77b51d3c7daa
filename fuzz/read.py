# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Read whatever a coverage-guided fuzzer makes of the seeds: ``make fuzz SECONDS=600``.

What must hold for any bytes: they give rows and bevindingen, or one `LijstError`, and no other exception; every line of
a text is accounted for; cut into two pieces they give the same rows and the same refusal; and whatever is found can be
said in both languages. The limits are low, so that what is beyond them is reached too.
"""

import sys
from datetime import date

import atheris


with atheris.instrument_imports(include=["cak_regeling"]):
    import cak_regeling as cak
    from cak_regeling.lijst import STANDAARD
    from cak_regeling.lijst.source import is_zip
    from cak_regeling.lijst.tekst import TextParser


PEILDATUM = date(2023, 9, 30)
LIMITS = cak.Limits(bytes=200_000, packed_bytes=100_000, rows=2_000, columns=60, line_bytes=4_000, cell_length=1_000)
COUNTS = {"accepted": 0, "refused": 0, "rows": 0, "rejected": 0, "bevindingen": 0}


def rows_of(chunks: list[bytes]) -> tuple[list[object], str]:
    """Give the rows of a text, and the words of the refusal when there is one."""
    rows: list[object] = []
    try:
        for row in TextParser([STANDAARD], LIMITS).parse(chunks):
            rows.append(row)  # noqa: PERF402 - what came before a refusal is compared too
    except cak.LijstError as error:
        return rows, str(error)
    return rows, ""


def check_text(data: bytes, lijst: cak.CakLijst) -> None:
    """Fail when a line of a text is lost, or a cut changes what is read."""
    parts = (lijst.aanmeldingen, lijst.rejected, lijst.skipped)
    assert sum(item.lines for part in parts for item in part) == sum(row.lines for row in rows_of([data])[0])
    cut = len(data) * (1 + data[-1]) // 257
    assert rows_of([data]) == rows_of([data[:cut], data[cut:]])


def check(data: bytes) -> None:
    """Read one input, and fail when something does not hold."""
    try:
        lijst = cak.read_lijst(data, peildatum=PEILDATUM, limits=LIMITS)
    except cak.LijstError:
        COUNTS["refused"] += 1
        return
    COUNTS["accepted"] += 1
    COUNTS["rows"] += len(lijst.aanmeldingen)
    COUNTS["rejected"] += len(lijst.rejected)
    COUNTS["bevindingen"] += len(lijst.bevindingen)
    assert all(bevinding.explain() and bevinding.explain("en") for bevinding in lijst.bevindingen)
    assert sum(len(wanbetaler.aanmeldingen) for wanbetaler in lijst.wanbetalers) == len(lijst.aanmeldingen)
    if not is_zip(data):
        check_text(data, lijst)


def counted(data: bytes) -> None:
    """Check one input, and now and then print what was read so far."""
    check(data)
    if sum((COUNTS["accepted"], COUNTS["refused"])) % 50_000 == 0:
        print(COUNTS, file=sys.stderr)


if __name__ == "__main__":
    atheris.Setup(sys.argv, counted)
    atheris.Fuzz()
