# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Data frames: from objects and back, what is refused, and what an engine is asked for."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest
from attrs import evolve, frozen
from hypothesis import given, settings

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.bevinding import Tekst
from cak_regeling.criteria.criterium import Criterium, Operation
from cak_regeling.criteria.vergelijking import Getal, JaNee, Keuze
from cak_regeling.criteria.voorwaarde import Voorwaarde
from cak_regeling.identificatie import Telefoonnummer
from cak_regeling.lijst import soorten
from cak_regeling.testing import generate_lijst
from cak_regeling.testing.strategies import lijsten
from tests.frames_oracle import OP, PEILDATUM, Case, huisnummer, on_objects, permission, places_of


GEMEENTE = cak.Gemeentecode("0392")
LIJST = cak.read_lijst(
    generate_lijst(
        120, seed=3, peildatum=PEILDATUM, faults=["status_leeg", "bedrag_onleesbaar", "inning_onbekend"]
    ).content,
    peildatum=PEILDATUM,
    gemeente=GEMEENTE,
)
PERSONS = frames.to_frame(LIJST)
KADER = cak.Afwegingskader(
    "kader",
    regels=[
        cak.Regel("jong", als=k.leeftijd < 27, aanpak="huisbezoek"),
        cak.Regel("overig", als=cak.ALTIJD, aanpak="brief"),
    ],
)


def kader_of(als: Voorwaarde, **more: Any) -> cak.Afwegingskader:
    """A kader with one rule."""
    return cak.Afwegingskader("kader", regels=[cak.Regel("regel", als=als, aanpak="brief")], **more)


def allowed(kader: cak.Afwegingskader = KADER, *, only: Voorwaarde = cak.ALTIJD) -> cak.ToegestaanGebruik:
    """A permission of municipality 0392 that covers a kader."""
    return permission(kader, Case(LIJST, (), (), only))


def applied(kader: cak.Afwegingskader, native: Any = PERSONS, **more: Any) -> Any:
    """Apply a kader with a permission that covers it."""
    return frames.apply(kader, native, allowed(kader), op=OP, **more)


def own(kind: Callable[..., Any], operation: Operation, field: str, gegeven: cak.Gegeven, **more: Any) -> Any:
    """A criterium of one's own."""
    words = Tekst("het eigen criterium", "one's own criterium")
    return kind(
        naam="eigen", operation=operation, field=field, gegevens=frozenset({gegeven}), omschrijving=words, **more
    )


def test_a_person_frame_has_the_logical_fields() -> None:
    """Persons come in the order of the list, one row each, with the names of the fields of the list as columns."""
    assert PERSONS["bsn"].to_list() == [person.bsn.value for person in LIJST.wanbetalers]
    person = LIJST.wanbetalers[0]
    row = PERSONS.row(0, named=True)
    assert (row["gemeente"], row["peildatum"]) == ("0392", PEILDATUM)
    assert row["achterstand_cak"] == person.achterstand_cak
    assert row["aantal_aanmeldingen"] == len(person.aanmeldingen)
    assert row["statuscodes"] == "|" + "".join(f"{code}|" for code in sorted(person.statuscodes))
    assert row["pc4"] == person.adres.pc4
    assert row["postcode"] == (person.adres.postcode and person.adres.postcode.value)


@pytest.mark.parametrize(
    ("datum", "expected"),
    [
        (cak.OnvolledigeDatum(1968), ("1968-00-00", date(1968, 1, 1), date(1968, 12, 31))),
        (cak.OnvolledigeDatum(1968, 2), ("1968-02-00", date(1968, 2, 1), date(1968, 2, 29))),
        (cak.OnvolledigeDatum(1968, 2, 3), ("1968-02-03", date(1968, 2, 3), date(1968, 2, 3))),
        (cak.OnvolledigeDatum(), (None, None, None)),
    ],
)
def test_an_incomplete_birth_date_is_text_with_its_bounds(
    datum: cak.OnvolledigeDatum, expected: tuple[object, ...]
) -> None:
    """What is not known of a birth date is written as zeros, with the first and the last day that it can be."""
    row = cak.Aanmelding(bsn=cak.BSN("999993653"), geboortedatum=datum)
    frame = frames.to_frame(evolve(LIJST, aanmeldingen=(row,)))
    assert frame.select("geboortedatum", "geboren_vanaf", "geboren_tot_en_met").row(0) == expected


