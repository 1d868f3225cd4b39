/** Who is here? One answer for the whole browser: every tab hears of signing in and out. */
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { gateway, rememberCsrf, whenExpired, whenMandateEnded } from "./api/client.ts";
import type { StepUp } from "./api/problem.ts";
import { currentLang } from "./i18n.ts";
import { proved } from "./stepup.ts";
import { readSaid, type Said } from "./tabs.ts";

export type User = { sub: string; username: string; nom: string; prenom: string; email: string };
/** For whom the person acts, under a procuration. */
export type Acting = {
  procuration_id: string;
  type: "DOUANE" | "PORTNET";
  ice: string;
  raison_sociale: string;
  profil: string | null;
  /** Codes of the services that the procuration lists. */
  services: string[];
  /** It is suspended or over: nothing goes on until the person comes back to their own company. */
  ended: boolean;
};
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
  acting: Acting | null;
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
  if (!session.signed_in || !before?.signed_in) return session;
  const [was, is] = [before.acting, session.acting];
  if (was?.procuration_id !== is?.procuration_id) {
    // It was changed where no message came from: nothing of the other company stays.
    forgetData(client);
    location.replace("/");
    return before;
  }
  // What this page heard from a service counts until the person says they have read it.
  return was?.ended && is ? { ...session, acting: { ...is, ended: true } } : session;
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

/** In whose name does this person use the services? The mandant's, while they act for one. */
export function inNameOf(session: SignedIn): Pick<SignedIn, "ice" | "raison_sociale" | "profil"> {
  return session.acting ?? session;
}

/** Whose board does this person see? The company's own ("" asks for it), the one an operator names,
 * or none: an administration has no board of its own, and an ended procuration shows none. */
export function boardOf(session: SignedIn, asked: string | null): string | null {
  if (session.acting?.ended) return null;
  const { profil, ice } = inNameOf(session);
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

/** Act for another company from now on, in every tab; the board of that company follows. */
export async function startActing(queries: QueryClient, procuration_id: string): Promise<void> {
  await gateway<Session>("/auth/acting", "POST", { procuration_id });
  changeCompany(queries);
}

/** Come back to one's own company, in every tab. */
export async function stopActing(queries: QueryClient): Promise<void> {
  await gateway<Session>("/auth/acting", "DELETE");
  changeCompany(queries);
}

/** Begin the page anew: half a page of one company and half of another would mislead. */
function changeCompany(queries: QueryClient): void {
  tellTabs({ said: "acting-changed" });
  forgetData(queries);
  location.replace("/");
}

/** Leave nothing of the person in memory, so that "back" shows nothing either. */
function forget(queries: QueryClient): void {
  rememberCsrf("");
  sessionStorage.clear();
  queries.setQueryData<Session>(SESSION, { signed_in: false });
  forgetData(queries);
}

/** Leave nothing of what was read for a company. */
export function forgetData(queries: QueryClient): void {
  const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) => !isPublic(queryKey);
  void queries.cancelQueries({ predicate });
  queries.removeQueries({ predicate });
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
    const idOf = (session: Session | undefined) =>
      session?.signed_in ? (session.acting?.procuration_id ?? null) : null;
    const actingNow = () => idOf(queries.getQueryData<Session>(SESSION));
    whenExpired(() => {
      if (known() !== null) setExpired(true);
    });
    whenMandateEnded(() => {
      queries.setQueryData<Session>(SESSION, (session) =>
        session?.signed_in && session.acting
          ? { ...session, acting: { ...session.acting, ended: true } }
          : session,
      );
    });
    const hear = (event: MessageEvent<unknown>) => {
      const said = readSaid(event.data);
      const me = known();
      if (said?.said === "signed-out" && me !== null) {
        forget(queries);
        location.replace("/bienvenue");
      }
      if (said?.said === "acting-changed" && me !== null) {
        forgetData(queries);
        location.replace("/");
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
        (session) => (session.signed_in && actingNow() === idOf(session)) || location.reload(),
        () => location.reload(),
      );
    };
    tabs?.addEventListener("message", hear);
    addEventListener("pageshow", back);
    return () => {
      whenExpired(() => {});
      whenMandateEnded(() => {});
      tabs?.removeEventListener("message", hear);
      removeEventListener("pageshow", back);
    };
  }, [queries]);
}
