import msgspec
import pytest

from shared import auth
from shared.auth import Principal, requires, satisfies


def test_higher_authentication_satisfies_a_lower_wish() -> None:
    oob, mfa, phr = auth.ACR_LEVELS

    assert satisfies(phr, mfa)
    assert satisfies(mfa, mfa)
    assert not satisfies(oob, mfa)
    assert not satisfies(None, oob)
    assert not satisfies("urn:portnet:acr:pwd", oob)


def test_guard_of_an_unknown_level_is_refused_where_it_is_written() -> None:
    assert requires(acr="mfa") == requires(acr="urn:portnet:acr:mfa")
    with pytest.raises(ValueError, match="mfaa"):
        requires(acr="mfaa")


def test_operator_is_known_by_profile() -> None:
    operator = {"sub": "s", "client_id": "c", "exp": 1, "jti": "j", "profil": "OPE"}

    assert msgspec.convert(operator, Principal).is_operator
