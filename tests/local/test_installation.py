"""What does an installation keep, who may read it, and who may run in it?"""

import json
import os
import shlex
import socket
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyotp
import pytest
from stdnum.ma import ice

from deploy.local import __main__ as command
from deploy.local import demo, environment, instance, nats, options, ports
from deploy.local.credentials import Credentials, write_private
from deploy.local.instance import AlreadyRunning, NotOurs
from deploy.local.options import OptionError, Options
from deploy.local.ports import PortBusy, Ports
from deploy.local.process import Command
from deploy.local.supervisor import Process
from services.identity.actions.entreprises import registered
from services.identity.models.people import SeedFile
from shared.contracts.partners import PARTNERS
from shared.settings import load

ASKED_FOR = {
    "bank-007", "bank-190", "bank-011", "bank-013", "badr", "onssa", "mce", "agent-cma",
    "anp-pcs", "term-marsa",
}  # fmt: skip


def chosen(directory: Path, **given: str) -> Options:
    return options.read({"LOCAL_DIR": str(directory), **given})


def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    first = Credentials(tmp_path)
    made = [first.token("a"), first.key("b"), first.password("c"), first.totp("d")]
    first.save()

    again = Credentials(tmp_path)

    assert [again.token("a"), again.key("b"), again.password("c"), again.totp("d")] == made
    assert len(set(made)) == 4
    assert Credentials(tmp_path / "other").token("a") != made[0]


def test_files_with_secrets_are_their_owners_only(tmp_path: Path) -> None:
    chosen_options = chosen(tmp_path)
    credentials = Credentials(tmp_path)
    variables = environment.build(chosen_options, credentials)
    previous = os.umask(0)
    try:
        written = demo.write(chosen_options, credentials, variables)
        credentials.save()
        write_private(tmp_path / "env", environment.to_shell(variables))
        nats.prepare(tmp_path / "nats", 4222, nats.users(credentials.nats()))
    finally:
        os.umask(previous)

    secret = [*written, tmp_path / "secrets.json", tmp_path / "env", tmp_path / "nats/nats.conf"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in secret} == {0o600}


def test_file_replaced_by_a_private_one_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    path.write_text("{}")
    path.chmod(0o644)

    write_private(path, "secret")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "secret"


def test_demo_file_holds_what_tools_rely_on(tmp_path: Path) -> None:
    chosen_options = chosen(tmp_path, PORT="9000")
    credentials = Credentials(tmp_path)

    demo.write(chosen_options, credentials, environment.build(chosen_options, credentials))

    document = json.loads((tmp_path / demo.DEMO_FILE).read_text())
    assert set(document) == {
        "portal", "issuer", "mail", "nats", "accounts", "partners", "nats_admin", "clients",
    }  # fmt: skip
    assert document["portal"] == "http://localhost:9000"
    assert document["issuer"] == "http://localhost:9000/id"
    assert document["nats"] == "nats://127.0.0.1:9011"
    assert {one["profil"] for one in document["accounts"]} >= {
        "IMP", "EXP", "TRA", "BNK", "ADM", "OPE",
    }  # fmt: skip
    for account in document["accounts"]:
        assert set(account) == {
            "username", "email", "password", "totp_secret", "ice", "profil", "roles",
            "procurations",
        }  # fmt: skip
    assert {one["code"] for one in document["partners"]} >= ASKED_FOR
    assert set(document["partners"][0]) == {"code", "nats_user", "nats_password"}
    assert set(document["nats_admin"]) == {"nats_user", "nats_password"}
    for client in document["clients"]:
        assert set(client) == {
            "client_id", "client_secret", "auth_method", "grant_types", "redirect_uris",
            "post_logout_redirect_uris", "backchannel_logout_uri", "scope",
        }  # fmt: skip


def test_demo_has_what_portnet_id_is_tried_with(tmp_path: Path) -> None:
    chosen_options, credentials = chosen(tmp_path), Credentials(tmp_path)

    told = demo.describe(
        chosen_options, credentials, environment.build(chosen_options, credentials)
    )

    relying = [one for one in told["clients"] if "http://127.0.0.1:4190/cb" in one["redirect_uris"]]
    assert len(relying) == 2
    for one in relying:
        assert set(one["grant_types"]) == {"authorization_code", "refresh_token"}
        assert one["auth_method"] == "client_secret_basic"
        assert len(one["client_secret"]) >= 32
        there = [*one["post_logout_redirect_uris"], one["backchannel_logout_uri"]]
        assert len(there) == 2
        assert all(uri.startswith("http://127.0.0.1:4190/") for uri in there)
    assert [
        one["client_id"] for one in told["clients"] if one["grant_types"] == ["client_credentials"]
    ] == ["partenaire"]
    not_enrolled = [one["username"] for one in told["accounts"] if one["totp_secret"] is None]
    assert not_enrolled == ["nouveau"]
    demo.write(chosen_options, credentials, {"NATS_URL": ""})
    with pytest.raises(OptionError, match="enrols its own application"):
        command.code(chosen_options, "nouveau")


