/** What may be written in a procuration, when is it in force, and how is a refusal said? */
import type { Procuration } from "../../../api/types.ts";

/** Split what was typed into codes: spaces, commas and semicolons stand between them. */
export function codesOf(typed: string): string[] {
  return [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
}

/** Customs offices have three digits. */
export const isBureau = (code: string) => /^\d{3}$/.test(code);
/** HS chapters go from 01 to 97. */
export const isChapitre = (code: string) => /^(0[1-9]|[1-8]\d|9[0-7])$/.test(code);

/** Read an amount as it is typed in Morocco, "1 500 000,50"; undefined when it is none. */
export function amountOf(typed: string): string | undefined {
  const plain = typed.replace(/\s/g, "").replace(",", ".");
  return /^\d{1,13}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : undefined;
}

/** May one act under it on `today`? Days are civil, "2026-11-24", so they compare as text. */
export function isInForce(
  { etat, date_debut, date_fin }: Pick<Procuration, "etat" | "date_debut" | "date_fin">,
  today: string,
): boolean {
  return etat === "ACTIVE" && date_debut <= today && today <= date_fin;
}

export type Reason = { column?: string; detail: string };

/** Take apart why a line of a file was refused: "date_fin: before date_debut; …". */
export function reasonsOf(motif: string): Reason[] {
  const shape = / - at `\$\.(\w+)/.exec(motif);
  if (shape?.[1]) return [{ column: shape[1], detail: "malformed" }];
  return motif.split("; ").map((each) => {
    const [, column, detail] = /^(\w+): (.+)$/.exec(each) ?? [];
    return column && detail ? { column, detail } : { detail: each };
  });
}

/** The key of a refused value's words: "not a valid ICE" → "procuration.faux.not-a-valid-ice". */
export const reasonKey = (detail: string) =>
  `procuration.faux.${detail.toLowerCase().replace(/[\W_]+/g, "-")}`;

/** The key of what an act was about: "/api/dashboard/v1/kpis/series" → "acte.objet.dashboard.kpis". */
export function objetKey(objet: string): string {
  const [, service = "", what = ""] = /^(?:[A-Z]+ )?\/api\/(\w+)\/v1\/(\w+)/.exec(objet) ?? [];
  return `acte.objet.${service}.${what}`;
}

export type Sens = "donnees" | "recues";

/** Which procurations does an address show? "/procurations/douane/recues": customs', received. */
export function shownAt(path: string): { base: string; sens: Sens; type?: Procuration["type"] } {
  const [, base = "/procurations", named] = /^(\/procurations(?:\/(douane|portnet))?)/.exec(path) ?? [];
  const sens = path === `${base}/recues` ? "recues" : "donnees";
  return { base, sens, ...(named && { type: named === "douane" ? "DOUANE" : "PORTNET" }) };
}
