/** There is no such page: say so, and where to go. */
import { Link } from "wouter";
import { t } from "../i18n.ts";

export function Missing() {
  return (
    <div className="narrow prose">
      <h1>{t("missing.title")}</h1>
      <p>{t("missing.text")}</p>
      <p className="actions">
        <Link href="/" className="button primary">
          {t("missing.home")}
        </Link>
        <Link href="/aide" className="button">
          {t("help.title")}
        </Link>
      </p>
    </div>
  );
}
