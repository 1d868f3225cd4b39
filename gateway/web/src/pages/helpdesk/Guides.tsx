/** Which guides are there? The portal's own first, then one per service, with their chapters. */
import { Link } from "wouter";
import type { GuideOutline } from "../../api/types.ts";
import { guideHref, useGuides } from "../../catalog.ts";
import { say, t, useLang } from "../../i18n.ts";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";

export default function Guides() {
  useLang();
  const guides = useGuides();
  const trail = [{ label: t("help.title"), href: "/aide" }, { label: t("help.guides") }];
  return (
    <div className="medium">
      <PageHead title={t("help.guides")} trail={trail} />
      <Loaded answer={guides} lines={16}>
        {({ items }) => {
          const published = items.filter((guide) => guide.code);
          const coming = items.filter((guide) => !guide.code);
          return (
            <>
              {published.map((guide) => (
                <Contents key={guide.code} guide={guide} />
              ))}
              {coming.length > 0 && <Coming guides={coming} />}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function Contents({ guide }: { guide: GuideOutline }) {
  const address = guideHref(guide);
  const chapters = guide.chapitres.filter((chapter) => chapter.code);
  return (
    <section className="panel" aria-labelledby={`guide-${guide.code}`}>
      <h2 id={`guide-${guide.code}`}>
        <Link href={address} className="guide-title">
          <Icon name="book" />
          {say(guide.label)}
        </Link>
      </h2>
      <ol className="contents">
        {chapters.map((chapter) => (
          <li key={chapter.code}>
            <Link href={`${address}#${chapter.code}`}>{say(chapter.label)}</Link>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Guides that will come with their services. */
function Coming({ guides }: { guides: GuideOutline[] }) {
  return (
    <details className="panel coming">
      <summary>
        <Icon name="chevron" />
        {t("guides.coming", { n: guides.length })}
      </summary>
      <p className="muted">{t("guides.coming.text")}</p>
      <ul className="bullets columns">
        {guides.map((guide) => (
          <li key={guide.service_code}>{say(guide.label)}</li>
        ))}
      </ul>
    </details>
  );
}
