# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Cohort: follow everyone who came on the list, or was first approached, in the same month.

Research on five municipalities found that they count whom they reached in a month and can't say who left the scheme: no
cohort is followed. Here each person is followed from the month in which they first appeared, or were first approached.
Being gone from the list is not the same as having left the scheme, and what is not followed yet is never a no.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar, overload

from attrs import field, frozen

from cak_regeling._controle import require_all
from cak_regeling._mapping import FrozenMapping
from cak_regeling.bevinding import Taal, Tekst
from cak_regeling.datums import full_years
from cak_regeling.errors import WaardeError
from cak_regeling.identificatie import BSN, Gemeentecode
from cak_regeling.lijst.filter import Lijstfilter
from cak_regeling.lijst.lijst import CakLijst
from cak_regeling.lijst.stand import Stand
from cak_regeling.opvolging.contact import Contacten, Contactstand, Contactverloop, Intake
from cak_regeling.opvolging.reeks import (
    AFWEZIG,
    ONBEKEND,
    Reeks,
    ever_owed,
    first_day,
    in_premieregime,
    inning,
    month_of,
)
from cak_regeling.opvolging.rij import Cohortrij, Reden, Vertrek, Vertrekreden


By = Literal["eerste_vermelding", "eerste_contact"]
T = TypeVar("T")
Personen = Mapping[BSN, T] | Mapping[str, T]
"""Something by person: by BSN, or with stands by pseudonym."""

OPMERKINGEN = (
    Tekst(
        "Verdwenen is niet hetzelfde als uitgestroomd: iemand kan ook verhuisd of overleden zijn.",
        "Gone is not the same as out of the scheme: someone may have moved or died.",
    ),
    Tekst(
        "Nog niet gevolgd betekent: van die maand is er geen lijst. Deze inwoners tellen niet als nee.",
        "Not followed yet means: there is no list of that month. These residents do not count as a no.",
    ),
)
EERSTE_LIJST = Tekst(
    "Het cohort van de eerste lijst is iedereen die er toen op stond, ook wie er al jaren op stond; het is niet te "
    "vergelijken met latere cohorten.",
    "The cohort of the first list is all who stood on it, for years or for days; later ones can't be compared with it.",
)
GEEN_EFFECT = Tekst(
    "Een verschil tussen groepen is geen bewijs van effect: wie welke aanpak krijgt, is een keuze en geen loting.",
    "A difference between groups is no proof of effect: who gets which approach is a choice, not a draw.",
)
GEEN_MAAT = Tekst(
    "Het bedrag bij het CAK is geen maat voor aflossing: bij broninhouding blijft het laag, en het vervalt bij een "
    "definitief einde.",
    "The amount owed to the CAK is no measure of repayment: it stays low when withheld and lapses at a definitive end.",
)


@frozen(kw_only=True, repr=False)
class Cohorttabel(Sequence[Cohortrij]):
    """Cohorts at their points of following; a sequence of its rows.

    Attributes:
        rijen: *tuple[Cohortrij, ...]*. By cohort, group and point.
        by: *str*. What makes the cohort: ``eerste_vermelding`` or ``eerste_contact``.
        after: *tuple[int, ...]*. The points, in months.
        gemeente: *Gemeentecode | None*. Whose lists they were.
        filter: *Lijstfilter | None*. What was asked of the CAK.
        eerste: *date*. The peildatum of the first list.
        laatste: *date*. The peildatum of the last.
        niet_op_lijst: *int*. How many persons with contact stand on none of the lists; they are in no cohort.
    """

    rijen: tuple[Cohortrij, ...]
    by: By
    after: tuple[int, ...]
    gemeente: Gemeentecode | None
    filter: Lijstfilter | None
    eerste: date
    laatste: date
    niet_op_lijst: int = 0

    @overload
    def __getitem__(self, place: int) -> Cohortrij: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Cohortrij]: ...
    def __getitem__(self, place: int | slice) -> Cohortrij | Sequence[Cohortrij]:
        return self.rijen[place]

    def __len__(self) -> int:
        return len(self.rijen)

    def __repr__(self) -> str:
        return f"Cohorttabel({self.by}, {len(self.rijen)} rijen, {self.eerste} tot en met {self.laatste})"

    def opmerkingen(self, lang: Taal = "nl") -> tuple[str, ...]:
        """Say what must stand beside the figures wherever they are shown."""
        texts = [*OPMERKINGEN]
        if any(rij.eerste_lijst for rij in self.rijen):
            texts.append(EERSTE_LIJST)
        if any(rij.groep is not None for rij in self.rijen):
            texts.append(GEEN_EFFECT)
        if any(rij.achterstand_cak is not None for rij in self.rijen):
            texts.append(GEEN_MAAT)
        return tuple(text.in_taal(lang) for text in texts)

    def to_dict(self) -> dict[str, Any]:
        """Give it as plain JSON types. These are the exact figures: for publication there is `publiceer`."""
        return {
            "versie": 1,
            "by": self.by,
            "after": list(self.after),
            "gemeente": None if self.gemeente is None else self.gemeente.value,
            "filter": None if self.filter is None else self.filter.to_dict(),
            "eerste": self.eerste.isoformat(),
            "laatste": self.laatste.isoformat(),
            "niet_op_lijst": self.niet_op_lijst,
            "rijen": [rij.to_dict() for rij in self.rijen],
            "opmerkingen": {"nl": list(self.opmerkingen("nl")), "en": list(self.opmerkingen("en"))},
        }


