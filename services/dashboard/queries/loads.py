"""Which objects, as they stand, does a batch of events concern?

Each query also brings the objects that count together with the ones asked for: the other
domiciliations and imputations of a title, the other controls of a visit, a declaration's releases.
"""

from collections.abc import Sequence
from typing import Any

from services.dashboard.models.objects import (
    Bad,
    Controle,
    Domiciliation,
    Dum,
    Entreprise,
    Forfait,
    Imputation,
    Mainlevee,
    Operation,
    Reglement,
    Titre,
)
from shared.database import Connection, many

Column = Sequence[Any]


async def list_titres(conn: Connection, ices: Column, titre_nos: Column) -> list[Titre]:
    """Return the titles with these owners and numbers."""
    return await many(
        conn,
        Titre,
        """
        SELECT ice, titre_no, annule_le
          FROM titre
          JOIN unnest($1::text[], $2::text[]) AS asked (ice, titre_no) USING (ice, titre_no)
        """,
        ices,
        titre_nos,
    )


async def list_domiciliations(
    conn: Connection, ices: Column, titre_nos: Column
) -> list[Domiciliation]:
    """Return all domiciliations of these titles."""
    return await many(
        conn,
        Domiciliation,
        """
        SELECT ice, titre_no, domiciliation_no, banque, domicilie_le, soumis_le
          FROM domiciliation
          JOIN unnest($1::text[], $2::text[]) AS asked (ice, titre_no) USING (ice, titre_no)
        """,
        ices,
        titre_nos,
    )


async def list_imputations(
    conn: Connection, ices: Column, imputation_ids: Column, titre_nos: Column
) -> list[Imputation]:
    """Return these imputations, and all others of their titles, known or being told now."""
    return await many(
        conn,
        Imputation,
        """
        WITH asked AS (
            SELECT ice, imputation_id, titre_no
              FROM unnest($1::text[], $2::text[], $3::text[])
                AS asked (ice, imputation_id, titre_no)
        ), titres AS (
            SELECT ice, titre_no FROM asked
             UNION
            SELECT known.ice, known.titre_no
              FROM asked JOIN imputation AS known USING (ice, imputation_id)
        )
        SELECT ice, imputation_id, known.titre_no, impute_le, montant_centimes, annulee_le
          FROM asked JOIN imputation AS known USING (ice, imputation_id)
         UNION
        SELECT ice, imputation_id, titre_no, impute_le, montant_centimes, annulee_le
          FROM titres JOIN imputation USING (ice, titre_no)
        """,
        ices,
        imputation_ids,
        titre_nos,
    )


async def list_reglements(
    conn: Connection, ices: Column, sources: Column, reglement_ids: Column
) -> list[Reglement]:
    """Return the settlements with these owners, banks and references."""
    return await many(
        conn,
        Reglement,
        """
        SELECT ice, source, reglement_id, regle_le, montant_centimes, annule_le
          FROM reglement
          JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (ice, source, reglement_id)
         USING (ice, source, reglement_id)
        """,
        ices,
        sources,
        reglement_ids,
    )


async def list_dums(conn: Connection, ices: Column, dum_refs: Column) -> list[Dum]:
    """Return the declarations with these owners and references."""
    return await many(
        conn,
        Dum,
        """
        SELECT ice, dum_ref, enregistree_le, declarant_ice, valeur_centimes, rectifiee_le,
               valeur_rectifiee_centimes, annulee_le, mainlevee_retiree_le
          FROM dum
          JOIN unnest($1::text[], $2::text[]) AS asked (ice, dum_ref) USING (ice, dum_ref)
        """,
        ices,
        dum_refs,
    )


async def list_mainlevees(conn: Connection, ices: Column, dum_refs: Column) -> list[Mainlevee]:
    """Return all releases of these declarations."""
    return await many(
        conn,
        Mainlevee,
        """
        SELECT ice, dum_ref, prononcee_le, enregistree_le, sens
          FROM mainlevee
          JOIN unnest($1::text[], $2::text[]) AS asked (ice, dum_ref) USING (ice, dum_ref)
        """,
        ices,
        dum_refs,
    )


async def list_controles(
    conn: Connection, ices: Column, sources: Column, controle_ids: Column, visites: Column
) -> list[Controle]:
    """Return these controls, and all others of their visits, known or being told now."""
    return await many(
        conn,
        Controle,
        """
        WITH asked AS (
            SELECT ice, source, controle_id, visite
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                AS asked (ice, source, controle_id, visite)
        ), visites AS (
            SELECT ice, visite FROM asked
             UNION
            SELECT known.ice, known.visite
              FROM asked JOIN controle AS known USING (ice, source, controle_id)
        )
        SELECT ice, source, controle_id, known.visite, effectue_le, annule_le
          FROM asked JOIN controle AS known USING (ice, source, controle_id)
         UNION
        SELECT ice, source, controle_id, visite, effectue_le, annule_le
          FROM visites JOIN controle USING (ice, visite)
        """,
        ices,
        sources,
        controle_ids,
        visites,
    )


async def list_bads(conn: Connection, ices: Column, sources: Column, bad_nos: Column) -> list[Bad]:
    """Return the delivery orders with these beneficiaries, issuers and numbers."""
    return await many(
        conn,
        Bad,
        """
        SELECT ice, source, bad_no, emis_le, annule_le
          FROM bad
          JOIN unnest($1::text[], $2::text[], $3::text[]) AS asked (ice, source, bad_no)
         USING (ice, source, bad_no)
        """,
        ices,
        sources,
        bad_nos,
    )


async def list_forfaits(conn: Connection, ices: Column, forfait_ids: Column) -> list[Forfait]:
    """Return the packages with these owners and ids."""
    return await many(
        conn,
        Forfait,
        """
        SELECT ice, forfait_id, active_le, code, total, date_debut, date_fin, ferme_le
          FROM forfait
          JOIN unnest($1::text[], $2::uuid[]) AS asked (ice, forfait_id) USING (ice, forfait_id)
        """,
        ices,
        forfait_ids,
    )


async def list_operations(
    conn: Connection, ices: Column, forfait_ids: Column, operation_refs: Column
) -> list[Operation]:
    """Return the operations with these owners, packages and references."""
    return await many(
        conn,
        Operation,
        """
        SELECT ice, forfait_id, operation_ref, consommee_le, restituee_le
          FROM operation
          JOIN unnest($1::text[], $2::uuid[], $3::text[]) AS asked (ice, forfait_id, operation_ref)
         USING (ice, forfait_id, operation_ref)
        """,
        ices,
        forfait_ids,
        operation_refs,
    )


async def list_entreprises(conn: Connection, ices: Column) -> list[Entreprise]:
    """Return the companies with these ICE."""
    return await many(
        conn,
        Entreprise,
        """
        SELECT ice, connue_le, raison_sociale, profils
          FROM entreprise
         WHERE ice = ANY($1::text[])
        """,
        ices,
    )
