# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""``python -m cak_regeling``: the command line."""

import sys

from cak_regeling.cli import main


if __name__ == "__main__":  # pragma: no branch - whoever imports it does not run it
    sys.exit(main())