def test_rows_that_do_not_tell_are_seen() -> None:
    """The values of all rows stand in one text, in order; an empty one stands for a row that does not tell."""
    bsn = cak.BSN("999993653")
    rows = [cak.Aanmelding(bsn=bsn, statuscode=code) for code in ("GBR", None, "BOE", "GBR", "A|B")]
    frame = frames.to_frame(evolve(LIJST, aanmeldingen=tuple(rows)))
    assert frame["statuscodes"].to_list() == ["|A¦B|BOE|GBR||"]
    assert frame["uzovis"].to_list() == ["||"]


@pytest.mark.parametrize("backend", ["polars", "pyarrow", "pandas"])
@settings(max_examples=10)
@given(lijst=lijsten(max_persons=4))
def test_rows_go_there_and_back(backend: str, lijst: cak.CakLijst) -> None:
    """What `to_rows` gives of a list comes back from `from_frame`, on each engine; lazily too."""
    rows = frames.to_rows(lijst, backend=backend)
    assert frames.from_frame(rows) == lijst.aanmeldingen
    if backend == "polars":
        assert frames.from_frame(rows.lazy()) == lijst.aanmeldingen


def test_cells_that_are_not_read_go_along() -> None:
    """A cell that could not be read is in a column of its own, and the codes of the bevindingen stand beside it."""
    rows = frames.to_rows(LIJST)
    assert frames.from_frame(rows) == LIJST.aanmeldingen
    assert set(rows["extra.Betalingsachterstand"].drop_nulls()) == {"n.v.t."}
    unread = rows.filter(pl.col("extra.Betalingsachterstand").is_not_null())
    assert all(soorten.BEDRAG_ONLEESBAAR.code in codes for codes in unread["bevindingen"])


def test_a_field_without_a_column_has_none_in_the_frame() -> None:
    """What the file has not is not there at all, so that a kader that needs it is refused at once."""
    frame = frames.to_frame(evolve(LIJST, fields=LIJST.fields - {"geboortedatum"}))
    assert not {"geboortedatum", "geboren_vanaf"} & set(frame.columns)
    with pytest.raises(cak.KaderError, match="leeftijd needs a column geboren_tot_en_met"):
        applied(KADER, frame)


def test_only_frames_of_rows_come_back() -> None:
    """A frame of persons has no rows any more, and what is no frame is refused."""
    with pytest.raises(cak.KaderError, match="expected a frame of rows"):
        frames.from_frame(PERSONS)
    with pytest.raises(cak.KaderError, match="expected a data frame, not int"):
        frames.from_frame(3)
    with pytest.raises(cak.KaderError, match="expected polars, pyarrow or pandas"):
        frames.to_frame(LIJST, backend="duckdb")


def test_months_and_municipalities_are_ranked_apart() -> None:
    """Rang starts at 1 for each municipality and peildatum, and ages, months and premies count on its own peildatum."""
    kader = kader_of(
        (k.achterstand_in_maandpremies >= 3) & (k.maanden_in_regeling.een_van(*range(0, 200, 3))),
        volgorde=[k.leeftijd.aflopend],
    )
    lists = [
        evolve(LIJST, peildatum=day, gemeente=cak.Gemeentecode(code))
        for code in ("0392", "0363")
        for day in (date(2023, 9, 30), date(2024, 8, 31), date(2020, 2, 29))
    ]
    frame = pl.concat([frames.to_frame(lijst) for lijst in lists])
    permissions = {
        code: permission(kader, Case(evolve(LIJST, gemeente=cak.Gemeentecode(code)), (), (), cak.ALTIJD))
        for code in ("0392", "0363")
    }
    for native in (frame, frame.lazy(), duckdb.from_arrow(frame.to_arrow()), frame.to_pandas()):
        result = frames.apply(kader, native, permissions, op=OP)
        expected = []
        for lijst in sorted(lists, key=lambda one: (str(one.gemeente and one.gemeente.value), one.peildatum)):
            assert lijst.gemeente is not None
            werklijst = kader.apply(lijst, permissions[lijst.gemeente.value], op=OP)
            expected += [(lijst.gemeente.value, item.wanbetaler.bsn.value, item.rang) for item in werklijst]
        assert [(p[0], p[1], p[5]) for p in places_of(result) if p[2] == "werklijst"] == expected


