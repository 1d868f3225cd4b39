/** Ask the owner of an e-mail address to work for the company. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { Entreprise, Invitation } from "../../../api/types.ts";
import { currentLang, t } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { Failure } from "../../../ui/states.tsx";
import { INVITATIONS, type Role } from "./api.ts";
import { profilName } from "../names.ts";
import { Roles } from "./Rights.tsx";

const LANGUES = ["fr", "ar", "en"] as const;
type Profil = Entreprise["profils"][number];

export function Inviter(props: {
  open: boolean;
  entreprise: Entreprise;
  onClose: () => void;
  onSent: (sent: Invitation) => void;
}) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("inviter.title")} kind="box">
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: Parameters<typeof Inviter>[0]) {
  const { entreprise, onClose, onSent } = props;
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const [profil, setProfil] = useState<Profil>(entreprise.profils[0] ?? "IMP");
  const [roles, setRoles] = useState<Role[]>(["saisie"]);
  const [langue, setLangue] = useState<(typeof LANGUES)[number]>(currentLang());
  const [missing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        take(
          api.POST("/api/identity/v1/entreprise/invitations", {
            body: { email: email.trim(), profil: profil as "IMP", roles, langue },
          }),
        ),
      ),
    onSuccess: onSent,
    // Also a letter that did not leave leaves an invitation that can be sent again.
    onSettled: () => void queries.invalidateQueries({ queryKey: INVITATIONS }),
  });
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(roles.length === 0);
        if (roles.length > 0) send.mutate();
      }}
    >
      <p>{t("inviter.text")}</p>
      {send.error && <Failure error={send.error} />}
      <Field label={t("inviter.email")}>
        {(wired) => (
          <input
            {...wired}
            className="ref"
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="pair">
        <Field label={t("inviter.profil")}>
          {(wired) => (
            <select
              {...wired}
              value={profil}
              onChange={(event) => setProfil(event.currentTarget.value)}
            >
              {entreprise.profils.map((each) => (
                <option key={each} value={each}>
                  {profilName(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("inviter.langue")}>
          {(wired) => (
            <select
              {...wired}
              value={langue}
              onChange={(event) => setLangue(event.currentTarget.value as typeof langue)}
            >
              {LANGUES.map((each) => (
                <option key={each} value={each}>
                  {t(`langue.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Roles
        id="inviter-roles"
        label={t("membre.roles")}
        error={missing && roles.length === 0 ? t("membre.roles.requis") : undefined}
        chosen={roles}
        onChange={setRoles}
      />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(send.isPending)}>
          {t("inviter.go")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}
