/** One service: what it is, with whom, and how to get into it. */
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "wouter";
import { api, take } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { Service } from "../../api/types.ts";
import { guideHref, useGuides, useMenu } from "../../catalog.ts";
import { say, t, useLang, type Label } from "../../i18n.ts";
import { Phone } from "../../shell/Footer.tsx";
import { Missing } from "../../shell/Missing.tsx";
import { useTitle } from "../../shell/Views.tsx";
import { Icon } from "../../ui/icon.tsx";
import { BackButton, PageHead } from "../../ui/page.tsx";
import { Failure, Skeleton } from "../../ui/states.tsx";

export default function ServicePage() {
  useLang();
  const { code = "" } = useParams<{ code: string }>();
  const wanted = code.toUpperCase();
  const menu = useMenu();
  const answer = useQuery({
    queryKey: ["service", wanted],
    queryFn: () =>
      take(api.GET("/api/catalog/v1/services/{code}", { params: { path: { code: wanted } } })),
  });
  const service = answer.data;
  const section = menu.data?.sections.find((entry) => entry.code === service?.section);
  useTitle(service && say(service.label));
  if (answer.error instanceof Problem && answer.error.status === 404) return <Missing />;
  if (answer.error) return <Failure error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!service) return <Skeleton lines={8} />;
  return <Sheet service={service} section={section?.label} />;
}

/** The service's own guide, once it is published. */
function useGuide(service: string) {
  const guides = useGuides();
  return guides.data?.items.find((guide) => guide.service_code === service && guide.code);
}

function Sheet({ service, section }: { service: Service; section: Label | undefined }) {
  const guide = useGuide(service.code);
  const trail = [
    ...(section
      ? [{ label: say(section), href: `/services?section=${encodeURIComponent(service.section)}` }]
      : []),
    { label: say(service.label) },
  ];
  return (
    <div className="wide">
      <PageHead title={say(service.label)} trail={trail}>
        <Link href={guide ? guideHref(guide) : "/aide/guides"} className="guide">
          <Icon name="book" />
          {t("services.guide")}
        </Link>
        <div className="page-actions">
          <BackButton href="/services" />
        </div>
      </PageHead>
      <div className="sheet">
        <div className="panel prose">
          <p className="lead">{say(service.description)}</p>
          {service.kind === "LIEN" ? <Leaving service={service} /> : <NotYet service={service} />}
        </div>
        <aside className="panel" aria-label={t("services.facts")}>
          <h2>{t("services.facts")}</h2>
          <dl className="details one">
            <div>
              <dt>{t("menu.group.organisme")}</dt>
              <dd>{say(service.organisme)}</dd>
            </div>
            <div>
              <dt>{t("menu.group.produit")}</dt>
              <dd>{say(service.produit)}</dd>
            </div>
            <div>
              <dt>{t("menu.group.flux")}</dt>
              <dd>{t(`flux.${service.flux}`)}</dd>
            </div>
            {service.kind === "DEMANDE" && (
              <div>
                <dt>{t("account.forfaits")}</dt>
                <dd>{t(service.consomme ? "services.consomme" : "services.gratuit")}</dd>
              </div>
            )}
            <div>
              <dt>{t("services.code")}</dt>
              <dd>
                <span className="ref">{service.code}</span>
              </dd>
            </div>
          </dl>
        </aside>
      </div>
    </div>
  );
}

/** Links never leave the portal silently: say where they go and what is not sent along. */
function Leaving({ service }: { service: Service }) {
  const name = say(service.label);
  if (!service.url) {
    return (
      <>
        <h2>{t("leaving.closed")}</h2>
        <p>{t("leaving.closed.text", { organisme: say(service.organisme) })}</p>
      </>
    );
  }
  return (
    <>
      <h2>{t("leaving.title")}</h2>
      <p>{t("leaving.text", { organisme: say(service.organisme) })}</p>
      <p className="address">
        <Icon name="link" />
        <span className="ref">{new URL(service.url).host}</span>
      </p>
      {!service.url_verified && <p className="muted">{t("leaving.unverified")}</p>}
      <p className="actions">
        <a href={service.url} target="_blank" rel="noreferrer" className="button primary">
          {t("leaving.go", { name })}
          <Icon name="external" label={t("newtab")} />
        </a>
        <Link href="/" className="button">
          {t("leaving.stay")}
        </Link>
      </p>
    </>
  );
}

function NotYet({ service }: { service: Service }) {
  return (
    <>
      <h2>{t("notyet.title")}</h2>
      <p>{t("notyet.text", { name: say(service.label) })}</p>
      <p>
        {t("notyet.call")} <Phone />
      </p>
      <p className="actions">
        <Link href="/aide/guides" className="button">
          {t("help.guides")}
        </Link>
        <Link href="/aide/faq" className="button">
          {t("help.faq")}
        </Link>
        <Link href="/aide/tijaria" className="button">
          {t("help.tijaria")}
        </Link>
      </p>
    </>
  );
}
