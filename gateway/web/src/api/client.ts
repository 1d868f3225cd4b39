/** One way to the gateway: typed paths, CSRF header, refusals as Problem. */
import createClient, { type Middleware } from "openapi-fetch";
import { currentLang } from "../i18n.ts";
import { Problem } from "./problem.ts";
import type { paths } from "./schema.d.ts";

let csrf = "";
let onExpired: () => void = () => {};
let onMandateEnded: () => void = () => {};

/** The token that the gateway wants back on every write; it comes with the session. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

/** Say what happens when the gateway no longer knows the session. */
export function whenExpired(tell: () => void): void {
  onExpired = tell;
}

/** Say what happens when the procuration under which the person acts is suspended or over. */
export function whenMandateEnded(tell: () => void): void {
  onMandateEnded = tell;
}

async function saysMandateEnded(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return Problem.of(response.status, body).code === "mandate-ended";
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
  async onResponse({ response }) {
    if (response.status === 401 && !asksForMore(response)) onExpired();
    if (response.status === 403 && (await saysMandateEnded(response))) onMandateEnded();
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
export async function gateway<T>(
  path: string,
  method: "GET" | "POST" | "DELETE" = "GET",
  body?: object,
): Promise<T> {
  const sent = new Headers({ Accept: "application/json", "Accept-Language": currentLang() });
  if (method !== "GET" && csrf) sent.set("X-CSRF-Token", csrf);
  if (body) sent.set("Content-Type", "application/json");
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: sent,
      cache: "no-store",
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw Problem.offline();
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw Problem.of(response.status, answer);
  return answer as T;
}
