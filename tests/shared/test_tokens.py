import asyncio
import base64
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from joserfc.jws import JWSRegistry

from shared import clock, tokens
from shared.auth import Actor
from shared.credential import presented
from shared.problems import Unauthenticated, Unavailable
from shared.tokens import TokenVerifier
from tests.support.clock import at
from tests.support.tokens import AUDIENCE, ICE, ISSUER, Issuer
from tests.support.waiting import until


@pytest.fixture
def portnet_id(tmp_path: Path) -> Issuer:
    """An issuer of the test's own, whose keys it may change."""
    return Issuer(tmp_path)


def verifier(issuer: Issuer, **changes: Any) -> TokenVerifier:
    given = {"issuer": ISSUER, "audience": AUDIENCE, "jwks_url": issuer.jwks_url} | changes
    return TokenVerifier(**given)


async def refused(verifier: TokenVerifier, token: str | bytes) -> str:
    raw = token.encode() if isinstance(token, str) else token
    with pytest.raises(Unauthenticated) as refusal:
        await verifier.verify(raw)
    assert refusal.value.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert verifier.remembered(raw) is None
    return str(refusal.value.detail)


def compact(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def claims_of(token: str) -> dict[str, Any]:
    part = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return claims


async def test_valid_token_says_who_asks(portnet_id: Issuer) -> None:
    token = portnet_id.token(
        act={"sub": "clerk", "org": "999001001000138"},
        mandate={"id": str(clock.new_id()), "type": "PORTNET", "services": ["TB"]},
    )

    principal = await verifier(portnet_id).verify(token.encode())

    assert principal.ice == ICE
    assert principal.profil == "IMP"
    assert principal.roles == {"administrateur"}
    assert principal.act == Actor(sub="clerk", org="999001001000138")
    assert principal.person == "clerk"
    assert not principal.is_operator


async def test_audience_may_be_a_text_or_a_list(portnet_id: Issuer) -> None:
    check = verifier(portnet_id)

    for audience in (AUDIENCE, [AUDIENCE], ["other", AUDIENCE]):
        assert await check.verify(portnet_id.token(aud=audience).encode())


@pytest.mark.parametrize(
    "audience", ["other", AUDIENCE + "/", AUDIENCE[:-1], ["other"], [], "", [AUDIENCE + "x"]]
)
async def test_token_for_another_audience_is_refused(portnet_id: Issuer, audience: Any) -> None:
    assert "audience" in await refused(verifier(portnet_id), portnet_id.token(aud=audience))


async def test_token_bound_to_a_key_is_no_bearer_token(portnet_id: Issuer) -> None:
    token = portnet_id.token(cnf={"jkt": "thumbprint"})

    assert "bound" in await refused(verifier(portnet_id), token)


async def test_token_of_another_issuer_is_refused(portnet_id: Issuer) -> None:
    for issuer in (ISSUER + "/", "https://evil.example/id", ""):
        assert "issuer" in await refused(verifier(portnet_id), portnet_id.token(iss=issuer))


async def test_expired_token_is_refused(portnet_id: Issuer) -> None:
    now = int(clock.timestamp())

    assert "expired" in await refused(verifier(portnet_id), portnet_id.token(exp=now - 1))


async def test_token_is_refused_before_its_time(portnet_id: Issuer) -> None:
    now = int(clock.timestamp())

    assert "not yet" in await refused(verifier(portnet_id), portnet_id.token(nbf=now + 60))


@pytest.mark.parametrize("missing", ["iss", "aud", "exp", "sub", "client_id", "jti"])
async def test_token_without_a_required_claim_is_refused(portnet_id: Issuer, missing: str) -> None:
    """Source: RFC 9068, section 2.2."""
    assert await refused(verifier(portnet_id), portnet_id.token(**{missing: None}))


@pytest.mark.parametrize("typ", ["JWT", "", "logout+jwt", "dpop+jwt"])
async def test_token_of_another_kind_is_refused(portnet_id: Issuer, typ: str) -> None:
    assert "not an access token" in await refused(verifier(portnet_id), portnet_id.token(typ=typ))


async def test_type_may_be_written_in_full_or_in_capitals(portnet_id: Issuer) -> None:
    """Source: RFC 9068, section 4; RFC 2045 (media types know no case)."""
    for typ in ("application/at+jwt", "AT+JWT"):
        assert await verifier(portnet_id).verify(portnet_id.token(typ=typ).encode())


@pytest.mark.parametrize(
    "token",
    [
        b"", b".", b"..", b"...", b"a.b.c", b"a.b.c.d.e", b"\xff\xfe", b"{}", b"e30.e30.",
        b"e30.e30.e30", b" ", b"null.null.null", b"W10.W10.W10", b"=.=.=",
    ],
)  # fmt: skip
async def test_malformed_token_is_refused(portnet_id: Issuer, token: bytes) -> None:
    await refused(verifier(portnet_id), token)


async def test_token_too_long_is_refused_unread(portnet_id: Issuer) -> None:
    token = portnet_id.token(scope="x" * tokens.MAX_TOKEN_BYTES)

    assert "too long" in await refused(verifier(portnet_id), token)


async def test_header_nested_without_end_is_refused(portnet_id: Issuer) -> None:
    header = base64.urlsafe_b64encode(b'{"x":' + b"[" * 3000).rstrip(b"=")

    assert await refused(verifier(portnet_id), header + b".e30.e30")


async def test_unsigned_token_is_refused(portnet_id: Issuer) -> None:
    claims = claims_of(portnet_id.token())
    for alg in ("none", "None", "NONE", "nOnE", ""):
        header = {"alg": alg, "typ": "at+jwt", "kid": portnet_id.key.kid}
        assert await refused(verifier(portnet_id), compact(header, claims))


async def test_public_key_as_a_shared_secret_is_refused(portnet_id: Issuer) -> None:
    """The classic confusion: HS256 keyed with what everyone knows."""
    header = {"alg": "HS256", "typ": "at+jwt", "kid": portnet_id.key.kid}
    claims = claims_of(portnet_id.token())
    signed = compact(header, claims).rpartition(".")[0]
    for secret in (portnet_id.key.as_pem(private=False), portnet_id.jwks.read_bytes()):
        mac = hmac.digest(secret, signed.encode(), "sha256")
        assert await refused(verifier(portnet_id), compact(header, claims, mac))


async def test_other_algorithms_are_refused_also_with_a_published_key(portnet_id: Issuer) -> None:
    rsa = RSAKey.generate_key(2048, {"use": "sig", "kid": "rsa"})
    p384 = ECKey.generate_key("P-384", {"use": "sig", "kid": "p384"})
    portnet_id.jwks.write_text(json.dumps(KeySet([portnet_id.key, rsa, p384]).as_dict()))
    claims = claims_of(portnet_id.token())
    for alg, key in (("RS256", rsa), ("PS256", rsa), ("ES384", p384)):
        header = {"alg": alg, "typ": "at+jwt", "kid": key.kid}
        token = jwt.encode(header, claims, KeySet([key]), algorithms=[alg])
        assert "not an access token" in await refused(verifier(portnet_id), token)


async def test_token_signed_by_someone_else_is_refused(portnet_id: Issuer) -> None:
    thief = ECKey.generate_key("P-256", {"kid": portnet_id.key.kid})

    assert "signature" in await refused(verifier(portnet_id), portnet_id.token(key=thief))


async def test_key_in_the_tokens_own_header_is_not_used(portnet_id: Issuer) -> None:
    thief = ECKey.generate_key("P-256", {"kid": "thief"})
    header = {"alg": "ES256", "typ": "at+jwt", "kid": "thief", "jwk": thief.as_dict(private=False)}
    token = jwt.encode(header, claims_of(portnet_id.token()), thief, algorithms=["ES256"])

    assert "unknown key" in await refused(verifier(portnet_id), token)


async def test_critical_extension_that_is_not_understood_is_refused(portnet_id: Issuer) -> None:
    """Source: RFC 7515, section 4.1.11."""
    header = {
        "alg": "ES256", "typ": "at+jwt", "kid": portnet_id.key.kid, "crit": ["b64"], "b64": True,
    }  # fmt: skip
    registry = JWSRegistry(algorithms=["ES256"], strict_check_header=False)
    claims = claims_of(portnet_id.token())
    token = jwt.encode(header, claims, KeySet([portnet_id.key]), registry=registry)

    assert "critical" in await refused(verifier(portnet_id), token)


@pytest.mark.parametrize("part", [0, 1, 2])
async def test_token_changed_in_any_part_is_refused(portnet_id: Issuer, part: int) -> None:
    parts = portnet_id.token().split(".")
    middle = len(parts[part]) // 2
    other = "A" if parts[part][middle] != "A" else "B"
    parts[part] = parts[part][:middle] + other + parts[part][middle + 1 :]

    await refused(verifier(portnet_id), ".".join(parts))


async def test_verified_token_is_remembered_until_it_expires(portnet_id: Issuer) -> None:
    check = verifier(portnet_id)
    token = portnet_id.token().encode()
    principal = await check.verify(token)
    portnet_id.jwks.unlink()

    assert check.remembered(token) is principal
    assert await check.verify(token) is principal
    with at(clock.now().fromtimestamp(principal.exp, clock.now().tzinfo)):
        assert check.remembered(token) is None
        with pytest.raises(Unauthenticated, match="expired"):
            await check.verify(token)


async def test_memory_of_tokens_is_bounded_and_drops_the_expired_first(portnet_id: Issuer) -> None:
    check = verifier(portnet_id, cache_size=3)
    tokens = [portnet_id.token().encode() for _ in range(5)]
    for token in tokens:
        await check.verify(token)

    assert [check.remembered(token) is not None for token in tokens] == [False] * 2 + [True] * 3
    now = clock.now()
    with at(now.fromtimestamp(clock.timestamp() + 301, now.tzinfo)):
        fresh = portnet_id.token().encode()
        await check.verify(fresh)
        assert len(check._cache) == 1


def grown_older(check: TokenVerifier, seconds: float) -> None:
    """Let the verifier's knowledge of the keys be that much older."""
    check._read_at -= seconds
    check._tried_at -= seconds


def rotate(issuer: Issuer, *, keep_old: bool) -> ECKey:
    """Publish a new key and sign with it; return the old one."""
    old, issuer.key = issuer.key, ECKey.generate_key("P-256", {"use": "sig"}, auto_kid=True)
    published = [issuer.key, old] if keep_old else [issuer.key]
    issuer.jwks.write_text(json.dumps(KeySet(published).as_dict(private=False)))
    return old


async def test_new_key_is_learnt_when_a_token_names_it(portnet_id: Issuer) -> None:
    check = verifier(portnet_id)
    await check.verify(portnet_id.token().encode())
    rotate(portnet_id, keep_old=True)
    grown_older(check, tokens.KEYS_RETRY_SECONDS + 1)

    assert await check.verify(portnet_id.token().encode())


async def test_unknown_keys_do_not_make_us_ask_again_and_again(
    portnet_id: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = verifier(portnet_id)
    await check.verify(portnet_id.token().encode())
    asked: list[str] = []
    fetch: Callable[[str], bytes] = tokens._fetch
    monkeypatch.setattr(tokens, "_fetch", lambda url: (asked.append(url), fetch(url))[1])
    rotate(portnet_id, keep_old=False)

    for _ in range(20):
        await refused(check, portnet_id.token())

    assert asked == []


async def test_retired_key_ends_with_the_next_reading_also_for_remembered_tokens(
    portnet_id: Issuer,
) -> None:
    check = verifier(portnet_id)
    old_token = portnet_id.token().encode()
    await check.verify(old_token)
    rotate(portnet_id, keep_old=False)
    grown_older(check, tokens.KEYS_MAX_AGE_SECONDS + 1)

    await check.verify(portnet_id.token().encode())

    assert check.remembered(old_token) is None
    assert "unknown key" in await refused(check, old_token)


async def test_known_key_does_not_wait_for_its_refreshing(portnet_id: Issuer) -> None:
    check = verifier(portnet_id)
    await check.verify(portnet_id.token().encode())
    other = portnet_id.token().encode()
    rotate(portnet_id, keep_old=False)
    grown_older(check, tokens.KEYS_MAX_AGE_SECONDS + 1)

    assert await check.verify(other), "by the old key, since the new ones are not read yet"

    async def forgotten() -> bool:
        return check.remembered(other) is None

    await until(forgotten)


async def test_old_keys_serve_while_the_issuer_is_away(portnet_id: Issuer) -> None:
    check = verifier(portnet_id)
    await check.verify(portnet_id.token().encode())
    for broken in (None, "", "not json", '{"keys": 5}', '{"keys": [{"kty": "EC", "crv": "P-256"}]'):
        portnet_id.jwks.unlink(missing_ok=True)
        if broken is not None:
            portnet_id.jwks.write_text(broken)
        grown_older(check, tokens.KEYS_MAX_AGE_SECONDS + 1)

        assert await check.verify(portnet_id.token().encode())
        assert check._refreshing is not None
        await check._refreshing
        assert await check.verify(portnet_id.token().encode())


async def test_keys_never_read_is_our_failure_and_not_the_callers(portnet_id: Issuer) -> None:
    token = portnet_id.token().encode()
    portnet_id.jwks.rename(portnet_id.jwks.with_suffix(".away"))
    check = verifier(portnet_id)

    with pytest.raises(Unavailable):
        await check.verify(token)

    portnet_id.jwks.with_suffix(".away").rename(portnet_id.jwks)
    grown_older(check, tokens.KEYS_RETRY_SECONDS + 1)
    assert await check.verify(token)


async def test_broken_key_does_not_hide_the_others(portnet_id: Issuer) -> None:
    keys = KeySet([portnet_id.key]).as_dict(private=False)["keys"]
    broken = [{}, {"kty": "oct"}, keys[0] | {"kid": "b", "x": "@"}, keys[0] | {"kid": "c", "y": ""}]
    portnet_id.jwks.write_text(json.dumps({"keys": broken + list(keys)}))

    assert await verifier(portnet_id).verify(portnet_id.token().encode())


async def test_key_for_encryption_signs_nothing(portnet_id: Issuer) -> None:
    keys = KeySet([portnet_id.key]).as_dict(private=False)["keys"]
    other = keys[0] | {"kid": "other"}
    portnet_id.jwks.write_text(json.dumps({"keys": [keys[0] | {"use": "enc"}, other]}))

    assert "unknown key" in await refused(verifier(portnet_id), portnet_id.token())


async def test_many_at_once_read_the_keys_once(
    portnet_id: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    fetch: Callable[[str], bytes] = tokens._fetch
    monkeypatch.setattr(tokens, "_fetch", lambda url: (asked.append(url), fetch(url))[1])
    check = verifier(portnet_id)

    await asyncio.gather(*(check.verify(portnet_id.token().encode()) for _ in range(20)))

    assert len(asked) == 1


def test_credential_is_read_as_the_standards_say() -> None:
    assert presented("Bearer abc") == ("bearer", b"abc")
    assert presented("bearer  abc ") == ("bearer", b"abc")
    assert presented("DPoP abc") == ("dpop", b"abc")
    for header in (None, "", "Bearer", "Bearer ", "DPoP ", "Basic abc", "abc", "BearerX abc"):
        with pytest.raises(Unauthenticated) as refusal:
            presented(header)
        assert refusal.value.headers == {
            "WWW-Authenticate": 'Bearer, DPoP algs="ES256 RS256 PS256"'
        }
    with pytest.raises(Unauthenticated):
        presented("Bearer é")
