/** What a request says, as a list of questions and answers. */
import type { Identification } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { Facts } from "../../../ui/facts.tsx";
import { profilNames, spacedIce } from "../names.ts";

export function Answers({ of: said, email }: { of: Identification; email: string }) {
  const { administrateur: admin } = said;
  return (
    <Facts
      rows={[
        [t("souscription.q.ice"), <span className="ref">{spacedIce(said.ice)}</span>],
        [t("souscription.q.raison_sociale"), said.raison_sociale],
        [t("souscription.q.rc"), said.rc],
        [t("souscription.q.if_fiscal"), said.if_fiscal],
        [t("souscription.q.adresse"), said.adresse],
        [t("souscription.q.ville"), said.ville],
        [t("souscription.q.telephone"), <span className="ref">{said.telephone}</span>],
        [t("souscription.q.profils"), profilNames(said.profils)],
        [t("souscription.q.administrateur"), `${admin.prenom} ${admin.nom}, ${admin.fonction}`],
        [t("souscription.q.administrateur/email"), admin.email],
        [t("souscription.q.email"), email],
      ]}
    />
  );
}
