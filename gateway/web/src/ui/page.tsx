/** How does every page begin? Where you are, what it is called, what can be done. */
import type { ReactNode } from "react";
import { Link } from "wouter";
import { t } from "../i18n.ts";
import { Icon } from "./icon.tsx";

export type Crumb = { label: string; href?: string };

export function Crumbs({ trail }: { trail: Crumb[] }) {
  const last = trail.length - 1;
  return (
    <nav className="crumbs" aria-label={t("crumbs")}>
      <ol>
        <li>
          <Link href="/">{t("crumbs.home")}</Link>
        </li>
        {trail.map(({ label, href }, i) => (
          <li key={label} aria-current={i === last ? "page" : undefined}>
            {href && i < last ? <Link href={href}>{label}</Link> : <span>{label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function PageHead(props: { title: ReactNode; trail: Crumb[]; children?: ReactNode }) {
  return (
    <div className="page-top">
      <Crumbs trail={props.trail} />
      <div className="page-head">
        <h1>{props.title}</h1>
        {props.children}
      </div>
    </div>
  );
}

export function BackButton({ href }: { href: string }) {
  return (
    <Link href={href} className="button">
      <Icon name="back" />
      {t("back")}
    </Link>
  );
}
