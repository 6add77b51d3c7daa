# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The report and the figure of cohorts, and the standen beside the national figures."""

import csv
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling.bronnen import Zekerheid
from cak_regeling.opvolging import (
    Cohorttabel,
    Contacten,
    Contactpoging,
    Contactsoort,
    Contactverloop,
    follow,
    jaarstanden,
    landelijke_cijfers,
    publiceer,
    to_figure,
    to_html,
)
from cak_regeling.opvolging.landelijk import DEFINITIES
from cak_regeling.opvolging.rapport import MAX_ROWS
from cak_regeling.testing import generate_maanden


OP = date(2025, 1, 15)
HAARLEM = cak.Gemeentecode("0392")
KEY = b"een geheime sleutel"
MAANDEN = generate_maanden(400, months=8, seed=7, start=date(2023, 8, 31))
LIJSTEN = [cak.read_lijst(m.lijst.content, peildatum=m.peildatum, gemeente=HAARLEM) for m in MAANDEN]
PERSONS = [w.bsn for w in LIJSTEN[0].wanbetalers]
CONTACTEN = Contacten(
    {
        bsn: Contactverloop(
            pogingen=[Contactpoging(soort=Contactsoort.TELEFOON, datum=date(2023, 9, 5), bereikt=number % 3 == 0)]
        )
        for number, bsn in enumerate(PERSONS)
    }
)
TABLE = follow(LIJSTEN, after=(3, 6), contacten=CONTACTEN)


