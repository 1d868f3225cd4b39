"""Who is in the demo, and where is it written down?

Fictitious companies (their ICEs start with 999, which no real one has), one account per kind of
user, the clients of Portnet ID. `demo.json` tells tools; `seed-<service>.json` tells services.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from deploy.local import environment
from deploy.local.credentials import Credentials, write_private
from deploy.local.nats import ADMIN
from deploy.local.options import Options
from shared.contracts.partners import PARTNERS

DEMO_FILE = "demo.json"
MAIL_DOMAIN = "portnet.example"
"""Reserved for examples. Source: RFC 2606, section 2."""


@dataclass(frozen=True, kw_only=True)
class Company:
    """A company of the demo accounts."""

    ice: str
    raison_sociale: str
    profils: tuple[str, ...]
    rc: str
    if_fiscal: str
    adresse: str
    organisme: str | None = None
    """The partner code of a bank."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """Someone who can sign in to the demo."""

    username: str
    prenom: str
    nom: str
    ice: str | None
    profil: str
    roles: tuple[str, ...]
    label: str
    organisme: str | None = None
    """The partner code of an administration."""
    is_enrolled: bool = True
    """Whether the account has an authenticator app; without one it enrols at its first sign-in."""

    @property
    def email(self) -> str:
        """Return the address whose mail the mail page shows."""
        return f"{self.username}@{MAIL_DOMAIN}"

    def totp_secret(self, credentials: Credentials) -> str | None:
        """Return the secret of its authenticator app, None when it has none yet."""
        return credentials.totp(f"totp.{self.username}") if self.is_enrolled else None


IMPORTER = Company(
    ice="999000001000172",
    raison_sociale="Atlas Pièces Import SARL",
    profils=("IMP",),
    rc="Casablanca 990001",
    if_fiscal="99000001",
    adresse="12, rue des Acacias, 20250 Casablanca",
)
EXPORTER = Company(
    ice="999000003000118",
    raison_sociale="Souss Primeurs Export SA",
    profils=("EXP",),
    rc="Agadir 990003",
    if_fiscal="99000003",
    adresse="Zone industrielle Aït Melloul, 86150 Agadir",
)
BROKER = Company(
    ice="999000002000145",
    raison_sociale="Transit du Détroit SARL",
    profils=("TRA",),
    rc="Tanger 990002",
    if_fiscal="99000002",
    adresse="Zone franche logistique, 90000 Tanger",
)
BANK = Company(
    ice="999000004000188",
    raison_sociale="Banque de démonstration (code 007)",
    profils=("BNK",),
    rc="Casablanca 990004",
    if_fiscal="99000004",
    adresse="1, boulevard de la Démonstration, 20000 Casablanca",
    organisme="bank-007",
)
COMPANIES = (IMPORTER, EXPORTER, BROKER, BANK)

EVERY_ROLE = ("administrateur", "saisie", "validation", "comptabilite", "lecture")

ACCOUNTS = (
    Account(
        username="importateur",
        prenom="Salma",
        nom="Bennani",
        ice=IMPORTER.ice,
        profil="IMP",
        roles=("saisie", "validation", "lecture"),
        label="importer",
    ),
    Account(
        username="exportateur",
        prenom="Youssef",
        nom="Aït Lahcen",
        ice=EXPORTER.ice,
        profil="EXP",
        roles=("saisie", "validation", "lecture"),
        label="exporter",
    ),
    Account(
        username="transitaire",
        prenom="Karim",
        nom="El Fassi",
        ice=BROKER.ice,
        profil="TRA",
        roles=EVERY_ROLE,
        label="customs broker, with a mandate of the importer",
    ),
    Account(
        username="banque",
        prenom="Nadia",
        nom="Chraïbi",
        ice=BANK.ice,
        profil="BNK",
        roles=("saisie", "validation", "lecture"),
        label="bank clerk",
    ),
    Account(
        username="administrateur",
        prenom="Omar",
        nom="Tazi",
        ice=IMPORTER.ice,
        profil="IMP",
        roles=EVERY_ROLE,
        label="company administrator (of the importer)",
    ),
    Account(
        username="administration",
        prenom="Houda",
        nom="Alaoui",
        ice=None,
        profil="ADM",
        roles=("saisie", "validation", "lecture"),
        label="administration clerk (ministry)",
        organisme="mce",
    ),
    Account(
        username="nouveau",
        prenom="Imane",
        nom="Ouazzani",
        ice=IMPORTER.ice,
        profil="IMP",
        roles=("saisie", "lecture"),
        label="importer's newcomer: enrols a second factor at the first sign-in",
        is_enrolled=False,
    ),
    Account(
        username="operateur",
        prenom="Mehdi",
        nom="Zniber",
        ice=None,
        profil="OPE",
        roles=EVERY_ROLE,
        label="PORTNET operator",
    ),
)


def account(username: str) -> Account | None:
    """Return the demo account `username`, or None."""
    return next((one for one in ACCOUNTS if one.username == username), None)


def clients(options: Options, credentials: Credentials) -> list[dict[str, Any]]:
    """Return the clients of Portnet ID, with everything that identity is told about them."""
    portal = options.portal_url
    return [
        {
            "client_id": environment.GATEWAY_CLIENT,
            "nom": "Portail PMPCE",
            "home_uri": f"{portal}/",
            "client_secret": credentials.token("client.gateway"),
            "grant_types": ["authorization_code", "refresh_token", TOKEN_EXCHANGE],
            "redirect_uris": [f"{portal}/auth/callback"],
            "post_logout_redirect_uris": [f"{portal}/"],
            "backchannel_logout_uri": (
                f"http://127.0.0.1:{options.ports.portal}/auth/backchannel-logout"
            ),
            "scope": "openid profile email offline_access",
            "require_par": True,
        },
        {
            "client_id": "outils",
            "nom": "Outils de démonstration",
            "client_secret": credentials.token("client.outils"),
            "grant_types": ["authorization_code", "refresh_token"],
            "redirect_uris": [
                "http://localhost:8765/callback",
                "http://127.0.0.1:8765/callback",
            ],
            "post_logout_redirect_uris": [],
            "scope": "openid profile email offline_access",
            "require_par": False,
        },
        *(_trial_client(name, credentials) for name in TRIAL_CLIENTS),
        {
            "client_id": "partenaire",
            "nom": "Système partenaire d'essai (banque 007)",
            "client_secret": credentials.token("client.partenaire"),
            "grant_types": ["client_credentials"],
            "redirect_uris": [],
            "post_logout_redirect_uris": [],
            "scope": "",
            "organisme": "bank-007",
        },
    ]


TRIAL_CLIENTS = ("essai-1", "essai-2")
"""Two relying parties to try Portnet ID with, so that what one may not do to the other is seen."""
_TRIAL = "http://127.0.0.1:4190"


def _trial_client(name: str, credentials: Credentials) -> dict[str, Any]:
    """Return a confidential client whose own server is expected on loopback, port 4190."""
    return {
        "client_id": name,
        "nom": f"Client d'essai {name[-1]}",
        "client_secret": credentials.token(f"client.{name}"),
        "grant_types": ["authorization_code", "refresh_token"],
        "redirect_uris": [f"{_TRIAL}/cb"],
        "post_logout_redirect_uris": [f"{_TRIAL}/post-logout"],
        "backchannel_logout_uri": f"{_TRIAL}/backchannel-logout",
        "scope": "openid profile email offline_access",
        "require_par": False,
    }


_TOLD_OF_CLIENTS = (
    "client_id",
    "client_secret",
    "grant_types",
    "redirect_uris",
    "post_logout_redirect_uris",
    "backchannel_logout_uri",
    "scope",
)


PROCURATIONS = (
    {
        "procuration_id": "019a1f00-0000-7000-8000-0000000000d1",
        "type": "PORTNET",
        "mandant_ice": IMPORTER.ice,
        "profil": "IMP",
        "mandataire_ice": BROKER.ice,
        "perimetre": ["TB", "TI-EI", "TI-GES", "DFD-GES", "BIL-FOR"],
        "jours": 365,
    },
)
"""The importer lets the broker act for it."""
TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"  # noqa: S105 - a URI


def companies() -> list[dict[str, Any]]:
    """Return the companies of the demo accounts; the simulator brings its own."""
    return [{**asdict(one), "profils": list(one.profils)} for one in COMPANIES]


FORFAITS = (
    {"ice": IMPORTER.ice, "offre_code": "PACK-50"},
    {"ice": EXPORTER.ice, "offre_code": "ILLIMITE"},
    {"ice": BROKER.ice, "offre_code": "PACK-20"},
)
"""The packages that the demo's companies have bought."""


