"""What is true in the catalogue?"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

import msgspec

from shared import fold
from shared.auth import Mandate

from .models import (
    Catalogue,
    DroitForfait,
    Facets,
    FacetValue,
    Filters,
    Label,
    Menu,
    MenuSection,
    Named,
    SeedService,
    ServiceCard,
    ServiceSheet,
    Submission,
)

AnyCard = TypeVar("AnyCard", bound=ServiceCard)

MAX_FAVOURITES = 50
"""How many services one person may star (domain decision: about the size of the catalogue)."""


def menu_profile(profil: str | None, *, is_operator: bool) -> str | None:
    """Return the profile whose services a caller sees; None sees all of them.

    A token without a profile sees the services of no profile.

    Source: domain decision on profiles (PORTNET's operator administers the whole portal).
    """
    return None if is_operator else profil or ""


def within_mandate(services: Iterable[AnyCard], mandate: Mandate | None) -> list[AnyCard]:
    """Return the services that someone acting under `mandate` may use; without one, all."""
    return [each for each in services if mandate is None or each.code in mandate.services]


def folded_text(service: SeedService, section: Label, organisme: Label, produit: Label) -> str:
    """Return everything a search looks in for `service`, folded, one word once.

    Names and keywords, not the description: who types two letters wants names, and the menu's own
    filter in the browser goes by the same.

    Source: user guide IV.A and IV.B; the fields are a domain decision.
    """
    labels = [service.label, section, organisme, produit]
    texts = [service.code, *service.keywords]
    for label in labels:
        texts += [label.fr, label.ar, label.en]
    spellings = [word for text in texts for word in fold.words(text)]
    return " ".join(dict.fromkeys(spellings))


def revision(service: SeedService, section: Label, organisme: Label, produit: Label) -> str:
    """Return a digest of all that is published about `service`; it changes when any of it does."""
    content = msgspec.json.encode([service, section, organisme, produit])
    return hashlib.sha256(content).hexdigest()[:16]


def broken_references(catalogue: Catalogue) -> list[str]:
    """Return one sentence for each code that `catalogue` uses twice or uses without defining."""
    wrong: list[str] = []
    kinds = {
        "section": catalogue.sections,
        "organisme": catalogue.organismes,
        "produit": catalogue.produits,
    }
    defined = {kind: {named.code for named in rows} for kind, rows in kinds.items()}
    for service in catalogue.services:
        wrong += [
            f"{service.code}: {kind} {code} is not defined"
            for kind in kinds
            if (code := getattr(service, kind)) not in defined[kind]
        ]
    codes = [service.code for service in catalogue.services]
    wrong += [f"{code} is defined twice" for code, times in Counter(codes).items() if times > 1]
    wrong += [
        f"quick link {link.service} is not a service"
        for link in catalogue.acces_rapides
        if link.service not in codes
    ]
    return wrong


def build_menu(sections: list[Named], services: list[ServiceCard]) -> Menu:
    """Return the menu: sections in their order, services in theirs, empty sections left out."""
    in_section: dict[str, list[ServiceCard]] = {}
    for service in services:
        in_section.setdefault(service.section, []).append(service)
    return Menu(
        sections=[
            MenuSection(code=section.code, label=section.label, services=in_section[section.code])
            for section in sections
            if section.code in in_section
        ],
        total=len(services),
    )


def rank(services: list[ServiceCard], asked: list[str]) -> list[ServiceCard]:
    """Return `services` best first for the folded words `asked`; equals keep their menu order.

    A service whose code or whole name was typed comes first, then names that start with the
    words, then names that hold them all, then the others.
    """
    if not asked:
        return services
    phrase = " ".join(asked)

    def place(service: ServiceCard) -> int:
        names = [
            " ".join(fold.words(text))
            for text in (service.code, service.label.fr, service.label.ar, service.label.en)
        ]
        if phrase in names:
            return 0
        if any(name.startswith(phrase) for name in names):
            return 1
        if any(fold.contains(name, asked) for name in names):
            return 2
        return 3

    return sorted(services, key=place)


_FLUX: dict[str, tuple[str, ...]] = {
    "IMPORT": ("IMPORT",),
    "EXPORT": ("EXPORT",),
    "IMPORT_EXPORT": ("IMPORT", "EXPORT", "IMPORT_EXPORT"),
}
"""What each flux answers to: a service for both directions is found under either."""

_VALUES: dict[str, Callable[[ServiceCard], tuple[str, ...]]] = {
    "section": lambda service: (service.section,),
    "organisme": lambda service: (service.organisme_code,),
    "produit": lambda service: (service.produit_code,),
    "flux": lambda service: _FLUX[service.flux],
}
"""The values under which a service is found, for each facet."""


def narrow(
    services: Iterable[ServiceCard], filters: Filters, *, but: str | None = None
) -> list[ServiceCard]:
    """Return the services that pass every filter, except the one named `but`."""
    chosen = {
        name: wanted
        for name in _VALUES
        if name != but and (wanted := getattr(filters, name)) is not None
    }
    return [
        service
        for service in services
        if all(wanted in _VALUES[name](service) for name, wanted in chosen.items())
    ]


def facets(services: list[ServiceCard], filters: Filters, sections: list[Named]) -> Facets:
    """Return each facet's values with the number of services that choosing it would show.

    A facet is counted under the other facets' filters, not its own, so that one can change one's
    mind without going back. Values come in the order of their first service in the menu.
    """
    labels: dict[str, dict[str, Label]] = {
        "section": {section.code: section.label for section in sections},
        "organisme": {service.organisme_code: service.organisme for service in services},
        "produit": {service.produit_code: service.produit for service in services},
        "flux": {},
    }
    counted: dict[str, list[FacetValue]] = {}
    for name, values in _VALUES.items():
        left = narrow(services, filters, but=name)
        numbers = Counter(value for service in left for value in values(service))
        counted[name] = [
            FacetValue(code=code, label=labels[name].get(code), nombre=number)
            for code, number in numbers.items()
        ]
    return Facets(**counted)


def submission(rights: list[DroitForfait], today: date) -> Submission:
    """Say whether a company with these packages may submit a demande on the civil day `today`.

    A company billing has said nothing about may submit: the gate closes on a fact, not on silence.

    Source: domain decision on packages ("épuisé: submission refused, drafts stay possible").
    """
    open_now = any(
        right.ouvert
        and (right.date_debut is None or right.date_debut <= today)
        and (right.date_fin is None or today <= right.date_fin)
        for right in rights
    )
    if open_now or not rights:
        return Submission(ouverte=True, motif=None)
    return Submission(ouverte=False, motif="FORFAIT_EPUISE")


def sheet(
    card: ServiceCard, profils: list[str], rights: list[DroitForfait] | None, today: date
) -> ServiceSheet:
    """Return a service's page; `rights` are those of the caller's company, None without one."""
    gated = card.kind == "DEMANDE" and rights is not None
    state = None
    if gated and rights is not None:
        state = submission(rights, today) if card.consomme else Submission(ouverte=True, motif=None)
    return ServiceSheet(**msgspec.structs.asdict(card), profils=profils, soumission=state)
