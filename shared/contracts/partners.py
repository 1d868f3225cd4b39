"""Which partner systems are connected, what may each say, and what may it read?

A kind of partner has one contract; a partner is one system of that kind, with its own credential.
What a kind may say follows from the events themselves (`speakers`); what it may read is listed
here. Subjects do not name their addressee, so a kind whose members compete reads nothing that
concerns its rivals' customers.
"""

from fnmatch import fnmatchcase
from typing import Final

import msgspec

from shared.contracts import EVENTS
from shared.contracts import speakers as s
from shared.events import nats_subject


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of partner: the pattern of its codes and what it hears of others."""

    code: str
    pattern: str
    label: str
    reads: tuple[str, ...] = ()
    """Subjects, through the partner's own consumer."""

    @property
    def says(self) -> tuple[tuple[str, int], ...]:
        """Return type and version of the events that this kind may say."""
        return tuple(key for key, event in EVENTS.items() if self.pattern in event.speakers)


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """One partner system."""

    code: str
    kind: Kind
    nom: str

    @property
    def publishes(self) -> tuple[str, ...]:
        """Return the subjects on which it may publish: its contract, under its own code only."""
        return tuple(nats_subject(self.code, *said) for said in self.kind.says)


def _heard(source: str, *types: str) -> tuple[str, ...]:
    return tuple(nats_subject(source, type_, 1) for type_ in types)


BANK: Final = Kind(code="banque", pattern=s.BANK, label="Banque agréée")
CUSTOMS: Final = Kind(
    code="douane",
    pattern=s.CUSTOMS,
    label="Douane (ADII, système BADR)",
    reads=(
        *_heard("*", "titre.domicilie", "bad.emis", "bad.annule"),
        *_heard(s.MINISTRY, "titre.vise", "licence.visee", "dfd.acceptee"),
        *_heard(s.CATALOG, "titre.annule", "licence.annulee", "licence.expiree", "dfd.cloturee"),
        *_heard(s.IDENTITY, "procuration.soumise", "procuration.revoquee"),
    ),
)
MINISTRY: Final = Kind(
    code="ministere",
    pattern=s.MINISTRY,
    label="Ministère du commerce extérieur",
    reads=(
        *_heard("*", "titre.predomicilie"),
        *_heard(s.CATALOG, "titre.souscrit", "licence.souscrite", "licence.annulee"),
        *_heard(s.CATALOG, "dfd.soumise", "dfd.cloturee", "dfd.annulee"),
        *_heard(s.CUSTOMS, "dfd.imputee"),
    ),
)
BODIES: Final = {
    code: Kind(code=code, pattern=code, label=f"Organisme de contrôle ({organisme})")
    for code, organisme in s.BODIES.items()
}
AGENT: Final = Kind(code="consignataire", pattern=s.AGENT, label="Agent maritime")
FORWARDER: Final = Kind(
    code="commissionnaire", pattern=s.FORWARDER, label="Commissionnaire de transport"
)
MEAD: Final = Kind(code="mead", pattern=s.MEAD, label="Exploitant de MEAD")
PORT_AUTHORITY: Final = Kind(
    code="port", pattern=s.PORT_AUTHORITY, label="Agence nationale des ports"
)
TANGER_MED: Final = Kind(
    code="tangermed", pattern=s.TANGER_MED, label="Communauté portuaire de Tanger Med"
)
TERMINAL: Final = Kind(
    code="terminal",
    pattern=s.TERMINAL,
    label="Exploitant de terminal",
    reads=(
        *_heard(s.CUSTOMS, "dum.mainlevee", "dum.mainlevee.retiree"),
        *_heard("*", "bad.emis", "bad.annule"),
        *_heard(s.CATALOG, "bad.expire", "rdv.demande", "rdv.annule"),
    ),
)

KINDS: Final = (
    BANK,
    CUSTOMS,
    MINISTRY,
    *BODIES.values(),
    AGENT,
    FORWARDER,
    MEAD,
    PORT_AUTHORITY,
    TANGER_MED,
    TERMINAL,
)

_NAMES: Final = {
    "bank-007": "Attijariwafa Bank",
    "bank-011": "Bank of Africa",
    "bank-013": "BMCI",
    "bank-021": "Crédit du Maroc",
    "bank-022": "Saham Bank",
    "bank-190": "Banque Populaire",
    "bank-225": "Crédit Agricole du Maroc",
    "bank-230": "CIH Bank",
    "bank-350": "Al Barid Bank",
    "badr": "Administration des douanes et impôts indirects",
    "mce": "Ministère de l'industrie et du commerce",
    "onssa": "ONSSA",
    "mic": "Contrôle des produits industriels",
    "sante": "Ministère de la santé",
    "anrt": "ANRT",
    "foodex": "Morocco Foodex",
    "agent-cma": "CMA CGM Maroc",
    "agent-msc": "MSC Maroc",
    "ffw-atlas": "Atlas Freight",
    "mead-casa": "MEAD Casablanca",
    "mead-nouaceur": "MEAD Nouaceur",
    "anp-pcs": "Agence nationale des ports",
    "tangermed": "Tanger Med",
    "term-marsa": "Marsa Maroc",
    "term-somaport": "Somaport",
}


def kind_of(code: str) -> Kind | None:
    """Return the kind of the partner `code`, or None when no pattern fits."""
    return next((kind for kind in KINDS if fnmatchcase(code, kind.pattern)), None)


def _partner(code: str, nom: str) -> Partner:
    kind = kind_of(code)
    if kind is None:
        raise ValueError(f"no kind of partner has codes like {code}")
    return Partner(code=code, kind=kind, nom=nom)


PARTNERS: Final = {code: _partner(code, nom) for code, nom in _NAMES.items()}
"""Every connected partner by code."""
