# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Writing several files as one: none of them where one can't be written."""

from collections.abc import Mapping
from pathlib import Path

from cak_regeling.bevinding import Tekst
from cak_regeling.errors import CakRegelingError


class HalfWrittenError(CakRegelingError):
    """The disk's fault: some of the files were written, and the others were not."""


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files, after a look at whether each of them can be written.

    Raises:
        OSError: When one can't be written; none of them is then.
        HalfWrittenError: When writing fails all the same; names the files that were written.
    """
    for path in files:
        _require_writable(path)
    written: list[str] = []
    for path, content in files.items():
        written.append(str(path))
        try:
            path.write_bytes(content)
        except OSError as error:
            *whole, half = written
            raise HalfWrittenError(
                Tekst(
                    f"schrijven lukt niet ({error.strerror}). Wel geschreven: {', '.join(whole) or 'niets'}; "
                    f"misschien voor een deel: {half}",
                    f"writing fails ({error.strerror}). Written: {', '.join(whole) or 'nothing'}; "
                    f"perhaps in part: {half}",
                )
            ) from None


def _require_writable(path: Path) -> None:
    """Open a file as for writing, and leave everything as it is."""
    is_new = not path.exists()
    with path.open("ab"):
        pass
    if is_new:
        path.unlink()
