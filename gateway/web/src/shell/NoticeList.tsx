/** A short list of notifications; each leads to its detail. */
import { Link } from "wouter";
import type { Notification } from "../api/types.ts";
import { dateTime, sameDay, t, time } from "../i18n.ts";
import { noticeTitle } from "../notices.ts";
import { Empty } from "../ui/states.tsx";

/** Today's hour, or the day and the hour. */
export function When({ at }: { at: string }) {
  const today = sameDay(at, new Date().toISOString());
  return (
    <time dateTime={at}>
      <bdi>{today ? t("today", { at: time(at) }) : dateTime(at)}</bdi>
    </time>
  );
}

export function NoticeList({ items }: { items: Notification[] }) {
  if (items.length === 0) return <Empty>{t("notif.empty")}</Empty>;
  return (
    <ul className="rows notices">
      {items.map((notice) => (
        <li key={notice.notification_id}>
          <Link
            href={`/notifications?n=${notice.notification_id}`}
            className={notice.lue_le ? undefined : "unread"}
          >
            <span>
              {!notice.lue_le && (
                <span className="dot">
                  <span className="sr">{t("notif.new")}</span>
                </span>
              )}
              {noticeTitle(notice)}
            </span>
            <When at={notice.cree_le} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
