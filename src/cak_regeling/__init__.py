"""The Dutch wanbetalersregeling and the CAK-lijst, as a typed domain library.

The law speaks Dutch and the machine speaks English: a word of the law, the CAK or the municipality is spelled as they
do, and what only a programmer reads is English. Start with `read_lijst`; the criteria of rules are in
``cak_regeling.criteria``, what the law says in ``cak_regeling.regeling``, and what tests need in
``cak_regeling.testing``.
"""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from cak_regeling import criteria, regeling
    from cak_regeling.bevinding import Bevinding, Bevindingsoort, Ernst, Tekst
    from cak_regeling.bronnen import Bron, Zekerheid
    from cak_regeling.criteria import ALLEN, ALTIJD, Criterium, Reden, Verrijking, Voorwaarde
    from cak_regeling.datums import OnvolledigeDatum
    from cak_regeling.doelbinding import (
        Aanvraag,
        Bewaartermijnen,
        Doel,
        Dossier,
        Gebruiksregel,
        Handeling,
        JsonLines,
        Lezing,
        Logboek,
        Mandaat,
        Oordeel,
        Organisatieonderdeel,
        Selectie,
        SoortUitvoerder,
        SoortWerkwijze,
        ToegestaanGebruik,
        Toetsing,
        Uitkomst,
        Uitvoerder,
        Verlener,
        Verwerking,
        Weergave,
        Werkwijze,
        bewaarplan,
        pseudonymise,
        toets,
    )
    from cak_regeling.errors import (
        CakRegelingError,
        DoelbindingError,
        KaderError,
        LijstError,
        NietVastgesteldError,
        WaardeError,
    )
    from cak_regeling.gegevens import Gegeven
    from cak_regeling.identificatie import BSN, UZOVI, Gemeentecode, Postcode
    from cak_regeling.lijst import CakLijst, Layout, Lijstfilter, RejectedRow, Stand, Toestand, iter_lijst, read_lijst
    from cak_regeling.persoon import Adres, Naam
    from cak_regeling.prioritering import (
        EERSTE_LIJST,
        Aanpak,
        Afwegingskader,
        Beoordeling,
        Kanaal,
        Regel,
        Waarom,
        Werkitem,
        Werklijst,
    )
    from cak_regeling.regeling import (
        Maandpremie,
        Premietabel,
        RedenAfmelding,
        RedenTerugkeer,
        Registratie,
        Situatie,
        Uitweg,
        besparing_bij_uitstroom,
        ingangsdatum,
        maandpremie,
        premie_verschuldigd,
        uitwegen,
    )
    from cak_regeling.wanbetaler import Aanmelding, Inningswijze, Wanbetaler


__all__ = [
    "ALLEN",
    "ALTIJD",
    "BSN",
    "EERSTE_LIJST",
    "UZOVI",
    "Aanmelding",
    "Aanpak",
    "Aanvraag",
    "Adres",
    "Afwegingskader",
    "Beoordeling",
    "Bevinding",
    "Bevindingsoort",
    "Bewaartermijnen",
    "Bron",
    "CakLijst",
    "CakRegelingError",
    "Criterium",
    "Doel",
    "DoelbindingError",
    "Dossier",
    "Ernst",
    "Gebruiksregel",
    "Gegeven",
    "Gemeentecode",
    "Handeling",
    "Inningswijze",
    "JsonLines",
    "KaderError",
    "Kanaal",
    "Layout",
    "Lezing",
    "LijstError",
    "Lijstfilter",
    "Logboek",
    "Maandpremie",
    "Mandaat",
    "Naam",
    "NietVastgesteldError",
    "OnvolledigeDatum",
    "Oordeel",
    "Organisatieonderdeel",
    "Postcode",
    "Premietabel",
    "Reden",
    "RedenAfmelding",
    "RedenTerugkeer",
    "Regel",
    "Registratie",
    "RejectedRow",
    "Selectie",
    "Situatie",
    "SoortUitvoerder",
    "SoortWerkwijze",
    "Stand",
    "Tekst",
    "ToegestaanGebruik",
    "Toestand",
    "Toetsing",
    "Uitkomst",
    "Uitvoerder",
    "Uitweg",
    "Verlener",
    "Verrijking",
    "Verwerking",
    "Voorwaarde",
    "WaardeError",
    "Waarom",
    "Wanbetaler",
    "Weergave",
    "Werkitem",
    "Werklijst",
    "Werkwijze",
    "Zekerheid",
    "besparing_bij_uitstroom",
    "bewaarplan",
    "criteria",
    "ingangsdatum",
    "iter_lijst",
    "maandpremie",
    "premie_verschuldigd",
    "pseudonymise",
    "read_lijst",
    "regeling",
    "toets",
    "uitwegen",
]

