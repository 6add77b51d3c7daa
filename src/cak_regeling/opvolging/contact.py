# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""Contact: what was tried to reach a resident, what came of it, and to whom they were referred.

These are records, not a case system: the municipality's own system keeps them, and hands them over here to see what is
due next, to ask criteria of them, to follow a cohort and to exchange them. No record names the person it is about; a
`Contacten` holds them by BSN, a `Contactstand` by pseudonym.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from cak_regeling._controle import require, require_kinds
from cak_regeling._mapping import FrozenMapping
from cak_regeling._privacy import hides_value
from cak_regeling.criteria.verrijking import ALLEN, Nagegaan, Verrijking, Waarde
from cak_regeling.datums import require_date
from cak_regeling.errors import WaardeError
from cak_regeling.gegevens import Gegeven
from cak_regeling.identificatie import BSN, key_version
from cak_regeling.opvolging.rij import Reden, Vertrek, Vertrekreden
from cak_regeling.opvolging.termen import Contactsoort, Dagdeel, Resultaat
from cak_regeling.regeling.afmelding import RedenAfmelding


@hides_value
@frozen(kw_only=True)
class Contactpoging:
    """One attempt to reach a resident, or their bewindvoerder, who counts as the resident.

    Attributes:
        soort: *Contactsoort*. How.
        datum: *date*. On which day.
        dagdeel: *Dagdeel | None*. In which part of it; None when not known.
        bereikt: *bool | None*. Whether there was contact; None when not known, as with a letter that nobody answered.
        minuten: *int | None*. Minutes spent, travel included; None when not recorded.
        via_bewindvoerder: *bool*. Whether it went to the bewindvoerder.

    Raises:
        cak_regeling.WaardeError: For a part of another kind, or minutes below zero.
    """

    soort: Contactsoort
    datum: date
    dagdeel: Dagdeel | None = None
    bereikt: bool | None = None
    minuten: int | None = None
    via_bewindvoerder: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self, Contactsoort, Dagdeel | None, bool)
        if self.minuten is not None and (type(self.minuten) is not int or self.minuten < 0):
            raise WaardeError("expected whole minutes from 0 on")


@hides_value
@frozen(kw_only=True)
class Contactresultaat:
    """A result, on the day on which it was established.

    Attributes:
        resultaat: *Resultaat*. Which; own codes by `Codelijst.resultaat`.
        datum: *date*. On which day.
    """

    resultaat: Resultaat
    datum: date

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self, Resultaat)


@hides_value
@frozen(kw_only=True)
class Verwijzing:
    """A referral to someone who can help on; a resident may have several, financial and not.

    Attributes:
        naar: *str*. To whom: an organisation or team, no person.
        financieel: *bool*. Whether it is about money.
        datum: *date*. On which day it was made.
        akkoord_op: *date | None*. When the resident agreed; None while they did not.
        warm: *bool*. Whether the partner contacts the resident, for which the resident must have agreed.
        opgepakt_op: *date | None*. When the partner took it up; None while they did not.
        vervallen_op: *date | None*. When it ended without being taken up.

    Raises:
        cak_regeling.WaardeError: For a part of another kind, a day before the referral, a warm one without agreement,
            or one that was both taken up and ended.
    """

    naar: str
    financieel: bool
    datum: date
    akkoord_op: date | None = None
    warm: bool = False
    opgepakt_op: date | None = None
    vervallen_op: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what can't be."""
        require_kinds(self, bool)
        if not isinstance(self.naar, str) or not self.naar.strip():
            raise WaardeError("expected to whom a referral is: the name of an organisation")
        if any(day is not None and day < self.datum for day in (self.opgepakt_op, self.vervallen_op)):
            raise WaardeError("a referral is taken up, or ends, on the day on which it was made or later")
        if self.warm and self.akkoord_op is None:
            raise WaardeError("a warm referral needs the agreement of the resident: expected akkoord_op")
        if self.opgepakt_op is not None and self.vervallen_op is not None:
            raise WaardeError("a referral is taken up or ends without that, not both")

    @property
    def open(self) -> bool:
        """Whether nothing came of it yet."""
        return self.opgepakt_op is None and self.vervallen_op is None


