/** Let another company act for mine: whom, for what, until when; read again, then signed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useLocation, useSearchParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { ProcurationSuivie } from "../../../api/types.ts";
import { t, useLang } from "../../../i18n.ts";
import { newId } from "../../../ids.ts";
import { today } from "../../../format.ts";
import { useSignedIn } from "../../../session.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Icon } from "../../../ui/icon.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Failure, Loaded } from "../../../ui/states.tsx";
import { PROCURATIONS, takeStep, useProcuration, useSigns } from "./api.ts";
import {
  draftOf, emptyDraft, orderOf, stepOf, STEPS, wrongIn, wrongOf, type Draft, type Step, type Wrong,
} from "./draft.ts";
import { Etendue } from "./Etendue.tsx";
import { Terms } from "./Terms.tsx";
import { Parties } from "./Parties.tsx";

export default function Nouvelle() {
  useLang();
  const signs = useSigns();
  const here = useSignedIn();
  const [search] = useSearchParams();
  const saved = useProcuration(search.get("brouillon") ?? "");
  const title = t("procurations.nouvelle");
  const trail = [{ label: t("procurations.title"), href: "/procurations" }, { label: title }];
  return (
    <div className="medium">
      <PageHead title={title} trail={trail} />
      {!signs || !here?.ice ? (
        <Refused acting={Boolean(here?.acting)} />
      ) : search.has("brouillon") ? (
        <Loaded answer={saved} lines={12}>
          {(known) => <Form own={here.ice ?? ""} saved={known} />}
        </Loaded>
      ) : (
        <Form own={here.ice} />
      )}
    </div>
  );
}

function Refused({ acting }: { acting: boolean }) {
  if (acting) return <p className="hint-box">{t("procurations.en-agissant")}</p>;
  return <Failure error={new Problem(403, "forbidden")} />;
}

function Form({ own, saved }: { own: string; saved?: ProcurationSuivie }) {
  const known = saved?.procuration;
  const now = today();
  const [id] = useState(() => known?.procuration_id ?? newId());
  const [draft, setDraft] = useState<Draft>(() => (known ? draftOf(known) : emptyDraft(now)));
  const [step, setStep] = useState<Step>("parties");
  const [wrong, setWrong] = useState<Wrong>({});
  const [, go] = useLocation();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else heading.current?.focus();
  }, [step]);
  useEffect(() => {
    if (Object.keys(wrong).length > 0) {
      form.current?.querySelector<HTMLElement>("[aria-invalid], fieldset.invalid")?.focus();
    }
  }, [wrong]);
  const save = useMutation({
    mutationFn: (of: Draft) => saveDraft(id, of),
    onSuccess: (now) => {
      void queries.invalidateQueries({ queryKey: PROCURATIONS });
      setStep("recapitulatif");
      return now;
    },
    onError: (error) => {
      const refused = error instanceof Problem ? wrongOf(error.errors) : {};
      const [box] = Object.keys(refused) as (keyof Draft)[];
      if (box) setStep(stepOf(box));
      setWrong(refused);
    },
  });
  const sign = useMutation({
    mutationFn: () => withStepUp(() => takeStep(id, { acte: "soumettre" })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: PROCURATIONS });
      go(`/procurations/${id}`);
    },
  });
  const change = (changes: Partial<Draft>) => {
    setDraft((old) => ({ ...old, ...changes }));
    setWrong({});
  };
  const onward = () => {
    if (step === "recapitulatif") return sign.mutate();
    const found = wrongIn(step, draft, own, now);
    setWrong(found);
    if (Object.keys(found).length > 0) return undefined;
    return step === "parties" ? setStep("etendue") : save.mutate(draft);
  };
  const at = STEPS.indexOf(step);
  const working = save.isPending || sign.isPending;
  const error = step === "recapitulatif" ? sign.error : save.error;
  return (
    <>
      <nav className="progress" aria-label={t("souscription.etapes")}>
        <ol>
          {STEPS.map((each, i) => (
            <li
              key={each}
              className={i < at ? "done" : undefined}
              aria-current={i === at ? "step" : undefined}
            >
              {i < at ? (
                <button type="button" className="link" onClick={() => setStep(each)}>
                  {t(`procuration.etape.${each}`)}
                </button>
              ) : (
                <span>{t(`procuration.etape.${each}`)}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <form
        className="panel steps"
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          onward();
        }}
      >
        <h2 tabIndex={-1} ref={heading}>
          {t(`procuration.etape.${step}`)}
        </h2>
        {step === "parties" && <Parties draft={draft} wrong={wrong} onChange={change} />}
        {step === "etendue" && (
          <Etendue draft={draft} wrong={wrong} kept={known?.document_nom} onChange={change} />
        )}
        {step === "recapitulatif" && <Recap of={save.data} />}
        {error && <Failure error={error} />}
        <p className="actions">
          <button type="submit" className="button primary" {...busy(working)}>
            {step === "recapitulatif" && <Icon name="lock" />}
            {t(step === "recapitulatif" ? "procuration.signer" : "procuration.suivant")}
          </button>
          {at > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => setStep(STEPS[at - 1] ?? "parties")}
              {...busy(working)}
            >
              {t("back")}
            </button>
          )}
        </p>
      </form>
    </>
  );
}

function Recap({ of }: { of: Awaited<ReturnType<typeof saveDraft>> | undefined }) {
  if (!of) return null;
  return (
    <>
      <p>{t("procuration.relire")}</p>
      <Terms of={of} />
      <p className="hint-box">{t(`procuration.apres.${of.type}`)}</p>
    </>
  );
}

/** Keep the draft, and its paper; sent twice, it is one. */
function saveDraft(procuration_id: string, draft: Draft) {
  const path = { procuration_id };
  const { file } = draft;
  return withStepUp(async () => {
    const kept = await take(
      api.PUT("/api/identity/v1/procurations/{procuration_id}", {
        params: { path },
        body: orderOf(draft),
      }),
    );
    if (!file) return kept;
    await take(
      api.PUT("/api/identity/v1/procurations/{procuration_id}/document", {
        params: { path, query: { nom: file.name.slice(-200) } },
        headers: { "Content-Type": "application/pdf" },
        body: file as never,
        bodySerializer: (body: unknown) => body as File,
      }),
    );
    return { ...kept, document_nom: file.name };
  });
}
