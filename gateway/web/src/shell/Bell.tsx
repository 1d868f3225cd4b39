/** How many notifications wait, and the latest of them. */
import { Link } from "wouter";
import { number, t } from "../i18n.ts";
import { useMarkRead, useRecentNotices, useUnread } from "../notices.ts";
import { Icon } from "../ui/icon.tsx";
import { NoticeList } from "./NoticeList.tsx";
import { Popup } from "../ui/popup.tsx";
import { Loaded } from "../ui/states.tsx";

const SHOWN = 6;

export function Bell() {
  const unread = useUnread();
  const recent = useRecentNotices(SHOWN);
  const mark = useMarkRead();
  const summary = (
    <>
      <Icon name="bell" label={`${t("notif.title")} – ${t("notif.unread", { n: unread })}`} />
      {unread > 0 && (
        <span className="badge" aria-hidden="true">
          <span className="ref">{unread > 99 ? `${number(99)}+` : number(unread)}</span>
        </span>
      )}
    </>
  );
  return (
    <Popup className="bell" summary={summary}>
      <div className="popup-head">
        <strong>{t("notif.title")}</strong>
        {unread > 0 && (
          <button
            type="button"
            className="link"
            disabled={mark.isPending}
            onClick={() => mark.mutate(undefined)}
          >
            {t("notif.markall")}
          </button>
        )}
      </div>
      <Loaded answer={recent} lines={6}>
        {({ items }) => <NoticeList items={items} />}
      </Loaded>
      <Link href="/notifications" className="popup-foot">
        {t("notif.all")}
      </Link>
    </Popup>
  );
}
