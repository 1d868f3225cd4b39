/** Everything the portal told me, newest first; each opens on its detail. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useSearchParams } from "wouter";
import { api, take } from "../../api/client.ts";
import type { Notification } from "../../api/types.ts";
import { amount, dateTime, t, tryText, useLang } from "../../i18n.ts";
import { noticeTitle, useMarkRead, useUnread } from "../../notices.ts";
import { When } from "../../shell/NoticeList.tsx";
import { busy } from "../../ui/busy.ts";
import { More } from "../../ui/more.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Failure, Loaded } from "../../ui/states.tsx";

const SIZE = 20;

export default function Notifications() {
  useLang();
  const [search, setSearch] = useSearchParams();
  const onlyUnread = search.get("non_lues") === "1";
  const unread = useUnread();
  const mark = useMarkRead();
  const list = useInfiniteQuery({
    queryKey: ["notifications", "list", onlyUnread],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/dashboard/v1/notifications", {
          params: {
            query: {
              limit: SIZE,
              ...(pageParam && { cursor: pageParam }),
              ...(onlyUnread && { non_lues: true }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const show = (only: boolean) => setSearch(only ? { non_lues: "1" } : {}, { replace: true });
  return (
    <>
      <PageHead title={t("notif.title")} trail={[{ label: t("notif.title") }]}>
        <div className="page-actions">
          <div className="segments" role="group" aria-label={t("notif.filter")}>
            <button type="button" aria-pressed={!onlyUnread} onClick={() => show(false)}>
              {t("notif.filter.all")}
            </button>
            <button type="button" aria-pressed={onlyUnread} onClick={() => show(true)}>
              {t("notif.filter.unread", { n: unread })}
            </button>
          </div>
          {unread > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => mark.mutate(undefined)}
              {...busy(mark.isPending)}
            >
              {t("notif.markall")}
            </button>
          )}
        </div>
      </PageHead>
      {mark.error && <Failure error={mark.error} />}
      <Loaded answer={list} lines={16}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <section className="panel flush" aria-label={t("notif.title")}>
              {items.length === 0 ? (
                <Empty>{t(onlyUnread ? "notif.none.unread" : "notif.empty")}</Empty>
              ) : (
                <ul className="log">
                  {items.map((notice) => (
                    <li key={notice.notification_id}>
                      <Entry
                        notice={notice}
                        open={search.get("n") === notice.notification_id}
                        onRead={() => mark.mutate(notice.notification_id)}
                      />
                    </li>
                  ))}
                </ul>
              )}
              <More answer={list} className="more-row" />
            </section>
          );
        }}
      </Loaded>
    </>
  );
}

function Entry(props: { notice: Notification; open: boolean; onRead: () => void }) {
  const { notice, open, onRead } = props;
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!open || !box.current) return;
    box.current.open = true;
    box.current.scrollIntoView({ block: "center" });
    box.current.querySelector("summary")?.focus({ preventScroll: true });
  }, [open]);
  return (
    <details
      ref={box}
      onToggle={(event) => {
        if (event.currentTarget.open && !notice.lue_le) onRead();
      }}
    >
      <summary className={notice.lue_le ? undefined : "unread"}>
        <span>
          {!notice.lue_le && (
            <span className="dot">
              <span className="sr">{t("notif.new")}</span>
            </span>
          )}
          {noticeTitle(notice)}
        </span>
        <When at={notice.cree_le} />
      </summary>
      <Detail notice={notice} />
    </details>
  );
}

/** What came with it: only what has a name in the reader's language. */
function Detail({ notice }: { notice: Notification }) {
  const rows = Object.entries(notice.params).flatMap(([name, value]) => {
    const label = tryText(`param.${name}`);
    if (!label || (typeof value !== "string" && typeof value !== "number")) return [];
    return [{ name, label, value: write(name, value) }];
  });
  return (
    <dl className="details">
      <div>
        <dt>{t("notif.received")}</dt>
        <dd>
          <bdi>{dateTime(notice.cree_le)}</bdi>
        </dd>
      </div>
      {notice.subject && (
        <div>
          <dt>{t("notif.subject")}</dt>
          <dd>
            <span className="ref">{notice.subject}</span>
          </dd>
        </div>
      )}
      {rows.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function write(name: string, value: string | number): string {
  if (name.endsWith("_mad") && /^-?\d+(\.\d+)?$/.test(String(value))) {
    return `${amount(String(value))} ${t("unit.mad")}`;
  }
  if (/^\d{4}-\d\d-\d\dT/.test(String(value))) return dateTime(String(value));
  return String(value);
}
