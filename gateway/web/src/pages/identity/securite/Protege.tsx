/** Every session was closed at its owner's word: how do they come back? */
import { t, useLang } from "../../../i18n.ts";
import { Phone } from "../../../shell/Footer.tsx";
import { PageHead } from "../../../ui/page.tsx";

const STEPS = ["1", "2", "3"] as const;

export default function Protege() {
  useLang();
  return (
    <div className="narrow prose">
      <PageHead title={t("protege.title")} trail={[{ label: t("protege.title") }]} />
      <p className="lead">{t("protege.lead")}</p>
      <ol className="numbers">
        {STEPS.map((step) => (
          <li key={step}>{t(`protege.${step}`)}</li>
        ))}
      </ol>
      <p className="actions">
        <a href="/id/mot-de-passe/oubli" className="button primary">
          {t("protege.go")}
        </a>
      </p>
      <p>
        {t("protege.help")} <Phone />
      </p>
    </div>
  );
}
