# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Objects as the oracle of data frames: generated lists and kaders, and where each puts everyone."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, TypeVar

import narwhals as nw
import polars as pl
from attrs import evolve, frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cak_regeling as cak
from cak_regeling import criteria as k
from cak_regeling import frames
from cak_regeling.criteria.criterium import Operation
from cak_regeling.criteria.vergelijking import Getal, Keuze
from cak_regeling.doelbinding.gebruik import grant
from cak_regeling.frames.ruimte import WACHT, is_limited
from cak_regeling.identificatie import Telefoonnummer
from cak_regeling.testing import strategies
from cak_regeling.testing.inwoners import bsns_downward


T = TypeVar("T")
OP = date(2023, 10, 12)
PEILDATUM = date(2023, 9, 30)
EARLIER = (date(2023, 8, 31), date(2023, 6, 30), date(2023, 3, 31))

huisnummer = Getal(
    naam="huisnummer",
    operation=Operation.FIELD,
    field="adres.huisnummer",
    gegevens=frozenset({cak.Gegeven.ADRES}),
    omschrijving=cak.Tekst("het huisnummer", "the house number"),
)
"""A criterium of one's own, over a whole number."""
huisletter = Keuze(
    naam="huisletter",
    operation=Operation.FIELD,
    field="adres.huisletter",
    gegevens=frozenset({cak.Gegeven.ADRES}),
    omschrijving=cak.Tekst("de huisletter", "the letter"),
    soort=str,
)
"""Another, over text."""

_THRESHOLDS = st.integers(-2, 40) | st.decimals(-2, 40, places=2)


def _compared(numbers: Sequence[Getal]) -> st.SearchStrategy[cak.Voorwaarde]:
    """Compare numbers in every way, with thresholds near what they can be."""

    def ways(number: Getal, low: Any, high: Any) -> st.SearchStrategy[cak.Voorwaarde]:
        low, high = sorted((low, high))
        made = [number < low, number <= low, number > low, number >= low, number.tussen(low, high + 1)]
        return st.sampled_from([*made, number.een_van(low, high, low + 1), number.bekend()])

    return st.builds(ways, st.sampled_from(numbers), _THRESHOLDS, _THRESHOLDS).flatmap(lambda made: made)


def extra() -> st.SearchStrategy[cak.Voorwaarde]:
    """Conditions that need earlier lists, a verrijking, or a column that a person has beside those of the list."""
    numbers = (
        *(k.maanden_zonder_wijziging, k.maanden_sinds_contact, k.aantal_pogingen, k.andere_schulden),
        *(k.achterstand_in_maandpremies, k.inwoners_op_adres, k.maanden_sinds_eerste_aanmelding, huisnummer),
    )
    ages = st.builds(
        lambda low, way: way(low),
        st.sampled_from([17, 18, 21, 27, 40, Decimal("54.5"), 55]),
        st.sampled_from(
            [
                *(k.leeftijd.__lt__, k.leeftijd.__le__, k.leeftijd.__gt__, k.leeftijd.__ge__),
                lambda low: k.leeftijd.tussen(low, low + 1),
                lambda low: k.leeftijd.een_van(low, low + 1),
                k.leeftijd.is_,
            ]
        ),
    )
    asked = st.sampled_from(
        [
            *(k.nieuw_op_lijst, k.teruggekeerd, k.inning_gewisseld, k.bijstand, k.telefoonnummer, k.mobiel_nummer),
            *(k.soort_signaal.is_("Huur"), k.soort_signaal.een_van("zorg", "ENERGIE"), k.soort_signaal.bekend()),
            *(k.uzovi.een_van(cak.UZOVI("0101"), cak.UZOVI("7095")), k.statuscode.een_van("XYZ", "boe")),
            *(huisletter.een_van("a", "B"), huisletter.bekend(), k.woonplaats.bekend(), ~k.bijstand),
        ]
    )
    return st.one_of(asked, _compared(numbers), ages)


@st.composite
def _with_room(draw: st.DrawFn, kader: cak.Afwegingskader) -> cak.Afwegingskader:
    """Give a kader approaches with room for a few, which rules share and which follow each other."""
    brief = cak.Aanpak("brief", capaciteit=draw(st.none() | st.integers(0, 2)))
    bellen = cak.Aanpak("bellen", capaciteit=draw(st.integers(0, 2)), als_vol=draw(st.none() | st.just(brief)))
    then = draw(st.sampled_from([None, bellen, brief]))
    ways = st.sampled_from([brief, bellen, cak.Aanpak("huisbezoek", capaciteit=draw(st.integers(0, 2)), als_vol=then)])
    return evolve(kader, regels=[evolve(regel, aanpak=draw(ways)) for regel in kader.regels])


def kaders() -> st.SearchStrategy[cak.Afwegingskader]:
    """Make kaders that ask everything that can be asked; of some, approaches have room for a few."""
    plain = strategies.kaders(extra=extra())
    return plain | plain.flatmap(_with_room)


