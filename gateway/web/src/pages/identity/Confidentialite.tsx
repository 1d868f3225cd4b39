/** What does everyone who enters promise? The user guide, VII. */
import { t, useLang } from "../../i18n.ts";
import { PageHead } from "../../ui/page.tsx";

const PROMISES = ["1", "2", "3", "4"] as const;

export default function Confidentialite() {
  useLang();
  return (
    <div className="narrow prose">
      <PageHead title={t("foot.privacy")} trail={[{ label: t("foot.privacy") }]} />
      <p className="lead">{t("privacy.lead")}</p>
      <ul className="bullets">
        {PROMISES.map((promise) => (
          <li key={promise}>{t(`privacy.${promise}`)}</li>
        ))}
      </ul>
      <h2>{t("privacy.keep")}</h2>
      <p>{t("privacy.keep.text")}</p>
    </div>
  );
}
