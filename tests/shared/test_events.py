from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared import clock
from shared.events import CloudEvent, Rejected, decode, encode, is_doubtful, nats_subject
from tests.shared.essai import REGISTRY, Fait
from tests.support.heard import message

GOOD = {"numero": "N-1", "rang": 1}


def refusal(type_: str = "essai.fait", data: Any = GOOD, **envelope: Any) -> str:
    subject, body = message(type_, data, **envelope)
    return refused(body, subject)


def refused(body: bytes, subject: str = "evt.badr.essai.fait.v1") -> str:
    with pytest.raises(Rejected) as rejected:
        decode(body, subject, REGISTRY)
    assert rejected.value.detail
    return rejected.value.reason


def test_good_event_is_believed() -> None:
    subject, body = message("essai.fait", GOOD)

    event = decode(body, subject, REGISTRY)

    assert event.data == Fait(numero="N-1", rang=1)
    assert event.source == "badr"


def test_field_that_is_not_known_yet_is_passed_over() -> None:
    subject, body = message("essai.fait", GOOD | {"later": [1]}, extension="x")

    assert decode(body, subject, REGISTRY).data == Fait(numero="N-1", rang=1)


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.integers(-(2**63), 2**63 - 1)
)
def test_what_is_encoded_is_decoded_the_same(numero: str, rang: int) -> None:
    said: CloudEvent[Any] = CloudEvent(
        id="1", source="badr", type="essai.fait", time=datetime(2026, 1, 1, tzinfo=UTC),
        ice="999001000000165", data=Fait(numero=numero, rang=rang), subject=numero,
    )  # fmt: skip

    assert decode(encode(said), nats_subject("badr", "essai.fait", 1), REGISTRY) == said


def test_wire_form_names_what_a_reader_must_find() -> None:
    said: CloudEvent[Any] = CloudEvent(
        id="1", source="badr", type="essai.fait", time=clock.now(), data=Fait(numero="N")
    )

    document = msgspec.json.decode(encode(said))

    assert document["specversion"] == "1.0"
    assert document["datacontenttype"] == "application/json"
    assert document["dataversion"] == 1


