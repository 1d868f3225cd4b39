/** A secret that is shown once: copy it now, or make another. */
import { useState } from "react";
import type { ClientRemis } from "../../../api/types.ts";
import { t } from "../../../i18n.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Icon } from "../../../ui/icon.tsx";

export function SecretOnce({ given, onClose }: { given: ClientRemis | undefined; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <Dialog open={given !== undefined} onClose={onClose} title={t("client.secret")} kind="box">
      <p className="hint-box">
        <Icon name="alert" />
        <span>{t("client.secret.text")}</span>
      </p>
      <dl className="details one">
        <div>
          <dt>{t("client.id")}</dt>
          <dd>
            <span className="ref">{given?.client.client_id}</span>
          </dd>
        </div>
        <div>
          <dt>{t("client.secret")}</dt>
          <dd className="ref secret">{given?.client_secret}</dd>
        </div>
      </dl>
      <p className="actions">
        <button
          type="button"
          className="button primary"
          onClick={() =>
            void navigator.clipboard.writeText(given?.client_secret ?? "").then(() => setCopied(true))
          }
        >
          {t("client.copier")}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t("client.garde")}
        </button>
        <span role="status">{copied && t("client.copie")}</span>
      </p>
    </Dialog>
  );
}
