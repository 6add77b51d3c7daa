# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Text that a spreadsheet would take for a formula: made inert in what is written, and as it was in what is read.

The two are each other's opposite for every text, Dutch names such as ``'s-Gravesande`` included.
"""

import re


_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Put a ``'`` before what a spreadsheet would take for a formula, or what looks as if one stands there.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("'s-Gravesande")
    ("'=1+1", "''=1+1", "'s-Gravesande")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Take one ``'`` off what `guarded` put it before.

    >>> unguarded("'=1+1"), unguarded("'s-Gravesande")
    ('=1+1', "'s-Gravesande")
    """
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text
