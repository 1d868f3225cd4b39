/** The state of a request, in a word; its colour says the same and nothing more. */
import type { Suivi } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";

export function State({ etat }: { etat: Suivi["etat"] }) {
  return <span className={`state ${etat.toLowerCase()}`}>{t(`souscription.etat.${etat}`)}</span>;
}
