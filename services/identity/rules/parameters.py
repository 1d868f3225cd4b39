"""What did a protocol request say, and can it be read at all?

Read before the library sees anything: strict UTF-8, no repeated parameter, one way of
authenticating, and only characters that the library can put into an answer.
"""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote

from authlib.oauth2.rfc6749 import (
    InvalidClientError,
    InvalidRequestError,
    OAuth2Payload,
    OAuth2Request,
)

MAX_FIELDS = 64
MAX_VALUE_LENGTH = 8_192
FORM = "application/x-www-form-urlencoded"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

_PROTOCOL_VALUE = re.compile(r"[\x20\x21\x23-\x5B\x5D-\x7E]*\Z")
"""What a description may repeat. Source: RFC 6749, appendix A (NQSCHAR and SP)."""
_CHECKED = frozenset(
    {"client_id", "redirect_uri", "response_type", "grant_type", "scope", "prompt", "acr_values"}
    | {"subject_token_type", "actor_token_type", "requested_token_type", "audience"}
    | {"max_age", "resource", "request_uri", "dpop_jkt", "response_mode", "token_type_hint"}
)

_REPEATED = frozenset({"resource"})
"""Source: RFC 8707, section 2."""

Pairs = list[tuple[str, str]]


def parse(raw: bytes) -> Pairs:
    """Return the pairs of a query string or form body.

    Raises: InvalidRequestError — not UTF-8, too many or too long fields, a NUL or a repeated
    parameter. Source: RFC 6749, section 3.1 and 3.2 (parameters at most once), appendix B (UTF-8).
    """
    try:
        pairs = parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except ValueError as error:
        raise InvalidRequestError("The parameters cannot be read") from error
    seen: set[str] = set()
    for name, value in pairs:
        if name in seen and name not in _REPEATED:
            raise InvalidRequestError("A parameter is repeated")
        seen.add(name)
        if len(value) > MAX_VALUE_LENGTH or "\0" in value or "\0" in name:
            raise InvalidRequestError("A parameter is malformed")
    return pairs


def check(parameters: Mapping[str, str]) -> None:
    """Refuse values that no right request has and that would not survive in an answer.

    Raises: InvalidRequestError.
    """
    for name in _CHECKED & parameters.keys():
        if not _PROTOCOL_VALUE.match(parameters[name]):
            raise InvalidRequestError(f"{name} is malformed")


class Payload(OAuth2Payload):  # type: ignore[misc]
    """The parameters as the library asks for them; an empty one counts as absent.

    Source: RFC 6749, section 3.1 (parameters without a value are omitted).
    """

    def __init__(self, pairs: Pairs) -> None:
        self._data: dict[str, str] = {}
        for name, value in pairs:
            if value:
                # What may be repeated is kept as one value, with spaces between, like `scope`.
                before = self._data.get(name)
                self._data[name] = value if before is None else f"{before} {value}"

    @property
    def data(self) -> dict[str, str]:
        """Each parameter's value."""
        return self._data

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        """Each parameter's values: `parse` left exactly one."""
        return defaultdict(list, {name: [value] for name, value in self._data.items()})


class ProtocolRequest(OAuth2Request):  # type: ignore[misc]
    """A request to the provider, read completely: the library does no I/O with it."""

    def __init__(
        self, method: str, uri: str, pairs: Pairs, headers: Mapping[str, str] | None = None
    ) -> None:
        # The library looks headers up by their usual spelling; ASGI gives them in lower case.
        spelled = {name.title(): value for name, value in (headers or {}).items()}
        super().__init__(method, uri, headers=spelled)
        self.payload = Payload(pairs)

    @property
    def form(self) -> dict[str, str]:
        """The body's parameters."""
        return self.payload.data

    @property
    def args(self) -> dict[str, str]:
        """The query's parameters."""
        return self.payload.data


def basic_credentials(authorization: str | None) -> tuple[str, str] | None:
    """Return identifier and secret of an `Authorization: Basic` header, None without one.

    Raises: InvalidClientError — it is there and cannot be read. Source: RFC 6749, section 2.3.1.
    """
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, secret = (
            base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
        )
        client_id, secret = unquote(name, errors="strict"), unquote(secret, errors="strict")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise _no_client() from error
    if not colon or "\0" in client_id:
        raise _no_client()
    return client_id, secret


def claimed_client(request: ProtocolRequest) -> str | None:
    """Return the client that a request to the token, PAR, revocation or introspection endpoint
    claims to come from; it is not yet authenticated.

    Raises: InvalidRequestError — it authenticates in two ways at once (RFC 6749, section 2.3), or
    names two clients. InvalidClientError — the header cannot be read.
    """
    form = request.form
    basic = basic_credentials(request.headers.get("Authorization"))
    ways = [basic is not None, "client_secret" in form, "client_assertion" in form]
    if sum(ways) > 1:
        raise InvalidRequestError("Only one way of client authentication is allowed")
    named = form.get("client_id")
    if basic is not None:
        if named is not None and named != basic[0]:
            raise InvalidRequestError("client_id differs from the authenticated client")
        return basic[0]
    if "client_assertion" in form:
        subject = assertion_subject(form["client_assertion"])
        if named is not None and subject is not None and named != subject:
            raise InvalidRequestError("client_id differs from the authenticated client")
        return subject
    return named


def assertion_subject(assertion: str) -> str | None:
    """Return the `sub` that an unverified client assertion names, None when it is unreadable."""
    import json  # noqa: PLC0415 - only partners come this way

    try:
        payload = assertion.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, ValueError, RecursionError):
        return None
    subject = claims.get("sub") if isinstance(claims, dict) else None
    return subject if isinstance(subject, str) and "\0" not in subject else None


def _no_client() -> InvalidClientError:
    return InvalidClientError(status_code=401, description="The client cannot be authenticated")
