"""Hearing: once each, kept, refused when it cannot be believed, right with several replicas."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

import msgspec
import pytest

from services.dashboard.consumers import CONSUMERS
from shared import events
from shared.database import Connection
from shared.events import Rejected
from shared.inbox import take
from tests.services.dashboard.builders import (
    ICE,
    NOW,
    OTHER_ICE,
    at,
    bad_annule,
    bad_emis,
    domicilie,
    enregistree,
    impute,
    said,
)
from tests.services.dashboard.cases import read
from tests.services.dashboard.test_cases import deliver, figures, quarantined
from tests.support import clock
from tests.support.heard import hear, message

Connect = Callable[[str], Awaitable[Connection]]
OLD_ICE = "999001000000164"
"""A wrong key."""
FORFAIT = "018f0000-0000-7000-8000-00000000000f"


@pytest.fixture(autouse=True)
def _now():
    with clock.at(NOW):
        yield


async def counter(conn: Connection, column: str, party: str = ICE, month: int = 0) -> int:
    found = await conn.fetchval(
        f"SELECT {column} FROM compteur WHERE role = 'OPERATEUR' AND party = $1 AND month = $2",
        party,
        month,
    )
    return found or 0


async def test_delivered_twice_is_kept_and_counted_once(connection: Connect) -> None:
    conn = await connection("dashboard")
    event = bad_emis("B1", "2026-11-02T08:00")

    await hear(conn, CONSUMERS, event, event)
    await hear(conn, CONSUMERS, event)

    assert await conn.fetchval("SELECT count(*) FROM event") == 1
    assert await counter(conn, "n_bad") == 1


async def test_one_id_from_two_sources_is_two_events(connection: Connect) -> None:
    conn = await connection("dashboard")

    await hear(
        conn,
        CONSUMERS,
        bad_emis("B1", "2026-11-02T08:00", id="same"),
        bad_emis("B2", "2026-11-02T08:00", id="same", source="agent-msc"),
    )

    assert await conn.fetchval("SELECT count(*) FROM event") == 2
    assert await counter(conn, "n_bad") == 2


async def test_the_whole_event_is_kept(connection: Connect) -> None:
    conn = await connection("dashboard")
    event = impute("T1", "I1", "100.00", "2026-11-02T08:00", subject="T1")

    await hear(conn, CONSUMERS, event)

    row = await conn.fetchrow("SELECT * FROM event")
    assert row is not None
    assert (row["source"], row["event_id"], row["type"]) == ("badr", event.id, "titre.impute")
    assert (row["time"], row["ice"], row["subject"]) == (event.time, ICE, "T1")
    assert row["data"]["montant_mad"] == "100.00"
    assert timedelta(0) <= row["received_at"] - NOW < timedelta(minutes=1)


async def test_company_that_is_not_registered_yet_counts(connection: Connect) -> None:
    conn = await connection("dashboard")

    await hear(conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00", ice="999001003000181"))

    assert await counter(conn, "n_bad", "999001003000181") == 1


async def test_company_with_a_wrong_key_counts_if_identity_has_told_of_it(
    connection: Connect,
) -> None:
    conn = await connection("dashboard")
    data = {"ice": OLD_ICE, "raison_sociale": "Atlas SARL", "profils": ["IMP"]}
    company = said("entreprise.enregistree", "2026-01-01T08:00", data, source="identity",
                   ice=OLD_ICE)  # fmt: skip
    facts = [bad_emis(f"B{number}", "2026-11-02T08:00", ice=OLD_ICE) for number in range(2)]

    assert [one.reason for one in await hear(conn, CONSUMERS, facts[0])] == ["ICE_INCONNU"]
    assert await hear(conn, CONSUMERS, company) == []
    assert await hear(conn, CONSUMERS, *facts, facts[0]) == []

    assert await counter(conn, "n_bad", OLD_ICE) == 2


async def test_cancellation_leaves_no_row_of_zeros(connection: Connect) -> None:
    conn = await connection("dashboard")

    await hear(conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00"))
    await hear(conn, CONSUMERS, bad_annule("B1", "2026-11-03T08:00"))

    assert await conn.fetchval("SELECT count(*) FROM compteur") == 0


async def test_place_counts_companies_that_contribute(connection: Connect) -> None:
    conn = await connection("dashboard")

    await hear(
        conn,
        CONSUMERS,
        domicilie("T1", "2026-11-02T08:00", "2026-11-02T09:00"),
        domicilie("T2", "2026-11-02T08:00", "2026-11-02T09:00"),
    )
    await hear(conn, CONSUMERS, domicilie("T3", "2026-11-02T08:00", "2026-11-02T10:00",
                                          ice=OTHER_ICE))  # fmt: skip
    await hear(conn, CONSUMERS, enregistree("D1", "1.00", "2026-11-02T08:00",
                                            ice="999001003000181"))  # fmt: skip

    row = await conn.fetchrow("SELECT * FROM compteur WHERE role = 'PLACE' AND month = 0")
    assert row is not None
    assert (row["n_domiciliations"], row["n_entreprises"]) == (3, 2)
    assert row["domiciliation_us"] == 4 * 3_600_000_000


BAD = {"bad_no": "B"}
DUM = {"dum_ref": "D", "sens": "IMPORT"}
REGLE = {"titre_no": "T", "reglement_id": "R", "banque": "007", "montant_mad": "1.00"}
LATER = NOW + timedelta(hours=1)
REFUSED: dict[str, tuple[str, str, dict, dict, str]] = {
    "unknown type": ("titre.inconnu", "badr", {}, {"titre_no": "T"}, "SCHEMA"),
    "unknown version": ("titre.regle", "bank-007", {"dataversion": 9}, REGLE, "SCHEMA"),
    "no amount": ("titre.regle", "bank-007", {}, REGLE | {"montant_mad": "beaucoup"}, "SCHEMA"),
    "no company": ("bad.annule", "agent-cma", {"ice": None}, BAD, "SCHEMA"),
    "too long": ("bad.annule", "agent-cma", {}, {"bad_no": "x" * 1_000_000}, "SCHEMA"),
    "another bank": ("titre.regle", "bank-007", {}, REGLE | {"banque": "190"}, "AUTORITE"),
    "not a bank's": ("bad.annule", "bank-007", {}, BAD, "AUTORITE"),
    "in an hour": ("bad.annule", "agent-cma", {"time": LATER}, BAD, "DATE"),
    "end before start": ("dum.mainlevee", "badr", {}, DUM | {"enregistree_le": LATER}, "DATE"),
    "91 days": ("dum.mainlevee", "badr", {},
                DUM | {"enregistree_le": NOW - timedelta(days=91)}, "DATE"),
    "wrong key": ("bad.annule", "agent-cma", {"ice": OLD_ICE}, BAD, "ICE_INCONNU"),
}  # fmt: skip


async def test_what_cannot_be_believed_goes_to_quarantine_and_touches_nothing(
    connection: Connect,
) -> None:
    conn = await connection("dashboard")
    deliveries = [
        message(type_, data, **({"source": source, "time": NOW, "id": name} | changes))
        for name, (type_, source, changes, data, _) in REFUSED.items()
    ]

    await deliver(conn, [*deliveries, *deliveries], 15)

    assert await quarantined(conn) == {name: case[-1] for name, case in REFUSED.items()}
    for table in ("event", "compteur", "tableau", "bad", "notification"):
        assert await conn.fetchval(f"SELECT count(*) FROM {table}") == 0


def test_source_in_the_envelope_must_be_the_one_that_speaks() -> None:
    _, body = message("bad.annule", {"bad_no": "B"}, source="agent-cma", time=NOW)

    with pytest.raises(Rejected) as refused:
        events.decode(body, "evt.bank-007.bad.annule.v1", CONSUMERS.registry)

    assert refused.value.reason == "AUTORITE"


async def test_replicas_that_count_at_once_give_the_same_figures(
    connection: Connect, database: Callable[[str], Awaitable[str]]
) -> None:
    case = read("small")
    shuffled = [*case.deliveries, *case.deliveries[::4]]
    random.Random(5).shuffle(shuffled)
    url = await database("dashboard")
    with clock.at(case.expected.now):
        alone = await connection("dashboard")
        await deliver(alone, case.deliveries, 100)
        replicas = [await connection(url) for _ in range(4)]

        await asyncio.gather(*[
            deliver(conn, shuffled[number::4], 20) for number, conn in enumerate(replicas)
        ])  # fmt: skip

        assert await figures(replicas[0]) == await figures(alone)


async def test_events_that_notify_say_what_the_sentence_needs(connection: Connect) -> None:
    conn = await connection("dashboard")
    recent = NOW - timedelta(hours=1)

    await hear(
        conn,
        CONSUMERS,
        said("titre.rejete", recent, {"titre_no": "T1", "banque": "007", "motif_code": "M1",
                                      "motif": "Illisible"}, source="bank-007", subject="T1"),
        said("dum.circuit.attribue", recent, {"dum_ref": "D1", "circuit": "VERT"}),
        said("dum.circuit.attribue", recent, {"dum_ref": "D1", "circuit": "ROUGE_PARTIEL"}),
        said("dum.liquidee", recent, {"dum_ref": "D1"}),
        said("reclamation.repondue", recent, {"reclamation_no": "REC-1", "statut": "REPONDUE"},
             source="helpdesk", ice=None),
    )  # fmt: skip

    rows = await conn.fetch("SELECT type, subject, params, ice FROM notification ORDER BY type")
    assert [(row["type"], row["params"]) for row in rows] == [
        ("dum.circuit.attribue", {"dum_ref": "D1", "circuit": "ROUGE_PARTIEL"}),
        ("titre.rejete", {"titre_no": "T1", "banque": "007", "motif_code": "M1",
                          "motif": "Illisible"}),
    ]  # fmt: skip
    assert {row["ice"] for row in rows} == {ICE}
    # The envelope names the title; the declaration is known by its own number.
    assert [row["subject"] for row in rows] == ["D1", "T1"]


async def test_history_counts_and_does_not_notify(connection: Connect) -> None:
    conn = await connection("dashboard")

    await hear(conn, CONSUMERS, bad_emis("B1", NOW - timedelta(days=8)),
               bad_emis("B2", NOW - timedelta(days=6)))  # fmt: skip

    assert await counter(conn, "n_bad") == 2
    assert await conn.fetchval("SELECT count(*) FROM notification") == 1


def forfait(type_: str, time: str, **data: object):
    return said(f"forfait.{type_}", time, {"forfait_id": FORFAIT, **data}, source="billing")


async def consumed(conn: Connection) -> int:
    return await conn.fetchval(
        """
        SELECT count(*) FROM operation
         WHERE consommee_le IS NOT NULL
           AND (restituee_le IS NULL OR restituee_le < consommee_le)
        """
    )


async def test_operations_of_a_package_in_any_order(connection: Connect) -> None:
    story = [
        forfait("active", "2026-01-01T08:00", forfait_code="PACK-5", solde=5,
                date_debut="2026-01-01", date_fin="2026-12-31"),
        *[forfait("consomme", f"2026-02-0{day}T08:00", operation_ref=f"T{day}",
                  service_code="TI-GES", solde=5 - day) for day in (1, 2, 3)],
        forfait("restitue", "2026-02-05T08:00", operation_ref="T1", solde=3),
        forfait("consomme", "2026-02-06T08:00", operation_ref="T1", service_code="TI-GES",
                solde=2),
        forfait("restitue", "2026-02-07T08:00", operation_ref="T2", solde=3),
    ]  # fmt: skip
    for seed in range(2):
        shuffled = [*story, *story[:2]]
        random.Random(seed).shuffle(shuffled)
        conn = await connection("dashboard")
        for event in shuffled:
            await hear(conn, CONSUMERS, event)

        assert await consumed(conn) == 2
        row = await conn.fetchrow("SELECT code, total, ferme_le FROM forfait")
        assert dict(row) == {"code": "PACK-5", "total": 5, "ferme_le": None}


async def test_registered_company_is_known_by_its_latest_name(connection: Connect) -> None:
    conn = await connection("dashboard")

    def named(type_: str, time: str, name: str):
        data = {"ice": ICE, "raison_sociale": name, "profils": ["IMP", "EXP"]}
        return said(f"entreprise.{type_}", time, data, source="identity")

    await hear(conn, CONSUMERS, named("modifiee", "2026-03-01T08:00", "Atlas SA"))
    await hear(conn, CONSUMERS, named("enregistree", "2026-01-01T08:00", "Atlas SARL"))

    row = await conn.fetchrow("SELECT raison_sociale, profils FROM entreprise")
    assert dict(row) == {"raison_sociale": "Atlas SA", "profils": ["IMP", "EXP"]}
    assert await conn.fetchval("SELECT a_jour_a FROM tableau WHERE ice = $1", ICE) is None


async def test_whoever_commits_tells_the_open_pages_once_a_batch(connection: Connect) -> None:
    conn = await connection("dashboard")
    heard: list[str] = []
    await conn.add_listener("tableau", lambda *said: heard.append(str(said[3])))

    await hear(
        conn,
        CONSUMERS,
        bad_emis("B1", "2026-11-02T08:00"),
        bad_emis("B2", "2026-11-02T08:00"),
        bad_emis("B3", NOW - timedelta(days=1), ice=OTHER_ICE),
    )
    await conn.execute("SELECT 1")

    (payload,) = [msgspec.json.decode(text) for text in heard]
    assert payload["cartes"] == {ICE: "7", OTHER_ICE: "7"}
    assert list(payload["bells"]) == [OTHER_ICE]


async def test_what_changes_nothing_is_not_told(connection: Connect) -> None:
    conn = await connection("dashboard")
    await hear(conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00"))
    heard: list[str] = []
    await conn.add_listener("tableau", lambda *said: heard.append(str(said[3])))

    await hear(conn, CONSUMERS, bad_emis("B1", "2026-11-02T08:00"))
    await conn.execute("SELECT 1")

    assert heard == []
    assert await counter(conn, "n_bad") == 1


async def test_event_types_of_other_rooms_are_not_kept(connection: Connect) -> None:
    conn = await connection("dashboard")
    event = said("partenaire.etat", at("2026-11-02T08:00"),
                 {"emetteur_code": "badr", "statut": "DOWN"}, ice=None)  # fmt: skip

    async with conn.transaction():
        assert await take(conn, CONSUMERS, [event]) == []

    assert await conn.fetchval("SELECT count(*) FROM event") == 0
