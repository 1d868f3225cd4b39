"""What was once said must decode for ever, and every event has such a sample."""

import json

import pytest

from shared.contracts import EVENTS, catalogue
from shared.events import decode
from tests.support import clock as test_clock

SAMPLES = sorted(catalogue.SAMPLES.glob("*.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_golden_sample_decodes(path):
    subject = path.stem
    with test_clock.at("2026-11-24T09:00:00Z"):
        event = decode(path.read_bytes(), subject, EVENTS)

    said = json.loads(path.read_bytes())
    assert (event.id, event.source, event.type) == (said["id"], said["source"], said["type"])
    assert type(event.data) is EVENTS[said["type"], said["dataversion"]]


def test_every_event_has_a_sample_that_sets_all_its_fields():
    for kind in EVENTS.values():
        path = catalogue.sample_path(kind)
        assert path.exists(), f"{kind.__name__} has no sample: run `make docs`"
        missing = set(kind.__struct_fields__) - set(json.loads(path.read_bytes())["data"])
        assert not missing, f"{path.name} says nothing of {missing}"


def test_unknown_fields_are_ignored_so_that_a_speaker_may_add_some():
    path = catalogue.SAMPLES / "evt.badr.dum.mainlevee.v1.json"
    said = json.loads(path.read_bytes())
    said["data"]["added_later"] = {"any": ["thing"]}

    with test_clock.at("2026-11-24T09:00:00Z"):
        event = decode(json.dumps(said).encode(), path.stem, EVENTS)

    assert event.data.dum_ref == said["data"]["dum_ref"]
