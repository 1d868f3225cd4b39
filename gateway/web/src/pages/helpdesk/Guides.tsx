/** How is the portal used? The first steps, on one page with an address for each. */
import { Link } from "wouter";
import { t, tryText, useLang } from "../../i18n.ts";
import { PageHead } from "../../ui/page.tsx";

const CHAPTERS = {
  acces: ["1", "2", "3"],
  connexion: ["1", "2", "3", "4"],
  bord: ["1", "2", "3", "4"],
  menu: ["1", "2", "3"],
  recherche: ["1", "2", "3", "4"],
  aide: ["1", "2"],
} as const;
type Chapter = keyof typeof CHAPTERS;
const ORDER = Object.keys(CHAPTERS) as Chapter[];

export default function Guides() {
  useLang();
  const trail = [{ label: t("help.title"), href: "/aide" }, { label: t("help.guides") }];
  return (
    <div className="medium">
      <PageHead title={t("help.guides")} trail={trail} />
      <p className="lead">{t("guides.lead")}</p>
      <nav className="panel" aria-label={t("guides.contents")}>
        <h2>{t("guides.contents")}</h2>
        <ol className="contents">
          {ORDER.map((chapter) => (
            <li key={chapter}>
              <a href={`#${chapter}`}>{t(`guides.${chapter}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="panel prose">
        {ORDER.map((chapter) => (
          <section key={chapter} id={chapter} aria-labelledby={`${chapter}-title`}>
            <h2 id={`${chapter}-title`}>{t(`guides.${chapter}`)}</h2>
            <ol className="numbers">
              {CHAPTERS[chapter].map((step) => (
                <li key={step}>{stepText(chapter, step)}</li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      <p className="hint-box">
        <span>
          {t("guides.services")} <Link href="/aide/faq">{t("help.faq")}</Link>
        </span>
      </p>
    </div>
  );
}

function stepText(chapter: Chapter, step: string): string {
  return tryText(`guides.${chapter}.${step}`) ?? "";
}
