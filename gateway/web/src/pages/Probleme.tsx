/** What does a refusal mean? Its address is the `type` of a problem+json answer. Source: RFC 9457, 3.1.1. */
import { Link, useParams } from "wouter";
import { say, t, useLang } from "../i18n.ts";
import { Missing } from "../shell/Missing.tsx";
import known from "../text/problems.json";
import { Facts } from "../ui/facts.tsx";
import { PageHead } from "../ui/page.tsx";

type Told = { status: number; fr: string; ar: string; en: string };
const PROBLEMS: ReadonlyMap<string, Told> = new Map(Object.entries(known));

export default function Probleme() {
  useLang();
  const { code = "" } = useParams<{ code: string }>();
  const told = PROBLEMS.get(code);
  if (!told) return <Missing />;
  return (
    <div className="medium">
      <PageHead title={say(told)} trail={[{ label: t("refusal.title") }]} />
      <div className="panel">
        <Facts
          rows={[
            [t("refusal.code"), <span className="ref">{code}</span>],
            [t("refusal.status"), <span className="ref">{told.status}</span>],
          ]}
        />
      </div>
      <p className="actions">
        <Link href="/aide" className="button">
          {t("help.title")}
        </Link>
      </p>
    </div>
  );
}
