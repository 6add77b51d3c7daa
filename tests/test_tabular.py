# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Bytes to lines, and lines to rows of cells: the same however they arrive, with nothing lost."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cak_regeling import LijstError
from cak_regeling.lijst.tabular import (
    MAX_JOINED_LINES,
    MAX_LINE_BYTES,
    Encoding,
    Record,
    RecordParser,
    split_cells,
    split_lines,
    split_records,
)


NO_LINE_ENDS = "\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85"
"""What `str.splitlines` takes for the end of a line, and a CAK-lijst does not."""

LINES_OF_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=8)
BYTES = st.lists(
    st.sampled_from([b"\r", b"\n", b"\r\n", b"a", b"\xc3\xab", b"\xeb", b"\x81", b";", b'"']) | st.binary(max_size=6),
    max_size=12,
).map(b"".join)
"""Bytes that hold line ends, and letters in and out of UTF-8, more often than chance would have it."""


def pieces(data: bytes, cuts: list[int]) -> Iterator[bytes]:
    """Cut bytes at the given places."""
    places = sorted({min(cut, len(data)) for cut in cuts})
    for start, end in zip([0, *places], [*places, len(data)], strict=True):
        yield data[start:end]


def texts(*chunks: bytes) -> list[str]:
    """Give the text of each line."""
    return [text for text, _ in split_lines(chunks)]


def in_utf8(*lines: str) -> list[tuple[str, Encoding]]:
    """Give lines as they come from `split_lines`."""
    return [(line, Encoding.UTF8) for line in lines]


def records(*lines: str, width: int = 3) -> list[Record]:
    """Cut lines into rows, the first of which is row 2."""
    return list(split_records(in_utf8(*lines), first_row=2, delimiter=";", width=width))


def places_and_cells(found: list[Record]) -> list[tuple[int, int, list[str]]]:
    """Give what of a row can be compared."""
    return [(record.row, record.lines, record.cells) for record in found]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"\n", [""]),
        (b"\r\n", [""]),
        (b"\r", [""]),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb\r\n", ["a", "b"]),
        (b"a\rb\r", ["a", "b"]),
        (b"a\n\rb", ["a", "", "b"]),
        (b"a\r\r\nb", ["a", "", "b"]),
        (b"a\n\n\nb\n\n", ["a", "", "", "b", ""]),
    ],
)
def test_lines_end_at_cr_lf_and_crlf(data: bytes, lines: list[str]) -> None:
    """Each of the three line ends ends one line, mixed ones too, and the last line needs none."""
    assert texts(data) == lines


@pytest.mark.parametrize("character", NO_LINE_ENDS)
def test_what_unicode_calls_a_line_end_ends_no_line(character: str) -> None:
    """A name may hold a character at which str.splitlines would cut it."""
    assert texts(f"a{character}b\nc".encode()) == [f"a{character}b", "c"]
    assert len(f"a{character}b".splitlines()) == 2


@settings(deadline=None)
@given(data=BYTES, cuts=st.lists(st.integers(0, 40), max_size=6))
def test_chunks_do_not_matter(data: bytes, cuts: list[int]) -> None:
    """Any cutting of the bytes gives the same lines as one piece."""
    assert list(split_lines(pieces(data, cuts))) == list(split_lines([data]))


@settings(deadline=None)
@given(data=BYTES)
def test_no_byte_is_lost(data: bytes) -> None:
    """Lines are those of a regular expression, and each gives its bytes back in the encoding that it names."""
    own = list(re.split(rb"\r\n|\r|\n", data.removeprefix(codecs.BOM_UTF8)))
    if own[-1] == b"":
        own.pop()
    codec = {Encoding.UTF8: "utf-8", Encoding.CP1252: "cp1252", Encoding.UNREADABLE: "latin-1"}
    found = list(split_lines([data]))
    assert [text.encode(codec[encoding]) for text, encoding in found] == own


