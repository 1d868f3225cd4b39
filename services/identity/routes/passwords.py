"""How does a person change their password in the portal?"""

from typing import Any

from litestar import Request, get, post
from litestar.datastructures import State

from services.identity.actions import passwords
from services.identity.models.passwords import (
    ChangeMotDePasse,
    PasswordRefused,
    ReglesMotDePasse,
)
from services.identity.problems.passwords import MotDePasseRefuse
from services.identity.visiting import visitor
from shared.auth import SIGNED_IN, Principal, requires
from shared.database import Pool
from shared.problems import FieldError, preferred_language

FIELD = {"confirmation": "/confirmation"}
"""Which field a broken rule speaks of, when it is not the new password itself."""


@get("/mot-de-passe/regles", guards=[SIGNED_IN])
async def read_regles_mot_de_passe(state: State) -> ReglesMotDePasse:
    """Return what a new password must be like, for hints while it is typed."""
    policy = state.means.policy
    return ReglesMotDePasse(
        minimum=policy.minimum, maximum=policy.longest, phrase_des=policy.passphrase_from
    )


@post("/mot-de-passe", guards=[requires(acr="mfa", recent=True)], status_code=204)
async def change_mot_de_passe(
    request: Request[Any, Any, Any], pool: Pool, who: Principal, data: ChangeMotDePasse
) -> None:
    """Change the caller's password and end their other sessions. Source: user guide, III.C."""
    state = request.app.state
    try:
        await passwords.change(pool, state.means, visitor(request), who, data)
    except PasswordRefused as refused:
        language = preferred_language(request.headers.get("accept-language"))
        sentences = state.screens.broken(language, refused.rules)
        raise MotDePasseRefuse(
            errors=[
                FieldError(FIELD.get(rule, "/nouveau"), sentence)
                for rule, sentence in zip(refused.rules, sentences, strict=True)
            ]
        ) from refused


ROUTES = [read_regles_mot_de_passe, change_mot_de_passe]
