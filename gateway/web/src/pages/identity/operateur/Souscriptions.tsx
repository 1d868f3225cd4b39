/** Which requests to join the portal wait for an operator? The longest waiting first. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { LigneSouscription } from "../../../api/types.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { profilNames, spacedIce } from "../names.ts";
import { Etat } from "../Etat.tsx";
import { Choice, Listing, Search, useFilter } from "../listing.tsx";
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
        <Choice
          label={t("desk.etat")}
          value={wanted ?? "toutes"}
          options={[...STATES, "toutes" as const].map(
            (each) =>
              [each, each === "toutes" ? t("desk.toutes") : t(`souscription.etat.${each}`)] as const,
          )}
          onChange={(to) => filter.set({ etat: to === "SOUMISE" ? "" : to })}
        />
        <Search
          key={q}
          q={q}
          label={t("file.chercher")}
          max={100}
          onSearch={(next) => filter.set({ q: next })}
        />
      </div>
      <Listing
        answer={queue}
        label={title}
        empty={t(q ? "file.rien" : "file.empty")}
        id={(each) => each.souscription_id}
        columns={[
          {
            label: t("suivi.reference"),
            cell: (each) => (
              <Link href={`/operateur/souscriptions/${each.souscription_id}`} className="ref">
                {each.reference}
              </Link>
            ),
          },
          {
            label: t("souscription.etape.entreprise"),
            cell: (each) => (
              <span>
                <bdi>{each.raison_sociale}</bdi>
                <small className="under">
                  <span className="ref">{spacedIce(each.ice)}</span>
                  {!each.ice_valide && <strong>{t("file.cle-fausse")}</strong>}
                </small>
              </span>
            ),
          },
          { label: t("souscription.q.profils"), cell: (each) => profilNames(each.profils) },
          {
            label: t("file.depuis"),
            cell: (each) => <time dateTime={each.soumise_le}>{dateTime(each.soumise_le)}</time>,
          },
          ...(wanted
            ? []
            : [
                {
                  label: t("desk.etat"),
                  cell: (each: LigneSouscription) => <Etat of="souscription" etat={each.etat} />,
                },
              ]),
          {
            label: t("file.operateur"),
            cell: (each) => <bdi>{each.operateur ?? t("none")}</bdi>,
          },
        ]}
      />
    </Operateur>
  );
}
