# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Handing out: the columns that an approach needs, no more, under a permission that covers them."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from attrs import evolve

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling.doelbinding import SoortUitvoerder, Uitvoerder
from cak_regeling.identificatie import Telefoonnummer
from tests.test_errors import is_said_in_dutch
from tests.test_prioritering import (
    BSNS,
    DAY,
    HAARLEM,
    OTHER_GEMEENTE,
    PEILDATUM,
    bijstand,
    kader_of,
    lijst,
    toestemming,
)


HEADER = (
    "BSN;Voorletters;Voorvoegsel;Achternaam;Geboortedatum;Straatnaam;Huisnummer;Huisletter;Huisnummertoevoeging;"
    "Postcode;Woonplaats;Aanmelddatum;Betalingsachterstand"
)
ROWS = [
    f"{BSNS[0]};A.;van der;Berk;01-02-1980;Proeflaan;1;B;hs;2011AB;Haarlem;01-01-2019;9876,54",
    f"{BSNS[1]};C.;;=Linde;00-00-1990;Proeflaan;1;B;HS;2011AB;Haarlem;01-01-2020;9876,54",
    f"{BSNS[2]};D.;;Iep;;;;;;;;01-01-2021;9876,54",
]
READ = cak.read_lijst("\r\n".join([HEADER, *ROWS]).encode(), peildatum=PEILDATUM, gemeente=HAARLEM)
BUREAU = Uitvoerder("belbureau", SoortUitvoerder.VERWERKER, "nr. 12")


def kader_with(aanpak: cak.Aanpak | str) -> cak.Afwegingskader:
    """Make a kader that does one thing for everyone, longest in the scheme first."""
    regel = cak.Regel("iedereen", als=cak.ALTIJD, aanpak=aanpak)
    return cak.Afwegingskader("uitgifte", regels=[regel], volgorde=[k.maanden_in_regeling.aflopend])


def cells(
    aanpak: cak.Aanpak | str, gebruik: cak.ToegestaanGebruik | None = None, naam: str = "", **options: Any
) -> list[list[str]]:
    """Hand out as csv, and read it back as cells."""
    kader = kader_with(aanpak)
    allowed = gebruik or toestemming(kader, uitvoerders=kader.uitvoerders)
    verrijkingen = options.pop("verrijkingen", ())
    werklijst = kader.apply(READ, allowed, op=DAY, verrijkingen=verrijkingen)
    file = io.BytesIO()
    count = werklijst.write(file, allowed, aanpak=naam or kader.aanpakken[0].naam, format="csv", **options)
    lines = [line.split(";") for line in file.getvalue().decode("utf-8-sig").splitlines()]
    assert count == len(lines) - 1
    return lines


NAAM = ["Voorletters", "Voorvoegsel", "Achternaam"]
ADRES = ["Straatnaam", "Huisnummer", "Huisletter", "Huisnummertoevoeging", "Postcode", "Woonplaats"]


def test_a_letter() -> None:
    """A letter needs name and address: no BSN, no birth date, no amount; and a name is no formula."""
    assert cells("brief") == [
        NAAM + ADRES,
        ["A.", "van der", "Berk", "Proeflaan", "1", "B", "hs", "2011 AB", "Haarlem"],
        ["C.", "", "'=Linde", "Proeflaan", "1", "B", "HS", "2011 AB", "Haarlem"],
        ["D.", "", "Iep", "", "", "", "", "", ""],
    ]


def test_one_letter_per_address() -> None:
    """Of two at one address only the first by rang gets it; who has no known address is there always."""
    assert [line[2] for line in cells("brief", one_per_address=True)[1:]] == ["Berk", "Iep"]


def test_who_has_no_known_address_is_never_taken_for_a_neighbour() -> None:
    """Two whose address is not known each stay in the file, for someone to look it up."""
    rows = [row.replace("2011AB", "") for row in ROWS]
    unknown = cak.read_lijst("\r\n".join([HEADER, *rows]).encode(), peildatum=PEILDATUM, gemeente=HAARLEM)
    kader = kader_with("brief")
    gebruik = toestemming(kader)
    werklijst = kader.apply(unknown, gebruik, op=DAY)
    assert werklijst.write(io.BytesIO(), gebruik, aanpak="brief", format="csv", one_per_address=True) == 3


