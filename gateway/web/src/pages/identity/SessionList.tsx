/** On which devices is an account open? One session, or all that may be, can be closed from here. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, type ReactNode } from "react";
import type { SessionOuverte } from "../../api/types.ts";
import { dateTime, list, t, tryText } from "../../i18n.ts";
import { withStepUp } from "../../stepup.ts";
import { Badge } from "../../ui/badge.tsx";
import { busy } from "../../ui/busy.ts";
import { Facts } from "../../ui/facts.tsx";
import { Failure, Loaded } from "../../ui/states.tsx";

export function SessionList(props: {
  of: readonly string[];
  read: () => Promise<{ items: SessionOuverte[] }>;
  /** Close the session named, or with none all but the reader's own; say how many. */
  close: (id: string | null) => Promise<number>;
  closeAll: string;
  none: string;
}) {
  const { of, read, close, closeAll, none } = props;
  const queries = useQueryClient();
  const said = useRef<HTMLParagraphElement>(null);
  const sessions = useQuery({ queryKey: of, queryFn: read });
  const closing = useMutation({
    mutationFn: (id: string | null) => withStepUp(() => close(id)),
    // The button that was pressed goes with its session: the keyboard stays at what is said of it.
    onSuccess: () => said.current?.focus(),
    onSettled: () => queries.invalidateQueries({ queryKey: of }),
  });
  return (
    <>
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
                  {closeAll}
                </button>
              ) : (
                <span className="muted">{none}</span>
              )}
            </p>
          </>
        )}
      </Loaded>
    </>
  );
}

function Entry({ session, children }: { session: SessionOuverte; children: ReactNode }) {
  return (
    <li>
      <div className="event-head">
        <h3 id={`session-${session.session_id}`}>
          <bdi>{session.appareil ?? t("sessions.appareil-inconnu")}</bdi>
        </h3>
        {session.courante ? <Badge colour="info">{t("sessions.courante")}</Badge> : children}
      </div>
      <p className="muted">{t("sessions.vue", { at: dateTime(session.vue_le) })}</p>
      <Facts
        terse
        rows={[
          [t("sessions.adresse"), session.adresse],
          [t("sessions.ouverte"), dateTime(session.ouverte_le)],
          [t("sessions.niveau"), tryText(`acr.${session.acr}`) ?? session.acr],
          [t("sessions.entreprise"), session.raison_sociale],
          [t("sessions.mandants"), list(session.mandants)],
          [t("sessions.portails"), list(session.clients)],
        ]}
      />
    </li>
  );
}