def follow(  # noqa: PLR0913 - each is one kind of data, most by keyword
    standen: Iterable[Stand | CakLijst],
    by: By = "eerste_vermelding",
    after: Sequence[int] = (3, 6, 12, 24),
    *,
    contacten: Contacten | Contactstand | None = None,
    vertrek: Personen[Iterable[Vertrek]] | None = None,
    groepen: Personen[str] | None = None,
    intakes: Personen[Intake] | None = None,
    bedragen: bool = False,
    key: bytes | None = None,
) -> Cohorttabel:
    """Follow cohorts through lists or stands of one municipality, asked for with one filter.

    Args:
        standen: Lists, stands, or both; in any order, taken in one at a time, so that they need not all be in memory.
        by: ``eerste_vermelding``: the month of the first of these lists on which a person stands; ``eerste_contact``:
            the month of the first attempt to reach them.
        after: Points, in months after that month; each looks at the last list of its month.
        contacten: Contact with the residents. Attempts may not be earlier than the first list of a person.
        vertrek: Why persons left, where another source says so; several for one person are told apart by their day.
        groepen: The group, such as the approach, of each person; who has none is in a group of its own.
        intakes: What residents told about all debts.
        bedragen: Also add up what is owed to the CAK; needs lists, as stands keep no amounts.
        key: The key of the pseudonyms, to have lists among stands, or data by BSN beside stands.

    Raises:
        cak_regeling.WaardeError: For lists of other municipalities or filters, stands of other keys, two of one day,
            points that are none, or attempts before the list.
    """
    points = require_all(after, object, "after")
    if not points or any(type(point) is not int or point < 1 for point in points) or len({*points}) < len(points):
        raise WaardeError("expected after as different whole numbers of months, from 1 on")
    if by not in {"eerste_vermelding", "eerste_contact"} or (by == "eerste_contact" and contacten is None):
        raise WaardeError("expected by as 'eerste_vermelding', or as 'eerste_contact' with contacten")
    reeks = Reeks.of(standen, key=key, bedragen=bedragen)
    volgen = _Volgen(
        reeks=reeks,
        by=by,
        points=points,
        contact=_contact(reeks, contacten),
        vertrek=None if vertrek is None else {k: tuple(v) for k, v in reeks.by_person(vertrek, "vertrek").items()},
        groepen=None if groepen is None else reeks.by_person(groepen, "groepen"),
        intakes=None if intakes is None else reeks.by_person(intakes, "intakes"),
    )
    return Cohorttabel(
        rijen=tuple(volgen.rows()),
        by=by,
        after=points,
        gemeente=reeks.gemeente,
        filter=reeks.filter,
        eerste=reeks.peildatums[0],
        laatste=reeks.peildatums[-1],
        niet_op_lijst=sum(name not in reeks.index for name in volgen.contact or ()),
    )


def _contact(reeks: Reeks, contacten: Contacten | Contactstand | None) -> dict[str, Contactverloop] | None:
    if contacten is None:
        return None
    if not isinstance(contacten, Contacten | Contactstand):
        raise WaardeError("expected Contacten, or with stands a Contactstand")
    if isinstance(contacten, Contactstand) and contacten.version != reeks.version:
        raise WaardeError("these contacts were put under pseudonyms with another key than the stands, or with none")
    personen: Personen[Contactverloop] = contacten.personen
    return reeks.by_person(personen, "contacten")


_Key = tuple[int, str | None]
"""The month of a cohort, and the group."""