def test_a_frame_of_months_is_its_own_history() -> None:
    """For a row, the lists of its municipality before its own peildatum count, wherever they come from."""
    kader = kader_of(k.nieuw_op_lijst | k.teruggekeerd | (k.maanden_zonder_wijziging >= 2))
    days = (date(2023, 6, 30), date(2023, 7, 31), date(2023, 8, 31), PEILDATUM)
    rows = LIJST.aanmeldingen
    lists = [evolve(LIJST, peildatum=day, aanmeldingen=rows[i * 9 :: i % 3 + 1]) for i, day in enumerate(days)]
    history = pl.concat([frames.to_frame(lijst) for lijst in lists])
    result = applied(kader, history.filter(pl.col("peildatum") > days[0]), vorige=history)
    expected = []
    for i, lijst in enumerate(lists[1:], 1):
        werklijst = kader.apply(lijst, allowed(kader), op=OP, vorige=lists[:i])
        expected += [item.wanbetaler.bsn.value for item in werklijst]
    assert [place[1] for place in places_of(result) if place[2] == "werklijst"] == expected
    several = applied(kader, frames.to_frame(lists[3]), vorige=[frames.to_frame(one) for one in lists[:3]])
    assert len(several) == len(lists[3].wanbetalers)
    with pytest.raises(cak.KaderError, match="1 lists in the frame have no earlier list"):
        applied(kader, history, vorige=history)
    with pytest.raises(cak.KaderError, match="needs vorige"):
        applied(kader)
    with pytest.raises(cak.KaderError, match="expected columns bsn, peildatum in the frames in vorige"):
        applied(kader_of(k.nieuw_op_lijst), vorige=pl.DataFrame({"x": [1]}))


def test_on_a_first_list_everyone_is_new() -> None:
    """With EERSTE_LIJST nobody was there before, nothing changed, and the time without a change starts now."""
    for als, holds in (
        (k.nieuw_op_lijst, True),
        (k.teruggekeerd, False),
        (k.inning_gewisseld, False),
        (k.maanden_zonder_wijziging.is_(0), True),
    ):
        result = applied(kader_of(als), vorige=cak.EERSTE_LIJST)
        assert set(result["uitkomst"]) == {"werklijst" if holds else "zonder_regel"}


def test_peildatum_and_gemeente_may_be_given_instead_of_columns() -> None:
    """A frame without those columns is of one list; earlier ones may leave out the municipality too."""
    bare = PERSONS.drop("gemeente", "peildatum")
    result = applied(KADER, bare, peildatum=PEILDATUM)
    assert places_of(result.with_columns(gemeente=pl.lit("0392"))) == places_of(applied(KADER))
    earlier = PERSONS.head(10).drop("gemeente").with_columns(peildatum=date(2023, 8, 31))
    new = applied(kader_of(k.nieuw_op_lijst), bare, peildatum=PEILDATUM, vorige=earlier)
    assert new.filter(uitkomst="zonder_regel").height == 10
    null = PERSONS.with_columns(gemeente=pl.lit(None, pl.String))
    assert applied(KADER, null).height == PERSONS.height


@pytest.mark.parametrize(
    ("change", "more", "message"),
    [
        (lambda frame: frame.drop("aantal_aanmeldingen"), {}, "expected a frame of persons"),
        (
            lambda frame: frame.with_columns(rang=1),
            {},
            "expected a frame without the columns that are added; found rang",
        ),
        (lambda frame: frame.with_columns(gemeente=392), {}, "expected column gemeente as text"),
        (lambda frame: frame.with_columns(peildatum=pl.lit("2023-09-30")), {}, "expected column peildatum as Date"),
        (lambda frame: frame.drop("peildatum"), {}, "expected a column peildatum in the frame"),
        (lambda frame: frame, {"peildatum": date(2023, 8, 31)}, "expected every row to have the peildatum"),
        (lambda frame: frame.with_columns(peildatum=None), {}, "expected every row to have the peildatum"),
        (lambda frame: frame.with_columns(_cak_x=1), {}, "no column whose name starts with _cak_"),
        (
            lambda frame: frame.with_columns(geboren_vanaf=pl.lit(1968)),
            {},
            "leeftijd needs the frame as Date, not Int32",
        ),
    ],
)
def test_a_frame_that_can_not_be_is_refused(
    change: Callable[[pl.DataFrame], Any], more: dict[str, Any], message: str
) -> None:
    """What is no frame of persons of one list each is refused before anyone is looked at."""
    with pytest.raises(cak.KaderError, match=message):
        applied(KADER, change(PERSONS), **more)


