"""How are the counters kept and read?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from services.dashboard.models.board import COLUMNS, BoardCounters, CounterKey, Counters
from shared.database import Connection, many, run, value

Cells = Sequence[tuple[CounterKey, list[int]]]


class Domicilied(msgspec.Struct, frozen=True, kw_only=True):
    """How many domiciliations a counter came out with."""

    role: str
    party: str
    year: int
    month: int
    n_domiciliations: int


async def lock_tableaux(conn: Connection, at: Mapping[str, datetime | None]) -> None:
    """Take the turn of each company in `at` until the transaction ends, and note the freshness
    (None leaves it).
    """
    ices = sorted(at)
    await run(
        conn,
        """
        INSERT INTO tableau (ice, a_jour_a)
        SELECT ice, a_jour_a
          FROM unnest($1::text[], $2::timestamptz[]) AS heard (ice, a_jour_a)
         ORDER BY ice
            ON CONFLICT (ice) DO UPDATE
           SET a_jour_a = greatest(tableau.a_jour_a, excluded.a_jour_a)
        """,
        ices,
        [at[ice] for ice in ices],
    )


async def add_to_counters(conn: Connection, cells: Cells) -> list[Domicilied]:
    """Add `cells` (in the order of their keys) and return what came out."""
    columns = [[cell[index] for _, cell in cells] for index in range(len(COLUMNS))]
    return await many(
        conn,
        Domicilied,
        """
        INSERT INTO compteur (role, party, year, month, n_domiciliations, domiciliation_us,
                              n_titres_domicilies, regle_centimes, n_titres_imputes,
                              impute_centimes, n_dum, valeur_centimes, n_mainlevees,
                              n_dedouanements, dedouanement_us, n_visites, n_bad,
                              n_entreprises)
        SELECT * FROM unnest($1::text[], $2::text[], $3::smallint[], $4::smallint[], $5::bigint[],
                             $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
                             $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[],
                             $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[],
                             $18::bigint[])
            ON CONFLICT (role, party, year, month) DO UPDATE
           SET n_domiciliations = compteur.n_domiciliations + excluded.n_domiciliations,
               domiciliation_us = compteur.domiciliation_us + excluded.domiciliation_us,
               n_titres_domicilies = compteur.n_titres_domicilies + excluded.n_titres_domicilies,
               regle_centimes = compteur.regle_centimes + excluded.regle_centimes,
               n_titres_imputes = compteur.n_titres_imputes + excluded.n_titres_imputes,
               impute_centimes = compteur.impute_centimes + excluded.impute_centimes,
               n_dum = compteur.n_dum + excluded.n_dum,
               valeur_centimes = compteur.valeur_centimes + excluded.valeur_centimes,
               n_mainlevees = compteur.n_mainlevees + excluded.n_mainlevees,
               n_dedouanements = compteur.n_dedouanements + excluded.n_dedouanements,
               dedouanement_us = compteur.dedouanement_us + excluded.dedouanement_us,
               n_visites = compteur.n_visites + excluded.n_visites,
               n_bad = compteur.n_bad + excluded.n_bad,
               n_entreprises = compteur.n_entreprises + excluded.n_entreprises
        RETURNING role, party, year, month, n_domiciliations
        """,
        [role for (role, _, _, _), _ in cells],
        [party for (_, party, _, _), _ in cells],
        [year for (_, _, year, _), _ in cells],
        [month for (_, _, _, month), _ in cells],
        *columns,
    )


async def delete_empty_counters(conn: Connection, keys: Sequence[CounterKey]) -> None:
    """Remove those rows among `keys` where everything has been taken back."""
    await run(
        conn,
        """
        DELETE FROM compteur
         USING unnest($1::text[], $2::text[], $3::smallint[], $4::smallint[])
            AS touched (role, party, year, month)
         WHERE compteur.role = touched.role AND compteur.party = touched.party
           AND compteur.year = touched.year AND compteur.month = touched.month
           AND (n_domiciliations, domiciliation_us, n_titres_domicilies, regle_centimes,
                n_titres_imputes, impute_centimes, n_dum, valeur_centimes, n_mainlevees,
                n_dedouanements, dedouanement_us, n_visites, n_bad, n_entreprises)
             = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """,
        [role for role, _, _, _ in keys],
        [party for _, party, _, _ in keys],
        [year for _, _, year, _ in keys],
        [month for _, _, _, month in keys],
    )


async def list_board_counters(
    conn: Connection, ice: str, year: int, month: int
) -> list[BoardCounters]:
    """Return the company's counters of the year (month 0) and of the month, and the market's of
    the year; those that are there.
    """
    return await many(
        conn,
        BoardCounters,
        """
        SELECT role, year, month, n_domiciliations, domiciliation_us, n_titres_domicilies,
               regle_centimes, n_titres_imputes, impute_centimes, n_dum, valeur_centimes,
               n_mainlevees, n_dedouanements, dedouanement_us, n_visites, n_bad, n_entreprises
          FROM compteur
         WHERE (role, party, year, month)
            IN (('OPERATEUR', $1, $2::smallint, 0), ('OPERATEUR', $1, $2, $3::smallint),
                ('PLACE', '', $2, 0))
        """,
        ice,
        year,
        month,
    )


async def list_counters(
    conn: Connection, ice: str, years: Sequence[int], months: Sequence[int]
) -> list[Counters]:
    """Return the company's counters of the periods paired in `years` and `months`."""
    return await many(
        conn,
        Counters,
        """
        SELECT year, month, n_domiciliations, domiciliation_us, n_titres_domicilies,
               regle_centimes, n_titres_imputes, impute_centimes, n_dum, valeur_centimes,
               n_mainlevees, n_dedouanements, dedouanement_us, n_visites, n_bad
          FROM compteur
          JOIN unnest($2::smallint[], $3::smallint[]) AS asked (year, month) USING (year, month)
         WHERE role = 'OPERATEUR' AND party = $1
        """,
        ice,
        years,
        months,
    )


async def find_freshness(conn: Connection, ice: str) -> datetime | None:
    """Return when the last event that counts for the company was taken in, None before."""
    at: datetime | None = await value(conn, "SELECT a_jour_a FROM tableau WHERE ice = $1", ice)
    return at