def test_a_call_within_the_municipality() -> None:
    """A call needs the name and the birth date, of which a part may not be known; inside the BSN and the rule too."""
    assert cells("bellen") == [
        ["Rang", "BSN", "Regel", *NAAM, "Geboortedatum"],
        ["1", BSNS[0], "iedereen", "A.", "van der", "Berk", "01-02-1980"],
        ["2", BSNS[1], "iedereen", "C.", "", "'=Linde", "00-00-1990"],
        ["3", BSNS[2], "iedereen", "D.", "", "Iep", "00-00-0000"],
    ]


def test_a_call_by_an_agency() -> None:
    """Outside there is no BSN and no rule."""
    lines = cells(cak.Aanpak("bellen", uitvoerder=BUREAU))
    assert lines[0] == ["Rang", *NAAM, "Geboortedatum"]
    assert not any(bsn in cell for bsn in BSNS for line in lines for cell in line)


def test_a_visit() -> None:
    """A visit needs who and where."""
    assert cells("huisbezoek")[0] == ["Rang", "BSN", "Regel", *NAAM, "Geboortedatum", *ADRES]


def test_telephone_numbers_where_they_are_known() -> None:
    """With a verrijking there is a column for the number, which the permission must cover."""
    numbers = cak.Verrijking(
        cak.Gegeven.TELEFOONNUMMER,
        waarden={
            cak.BSN(BSNS[0]): Telefoonnummer("0612345678"),
            cak.BSN(BSNS[1]): Telefoonnummer("+32 470 12 34 56"),
        },
        nagegaan=cak.ALLEN,
        herkomst="zorgverzekeraar",
        peildatum=PEILDATUM,
    )
    kader = kader_with("bellen")
    with pytest.raises(cak.DoelbindingError, match="does not cover TELEFOONNUMMER") as caught:
        cells("bellen", verrijkingen=[numbers])
    assert is_said_in_dutch(caught.value)
    gebruik = toestemming(kader, gegevens=kader.gegevens | {cak.Gegeven.TELEFOONNUMMER})
    lines = cells("bellen", gebruik, verrijkingen=[numbers])
    assert [line[-1] for line in lines] == ["Telefoonnummer", "0612345678", "0032470123456", ""]
    assert cells("brief", gebruik_for("brief"), verrijkingen=[numbers])[0] == NAAM + ADRES


def gebruik_for(aanpak: cak.Aanpak | str, **changes: Any) -> cak.ToegestaanGebruik:
    """Get the permission that a kader with one approach needs."""
    return toestemming(kader_with(aanpak), **changes)


def test_who_waits_is_not_handed_out() -> None:
    """Room for one is a file of one; who gets what comes next stands in that file."""
    chain = cak.Aanpak("huisbezoek", capaciteit=1, als_vol=cak.Aanpak("brief", capaciteit=1))
    assert [line[5] for line in cells(chain)[1:]] == ["Berk"]
    assert [line[2] for line in cells(chain, naam="brief")[1:]] == ["'=Linde"]


def test_a_spreadsheet_explains_its_columns(tmp_path: Path) -> None:
    """Xlsx has a second sheet with purpose, day, count and why each column is there, in either language."""
    kader = kader_with("bellen")
    gebruik = toestemming(kader)
    werklijst = kader.apply(READ, gebruik, op=DAY)
    path = tmp_path / "bellen.xlsx"
    assert werklijst.write(path, gebruik, aanpak="bellen") == 3
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["bellen", "Toelichting"]
    assert [cell.value for cell in book["bellen"][2]][:2] == [1, BSNS[0]]
    said = {row[0]: row[1] for row in book["Toelichting"].iter_rows(values_only=True)}
    assert (said["Doel"], said["Stand van"], said["Aantal inwoners"]) == ("uitstroombevordering", "30-09-2023", "3")
    assert said["Toestemming tot"] == "geen einddatum"
    assert "Alleen binnen de gemeente" in str(said["BSN"])
    assert {"Rang", "Regel", "Geboortedatum", "Let op"} <= set(said)
    assert "geen besluit" in str(said["Let op"])
    werklijst.write(path, gebruik, aanpak="bellen", lang="en")
    assert openpyxl.load_workbook(path).sheetnames == ["bellen", "Explanation"]