def _first_that_decodes(line: bytes) -> Encoding:
    for encoding in (Encoding.UTF8, Encoding.CP1252):
        try:
            line.decode(encoding.value)
        except UnicodeDecodeError:
            continue
        return encoding
    return Encoding.UNREADABLE


@settings(deadline=None)
@given(lines=st.lists(st.binary(max_size=6).map(lambda line: line.translate(None, b"\r\n")), min_size=1))
def test_each_line_climbs_the_ladder_by_itself(lines: list[bytes]) -> None:
    """A line is UTF-8 when Python's codec takes it, else cp1252, else unreadable, whatever the other lines are."""
    found = list(split_lines([b"eerste\n" + b"\n".join(lines) + b"\nlaatste\n"]))
    assert [encoding for _, encoding in found[1:-1]] == [_first_that_decodes(line) for line in lines]
    assert (found[0], found[-1]) == (("eerste", Encoding.UTF8), ("laatste", Encoding.UTF8))


@settings(deadline=None)
@given(
    lines=st.lists(LINES_OF_TEXT, min_size=1),
    codec=st.sampled_from(["utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    cuts=st.lists(st.integers(0, 60), max_size=6),
)
def test_a_byte_order_mark_decides(lines: list[str], codec: str, end: str, cuts: list[int]) -> None:
    """What Python's codecs write with a mark is read back, in whatever chunks it comes."""
    written = [line.replace("\ufffd", "?") for line in lines]
    data = "".join(line + end for line in written).encode(codec)
    assert list(split_lines(pieces(data, cuts))) == in_utf8(*written)


@pytest.mark.parametrize(
    ("mark", "codec"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")], ids=["le", "be"]
)
def test_both_byte_orders_of_utf_16_are_read(mark: bytes, codec: str) -> None:
    """The mark tells the order of the bytes, and stands in no cell."""
    assert texts(mark + "Müller\nWáng".encode(codec)) == ["Müller", "Wáng"]


@pytest.mark.parametrize(
    "broken",
    ["b".encode("utf-16-le") + b"\x00", b"\x00\xd8b\x00"],
    ids=["half a character", "half a surrogate pair"],
)
def test_a_broken_end_of_utf_16_is_unreadable_on_its_own_line(broken: bytes) -> None:
    """What UTF-16 can't give makes its line unreadable and no other."""
    found = list(split_lines([codecs.BOM_UTF16_LE + "a\n".encode("utf-16-le") + broken]))
    assert [encoding for _, encoding in found] == [Encoding.UTF8, Encoding.UNREADABLE]


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_alone_is_no_line(mark: bytes) -> None:
    """A file of a byte order mark and nothing else has no lines."""
    assert texts(mark) == []


def test_a_second_mark_is_text() -> None:
    """Only the mark at the start is taken off; one further on may be what a name holds."""
    assert texts(codecs.BOM_UTF8 + codecs.BOM_UTF8 + b"a") == ["\ufeffa"]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("size", [1 << 14, 1 << 20, 1 << 22])
def test_the_longest_line_is_read(end: bytes, size: int) -> None:
    """A line of exactly the limit is a line, in small chunks and in large ones."""
    data = b"a" * MAX_LINE_BYTES + end
    chunks = (data[i : i + size] for i in range(0, len(data), size))
    assert [len(text) for text, _ in split_lines(chunks)] == [MAX_LINE_BYTES]


@pytest.mark.parametrize("chunks", [[b"\r\n"], [b"\r", b"\n"], [b"\r"], [b"", b"\r"]])
def test_the_longest_line_is_read_wherever_its_end_is_cut(chunks: list[bytes]) -> None:
    """The end of a line does not count for its length, also when the CR is the last byte of its chunk."""
    found = split_lines([b"a" * MAX_LINE_BYTES + chunks[0], *chunks[1:]])
    assert [len(text) for text, _ in found] == [MAX_LINE_BYTES]


@pytest.mark.parametrize("size", [1 << 14, 1 << 20, 1 << 22])
def test_a_longer_line_is_refused_however_it_is_cut(size: int) -> None:
    """A line of more bytes than the limit is refused, whether or not its end comes in the same chunk."""
    data = b"a" * (MAX_LINE_BYTES + 10_000) + b"\nb\n"
    chunks = (data[i : i + size] for i in range(0, len(data), size))
    with pytest.raises(LijstError, match=f"at most {MAX_LINE_BYTES} bytes"):
        list(split_lines(chunks))


@settings(deadline=None)
@given(
    cells=st.lists(LINES_OF_TEXT | st.sampled_from(['"', '""', ";", ",", "'", " ", '"a";']), min_size=2, max_size=5),
    delimiter=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_csv_writes_is_read_back(cells: list[str], delimiter: str, quoting: Literal[0, 1]) -> None:
    """One line of Python's csv.writer gives its cells back, and the cells of csv.reader."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="").writerow(cells)
    line = out.getvalue()
    assert split_cells(line, delimiter) == cells == next(csv.reader([line], delimiter=delimiter))


@settings(deadline=None)
@given(line=st.text(st.sampled_from('"";\n\r\x00ab '), max_size=12))
def test_any_line_gives_cells(line: str) -> None:
    """However the quotes stand, a line gives at least one cell and never an error."""
    assert len(split_cells(line, ";")) >= 1


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("", [""]),
        (";", ["", ""]),
        ("a;b", ["a", "b"]),
        ('a "b" c;d', ['a "b" c', "d"]),
        ('\'t Hof;"a;b"', ["'t Hof", "a;b"]),
        ('a;"b', ["a", "b"]),
        ('"a\nb";c\nd', ['"a\nb"', "c\nd"]),
        ('"' + "a" * 200_000 + '";b', ['"' + "a" * 200_000 + '"', "b"]),
    ],
    ids=["empty", "two empty", "plain", "quotes inside", "delimiter inside", "open", "line end outside", "too large"],
)
def test_cells_of_one_line(line: str, cells: list[str]) -> None:
    """Quotes work as in csv; what csv refuses is cut at every delimiter."""
    assert split_cells(line, ";") == cells


@settings(deadline=None)
@given(lines=st.lists(st.text(st.sampled_from('"";a'), max_size=8), max_size=30), width=st.integers(1, 4))
def test_every_line_is_in_one_row(lines: list[str], width: int) -> None:
    """Rows follow each other without a gap and take all lines, however the quotes stand."""
    row = 2
    for record in records(*lines, width=width):
        assert record.row == row
        row += record.lines
    assert row == 2 + len(lines)


@pytest.mark.parametrize("column", [0, 1, 2], ids=["first", "middle", "last"])
@pytest.mark.parametrize("ends", [1, 2, MAX_JOINED_LINES - 1])
def test_a_quoted_cell_over_several_lines_is_read_whole(column: int, ends: int) -> None:
    """In whatever column it stands, a quoted cell that runs on is one cell, as csv.reader has it."""
    cells = ["a", "b", "c"]
    cells[column] = "\n".join(["een"] + ["meer"] * ends)
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([["x", "y", "z"], cells, ["x", "y", "z"]])
    found = records(*out.getvalue().removesuffix("\n").split("\n"))
    oracle = list(csv.reader(io.StringIO(out.getvalue()), delimiter=";"))
    assert places_and_cells(found) == [(2, 1, oracle[0]), (3, ends + 1, cells), (ends + 4, 1, oracle[2])]


@st.composite
def rows_with_one_cell_that_runs_on(draw: st.DrawFn) -> list[list[str]]:
    """Make rows of cells; one cell of a row may run over lines, and then no cell of that row holds a delimiter."""
    width = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(st.text('a"; ', max_size=5), min_size=width, max_size=width), min_size=1, max_size=5))
    for row in rows[: draw(st.integers(0, len(rows)))]:
        row[:] = [cell.replace(";", "") for cell in row]
        row[draw(st.integers(0, width - 1))] = draw(st.text('a"\n ', max_size=6))
    return rows


@settings(deadline=None)
@given(rows=rows_with_one_cell_that_runs_on(), quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_rows_that_csv_writes_are_read_back(rows: list[list[str]], quoting: Literal[0, 1]) -> None:
    """Well-formed rows of Python's csv.writer come back whole, quotes and line ends within cells included."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", quoting=quoting, lineterminator="\n").writerows(rows)
    found = records(*out.getvalue().removesuffix("\n").split("\n"), width=len(rows[0]))
    assert [record.cells for record in found] == rows == list(csv.reader(io.StringIO(out.getvalue()), delimiter=";"))
    assert not any(record.stray_quote for record in found)


def test_a_quoted_cell_over_too_many_lines_is_not_joined() -> None:
    """After so many lines the quote is taken for a stray one, and every line stands alone."""
    found = records('a;"b', *["b"] * (MAX_JOINED_LINES - 1), 'b";c')
    assert [record.lines for record in found] == [1] * (MAX_JOINED_LINES + 1)


@pytest.mark.parametrize(
    "lines",
    [
        ['a;"b;c', "d;e;f"],
        ['"a;b;c', "d;e;f"],
        ['a;b;"c', "d;e;f"],
        ['a;"b;c', "d;e;f", 'g;"h;i', "j;k;l"],
        ['"a;b;c', '"d;e;f', "j;k;l"],
        ['a;"b;c', 'd;"e;f', "j;k;l"],
        ['a;b;"c', '"d;e;f', "j;k;l"],
        ['a;"b;c', "", "d;e;f"],
        ['a;"b', "b"],
        ['a;"b', 'b";c;d', "d;e;f"],
        ['a;"b', 'b"', "d;e;f"],
    ],
    ids=[
        "middle",
        "first",
        "last",
        "two",
        "two adjacent first",
        "two adjacent middle",
        "two adjacent last and first",
        "empty line",
        "at the end",
        "closed too wide",
        "closed too narrow",
    ],
)
def test_a_stray_quote_does_not_swallow_rows(lines: list[str]) -> None:
    """A quote that never closes, or closes in a row of its own, leaves the lines after it as they are."""
    found = records(*lines)
    assert [(record.row, record.lines) for record in found] == [(row, 1) for row in range(2, 2 + len(lines))]
    whole = [record.cells for record, line in zip(found, lines, strict=True) if '"' not in line]
    assert whole == [line.split(";") for line in lines if '"' not in line]


@pytest.mark.parametrize("first", Encoding)
@pytest.mark.parametrize("second", Encoding)
def test_a_row_over_several_lines_has_the_worst_of_their_encodings(first: Encoding, second: Encoding) -> None:
    """A line that was hard to read is not hidden by the line that it continues."""
    worst = max(first, second, key=list(Encoding).index)
    (record,) = split_records([('a;"b', first), ('b";c', second)], first_row=2, delimiter=";", width=3)
    assert (record.lines, record.encoding) == (2, worst)


def test_a_record_shows_no_cell() -> None:
    """A row of cells is personal, so none of its ways to be printed shows a cell."""
    (record,) = records("Kanarie;b;c")
    assert "Kanarie" not in f"{record!r} {record!s} {record}"


def test_a_quote_that_nothing_closes_holds_up_a_few_lines_at_most() -> None:
    """A parser that is fed gives a row with an open quote as soon as no line within reach can close it."""
    parser = RecordParser(first_row=2, delimiter=";", width=3)
    open_lines = ['a;"b', *["b"] * (MAX_JOINED_LINES - 2)]
    assert list(parser.feed([(open_lines, Encoding.UTF8)])) == []
    given_now = list(parser.feed([(["b"], Encoding.UTF8)]))
    assert [record.row for record in given_now] == list(range(2, 2 + MAX_JOINED_LINES))
    assert given_now[0].stray_quote
