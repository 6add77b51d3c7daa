"""To and from other systems: the national exchange model for vroegsignalering, and the signals of other partners."""

from cak_regeling.uitwisseling.ddas import build_bestand, build_signalen, build_zaken
from cak_regeling.uitwisseling.lezen import read_bestand
from cak_regeling.uitwisseling.model import (
    Bestand,
    Client,
    Contactpersoon,
    Geslacht,
    Levering,
    Organisatie,
    Signaalpartner,
    Signaalstatus,
    Vroegsignaal,
    Vroegsignaalzaak,
)


__all__ = [
    "Bestand",
    "Client",
    "Contactpersoon",
    "Geslacht",
    "Levering",
    "Organisatie",
    "Signaalpartner",
    "Signaalstatus",
    "Vroegsignaal",
    "Vroegsignaalzaak",
    "build_bestand",
    "build_signalen",
    "build_zaken",
    "read_bestand",
]
