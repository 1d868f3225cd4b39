/** What a request says, as a list of questions and answers. */
import type { ReactNode } from "react";
import { list, t, tryText } from "../../../i18n.ts";
import type { Identification } from "../../../api/types.ts";

/** Show a number in the groups that certificates print: company, establishment, check. */
export function spacedIce(ice: string): string {
  return ice.replace(/^(\d{3})(\d{3})(\d{3})(\d{4})(\d{2})$/, "$1 $2 $3 $4 $5");
}

export function profilNames(profils: readonly string[]): string {
  return list(profils.map((code) => tryText(`profil.${code}`) ?? code));
}

export function Facts({ of: said, email }: { of: Identification; email: string }) {
  const { administrateur: admin } = said;
  const rows: ReadonlyArray<readonly [string, ReactNode]> = [
    [
      t("souscription.q.ice"),
      <span key="ice" className="ref">
        {spacedIce(said.ice)}
      </span>,
    ],
    [t("souscription.q.raison_sociale"), said.raison_sociale],
    [t("souscription.q.rc"), said.rc],
    [t("souscription.q.if_fiscal"), said.if_fiscal],
    [t("souscription.q.adresse"), said.adresse],
    [t("souscription.q.ville"), said.ville],
    [
      t("souscription.q.telephone"),
      <span key="phone" className="ref">
        {said.telephone}
      </span>,
    ],
    [t("souscription.q.profils"), profilNames(said.profils)],
    [t("souscription.q.administrateur"), `${admin.prenom} ${admin.nom}, ${admin.fonction}`],
    [t("souscription.q.administrateur/email"), admin.email],
    [t("souscription.q.email"), email],
  ];
  return (
    <dl className="details">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
