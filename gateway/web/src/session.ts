/** Who is here? One answer for the whole browser: every tab hears of signing in and out. */
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { gateway, rememberCsrf, whenExpired } from "./api/client.ts";
import type { StepUp } from "./api/problem.ts";
import { currentLang } from "./i18n.ts";
import { proved } from "./stepup.ts";
import { readSaid, type Said } from "./tabs.ts";

export type User = { sub: string; username: string; nom: string; prenom: string; email: string };
export type SignedIn = {
  signed_in: true;
  user: User;
  ice: string | null;
  raison_sociale: string | null;
  profil: string | null;
  roles: string[];
  acr: string | null;
  csrf: string;
  expires_at: string;
  acting: unknown;
};
export type Session = SignedIn | { signed_in: false };

export const SESSION = ["session"] as const;
export const PORTAL = "commerce-exterieur";

const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("session");

function tellTabs(said: Said): void {
  tabs?.postMessage(said);
}

/** Ask who is here. A session that ended by itself leaves the page, and what was typed, in place. */
async function readSession({ client }: { client: QueryClient }): Promise<Session> {
  const session = await gateway<Session>("/auth/session");
  const before = client.getQueryData<Session>(SESSION);
  if (!session.signed_in && before?.signed_in) {
    setExpired(true);
    return before;
  }
  rememberCsrf(session.signed_in ? session.csrf : "");
  setExpired(false);
  return session;
}

const ASK_SESSION = { queryKey: SESSION, queryFn: readSession, staleTime: 60_000 };

export function useSession() {
  return useQuery(ASK_SESSION);
}

/** Ask before the first drawing, while the language is still on its way. */
export function startSession(queries: QueryClient): void {
  void queries.prefetchQuery(ASK_SESSION);
}

/** Return the session of a page that only signed-in people see. */
export function useSignedIn(): SignedIn | undefined {
  const { data } = useSession();
  return data?.signed_in ? data : undefined;
}

/** Whose board does this person see? The company's own ("" asks for it), the one an operator names,
 * or none: an administration has no board of its own. */
export function boardOf({ profil, ice }: SignedIn, asked: string | null): string | null {
  if (profil === "OPE") return asked || null;
  return ice ? "" : null;
}

/** The address that starts signing in, or proving oneself anew, and comes back to `back`. */
export function loginAddress(back: string, portal = PORTAL, stepUp: StepUp = {}): string {
  const asked = new URLSearchParams({ portal, return_to: back, lang: currentLang() });
  if (stepUp.acr !== undefined) asked.set("acr", stepUp.acr);
  if (stepUp.maxAge !== undefined) asked.set("max_age", `${stepUp.maxAge}`);
  return `/auth/login?${asked}`;
}

/** End the session everywhere: here, in the other tabs, at Portnet ID. */
export async function signOut(queries: QueryClient): Promise<void> {
  const { redirect } = await gateway<{ redirect: string }>("/auth/logout", "POST");
  tellTabs({ said: "signed-out" });
  forget(queries);
  location.replace(redirect);
}

/** Leave nothing of the person in memory, so that "back" shows nothing either. */
function forget(queries: QueryClient): void {
  rememberCsrf("");
  sessionStorage.clear();
  queries.cancelQueries();
  queries.setQueryData<Session>(SESSION, { signed_in: false });
  queries.removeQueries({ predicate: ({ queryKey }) => !isPublic(queryKey) });
}

function isPublic(key: readonly unknown[]): boolean {
  return key[0] === SESSION[0] || key[0] === "public";
}

// ── the session that ends while someone is working ──────────────────────────────────────────────

let expired = false;
const listeners = new Set<() => void>();

function setExpired(next: boolean): void {
  if (expired === next) return;
  expired = next;
  for (const tell of listeners) tell();
}

/** Is the page still drawn while its session is over? */
export function useExpired(): boolean {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => expired,
  );
}

/** Called by the page to which Portnet ID returns after signing in again. */
export function tellSignedIn(sub: string): void {
  tellTabs({ said: "signed-in", sub });
}

/** Watch the gateway's 401s, the other tabs, and pages brought back by the "back" button. */
export function useSessionWatch(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const known = () => {
      const session = queries.getQueryData<Session>(SESSION);
      return session?.signed_in ? session.user.sub : null;
    };
    whenExpired(() => {
      if (known() !== null) setExpired(true);
    });
    const hear = (event: MessageEvent<unknown>) => {
      const said = readSaid(event.data);
      const me = known();
      if (said?.said === "signed-out" && me !== null) {
        forget(queries);
        location.replace("/bienvenue");
      }
      if (said?.said === "signed-in") {
        // Someone else's page must not stay on the screen.
        if (me !== null && me !== said.sub) return location.replace("/");
        // Another session has another token for writes: what waited for it goes on afterwards.
        void queries.refetchQueries({ queryKey: SESSION }).then(proved);
        void queries.invalidateQueries();
      }
    };
    // A page that the browser kept whole must not show what belongs to a session that is over.
    const back = (event: PageTransitionEvent) => {
      if (!event.persisted || known() === null) return;
      gateway<Session>("/auth/session").then(
        (session) => session.signed_in || location.reload(),
        () => location.reload(),
      );
    };
    tabs?.addEventListener("message", hear);
    addEventListener("pageshow", back);
    return () => {
      whenExpired(() => {});
      tabs?.removeEventListener("message", hear);
      removeEventListener("pageshow", back);
    };
  }, [queries]);
}