def test_demo_is_what_portnet_id_takes(tmp_path: Path) -> None:
    seed = demo.seed(chosen(tmp_path), Credentials(tmp_path))

    wanted = msgspec.convert(seed, SeedFile)

    clients = {one.client_id: registered(one) for one in wanted.clients}
    assert clients["essai-1"].secret_digest != clients["essai-2"].secret_digest
    assert clients["partenaire"].organisme == "bank-007"


def test_companies_of_the_demo_have_sound_and_distinct_ices() -> None:
    ices = [one["ice"] for one in demo.companies()]

    assert all(ice.is_valid(one) and one.startswith("999") for one in ices)
    assert len(set(ices)) == len(ices)
    assert {one.ice for one in demo.ACCOUNTS if one.ice} <= set(ices)


def test_two_installations_share_no_secret(tmp_path: Path) -> None:
    def secrets_of(directory: Path) -> set[str]:
        chosen_options, credentials = chosen(directory), Credentials(directory)
        told = demo.describe(
            chosen_options, credentials, environment.build(chosen_options, credentials)
        )
        return {
            value
            for party in (*told["accounts"], *told["partners"], *told["clients"])
            for name, value in party.items()
            if name in ("password", "totp_secret", "nats_password", "client_secret") and value
        }

    assert not secrets_of(tmp_path / "a") & secrets_of(tmp_path / "b")


def test_environment_in_shell_syntax_is_read_back_by_a_shell(tmp_path: Path) -> None:
    variables = {"PLAIN": "a", "AWKWARD": 'it\'s $HOME `id` \\ "x"\nsecond line'}
    (tmp_path / "env").write_text(environment.to_shell(variables))
    show = f"import os, json; print(json.dumps({{n: os.environ[n] for n in {list(variables)}}}))"

    done = subprocess.run(
        ["/bin/sh", "-c", f". ./env && {shlex.quote(sys.executable)} -c {shlex.quote(show)}"],
        cwd=tmp_path, capture_output=True, check=True,
    )  # fmt: skip

    assert json.loads(done.stdout) == variables


@pytest.mark.parametrize("process", environment.PROCESSES)
def test_process_is_given_all_its_settings_and_no_neighbours_secret(
    tmp_path: Path, process: str
) -> None:
    import importlib  # noqa: PLC0415 - named by the parameter

    everything = environment.build(chosen(tmp_path), Credentials(tmp_path))
    where = "gateway" if process == "gateway" else f"services.{process}"
    settings = importlib.import_module(f"{where}.settings").Settings

    own = environment.of(process, everything)

    load(settings, process, own)
    for other in environment.PROCESSES:
        if other != process:
            for suffix in ("DATABASE_URL", "NATS_PASSWORD", "KEY_SECRET", "CLIENT_SECRET"):
                assert f"{other.upper()}_{suffix}" not in own


def test_external_servers_are_used_when_given(tmp_path: Path) -> None:
    given = {
        "NATS_URL": "nats://broker.example:4222",
        "BILLING_DATABASE_URL": "postgresql://b:x@db.example/billing",
        **{f"{name.upper()}_NATS_USER": name for name in environment.PROCESSES},
        **{f"{name.upper()}_NATS_PASSWORD": "given" for name in environment.PROCESSES},
    }
    chosen_options = chosen(tmp_path, **given)

    variables = environment.build(chosen_options, Credentials(tmp_path))

    assert variables["NATS_URL"] == given["NATS_URL"]
    assert variables["BILLING_DATABASE_URL"] == given["BILLING_DATABASE_URL"]
    assert variables["BILLING_NATS_PASSWORD"] == "given"
    assert "@127.0.0.1:8090/catalog" in variables["CATALOG_DATABASE_URL"]
    told = demo.describe(chosen_options, Credentials(tmp_path), variables)
    assert (told["nats"], told["partners"], told["nats_admin"]) == (given["NATS_URL"], [], None)


def test_external_nats_without_credentials_is_refused(tmp_path: Path) -> None:
    chosen_options = chosen(tmp_path, NATS_URL="nats://broker.example:4222")

    with pytest.raises(OptionError, match=r"GATEWAY_NATS_USER.*ASSISTANT_NATS_PASSWORD"):
        environment.build(chosen_options, Credentials(tmp_path))


def test_own_environment_sourced_in_a_shell_is_not_taken_for_external_servers(
    tmp_path: Path,
) -> None:
    first = environment.build(chosen(tmp_path), Credentials(tmp_path))

    again = chosen(tmp_path, **first)

    assert (again.nats_url, dict(again.database_urls)) == (None, {})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"), ("PORT", "80"), ("PORT", "70000"), ("SIMULATOR", "maybe"),
        ("NOW", "yesterday"), ("NOW", "2026-11-24T09:00:00"), ("RATE", "fast"), ("RATE", "-1"),
    ],
)  # fmt: skip
def test_option_that_makes_no_sense_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SystemExit, match=f"{name}={value}"):
        chosen(tmp_path, **{name: value})