@frozen(kw_only=True, eq=False)
class _Volgen:
    """Counts, for each cohort and point."""

    reeks: Reeks
    by: By
    points: tuple[int, ...]
    contact: dict[str, Contactverloop] | None
    vertrek: dict[str, tuple[Vertrek, ...]] | None
    groepen: dict[str, str] | None
    intakes: dict[str, Intake] | None
    personen: Counter[_Key] = field(factory=Counter[_Key], init=False)
    counts: dict[tuple[_Key, int], Counter[str]] = field(factory=dict[Any, Any], init=False)
    reasons: dict[tuple[_Key, int], Counter[Reden]] = field(factory=dict[Any, Any], init=False)
    places: dict[int, list[int | None]] = field(factory=dict[Any, Any], init=False)

    def rows(self) -> Iterator[Cohortrij]:
        """Count, and give the rows in order."""
        early = 0
        alike: Counter[tuple[_Key, bytes, int]] = Counter()
        for (name, place), timeline in zip(self.reeks.index.items(), self.reeks.timelines(), strict=True):
            verloop = None if self.contact is None else self.contact.get(name)
            first = len(timeline) - len(timeline.lstrip(b"\0"))
            approached = None if verloop is None else verloop.eerste_poging
            if approached is not None and approached < self.reeks.peildatums[first]:
                early += 1
                continue
            start, month = first, month_of(self.reeks.peildatums[first])
            if self.by == "eerste_contact":
                if approached is None:
                    continue
                start, month = self._start(timeline, approached), month_of(approached)
            key = month, None if self.groepen is None else self.groepen.get(name, "geen")
            alike[key, timeline, start] += 1
            if verloop is not None or self.vertrek is not None or self.intakes is not None or self.reeks.bedragen:
                self._count_data(key, name, place, timeline, verloop)
        if early:
            raise WaardeError(
                f"{early} persons have attempts before the first list on which they stand: give the earlier lists too, "
                "or leave those attempts out"
            )
        for (key, timeline, start), count in alike.items():
            self.personen[key] += count
            for point, t in zip(self.points, self._at(key[0]), strict=True):
                counts = self._counts(key, point)
                for name in self._outcome(timeline, start, t):
                    counts[name] += count
        return (self._row(key, point) for key in sorted(self.personen, key=_order) for point in self.points)

    def _counts(self, key: _Key, point: int) -> Counter[str]:
        return self.counts.setdefault((key, point), Counter())

    def _start(self, timeline: bytes, approached: date) -> int:
        """Give the last list up to a day on which a person stood."""
        before = [t for t, day in enumerate(self.reeks.peildatums) if day <= approached and timeline[t] != AFWEZIG]
        return before[-1]

    def _at(self, month: int) -> list[int | None]:
        """Give the place of the list of each point."""
        if month not in self.places:
            self.places[month] = [self.reeks.month(month + point) for point in self.points]
        return self.places[month]

    @staticmethod
    def _outcome(timeline: bytes, start: int, t: int | None) -> tuple[str, ...]:
        """Say what the lists tell of a person at a point: in which numbers they count."""
        if t is None:
            return ("nog_niet_gevolgd",)
        now, before = timeline[t], timeline[start:t]
        if now == AFWEZIG:
            return ("verdwenen",)
        found = ["op_lijst"]
        if AFWEZIG in before:
            found.append("teruggekeerd")
        if ever_owed(before):
            owes = in_premieregime(now)
            if owes is not True:
                found.append("op_regeling" if owes is False else "regeling_onbekend")
        if not (inning(now) and inning(timeline[start])):
            found.append("inning_onbekend")
        elif inning(now) != inning(timeline[start]):
            found.append("inning_gewisseld")
        return tuple(found)

    def _count_data(self, key: _Key, name: str, place: int, timeline: bytes, verloop: Contactverloop | None) -> None:
        """Count what other data tells of a person, at the points that can be followed."""
        month, _ = key
        for point, t in zip(self.points, self._at(month), strict=True):
            if t is None:
                continue
            day = self.reeks.peildatums[t]
            counts = self._counts(key, point)
            if verloop is not None:
                _count_contact(counts, verloop, day)
            intake = None if self.intakes is None else self.intakes.get(name)
            if intake is not None and intake.op <= day:
                counts["met_intake"] += 1
                counts["schuld_intake"] += int(intake.schuld * 100)
            if timeline[t] == AFWEZIG:
                reden = self._reason(name, timeline, t)
                if reden is not None:
                    self.reasons.setdefault((key, point), Counter())[reden] += 1
            elif self.reeks.bedragen:
                amount = self.reeks.bedragen[t][place]
                counts["zonder_bedrag"] += amount == ONBEKEND
                counts["achterstand_cak"] += 0 if amount == ONBEKEND else amount

    def _reason(self, name: str, timeline: bytes, t: int) -> Reden | None:
        """Give why a person is gone: the last reason at the first list that misses them, else the first one after."""
        known = () if self.vertrek is None else self.vertrek.get(name, ())
        missed = len(timeline[:t].rstrip(b"\0"))
        came = timeline[:missed].rfind(b"\0")
        since = date.min if came < 0 else self.reeks.peildatums[came]
        days = sorted((one for one in known if since < one.op <= self.reeks.peildatums[t]), key=lambda one: one.op)
        in_time = [one for one in days if one.op <= self.reeks.peildatums[missed]]
        return None if not days else in_time[-1].reden if in_time else days[0].reden

    def _row(self, key: _Key, point: int) -> Cohortrij:
        month, groep = key
        (t,) = [place for one, place in zip(self.points, self._at(month), strict=True) if one == point]
        counts = self.counts[key, point]
        reasons = self.reasons.get((key, point), Counter[Reden]())
        contact = ("benaderd", "bereikt", "aanbod_aanvaard", "pogingen", "minuten", "pogingen_zonder_minuten")
        return Cohortrij(
            cohort=first_day(month),
            groep=groep,
            after=point,
            op=None if t is None else self.reeks.peildatums[t],
            eerste_lijst=self.by == "eerste_vermelding" and month == month_of(self.reeks.peildatums[0]),
            personen=self.personen[key],
            redenen=FrozenMapping(dict(sorted(reasons.items(), key=lambda item: item[0].value))),
            reden_onbekend=counts["verdwenen"] - reasons.total(),
            **{name: counts[name] for name in _FROM_LISTS},
            **({} if self.contact is None else {name: counts[name] for name in contact}),
            **({} if not self.reeks.bedragen else {"zonder_bedrag": counts["zonder_bedrag"]}),
            **({} if self.intakes is None else {"met_intake": counts["met_intake"]}),
            achterstand_cak=_euro(counts["achterstand_cak"]) if self.reeks.bedragen else None,
            schuld_intake=None if self.intakes is None else _euro(counts["schuld_intake"]),
        )