def test_every_row_needs_a_permission() -> None:
    """A row of another municipality, or one without any where permissions are by municipality, is refused."""
    other = PERSONS.with_columns(gemeente=pl.lit("0363"))
    with pytest.raises(cak.DoelbindingError, match="the permission is for gemeente 0392"):
        applied(KADER, other)
    with pytest.raises(cak.DoelbindingError, match="there is none for 0363"):
        frames.apply(KADER, other, {GEMEENTE: allowed()}, op=OP)
    null = PERSONS.with_columns(gemeente=pl.lit(None, pl.String))
    with pytest.raises(cak.DoelbindingError, match=r"there is none for \(null\)"):
        frames.apply(KADER, null, {"0392": allowed()}, op=OP)
    with pytest.raises(cak.DoelbindingError, match="the permission holds from"):
        frames.apply(KADER, PERSONS, allowed(), op=date(2023, 1, 1))
    with pytest.raises(cak.DoelbindingError, match="expected a ToegestaanGebruik"):
        frames.apply(KADER, PERSONS.clear(), None, op=OP)  # type: ignore[arg-type]
    assert frames.apply(KADER, PERSONS.clear(), {}, op=OP).is_empty()
    need_more = kader_of(k.postcode.bekend())
    with pytest.raises(cak.DoelbindingError, match="the permission does not cover POSTCODE"):
        frames.apply(need_more, PERSONS, allowed(), op=OP)


def test_the_permission_is_tested_before_earlier_lists() -> None:
    """A wrong municipality is said to be one, also beside earlier lists; that only one side tells it is said too."""
    kader, earlier = kader_of(k.nieuw_op_lijst), PERSONS.with_columns(peildatum=date(2023, 8, 31))
    with pytest.raises(cak.DoelbindingError, match="the permission is for gemeente 0392"):
        applied(kader, PERSONS.with_columns(gemeente=pl.lit("0363")), vorige=earlier)
    message = "expected gemeente both in the frame and in vorige, or in neither"
    for now, then in ((PERSONS.drop("gemeente"), earlier), (PERSONS, earlier.drop("gemeente"))):
        with pytest.raises(cak.KaderError, match=message):
            applied(kader, now, vorige=then)


def test_a_restriction_needs_its_verrijking() -> None:
    """A permission for some persons alone is refused where it can't be told who they are; not known is outside."""
    only = allowed(only=k.bijstand)
    with pytest.raises(cak.DoelbindingError, match="give a Verrijking with BIJSTAND"):
        frames.apply(KADER, PERSONS, only, op=OP)
    bsn = LIJST.wanbetalers[0].bsn
    bijstand = cak.Verrijking(
        cak.Gegeven.BIJSTAND, waarden={bsn: True}, nagegaan=frozenset(), herkomst="test", peildatum=PEILDATUM
    )
    for native in (PERSONS, PERSONS.lazy(), duckdb.from_arrow(PERSONS.to_arrow()), PERSONS.to_pandas()):
        places = places_of(frames.apply(KADER, native, only, op=OP, verrijkingen=[bijstand]))
        assert [place[1] for place in places if place[2] != "buiten_toestemming"] == [bsn.value]


WAARDEN: list[tuple[Voorwaarde, cak.Gegeven, Any]] = [
    (k.bijstand, cak.Gegeven.BIJSTAND, True),
    (k.telefoonnummer, cak.Gegeven.TELEFOONNUMMER, Telefoonnummer("023 5115115")),
    (k.mobiel_nummer, cak.Gegeven.TELEFOONNUMMER, Telefoonnummer("06 12345678")),
    (k.soort_signaal.is_("huur"), cak.Gegeven.SOORT_SIGNAAL, "Huur"),
    (k.soort_signaal.is_("huur"), cak.Gegeven.SOORT_SIGNAAL, frozenset({"zorg", "HUUR"})),
    (k.aantal_pogingen >= 2, cak.Gegeven.AANTAL_POGINGEN, 2),
    (k.andere_schulden >= Decimal("2.5"), cak.Gegeven.ANDERE_SCHULDEN, Decimal("2.50")),
    (k.maanden_sinds_contact < 3, cak.Gegeven.LAATSTE_CONTACT, date(2023, 7, 31)),
]


