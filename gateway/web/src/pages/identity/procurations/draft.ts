/** What does a mandant fill in, and what is still missing or wrong in it? */
import type { Procuration, Redaction } from "../../../api/types.ts";
import { validIce } from "../../../ice.ts";
import { amountOf, codesOf, isBureau, isChapitre } from "./rules.ts";

export const DOCUMENT_BYTES = 5_000_000;
export const STEPS = ["parties", "etendue", "recapitulatif"] as const;
export type Step = (typeof STEPS)[number];

export type Draft = {
  type: Redaction["type"];
  ice: string;
  perimetre: readonly string[];
  bureaux: string;
  chapitres: string;
  montant: string;
  debut: string;
  fin: string;
  file: File | undefined;
};
export type Wrong = Partial<Record<keyof Draft, string>>;

export function emptyDraft(today: string): Draft {
  const year = Number(today.slice(0, 4)) + 1;
  return {
    type: "PORTNET",
    ice: "",
    perimetre: [],
    bureaux: "",
    chapitres: "",
    montant: "",
    debut: today,
    fin: `${year}${today.slice(4)}`.replace(/-02-29$/, "-02-28"),
    file: undefined,
  };
}

/** Take up a draft that was saved. */
export function draftOf(saved: Procuration): Draft {
  return {
    type: saved.type,
    ice: saved.mandataire_ice,
    perimetre: saved.perimetre,
    bureaux: saved.bureaux.join(" "),
    chapitres: saved.chapitres.join(" "),
    montant: saved.montant_max ?? "",
    debut: saved.date_debut,
    fin: saved.date_fin,
    file: undefined,
  };
}

/** The order that Portnet ID takes; only of a draft in which nothing is wrong. */
export function orderOf(draft: Draft): Redaction {
  return {
    type: draft.type,
    mandataire_ice: draft.ice,
    perimetre: [...draft.perimetre],
    bureaux: codesOf(draft.bureaux),
    chapitres: codesOf(draft.chapitres),
    montant_max: amountOf(draft.montant) ?? null,
    date_debut: draft.debut,
    date_fin: draft.fin,
  };
}

/** Say what is wrong in a step: a detail of the service's own for each box. */
export function wrongIn(step: Step, draft: Draft, own: string, today: string): Wrong {
  const wrong: Wrong = {};
  if (step === "parties") {
    if (!validIce(draft.ice)) wrong.ice = "not a valid ICE";
    else if (draft.ice.slice(0, 9) === own.slice(0, 9)) {
      wrong.ice = "a company gives no procuration to itself";
    }
  }
  if (step === "etendue") {
    if (draft.perimetre.length === 0) wrong.perimetre = "no service";
    if (!codesOf(draft.bureaux).every(isBureau)) wrong.bureaux = "no bureau";
    if (!codesOf(draft.chapitres).every(isChapitre)) wrong.chapitres = "no chapter";
    if (draft.montant.trim() && amountOf(draft.montant) === undefined) {
      wrong.montant = "must be more than nothing";
    }
    if (!draft.debut) wrong.debut = "no date";
    if (!draft.fin) wrong.fin = "no date";
    else if (draft.fin < draft.debut) wrong.fin = "before date_debut";
    else if (draft.fin < today) wrong.fin = "already over";
    if (draft.file && draft.file.size > DOCUMENT_BYTES) wrong.file = "too large";
    else if (draft.file && !/\.pdf$/i.test(draft.file.name)) wrong.file = "no pdf";
  }
  return wrong;
}

const BOXES: Readonly<Record<string, keyof Draft>> = {
  mandataire_ice: "ice",
  date_debut: "debut",
  date_fin: "fin",
  montant_max: "montant",
  perimetre: "perimetre",
  bureaux: "bureaux",
  chapitres: "chapitres",
};

/** Turn what Portnet ID refused into what is wrong in the boxes. */
export function wrongOf(errors: readonly { pointer: string; detail: string }[]): Wrong {
  return Object.fromEntries(
    errors.flatMap(({ pointer, detail }) => {
      const box = BOXES[pointer.split("/")[1] ?? ""];
      return box ? [[box, detail]] : [];
    }),
  );
}

export const stepOf = (box: keyof Draft): Step =>
  box === "ice" || box === "type" ? "parties" : "etendue";