def test_the_end_of_the_permission_is_said() -> None:
    """A permission of a mandate that ends says until when."""
    mandaat = cak.Mandaat(
        verlener=cak.Verlener.COLLEGE, aan="x", geldig_van=date(2023, 1, 1), geldig_tot=date(2024, 1, 1)
    )
    gebruik = gebruik_for("brief", mandaat=mandaat)
    file = io.BytesIO()
    kader_with("brief").apply(READ, gebruik, op=DAY).write(file, gebruik, aanpak="brief", format="xlsx")
    sheet = openpyxl.load_workbook(file)["Toelichting"]
    assert ("Toestemming tot", "01-01-2024") in set(sheet.iter_rows(values_only=True))


def test_whom_a_human_is_to_judge() -> None:
    """The BSN, the rule and what is not known, and nobody else; under a permission, as all handing out."""
    kader = kader_of((k.leeftijd < 33) & k.in_premieregime.bekend())
    read = lijst({"bsn": BSNS[0], "geboortedatum": "00-00-1990"}, {"bsn": BSNS[1], "geboortedatum": "00-00-1990"}, {})
    gebruik = toestemming(kader)
    werklijst = kader.apply(read, gebruik, op=DAY, verrijkingen=[bijstand({BSNS[1]})])
    file = io.BytesIO()
    assert werklijst.write_te_beoordelen(file, gebruik, format="csv") == len(werklijst.te_beoordelen) == 2
    assert file.getvalue().decode("utf-8-sig").splitlines() == [
        "BSN;Regel;Niet bekend is of",
        f"{BSNS[1]};1;de leeftijd is minder dan 33 jaar",
        f"{BSNS[0]};1;de leeftijd is minder dan 33 jaar",
    ]
    english = io.BytesIO()
    werk = toestemming(kader, cak.Organisatieonderdeel.WERK_EN_INKOMEN)
    assert werklijst.write_te_beoordelen(english, werk, format="csv", lang="en") == 1
    assert "the age is less than 33 years" in english.getvalue().decode()
    with pytest.raises(cak.DoelbindingError, match="not on 2020-01-01") as caught:
        werklijst.write_te_beoordelen(file, gebruik, format="csv", op=date(2020, 1, 1))
    assert is_said_in_dutch(caught.value)


# Under a permission


def test_the_permission_must_cover_it() -> None:
    """Less data, another day, another municipality, or something else: nothing is written."""
    kader = kader_with("brief")
    gebruik = toestemming(kader)
    werklijst = kader.apply(READ, gebruik, op=DAY)
    file = io.BytesIO()
    with pytest.raises(cak.DoelbindingError, match="does not cover ADRES, NAAM, POSTCODE, WOONPLAATS") as caught:
        werklijst.write(file, toestemming(kader, gegevens=kader.regelgegevens), aanpak="brief", format="csv")
    assert is_said_in_dutch(caught.value)
    with pytest.raises(cak.DoelbindingError, match="not on 2023-01-01") as caught:
        werklijst.write(file, gebruik, aanpak="brief", format="csv", op=date(2023, 1, 1))
    assert is_said_in_dutch(caught.value)
    other = toestemming(kader, gemeente=OTHER_GEMEENTE)
    with pytest.raises(cak.DoelbindingError, match="gemeente 0307") as caught:
        werklijst.write(file, other, aanpak="brief", format="csv")
    assert is_said_in_dutch(caught.value)
    with pytest.raises(cak.DoelbindingError, match="expected a ToegestaanGebruik"):
        werklijst.write(file, None, aanpak="brief", format="csv")  # type: ignore[arg-type]
    assert file.getvalue() == b""


def test_a_permission_for_figures_hands_out_nobody() -> None:
    """Statistics for others are made of a werklijst, but nobody is approached under a permission for them."""
    oordelen = {"LEZING_RUIM": cak.Oordeel(rol="college", op=DAY, motivering="besluit")}
    figures = gebruik_for("brief", doel=cak.Doel.STATISTIEK, lezing=cak.Lezing.RUIM, oordelen=oordelen)
    taken_up = cak.Verrijking(
        cak.Gegeven.WGS_ZAAK, waarden={}, nagegaan=cak.ALLEN, herkomst="dossier vroegsignalering", peildatum=PEILDATUM
    )
    with pytest.raises(cak.DoelbindingError, match="purpose STATISTIEK does not cover handing out") as caught:
        cells("brief", figures, verrijkingen=[taken_up])
    assert is_said_in_dutch(caught.value)
    early = gebruik_for("brief", doel=cak.Doel.VROEGSIGNALERING, lezing=cak.Lezing.RUIM, oordelen=oordelen)
    assert len(cells("brief", early)) == 4


