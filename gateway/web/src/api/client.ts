/** One way to the gateway: typed paths, CSRF header, refusals as Problem. */
import createClient, { type Middleware } from "openapi-fetch";
import { currentLang } from "../i18n.ts";
import { Problem } from "./problem.ts";
import type { paths } from "./schema.d.ts";

let csrf = "";
let onExpired: () => void = () => {};

/** The token that the gateway wants back on every write; it comes with the session. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

/** Say what happens when the gateway no longer knows the session. */
export function whenExpired(tell: () => void): void {
  onExpired = tell;
}

/** A session that is known and not strong enough is no session that is over. */
function asksForMore(response: Response): boolean {
  const challenge = response.headers.get("WWW-Authenticate") ?? "";
  return challenge.includes("insufficient_user_authentication");
}

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLang());
    if (request.method !== "GET" && csrf) request.headers.set("X-CSRF-Token", csrf);
    return request;
  },
  onResponse({ response }) {
    if (response.status === 401 && !asksForMore(response)) onExpired();
  },
};

export const api = createClient<paths>({ baseUrl: "", credentials: "same-origin" });
api.use(headers);

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** Return the body, or throw the Problem. */
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    // openapi-fetch throws SyntaxError when a proxy answers something that is not JSON.
    throw error instanceof SyntaxError ? new Problem(502, "http-502") : Problem.offline();
  }
  const { data, error, response } = answer;
  if (!response.ok) throw Problem.of(response.status, error);
  return data as T;
}

/** Talk to the gateway's own endpoints, which no OpenAPI document describes. */
export async function gateway<T>(path: string, method: "GET" | "POST" = "GET"): Promise<T> {
  const sent = new Headers({ Accept: "application/json", "Accept-Language": currentLang() });
  if (method === "POST" && csrf) sent.set("X-CSRF-Token", csrf);
  let response: Response;
  try {
    response = await fetch(path, { method, headers: sent, cache: "no-store" });
  } catch {
    throw Problem.offline();
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw Problem.of(response.status, body);
  return body as T;
}
