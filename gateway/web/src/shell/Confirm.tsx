/** "Is it you?" before an act that matters: sign in beside the page, which loses nothing. */
import { t } from "../i18n.ts";
import { loginAddress, PORTAL } from "../session.ts";
import { giveUp, useStepUp } from "../stepup.ts";
import { Dialog } from "../ui/dialog.tsx";

export function Confirm() {
  const asked = useStepUp();
  const address = loginAddress("/reconnecte", PORTAL, asked);
  return (
    <Dialog open={asked !== undefined} onClose={giveUp} title={t("stepup.title")} kind="box">
      <p>{t("stepup.text")}</p>
      <p className="actions">
        <a
          href={address}
          target="_blank"
          rel="opener"
          className="button primary"
          onClick={(event) => {
            if (window.open(address, "portnet-id")) event.preventDefault();
          }}
        >
          {t("stepup.go")}
        </a>
        <button type="button" className="button" onClick={giveUp}>
          {t("cancel")}
        </button>
      </p>
    </Dialog>
  );
}