def test_an_agency_must_be_named() -> None:
    """Who stands outside and was not named when the use was tested gets nothing."""
    aanpak = cak.Aanpak("bellen", uitvoerder=BUREAU)
    with pytest.raises(cak.DoelbindingError, match="does not name uitvoerder “belbureau”") as caught:
        cells(aanpak, gebruik_for(aanpak))
    assert is_said_in_dutch(caught.value)
    inside = cak.Aanpak("bellen", uitvoerder=Uitvoerder("budgetcoach", SoortUitvoerder.BINNEN))
    assert cells(inside, gebruik_for(inside))[0][1] == "BSN"


def test_a_narrower_permission_hands_out_fewer() -> None:
    """Under a permission for those with bijstand, the others are not written, whoever made the werklijst."""
    kader = kader_with("brief")
    everyone = toestemming(kader)
    werklijst = kader.apply(READ, everyone, op=DAY, verrijkingen=[bijstand({BSNS[1]})])
    file = io.BytesIO()
    werk = toestemming(kader, cak.Organisatieonderdeel.WERK_EN_INKOMEN)
    assert werklijst.write(file, werk, aanpak="brief", format="csv") == 1
    assert "Linde" in file.getvalue().decode()


@pytest.mark.parametrize(
    ("aanpak", "asked", "error", "message"),
    [
        ("brief", "brieven", cak.KaderError, "no aanpak called “brieven”; did you mean “brief”?"),
        ("later", "later", cak.KaderError, r"aanpak “later” has no kanaal.*Aanpak\('later', kanaal=Kanaal.BRIEF\)"),
        ("brief", "brief", cak.WaardeError, "expected 'csv', 'xlsx' or 'json'"),
    ],
)
def test_what_can_not_be_handed_out(aanpak: str, asked: str, error: type[cak.CakRegelingError], message: str) -> None:
    """An approach that is not there or has no channel, and a format that is none, say what to do."""
    kader = kader_with(aanpak)
    gebruik = toestemming(kader)
    with pytest.raises(error, match=message) as caught:
        kader.apply(READ, gebruik, op=DAY).write(io.BytesIO(), gebruik, aanpak=asked)
    assert is_said_in_dutch(caught.value)


def test_a_list_without_addresses_gives_no_letters() -> None:
    """A file of empty cells is no file: what the list has no column for is refused, by name."""
    bare = cak.read_lijst(f"BSN;Aanmelddatum\n{BSNS[0]};01-01-2020".encode(), peildatum=PEILDATUM)
    kader = kader_with("brief")
    gebruik = toestemming(kader)
    file = io.BytesIO()
    with pytest.raises(
        cak.KaderError, match=r"aanpak “brief” needs columns .*: adres, naam, postcode, woonplaats"
    ) as caught:
        kader.apply(bare, gebruik, op=DAY).write(file, gebruik, aanpak="brief", format="csv")
    assert is_said_in_dutch(caught.value)
    assert file.getvalue() == b""


def test_no_column_is_an_amount() -> None:
    """Whatever the approach is, what is owed stands nowhere in it."""
    for kanaal in cak.Kanaal:
        lines = cells(cak.Aanpak("x", kanaal=kanaal))
        assert "Betalingsachterstand" not in lines[0]
        assert not any("9876" in cell for line in lines for cell in line)


def test_the_kaders_own_data_is_enough() -> None:
    """A permission for what a kader needs is one for handing out each of its approaches."""
    kader = kader_of(
        *(cak.Regel(naam, als=k.leeftijd >= 18, aanpak=naam) for naam in ("brief", "bellen", "huisbezoek")),
    )
    gebruik = toestemming(kader)
    werklijst = kader.apply(READ, gebruik, op=DAY)
    assert [werklijst.write(io.BytesIO(), gebruik, aanpak=a, format="csv") for a in ("brief", "bellen")] == [2, 0]
    assert evolve(werklijst) == werklijst


# For another system