class _Page(HTMLParser):
    """Reads the page as a browser would, and holds it to well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        if tag != "meta":
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            width = int(dict(attrs).get("colspan") or 1)
            self.rows[-1] += [""] * width

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if {"td", "th"} & set(self.open):
            place = next(i for i in range(len(self.rows[-1]) - 1, -1, -1) if i == 0 or self.rows[-1][i - 1] != "")
            self.rows[-1][place] += data


def page(html: str) -> _Page:
    """Read a page."""
    found = _Page()
    found.feed(html)
    assert found.open == []
    return found


def test_the_page_has_the_published_figures() -> None:
    """Every cohort with its numbers at each point, hidden ones as x, and nothing from elsewhere."""
    published = publiceer(TABLE)
    html = to_html(published, op=OP)
    found = page(html)
    assert "<script" not in html
    first = next(row for row in found.rows if row[0] == "aug 2023 *")
    cells = {one.rij.after: one.cellen for one in published if one.rij.cohort == date(2023, 8, 1)}
    expected = [
        str(cells[after][name]) if isinstance(cells[after][name], int) else "x"
        for after in (3, 6)
        for name in ("op_lijst", "op_regeling", "teruggekeerd", "verdwenen")
    ]
    assert first[1:10] == ["400", *expected]
    assert "x" in {text for row in found.rows for text in row}
    assert sum("nog niet gevolgd" in row for row in found.rows) == 6
    assert len(found.rows) == 2 + 8
    assert "gemeente 0392 · lijsten van 31-08-2023 tot en met 31-03-2024 · gemaakt op 15-01-2025" in found.text
    for text in published.opmerkingen():
        assert text in found.text
    assert "*: het cohort van de eerste lijst." in found.text


def test_contact_stands_on_the_page_as_far_as_followed() -> None:
    """Reached and accepted at the last point that was followed; without contact there is no such column."""
    found = page(to_html(publiceer(TABLE), op=OP))
    first = next(row for row in found.rows if row[0] == "aug 2023 *")
    assert first[10:] == ["134", "0"]
    plain = page(to_html(publiceer(follow(LIJSTEN, after=(3, 6))), op=OP))
    assert {len(row) for row in plain.rows[2:]} == {10}


def test_groups_and_titles_are_text() -> None:
    """A group is a column, the warning is on the page, and what looks like html is no html."""
    groups = {bsn: "<b>brief</b>" if number % 2 else "bellen" for number, bsn in enumerate(PERSONS)}
    by_contact = follow(LIJSTEN, by="eerste_contact", after=(3,), contacten=CONTACTEN, groepen=groups)
    html = to_html(publiceer(by_contact), op=OP, titel="Bellen & <brief>", lang="en")
    found = page(html)
    assert "Bellen & <brief>" in found.text
    assert "<b>" not in html
    assert [row[1] for row in found.rows[2:]] == ["<b>brief</b>", "bellen"]
    assert "no proof of effect" in found.text
    assert "first approached" in found.text
    assert "*:" not in found.text


def test_no_more_rows_than_go_on_a_page() -> None:
    """Of many cohorts the last ones are shown, and it says how many are not."""
    many = [evolve(TABLE[0], cohort=date(2020 + n // 12, n % 12 + 1, 1), after=3) for n in range(MAX_ROWS + 2)]
    table = Cohorttabel(
        rijen=tuple(many),
        by="eerste_vermelding",
        after=(3,),
        gemeente=None,
        filter=None,
        eerste=date(2020, 1, 1),
        laatste=OP,
    )
    found = page(to_html(publiceer(table), op=OP))
    assert len(found.rows) == 2 + MAX_ROWS
    assert "De eerste 2 rijen passen niet." in found.text
    assert "gemeente" not in found.text


def test_the_figure_has_a_bar_for_each_cohort() -> None:
    """Shares add up to the whole; what is hidden is one bar with a pattern, or none when the cohort is."""
    published = publiceer(TABLE)
    figure = to_figure(published, after=3)
    (axes,) = figure.axes
    assert next(label.get_text() for label in axes.get_yticklabels()) == "aug 2023 (400)"
    widths: dict[int, float] = {}
    for bar in axes.patches:
        place = round(bar.get_y() + bar.get_height() / 2)  # type: ignore[attr-defined]  # a bar is a rectangle
        if bar.get_facecolor()[:3] != pytest.approx((0x7F / 255, 0xB2 / 255, 0xE5 / 255)):
            widths[place] = widths.get(place, 0) + bar.get_width()  # type: ignore[attr-defined]  # likewise
    assert widths == {place: pytest.approx(100) for place in range(8)}
    assert {bar.get_hatch() for bar in axes.patches} == {"", "//", "xx"}
    secret = to_figure(publiceer(TABLE, drempel=60), after=3, lang="en").axes[0]
    assert [bar.get_hatch() for bar in secret.patches] == ["xx"]  # of the others not even the size is shown
    assert len({label.get_text() for label in secret.get_yticklabels()}) == 8
    assert len(to_figure(publiceer(TABLE, drempel=401), after=3).axes[0].patches) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: to_html(TABLE, op=OP),  # type: ignore[arg-type]
        lambda: to_html(publiceer(TABLE), op="2025-01-15"),  # type: ignore[arg-type]
        lambda: to_figure(publiceer(TABLE), after=4),
    ],
)
def test_only_what_was_published_is_shown(wrong: Any) -> None:
    """The exact table makes no page; a day is a day, and a point one of the table."""
    with pytest.raises(cak.WaardeError):
        wrong()


# Beside the national figures


def test_the_national_figures_are_the_published_ones(shared: Path) -> None:
    """Each figure of the facts that the library was built from is there once, with its certainty."""
    with (shared / "domain/figures.csv").open(encoding="utf-8", newline="") as file:
        known = {
            (row["measure"].split("_")[1], int(row["year"]), int(row["value"]))
            for row in csv.DictReader(file)
            if row["measure"] in {"stock_cbs_31dec", "stock_cak_31dec"}
        }
    found = landelijke_cijfers()
    assert {(one.maat, one.jaar, one.personen) for one in found} == known
    assert len(found) == len(known)
    assert all(one.bron for one in found)
    assert {one.zekerheid for one in found} == set(Zekerheid)


def test_standen_over_the_years() -> None:
    """Of the last list of December, from lists and stands alike; a year without one has none."""
    first, *_, last = LIJSTEN
    december = next(lijst for lijst in LIJSTEN if lijst.peildatum == date(2023, 12, 31))
    rows = jaarstanden(LIJSTEN)
    assert jaarstanden(lijst.stand(KEY) for lijst in LIJSTEN) == rows == jaarstanden([last, december, first])
    assert [row.jaar for row in rows] == [2023, 2024]
    counted = december.standen()
    assert (rows[0].aangemeld, rows[0].in_premieregime, rows[0].premieregime_onbekend, rows[0].peildatum) == (
        counted.aangemeld.personen,
        counted.in_premieregime.personen,
        counted.premieregime_onbekend,
        date(2023, 12, 31),
    )
    assert (rows[0].cbs, rows[0].cak and rows[0].cak.personen) == (None, 178_000)
    assert (rows[1].aangemeld, rows[1].peildatum) == (None, None)
    assert rows[1].to_dict()["cbs"]["personen"] == 173_230
    assert rows[1].to_dict() | {"cbs": 0} == {
        **dict.fromkeys(("peildatum", "aangemeld", "in_premieregime", "premieregime_onbekend", "cak")),
        "jaar": 2024,
        "cbs": 0,
    }
    assert rows[0].to_dict()["peildatum"] == "2023-12-31"
    assert set(DEFINITIES) == {"aangemeld", "in_premieregime", "cbs", "cak"}
    assert "zonder betalingsregeling" in DEFINITIES["cbs"].nl


@pytest.mark.parametrize(
    "standen",
    [
        [],
        ["lijst"],
        [LIJSTEN[0], evolve(LIJSTEN[1], gemeente=None)],
        [LIJSTEN[0], evolve(LIJSTEN[1], filter=cak.Lijstfilter(leeftijd=(18, 27)))],
    ],
)
def test_standen_that_do_not_go_together_are_refused(standen: list[Any]) -> None:
    """None, what is no list, another municipality, another filter."""
    with pytest.raises(cak.WaardeError):
        jaarstanden(standen)
