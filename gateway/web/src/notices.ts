/** What does a notification say, and what does it lead to? */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "./api/client.ts";
import type { Notification } from "./api/types.ts";
import { t, tryText } from "./i18n.ts";

const KEY = "notifications";

/** First-strong isolates keep a number whole inside a sentence that runs the other way. */
const isolate = (text: string) => `\u2068${text}\u2069`;

/** Write a notification as one sentence of the reader's language. */
export function noticeTitle({ type, subject, params }: Notification): string {
  const vars: Record<string, string> = { objet: isolate(subject ?? "") };
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string" || typeof value === "number") vars[name] = isolate(String(value));
  }
  return tryText(`notice.${type}`, vars) ?? t("notice.other", vars);
}

export function useUnread(): number {
  const { data } = useQuery({
    queryKey: [KEY, "compte"],
    queryFn: () => take(api.GET("/api/dashboard/v1/notifications/compte")),
  });
  return data?.non_lues ?? 0;
}

export function useRecentNotices(limit: number) {
  return useQuery({
    queryKey: [KEY, "recent", limit],
    queryFn: () =>
      take(api.GET("/api/dashboard/v1/notifications", { params: { query: { limit } } })),
    placeholderData: keepPreviousData,
  });
}

/** Mark one notification as read, or all of them when no id is given. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) =>
      id
        ? take(
            api.POST("/api/dashboard/v1/notifications/{notification_id}/lue", {
              params: { path: { notification_id: id } },
            }),
          )
        : take(api.POST("/api/dashboard/v1/notifications/lues")),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