@pytest.mark.parametrize(("als", "gegeven", "waarde"), WAARDEN)
@pytest.mark.parametrize("empty", [False, True])
def test_a_verrijking_of_objects_is_taken_too(
    als: Voorwaarde, gegeven: cak.Gegeven, waarde: Any, *, empty: bool
) -> None:
    """A Verrijking, of each kind of value and without any, says on a frame what it says on objects."""
    kader = kader_of(als)
    bsns = [person.bsn for person in LIJST.wanbetalers]
    verrijking = cak.Verrijking(
        gegeven,
        waarden={} if empty else {bsns[0]: waarde},
        nagegaan=frozenset(bsns[:9]),
        herkomst="test",
        peildatum=PEILDATUM,
    )
    werklijst = kader.apply(LIJST, allowed(kader), op=OP, verrijkingen=[verrijking])
    result = applied(kader, verrijkingen=[verrijking])
    assert result.filter(uitkomst="werklijst")["bsn"].to_list() == [i.wanbetaler.bsn.value for i in werklijst]
    assert result.filter(uitkomst="zonder_regel").height == len(werklijst.zonder_regel)
    assert len(werklijst) == (0 if empty else 1)


def said(**columns: list[Any]) -> frames.FrameVerrijking:
    """A frame that says who receives bijstand."""
    return frames.FrameVerrijking(cak.Gegeven.BIJSTAND, pl.DataFrame(columns))


@pytest.mark.parametrize(
    ("verrijking", "message"),
    [
        (said(bsn=["999993653"]), "the frame with BIJSTAND has no column waarde"),
        (said(bsn=["1", "1"], waarde=[True, False]), "expected one row per person in the frame with BIJSTAND; 1 have"),
        (said(bsn=["1"], waarde=[3]), "bijstand needs the waarden of BIJSTAND as Boolean or String, not Int64"),
        (frames.FrameVerrijking(cak.Gegeven.BEWIND, PERSONS), "needs a Verrijking with BIJSTAND"),
        ("bijstand", "expected each of verrijkingen to be a Verrijking"),
    ],
)
def test_a_verrijking_that_can_not_be_is_refused(verrijking: Any, message: str) -> None:
    """A frame that says nothing, two things of one person, or something of another kind is refused."""
    with pytest.raises(cak.KaderError, match=message):
        applied(kader_of(k.bijstand), verrijkingen=[verrijking])


def test_two_verrijkingen_of_one_datum_are_refused() -> None:
    """One datum comes from one source."""
    one = said(bsn=["1"], waarde=[True])
    with pytest.raises(cak.KaderError, match="expected one Verrijking for BIJSTAND, found two"):
        applied(kader_of(k.bijstand), verrijkingen=[one, one])
    assert repr(one) == "FrameVerrijking(BIJSTAND)"
    with pytest.raises(cak.KaderError, match="expected a Gegeven that another source"):
        frames.FrameVerrijking(cak.Gegeven.BSN, PERSONS)
    with pytest.raises(cak.KaderError, match="expected ALLEN as nagegaan"):
        frames.FrameVerrijking(cak.Gegeven.BIJSTAND, PERSONS, nagegaan=True)  # type: ignore[arg-type]


def test_amounts_of_a_verrijking_are_in_cents() -> None:
    """An amount with more than two decimals would not be the amount that was written."""
    verrijking = cak.Verrijking(
        cak.Gegeven.ANDERE_SCHULDEN,
        waarden={LIJST.wanbetalers[0].bsn: Decimal("2.505")},
        nagegaan=cak.ALLEN,
        herkomst="test",
        peildatum=PEILDATUM,
    )
    with pytest.raises(cak.KaderError, match="expected at most two decimals in ANDERE_SCHULDEN"):
        applied(kader_of(k.andere_schulden > 2), verrijkingen=[verrijking])


