/** How does an open page hear that something changed? One stream per browser, shared by its tabs. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isNews, retryDelay, type News } from "./news.ts";
import { SESSION } from "./session.ts";

/** `late`: the page hears us, and we do not hear the partners. */
export type LiveState = "connecting" | "open" | "late" | "lost";

/** Under heavy traffic the board is read again at most this often. */
const REFRESH_EVERY_MS = 400;

type Hear = (news: News) => void;

function isCut(data: string): boolean {
  return (JSON.parse(data) as { coupee?: unknown }).coupee === true;
}

/** Open the stream and keep it open: the browser retries a cut, we retry a refusal. */
function listen(address: string, hear: Hear, signal: AbortSignal): void {
  let source: EventSource | undefined;
  let timer = 0;
  let attempt = 0;
  let interrupted = false;

  const open = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(address);
    source.onopen = () => {
      attempt = 0;
      hear({ kind: "state", state: "open" });
      if (interrupted) hear({ kind: "missed" });
      interrupted = false;
    };
    source.onerror = () => {
      interrupted = true;
      hear({ kind: "state", state: "lost" });
      if (source?.readyState !== EventSource.CLOSED) return;
      hear({ kind: "refused" });
      timer = window.setTimeout(open, retryDelay(attempt++, Math.random()));
    };
    source.addEventListener("source", (event: MessageEvent<string>) => {
      hear({ kind: "state", state: isCut(event.data) ? "late" : "open" });
    });
    source.addEventListener("resync", () => hear({ kind: "missed" }));
    source.addEventListener("carte", () => hear({ kind: "carte" }));
    source.addEventListener("notification", () => hear({ kind: "notification" }));
  };
  const online = () => open();

  open();
  addEventListener("online", online);
  signal.addEventListener("abort", () => {
    removeEventListener("online", online);
    clearTimeout(timer);
    source?.close();
  });
}

/** Take the lead when no other tab has it, and tell the others what is heard. */
function share(address: string, hear: Hear, signal: AbortSignal): void {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") {
    return listen(address, hear, signal);
  }
  const channel = new BroadcastChannel(`live:${address}`);
  channel.onmessage = (event: MessageEvent<unknown>) => {
    if (isNews(event.data)) hear(event.data);
  };
  const lead = () => {
    let state: News = { kind: "state", state: "connecting" };
    channel.onmessage = (event: MessageEvent<unknown>) => {
      if (event.data === "state?") channel.postMessage(state);
    };
    const tell: Hear = (news) => {
      if (news.kind === "state") state = news;
      hear(news);
      channel.postMessage(news);
    };
    listen(address, tell, signal);
    return new Promise<void>((done) => signal.addEventListener("abort", () => done()));
  };
  navigator.locks.request(`live:${address}`, { signal }, lead).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
  });
  channel.postMessage("state?");
  signal.addEventListener("abort", () => channel.close());
}

/** Read the board and the notifications again when the stream says so; `null` has no board. */
export function useLive(ice: string | null): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    if (ice === null) return;
    const query = ice ? `?${new URLSearchParams({ ice })}` : "";
    const stop = new AbortController();
    const waiting = new Set<string>();
    let timer = 0;
    const refresh = (...keys: string[]) => {
      for (const key of keys) waiting.add(key);
      timer ||= window.setTimeout(() => {
        timer = 0;
        for (const key of waiting) void queries.invalidateQueries({ queryKey: [key] });
        waiting.clear();
      }, REFRESH_EVERY_MS);
    };
    const hear: Hear = (news) => {
      if (news.kind === "state") setState(news.state);
      if (news.kind === "carte") refresh("kpis");
      if (news.kind === "notification") refresh("notifications");
      if (news.kind === "missed") refresh("kpis", "notifications");
      if (news.kind === "refused") refresh(SESSION[0]);
    };
    share(`/api/dashboard/v1/stream${query}`, hear, stop.signal);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [queries, ice]);
  return state;
}
