/** Which requests to join the portal wait for an operator? The longest waiting first. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { LigneSouscription } from "../../../api/types.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { More } from "../../../ui/more.tsx";
import { Empty, Loaded, problemText } from "../../../ui/states.tsx";
import { profilNames, spacedIce } from "../souscription/Facts.tsx";
import { State } from "../souscription/State.tsx";
import { Search, useFilter } from "./listing.tsx";
import { Operateur } from "./Operateur.tsx";

const STATES = [
  "SOUMISE", "COMPLEMENT_DEMANDE", "APPROUVEE", "REJETEE", "ANNULEE",
] as const;

export default function Souscriptions() {
  useLang();
  const filter = useFilter();
  const etat = STATES.find((each) => each === filter.get("etat"));
  const all = filter.get("etat") === "toutes";
  const wanted = all ? undefined : (etat ?? "SOUMISE");
  const q = filter.get("q");
  const queue = useInfiniteQuery({
    queryKey: ["souscriptions", wanted, q],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/souscriptions", {
          params: {
            query: {
              limite: 30,
              ...(wanted && { etat: wanted }),
              ...(q && { q }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const title = t("operateur.souscriptions");
  return (
    <Operateur title={title} trail={[{ label: title }]}>
      <div className="file-filter">
        <div className="segments" role="group" aria-label={t("desk.etat")}>
          {[...STATES, "toutes" as const].map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === (wanted ?? "toutes")}
              onClick={() => filter.set({ etat: each === "SOUMISE" ? "" : each })}
            >
              {each === "toutes" ? t("desk.toutes") : t(`souscription.etat.${each}`)}
            </button>
          ))}
        </div>
        <Search
          key={q}
          q={q}
          label={t("file.chercher")}
          max={100}
          onSearch={(next) => filter.set({ q: next })}
        />
      </div>
      <Loaded answer={queue} lines={12}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return <Empty>{t(q ? "file.rien" : "file.empty")}</Empty>;
          }
          return (
            <>
              <Queue items={items} all={wanted === undefined} />
              {queue.error && !queue.hasNextPage && (
                <p className="error">{problemText(queue.error)}</p>
              )}
              <More answer={queue} />
            </>
          );
        }}
      </Loaded>
    </Operateur>
  );
}

function Queue({ items, all }: { items: LigneSouscription[]; all: boolean }) {
  return (
    <div className="table-scroll queue" tabIndex={0} role="region" aria-label={t("operateur.souscriptions")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("suivi.reference")}</th>
            <th scope="col">{t("souscription.etape.entreprise")}</th>
            <th scope="col">{t("souscription.q.profils")}</th>
            <th scope="col">{t("file.depuis")}</th>
            {all && <th scope="col">{t("desk.etat")}</th>}
            <th scope="col">{t("file.operateur")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.souscription_id}>
              <th scope="row">
                <Link href={`/operateur/souscriptions/${each.souscription_id}`} className="ref">
                  {each.reference}
                </Link>
              </th>
              <td className="wrap">
                <bdi>{each.raison_sociale}</bdi>
                <small className="under">
                  <span className="ref">{spacedIce(each.ice)}</span>
                  {!each.ice_valide && <strong>{t("file.cle-fausse")}</strong>}
                </small>
              </td>
              <td className="wrap">{profilNames(each.profils)}</td>
              <td>
                <time dateTime={each.soumise_le}>{dateTime(each.soumise_le)}</time>
              </td>
              {all && (
                <td>
                  <State etat={each.etat} />
                </td>
              )}
              <td className="wrap">
                <bdi>{each.operateur ?? t("none")}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