def test_a_verrijking_tells_whose_list_and_month_it_is_for() -> None:
    """Of several municipalities, what one administration says is not said of the others; nor of other months."""
    kader = kader_of(k.bijstand)
    both = pl.concat([PERSONS, PERSONS.with_columns(gemeente=pl.lit("0363"))])
    permissions = {
        code: permission(kader, Case(evolve(LIJST, gemeente=cak.Gemeentecode(code)), (), (), cak.ALTIJD))
        for code in ("0392", "0363")
    }
    bsn = PERSONS["bsn"][0]
    with pytest.raises(cak.KaderError, match="expected a column gemeente in the frame with BIJSTAND"):
        frames.apply(kader, both, permissions, op=OP, verrijkingen=[said(bsn=[bsn], waarde=[True])])
    of_one = said(bsn=[bsn], gemeente=["0363"], peildatum=[PEILDATUM], waarde=[True])
    result = frames.apply(kader, both, permissions, op=OP, verrijkingen=[of_one])
    assert result.filter(uitkomst="werklijst").select("gemeente", "bsn").rows() == [("0363", bsn)]
    before = said(bsn=[bsn], gemeente=["0363"], peildatum=[date(2023, 8, 31)], waarde=[True])
    assert frames.apply(kader, both, permissions, op=OP, verrijkingen=[before]).filter(uitkomst="werklijst").is_empty()


GEBOREN = cak.Gegeven.GEBOORTEDATUM


@pytest.mark.parametrize(
    ("als", "message"),
    [
        (
            own(Getal, Operation.YEARS_SINCE, "aanmelddatum", GEBOREN) > 1,
            "frames can't ask years_since of “aanmelddatum”",
        ),
        (own(Getal, Operation.COUNT, "statuscodes", GEBOREN) > 1, "frames can't ask count of “statuscodes”"),
        (own(Getal, Operation.ROWS, "statuscode", GEBOREN) > 1, "frames can't ask rows of “statuscode”"),
        (own(Getal, Operation.FIELD, "naam", GEBOREN) > 1, "eigen needs a column naam that the frame has not"),
        (own(Keuze, Operation.COUNT, "bsn", GEBOREN, soort=str).is_("x"), "frames can't ask count of “bsn”"),
        (own(Keuze, Operation.ROWS, "adres.postcode", GEBOREN, soort=str).is_("x"), "no column for all rows of field"),
        (own(JaNee, Operation.COUNT, "bsn", GEBOREN), "frames can't ask count of “bsn”"),
        (own(JaNee, Operation.FIELD, "bsn", GEBOREN), "eigen needs the frame as Boolean, not String"),
    ],
)
def test_what_frames_can_not_ask_is_said(als: Voorwaarde, message: str) -> None:
    """A criterium of one's own that a frame can't ask is refused by its name."""
    with pytest.raises(cak.KaderError, match=message):
        applied(kader_of(als))


def test_a_condition_of_ones_own_kind_is_refused() -> None:
    """What only objects can be asked can't be made an expression."""

    @frozen
    class Eigen(Voorwaarde):
        """A condition that is code and no data."""

        def bind(self, context: Any) -> Any:
            """Hold for everyone."""
            raise NotImplementedError

        def tekst(self) -> Tekst:
            """Say it."""
            return Tekst("eigen", "own")

    with pytest.raises(NotImplementedError):
        Eigen().bind(None)
    assert Eigen().tekst().en == "own"
    with pytest.raises(cak.KaderError, match="can't interpret a condition of type Eigen"):
        applied(kader_of(Eigen()))

    class Vreemd(Criterium, Voorwaarde):
        """A criterium of no kind that is known."""

        bind = Eigen.bind
        tekst = Eigen.tekst

        @property
        def criteria(self) -> frozenset[Criterium]:
            """Itself."""
            return frozenset({self})

    with pytest.raises(cak.KaderError, match="frames can't interpret a criterium of its kind"):
        applied(kader_of(own(Vreemd, Operation.FIELD, "bsn", GEBOREN)))


