"""May a partner's system be registered like this?"""

import re
from typing import Any

from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, KeySet, RSAKey

from services.identity.models.clients import Droits, EnregistrerClient, FicheClient
from services.identity.models.oauth import Client
from services.identity.rules.assertion import ALGORITHMS
from services.identity.rules.entreprises import is_allowed_uri
from shared.contracts.partners import PARTNERS
from shared.problems import FieldError, InvalidInput

PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
"""Members of a key that only its owner may have. Source: RFC 7518, section 6."""
MOST_KEYS = 10
RSA_BITS = 2_048
"""Source: NIST SP 800-131A, revision 2, section 3 (RSA of at least 2048 bits)."""
OF_PERSONS = frozenset({"openid", "profile", "email", "offline_access"})
"""Scopes that speak of a person: without the code grant there is none."""
_SCOPE = re.compile(r"[a-z][a-z0-9._:-]{0,63}")


def check_registration(order: EnregistrerClient, audience: str) -> None:
    """Refuse an order that cannot be; `audience` is the portal's own API.

    Raises: InvalidInput.
    """
    wrong = _wrong(order, order.auth_method, audience)
    if order.organisme not in PARTNERS:
        wrong.append(FieldError("#/organisme", "no such partner"))
    if wrong:
        raise InvalidInput(errors=wrong)


def check_change(order: Droits, auth_method: str, audience: str) -> None:
    """Refuse a change that cannot be.

    Raises: InvalidInput.
    """
    if wrong := _wrong(order, auth_method, audience):
        raise InvalidInput(errors=wrong)


def _wrong(order: Droits, auth_method: str, audience: str) -> list[FieldError]:
    wrong = []
    if not order.nom.strip():
        wrong.append(FieldError("#/nom", "blank"))
    by_code = "authorization_code" in order.grant_types
    if "refresh_token" in order.grant_types and not by_code:
        wrong.append(FieldError("#/grant_types", "refresh_token comes with authorization_code"))
    if by_code != bool(order.redirect_uris):
        why = "named with authorization_code, and only then"
        wrong.append(FieldError("#/redirect_uris", why))
    for name in ("redirect_uris", "post_logout_redirect_uris"):
        wrong += [
            FieldError(f"#/{name}/{place}", "https without fragment; http on loopback only")
            for place, uri in enumerate(getattr(order, name))
            if not is_allowed_uri(uri)
        ]
    for name in ("backchannel_logout_uri", "home_uri"):
        uri = getattr(order, name)
        if uri is not None and not is_allowed_uri(uri):
            wrong.append(FieldError(f"#/{name}", "https without fragment; http on loopback only"))
    wrong += [
        FieldError(f"#/audiences/{place}", "the portal's API or an https address")
        for place, uri in enumerate(order.audiences)
        if uri != audience and not is_allowed_uri(uri)
    ]
    scopes = order.scope.split()
    if not scopes or not all(map(_SCOPE.fullmatch, scopes)):
        wrong.append(FieldError("#/scope", "names in small letters, divided by blanks"))
    elif not by_code and OF_PERSONS & set(scopes):
        wrong.append(FieldError("#/scope", "speaks of persons without authorization_code"))
    elif by_code and "openid" not in scopes:
        wrong.append(FieldError("#/scope", "authorization_code wants openid"))
    if auth_method == "private_key_jwt":
        wrong += _wrong_keys(order.jwks)
    elif order.jwks is not None:
        wrong.append(FieldError("#/jwks", "for private_key_jwt only"))
    return wrong


def _wrong_keys(jwks: dict[str, Any] | None) -> list[FieldError]:
    """Return what is wrong with a set of public keys."""
    keys = (jwks or {}).get("keys")
    if not isinstance(keys, list) or not 0 < len(keys) <= MOST_KEYS:
        return [FieldError("#/jwks", f"a set of one to {MOST_KEYS} keys (RFC 7517, section 5)")]
    wrong = [
        FieldError(f"#/jwks/keys/{place}", why)
        for place, key in enumerate(keys)
        if (why := _why_not(key)) is not None
    ]
    names = [key.get("kid") for key in keys if isinstance(key, dict)]
    if len(keys) > 1 and (None in names or len(set(map(str, names))) < len(keys)):
        wrong.append(FieldError("#/jwks", "several keys are told apart by their kid"))
    return wrong


def _why_not(key: object) -> str | None:
    """Return why a key is not taken; None for a good public one."""
    if not isinstance(key, dict):
        return "not a key"
    if PRIVATE & key.keys():
        return "private: send the public key alone, and replace this one"
    if key.get("use", "sig") != "sig" or key.get("alg", ALGORITHMS[0]) not in ALGORITHMS:
        return f"for signing with one of {', '.join(ALGORITHMS)}"
    return _why_unsafe(key)


def _why_unsafe(key: dict[str, Any]) -> str | None:
    try:
        [read] = KeySet.import_key_set({"keys": [key]}).keys
        if isinstance(read, ECKey) and read.public_key.curve.name == "secp256r1":
            return None
        if isinstance(read, RSAKey) and read.public_key.key_size >= RSA_BITS:
            return None
    except (JoseError, SecurityWarning, ValueError, TypeError, KeyError) as error:
        return f"unreadable: {type(error).__name__}"
    return f"EC on P-256, or RSA of {RSA_BITS} bits"


def registered(order: EnregistrerClient, secret_digest: bytes | None) -> Client:
    """Return the client that a checked order registers."""
    return _with(order, order.client_id, order.organisme, order.auth_method, secret_digest)


def changed(order: Droits, before: Client) -> Client:
    """Return the client as a checked order leaves it: who it is and its secret stay."""
    return _with(
        order, before.client_id, before.organisme, before.auth_method, before.secret_digest
    )


def _with(
    order: Droits,
    client_id: str,
    organisme: str | None,
    auth_method: str,
    secret_digest: bytes | None,
) -> Client:
    return Client(
        client_id=client_id,
        nom=" ".join(order.nom.split()),
        secret_digest=secret_digest,
        auth_method=auth_method,
        jwks=order.jwks,
        grant_types=tuple(dict.fromkeys(order.grant_types)),
        redirect_uris=order.redirect_uris,
        post_logout_redirect_uris=order.post_logout_redirect_uris,
        backchannel_logout_uri=order.backchannel_logout_uri,
        home_uri=order.home_uri,
        scope=" ".join(dict.fromkeys(order.scope.split())),
        audiences=order.audiences,
        organisme=organisme,
        require_par=order.require_par,
        require_dpop=order.require_dpop,
        may_introspect=order.may_introspect,
    )


def differences(before: Client, after: Client) -> dict[str, list[object]]:
    """Return field by field what was and what is, for the security log; of keys their names."""
    found: dict[str, list[object]] = {}
    for name in Client.__struct_fields__:
        was, now = getattr(before, name), getattr(after, name)
        if name == "secret_digest" or was == now:
            continue
        found[name] = [_names(was), _names(now)] if name == "jwks" else [was, now]
    return found


def _names(jwks: dict[str, Any] | None) -> list[str | None]:
    return [key.get("kid") for key in (jwks or {}).get("keys", [])]


def is_internal(client: Client | FicheClient) -> bool:
    """Say whether a client is one of the portal's own programs, which have no partner."""
    return client.organisme is None
