/** How does a company join? What to prepare, what it costs, whom to call. */
import { Link } from "wouter";
import { t, useLang } from "../../i18n.ts";
import { Offers } from "../billing/Offers.tsx";
import { Phone } from "../../shell/Footer.tsx";
import { PageHead } from "../../ui/page.tsx";

const PAPERS = ["ice", "rc", "mandataire", "email"] as const;

export default function Souscription() {
  useLang();
  return (
    <div className="medium">
      <PageHead title={t("souscription.title")} trail={[{ label: t("souscription.title") }]} />
      <div className="prose">
        <p className="lead">{t("souscription.lead")}</p>
        <h2>{t("souscription.prepare")}</h2>
        <ul className="bullets">
          {PAPERS.map((paper) => (
            <li key={paper}>{t(`souscription.${paper}`)}</li>
          ))}
        </ul>
        <h2>{t("souscription.how")}</h2>
        <p>
          {t("souscription.how.text")} <Phone />
        </p>
        <p className="actions">
          <Link href="/aide/contact" className="button primary">
            {t("help.contact")}
          </Link>
        </p>
        <h2>{t("offres.title")}</h2>
      </div>
      <Offers />
    </div>
  );
}
