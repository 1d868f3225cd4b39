/** How does a company join? A form in five steps, which remembers what was said. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { Problem } from "../../../api/problem.ts";
import { t, useLang } from "../../../i18n.ts";
import { Phone } from "../../../shell/Footer.tsx";
import { busy } from "../../../ui/busy.ts";
import { Check } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Failure } from "../../../ui/states.tsx";
import { Offers } from "../../billing/Offers.tsx";
import { STEPS, orderOf, type Step } from "./draft.ts";
import { Answers } from "./Answers.tsx";
import { useForm, type Form, type Sent } from "./form.ts";
import { Papers, size } from "./Papers.tsx";
import { Administrateur, boxId, Entreprise, Profil, questionText, wrongText } from "./Questions.tsx";
import { Done } from "./Sent.tsx";

export default function Souscription() {
  useLang();
  const [sent, setSent] = useState<Sent>();
  const form = useForm(() => scrollTo(0, 0));
  const title = t("souscription.title");
  return (
    <div className="medium">
      <PageHead title={title} trail={[{ label: title }]} />
      {sent ? <Done sent={sent} /> : <Steps form={form} onSent={setSent} />}
    </div>
  );
}

function Steps({ form, onSent }: { form: Form; onSent: (sent: Sent) => void }) {
  const { step } = form;
  const at = STEPS.indexOf(step);
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    scrollTo(0, 0);
    head.current?.focus({ preventScroll: true });
  }, [step]);
  const send = useMutation({
    mutationFn: form.send,
    onSuccess: (sent) => {
      if (sent) onSent(sent);
    },
  });
  const previous = STEPS[at - 1];
  const isLast = step === "recapitulatif";
  return (
    <>
      {at === 0 && <Introduction />}
      <Progress step={step} onGo={form.go} />
      <form
        className="panel steps"
        noValidate
        aria-labelledby="step-title"
        onSubmit={(event) => {
          event.preventDefault();
          if (isLast) send.mutate();
          else form.next();
        }}
      >
        <h2 id="step-title" tabIndex={-1} ref={head}>
          {t(`souscription.etape.${step}`)}
        </h2>
        <Summary form={form} />
        <Body form={form} />
        {send.error && <Refused error={send.error} onRetry={() => send.mutate()} />}
        <p className="actions">
          {previous && (
            <button type="button" className="button" onClick={() => form.go(previous)}>
              <Icon name="back" />
              {t("souscription.precedent")}
            </button>
          )}
          <button type="submit" className="button primary" {...busy(send.isPending)}>
            {isLast ? t(send.isPending ? "souscription.envoi" : "souscription.envoyer") : t("souscription.suivant")}
          </button>
        </p>
      </form>
      {at === 0 && (
        <section className="prose after-form">
          <h2>{t("offres.title")}</h2>
          <Offers />
        </section>
      )}
    </>
  );
}

function Body({ form }: { form: Form }): ReactNode {
  switch (form.step) {
    case "entreprise":
      return <Entreprise form={form} />;
    case "profil":
      return <Profil form={form} />;
    case "administrateur":
      return <Administrateur form={form} />;
    case "documents":
      return (
        <>
          <p>{t("souscription.documents.lead")}</p>
          <Papers files={form.files} onFiles={form.setFiles} />
        </>
      );
    case "recapitulatif":
      return <Recap form={form} />;
  }
}

function Introduction() {
  return (
    <div className="prose before-form">
      <p className="lead">{t("souscription.lead")}</p>
      <p>
        {t("souscription.deja")}{" "}
        <Link href="/souscription/suivi">{t("souscription.suivre")}</Link>
      </p>
      <details className="coming">
        <summary>
          <Icon name="chevron" />
          {t("souscription.prepare")}
        </summary>
        <ul className="bullets">
          <li>{t("souscription.ice")}</li>
          <li>{t("souscription.rc")}</li>
          <li>{t("souscription.mandataire")}</li>
          <li>{t("souscription.email")}</li>
        </ul>
        <p>
          {t("souscription.appel")} <Phone />
        </p>
      </details>
    </div>
  );
}

/** Where we are among the steps; what is behind can be gone back to. */
function Progress({ step, onGo }: { step: Step; onGo: (step: Step) => void }) {
  const at = STEPS.indexOf(step);
  return (
    <nav className="progress" aria-label={t("souscription.etapes")}>
      <ol>
        {STEPS.map((each, i) => (
          <li key={each} className={i < at ? "done" : undefined} aria-current={i === at ? "step" : undefined}>
            {i < at ? (
              <button type="button" className="link" onClick={() => onGo(each)}>
                {t(`souscription.etape.${each}`)}
              </button>
            ) : (
              <span>{t(`souscription.etape.${each}`)}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** All that is wrong, each with the way to its box; it takes the focus, so it is read out. */
function Summary({ form: { errors, announced, step, go } }: { form: Form }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (announced > 0) box.current?.focus();
  }, [announced]);
  const wrong = Object.entries(errors);
  if (wrong.length === 0) return null;
  return (
    <div className="failure" role="alert" tabIndex={-1} ref={box}>
      <Icon name="alert" />
      <div>
        <p>{t("souscription.a-corriger")}</p>
        <ul className="bullets">
          {wrong.map(([name, why]) => (
            <li key={name}>
              <a
                href={`#${boxId(name)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const there = document.getElementById(boxId(name));
                  if (there) there.focus();
                  else go(step);
                }}
              >
                {questionText(name)}
              </a>
              {" – "}
              {wrongText(name, why)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Recap({ form }: { form: Form }) {
  const { draft, files, errors, change, go } = form;
  const { consentement: _, email, ...said } = orderOf(draft);
  return (
    <>
      <p>{t("souscription.relire")}</p>
      <Answers of={said} email={email} />
      <h3>{t("souscription.etape.documents")}</h3>
      {files.length === 0 ? (
        <p>
          {t("souscription.sans-document")}{" "}
          <button type="button" className="link" onClick={() => go("documents")}>
            {t("souscription.joindre")}
          </button>
        </p>
      ) : (
        <ul className="bullets">
          {files.map(({ nature, file }, i) => (
            <li key={`${file.name} ${i}`}>
              {t(`papier.${nature}`)} – <bdi>{file.name}</bdi>, {size(file.size)}
            </li>
          ))}
        </ul>
      )}
      {errors["consentement"] && (
        <p className="error" id="consent-error">
          {wrongText("consentement", errors["consentement"])}
        </p>
      )}
      <Check
        id={boxId("consentement")}
        checked={draft.consentement}
        invalid={"consentement" in errors}
        describedBy={errors["consentement"] ? "consent-error" : undefined}
        onChange={(consentement) => change({ consentement })}
      >
        {t("souscription.consentement")}
      </Check>
    </>
  );
}

/** A request that is being examined already has its own way on. */
function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const pending = error instanceof Problem && error.code === "identity.souscription-en-cours";
  return (
    <>
      <Failure error={error} onRetry={onRetry} />
      {pending && (
        <p>
          <Link href="/souscription/suivi">{t("souscription.suivre")}</Link>
        </p>
      )}
    </>
  );
}
