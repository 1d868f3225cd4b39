/** The guide announces this page, the portal does not serve it yet: say so, and what to do meanwhile. */
import { Link, useLocation } from "wouter";
import { t, useLang } from "../i18n.ts";
import { Phone } from "../shell/Footer.tsx";
import { PageHead } from "../ui/page.tsx";

const SUBJECTS = {
  "/compte/factures": ["account.factures", "later.factures"],
  "/aide/reclamations/nouvelle": ["help.reclamation-nouvelle", "later.reclamations"],
} as const;

export default function Later() {
  useLang();
  const [path] = useLocation();
  const known = path in SUBJECTS ? (path as keyof typeof SUBJECTS) : "/compte/factures";
  const [title, text] = SUBJECTS[known];
  return (
    <div className="medium">
      <PageHead title={t(title)} trail={[{ label: t(title) }]} />
      <div className="panel prose">
        <h2>{t("later.title")}</h2>
        <p>{t(text)}</p>
        <p>
          {t("later.call")} <Phone />
        </p>
        <p className="actions">
          <Link href="/aide/faq" className="button">
            {t("help.faq")}
          </Link>
          <Link href="/aide/contact" className="button">
            {t("help.contact")}
          </Link>
        </p>
      </div>
    </div>
  );
}