def _by_day(items: Iterable[Any]) -> tuple[Any, ...]:
    """Put records in the order of their days; what is no record is refused afterwards."""
    return tuple(sorted(items, key=lambda item: getattr(item, "datum", date.max)))


@frozen(kw_only=True, repr=False)
class Contactverloop:
    """All contact with one person, in the order of the days.

    Attributes:
        pogingen: *tuple[Contactpoging, ...]*. Attempts.
        resultaten: *tuple[Contactresultaat, ...]*. Results; the last one counts.
        verwijzingen: *tuple[Verwijzing, ...]*. Referrals.

    Raises:
        cak_regeling.WaardeError: For a result without the attempt or the contact that it rests on, for two open
            referrals of one kind, or for a record of another kind.
    """

    pogingen: tuple[Contactpoging, ...] = field(default=(), converter=_by_day)
    resultaten: tuple[Contactresultaat, ...] = field(default=(), converter=_by_day)
    verwijzingen: tuple[Verwijzing, ...] = field(default=(), converter=_by_day)

    def __attrs_post_init__(self) -> None:
        """Refuse records that contradict each other."""
        for records, kind in (
            (self.pogingen, Contactpoging),
            (self.resultaten, Contactresultaat),
            (self.verwijzingen, Verwijzing),
        ):
            for record in records:
                require(record, kind, f"each of the {kind.__name__} records")
        for one in self.resultaten:
            before = [poging for poging in self.pogingen if poging.datum <= one.datum]
            if one.resultaat.na_poging and not before:
                raise WaardeError(f"result “{one.resultaat.value}” without an attempt on or before its day")
            if one.resultaat.na_contact and not any(poging.bereikt for poging in before):
                raise WaardeError(f"result “{one.resultaat.value}” without an attempt that reached the resident")
        kinds = [(one.naar.strip().casefold(), one.financieel) for one in self.verwijzingen if one.open]
        if len(set(kinds)) < len(kinds):
            raise WaardeError("two open referrals of one kind: close the first one (opgepakt_op or vervallen_op)")

    @property
    def eerste_poging(self) -> date | None:
        """The day of the first attempt; None without one."""
        return self.pogingen[0].datum if self.pogingen else None

    @property
    def resultaat(self) -> Resultaat | None:
        """The last result; None without one."""
        return self.resultaten[-1].resultaat if self.resultaten else None

    def tot_en_met(self, op: date) -> "Contactverloop":
        """Give the records up to and including a day; of a referral, with what is known of it now."""
        day = require_date(op, "op")
        return Contactverloop(
            pogingen=(poging for poging in self.pogingen if poging.datum <= day),
            resultaten=(one for one in self.resultaten if one.datum <= day),
            verwijzingen=(one for one in self.verwijzingen if one.datum <= day),
        )

    def __repr__(self) -> str:
        return (
            f"Contactverloop({len(self.pogingen)} pogingen, {len(self.resultaten)} resultaten, "
            f"{len(self.verwijzingen)} verwijzingen)"
        )


_LEAVES: Mapping[Resultaat, Reden] = FrozenMapping(
    {Resultaat.OVERLEDEN: RedenAfmelding.OVERLIJDEN, Resultaat.GEEN_INWONER: Vertrekreden.VERHUISD}
)


def _to_personen(personen: Mapping[BSN, Contactverloop]) -> Mapping[BSN, Contactverloop]:
    if not isinstance(personen, Mapping) or not all(
        isinstance(bsn, BSN) and isinstance(verloop, Contactverloop) for bsn, verloop in personen.items()
    ):
        raise WaardeError("expected a Contactverloop by BSN")
    return FrozenMapping(personen)