def drawn(strategy: st.SearchStrategy[T], n: int) -> list[T]:
    """Draw many values at once, to be put together in one frame."""
    found: list[T] = []

    @settings(max_examples=n, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(value: T) -> None:
        found.append(value)

    collect()
    return found


@frozen
class Case:
    """A list with its history, what other administrations say, and whom the permission covers."""

    lijst: cak.CakLijst
    vorige: tuple[cak.CakLijst, ...]
    verrijkingen: tuple[cak.Verrijking, ...]
    beperking: cak.Voorwaarde

    @property
    def gemeente(self) -> str:
        """Whose it is."""
        assert self.lijst.gemeente is not None
        return self.lijst.gemeente.value


SOMEONE = cak.Aanmelding(bsn=cak.BSN(next(islice(bsns_downward(), 900, None))))
"""On every earlier list and on none of now: a frame does not know of a list without anyone."""
PHONES = [Telefoonnummer("06 12345678"), Telefoonnummer("023 5115115")]
KINDS: Mapping[cak.Gegeven, st.SearchStrategy[Any]] = {
    cak.Gegeven.BIJSTAND: st.booleans(),
    cak.Gegeven.LAATSTE_CONTACT: st.dates(date(2022, 1, 1), date(2023, 9, 30)),
    cak.Gegeven.AANTAL_POGINGEN: st.integers(0, 9),
    cak.Gegeven.ANDERE_SCHULDEN: st.decimals(0, 40, places=2),
    cak.Gegeven.SOORT_SIGNAAL: st.frozensets(st.sampled_from(["Huur", "Zorg", "energie"]), max_size=2),
    cak.Gegeven.TELEFOONNUMMER: st.sampled_from(PHONES),
}
"""What each source says; bijstand was looked up for everyone."""


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Make a list with earlier ones of partly the same persons, and verrijkingen of some of them."""
    lijst = draw(strategies.lijsten(max_persons=6).filter(lambda made: bool(made.aanmeldingen)))
    rows = lijst.aanmeldingen
    persons = [person.bsn for person in lijst.wanbetalers]
    vorige: list[cak.CakLijst] = []
    for day in EARLIER:
        kept = draw(st.frozensets(st.sampled_from(persons)))
        changed = draw(st.booleans())
        then = [
            evolve(row, inningswijze=cak.Inningswijze.CJIB) if changed and row.bsn == min(kept) else row
            for row in rows
            if row.bsn in kept
        ]
        vorige.append(evolve(lijst, aanmeldingen=(*then, SOMEONE), peildatum=day))
    verrijkingen = tuple(
        cak.Verrijking(
            gegeven,
            waarden=draw(st.dictionaries(st.sampled_from(persons), kind, max_size=4)),
            nagegaan=cak.ALLEN
            if gegeven is cak.Gegeven.BIJSTAND
            else draw(st.frozensets(st.sampled_from(persons), max_size=4)),
            herkomst="test",
            peildatum=PEILDATUM,
        )
        for gegeven, kind in KINDS.items()
    )
    beperking = draw(st.sampled_from([cak.ALTIJD, cak.ALTIJD, k.bijstand, k.leeftijd < 40]))
    return Case(lijst, tuple(vorige), verrijkingen, beperking)


def numbered(found: Sequence[Case]) -> list[Case]:
    """Make each list one of a municipality of its own."""

    def of(case: Case, code: str) -> Case:
        gemeente = cak.Gemeentecode(code)
        earlier = tuple(evolve(eerder, gemeente=gemeente) for eerder in case.vorige)
        return evolve(case, lijst=evolve(case.lijst, gemeente=gemeente), vorige=earlier)

    return [of(case, f"{i:04}") for i, case in enumerate(found, 1)]


def permission(kader: cak.Afwegingskader, case: Case) -> cak.ToegestaanGebruik:
    """A permission for one municipality with any restriction; what gives one is tested elsewhere."""
    verwerking = cak.Verwerking(
        doel=cak.Doel.UITSTROOMBEVORDERING,
        onderdeel=cak.Organisatieonderdeel.SCHULDHULPVERLENING,
        gemeente=cak.Gemeentecode(case.gemeente),
        mandaat=None,
        gegevens=kader.gegevens,
        selectie=kader.selectie,
    )
    return grant(verwerking, gegevens=kader.regelgegevens, geldig_van=OP, geldig_tot=None, beperking=case.beperking)


Place = tuple[str, str, str, str | None, str | None, int | None, bool | None]
"""Municipality, BSN, uitkomst, regel, aanpak and rang; and where room is limited, whether there is none for them."""


def on_objects(kader: cak.Afwegingskader, found: Sequence[Case]) -> list[Place]:
    """Where the objects put everyone, list after list."""
    return [place for case in found for place in _places(kader, case)]


def _places(kader: cak.Afwegingskader, case: Case) -> list[Place]:
    gebruik = permission(kader, case)
    werklijst = kader.apply(case.lijst, gebruik, op=OP, vorige=case.vorige, verrijkingen=case.verrijkingen)
    code, limited = case.gemeente, is_limited(kader)
    places: list[Place] = [
        (code, i.wanbetaler.bsn.value, "werklijst", i.regel.naam, i.aanpak, i.rang, i.wacht if limited else None)
        for i in werklijst
    ]
    for uitkomst, group in (("te_beoordelen", werklijst.te_beoordelen), ("uitgesloten", werklijst.uitgesloten)):
        places += [(code, a.wanbetaler.bsn.value, uitkomst, a.regel.naam, None, None, None) for a in group]
    places += [(code, w.bsn.value, "zonder_regel", None, None, None, None) for w in werklijst.zonder_regel]
    inside = {place[1] for place in places}
    outside = [w for w in case.lijst.wanbetalers if w.bsn.value not in inside]
    assert len(outside) == werklijst.buiten_toestemming
    return places + [(code, w.bsn.value, "buiten_toestemming", None, None, None, None) for w in outside]


def _said(found: Sequence[Case], gegeven: cak.Gegeven) -> pl.DataFrame:
    """What a source says of the persons of all lists, as one frame."""
    rows = [
        {"gemeente": case.gemeente, "bsn": bsn.value, "waarde": verrijking.waarden.get(bsn)}
        for case in found
        for verrijking in case.verrijkingen
        if verrijking.gegeven is gegeven
        for bsn in {*verrijking.waarden, *(verrijking.nagegaan if isinstance(verrijking.nagegaan, frozenset) else ())}
    ]
    kind = {
        cak.Gegeven.BIJSTAND: pl.Boolean(),
        cak.Gegeven.LAATSTE_CONTACT: pl.Date(),
        cak.Gegeven.AANTAL_POGINGEN: pl.Int32(),
        cak.Gegeven.ANDERE_SCHULDEN: pl.Decimal(12, 2),
    }.get(gegeven, pl.String())
    mobile = [None if row["waarde"] is None else getattr(row["waarde"], "mobiel", None) for row in rows]
    for row in rows:
        if isinstance(row["waarde"], frozenset):
            row["waarde"] = "|".join(sorted(row["waarde"])) or None
        row["waarde"] = getattr(row["waarde"], "value", row["waarde"])
    frame = pl.DataFrame(rows, schema={"gemeente": pl.String(), "bsn": pl.String(), "waarde": kind})
    return frame.with_columns(mobiel=pl.Series(mobile, dtype=pl.Boolean()))


@frozen
class Engine:
    """An engine: how it gets a frame, and how one of its frames is carried out."""

    take: Callable[[pl.DataFrame], Any]
    kind: type


@frozen
class Frames:
    """All lists as one frame, all earlier ones as another, and a frame for each source."""

    persons: pl.DataFrame
    vorige: pl.DataFrame
    verrijkingen: Mapping[cak.Gegeven, pl.DataFrame]

    @classmethod
    def of(cls, found: Sequence[Case]) -> "Frames":
        """Put lists together, their persons shuffled: an engine keeps no order."""
        persons = pl.concat([frames.to_frame(case.lijst) for case in found])
        vorige = pl.concat([frames.to_frame(eerder) for case in found for eerder in case.vorige])
        said = {gegeven: _said(found, gegeven) for gegeven in KINDS}
        return cls(persons.sample(fraction=1, shuffle=True, seed=1), vorige, said)

    def apply(self, kader: cak.Afwegingskader, found: Sequence[Case], engine: Engine) -> list[Place]:
        """Where an engine puts everyone, in its order."""
        native = engine.take(self.persons)
        result = frames.apply(
            kader,
            native,
            {case.gemeente: permission(kader, case) for case in found},
            op=OP,
            vorige=engine.take(self.vorige),
            verrijkingen=[
                frames.FrameVerrijking(
                    gegeven,
                    engine.take(frame),
                    nagegaan=cak.ALLEN if gegeven is cak.Gegeven.BIJSTAND else None,
                )
                for gegeven, frame in self.verrijkingen.items()
            ],
        )
        assert type(result) is engine.kind
        return places_of(result)


def places_of(native: Any) -> list[Place]:
    """Carry a result out, and give where everyone is in its order."""
    frame = nw.from_native(native)
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    wacht = [WACHT] if WACHT in eager.columns else []
    table = eager.select("gemeente", "bsn", *frames.RESULT, *wacht).to_arrow()
    return [(*row.values(), *([] if wacht else [None])) for row in table.to_pylist()]


@cache
def generated(lists: int) -> tuple[list[Case], Frames]:
    """So many generated lists, with their frames; made once."""
    found = numbered(drawn(cases(), lists))
    return found, Frames.of(found)
