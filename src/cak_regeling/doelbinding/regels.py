# SPDX-FileCopyrightText: The cak_regeling developers
#
# SPDX-License-Identifier: EUPL-1.2

"""The rules of the test of purpose: each small, looking at one thing, and giving what it finds.

What a rule finds stands in ``soorten`` and ``soorten_gegevens``, with its weight, ground and words.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import evolve

from cak_regeling.bevinding import Bevinding, Bevindingsoort
from cak_regeling.doelbinding import soorten, soorten_gegevens
from cak_regeling.doelbinding.selectie import Selectie
from cak_regeling.doelbinding.verwerking import (
    Doel,
    Mandaat,
    Organisatieonderdeel,
    SoortUitvoerder,
    SoortWerkwijze,
    Uitvoerder,
    Verlener,
    Verwerking,
    Werkwijze,
    covers,
    is_day,
)
from cak_regeling.gegevens import Gegeven, Lezing
from cak_regeling.identificatie import Gemeentecode
from cak_regeling.lijst.filter import ALLES, Lijstfilter


def said(value: object) -> bool:
    """Tell whether it is text that says something."""
    return isinstance(value, str) and bool(value.strip())


Rule = Callable[[Verwerking, date], Iterable[Bevindingsoort | Bevinding]]
"""Looks at a use on a day, and gives what it finds; as a Bevinding where it has a name to fill in."""


def _doel(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """Rzv 7b.1 lid 3 serves lid 1 b only."""
    ruim = verwerking.lezing is Lezing.RUIM
    match verwerking.doel:
        case Doel.UITSTROOMBEVORDERING:
            return
        case Doel.ACHTERSTAND_VOORKOMEN:
            yield soorten.DOEL_LID_1A
        case Doel.SCHULDHULPVERLENING:
            yield soorten.DOEL_SCHULDHULP
        case Doel.VROEGSIGNALERING:
            yield soorten.DOEL_RUIM if ruim else soorten.DOEL_STRIKT
        case Doel.STATISTIEK:
            yield soorten.DOEL_STATISTIEK_RUIM if ruim else soorten.DOEL_STATISTIEK_STRIKT
        case Doel.ONDERZOEK:
            yield soorten.DOEL_ONDERZOEK
        case _:
            yield soorten.DOEL_ANDERS


def _dag(_: Verwerking, op: date) -> Iterator[Bevindingsoort]:
    """Rzv 7b.1 lid 3 is law since 2017."""
    if op < soorten.LID_3_SINDS:
        yield soorten.DAG_VOOR_LID_3


def _tweede_doel(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """A second purpose is off unless it starts after contact, or was adopted as policy."""
    if verwerking.tweede_doel is None:
        return
    if verwerking.tweede_doel not in (Doel.SCHULDHULPVERLENING, Doel.VROEGSIGNALERING):
        yield soorten.TWEEDE_DOEL_ONBEKEND
    elif verwerking.tweede_doel_na_contact is True:
        yield soorten.TWEEDE_DOEL_NA_CONTACT
    else:
        yield soorten.TWEEDE_DOEL


def _lezing(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The wide reading is a decision of the municipality, by name and date."""
    if not isinstance(verwerking.lezing, Lezing):
        yield soorten.LEZING_ONBEKEND
    elif verwerking.lezing is Lezing.RUIM:
        yield soorten.LEZING_RUIM


