"""What does an invited person see?"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post

from services.identity.actions import invitations
from services.identity.models.members import HeldInvitation, NewAccount
from services.identity.models.passwords import PasswordRefused
from services.identity.models.signin import Outcome, Refused
from services.identity.pages.render import (
    Asked,
    browser,
    check_form,
    csrf,
    form,
    go,
    html,
    language,
    parts,
)
from services.identity.rules.members import suggested_username
from services.identity.rules.steps import masked
from services.identity.visiting import visitor
from shared.auth import PUBLIC
from shared.database import Pool

PURPOSE = "invitation"
"""The link's secret stands in for the cookie of a form token: there is no session yet."""


@get("/invitation", guards=[PUBLIC])
async def show_invitation(request: Asked, pool: Pool) -> Response[Any]:
    """Show who invites, and how to come in."""
    return await _shown(request, pool, request.query_params.get("jeton"))


@post("/invitation/compte", guards=[PUBLIC])
async def open_account(request: Asked, pool: Pool) -> Response[Any]:
    """Take names, username and password of someone new; then they sign in."""
    fields = await _form(request)
    typed = NewAccount(
        prenom=fields.get("prenom", ""),
        nom=fields.get("nom", ""),
        username=fields.get("identifiant", ""),
        nouveau=fields.get("nouveau", ""),
        confirmation=fields.get("confirmation", ""),
    )
    means, _ = parts(request)
    try:
        await invitations.join(pool, means, visitor(request), fields.get("jeton"), typed)
    except Refused as refused:
        return await _shown(request, pool, fields.get("jeton"), refused, typed)
    except PasswordRefused as refused:
        return await _shown(request, pool, fields.get("jeton"), None, typed, refused.rules)
    return _to_portal(request)


@post("/invitation/accord", guards=[PUBLIC])
async def agree(request: Asked, pool: Pool) -> Response[Any]:
    """Take the agreement of someone who has an account; then they sign in, or choose."""
    fields = await _form(request)
    try:
        signed_in = await invitations.agree(pool, browser(request), fields.get("jeton"))
    except Refused as refused:
        return await _shown(request, pool, fields.get("jeton"), refused)
    return _to_portal(request, **({"prompt": "select_account"} if signed_in else {}))


async def _form(request: Asked) -> dict[str, str]:
    fields = dict(await form(request))
    check_form(request, PURPOSE, fields.get("jeton"), fields.get("csrf"))
    return fields


def _to_portal(request: Asked, **asked: str) -> Response[None]:
    means, _ = parts(request)
    query = urlencode({"lang": language(request)} | asked)
    return go(request, Outcome(location=f"{means.settings.portal_url}/auth/login?{query}"))


async def _shown(
    request: Asked,
    pool: Pool,
    token: str | None,
    refused: Refused | None = None,
    typed: NewAccount | None = None,
    broken: Sequence[str] = (),
) -> Response[Any]:
    means, screens = parts(request)
    async with pool.acquire() as conn:
        invitation, known = await invitations.open_link(conn, token)
    spoken = language(request, invitation.langue)
    document = screens.render(
        "invitation-accord.html" if known else "invitation.html",
        spoken,
        here="/id/invitation?" + urlencode({"jeton": token}),
        refused=refused,
        broken=broken,
        csrf=csrf(means, PURPOSE, token),
        token=token,
        **_values(invitation, typed),
    )
    return html(
        request,
        document,
        status=422 if refused or broken else 200,
        language=spoken,
        scripts=not known,
    )


def _values(invitation: HeldInvitation, typed: NewAccount | None) -> dict[str, Any]:
    return {
        "raison_sociale": invitation.raison_sociale,
        "profil": invitation.profil,
        "email": invitation.email,
        "masked": masked(invitation.email),
        "prenom": typed.prenom[:100] if typed else "",
        "nom": typed.nom[:100] if typed else "",
        "username": typed.username[:64] if typed else suggested_username(invitation.email),
    }


INVITATION = [show_invitation, open_account, agree]