def handed_out(aanpak: cak.Aanpak | str, **options: Any) -> dict[str, Any]:
    """Hand out as json, and read it back."""
    kader = kader_with(aanpak)
    gebruik = toestemming(kader, uitvoerders=kader.uitvoerders)
    file = io.BytesIO()
    werklijst = kader.apply(READ, gebruik, op=DAY)
    count = werklijst.write(file, gebruik, aanpak=kader.aanpakken[0].naam, format="json", **options)
    data: dict[str, Any] = json.loads(file.getvalue())
    assert count == len(data["inwoners"])
    return data


def test_json_has_the_columns_of_the_table() -> None:
    """The same columns and residents as csv, under the names of the logical fields; nothing is made a formula of."""
    data = handed_out("brief")
    assert [kolom["naam"] for kolom in data["kolommen"]] == [name.lower() for name in NAAM + ADRES]
    assert data["inwoners"][1]["achternaam"] == "=Linde"
    for inwoner, line in zip(data["inwoners"], cells("brief")[1:], strict=True):
        values = ["" if value is None else str(value) for value in inwoner.values()]
        assert values == [cell.removeprefix("'") for cell in line]
    assert {kolom["gegeven"] for kolom in data["kolommen"]} == {"naam", "adres", "postcode", "woonplaats"}


def test_json_says_what_it_is_for() -> None:
    """Purpose, days and what to mind go along, as a system can't look at a second sheet."""
    data = handed_out("huisbezoek", op=date(2023, 10, 13), one_per_address=True)
    assert (data["versie"], data["aanpak"], data["doel"], data["gemeente"]) == (
        *(1, "huisbezoek", "uitstroombevordering", HAARLEM.value),
    )
    assert (data["op"], data["peildatum"], data["toestemming_tot"]) == ("2023-10-13", PEILDATUM.isoformat(), None)
    assert "geen besluit" in data["let_op"]["nl"]
    assert [inwoner["geboortedatum"] for inwoner in data["inwoners"]] == ["1980-02-01", None]
    assert [inwoner["huisnummer"] for inwoner in data["inwoners"]] == [1, None]
    assert handed_out("bellen")["inwoners"][1]["geboortedatum"] == "1990-00-00"


def test_json_outside_the_municipality() -> None:
    """An agency gets no BSN and no rule, in json neither; and sees until when it may use it."""
    bureau = cak.Aanpak("bellen", uitvoerder=BUREAU)
    assert "bsn" in handed_out("bellen")["inwoners"][0]
    assert {"bsn", "regel"}.isdisjoint(handed_out(bureau)["inwoners"][0])
    kader = kader_with("brief")
    mandaat = cak.Mandaat(
        verlener=cak.Verlener.COLLEGE, aan="x", geldig_van=date(2023, 1, 1), geldig_tot=date(2024, 1, 1)
    )
    gebruik = toestemming(kader, mandaat=mandaat)
    file = io.BytesIO()
    kader.apply(READ, gebruik, op=DAY).write(file, gebruik, aanpak="brief", format="json")
    assert json.loads(file.getvalue())["toestemming_tot"] == "2024-01-01"


def test_json_goes_through_the_same_door(tmp_path: Path) -> None:
    """A permission that does not cover the columns gives no file, by its suffix either."""
    kader = kader_with("brief")
    gebruik = toestemming(kader)
    werklijst = kader.apply(READ, gebruik, op=DAY)
    target = tmp_path / "brief.json"
    with pytest.raises(cak.DoelbindingError, match="does not cover ADRES"):
        werklijst.write(target, toestemming(kader, gegevens=kader.regelgegevens), aanpak="brief")
    assert not target.exists()
    assert werklijst.write(target, gebruik, aanpak="brief") == 3
    assert len(json.loads(target.read_bytes())["inwoners"]) == 3


def test_whom_a_human_is_to_judge_as_json() -> None:
    """The BSN, the rule and what is not known, in the language that was asked for."""
    kader = kader_of(k.leeftijd < 33)
    gebruik = toestemming(kader)
    werklijst = kader.apply(lijst({"bsn": BSNS[0], "geboortedatum": "00-00-1990"}), gebruik, op=DAY)
    file = io.BytesIO()
    assert werklijst.write_te_beoordelen(file, gebruik, format="json", lang="en") == 1
    data = json.loads(file.getvalue())
    assert data["aanpak"] is None
    assert data["inwoners"] == [{"bsn": BSNS[0], "regel": "1", "niet_bekend": "the age is less than 33 years"}]
