/** How do I add an authenticator app? Name it, scan its secret, give back its first code. */
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { ApplicationAssociee } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Failure } from "../../../ui/states.tsx";
import { useChange } from "./change.ts";
import { CodeField, NameField } from "./Devices.tsx";

export function AddApplication({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={t("facteurs.applications.ajouter")} kind="box">
      <Steps onClose={onClose} />
    </Dialog>
  );
}

function Steps({ onClose }: { onClose: () => void }) {
  const [begun, setBegun] = useState<ApplicationAssociee>();
  if (begun) return <Scan begun={begun} onClose={onClose} />;
  return <Begin onBegun={setBegun} onClose={onClose} />;
}

function Begin(props: { onBegun: (begun: ApplicationAssociee) => void; onClose: () => void }) {
  const [nom, setNom] = useState("");
  const begin = useChange(
    () => take(api.POST("/api/identity/v1/applications", { body: { nom: nom.trim() } })),
    props.onBegun,
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (nom.trim()) begin.mutate(undefined);
      }}
    >
      {begin.error && <Failure error={begin.error} />}
      <NameField value={nom} onChange={setNom} />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(begin.isPending)}>
          {t("facteurs.continuer")}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}

function Scan({ begun, onClose }: { begun: ApplicationAssociee; onClose: () => void }) {
  const [code, setCode] = useState("");
  const confirm = useChange(
    () =>
      take(
        api.POST("/api/identity/v1/applications/{device_id}/confirmation", {
          params: { path: { device_id: begun.device_id } },
          body: { code },
        }),
      ),
    onClose,
  );
  const groups = begun.secret.match(/.{1,4}/g) ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(undefined);
      }}
    >
      <p>{t("facteurs.scanner")}</p>
      <img
        className="qr"
        src={`data:image/svg+xml,${encodeURIComponent(begun.qr)}`}
        alt={t("facteurs.qr")}
        width="200"
        height="200"
      />
      <p>
        {t("facteurs.secret")}
        <code className="ref secret">{groups.join(" ")}</code>
      </p>
      {confirm.error && <Failure error={confirm.error} />}
      <CodeField value={code} onChange={setCode} />
      <p className="actions">
        <button type="submit" className="button primary" {...busy(confirm.isPending)}>
          {t("facteurs.associer")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("cancel")}
        </button>
      </p>
    </form>
  );
}
