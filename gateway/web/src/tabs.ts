/** What do the tabs of one browser tell each other about the session? */

export type Said =
  | { said: "signed-in"; sub: string }
  | { said: "signed-out" }
  | { said: "acting-changed" };

/** Read a message; anything else that arrives on the channel is ignored. */
export function readSaid(message: unknown): Said | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { said, sub } = message as Record<string, unknown>;
  if (said === "signed-out" || said === "acting-changed") return { said };
  if (said === "signed-in" && typeof sub === "string") return { said, sub };
  return undefined;
}
