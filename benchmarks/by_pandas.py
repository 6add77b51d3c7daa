# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""A peer of `read_lijst` that makes no objects: columns of pandas, with the same checks on whole columns."""

import io
from typing import Any

import pandas as pd
from cells import PEILDATUM, START_REGELING, Found


def read(content: bytes) -> tuple[Any, Found]:
    """Read a file into typed columns, and look at them."""
    frame = pd.read_csv(io.BytesIO(content), sep=";", dtype=str, keep_default_na=False)
    typed = frame.assign(
        Aanmelddatum=_days(frame["Aanmelddatum"]),
        Peildatum=_days(frame["Peildatum"]),
        Huisnummer=pd.to_numeric(frame["Huisnummer"], errors="coerce"),
        Bedrag=pd.to_numeric(
            frame["Betalingsachterstand"].str.replace(".", "", regex=False).str.replace(",", ".", regex=False),
            errors="coerce",
        ),
        **{part: pd.to_numeric(frame["Geboortedatum"].str[at]) for part, at in _PARTS.items()},
    )
    _check(frame, typed)
    return typed, _over_rows(frame)


_PARTS = {"dag": slice(0, 2), "maand": slice(3, 5), "jaar": slice(6, None)}


def _days(texts: Any) -> Any:
    days = pd.to_datetime(texts, format="%d-%m-%Y", errors="coerce")
    assert (days.notna() | (texts == "")).all()
    return days


def _check(frame: Any, typed: Any) -> None:
    """Refuse what the models refuse: each cell by itself, and who was under 18."""
    bsn = frame["BSN"]
    assert bsn.str.fullmatch("[0-9]{9}").all()
    digits = pd.to_numeric(bsn)
    weights = enumerate((-1, 2, 3, 4, 5, 6, 7, 8, 9))
    assert (digits > 0).all()
    assert (sum((digits // 10**at % 10) * weight for at, weight in weights) % 11 == 0).all()
    postcode, uzovi = frame["Postcode"], frame["UZOVI"]
    assert ((postcode == "") | postcode.str.fullmatch("[1-9][0-9]{3} ?[A-Z]{2}")).all()
    assert not postcode.str[-2:].isin(["SA", "SD", "SS"]).any()
    assert ((uzovi == "") | uzovi.str.fullmatch("[0-9]{4}")).all()
    assert frame["Wijze van inning"].str.lower().isin(["broninhouding", "cjib"]).all()
    assert (typed["Bedrag"].isna() | typed["Bedrag"].between(0, 50_000)).all()
    day, started = typed["Aanmelddatum"], pd.Timestamp(START_REGELING)
    assert (day.isna() | day.between(started, pd.Timestamp(PEILDATUM))).all()
    assert (typed["Peildatum"].isna() | (typed["Peildatum"] == pd.Timestamp(PEILDATUM))).all()
    jaar, maand, dag = (typed[part] for part in ("jaar", "maand", "dag"))
    known = (jaar > 0) & (maand > 0) & (dag > 0)
    born = pd.to_datetime({"year": jaar[known], "month": maand[known], "day": dag[known]}, errors="coerce")
    assert born.notna().all()
    before_birthday = day.dt.month * 100 + day.dt.day < maand.clip(lower=1) * 100 + dag.clip(lower=1)
    assert (day.isna() | (jaar == 0) | (day.dt.year - jaar - before_birthday >= 18)).all()


def _over_rows(frame: Any) -> Found:
    """Say what rows say of each other."""
    again = frame["BSN"].duplicated()
    first = frame.groupby("BSN", sort=False)[["Geboortedatum", "Achternaam", "UZOVI"]].transform("first")
    surname = frame["Achternaam"].str.lower() != first["Achternaam"].str.lower()
    place = frame[["Postcode", "Huisnummer"]].assign(toevoeging=frame["Huisnummertoevoeging"].str.lower())
    somewhere = ~again & (place["Postcode"] != "") & (place["Huisnummer"] != "")
    shared = place[somewhere].duplicated()
    found = {
        "identical": frame.duplicated(),
        "birth": again & (frame["Geboortedatum"] != first["Geboortedatum"]),
        "name": again & surname,
        "uzovi": again & (frame["UZOVI"] != first["UZOVI"]),
        "address": shared,
    }
    return [(at + 2, kind) for kind, rows in found.items() for at in rows[rows].index]
