/** Where am I signed in? One session, or all the others, can be closed from here. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import { api, take } from "../../../api/client.ts";
import type { SessionOuverte } from "../../../api/types.ts";
import { dateTime, list, t, tryText, useLang } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Failure, Loaded } from "../../../ui/states.tsx";
import { Securite } from "./Securite.tsx";

const KEY = ["sessions"] as const;

/** Close the session named, or with none all the others. */
async function close(id: string | null): Promise<number> {
  if (id === null) {
    const { terminees } = await take(api.DELETE("/api/identity/v1/sessions"));
    return terminees;
  }
  const params = { path: { session_id: id } };
  await take(api.DELETE("/api/identity/v1/sessions/{session_id}", { params }));
  return 1;
}

export default function Sessions() {
  useLang();
  const queries = useQueryClient();
  const said = useRef<HTMLParagraphElement>(null);
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: () => take(api.GET("/api/identity/v1/sessions")),
  });
  const closing = useMutation({
    mutationFn: (id: string | null) => withStepUp(() => close(id)),
    // The button that was pressed goes with its session: the keyboard stays at what is said of it.
    onSuccess: () => said.current?.focus(),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <Securite>
      <p className="lead">{t("sessions.lead")}</p>
      <p ref={said} className="told" role="status" tabIndex={-1}>
        {closing.isSuccess && t("sessions.fermees", { n: closing.data })}
      </p>
      {closing.error && <Failure error={closing.error} />}
      <Loaded answer={sessions} lines={8}>
        {({ items }) => (
          <>
            <ul className="events">
              {items.map((session) => (
                <Entry key={session.session_id} session={session}>
                  <button
                    type="button"
                    className="button small"
                    aria-describedby={`session-${session.session_id}`}
                    onClick={() => closing.mutate(session.session_id)}
                    {...busy(closing.isPending)}
                  >
                    {t("sessions.fermer")}
                  </button>
                </Entry>
              ))}
            </ul>
            <p className="actions">
              {items.some((session) => !session.courante) ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => closing.mutate(null)}
                  {...busy(closing.isPending)}
                >
                  {t("sessions.fermer-autres")}
                </button>
              ) : (
                <span className="muted">{t("sessions.seule")}</span>
              )}
            </p>
          </>
        )}
      </Loaded>
    </Securite>
  );
}

function Entry({ session, children }: { session: SessionOuverte; children: ReactNode }) {
  const facts = [
    [t("sessions.adresse"), session.adresse],
    [t("sessions.ouverte"), dateTime(session.ouverte_le)],
    [t("sessions.niveau"), tryText(`acr.${session.acr}`) ?? session.acr],
    [t("sessions.entreprise"), session.raison_sociale],
    [t("sessions.mandants"), list(session.mandants)],
    [t("sessions.portails"), list(session.clients)],
  ] as const;
  return (
    <li>
      <div className="event-head">
        <h2 id={`session-${session.session_id}`}>
          <bdi>{session.appareil ?? t("sessions.appareil-inconnu")}</bdi>
        </h2>
        {session.courante ? <span className="state soumise">{t("sessions.courante")}</span> : children}
      </div>
      <p className="muted">{t("sessions.vue", { at: dateTime(session.vue_le) })}</p>
      <Facts facts={facts} />
    </li>
  );
}

/** What is known, each with its name; what is not known takes no room. */
export function Facts({ facts }: { facts: ReadonlyArray<readonly [string, string | null]> }) {
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
