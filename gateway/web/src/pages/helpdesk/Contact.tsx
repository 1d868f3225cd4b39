/** How do I reach someone? By phone; by message once réclamations are open. */
import { Link } from "wouter";
import { t, useLang } from "../../i18n.ts";
import { useSignedIn } from "../../session.ts";
import { Phone } from "../../shell/Footer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";

export default function Contact() {
  useLang();
  const here = useSignedIn();
  const trail = [{ label: t("help.title"), href: "/aide" }, { label: t("help.contact") }];
  return (
    <div className="medium">
      <PageHead title={t("help.contact")} trail={trail} />
      <section className="panel contact" aria-labelledby="by-phone">
        <h2 id="by-phone">{t("contact.phone")}</h2>
        <p className="phone">
          <Icon name="phone" />
          <Phone />
        </p>
        <p>{t("home.hours")}</p>
        <h3>{t("contact.ready")}</h3>
        <ul className="bullets">
          <li>{t("contact.ready.1")}</li>
          <li>{t("contact.ready.2")}</li>
          <li>{t("contact.ready.3")}</li>
        </ul>
      </section>
      <section className="panel" aria-labelledby="by-self">
        <h2 id="by-self">{t("contact.self")}</h2>
        <ul className="rows">
          <li>
            <Link href="/aide/faq">
              <span>{t("help.faq")}</span>
              <Icon name="forward" />
            </Link>
          </li>
          <li>
            <Link href="/aide/guides">
              <span>{t("help.guides")}</span>
              <Icon name="forward" />
            </Link>
          </li>
          {here && (
            <li>
              <Link href="/aide/tijaria">
                <span>{t("help.tijaria")}</span>
                <Icon name="forward" />
              </Link>
            </li>
          )}
        </ul>
      </section>
    </div>
  );
}
