"""What the simulator can be asked, and how it says that it does not understand."""

import json
from datetime import UTC, date, datetime

import pytest

from deploy.local.simulateur import options
from tests.simulateur.conftest import IMPORTER

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def chosen(**environment):
    return options.read({"LOCAL_DIR": "/data", **environment})


def test_a_year_is_told_and_one_event_a_second_unless_asked_otherwise():
    assert chosen().first_day(NOW) == date(2025, 11, 24)
    assert chosen().rate == 1.0
    assert chosen(BACKFILL="", RATE="") == chosen()


def test_months_can_be_asked(monde):
    assert chosen(BACKFILL="3m").first_day(NOW) == date(2026, 8, 25)
    assert chosen(BACKFILL="3m").intensity(monde.population) == 1.0


def test_a_number_of_events_scales_the_volume_of_a_year(monde):
    population = monde.population
    usual = options.events_per_year(population)

    asked = chosen(BACKFILL=str(round(3 * usual)))

    assert asked.intensity(population) == pytest.approx(3, rel=0.001)
    assert asked.first_day(NOW) == date(2025, 11, 24)


def test_the_estimate_of_a_year_is_near_what_is_said(monde, year):
    # Lives of the last weeks are not told to their end: up to a sixth is missing.
    assert 0.8 < len(year) / options.events_per_year(monde.population) < 1.0


@pytest.mark.parametrize("value", ["0", "off"])
def test_the_backfill_can_be_left_out(value):
    assert chosen(BACKFILL=value).first_day(NOW) == date(2026, 11, 24)


@pytest.mark.parametrize("value", ["off", "OFF", "no", "0", "false"])
def test_the_simulator_can_be_switched_off(value):
    assert not chosen(SIMULATOR=value).enabled
    assert chosen(SIMULATOR="on").enabled


@pytest.mark.parametrize(
    "wrong",
    [{"RATE": "fast"}, {"RATE": "-1"}, {"RATE": "nan"}, {"BACKFILL": "1 year"}, {"BACKFILL": "-5"}],
)
def test_what_cannot_be_read_is_named(wrong):
    with pytest.raises(SystemExit, match=f"simulateur: {next(iter(wrong))}="):
        chosen(**wrong)


def test_it_needs_to_know_where_the_stack_keeps_its_files():
    with pytest.raises(SystemExit, match="LOCAL_DIR is missing"):
        options.read({})


def test_accounts_and_keys_come_from_the_demos_file(tmp_path):
    (tmp_path / "demo.json").write_text(
        json.dumps(
            {
                "portal": "http://localhost:8080",
                "nats": "nats://localhost:8091",
                "accounts": [{"username": "x", "ice": IMPORTER, "profil": "IMP"}],
                "partners": [{"code": "badr", "nats_user": "badr", "nats_password": "p"}],
            }
        )
    )
    demo = options.demo(tmp_path)

    assert demo.accounts[0].ice == IMPORTER
    assert demo.partners[0].nats_password == "p"


def test_a_missing_demo_file_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"demo\.json"):
        options.demo(tmp_path)