def _gemeente(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The list is given to the college of one municipality."""
    if not isinstance(verwerking.gemeente, Gemeentecode):
        yield soorten.GEMEENTE_ONBEKEND


def mandaat_gebreken(mandaat: Mandaat | None, op: date) -> Iterator[Bevindingsoort]:
    """Look at a chain: it starts at the college or a delegated bestuur, is whole, and is valid on the day."""
    if not isinstance(mandaat, Mandaat) or not all(said(schakel.aan) for schakel in mandaat.keten):
        yield soorten.MANDAAT_ONTBREEKT
        return
    *onder, bron = mandaat.keten
    starts = bron.verlener in (Verlener.COLLEGE, Verlener.BESTUUR_GR) and bron.ondermandaat_van is None
    if not starts or any(schakel.verlener is not Verlener.ANDERS for schakel in onder):
        yield soorten.MANDAAT_KETEN
    if not all(covers(schakel.geldig_van, schakel.geldig_tot, op) for schakel in mandaat.keten):
        yield soorten.MANDAAT_DAG


def _mandaat(verwerking: Verwerking, op: date) -> Iterator[Bevindingsoort]:
    """It is done on behalf of the college."""
    return mandaat_gebreken(verwerking.mandaat, op)


def _datums(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """What ends before it starts says nothing."""
    spans = [(oordeel.op, oordeel.geldig_tot) for oordeel in verwerking.oordelen.values()]
    if isinstance(verwerking.mandaat, Mandaat):
        spans.extend((schakel.geldig_van, schakel.geldig_tot) for schakel in verwerking.mandaat.keten)
    if any(is_day(start) and is_day(end) and end is not None and end <= start for start, end in spans):
        yield soorten.DATUMS_OMGEKEERD


def _onderdeel(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """The explanatory note names three parts of the municipality, one of them under a condition."""
    match verwerking.onderdeel:
        case Organisatieonderdeel.SCHULDHULPVERLENING:
            return
        case Organisatieonderdeel.MAATSCHAPPELIJKE_DIENSTVERLENING:
            yield soorten.ONDERDEEL_GENOEMD
        case Organisatieonderdeel.WERK_EN_INKOMEN:
            yield soorten.ONDERDEEL_BIJSTAND
        case Organisatieonderdeel.ANDERS:
            yield soorten.ONDERDEEL_ANDERS
        case _:
            yield soorten.ONDERDEEL_ONBEKEND


def _gegevens(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """Data within lid 3 passes; what the CAK does not give is said, with the source and ground that it needs."""
    gegevens = verwerking.gegevens
    if not gegevens or not all(isinstance(gegeven, Gegeven) for gegeven in gegevens):
        yield soorten_gegevens.GEGEVENS_ONBEKEND
        return
    if Gegeven.STATUSCODE in gegevens:
        yield soorten_gegevens.STATUSCODE_AFGELEID
    if not gegevens.isdisjoint({Gegeven.POSTCODE, Gegeven.ADRES}):
        yield soorten_gegevens.POSTCODE_ADRES
    lezing = Lezing.RUIM if verwerking.lezing is Lezing.RUIM else Lezing.STRIKT
    for (gegeven, read_as), soort in soorten_gegevens.BUITEN_LID_3.items():
        if gegeven in gegevens and read_as is lezing:
            yield soort


def _uitvoerders(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort | Bevinding]:
    """Who stands outside has an agreement, or a ground of its own; the BSN stays inside."""
    for uitvoerder in verwerking.uitvoerders:
        if not _known(uitvoerder):
            yield soorten_gegevens.UITVOERDER_ONBEKEND
        elif uitvoerder.soort is SoortUitvoerder.DERDE:
            yield _derde(uitvoerder.naam)
        elif uitvoerder.soort is SoortUitvoerder.VERWERKER and not said(uitvoerder.overeenkomst):
            yield Bevinding(soort=soorten_gegevens.UITVOERDER_OVEREENKOMST, field=uitvoerder.naam)
    outside = any(_known(one) and one.soort is not SoortUitvoerder.BINNEN for one in verwerking.uitvoerders)
    if outside and Gegeven.BSN in verwerking.gegevens:
        yield soorten_gegevens.BSN_BINNEN


def _derde(naam: str) -> Bevinding:
    """Give each third party a code of its own, so that a judgement on one says nothing of another."""
    soort = soorten_gegevens.UITVOERDER_DERDE
    return Bevinding(soort=evolve(soort, code=f"{soort.code}:{naam}"), field=naam)


def _known(uitvoerder: Uitvoerder) -> bool:
    known = isinstance(uitvoerder, Uitvoerder) and isinstance(uitvoerder.soort, SoortUitvoerder)
    return known and said(uitvoerder.naam)


def _selectie(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """Who owes nothing now is not what the list is for; and no more is asked for than is needed."""
    selectie = verwerking.selectie
    if not isinstance(selectie, Selectie):
        yield soorten_gegevens.SELECTIE_ONBEKEND
        return
    if selectie.zonder_premie is not False:
        yield soorten_gegevens.ZONDER_PREMIE
    asked = verwerking.filter if isinstance(verwerking.filter, Lijstfilter) else ALLES
    if isinstance(selectie.kleinste, Lijstfilter) and not selectie.kleinste.bevat(asked):
        yield soorten_gegevens.LIJST_KLEINER


def _werkwijze(verwerking: Verwerking, op: date) -> Iterator[Bevindingsoort]:
    """The working method is written down, and was adopted by the day of use."""
    werkwijze = verwerking.werkwijze
    if (
        not isinstance(werkwijze, Werkwijze)
        or not isinstance(werkwijze.soort, SoortWerkwijze)
        or not said(werkwijze.titel)
        or not covers(werkwijze.vastgesteld_op, None, op)
    ):
        yield soorten_gegevens.WERKWIJZE_ONTBREEKT


def _verantwoording(verwerking: Verwerking, _: date) -> Iterator[Bevindingsoort]:
    """How long, after which assessment, and where it is registered."""
    months = verwerking.bewaartermijn
    if not said(months) and (type(months) is not int or months < 0):
        yield soorten_gegevens.BEWAARTERMIJN_ONTBREEKT
    for text, soort in (
        (verwerking.dpia, soorten_gegevens.DPIA_ONTBREEKT),
        (verwerking.verwerkingsregister, soorten_gegevens.REGISTER_ONTBREEKT),
    ):
        if not said(text):
            yield soort


RULES: tuple[Rule, ...] = (
    _doel,
    _dag,
    _tweede_doel,
    _lezing,
    _gemeente,
    _mandaat,
    _datums,
    _onderdeel,
    _gegevens,
    _uitvoerders,
    _selectie,
    _werkwijze,
    _verantwoording,
)
