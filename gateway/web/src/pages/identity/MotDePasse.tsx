/** How do I change my password? Present, new, confirmation; user guide III.C. */
import "../../style/password.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { Link } from "wouter";
import { api, take } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import { t, useLang, type Key } from "../../i18n.ts";
import { met, normal, RULES, type Regles } from "../../password.ts";
import { withStepUp } from "../../stepup.ts";
import { busy } from "../../ui/busy.ts";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Failure, Loaded } from "../../ui/states.tsx";

type Field = "actuel" | "nouveau" | "confirmation";
type Typed = Record<Field, string>;
type Wrong = Partial<Record<Field, string[]>>;

const NOTHING: Typed = { actuel: "", nouveau: "", confirmation: "" };

export default function MotDePasse() {
  useLang();
  const [done, setDone] = useState(false);
  const regles = useQuery({
    queryKey: ["mot-de-passe", "regles"],
    queryFn: () => take(api.GET("/api/identity/v1/mot-de-passe/regles")),
    staleTime: Infinity,
  });
  return (
    <div className="medium">
      <PageHead title={t("account.password")} trail={[{ label: t("account.password") }]} />
      {done ? (
        <Done />
      ) : (
        <section className="panel" aria-label={t("mdp.legend")}>
          <Loaded answer={regles} lines={9}>
            {(known) => <Form regles={known} onDone={() => setDone(true)} />}
          </Loaded>
        </section>
      )}
    </div>
  );
}

function Done() {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="panel prose success" role="status">
      <h2 ref={title} tabIndex={-1}>
        <Icon name="check" />
        {t("mdp.change")}
      </h2>
      <p>{t("mdp.change.text")}</p>
      <p className="actions">
        <Link href="/" className="button primary">
          {t("mdp.retour")}
        </Link>
      </p>
    </section>
  );
}

function Form({ regles, onDone }: { regles: Regles; onDone: () => void }) {
  const [typed, setTyped] = useState(NOTHING);
  const [shown, setShown] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: (body: Typed) =>
      withStepUp(() => take(api.POST("/api/identity/v1/mot-de-passe", { body }))),
    onSuccess: onDone,
    onError: (error) => setWrong(wrongOf(error)),
  });
  const ticks = met(typed.nouveau, regles);
  const same = typed.nouveau !== "" && normal(typed.nouveau) === normal(typed.confirmation);
  const submit = () => {
    const found = faults(typed, regles);
    setWrong(found);
    change.reset();
    if (Object.keys(found).length === 0) change.mutate(typed);
  };
  // Whoever is refused goes on where it is wrong.
  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  }, [wrong]);
  const field = (name: Field, rules?: string) => ({
    label: t(`mdp.${name}`),
    type: shown ? "text" : "password",
    autoComplete: name === "actuel" ? "current-password" : "new-password",
    value: typed[name],
    wrong: wrong[name],
    describedBy: rules,
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  return (
    <form
      ref={form}
      className="password-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {change.isError && Object.keys(wrong).length === 0 && <Failure error={change.error} />}
      <PasswordField {...field("actuel")} />
      <PasswordField {...field("nouveau", "regles")}>
        <div id="regles" className="ticks">
          <p className="hint">{t("mdp.regles")}</p>
          <ul>
            {RULES.map((rule) => (
              <Tick key={rule} done={ticks.has(rule)}>
                {t(`mdp.${rule}`, rule === "minimum" ? { n: regles.minimum } : {})}
              </Tick>
            ))}
          </ul>
          {regles.phrase_des > 0 && (
            <p className="hint">{t("mdp.phrase", { n: regles.phrase_des })}</p>
          )}
          <p className="hint">{t("mdp.refuses")}</p>
        </div>
      </PasswordField>
      <PasswordField {...field("confirmation", "egal")}>
        <ul id="egal" className="ticks">
          <Tick done={same}>{t("mdp.egal")}</Tick>
        </ul>
      </PasswordField>
      <label className="tick-box">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        {t("mdp.afficher")}
      </label>
      <p className="hint">{t("mdp.conseil")}</p>
      <p className="actions">
        <button type="submit" className="button primary" {...busy(change.isPending)}>
          {change.isPending ? t("mdp.en-cours") : t("mdp.valider")}
        </button>
        <Link href="/" className="button">
          {t("cancel")}
        </Link>
      </p>
    </form>
  );
}

function PasswordField(props: {
  label: string;
  type: string;
  autoComplete: string;
  value: string;
  wrong: string[] | undefined;
  describedBy: string | undefined;
  onChange: (value: string) => void;
  children?: ReactNode;
}) {
  const id = useId();
  const { wrong, describedBy } = props;
  const described = [wrong && `${id}-error`, describedBy].filter(Boolean).join(" ");
  return (
    <div className={wrong ? "field invalid" : "field"}>
      <label htmlFor={id}>{props.label}</label>
      {wrong && (
        <div className="error" id={`${id}-error`} role="alert">
          {wrong.map((each) => (
            <p key={each}>{each}</p>
          ))}
        </div>
      )}
      <input
        id={id}
        className="ref"
        type={props.type}
        autoComplete={props.autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={1024}
        required
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.children}
    </div>
  );
}

function Tick({ done, children }: { done: boolean; children: ReactNode }) {
  return (
    <li className={done ? "done" : undefined}>
      {children}
      {done && <span className="sr"> – {t("mdp.fait")}</span>}
    </li>
  );
}

/** What can be told without asking: no attempt is counted for it. */
function faults(typed: Typed, regles: Regles): Wrong {
  const found: Wrong = {};
  if (typed.actuel === "") found.actuel = [t("mdp.requis")];
  const ticks = met(typed.nouveau, regles);
  const missing = RULES.filter((rule) => !ticks.has(rule)).map((rule) => told(rule, typed, regles));
  if (missing.length > 0) found.nouveau = missing;
  else if (normal(typed.nouveau) === normal(typed.actuel)) found.nouveau = [t("mdp.different")];
  if (normal(typed.nouveau) !== normal(typed.confirmation)) found.confirmation = [t("mdp.egal")];
  return found;
}

function told(rule: (typeof RULES)[number], typed: Typed, regles: Regles): string {
  if (rule !== "minimum") return t(`mdp.${rule}`);
  const tooLong = [...normal(typed.nouveau)].length > regles.maximum;
  return tooLong ? t("mdp.maximum", { n: regles.maximum }) : t("mdp.minimum", { n: regles.minimum });
}

/** Put identity's refusal where it belongs; what belongs to no field is told above the form. */
function wrongOf(error: unknown): Wrong {
  if (!(error instanceof Problem)) return {};
  if (error.code === "identity.mot-de-passe-incorrect") {
    return { actuel: [t("problem.identity.mot-de-passe-incorrect" satisfies Key)] };
  }
  const found: Wrong = {};
  for (const { pointer, detail } of error.errors) {
    const name = pointer.slice(1) as Field;
    if (name in NOTHING) (found[name] ??= []).push(detail);
  }
  return found;
}