def test_what_an_engine_can_not_do_names_the_engine() -> None:
    """An engine without windows can't rank; the message says which, and no more than that."""
    with pytest.raises(cak.KaderError, match=r"^pyarrow can't do this"):
        applied(KADER, PERSONS.to_arrow())
    earlier = PERSONS.with_columns(peildatum=date(2023, 8, 31)).to_arrow()
    with pytest.raises(cak.KaderError, match=r"^pyarrow can't do this"):
        applied(kader_of(k.nieuw_op_lijst), PERSONS.to_arrow(), vorige=earlier)
    numbers = PERSONS.with_columns(pl.col("bsn").cast(pl.Int64), peildatum=date(2023, 8, 31))
    with pytest.raises(cak.KaderError, match=r"^polars can't do this: \w+$"):
        applied(kader_of(k.nieuw_op_lijst), vorige=numbers)


@pytest.mark.parametrize(
    ("take", "kind"),
    [
        (lambda frame: frame, "an eager frame of polars"),
        (lambda frame: frame.to_pandas(), "an eager frame of pandas"),
        (lambda frame: duckdb.from_arrow(frame.to_arrow()), "a lazy frame of duckdb"),
    ],
)
def test_frames_that_do_not_go_together_are_told_apart(take: Callable[[pl.DataFrame], Any], kind: str) -> None:
    """Earlier lists and verrijkingen are frames of the engine of the persons, lazy where those are."""
    earlier = take(PERSONS.with_columns(peildatum=date(2023, 8, 31)))
    message = f"as a lazy frame of polars, as the persons are, not {kind}$"
    with pytest.raises(cak.KaderError, match=f"^expected vorige {message}"):
        applied(kader_of(k.nieuw_op_lijst), PERSONS.lazy(), vorige=earlier)
    said = frames.FrameVerrijking(cak.Gegeven.BIJSTAND, take(PERSONS.select("bsn", waarde=True)))
    with pytest.raises(cak.KaderError, match=f"^expected the frame with BIJSTAND {message}"):
        applied(kader_of(k.bijstand), PERSONS.lazy(), verrijkingen=[said])


def test_moments_count_as_days_and_columns_without_values_have_their_type() -> None:
    """A program that keeps days as moments, or has a column without any value, is served as well."""
    frame = PERSONS.with_columns(
        pl.col("aanmelddatum").cast(pl.Datetime),
        gemeente=pl.lit(None),
        peildatum=datetime(2023, 9, 30),  # noqa: DTZ001 - a moment as such programs keep it
    )
    kader = kader_of(k.maanden_in_regeling >= 12)
    expected = [place[1:] for place in places_of(applied(kader))]
    assert [place[1:] for place in places_of(applied(kader, frame))] == expected


def test_sorting_is_last_and_can_be_left_out() -> None:
    """Without sorting everyone has the same place and rang; only the order of the rows is not said."""
    bare = applied(KADER, sort=False)
    assert bare["bsn"].to_list() == PERSONS["bsn"].to_list()
    assert sorted(places_of(bare), key=str) == sorted(places_of(applied(KADER)), key=str)
    assert bare.columns == [*PERSONS.columns, *frames.RESULT]
    assert set(bare["uitkomst"]) <= set(frames.UITKOMSTEN)


def test_pandas_comes_back_as_pandas_with_arrow_types() -> None:
    """A frame of pandas goes through Arrow: null stays null, rang stays whole, and the index starts at 0."""
    result = applied(KADER, PERSONS.to_pandas())
    assert isinstance(result, pd.DataFrame)
    assert result.index.tolist() == list(range(len(result)))
    assert str(result["rang"].dtype) in {"int64[pyarrow]", "Int64"}


