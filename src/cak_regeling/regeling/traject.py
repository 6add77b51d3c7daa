"""From a melding by the insurer to the start of the bestuursrechtelijke premie."""

from datetime import date

from cak_regeling.datums import first_of_next_month, require_date
from cak_regeling.errors import WaardeError


START_REGELING = date(2009, 9, 1)
"""First day on which the bestuursrechtelijke premie could be owed (CBS, "scheme start and method"; secundair)."""


def ingangsdatum(*, melding_ontvangen: date) -> date:
    """Give the day from which the bestuursrechtelijke premie is owed.

    It is the first day of the month after the month in which the CAK received the melding (Zvw 18d lid 1).

    >>> ingangsdatum(melding_ontvangen=date(2024, 3, 20))
    datetime.date(2024, 4, 1)

    Args:
        melding_ontvangen: Day on which the CAK received the melding of Zvw 18c.

    Raises:
        cak_regeling.WaardeError: When it would start before the scheme did, on 1 September 2009.
    """
    start = first_of_next_month(require_date(melding_ontvangen, "melding_ontvangen"))
    if start < START_REGELING:
        raise WaardeError("expected a melding from August 2009 on: the scheme started on 2009-09-01")
    return start