def seed(options: Options, credentials: Credentials) -> dict[str, Any]:
    """Return what identity is told of the demo."""
    return {
        "entreprises": companies(),
        "users": [
            {
                "username": one.username,
                "email": one.email,
                "password": credentials.password(f"account.{one.username}"),
                "totp_secret": one.totp_secret(credentials),
                "prenom": one.prenom,
                "nom": one.nom,
                "ice": one.ice,
                "profil": one.profil,
                "roles": list(one.roles),
                **({"organisme": one.organisme} if one.organisme else {}),
            }
            for one in ACCOUNTS
        ],
        "clients": clients(options, credentials),
        "procurations": [dict(one) for one in PROCURATIONS],
    }


def describe(
    options: Options, credentials: Credentials, variables: Mapping[str, str]
) -> dict[str, Any]:
    """Return what tools are told of the demo: of an external NATS server, no one's password."""
    own_nats = options.nats_url is None
    return {
        "portal": options.portal_url,
        "issuer": options.issuer,
        "mail": f"http://127.0.0.1:{options.ports.mail}",
        "nats": variables["NATS_URL"],
        "accounts": [
            {
                "username": one.username,
                "email": one.email,
                "password": credentials.password(f"account.{one.username}"),
                "totp_secret": one.totp_secret(credentials),
                "ice": one.ice,
                "profil": one.profil,
                "roles": list(one.roles),
                "procurations": [
                    {name: each[name] for name in ("procuration_id", "mandant_ice", "perimetre")}
                    for each in PROCURATIONS
                    if each["mandataire_ice"] == one.ice
                ],
            }
            for one in ACCOUNTS
        ],
        "partners": [
            {
                "code": code,
                "nats_user": code,
                "nats_password": credentials.token(f"nats.{code}"),
            }
            for code in (PARTNERS if own_nats else ())
        ],
        "nats_admin": {
            "nats_user": ADMIN,
            "nats_password": credentials.token(f"nats.{ADMIN}"),
        }
        if own_nats
        else None,
        "clients": [
            {
                "auth_method": "client_secret_basic",
                **{name: client.get(name) for name in _TOLD_OF_CLIENTS},
            }
            for client in clients(options, credentials)
        ],
    }


def seed_file(options: Options, service: str) -> Path | None:
    """Return the file from which `service` is seeded; None when it needs no other than its own."""
    return options.directory / f"seed-{service}.json" if service in _SEEDS else None


_SEEDS = ("identity", "billing")


def write(options: Options, credentials: Credentials, variables: Mapping[str, str]) -> list[Path]:
    """Write `demo.json` and the seeds, for their owner only, and return where they are."""
    told = {
        options.directory / DEMO_FILE: describe(options, credentials, variables),
        options.directory / "seed-identity.json": seed(options, credentials),
        options.directory / "seed-billing.json": FORFAITS,
    }
    for path, document in told.items():
        write_private(path, json.dumps(document, indent=2, ensure_ascii=False))
    return list(told)
