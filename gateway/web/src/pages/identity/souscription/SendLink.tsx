/** The link was lost, or never came: mail it again to who may have it. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import { t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Field } from "../../../ui/field.tsx";
import { Failure } from "../../../ui/states.tsx";

export function SendLink(props: { reference?: string; email?: string }) {
  const [reference, setReference] = useState(props.reference ?? "");
  const [email, setEmail] = useState(props.email ?? "");
  const send = useMutation({
    mutationFn: () =>
      take(api.POST("/api/identity/v1/souscriptions/suivi", { body: { reference: reference.trim(), email: email.trim() } })),
  });
  return (
    <form
      className="send-link"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <div className="pair">
        <Field label={t("suivi.reference")} hint={t("suivi.reference.hint")}>
          {(wired) => (
            <input
              {...wired}
              className="ref"
              required
              maxLength={40}
              autoComplete="off"
              value={reference}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t("souscription.q.email")} hint={t("suivi.email.hint")}>
          {(wired) => (
            <input
              {...wired}
              className="ref"
              type="email"
              required
              maxLength={254}
              autoComplete="email"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <p className="actions">
        <button type="submit" className="button" {...busy(send.isPending)}>
          {t("suivi.renvoyer")}
        </button>
      </p>
      {send.error && <Failure error={send.error} />}
      <p role="status">{send.isSuccess ? t("suivi.renvoye") : ""}</p>
    </form>
  );
}
