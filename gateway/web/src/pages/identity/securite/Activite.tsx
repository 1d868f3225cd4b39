/** Who has signed in with my account, or tried to? "That was not me" shuts everybody out. */
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { Connexion } from "../../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { Badge } from "../../../ui/badge.tsx";
import { busy } from "../../../ui/busy.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { More } from "../../../ui/more.tsx";
import { Empty, Failure, Loaded } from "../../../ui/states.tsx";
import { Securite } from "./Securite.tsx";

const CONSEQUENCES = ["sessions", "mot-de-passe", "facteurs", "reclamation"] as const;
/** The page for those whom nobody recognises any more. */
const PROTECTED = "/compte/protege";

export default function Activite() {
  useLang();
  const [doubted, setDoubted] = useState<Connexion>();
  const connexions = useInfiniteQuery({
    queryKey: ["connexions"],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/connexions", {
          params: { query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <Securite>
      <p className="lead">{t("activite.lead")}</p>
      <Loaded answer={connexions} lines={12}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t("activite.rien")}</Empty>;
          return (
            <ul className="events">
              {items.map((connexion) => (
                <Entry
                  key={connexion.seq}
                  connexion={connexion}
                  onDoubt={() => setDoubted(connexion)}
                />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More answer={connexions} />
      <Doubt connexion={doubted} onClose={() => setDoubted(undefined)} />
    </Securite>
  );
}

/** What happened, in a word. */
function titleOf({ resultat, methode, confirmation }: Connexion): string {
  if (resultat === "SUCCES") return t(confirmation ? "activite.confirmation" : "activite.succes");
  if (methode === "motdepasse") return t("activite.refus.motdepasse");
  return t(methode === "passkey" ? "activite.refus.passkey" : "activite.refus.code");
}

function Entry({ connexion, onDoubt }: { connexion: Connexion; onDoubt: () => void }) {
  const { seq, resultat, methode, courante, contestable, contestee_le } = connexion;
  const facts = [
    [t("sessions.appareil"), connexion.appareil ?? t("sessions.appareil-inconnu")],
    [t("sessions.adresse"), connexion.adresse],
    [t("activite.methode"), resultat === "SUCCES" ? (tryText(`activite.methode.${methode}`) ?? null) : null],
  ] as const;
  return (
    <li className={resultat === "ECHEC" ? "refused" : undefined}>
      <div className="event-head">
        <h2 id={`connexion-${seq}`}>{titleOf(connexion)}</h2>
        {courante && <Badge colour="info">{t("sessions.courante")}</Badge>}
        {contestable && !courante && (
          <button
            type="button"
            className="button small"
            aria-describedby={`connexion-${seq}`}
            onClick={onDoubt}
          >
            {t("activite.pas-moi")}
          </button>
        )}
      </div>
      <p className="muted">
        <time dateTime={connexion.le}>
          <bdi>{dateTime(connexion.le)}</bdi>
        </time>
      </p>
      <Facts terse rows={facts} />
      {contestee_le && <p className="error">{t("activite.contestee", { at: dateTime(contestee_le) })}</p>}
    </li>
  );
}

/** Say what will happen before it does: the reader is signed out here too. */
function Doubt({ connexion, onClose }: { connexion: Connexion | undefined; onClose: () => void }) {
  const contest = useMutation({
    mutationFn: (seq: number) =>
      withStepUp(() =>
        take(
          api.POST("/api/identity/v1/connexions/{seq}/contester", { params: { path: { seq } } }),
        ),
      ),
    // This session is over: nothing of the person may stay in the page's memory.
    onSuccess: () => location.replace(PROTECTED),
  });
  return (
    <Dialog
      open={connexion !== undefined}
      onClose={onClose}
      title={t("activite.pas-moi.title")}
      kind="box"
    >
      {connexion && (
        <div className="prose">
          <p>
            {titleOf(connexion)} – <bdi>{dateTime(connexion.le)}</bdi>
          </p>
          <p>{t("activite.pas-moi.text")}</p>
          <ul className="bullets">
            {CONSEQUENCES.map((each) => (
              <li key={each}>{t(`activite.suite.${each}`)}</li>
            ))}
          </ul>
          {contest.error && <Failure error={contest.error} />}
          <p className="actions">
            <button
              type="button"
              className="button primary"
              onClick={() => contest.mutate(connexion.seq)}
              {...busy(contest.isPending || contest.isSuccess)}
            >
              {t("activite.confirmer")}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {t("cancel")}
            </button>
          </p>
        </div>
      )}
    </Dialog>
  );
}