def test_busy_port_is_named_with_a_way_out(free_base: int) -> None:
    stack_ports = Ports(free_base)
    with socket.socket() as other:
        other.bind(("127.0.0.1", stack_ports.service("billing")))
        other.listen()

        with pytest.raises(PortBusy) as refused:
            ports.check_free(stack_ports, stack_ports.named())

    assert f"Port {free_base + 3}, wanted for the service billing, is taken" in str(refused.value)
    assert "make run PORT=" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_stack_refuses_a_busy_port_in_one_sentence(tmp_path: Path, free_base: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_base + 11))
        other.listen()
        done = subprocess.run(
            [sys.executable, "-m", "deploy.local", "up"],
            env={**os.environ, "PORT": str(free_base), "LOCAL_DIR": str(tmp_path / "data")},
            cwd=options.ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.startswith(f"Port {free_base + 11}, wanted for NATS, is taken")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def free_base() -> int:
    """A base from which all ports of a stack are free."""
    return ports.suggestion(20_000)


def test_second_stack_in_a_directory_is_refused(tmp_path: Path) -> None:
    instance.claim(tmp_path)
    instance.write(tmp_path, "http://localhost:8080", "", 0.0, [])
    held = instance.lock(tmp_path)

    with pytest.raises(AlreadyRunning) as refused:
        instance.lock(tmp_path)
    assert f"http://localhost:8080 (process {os.getpid()})" in str(refused.value)

    held.release()
    instance.lock(tmp_path).release()


def test_directory_with_somebodys_files_is_neither_used_nor_deleted(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(NotOurs):
        instance.claim(tmp_path)
    with pytest.raises(NotOurs):
        instance.reset(tmp_path)

    assert (tmp_path / "thesis.txt").exists()


def test_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    for nowhere in (tmp_path / "file", Path("/proc/portal")):
        with pytest.raises(NotOurs, match=f"{nowhere} cannot be written to"):
            instance.claim(nowhere)


def test_reset_deletes_what_the_stack_made(tmp_path: Path) -> None:
    directory = tmp_path / "local"
    instance.claim(directory)
    (directory / "postgres").mkdir()

    instance.reset(directory)

    assert not directory.exists()


def test_processes_of_a_killed_stack_are_ended_by_the_next(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])

    class Child:
        pid = child.pid
        returncode = None

    process = Process(name="orphan", command=Command(argv=()), is_ready=None)  # type: ignore[arg-type]
    process.child = Child()  # type: ignore[assignment]
    instance.write(tmp_path, "http://localhost:8080", "", 0.0, [process])

    import threading  # noqa: PLC0415 - someone must wait for the child, as init would

    reaper = threading.Thread(target=child.wait)
    reaper.start()
    ended = instance.end_left_behind(tmp_path)
    reaper.join()

    assert ended == ["orphan"]
    assert child.returncode == -15


def test_process_id_used_again_by_another_program_is_left_alone(tmp_path: Path) -> None:
    told = {"processes": {"old": {"pid": os.getpid(), "born": "1", "signal": 9}}}
    (tmp_path / instance.RUN_FILE).write_text(json.dumps(told))

    assert instance.end_left_behind(tmp_path) == []


def test_code_is_the_accounts_present_totp(tmp_path: Path) -> None:
    chosen_options, credentials = chosen(tmp_path), Credentials(tmp_path)
    demo.write(chosen_options, credentials, environment.build(chosen_options, credentials))
    credentials.save()
    secret = json.loads((tmp_path / demo.DEMO_FILE).read_text())["accounts"][0]["totp_secret"]

    printed = command.code(chosen_options, "importateur").split()[0]

    assert pyotp.TOTP(secret).verify(printed, valid_window=1)
    with pytest.raises(OptionError, match="importateur, exportateur"):
        command.code(chosen_options, "root")


def test_code_is_that_of_a_demo_whose_clock_was_set(tmp_path: Path) -> None:
    chosen_options, credentials = chosen(tmp_path), Credentials(tmp_path)
    demo.write(chosen_options, credentials, environment.build(chosen_options, credentials))
    credentials.save()
    instance.write(tmp_path, "http://localhost:8080", "2026-03-05T00:10:00Z", time.time(), [])

    printed = command.code(chosen_options, "importateur").split()[0]

    totp = pyotp.TOTP(credentials.totp("totp.importateur"))
    at = datetime(2026, 3, 5, 0, 10, tzinfo=UTC)
    assert totp.verify(printed, for_time=at, valid_window=1)


def test_every_partner_has_a_user_of_its_own() -> None:
    everyone = nats.users(nats.new_passwords())

    names = [user.name for user in everyone]
    assert len(set(names)) == len(names) == len(PARTNERS) + len(nats.SERVICES) + 2
    assert all(user.account == user.name for user in everyone if user.name in PARTNERS)
