# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A list as text, without I/O: the same rows and the same refusal however the bytes come in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cak_regeling import LijstError
from cak_regeling.lijst import STANDAARD, Limits
from cak_regeling.lijst.tabular import Record
from cak_regeling.lijst.tekst import TextParser


LIMITS = Limits(line_bytes=60, cell_length=40, rows=70, columns=6, bytes=900)
PIECES = st.lists(
    st.sampled_from(
        [
            b"999993653;01-03-2020;Beuk\n" * 3,
            b"\r",
            b"\n",
            b"\r\n",
            b'"',
            b";",
            b",",
            b"BSN;Aanmelddatum",
            b"999993653",
            b"\xc3\xab",
            b"\xeb",
            b"\x81",
        ]
    )
    | st.binary(max_size=3),
    max_size=60,
).map(b"".join)


def outcome(chunks: list[bytes], limits: Limits = LIMITS) -> tuple[list[Record], str]:
    """Give all rows, and the words of the refusal when there is one."""
    parser = TextParser([STANDAARD], limits)
    rows: list[Record] = []
    try:
        rows.extend(parser.parse(chunks))
    except LijstError as error:
        return rows, str(error)
    return rows, ""


@settings(max_examples=200)
@given(above=st.sampled_from([b"", b"Titel\r\n", b"\xef\xbb\xbf"]), data=PIECES, cuts=st.lists(st.integers(0, 200)))
def test_chunks_do_not_matter(above: bytes, data: bytes, cuts: list[int]) -> None:
    """Rows, places and refusal are the same for the file in one piece, in any pieces, and byte by byte."""
    content = above + b"BSN;Aanmelddatum;Naam\n" + data
    places = sorted({min(cut, len(content)) for cut in cuts})
    pieces = [content[a:b] for a, b in zip([0, *places], [*places, len(content)], strict=True)]
    whole = outcome([content])
    assert outcome(pieces) == whole
    assert outcome([content[i : i + 1] for i in range(len(content))]) == whole


@settings(max_examples=100)
@given(data=PIECES)
def test_rows_take_every_line(data: bytes) -> None:
    """The rows of a file follow each other without a gap, from line 1 to the last line."""
    content = b"BSN;Aanmelddatum;Naam\n" + data
    parser = TextParser([STANDAARD])
    at = 1
    for row in parser.parse([content]):
        assert row.row == at
        at += row.lines
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").count(b"\n") + 1
    assert at == lines + 1
    assert parser.header is not None


@settings(max_examples=200)
@given(data=PIECES, cuts=st.lists(st.integers(0, 400), max_size=6))
def test_lines_are_kept_only_when_nothing_is_to_be_said_of_them(data: bytes, cuts: list[int]) -> None:
    """Kept lines are cut at every delimiter to the rows that would be given, and with the given rows are all rows."""
    content = b"BSN;Aanmelddatum;Naam\n" + b"999993653;01-03-2020;Beuk\n" * 52 + data
    places = sorted({1400, *(min(1400 + cut, len(content)) for cut in cuts)})
    kept: list[tuple[int, int, list[str]]] = []

    def keep(row: int, lines: int, block: bytes) -> None:
        texts = block.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")
        assert len(texts) == lines
        kept.extend((row + at, 1, text.split(";")) for at, text in enumerate(texts))

    parser = TextParser([STANDAARD], keep=keep)
    pieces = [content[a:b] for a, b in zip([0, *places], [*places, len(content)], strict=True)]
    given_rows = [(row.row, row.lines, row.cells) for row in parser.parse(pieces)]
    assert all(len(cells) == 3 for _, _, cells in kept)
    everything = [(row.row, row.lines, row.cells) for row in TextParser([STANDAARD]).parse([content])]
    assert sorted([*kept, *given_rows]) == everything


def test_lines_after_an_open_quote_are_not_kept() -> None:
    """While it is not known where an open quote ends, lines after it are given as rows, with their own numbers."""
    line = b"999993653;01-03-2020;Beuk\n"
    above = b"BSN;Aanmelddatum;Naam\n" + line * 52
    kept: list[int] = []
    parser = TextParser([STANDAARD], keep=lambda row, lines, _block: kept.extend(range(row, row + lines)))
    pieces = [above, b'999993653;01-03-2020;"Be\n', line, b'uk"\n', line, line]
    rows = [row.row for row in parser.parse(pieces)]
    assert rows == list(range(1, 58))
    assert kept == [58]


def test_the_rows_before_a_refusal_are_given() -> None:
    """A line too long in the middle of a chunk is refused after the rows before it."""
    content = b"BSN;Aanmelddatum\n" + b"999993653;01-03-2020\n" * 55 + b"x" * 61 + b"\n"
    rows, refusal = outcome([content], Limits(line_bytes=60))
    assert len(rows) == 56
    assert "limits.line_bytes" in refusal
