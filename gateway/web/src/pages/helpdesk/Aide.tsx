/** The help centre on a page of its own. */
import { t, useLang } from "../../i18n.ts";
import { Phone } from "../../shell/Footer.tsx";
import { HelpEntries } from "../../shell/Help.tsx";
import { PageHead } from "../../ui/page.tsx";

export default function Aide() {
  useLang();
  return (
    <div className="medium">
      <PageHead title={t("help.title")} trail={[{ label: t("help.title") }]} />
      <section className="panel" aria-label={t("help.title")}>
        <HelpEntries />
      </section>
      <p className="help-phone">
        {t("help.call")} <Phone />
      </p>
    </div>
  );
}
