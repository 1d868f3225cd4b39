"""How is everything computed again beside the live tables, and compared?

The session's own temporary tables stand before the live ones in the search path: the very same
statements that count live events then write there.
"""

from shared.database import Connection, run, value

FIGURES = (
    "titre",
    "domiciliation",
    "imputation",
    "reglement",
    "dum",
    "mainlevee",
    "controle",
    "bad",
    "forfait",
    "operation",
    "entreprise",
    "tableau",
    "compteur",
)
"""The tables that follow from the kept events."""


async def create_shadows(conn: Connection) -> None:
    """Open an empty temporary table for each of `FIGURES`, of the same name and shape."""
    await run(
        conn,
        """
        DO $$
        DECLARE
            name text;
        BEGIN
            FOREACH name IN ARRAY ARRAY[
                'titre', 'domiciliation', 'imputation', 'reglement', 'dum', 'mainlevee', 'controle',
                'bad', 'forfait', 'operation', 'entreprise', 'tableau', 'compteur'
            ] LOOP
                EXECUTE format(
                    'CREATE TEMPORARY TABLE %1$I (LIKE public.%1$I INCLUDING ALL)', name);
            END LOOP;
        END
        $$
        """,
    )


async def plan_afresh(conn: Connection) -> None:
    """Plan each statement of the session by the tables' present size: nobody analyses temporary
    tables, and a plan made while they were small would be kept.
    """
    await run(conn, "SET plan_cache_mode = force_custom_plan")


async def lock_consumers_out(conn: Connection) -> None:
    """Wait for whoever is counting, and let nobody begin until the transaction ends; reading goes
    on. (Who counts keeps the events first.)
    """
    await run(conn, "LOCK TABLE event IN EXCLUSIVE MODE")


async def settle(conn: Connection, table: str) -> int:
    """Make the live `table` equal to its shadow; return how many rows differed."""
    return int(await value(conn, "SELECT dashboard_settle($1)", table))
