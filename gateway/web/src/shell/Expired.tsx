/** The session is over but the page stays: sign in beside it, and go on where you were. */
import { t } from "../i18n.ts";
import { loginAddress, useExpired } from "../session.ts";
import { Dialog } from "../ui/dialog.tsx";

export function Expired() {
  const expired = useExpired();
  const address = loginAddress("/reconnecte");
  return (
    <Dialog open={expired} onClose={() => {}} title={t("session.over")} kind="box" closable={false}>
      <p>{t("session.over.text")}</p>
      <p className="actions">
        <a
          href={address}
          target="_blank"
          rel="opener"
          className="button primary"
          onClick={(event) => {
            // A window opened by script may close itself afterwards; a blocked one stays a link.
            if (window.open(address, "portnet-id")) event.preventDefault();
          }}
        >
          {t("session.again")}
        </a>
        <a href="/bienvenue" className="button">
          {t("session.leave")}
        </a>
      </p>
    </Dialog>
  );
}