@frozen(repr=False)
class Contacten:
    """All contact of a municipality for this work, by BSN.

    Attributes:
        personen: *Mapping[BSN, Contactverloop]*. By person; who is not in it was never approached.
    """

    personen: Mapping[BSN, Contactverloop] = field(converter=_to_personen)

    def verrijkingen(
        self,
        peildatum: date,
        *,
        nagegaan: frozenset[BSN] | Nagegaan = ALLEN,
        herkomst: str = "contactregistratie",
    ) -> tuple[Verrijking, ...]:
        """Give what the four criteria on contact ask.

        They are eerder_benaderd, aantal_pogingen, maanden_sinds_contact and eerder_afgewezen. The last contact is the
        last attempt that reached the resident.

        Args:
            peildatum: The day of which it must be true; what was recorded later does not count.
            nagegaan: For whom these records are complete.
            herkomst: The administration, in words.
        """
        known = {bsn: verloop.tot_en_met(peildatum) for bsn, verloop in self.personen.items()}
        tried = {bsn: verloop for bsn, verloop in known.items() if verloop.pogingen}
        reached = {bsn: [p.datum for p in verloop.pogingen if p.bereikt] for bsn, verloop in tried.items()}
        waarden: tuple[tuple[Gegeven, Mapping[BSN, Waarde]], ...] = (
            (Gegeven.EERDER_BENADERD, dict.fromkeys(tried, True)),
            (Gegeven.AANTAL_POGINGEN, {bsn: len(verloop.pogingen) for bsn, verloop in tried.items()}),
            (Gegeven.LAATSTE_CONTACT, {bsn: max(days) for bsn, days in reached.items() if days}),
            (
                Gegeven.EERDER_AFGEWEZEN,
                {
                    bsn: True
                    for bsn, verloop in known.items()
                    if any(one.resultaat is Resultaat.HOEFT_GEEN_HULP for one in verloop.resultaten)
                },
            ),
        )
        return tuple(
            Verrijking(gegeven, waarden=values, nagegaan=nagegaan, herkomst=herkomst, peildatum=peildatum)
            for gegeven, values in waarden
        )

    def vertrek(self) -> dict[BSN, tuple[Vertrek, ...]]:
        """Give why persons left, as far as a result says so: a death, or a move. For `follow`, beside other sources."""
        found = {
            bsn: tuple(
                Vertrek(op=one.datum, reden=_LEAVES[one.resultaat])
                for one in verloop.resultaten
                if one.resultaat in _LEAVES
            )
            for bsn, verloop in self.personen.items()
        }
        return {bsn: reasons for bsn, reasons in found.items() if reasons}

    def stand(self, key: bytes, *, version: str | None = None) -> "Contactstand":
        """Put them under the pseudonyms of `CakLijst.stand`, to follow a cohort without anybody's number.

        Raises:
            cak_regeling.WaardeError: When the key has fewer than 16 bytes.
        """
        return Contactstand(
            personen={bsn.pseudonym(key): verloop for bsn, verloop in self.personen.items()},
            version=version or key_version(key),
        )

    def __iter__(self) -> Iterator[BSN]:
        return iter(self.personen)

    def __len__(self) -> int:
        return len(self.personen)

    def __repr__(self) -> str:
        return f"Contacten({len(self.personen)} personen)"


@frozen(kw_only=True, repr=False)
class Contactstand:
    """All contact, by pseudonym. `Contacten.stand` makes it; who holds the key can still tie it to persons.

    Attributes:
        personen: *Mapping[str, Contactverloop]*. By pseudonym.
        version: *str*. Which key the pseudonyms were made with.
    """

    personen: Mapping[str, Contactverloop] = field(converter=FrozenMapping[str, Contactverloop])
    version: str = "1"

    def __repr__(self) -> str:
        return f"Contactstand({len(self.personen)} personen)"


@hides_value
@frozen(kw_only=True)
class Intake:
    """What a resident told at an intake about all debts together.

    Attributes:
        op: *date*. On which day.
        schuld: *Decimal*. Euro: all debts, as told; never what stands on the list added to it.
    """

    op: date
    schuld: Decimal

    def __attrs_post_init__(self) -> None:
        """Refuse what is of another kind."""
        require_kinds(self)
        if not isinstance(self.schuld, Decimal) or not (self.schuld.is_finite() and self.schuld >= 0):
            raise WaardeError("expected a Decimal of euro from 0 on as schuld")
