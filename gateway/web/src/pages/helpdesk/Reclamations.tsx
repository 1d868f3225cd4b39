/** Which complaints are being followed, and how far are they? */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../api/client.ts";
import type { ReclamationHead } from "../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../i18n.ts";
import { Phone } from "../../shell/Footer.tsx";
import { More } from "../../ui/more.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

export default function Reclamations() {
  useLang();
  const complaints = useInfiniteQuery({
    queryKey: ["reclamations"],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/helpdesk/v1/reclamations", {
          params: { query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const title = t("help.reclamations");
  return (
    <div className="medium">
      <PageHead title={title} trail={[{ label: t("help.title"), href: "/aide" }, { label: title }]} />
      <section className="panel" aria-label={title}>
        <Loaded answer={complaints} lines={8}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty>{t("reclamations.none")}</Empty>;
            return (
              <ul className="rows notices">
                {items.map((each) => (
                  <li key={each.numero}>
                    <Link href={`/aide/reclamations/${each.numero}`}>
                      <span>
                        {subjectOf(each)}
                        <small>
                          <bdi>{each.numero}</bdi> – {t(`reclamation.statut.${each.statut}`)}
                          {each.priorite === "HAUTE" && <> – {t("reclamation.prioritaire")}</>}
                        </small>
                      </span>
                      <time dateTime={each.cree_le}>
                        <bdi>{dateTime(each.cree_le)}</bdi>
                      </time>
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
        <More answer={complaints} className="more-row" />
      </section>
      <p className="muted">
        {t("later.reclamations")} <Phone />
      </p>
    </div>
  );
}

/** What it is about: its author's words, or ours for the fact that opened it. */
export function subjectOf({ objet, motif_code }: Pick<ReclamationHead, "objet" | "motif_code">) {
  return objet ?? tryText(`reclamation.motif.${motif_code}`) ?? motif_code;
}
