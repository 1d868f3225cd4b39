/** Who was invited, and did not come yet? */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import type { Invitation } from "../../../api/types.ts";
import { dateTime, t } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { More } from "../../../ui/more.tsx";
import { Empty, Failure, Loaded } from "../../../ui/states.tsx";
import { INVITATIONS } from "./api.ts";
import { Etat } from "../Etat.tsx";
import { profilName, roleNames } from "../names.ts";

export function Invitations({ onSent }: { onSent: (sent: Invitation) => void }) {
  const [pending, setPending] = useState(true);
  const answer = useInfiniteQuery({
    queryKey: [...INVITATIONS, pending],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/entreprise/invitations", {
          params: {
            query: {
              limit: 10,
              ...(pending && { etat: "ENVOYEE" as const }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <section className="panel" aria-labelledby="invitations">
      <div className="panel-head">
        <h2 id="invitations">{t("invitations.title")}</h2>
        <div className="segments" role="group" aria-label={t("invitations.title")}>
          {[true, false].map((each) => (
            <button
              key={String(each)}
              type="button"
              aria-pressed={pending === each}
              onClick={() => setPending(each)}
            >
              {t(each ? "invitations.attente" : "desk.toutes")}
            </button>
          ))}
        </div>
      </div>
      <Loaded answer={answer} lines={4}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t("invitations.empty")}</Empty>;
          return (
            <>
              <ul className="paper-list">
                {items.map((each) => (
                  <Line key={each.invitation_id} of={each} onSent={onSent} />
                ))}
              </ul>
              <More answer={answer} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Line({ of, onSent }: { of: Invitation; onSent: (sent: Invitation) => void }) {
  const queries = useQueryClient();
  const at = { params: { path: { invitation_id: of.invitation_id } } };
  const onSettled = () => void queries.invalidateQueries({ queryKey: INVITATIONS });
  const again = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        take(api.POST("/api/identity/v1/entreprise/invitations/{invitation_id}/envoi", at)),
      ),
    onSuccess: onSent,
    onSettled,
  });
  const cancel = useMutation({
    mutationFn: () =>
      withStepUp(() => take(api.DELETE("/api/identity/v1/entreprise/invitations/{invitation_id}", at))),
    onSettled,
  });
  const open = of.etat === "ENVOYEE" || of.etat === "EXPIREE";
  const roles = roleNames(of.roles);
  return (
    <li>
      <span>
        <strong>
          <bdi>{of.email}</bdi>
        </strong>
        <small>
          {profilName(of.profil)} – {roles}
        </small>
        <small>
          {t("invitations.par", { qui: of.invite_par, le: dateTime(of.envoye_le) })}
          {of.etat === "ENVOYEE" && <> · {t("invitations.jusqua", { le: dateTime(of.expire_le) })}</>}
        </small>
      </span>
      <Etat of="membre" etat={of.etat} />
      {open && (
        <>
          <button
            type="button"
            className="button small"
            onClick={() => again.mutate()}
            {...busy(again.isPending)}
          >
            {t("invitations.renvoyer")}
            <span className="sr"> – {of.email}</span>
          </button>
          <button
            type="button"
            className="button small danger"
            onClick={() => cancel.mutate()}
            {...busy(cancel.isPending)}
          >
            {t("invitations.annuler")}
            <span className="sr"> – {of.email}</span>
          </button>
        </>
      )}
      {(again.error || cancel.error) && <Failure error={again.error ?? cancel.error} />}
    </li>
  );
}