_FROM_LISTS = (
    *("nog_niet_gevolgd", "op_lijst", "teruggekeerd", "verdwenen", "op_regeling", "regeling_onbekend"),
    *("inning_gewisseld", "inning_onbekend"),
)


def _order(key: _Key) -> tuple[int, str]:
    return key[0], key[1] or ""


def _euro(cents: int) -> Decimal:
    return Decimal(cents) / 100


def _count_contact(counts: "Counter[str]", verloop: Contactverloop, day: date) -> None:
    """Count what was done and what came of it, up to and including a day."""
    pogingen = [poging for poging in verloop.pogingen if poging.datum <= day]
    counts["benaderd"] += bool(pogingen)
    counts["bereikt"] += any(poging.bereikt for poging in pogingen)
    counts["pogingen"] += len(pogingen)
    counts["minuten"] += sum(poging.minuten or 0 for poging in pogingen)
    counts["pogingen_zonder_minuten"] += sum(poging.minuten is None for poging in pogingen)
    accepted = any(one.resultaat.aanvaard and one.datum <= day for one in verloop.resultaten)
    agreed = any(one.akkoord_op is not None and one.akkoord_op <= day for one in verloop.verwijzingen)
    counts["aanbod_aanvaard"] += accepted or agreed


def buiten_filter(vorige: CakLijst, huidige: CakLijst) -> dict[BSN, Vertrek]:
    """Give who is off the second list only because they grew out of the ages that were asked for.

    Only who is certainly too old on its peildatum; with an incomplete birth date that may take a year longer. Ask it
    when a list comes in and the one before is still there, and keep the answer for `follow`.

    Args:
        vorige: The list before.
        huidige: The list, asked for with the same filter.

    Raises:
        cak_regeling.WaardeError: When the filters differ.
    """
    if vorige.filter != huidige.filter:
        raise WaardeError("these lists were asked for with different filters")
    bound = None if huidige.filter is None or huidige.filter.leeftijd is None else huidige.filter.leeftijd[1]
    if bound is None:
        return {}
    day = huidige.peildatum
    return {
        bsn: Vertrek(op=day, reden=Vertrekreden.BUITEN_FILTER)
        for bsn, wanbetaler in vorige.by_bsn.items()
        if bsn not in huidige.by_bsn
        and (laatste := wanbetaler.geboortedatum.laatste) is not None
        and full_years(laatste, day) >= bound
    }
