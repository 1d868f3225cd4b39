import msgspec
import pytest

from shared.settings import BaseSettings, Secret, ServiceSettings, SettingsError, load

GIVEN = {
    "ESSAI_DATABASE_URL": "postgresql://essai:tres-secret@127.0.0.1/essai",
    "ESSAI_NATS_USER": "essai",
    "ESSAI_NATS_PASSWORD": "plus-secret-encore",
    "ESSAI_PORT": "8085",
    "NATS_URL": "nats://127.0.0.1:4222",
    "OIDC_ISSUER": "http://localhost:8080/id",
    "OIDC_JWKS_URL": "http://localhost:8081/id/jwks",
    "OIDC_AUDIENCE": "http://localhost:8080/api",
    "PORTAL_URL": "http://localhost:8080",
}


def settings(**changes: str | None) -> ServiceSettings:
    environment = {name: value for name, value in (GIVEN | changes).items() if value is not None}
    return load(ServiceSettings, "essai", environment)


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as refusal:
        load(ServiceSettings, "essai", {"OIDC_ISSUER": "x"})

    text = str(refusal.value)
    for name in ("ESSAI_DATABASE_URL", "ESSAI_NATS_USER", "ESSAI_NATS_PASSWORD", "ESSAI_PORT",
                 "NATS_URL", "OIDC_JWKS_URL", "OIDC_AUDIENCE", "PORTAL_URL"):  # fmt: skip
        assert name in text
    assert "OIDC_ISSUER" not in text


def test_what_is_unreadable_is_named_with_what_is_missing() -> None:
    with pytest.raises(SettingsError) as refusal:
        settings(ESSAI_PORT="huit mille", CLOCK_AT="hier", PORTAL_URL=None)

    assert "ESSAI_PORT" in str(refusal.value)
    assert "CLOCK_AT" in str(refusal.value)
    assert "PORTAL_URL" in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [("ESSAI_PORT", "0"), ("ESSAI_PORT", "70000"), ("POOL_SIZE", "0"), ("POOL_SIZE", "-1"),
     ("ROLES", "htpp"), ("LOG_LEVEL", "loud")],
)  # fmt: skip
def test_value_that_makes_no_sense_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name.removeprefix("ESSAI_")):
        settings(**{name: value})


def test_empty_counts_as_missing() -> None:
    with pytest.raises(SettingsError, match="OIDC_ISSUER"):
        settings(OIDC_ISSUER="")


def test_own_name_wins_over_the_common_one() -> None:
    assert settings(ESSAI_PORTAL_URL="http://own").portal_url == "http://own"
    assert settings().portal_url == "http://localhost:8080"


@pytest.mark.parametrize("name", ["DATABASE_URL", "NATS_USER", "NATS_PASSWORD", "PORT"])
def test_what_is_ones_own_is_never_read_from_the_common_name(name: str) -> None:
    with pytest.raises(SettingsError, match=f"ESSAI_{name}: missing"):
        settings(**{f"ESSAI_{name}": None, name: "7"})


def test_secrets_are_never_printed() -> None:
    made = settings()

    for text in (repr(made), str(made), f"{made.nats_password}", "%s" % made.database_url):  # noqa: UP031
        assert "secret" not in text
    assert made.nats_password.reveal() == "plus-secret-encore"


def test_refusal_prints_no_secret() -> None:
    with pytest.raises(SettingsError) as refusal:
        settings(ESSAI_PORT="huit mille")

    assert "secret" not in str(refusal.value)


def test_secret_is_not_serialised_by_accident() -> None:
    with pytest.raises(TypeError):
        msgspec.json.encode({"password": Secret("tres-secret")})


def test_no_setting_that_is_secret_has_a_default() -> None:
    for kind in (BaseSettings, ServiceSettings):
        for name, annotation in kind.__annotations__.items():
            if annotation is Secret:
                assert name not in vars(kind).get("__struct_defaults__", ()), name
    with pytest.raises(SettingsError, match="ESSAI_NATS_PASSWORD"):
        settings(ESSAI_NATS_PASSWORD=None)
