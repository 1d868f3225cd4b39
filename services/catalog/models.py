"""What shapes are there in the catalogue?"""

from datetime import date
from typing import Literal
from uuid import UUID

import msgspec

Flux = Literal["IMPORT", "EXPORT", "IMPORT_EXPORT"]
Kind = Literal["DEMANDE", "INTERNE", "LIEN"]
Famille = Literal["PORTAIL", "RESEAU", "AUTRE"]


class Label(msgspec.Struct, frozen=True):
    """A text in the portal's three languages."""

    fr: str
    ar: str
    en: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A section, an organisme or a produit: a code and its name."""

    code: str
    label: Label


class ServiceCard(msgspec.Struct, frozen=True, kw_only=True):
    """A service as the menu, the search and its own page show it."""

    code: str
    label: Label
    description: Label
    section: str
    """Code of the menu section it stands in."""
    organisme_code: str
    organisme: Label
    produit_code: str
    produit: Label
    flux: Flux
    kind: Kind
    url: str | None
    """Address of the partner's portal; only a LIEN has one."""
    url_verified: bool
    consomme: bool
    """Whether one submission uses one operation of the company's forfait."""
    keywords: list[str]


class MenuSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the menu with the services the caller's profile has in it."""

    code: str
    label: Label
    services: list[ServiceCard]


class Menu(msgspec.Struct, frozen=True, kw_only=True):
    """The whole menu of one profile."""

    sections: list[MenuSection]
    total: int


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a search narrows by; None does not narrow."""

    section: str | None = None
    organisme: str | None = None
    produit: str | None = None
    flux: Flux | None = None


class FacetValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a facet and how many services choosing it would show."""

    code: str
    label: Label | None
    nombre: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """The four ways to narrow a search."""

    section: list[FacetValue]
    organisme: list[FacetValue]
    produit: list[FacetValue]
    flux: list[FacetValue]


class SearchResult(msgspec.Struct, frozen=True, kw_only=True):
    """The services found, best first, and how the result can be narrowed."""

    items: list[ServiceCard]
    total: int
    facettes: Facets


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the caller's company may submit a demande of a service now."""

    ouverte: bool
    motif: Literal["FORFAIT_EPUISE"] | None
    """Why not."""


class ServiceSheet(ServiceCard, frozen=True, kw_only=True):
    """A service's own page."""

    profils: list[str]
    soumission: Submission | None
    """None for what is not a demande, and for callers without a company."""


class QuickLink(ServiceCard, frozen=True, kw_only=True):
    """A shortcut of the dashboard."""

    accessible: bool
    """Whether the caller's profile has the service."""


class Lien(msgspec.Struct, frozen=True, kw_only=True):
    """A link out of the portal."""

    code: str
    label: Label
    description: Label
    url: str
    connexion: bool
    verified: bool


class Liens(msgspec.Struct, frozen=True, kw_only=True):
    """All links, by family."""

    portails: list[Lien]
    reseaux: list[Lien]
    autres: list[Lien]


class Services(msgspec.Struct, frozen=True, kw_only=True):
    """A plain list of services."""

    items: list[ServiceCard]


class QuickLinks(msgspec.Struct, frozen=True, kw_only=True):
    """The shortcuts of the dashboard."""

    items: list[QuickLink]


class StarService(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The order to star a service."""

    service_code: str


class DroitForfait(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one package of a company."""

    forfait_id: UUID
    ouvert: bool
    date_debut: date | None
    date_fin: date | None


class SeedService(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service as the published catalogue describes it."""

    code: str
    label: Label
    description: Label
    section: str
    organisme: str
    produit: str
    flux: Flux
    kind: Kind
    url: str | None
    url_verified: bool
    profils: list[str]
    consomme: bool
    phase: int
    keywords: list[str]


class SeedLien(Lien, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A link as the published catalogue describes it."""

    famille: Famille


class SeedQuickLink(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shortcut as the published catalogue describes it."""

    service: str


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is published at once; the order of each list is the order shown."""

    sections: list[Named]
    organismes: list[Named]
    produits: list[Named]
    services: list[SeedService]
    acces_rapides: list[SeedQuickLink]
    liens: list[SeedLien]


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """What a publication changed."""

    publies: list[str]
    """Codes of the services that are new or changed."""
    retires: list[str]
    """Codes of the services no longer offered."""
