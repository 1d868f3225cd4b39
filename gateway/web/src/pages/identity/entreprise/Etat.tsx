/** The state of a person or an invitation, in a word; its colour says the same and nothing more. */
import type { Invitation, Membre } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";

export function Etat({ etat }: { etat: Membre["etat"] | Invitation["etat"] }) {
  return <span className={`state ${etat.toLowerCase()}`}>{t(`membre.etat.${etat}`)}</span>;
}
