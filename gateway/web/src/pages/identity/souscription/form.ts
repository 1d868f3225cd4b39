/** The form while it is filled in: the draft, the files, where we are, and what is wrong. */
import { useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Chosen } from "./api.ts";
import { upload } from "./api.ts";
import {
  emptyDraft,
  errorsOf,
  orderOf,
  parseDraft,
  reachable,
  refusedFields,
  STEPS,
  stepOf,
  type Draft,
  type Errors,
  type Step,
} from "./draft.ts";

const KEPT = "souscription";

/** Files cannot be kept in the tab's storage; they live as long as the page. */
let files: Chosen[] = [];

export type Sent = { reference: string; email: string; left: Chosen[] };

export type Form = {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  files: Chosen[];
  setFiles: (next: Chosen[]) => void;
  step: Step;
  go: (step: Step) => void;
  errors: Errors;
  /** Judge the present step; go on when it is right. */
  next: () => void;
  /** Grows when errors are to be announced. */
  announced: number;
  send: () => Promise<Sent | undefined>;
};

export function useForm(onSent: () => void): Form {
  const [search, setSearch] = useSearchParams();
  const [draft, setDraft] = useState(() => parseDraft(sessionStorage.getItem(KEPT)));
  const [chosen, setChosen] = useState(files);
  const [errors, setErrors] = useState<Errors>({});
  const [announced, setAnnounced] = useState(0);
  const latest = useRef(draft);
  latest.current = draft;

  const wanted = STEPS.find((each) => each === search.get("etape")) ?? "entreprise";
  const step = reachable(draft, wanted);
  const go = (to: Step) => {
    setErrors({});
    setSearch({ etape: to });
  };
  const announce = (found: Errors) => {
    setErrors(found);
    setAnnounced((n) => n + 1);
  };
  const change = (changes: Partial<Draft>) => {
    const now = { ...latest.current, ...changes, cle: crypto.randomUUID() };
    latest.current = now;
    sessionStorage.setItem(KEPT, JSON.stringify(now));
    setDraft(now);
    // What was wrong and is right now is no longer said to be wrong.
    setErrors((old) => {
      const still = errorsOf(now);
      const kept = Object.entries(old).filter(([name, wrong]) => still[name] === wrong);
      return Object.fromEntries(kept);
    });
  };
  const setFiles = (next: Chosen[]) => {
    files = next;
    setChosen(next);
  };
  const next = () => {
    const found = errorsOf(draft, step);
    if (Object.keys(found).length > 0) return announce(found);
    const following = STEPS[STEPS.indexOf(step) + 1];
    if (following) go(following);
  };

  /** Open the request, then add the documents; those that did not pass are left to be tried again. */
  const send = async (): Promise<Sent | undefined> => {
    const found = errorsOf(draft);
    if (Object.keys(found).length > 0) {
      announce(found);
      return undefined;
    }
    try {
      const { reference, cle_depot } = await take(
        api.POST("/api/identity/v1/souscriptions", {
          params: { header: { "Idempotency-Key": draft.cle } },
          body: orderOf(draft),
        }),
      );
      const left = await sendFiles(reference, cle_depot, chosen);
      const sent = { reference, email: orderOf(draft).email, left };
      sessionStorage.removeItem(KEPT);
      setFiles([]);
      setDraft(emptyDraft());
      onSent();
      return sent;
    } catch (error) {
      const fields = error instanceof Problem ? refusedFields(error.errors.map((e) => e.pointer)) : {};
      const at = stepOf(fields);
      if (at === undefined) throw error;
      if (at !== step) go(at);
      announce(fields);
      return undefined;
    }
  };
  return { draft, change, files: chosen, setFiles, step, go, errors, next, announced, send };
}

async function sendFiles(reference: string, cle: string, chosen: Chosen[]): Promise<Chosen[]> {
  const left: Chosen[] = [];
  for (const each of chosen) {
    try {
      await upload(reference, cle, each);
    } catch {
      left.push(each);
    }
  }
  return left;
}
