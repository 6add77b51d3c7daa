# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Where the bytes of a list come from: a path, bytes or an open file; and what they are when they are no list."""

import codecs
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from cak_regeling.bevinding import Bevinding
from cak_regeling.errors import LijstError, WaardeError
from cak_regeling.lijst.header import LOOKED_FOR
from cak_regeling.lijst.soorten_bestand import BESTAND_ANDERS, BESTAND_OUD


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO
"""A path, the bytes themselves, or a file opened in binary mode."""

Progress = Callable[[int, int | None], object]
"""Is told how many bytes were read, and of how many when that is known."""

_CHUNK_BYTES = 1 << 16
LOOKED_AT = 512
"""How many of the first bytes tell what a file is."""
_MANY_NULS = 4
"""More than one NUL in so many bytes is no text; one here and there is a bad byte, and concerns its own row."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_NOT_A_LIST = (
    (
        _OLE,
        "an old spreadsheet or document (xls, doc) or one with a password; save it as csv first",
    ),
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"<!doctype", "an html page"),
    (b"<html", "an html page"),
    (codecs.BOM_UTF32_LE, "text in UTF-32; save it as UTF-8"),
    (codecs.BOM_UTF32_BE, "text in UTF-32; save it as UTF-8"),
    (b"<?xml", "an xml document"),
)


def is_zip(start: bytes) -> bool:
    """Tell whether a file that starts like this is a zip container, as a spreadsheet is."""
    return start.startswith(_ZIP)


def chunks_of(source: Source) -> Iterator[bytes]:
    """Give the bytes of a source, a piece at a time; a file that was opened here is closed here.

    Raises:
        cak_regeling.WaardeError: For what is no source.
        OSError: When the file can't be opened or read.
    """
    if isinstance(source, bytes | bytearray | memoryview):
        whole = bytes(source)
        yield from (whole[i : i + _CHUNK_BYTES] for i in range(0, len(whole), _CHUNK_BYTES))
    elif isinstance(source, str | os.PathLike):
        with path_of(source).open("rb") as file:
            yield from iter(lambda: file.read(_CHUNK_BYTES), b"")
    elif hasattr(source, "read"):
        for chunk in iter(lambda: source.read(_CHUNK_BYTES), b""):
            if not isinstance(chunk, bytes):
                raise WaardeError(_EXPECTED_SOURCE)
            yield chunk
    else:
        raise WaardeError(_EXPECTED_SOURCE)


_NOT_IN_A_PATH = frozenset('\n\r\0"')
"""In the content of a file, and hardly in a name; one with a quotation mark can be given as a `pathlib.Path`."""
_EXPECTED_SOURCE = "expected a path, bytes, or a file opened in binary mode"


def path_of(source: str | os.PathLike[str]) -> Path:
    """Give a path, unless it is the content of a file, which would stand in the message that there is no such file.

    Raises:
        cak_regeling.WaardeError: For text with what stands in no path.
    """
    if isinstance(source, str) and not _NOT_IN_A_PATH.isdisjoint(source):
        raise WaardeError("expected a path; this is text: give the content as bytes")
    return Path(source)


def size_of(source: Source) -> int | None:
    """Tell how many bytes a source has; None when that is not known beforehand."""
    if isinstance(source, bytes | bytearray | memoryview):
        return memoryview(source).nbytes
    return Path(source).stat().st_size or None if isinstance(source, str | os.PathLike) else None


def refuse_what_is_no_list(start: bytes) -> None:
    """Look at the first bytes, and say what it is when that is known.

    Raises:
        cak_regeling.LijstError: When it is known to be no list.
    """
    shown = start.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for signature, name in _NOT_A_LIST:
        if shown.startswith(signature.lower()):
            soort = BESTAND_OUD if signature == _OLE else BESTAND_ANDERS
            raise LijstError(f"{LOOKED_FOR}; found {name}", bevindingen=(Bevinding(soort=soort),))
    marked = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not marked and start.count(0) * _MANY_NULS > len(start):
        raise LijstError(
            f"{LOOKED_FOR}; found NUL bytes: binary data, or UTF-16 without its mark",
            bevindingen=(Bevinding(soort=BESTAND_ANDERS),),
        )
