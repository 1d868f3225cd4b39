/** What is asked to change, what stands today, and what do I decide? For operators, and for the
 * administrators of a company. */
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import type { ModificationADecider } from "../../../api/types.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { More } from "../../../ui/more.tsx";
import { Empty, Failure, Loaded } from "../../../ui/states.tsx";
import { ActButton } from "../act.tsx";
import { Choice, useFilter } from "../listing.tsx";

const STATES = ["SOUMISE", "ACCEPTEE", "REFUSEE", "ANNULEE"] as const;

export function Queue() {
  useLang();
  const filter = useFilter();
  const etat = STATES.find((each) => each === filter.get("etat")) ?? "SOUMISE";
  const queue = useInfiniteQuery({
    queryKey: ["desk", "modifications", etat],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/modifications", {
          params: { query: { etat, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <div className="file-filter">
        <Choice
          label={t("desk.etat")}
          value={etat}
          options={STATES.map((each) => [each, t(`modification.etat.${each}`)])}
          onChange={(to) => filter.set({ etat: to === "SOUMISE" ? "" : to })}
        />
      </div>
      <Loaded answer={queue} lines={10}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty>{t("modification.rien")}</Empty>;
          return (
            <>
              <ul className="wishes">
                {rows.map((row) => (
                  <li key={row.modification_id} className="panel">
                    <Wish asked={row} />
                  </li>
                ))}
              </ul>
              <More answer={queue} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Wish({ asked }: { asked: ModificationADecider }) {
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ["desk", "modifications"] });
  const path = { params: { path: { modification_id: asked.modification_id } } };
  const accept = useMutation({
    mutationFn: () =>
      withStepUp(() =>
        take(api.POST("/api/identity/v1/modifications/{modification_id}/acceptation", path)),
      ),
    onSuccess: again,
  });
  return (
    <article>
      <header className="panel-head">
        <h2>{t(`champ.${asked.champ}`)}</h2>
        <time className="muted" dateTime={asked.cree_le}>
          {dateTime(asked.cree_le)}
        </time>
      </header>
      <p className="change">
        <del>
          <bdi>{asked.actuelle || t("none")}</bdi>
        </del>
        <ins>
          <bdi>{asked.apres}</bdi>
        </ins>
      </p>
      <p>
        <bdi>{`${asked.prenom} ${asked.nom}`}</bdi> (<bdi>{asked.username}</bdi>)
        {asked.raison_sociale && (
          <>
            {" · "}
            <bdi>{asked.raison_sociale}</bdi>
          </>
        )}
      </p>
      <p className="muted">
        <bdi>{asked.motif}</bdi>
      </p>
      {asked.reponse && (
        <p>
          {t("modification.reponse")} <bdi>{asked.reponse}</bdi>
        </p>
      )}
      {asked.a_confirmer && <p className="muted">{t("modification.a-confirmer")}</p>}
      {asked.la_mienne && asked.etat === "SOUMISE" && (
        <p className="muted">{t("modification.la-mienne")}</p>
      )}
      {accept.error && <Failure error={accept.error} />}
      {asked.etat === "SOUMISE" && !asked.la_mienne && (
        <div className="actions">
          <button
            type="button"
            className="button primary"
            onClick={() => accept.mutate()}
            {...busy(accept.isPending)}
          >
            {t("modification.accepter")}
          </button>
          <ActButton
            label={t("modification.refuser")}
            text={t("modification.refuser.text")}
            kind="danger"
            reason={t("motif.personne")}
            act={async (motif) => {
              await take(
                api.POST("/api/identity/v1/modifications/{modification_id}/refus", {
                  ...path,
                  body: { motif },
                }),
              );
              await again();
            }}
          />
        </div>
      )}
    </article>
  );
}
