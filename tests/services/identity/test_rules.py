"""What is true at Portnet ID, without database, network or clock."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from authlib.oauth2.rfc6749 import InvalidClientError, InvalidRequestError
from authlib.oidc.core.errors import (
    AccountSelectionRequiredError,
    InteractionRequiredError,
    LoginRequiredError,
)

from services.identity.models.oauth import SigningKey
from services.identity.models.signin import SsoSession
from services.identity.rules import (
    entreprises,
    interaction,
    keys,
    parameters,
    steps,
    throttle,
    totp,
)
from services.identity.rules.appareil import appareil
from services.identity.vault import Vault
from shared import clock
from shared.settings import Secret, SettingsError
from tests.services.identity.acting import KEY_SECRET

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


# --- companies


@pytest.mark.parametrize("ice", ["001561191000066", "002136093000040", "002394801000088"])
def test_an_ice_with_right_check_digits_is_taken(ice):
    row = entreprises.read({"ice": ice, "raison_sociale": "Atlas", "profils": "IMP"})

    assert row.ice == ice


def test_spaces_in_an_ice_are_forgiven_and_leading_zeros_kept():
    row = entreprises.read({"ice": " 0015 6119 1000 066", "raison_sociale": "A", "profils": "IMP"})

    assert row.ice == "001561191000066"


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"ice": "001561191000065"}, "check digits"),
        ({"ice": "1561191000066"}, "not 15 digits"),
        ({"ice": "00156119100006a"}, "not 15 digits"),
        ({"ice": "٠٠١٥٦١١٩١٠٠٠٠٦٦"}, "not 15 digits"),
        ({"raison_sociale": "  "}, "raison_sociale"),
        ({"raison_sociale": "x" * 201}, "longer"),
        ({"profils": ""}, "profils"),
        ({"profils": "IMP;ABC"}, "ABC"),
    ],
)
def test_a_wrong_company_line_says_what_is_wrong(cells, why):
    right = {"ice": "001561191000066", "raison_sociale": "Atlas", "profils": "IMP"}

    with pytest.raises(entreprises.BadRow, match=why):
        entreprises.read(right | cells)


@pytest.mark.parametrize("profils", ["imp;exp", "EXP|IMP", "IMP EXP", " IMP , EXP ", "IMP;EXP;IMP"])
def test_profiles_are_split_however_they_are_written(profils):
    row = entreprises.read({"ice": "001561191000066", "raison_sociale": "A", "profils": profils})

    assert row.profils == ("IMP", "EXP")


@pytest.mark.parametrize(
    "raw",
    [
        "ice,raison_sociale,profils\n001,Atlas,IMP\n",
        "\ufeffICE;Raison_Sociale;Profils\r\n001;Atlas;IMP\r\n\r\n",
        "profils\tice\traison_sociale\nIMP\t001\tAtlas\n",
    ],
)
def test_a_company_file_is_read_with_mark_crlf_and_other_delimiters(raw):
    found = list(entreprises.rows(raw.encode()))

    assert found == [(2, {"ice": "001", "raison_sociale": "Atlas", "profils": "IMP"})]


@pytest.mark.parametrize("raw", [b"", b"ice,profils\n", b"\xff\xfe\x00"])
def test_a_file_that_is_none_is_refused(raw):
    with pytest.raises(entreprises.BadRow):
        list(entreprises.rows(raw))


@pytest.mark.parametrize(
    ("uri", "allowed"),
    [
        ("https://rp.example/cb", True),
        ("http://127.0.0.1:4190/cb", True),
        ("http://localhost/cb", True),
        ("http://[::1]:9/cb", True),
        ("http://rp.example/cb", False),
        ("https://rp.example/cb#part", False),
        ("https://*.rp.example/cb", False),
        ("https:///cb", False),
        ("javascript:alert(1)", False),
        ("https://rp.example/c b", False),
        ("https://rp.example/c\u00a0b", False),
        ("https://somebody@rp.example/cb", False),
        ("http://127.0.0.1@evil.example/cb", False),
        ("https://[broken/cb", False),
    ],
)
def test_a_client_registers_https_uris_or_loopback(uri, allowed):
    assert entreprises.is_allowed_uri(uri) is allowed


# --- throttling


def test_first_failures_cost_nothing_and_then_the_wait_doubles_up_to_a_limit():
    waits = [throttle.wait_seconds("compte", failures) for failures in range(1, 20)]

    assert waits[:7] == [0, 0, 0, 1, 2, 4, 8]
    assert waits[-1] == throttle.LONGEST_SECONDS["compte"]


def test_a_day_after_the_wait_counting_begins_anew():
    state = throttle.after_failure("compte", None, NOW)
    for _ in range(10):
        state = throttle.after_failure("compte", state, NOW)

    later = throttle.after_failure("compte", state, state.until + timedelta(hours=24))

    assert later.failures == 1


def test_a_second_factor_rests_for_the_rest_of_the_day_after_ten_failures():
    state = None
    for minute in range(10):
        state = throttle.after_failure("code", state, NOW + timedelta(minutes=minute))

    assert throttle.remaining_seconds("code", state, NOW + timedelta(hours=1)) == 23 * 3600
    assert throttle.remaining_seconds("code", state, NOW + timedelta(hours=24)) == 0


# --- one-time codes


def test_a_totp_code_is_taken_one_step_either_side_and_no_further():
    code = pyotp.TOTP(SECRET).at(NOW)

    taken = [
        totp.accepted_step(SECRET, code, 0, NOW + timedelta(seconds=30 * off)) is not None
        for off in (-2, -1, 0, 1, 2)
    ]

    assert taken == [False, True, True, True, False]


def test_a_spent_totp_step_and_all_before_it_are_refused():
    step = int(NOW.timestamp()) // 30

    assert totp.accepted_step(SECRET, pyotp.TOTP(SECRET).at(NOW), step, NOW) is None
    before = pyotp.TOTP(SECRET).at(NOW - timedelta(seconds=30))
    assert totp.accepted_step(SECRET, before, step, NOW) is None


def test_a_spent_code_is_told_from_a_wrong_or_old_one():
    step, code = int(NOW.timestamp()) // 30, pyotp.TOTP(SECRET).at(NOW)

    assert totp.is_spent(SECRET, code, step, NOW)
    assert not totp.is_spent(SECRET, code, step - 1, NOW)
    assert not totp.is_spent(SECRET, code, step, NOW + timedelta(minutes=2))
    assert not totp.is_spent(SECRET, "000000", step, NOW)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("123 456", "123456"), ("123-456", "123456"), ("١٢٣٤٥٦", "123456"), (" 1 2 ", "12")],
)
def test_a_code_is_read_as_people_type_it(typed, code):
    assert totp.clean_code(typed) == code


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "é½²", "\ud7ff"])
def test_what_is_no_code_is_wrong_and_not_an_error(typed):
    assert totp.accepted_step(SECRET, totp.clean_code(typed), 0, NOW) is None


def test_a_new_secret_has_160_bits():
    assert len(totp.new_secret()) == 32


# --- does the person have to be asked?


def a_session(**changes):
    fields = {
        "session_id": clock.new_id(),
        "user_id": clock.new_id(),
        "affectation_id": clock.new_id(),
        "auth_time": NOW - timedelta(minutes=10),
        "acr": "mfa-oob",
        "amr": ("pwd", "otp", "mfa"),
        "last_seen_at": NOW - timedelta(minutes=1),
        "expires_at": NOW + timedelta(hours=7),
    }
    return SsoSession(**(fields | changes))


@pytest.mark.parametrize(
    ("asked", "session", "need"),
    [
        ({}, None, "sign-in"),
        ({}, {}, "nothing"),
        ({"prompt": "none"}, {}, "nothing"),
        ({"prompt": "login"}, {}, "sign-in"),
        ({"prompt": "consent"}, {}, "choose"),
        ({"prompt": "select_account"}, {}, "choose"),
        ({"max_age": "600"}, {}, "nothing"),
        ({"max_age": "599"}, {}, "sign-in"),
        ({"max_age": "0"}, {}, "sign-in"),
        ({}, {"last_seen_at": NOW - timedelta(minutes=30)}, "sign-in"),
        ({}, {"expires_at": NOW}, "sign-in"),
        ({}, {"affectation_id": None}, "choose"),
        ({"acr_values": "urn:portnet:acr:mfa"}, {}, "step-up"),
        ({"acr_values": "urn:portnet:acr:mfa"}, {"acr": "mfa"}, "nothing"),
        ({"acr_values": "urn:portnet:acr:mfa-oob"}, {"acr": "mfa-phr"}, "nothing"),
        ({"acr_values": "urn:portnet:acr:mfa-phr urn:portnet:acr:mfa"}, {}, "step-up"),
        ({"acr_values": "urn:portnet:acr:mfa-phr urn:portnet:acr:mfa"}, {"acr": "mfa"}, "nothing"),
        ({"acr_values": "urn:portnet:acr:mfa-oob urn:portnet:acr:mfa"}, {}, "nothing"),
        ({"acr_values": "something else"}, {}, "nothing"),
    ],
)
def test_the_person_is_asked_exactly_what_the_request_needs(asked, session, need):
    known = None if session is None else a_session(**session)

    assert interaction.decide(asked, known, None, NOW).need == need


def test_a_hint_of_another_person_means_signing_in():
    assert interaction.decide({}, a_session(), "somebody-else", NOW).need == "sign-in"


@pytest.mark.parametrize(
    ("asked", "session", "error"),
    [
        ({}, None, LoginRequiredError),
        ({"max_age": "1"}, {}, LoginRequiredError),
        ({"acr_values": "urn:portnet:acr:mfa"}, {}, InteractionRequiredError),
        ({}, {"affectation_id": None}, AccountSelectionRequiredError),
    ],
)
def test_prompt_none_never_asks(asked, session, error):
    known = None if session is None else a_session(**session)

    with pytest.raises(error):
        interaction.decide({"prompt": "none"} | asked, known, None, NOW)


@pytest.mark.parametrize(
    "asked",
    [
        *({"prompt": "none login"}, {"prompt": "dance"}, {"max_age": "-1"}, {"max_age": "٥"}),
        {"max_age": "9" * 30},
    ],
)
def test_unreadable_prompts_and_ages_are_invalid_requests(asked):
    with pytest.raises(InvalidRequestError):
        interaction.decide(asked, a_session(), None, NOW)


@pytest.mark.parametrize(
    ("ui_locales", "accept", "language"),
    [
        ("ar fr", "en", "ar"),
        ("de ar-MA", "en", "ar"),
        (None, "en;q=0.5, ar;q=0.8", "ar"),
        (None, "de", "fr"),
        ("zz", None, "fr"),
        (None, "en;q=x, ar;q=", "ar"),
    ],
)
def test_the_language_is_the_clients_then_the_browsers_then_french(ui_locales, accept, language):
    assert interaction.language(ui_locales, accept) == language


# --- parameters


@pytest.mark.parametrize(
    "raw",
    [
        *(b"a=1&a=2", b"a=%FF", b"a=%00", b"\xff=1", b"a=" + b"x" * 9000),
        b"&".join([b"a%d=1" % n for n in range(99)]),
    ],
)
def test_parameters_that_cannot_be_read_are_an_invalid_request(raw):
    with pytest.raises(InvalidRequestError):
        parameters.parse(raw)


def asking(form, authorization=None):
    headers = {"authorization": authorization} if authorization else {}
    return parameters.ProtocolRequest("POST", "https://x/id/token", list(form.items()), headers)


def test_two_ways_of_client_authentication_at_once_are_refused():
    request = asking({"client_id": "rp", "client_secret": "s"}, "Basic cnA6cw==")

    with pytest.raises(InvalidRequestError):
        parameters.claimed_client(request)


def test_a_client_id_beside_another_clients_authentication_is_refused():
    with pytest.raises(InvalidRequestError):
        parameters.claimed_client(asking({"client_id": "other"}, "Basic cnA6cw=="))


@pytest.mark.parametrize("header", ["Basic !!!", "Basic /w==", "Basic cnA=", "Basic AAo6cw=="])
def test_an_unreadable_basic_header_fails_authentication(header):
    with pytest.raises(InvalidClientError):
        parameters.claimed_client(asking({}, header))


def test_basic_credentials_are_form_decoded():
    assert parameters.basic_credentials("basic YSUyMGI6YyUzQWQ=") == ("a b", "c:d")


@pytest.mark.parametrize("value", ['a"b', "a\\b", "é", "a\nb"])
def test_values_that_would_break_an_answer_are_refused(value):
    with pytest.raises(InvalidRequestError):
        parameters.check({"redirect_uri": value})


# --- keys


def a_key(alg, active_from):
    return SigningKey(
        kid=str(clock.new_id()),
        alg=alg,
        public_jwk={},
        private_key=b"",
        created_at=active_from,
        active_from=active_from,
    )


def test_a_key_is_published_before_it_signs_and_kept_after():
    old = a_key("ES256", NOW - timedelta(days=90))
    new = a_key("ES256", NOW + timedelta(hours=24))

    def seen(at):
        signs = keys.signing([old, new], "ES256", at)
        return signs is new, [key is new for key in keys.published([old, new], at)]

    assert seen(NOW) == (False, [False, True])
    assert seen(NOW + timedelta(hours=24)) == (True, [False, True])
    assert seen(NOW + timedelta(hours=48)) == (True, [True])


def test_the_next_key_is_due_a_day_before_ninety_are_over():
    key = a_key("ES256", NOW)

    assert not keys.is_rotation_due([key], "ES256", NOW + timedelta(days=88))
    assert keys.is_rotation_due([key], "ES256", NOW + timedelta(days=89))
    assert keys.is_rotation_due([key], "RS256", NOW)


# --- the vault, and small things


def test_what_is_sealed_opens_for_its_purpose_and_owner_only():
    vault = Vault(Secret(KEY_SECRET))
    sealed = vault.seal("totp", "device-1", b"secret")

    assert vault.open("totp", "device-1", sealed) == b"secret"
    assert b"secret" not in sealed
    for purpose, owner, body in [
        ("signing-key", "device-1", sealed),
        ("totp", "device-2", sealed),
        ("totp", "device-1", sealed[:-1] + bytes([sealed[-1] ^ 1])),
        ("totp", "device-1", b""),
    ]:
        with pytest.raises(ValueError, match="cannot open"):
            vault.open(purpose, owner, body)


def test_a_digest_keeps_its_parts_apart():
    vault = Vault(Secret(KEY_SECRET))

    assert vault.digest("x", "ab", "c") != vault.digest("x", "a", "bc")
    assert vault.digest("x", "ab") != vault.digest("y", "ab")


@pytest.mark.parametrize("key", ["", "c2hvcnQ=", "not base64!", "A" * 44])
def test_a_wrong_key_stops_the_service(key):
    with pytest.raises(SettingsError, match="KEY_SECRET"):
        Vault(Secret(key))


def test_a_masked_address_is_recognisable_and_not_readable():
    assert steps.masked("salma@atlas.ma").strip("\u2068\u2069") == "s•••@a•••.ma"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0", "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", "Safari, iPhone"),
        ("curl/8", None),
        (None, None),
    ],
)
def test_a_device_is_named_as_its_owner_would(agent, name):
    assert appareil(agent) == name


def test_attempt_counted_at_the_same_moment_delays_nobody_while_attempts_are_free():
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    twin = throttle.after_failure("compte", None, now + timedelta(milliseconds=5))

    assert throttle.remaining_seconds("compte", twin, now) == 0
