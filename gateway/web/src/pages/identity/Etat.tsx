/** Where does a person, an invitation, a company, a request or a procuration stand? */
import { tryText } from "../../i18n.ts";
import { Badge, type Colour } from "../../ui/badge.tsx";

const COLOURS = {
  ACCEPTEE: "good",
  ACTIF: "good",
  ACTIVE: "good",
  APPROUVEE: "good",
  ENVOYEE: "info",
  SOUMISE: "info",
  TRANSMISE: "info",
  A_CONFIRMER: "warn",
  COMPLEMENT_DEMANDE: "warn",
  EN_ATTENTE: "warn",
  SUSPENDU: "warn",
  SUSPENDUE: "warn",
  BLOQUE: "bad",
  REJETEE: "bad",
  REVOQUEE: "bad",
  ANNULEE: "plain",
  BROUILLON: "plain",
  EXPIREE: "plain",
} as const satisfies Record<string, Colour>;

/** The words are those of `of`: a request is refused where a procuration is revoked. */
export function Etat(props: {
  of: "desk" | "membre" | "souscription" | "procuration";
  etat: keyof typeof COLOURS;
}) {
  return (
    <Badge colour={COLOURS[props.etat]}>
      {tryText(`${props.of}.etat.${props.etat}`) ?? props.etat}
    </Badge>
  );
}
