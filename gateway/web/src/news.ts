/** What can be heard from the live stream, and when is a refused stream tried again? */

export type News =
  | { kind: "state"; state: "connecting" | "open" | "late" | "lost" }
  | { kind: "carte" }
  | { kind: "notification" }
  | { kind: "missed" }
  | { kind: "refused" };

const KINDS = new Set(["state", "carte", "notification", "missed", "refused"]);

export function isNews(message: unknown): message is News {
  return (
    typeof message === "object" &&
    message !== null &&
    KINDS.has(String((message as Record<string, unknown>)["kind"]))
  );
}

const FIRST_MS = 1_000;
const LAST_MS = 30_000;

/** Wait twice as long each time, up to 30 s; `luck` in [0, 1) spreads the crowd over half of it. */
export function retryDelay(attempt: number, luck: number): number {
  const whole = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * luck);
}