def test_frames_bring_no_engine() -> None:
    """Importing frames loads narwhals and no engine, and importing the library does not load narwhals."""
    program = (
        "import sys, cak_regeling; assert 'narwhals' not in sys.modules; from cak_regeling import frames; "
        "found = {'polars', 'duckdb', 'pandas', 'pyarrow', 'pyspark'} & set(sys.modules); "
        "assert not found, found; assert 'narwhals' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - ours


EACH: list[Voorwaarde] = [
    ~k.in_premieregime,
    k.in_premieregime.bekend(),
    k.in_premieregime & (k.leeftijd < 40),
    (k.leeftijd <= 40) | (k.leeftijd > 60),
    k.leeftijd >= Decimal("30.5"),
    k.leeftijd.tussen(30, 40),
    k.leeftijd.een_van(30, 31, Decimal("32.5")),
    k.leeftijd.bekend(),
    k.maanden_in_regeling.een_van(3, 4, 5),
    k.aantal_aanmeldingen >= 2,
    k.achterstand_cak >= 1000,
    k.achterstand_in_maandpremies > 10,
    k.pc4.tussen(1000, 1020),
    k.inwoners_op_adres.is_(2),
    k.statuscode.een_van("boe", "XYZ"),
    k.statuscode.bekend(),
    k.inningswijze.is_(cak.Inningswijze.CJIB),
    k.woonplaats.is_("VOORBEELDSTAD"),
    k.postcode.bekend(),
    huisnummer < 100,
]


@pytest.mark.parametrize("als", EACH, ids=repr)
def test_each_kind_of_condition_is_as_on_objects(als: Voorwaarde) -> None:
    """Each way to ask gives everyone the same place as on objects; what is not known too."""
    kader = kader_of(als, uitsluiten=[cak.Regel("weg", als=k.maanden_in_regeling < 6)])
    case = Case(LIJST, (), (), cak.ALTIJD)
    assert places_of(applied(kader)) == on_objects(kader, [case])


def test_a_change_since_the_list_before_is_as_on_objects() -> None:
    """A way of collection that changed is seen, one that is not known is not known, and for who is new it is no."""
    changed = [
        evolve(row, inningswijze=cak.Inningswijze.CJIB) for row in LIJST.aanmeldingen[: len(LIJST.aanmeldingen) // 2]
    ]
    before = evolve(LIJST, aanmeldingen=tuple(changed), peildatum=date(2023, 8, 31))
    kader = kader_of(k.inning_gewisseld | (k.maanden_zonder_wijziging >= 1))
    found = [Case(LIJST, (before,), (), cak.ALTIJD)]
    result = applied(kader, vorige=frames.to_frame(before))
    assert places_of(result) == on_objects(kader, found)
    assert {"werklijst", "zonder_regel", "te_beoordelen"} == set(result["uitkomst"])
    with pytest.raises(cak.KaderError, match="no column for all rows of field “achterstand_cak”"):
        applied(kader_of(own(JaNee, Operation.CHANGED, "achterstand_cak", GEBOREN)), vorige=frames.to_frame(before))


def test_permissions_may_be_restricted_differently() -> None:
    """Each municipality has the restriction of its own permission."""
    codes = ("0392", "0363")
    limits = (cak.ALTIJD, k.leeftijd < 40)
    found = [
        Case(evolve(LIJST, gemeente=cak.Gemeentecode(code)), (), (), limit)
        for code, limit in zip(codes, limits, strict=True)
    ]
    both = pl.concat([frames.to_frame(case.lijst) for case in found])
    result = frames.apply(KADER, both, {case.gemeente: permission(KADER, case) for case in found}, op=OP)
    assert sorted(places_of(result), key=str) == sorted(on_objects(KADER, found), key=str)


def test_room_is_divided_in_each_list_and_over_rules_that_share_it() -> None:
    """Who finds no room gets what is done then, or waits for the first; each list has room of its own."""
    brief = cak.Aanpak("brief", capaciteit=3)
    bellen = cak.Aanpak("bellen", capaciteit=2, als_vol=brief)
    kader = cak.Afwegingskader(
        "kader",
        regels=[
            cak.Regel("jong", als=k.leeftijd < 40, aanpak=bellen),
            cak.Regel("overig", als=cak.ALTIJD, aanpak=brief),
        ],
    )
    lists = pl.concat([PERSONS, PERSONS.with_columns(peildatum=date(2023, 8, 31))])
    result = frames.apply(kader, lists, allowed(kader), op=OP)
    assert result.columns == [*lists.columns, *frames.RESULT, "wacht"]
    for _, one in result.group_by("peildatum"):
        items = one.filter(uitkomst="werklijst").sort("rang")
        assert items["aanpak"].to_list()[:5] == ["bellen"] * 2 + ["brief"] * 3
        assert items["wacht"].to_list() == [False] * 5 + [True] * (len(items) - 5)
        assert set(items.filter(pl.col("rang") > 5)["aanpak"]) == {"bellen", "brief"}
        assert one.filter(pl.col("uitkomst") != "werklijst")["wacht"].null_count() == len(one) - len(items)
    with pytest.raises(cak.KaderError, match="without the columns that are added; found wacht"):
        frames.apply(kader, PERSONS.with_columns(wacht=True), allowed(kader), op=OP)