@pytest.mark.parametrize(
    "body",
    [
        b"", b"x", b"null", b"[]", b'"text"', b"{}", b"\xff\xfe", b"{" * 100_000, b"[" * 100_000,
        b'{"specversion":"1.0"', b'{"data":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=lambda body: repr(body[:12]),
)  # fmt: skip
def test_body_that_is_no_event_is_of_another_schema(body: bytes) -> None:
    assert refused(body) == "SCHEMA"


@pytest.mark.parametrize(
    "change",
    [
        {"specversion": "0.3"}, {"id": ""}, {"id": "x" * 201}, {"id": 5}, {"id": None},
        {"source": None}, {"time": None}, {"time": "hier"}, {"time": "2026-11-02T08:00:00"},
        {"dataversion": 2}, {"dataversion": "1"}, {"type": "essai.inconnu"}, {"ice": None},
        {"data": None}, {"data": {}}, {"data": {"numero": 5}}, {"data": "text"},
        {"data": {"numero": "N", "rang": ""}}, {"data": {"numero": "a\0b"}},
        {"data": GOOD | {"le": "2026-11-02T08:00:00"}},
    ],
    ids=repr,
)  # fmt: skip
def test_wrong_envelope_or_data_is_of_another_schema(change: dict[str, Any]) -> None:
    document: dict[str, Any] = {
        "specversion": "1.0", "id": "1", "source": "badr", "type": "essai.fait", "dataversion": 1,
        "time": "2026-11-02T08:00:00Z", "ice": "999001000000165", "data": GOOD,
    } | change  # fmt: skip
    document = {name: value for name, value in document.items() if value is not None}
    subject = f"evt.badr.{document['type']}.v{document['dataversion']}"

    assert refused(msgspec.json.encode(document), subject) == "SCHEMA"


def test_nul_is_refused_however_it_is_written() -> None:
    subject, body = message("essai.fait", {"numero": "NUL"})

    assert refused(body.replace(b"NUL", b"\\u0000"), subject) == "SCHEMA"
    assert refused(body.replace(b"NUL", b"\\\\\\u0000"), subject) == "SCHEMA"
    assert refused(body.replace(b"NUL", b"\x00"), subject) == "SCHEMA"


def test_backslash_before_u0000_is_a_text_like_any_other() -> None:
    subject, body = message("essai.fait", {"numero": "NUL"})

    event = decode(body.replace(b"NUL", b"\\\\u0000"), subject, REGISTRY)

    assert event.data.numero == "\\u0000"


def test_stranger_may_not_say_it() -> None:
    assert refusal(source="agent-cma") == "AUTORITE"


def test_name_that_only_begins_like_a_speakers_may_not_say_it() -> None:
    assert refusal(source="badr-2") == "AUTORITE"
    assert refusal(source="xbank-007") == "AUTORITE"


def test_one_may_not_speak_in_anothers_name() -> None:
    _, body = message("essai.fait", GOOD, source="badr")

    assert refused(body, "evt.bank-007.essai.fait.v1") == "AUTORITE"


def test_subject_must_name_the_type_and_version() -> None:
    _, body = message("essai.fait", GOOD)

    assert refused(body, "evt.badr.essai.autre.v1") == "SCHEMA"
    assert refused(body, "evt.badr.essai.fait.v2") == "SCHEMA"


def test_future_is_refused_beyond_what_clocks_differ() -> None:
    assert refusal(time=clock.now() + timedelta(minutes=6)) == "DATE"
    subject, body = message("essai.fait", GOOD, time=clock.now() + timedelta(minutes=4))
    assert decode(body, subject, REGISTRY)


@pytest.mark.parametrize("le", ["0001-01-01T00:00:00+14:00", "1999-12-31T23:00:00Z"])
def test_instant_out_of_the_calendar_is_refused(le: str) -> None:
    assert refusal(data=GOOD | {"le": le}) == "DATE"


@pytest.mark.parametrize("number", ["", "99900100000016", "9990010000001650", "99900100000016x"])
def test_company_that_is_not_fifteen_digits_is_unknown(number: str) -> None:
    assert refusal(ice=number) == "ICE_INCONNU"


def test_company_with_a_wrong_key_is_for_the_listener_to_know() -> None:
    """Portnet ID admits a number that is older than the check; decoding cannot tell."""
    for number, doubtful in (("999001000000166", True), ("999001000000165", False)):
        subject, body = message("essai.fait", GOOD, ice=number)
        assert is_doubtful(decode(body, subject, REGISTRY)) is doubtful


def test_reasons_come_in_order_schema_authority_date_company() -> None:
    """A message with every fault is told the first: shape, then right, then time, then company."""
    future = clock.now() + timedelta(days=1)
    faults = {"source": "agent-cma", "time": future, "ice": "99900100000016"}

    assert refusal(data={}, **faults) == "SCHEMA"
    assert refusal(**faults) == "AUTORITE"
    assert refusal(**faults | {"source": "badr"}) == "DATE"
    assert refusal(**faults | {"source": "badr", "time": clock.now()}) == "ICE_INCONNU"


@given(st.binary(max_size=300))
def test_no_body_does_anything_but_be_refused(body: bytes) -> None:
    assert refused(body) == "SCHEMA"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.sampled_from(["id", "source", "type", "time", "ice", "dataversion", "data"]), JSON)
def test_no_value_in_any_place_does_anything_but_be_refused_or_believed(
    name: str, value: Any
) -> None:
    document = {
        "specversion": "1.0", "id": "1", "source": "badr", "type": "essai.fait", "dataversion": 1,
        "time": "2026-11-02T08:00:00Z", "ice": "999001000000165", "data": GOOD, name: value,
    }  # fmt: skip

    with suppress(Rejected):
        decode(msgspec.json.encode(document), "evt.badr.essai.fait.v1", REGISTRY)
