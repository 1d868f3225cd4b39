/** The state of a procuration, in a word; its colour says the same and nothing more. */
import { t } from "../../../i18n.ts";
import type { Etat as Known } from "./api.ts";

const COLOUR: Readonly<Record<Known, string>> = {
  BROUILLON: "",
  EN_ATTENTE: "a_confirmer",
  ACTIVE: "actif",
  SUSPENDUE: "suspendu",
  REJETEE: "rejetee",
  REVOQUEE: "rejetee",
  EXPIREE: "",
};

export function Etat({ etat }: { etat: Known }) {
  return <span className={`state ${COLOUR[etat]}`}>{t(`procuration.etat.${etat}`)}</span>;
}