_ROOMS = frozenset({"criteria", "regeling"})
_MODULES = {
    "ALLEN": "criteria",
    "ALTIJD": "criteria",
    "Aanmelding": "wanbetaler",
    "Aanpak": "prioritering",
    "Aanvraag": "doelbinding",
    "Adres": "persoon",
    "Afwegingskader": "prioritering",
    "BSN": "identificatie",
    "Beoordeling": "prioritering",
    "Bevinding": "bevinding",
    "Bevindingsoort": "bevinding",
    "Bewaartermijnen": "doelbinding",
    "Bron": "bronnen",
    "CakLijst": "lijst",
    "CakRegelingError": "errors",
    "Criterium": "criteria",
    "Doel": "doelbinding",
    "DoelbindingError": "errors",
    "Dossier": "doelbinding",
    "EERSTE_LIJST": "prioritering",
    "Ernst": "bevinding",
    "Gebruiksregel": "doelbinding",
    "Gegeven": "gegevens",
    "Gemeentecode": "identificatie",
    "Handeling": "doelbinding",
    "Inningswijze": "wanbetaler",
    "JsonLines": "doelbinding",
    "KaderError": "errors",
    "Kanaal": "prioritering",
    "Layout": "lijst",
    "Lezing": "doelbinding",
    "LijstError": "errors",
    "Lijstfilter": "lijst",
    "Logboek": "doelbinding",
    "Maandpremie": "regeling",
    "Mandaat": "doelbinding",
    "Naam": "persoon",
    "NietVastgesteldError": "errors",
    "OnvolledigeDatum": "datums",
    "Oordeel": "doelbinding",
    "Organisatieonderdeel": "doelbinding",
    "Postcode": "identificatie",
    "Premietabel": "regeling",
    "Reden": "criteria",
    "RedenAfmelding": "regeling",
    "RedenTerugkeer": "regeling",
    "Regel": "prioritering",
    "Registratie": "regeling",
    "RejectedRow": "lijst",
    "Selectie": "doelbinding",
    "Situatie": "regeling",
    "SoortUitvoerder": "doelbinding",
    "SoortWerkwijze": "doelbinding",
    "Stand": "lijst",
    "Tekst": "bevinding",
    "ToegestaanGebruik": "doelbinding",
    "Toestand": "lijst",
    "Toetsing": "doelbinding",
    "UZOVI": "identificatie",
    "Uitkomst": "doelbinding",
    "Uitvoerder": "doelbinding",
    "Uitweg": "regeling",
    "Verlener": "doelbinding",
    "Verrijking": "criteria",
    "Verwerking": "doelbinding",
    "Voorwaarde": "criteria",
    "WaardeError": "errors",
    "Waarom": "prioritering",
    "Wanbetaler": "wanbetaler",
    "Weergave": "doelbinding",
    "Werkitem": "prioritering",
    "Werklijst": "prioritering",
    "Werkwijze": "doelbinding",
    "Zekerheid": "bronnen",
    "besparing_bij_uitstroom": "regeling",
    "bewaarplan": "doelbinding",
    "ingangsdatum": "regeling",
    "iter_lijst": "lijst",
    "maandpremie": "regeling",
    "premie_verschuldigd": "regeling",
    "pseudonymise": "doelbinding",
    "read_lijst": "lijst",
    "toets": "doelbinding",
    "uitwegen": "regeling",
}
"""Where each name of the surface lives; its module is imported when it is first asked for."""


# A type checker reads the imports above, and so still finds a name that is not there.
if not TYPE_CHECKING:  # pragma: no branch - it is never True when it runs

    def __getattr__(name: str) -> object:
        if name in _ROOMS:
            return _import_module(f"cak_regeling.{name}")
        if name not in _MODULES:
            raise AttributeError(f"module 'cak_regeling' has no attribute {name!r}")
        value: object = getattr(_import_module(f"cak_regeling.{_MODULES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted(__all__)
