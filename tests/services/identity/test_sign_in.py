"""Signing in: password, then a second factor, then the client gets its code."""

from tests.services.identity.acting import ICE


async def test_sign_in_with_password_and_totp_gives_the_client_tokens(house):
    tokens = await house.sign_in()

    assert tokens.answer["token_type"] == "Bearer"
    assert tokens.answer["expires_in"] == 300
    claims = tokens.claims
    assert claims["ice"] == ICE
