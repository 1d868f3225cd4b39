/** One guide, to be read from its first chapter to its last; each chapter has its own address. */
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLocation } from "wouter";
import { api, take } from "../../api/client.ts";
import type { Guide } from "../../api/types.ts";
import { guideHref, useGuides } from "../../catalog.ts";
import { say, t, useLang } from "../../i18n.ts";
import { serviceHref } from "../../pages.ts";
import { Missing } from "../../shell/Missing.tsx";
import { useTitle } from "../../shell/Views.tsx";
import { Icon } from "../../ui/icon.tsx";
import { BackButton, PageHead } from "../../ui/page.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Failure, Skeleton } from "../../ui/states.tsx";

export default function GuidePage() {
  useLang();
  const [path] = useLocation();
  const guides = useGuides();
  const known = guides.data?.items.find((guide) => guide.code && guideHref(guide) === path);
  const code = known?.code ?? "";
  const answer = useQuery({
    queryKey: ["public", "guide", code],
    queryFn: () => take(api.GET("/api/helpdesk/v1/guides/{code}", { params: { path: { code } } })),
    staleTime: 30 * 60_000,
    enabled: code !== "",
  });
  const guide = answer.data;
  const failed = guides.error ? guides : answer;
  useTitle(guide && say(guide.label));
  if (guides.data && !known) return <Missing />;
  if (failed.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!guide) return <Skeleton lines={12} />;
  return <Chapters guide={guide} />;
}

function Chapters({ guide }: { guide: Guide }) {
  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    if (wanted) document.getElementById(wanted)?.scrollIntoView();
  }, []);
  const trail = [
    { label: t("help.title"), href: "/aide" },
    { label: t("help.guides"), href: "/aide/guides" },
    { label: say(guide.label) },
  ];
  return (
    <div className="wide">
      <PageHead title={say(guide.label)} trail={trail}>
        <div className="page-actions">
          <BackButton href={guide.service_code ? serviceHref(guide.service_code) : "/aide/guides"} />
        </div>
      </PageHead>
      <div className="sheet">
        <div className="panel chapters">
          {guide.chapitres.map((chapter) => (
            <section key={chapter.code} id={chapter.code} className="prose" aria-label={say(chapter.label)}>
              <h2>
                {say(chapter.label)}
                <a href={`#${chapter.code}`} className="permalink">
                  <Icon name="link" label={t("guides.permalink", { chapter: say(chapter.label) })} />
                </a>
              </h2>
              <Prose source={say(chapter.corps)} />
            </section>
          ))}
        </div>
        <nav className="panel sticky" aria-label={t("guides.contents")}>
          <h2>{t("guides.contents")}</h2>
          <ol className="contents">
            {guide.chapitres.map((chapter) => (
              <li key={chapter.code}>
                <a href={`#${chapter.code}`}>{say(chapter.label)}</a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
    </div>
  );
}
