/** The name of the portal, which leads home. */
import { Link } from "wouter";
import { t } from "../i18n.ts";

export function Brand({ href }: { href: string }) {
  return (
    <Link href={href} className="brand">
      <img src="/icon.svg" alt="" width="32" height="32" />
      <span>
        <strong translate="no">PMPCE</strong>
        <small>{t("app.title")}</small>
      </span>
    </Link>
  );
}
