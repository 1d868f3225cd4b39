/** What did I ask TijarIA before? */
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../api/client.ts";
import { dateTime, t, useLang } from "../../i18n.ts";
import { More } from "../../ui/more.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";

export default function Historique() {
  useLang();
  const list = useInfiniteQuery({
    queryKey: ["conversations"],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/assistant/v1/conversations", {
          params: { query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const trail = [
    { label: t("help.title"), href: "/aide" },
    { label: t("help.tijaria"), href: "/aide/tijaria" },
    { label: t("help.tijaria-historique") },
  ];
  return (
    <div className="medium">
      <PageHead title={t("help.tijaria-historique")} trail={trail}>
        <div className="page-actions">
          <Link href="/aide/tijaria" className="button primary">
            {t("tijaria.new")}
          </Link>
        </div>
      </PageHead>
      <section className="panel" aria-label={t("help.tijaria-historique")}>
        <Loaded answer={list} lines={10}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty>{t("tijaria.none")}</Empty>;
            return (
              <ul className="rows notices">
                {items.map((conversation) => (
                  <li key={conversation.conversation_id}>
                    <Link href={`/aide/tijaria/${conversation.conversation_id}`}>
                      <span dir="auto">{conversation.titre || t("tijaria.untitled")}</span>
                      <time dateTime={conversation.cree_le}>
                        <bdi>{dateTime(conversation.cree_le)}</bdi>
                      </time>
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
        <More answer={list} className="more-row" />
      </section>
    </div>
  );
}
