from uuid import UUID

import msgspec
import pytest

from shared import clock
from shared.database import Pool, many, one, run, value, violated


class Ligne(msgspec.Struct, frozen=True, kw_only=True):
    """A row as a Struct."""

    ligne_id: UUID
    texte: str | None
    document: dict[str, object]


async def test_rows_become_structs_by_the_names_of_columns(pool: Pool) -> None:
    identifier = clock.new_id()
    async with pool.acquire() as conn:
        found = await one(
            conn,
            Ligne,
            "SELECT $2::jsonb AS document, $1::uuid AS ligne_id, NULL::text AS texte",
            identifier,
            {"à": [1, None, "é"]},
        )
        none = await one(conn, Ligne, "SELECT 1 AS x WHERE false")
        numbers = await many(conn, dict, "SELECT x FROM generate_series(1, 3) AS x")

    assert found == Ligne(ligne_id=identifier, texte=None, document={"à": [1, None, "é"]})
    assert type(found.ligne_id) is UUID
    assert none is None
    assert numbers == [{"x": 1}, {"x": 2}, {"x": 3}]


async def test_row_that_does_not_fit_its_struct_is_an_error(pool: Pool) -> None:
    async with pool.acquire() as conn:
        with pytest.raises(msgspec.ValidationError):
            await one(conn, Ligne, "SELECT 1 AS ligne_id, 2 AS texte, 3 AS document")


async def test_run_counts_the_rows_it_touched(pool: Pool) -> None:
    async with pool.acquire() as conn:
        insert = "INSERT INTO effect SELECT 'n', x, 's' FROM generate_series(1, 5) AS x"
        assert await run(conn, insert) == 5
        assert await run(conn, "UPDATE effect SET source = 't' WHERE rang < 3") == 2
        assert await run(conn, "DELETE FROM effect WHERE false") == 0
        assert await run(conn, "SET LOCAL lock_timeout = '1s'") == 0


async def test_violated_constraint_is_known_by_its_name(pool: Pool) -> None:
    async with pool.acquire() as conn:
        await conn.execute("ALTER TABLE effect ADD CONSTRAINT effect_rang CHECK (rang >= 0)")
        with pytest.raises(Exception, match="effect_rang") as error:
            await run(conn, "INSERT INTO effect VALUES ('n', -1, 's')")
        with pytest.raises(Exception, match="zero") as other:
            await value(conn, "SELECT 1 / 0")

    assert violated(error.value) == "effect_rang"
    assert violated(other.value) is None


async def test_what_a_borrower_left_open_is_rolled_back(pool: Pool) -> None:
    async with pool.acquire() as conn:
        await conn.execute("BEGIN")
        await conn.execute("CREATE TABLE oubli (n integer)")
        pid = await value(conn, "SELECT pg_backend_pid()")

    async with pool.acquire() as conn:
        assert await value(conn, "SELECT pg_backend_pid()") == pid
        assert not conn.is_in_transaction()
        assert await value(conn, "SELECT to_regclass('oubli')") is None
