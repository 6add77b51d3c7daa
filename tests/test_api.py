# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The public surface stays as it was, until someone says that it changes."""

from tests.api import SNAPSHOT, snapshot


def test_the_public_surface_is_the_one_that_was_written_down() -> None:
    """Names, signatures and members of every room are those of tests/api.txt; ``make api`` accepts a change."""
    then, now = SNAPSHOT.read_text("utf-8").splitlines(), snapshot().splitlines()
    assert sorted(set(then) - set(now)) == [], "gone or changed; see CONTRIBUTING.md"
    assert sorted(set(now) - set(then)) == [], "new or changed: run make api"
    assert then == now


def test_the_surface_names_what_matters() -> None:
    """Facade, rooms, members, enumerations and constants are all in it."""
    text = snapshot()
    for line in (
        "# cak_regeling",
        "# cak_regeling.prioritering",
        "RedenTerugkeer: WSNP_BEEINDIGD, REGELING_VERBROKEN, VOORWAARDEN_VERVALLEN",
        "BSN(value: str) -> None",
        "    .value",
        "RECHTSTOESTAND: date",
    ):
        assert f"\n{line}\n" in f"\n{text}"
