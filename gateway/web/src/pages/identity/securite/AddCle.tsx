/** How do I add a passkey? Name it, and let the device make it. */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import { t } from "../../../i18n.ts";
import { makePasskey } from "../../../webauthn.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useChange } from "./change.ts";
import { NameField } from "./Devices.tsx";

export function AddCle({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t("facteurs.cles.ajouter")} kind="box">
      <Form onClose={onClose} />
    </Dialog>
  );
}

async function add(nom: string) {
  const options = await take(api.POST("/api/identity/v1/cles/options"));
  const reponse = await makePasskey(options);
  return take(api.POST("/api/identity/v1/cles", { body: { nom, reponse } }));
}

function Form({ onClose }: { onClose: () => void }) {
  const [nom, setNom] = useState("");
  const change = useChange(() => add(nom.trim()), onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (nom.trim()) change.mutate(undefined);
      }}
    >
      {change.error && (
        // What the device would not do is no refusal of the portal's.
        <Failure
          error={
            change.error instanceof Problem ? change.error : new Problem(422, "cle-sans-reponse")
          }
        />
      )}
      <NameField value={nom} onChange={setNom} />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(change.isPending)}>
          {t("facteurs.continuer")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}
