"""Two companies and their people, as tests of procurations need them."""

from typing import Any
from uuid import UUID

import msgspec

from shared import clock
from tests.services.identity.acting import ICE, OTHER_ICE, PASSWORD, SECRET, TOTP, House, Tokens

THIRD_ICE = "999001002000111"
EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
PROCURATION = "urn:portnet:params:oauth:token-type:procuration"
ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token"
API = "/api/identity/v1/procurations"


def person(username: str, ice: str, profil: str, *roles: str) -> dict[str, Any]:
    """Return a person of a seed file."""
    return {
        "username": username,
        "email": f"{username}@exemple.example",
        "password": PASSWORD,
        "totp_secret": TOTP,
        "prenom": username.title(),
        "nom": "Exemple",
        "ice": ice,
        "profil": profil,
        "roles": list(roles),
    }


PEOPLE = {
    "entreprises": [{"ice": THIRD_ICE, "raison_sociale": "Souss Transit SA", "profils": ["TRA"]}],
    "users": [
        person("transitaire", OTHER_ICE, "TRA", "administrateur", "saisie"),
        person("commis", OTHER_ICE, "TRA", "saisie"),
        person("saisie", ICE, "IMP", "saisie"),
        person("tiers", THIRD_ICE, "TRA", "administrateur"),
    ],
    "clients": [
        {
            "client_id": "gateway",
            "client_secret": SECRET,
            "nom": "Portail PMPCE",
            "grant_types": ["authorization_code", "refresh_token", EXCHANGE],
            "redirect_uris": ["http://localhost:8080/auth/callback"],
            "post_logout_redirect_uris": ["http://localhost:8080/"],
            "require_par": True,
        },
    ],
}


def written(**changes: Any) -> dict[str, Any]:
    """Return what a mandant writes; a field given as None is left out."""
    today = clock.day(clock.now())
    body = {
        "type": "PORTNET",
        "mandataire_ice": OTHER_ICE,
        "perimetre": ["TI-EI", "TB"],
        "date_debut": today.isoformat(),
        "date_fin": today.replace(year=today.year + 1).isoformat()
        if (today.month, today.day) != (2, 29)
        else today.isoformat(),
    } | changes
    return {name: value for name, value in body.items() if value is not None}


def bearer(tokens: Tokens) -> dict[str, str]:
    """Return the header of an API call."""
    return {"Authorization": f"Bearer {tokens.access}", "Accept-Language": "fr"}


async def write(house: House, tokens: Tokens, **changes: Any) -> UUID:
    """Write a draft."""
    procuration_id = clock.new_id()
    answer = await house.client.put(
        f"{API}/{procuration_id}", json=written(**changes), headers=bearer(tokens)
    )
    assert answer.status_code == 200, answer.text
    return procuration_id


async def step(house: House, tokens: Tokens, procuration_id: UUID, acte: str, **more: Any) -> Any:
    """Take a step and return the answer."""
    return await house.client.post(
        f"{API}/{procuration_id}/demarches", json={"acte": acte, **more}, headers=bearer(tokens)
    )


async def in_force(house: House, mandant: Tokens, mandataire: Tokens, **changes: Any) -> UUID:
    """Bring a procuration into force."""
    procuration_id = await write(house, mandant, **changes)
    assert (await step(house, mandant, procuration_id, "soumettre")).status_code == 200
    assert (await step(house, mandataire, procuration_id, "accepter")).status_code == 200
    return procuration_id


async def exchange(
    house: House, tokens: Tokens, procuration_id: object, client_id: str = "gateway", **changes: Any
) -> Any:
    """Ask for a token that acts under a procuration; a parameter given as None is left out."""
    form = {
        "grant_type": EXCHANGE,
        "subject_token": str(procuration_id),
        "subject_token_type": PROCURATION,
        "actor_token": tokens.access,
        "actor_token_type": ACCESS_TOKEN,
    } | changes
    form = {name: value for name, value in form.items() if value is not None}
    return await house.post("/id/token", form, client_id)


async def said(house: House) -> list[dict[str, Any]]:
    """Return what was said of procurations, in the order it was said."""
    rows = await house.conn.fetch("SELECT body FROM outbox ORDER BY seq")
    events = [msgspec.json.decode(row["body"]) for row in rows]
    return [each for each in events if each["type"].startswith("procuration.")]


async def state(house: House, procuration_id: UUID) -> str | None:
    """Return the state in which a procuration is kept."""
    found: str | None = await house.conn.fetchval(
        "SELECT etat FROM procuration WHERE procuration_id = $1", procuration_id
    )
    return found
