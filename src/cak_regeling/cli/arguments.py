"""What the commands take: days and months, as they are written in the list."""

import argparse
from datetime import date

from cak_regeling.lijst.cells import whole_date


def to_day(text: str) -> date:
    """Read a day, in the notations of the list.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, soort = whole_date(text)
    if day is None or soort is not None:
        raise argparse.ArgumentTypeError("verwacht een dag als dd-mm-jjjj")
    return day


def to_month(text: str) -> date:
    """Read a month, as mm-jjjj or jjjj-mm; gives its first day.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    day, _ = whole_date(f"{text}-01" if text[4:5] == "-" else f"01-{text}")
    if day is None:
        raise argparse.ArgumentTypeError("verwacht een maand als mm-jjjj")
    return day
