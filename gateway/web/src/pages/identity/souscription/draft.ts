/** What has the applicant said so far, and is it right? Kept in this tab until it is sent. */
import { validIce } from "../../../ice.ts";

export const STEPS = [
  "entreprise",
  "profil",
  "administrateur",
  "documents",
  "recapitulatif",
] as const;
export type Step = (typeof STEPS)[number];

export const PROFILS = ["IMP", "EXP", "TRA", "BNK", "CON", "FFW", "MEA", "TER", "TPT"] as const;
export type Profil = (typeof PROFILS)[number];
export const NATURES = ["ICE", "RC", "IF", "CIN", "MANDAT", "AUTRE"] as const;
export type Nature = (typeof NATURES)[number];
export const MAX_BYTES = 5_242_880;
export const MAX_DOCUMENTS = 6;
export const MEDIA = ["application/pdf", "image/jpeg", "image/png"];

export type Draft = {
  ice: string;
  ice_atteste: boolean;
  raison_sociale: string;
  rc: string;
  if_fiscal: string;
  adresse: string;
  ville: string;
  telephone: string;
  email: string;
  profils: Profil[];
  administrateur: { prenom: string; nom: string; email: string; fonction: string };
  consentement: boolean;
  /** Sent with the request, so that sending it twice opens one; another one after each change. */
  cle: string;
};

/** Every question, as the server's refusals point to it, and the step that asks it. */
const ASKED: Readonly<Record<string, Step>> = {
  ice: "entreprise",
  ice_atteste: "entreprise",
  raison_sociale: "entreprise",
  rc: "entreprise",
  if_fiscal: "entreprise",
  adresse: "entreprise",
  ville: "entreprise",
  telephone: "entreprise",
  profils: "profil",
  "administrateur/prenom": "administrateur",
  "administrateur/nom": "administrateur",
  "administrateur/fonction": "administrateur",
  "administrateur/email": "administrateur",
  email: "administrateur",
  consentement: "recapitulatif",
};
export type Wrong = "vide" | "ice" | "telephone" | "email" | "profils" | "consentement" | "refuse";
/** What is wrong, by question, in the order of the form. */
export type Errors = Readonly<Record<string, Wrong>>;

export function emptyDraft(): Draft {
  return {
    ice: "",
    ice_atteste: false,
    raison_sociale: "",
    rc: "",
    if_fiscal: "",
    adresse: "",
    ville: "",
    telephone: "",
    email: "",
    profils: [],
    administrateur: { prenom: "", nom: "", email: "", fonction: "" },
    consentement: false,
    cle: "",
  };
}

/** Read a draft that was kept; one that is broken, or of an older form, is begun anew. */
export function parseDraft(text: string | null): Draft {
  const empty = emptyDraft();
  if (text === null) return empty;
  try {
    const seen: unknown = JSON.parse(text);
    return sameShape(seen, empty) ? seen : empty;
  } catch {
    return empty;
  }
}

function sameShape(seen: unknown, like: Draft): seen is Draft {
  if (typeof seen !== "object" || seen === null) return false;
  const fits = (one: unknown, other: unknown): boolean => {
    if (Array.isArray(other)) return Array.isArray(one) && one.every((x) => PROFILS.includes(x));
    if (typeof other !== "object" || other === null) return typeof one === typeof other;
    if (typeof one !== "object" || one === null) return false;
    return Object.entries(other).every(([name, value]) =>
      fits((one as Record<string, unknown>)[name], value),
    );
  };
  return fits(seen, like);
}

export function compactIce(text: string): string {
  return text.replace(/[\s.-]/g, "");
}

/** How far is the ICE that is being typed? */
export function iceProgress(text: string): "court" | "juste" | "faux" | "illisible" {
  const ice = compactIce(text);
  if (/\D/.test(ice) || ice.length > 15) return "illisible";
  if (ice.length < 15) return "court";
  return validIce(ice) ? "juste" : "faux";
}

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s.]+$/;

/** Return what is wrong with one step's answers, or with all of them. */
export function errorsOf(draft: Draft, step?: Step): Errors {
  const found: Record<string, Wrong> = {};
  const say = (name: string, wrong: Wrong, is: boolean) => {
    if (is && !(name in found)) found[name] = wrong;
  };
  const progress = iceProgress(draft.ice);
  say("ice", "vide", draft.ice.trim() === "");
  say("ice", "ice", progress !== "juste" && !(progress === "faux" && draft.ice_atteste));
  for (const name of ["raison_sociale", "rc", "if_fiscal", "adresse", "ville"] as const) {
    say(name, "vide", draft[name].trim() === "");
  }
  say("telephone", "vide", draft.telephone.trim() === "");
  say("telephone", "telephone", !/^\+?\d{9,15}$/.test(draft.telephone.replace(/[ ().-]/g, "")));
  say("profils", "profils", draft.profils.length === 0);
  for (const name of ["prenom", "nom", "fonction", "email"] as const) {
    say(`administrateur/${name}`, "vide", draft.administrateur[name].trim() === "");
  }
  say("administrateur/email", "email", !EMAIL.test(draft.administrateur.email.trim()));
  say("email", "vide", draft.email.trim() === "");
  say("email", "email", !EMAIL.test(draft.email.trim()));
  say("consentement", "consentement", !draft.consentement);
  const wanted = Object.entries(found).filter(([name]) => !step || ASKED[name] === step);
  return Object.fromEntries(wanted);
}

/** Return the first step before `wanted` that is not answered yet, or `wanted` itself. */
export function reachable(draft: Draft, wanted: Step): Step {
  const before = STEPS.slice(0, STEPS.indexOf(wanted));
  return before.find((step) => Object.keys(errorsOf(draft, step)).length > 0) ?? wanted;
}

/** Turn the server's pointers into errors of the form: `#/administrateur/email`, `#/profils[0]`. */
export function refusedFields(pointers: readonly string[]): Errors {
  const names = pointers.map((pointer) => pointer.replace(/^#\//, "").replace(/\[.*$/, ""));
  return Object.fromEntries(names.filter((name) => name in ASKED).map((name) => [name, "refuse"]));
}

export function stepOf(errors: Errors): Step | undefined {
  return STEPS.find((step) => Object.keys(errors).some((name) => ASKED[name] === step));
}

/** The order as the API takes it. */
export function orderOf({ cle: _, ...draft }: Draft) {
  const tidy = (text: string) => text.trim();
  return {
    ...draft,
    ice: compactIce(draft.ice),
    ice_atteste: draft.ice_atteste && iceProgress(draft.ice) === "faux",
    raison_sociale: tidy(draft.raison_sociale),
    rc: tidy(draft.rc),
    if_fiscal: tidy(draft.if_fiscal),
    adresse: tidy(draft.adresse),
    ville: tidy(draft.ville),
    telephone: tidy(draft.telephone),
    email: tidy(draft.email),
    administrateur: {
      prenom: tidy(draft.administrateur.prenom),
      nom: tidy(draft.administrateur.nom),
      email: tidy(draft.administrateur.email),
      fonction: tidy(draft.administrateur.fonction),
    },
  };
}

export type Refused = "type" | "taille" | "vide" | "nombre";

/** Why would a file not be taken? The server looks again, at its content. */
export function refusedFile(file: { type: string; size: number }, present: number) {
  if (!MEDIA.includes(file.type)) return "type" satisfies Refused;
  if (file.size > MAX_BYTES) return "taille" satisfies Refused;
  if (file.size === 0) return "vide" satisfies Refused;
  return present >= MAX_DOCUMENTS ? ("nombre" satisfies Refused) : undefined;
}
