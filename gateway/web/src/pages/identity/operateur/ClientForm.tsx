/** What may a partner's system do, how does it prove itself, and whence may it come? */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { ClientRemis, FicheClient } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { ActForm, Line, Reason } from "../act.tsx";
import { usePartners } from "./BankCode.tsx";

const BY_CODE = ["authorization_code", "refresh_token"] as const;
const AUTH = ["client_secret_basic", "private_key_jwt"] as const;

type Rights = {
  nom: string;
  machine: boolean;
  persons: boolean;
  redirect_uris: string;
  post_logout_redirect_uris: string;
  backchannel_logout_uri: string;
  scope: string;
  audiences: string;
  jwks: string;
  require_par: boolean;
  require_dpop: boolean;
  may_introspect: boolean;
};
const NEW: Rights = {
  nom: "",
  machine: true,
  persons: false,
  redirect_uris: "",
  post_logout_redirect_uris: "",
  backchannel_logout_uri: "",
  scope: "events:publish events:read",
  audiences: "",
  jwks: "",
  require_par: false,
  require_dpop: false,
  may_introspect: false,
};
const lines = (text: string) => text.split(/\s+/).filter(Boolean);

/** Return the keys of a pasted text; undefined when it is no JSON object. */
function keys(text: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function body(rights: Rights, byKeys: boolean, home: string | null) {
  const { nom, scope, require_par, require_dpop, may_introspect } = rights;
  return {
    nom,
    scope,
    require_par,
    require_dpop,
    may_introspect,
    grant_types: [
      ...(rights.machine ? (["client_credentials"] as const) : []),
      ...(rights.persons ? BY_CODE : []),
    ],
    redirect_uris: rights.persons ? lines(rights.redirect_uris) : [],
    post_logout_redirect_uris: rights.persons ? lines(rights.post_logout_redirect_uris) : [],
    backchannel_logout_uri: rights.backchannel_logout_uri || null,
    home_uri: home,
    audiences: lines(rights.audiences),
    jwks: byKeys ? (keys(rights.jwks) ?? null) : null,
  };
}

function Area(props: {
  label: string;
  hint: string;
  error?: string | undefined;
  value: string;
  required?: boolean;
  rows?: number;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(wired) => (
        <textarea
          {...wired}
          className="ref"
          rows={props.rows ?? 2}
          required={props.required}
          spellCheck={false}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function RightsFields(props: {
  rights: Rights;
  onChange: (rights: Rights) => void;
  byKeys: boolean;
}) {
  const { rights, onChange, byKeys } = props;
  const set =
    <K extends keyof Rights>(name: K) =>
    (value: Rights[K]) =>
      onChange({ ...rights, [name]: value });
  const unread = byKeys && rights.jwks !== "" && !keys(rights.jwks);
  return (
    <>
      <Line label={t("client.nom")} value={rights.nom} onChange={set("nom")} required max={100} />
      <Choices
        label={t("client.grants")}
        id="grants"
        error={rights.machine || rights.persons ? undefined : t("client.grants.vide")}
      >
        <Check checked={rights.machine} onChange={set("machine")}>
          {t("client.machine")}
        </Check>
        <Check checked={rights.persons} onChange={set("persons")}>
          {t("client.personnes")}
        </Check>
      </Choices>
      {rights.persons && (
        <>
          <Area
            label={t("client.redirect")}
            hint={t("client.uris.hint")}
            required
            value={rights.redirect_uris}
            onChange={set("redirect_uris")}
          />
          <Area
            label={t("client.apres")}
            hint={t("client.uris.hint")}
            value={rights.post_logout_redirect_uris}
            onChange={set("post_logout_redirect_uris")}
          />
          <Line
            label={t("client.backchannel")}
            value={rights.backchannel_logout_uri}
            onChange={set("backchannel_logout_uri")}
            max={500}
            code
          />
        </>
      )}
      <Line
        label={t("client.scope")}
        hint={t("client.scope.hint")}
        value={rights.scope}
        onChange={set("scope")}
        required
        max={500}
        code
      />
      <Area
        label={t("client.audiences")}
        hint={t("client.audiences.hint")}
        value={rights.audiences}
        onChange={set("audiences")}
        rows={1}
      />
      {byKeys && (
        <Area
          label={t("client.jwks")}
          hint={t("client.jwks.hint")}
          error={unread ? t("client.jwks.illisible") : undefined}
          required
          rows={5}
          value={rights.jwks}
          onChange={set("jwks")}
        />
      )}
      <Choices label={t("client.exigences")} id="demands">
        <Check checked={rights.require_dpop} onChange={set("require_dpop")}>
          {t("client.dpop")}
        </Check>
        <Check checked={rights.require_par} onChange={set("require_par")}>
          {t("client.par")}
        </Check>
        <Check checked={rights.may_introspect} onChange={set("may_introspect")}>
          {t("client.introspect")}
        </Check>
      </Choices>
    </>
  );
}

const complete = (rights: Rights, byKeys: boolean) =>
  (rights.machine || rights.persons) && (!byKeys || keys(rights.jwks) !== undefined);

export function NewClient(props: { onClose: () => void; onDone: (given: ClientRemis) => void }) {
  const partners = usePartners();
  const [clientId, setClientId] = useState("");
  const [organisme, setOrganisme] = useState("");
  const [auth, setAuth] = useState<(typeof AUTH)[number]>("private_key_jwt");
  const [rights, setRights] = useState(NEW);
  const [motif, setMotif] = useState("");
  const byKeys = auth === "private_key_jwt";
  const act = async () => {
    const given = await take(
      api.POST("/api/identity/v1/clients", {
        body: {
          ...body(rights, byKeys, null),
          client_id: clientId,
          organisme,
          auth_method: auth,
          motif: motif.trim(),
        },
      }),
    );
    props.onDone(given);
  };
  return (
    <ActForm
      go={t("desk.enregistrer")}
      onClose={props.onClose}
      act={act}
      ready={complete(rights, byKeys)}
    >
      <Field label={t("client.organisme")}>
        {(wired) => (
          <select
            {...wired}
            required
            value={organisme}
            onChange={(event) => setOrganisme(event.currentTarget.value)}
          >
            <option value="">{t("client.organisme.choisir")}</option>
            {partners.data?.items.map(({ code, nom }) => (
              <option key={code} value={code}>
                {nom} ({code})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Line
        label={t("client.id")}
        hint={t("client.id.hint")}
        value={clientId}
        onChange={setClientId}
        required
        max={64}
        code
      />
      <Field label={t("client.auth")}>
        {(wired) => (
          <select
            {...wired}
            value={auth}
            onChange={(event) => setAuth(event.currentTarget.value as (typeof AUTH)[number])}
          >
            {AUTH.toReversed().map((each) => (
              <option key={each} value={each}>
                {t(`client.auth.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <RightsFields rights={rights} onChange={setRights} byKeys={byKeys} />
      <Reason hint={t("motif.journal")} value={motif} onChange={setMotif} />
    </ActForm>
  );
}

export function EditClient(props: {
  seen: FicheClient;
  onClose: () => void;
  onDone: (now: FicheClient) => void;
}) {
  const { seen } = props;
  const [rights, setRights] = useState<Rights>({
    nom: seen.nom,
    machine: seen.grant_types.includes("client_credentials"),
    persons: seen.grant_types.includes("authorization_code"),
    redirect_uris: seen.redirect_uris.join("\n"),
    post_logout_redirect_uris: seen.post_logout_redirect_uris.join("\n"),
    backchannel_logout_uri: seen.backchannel_logout_uri ?? "",
    scope: seen.scope,
    audiences: seen.audiences.join("\n"),
    jwks: seen.jwks ? JSON.stringify(seen.jwks, null, 2) : "",
    require_par: seen.require_par,
    require_dpop: seen.require_dpop,
    may_introspect: seen.may_introspect,
  });
  const [motif, setMotif] = useState("");
  const byKeys = seen.auth_method === "private_key_jwt";
  const act = async () =>
    props.onDone(
      await take(
        api.PUT("/api/identity/v1/clients/{client_id}", {
          params: { path: { client_id: seen.client_id } },
          body: {
            ...body(rights, byKeys, seen.home_uri),
            modifie_le: seen.modifie_le,
            motif: motif.trim(),
          },
        }),
      ),
    );
  return (
    <ActForm
      go={t("desk.enregistrer")}
      onClose={props.onClose}
      act={act}
      ready={complete(rights, byKeys)}
    >
      <RightsFields rights={rights} onChange={setRights} byKeys={byKeys} />
      <Reason hint={t("motif.journal")} value={motif} onChange={setMotif} />
    </ActForm>
  );
}
