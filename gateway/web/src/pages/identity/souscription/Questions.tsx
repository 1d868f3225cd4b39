/** What is asked of the company, of its profiles, and of who will administer its accounts? */
import type { HTMLAttributes } from "react";
import { t, tryText } from "../../../i18n.ts";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { compactIce, iceProgress, PROFILS, type Draft, type Wrong } from "./draft.ts";
import type { Form } from "./form.ts";

type Name = "raison_sociale" | "rc" | "if_fiscal" | "adresse" | "ville" | "telephone" | "email";

/** The id of a question's box, which the summary of errors leads to. */
export function boxId(name: string): string {
  return `q-${name.replace("/", "-")}`;
}

export function wrongText(name: string, wrong: Wrong | undefined): string | undefined {
  if (!wrong) return undefined;
  return tryText(`souscription.faux.${wrong}.${name}`) ?? tryText(`souscription.faux.${wrong}`);
}

export function questionText(name: string): string {
  return tryText(`souscription.q.${name}`) ?? name;
}

export function Text(props: {
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  type?: "text" | "email" | "tel";
  max: number;
  complete?: string;
  inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  ltr?: boolean;
}) {
  const { name, value, onChange, error, type = "text", max, complete, inputMode, ltr } = props;
  return (
    <Field
      id={boxId(name)}
      label={questionText(name)}
      hint={tryText(`souscription.q.${name}.hint`)}
      error={error}
    >
      {(wired) => (
        <input
          {...wired}
          type={type}
          className={ltr ? "ref" : undefined}
          dir={ltr ? undefined : "auto"}
          maxLength={max}
          required
          autoComplete={complete ?? "off"}
          inputMode={inputMode}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function plain({ draft, change, errors }: Form, name: Name) {
  return {
    name,
    value: draft[name],
    error: wrongText(name, errors[name]),
    onChange: (value: string) => change({ [name]: value } as Partial<Draft>),
  };
}

export function Entreprise({ form }: { form: Form }) {
  return (
    <>
      <Ice form={form} />
      <Text {...plain(form, "raison_sociale")} max={200} complete="organization" />
      <div className="pair">
        <Text {...plain(form, "rc")} max={40} />
        <Text {...plain(form, "if_fiscal")} max={40} inputMode="numeric" ltr />
      </div>
      <Text {...plain(form, "adresse")} max={300} complete="street-address" />
      <div className="pair">
        <Text {...plain(form, "ville")} max={100} complete="address-level2" />
        <Text {...plain(form, "telephone")} type="tel" max={30} complete="tel" ltr />
      </div>
    </>
  );
}

/** The number is judged while it is typed, and said when it is whole. */
function Ice({ form: { draft, change, errors } }: { form: Form }) {
  const progress = iceProgress(draft.ice);
  const digits = compactIce(draft.ice).length;
  return (
    <>
      <Field
        id={boxId("ice")}
        label={questionText("ice")}
        hint={t("souscription.q.ice.hint")}
        error={wrongText("ice", errors["ice"])}
      >
        {(wired) => (
          <input
            {...wired}
            aria-describedby={`${wired["aria-describedby"] ?? ""} ${wired.id}-now`.trim()}
            className="ref"
            inputMode="numeric"
            autoComplete="off"
            maxLength={25}
            required
            value={draft.ice}
            onChange={(event) => change({ ice: event.currentTarget.value, ice_atteste: false })}
          />
        )}
      </Field>
      <p className={`ice-now ${progress}`} id={`${boxId("ice")}-now`} role="status">
        {progress === "juste" && (
          <>
            <Icon name="check" /> {t("souscription.ice.juste")}
          </>
        )}
        {progress === "court" && digits > 0 && t("souscription.ice.court", { n: digits })}
        {progress === "faux" && t("souscription.ice.faux")}
        {progress === "illisible" && t("souscription.ice.illisible")}
      </p>
      {progress === "faux" && (
        <Check checked={draft.ice_atteste} onChange={(ice_atteste) => change({ ice_atteste })}>
          {t("souscription.ice.atteste")}
        </Check>
      )}
    </>
  );
}

export function Profil({ form: { draft, change, errors } }: { form: Form }) {
  return (
    <Choices
      id={boxId("profils")}
      label={questionText("profils")}
      hint={t("souscription.q.profils.hint")}
      error={wrongText("profils", errors["profils"])}
    >
      {PROFILS.map((code) => (
        <Check
          key={code}
          checked={draft.profils.includes(code)}
          onChange={(on) =>
            change({
              profils: PROFILS.filter((each) =>
                each === code ? on : draft.profils.includes(each),
              ),
            })
          }
        >
          <strong>{t(`profil.${code}`)}</strong>
          <small>{t(`souscription.profil.${code}`)}</small>
        </Check>
      ))}
    </Choices>
  );
}

export function Administrateur({ form }: { form: Form }) {
  const { draft, change, errors } = form;
  const admin = (name: keyof Draft["administrateur"]) => ({
    name: `administrateur/${name}`,
    value: draft.administrateur[name],
    error: wrongText(`administrateur/${name}`, errors[`administrateur/${name}`]),
    onChange: (value: string) =>
      change({ administrateur: { ...draft.administrateur, [name]: value } }),
  });
  return (
    <>
      <p>{t("souscription.administrateur.lead")}</p>
      <div className="pair">
        <Text {...admin("prenom")} max={100} complete="given-name" />
        <Text {...admin("nom")} max={100} complete="family-name" />
      </div>
      <Text {...admin("fonction")} max={100} complete="organization-title" />
      <Text {...admin("email")} type="email" max={254} complete="email" ltr />
      <Text {...plain(form, "email")} type="email" max={254} complete="email" ltr />
      {draft.email === "" && draft.administrateur.email !== "" && (
        <p>
          <button
            type="button"
            className="link"
            onClick={() => change({ email: draft.administrateur.email })}
          >
            {t("souscription.meme-adresse")}
          </button>
        </p>
      )}
    </>
  );
}
