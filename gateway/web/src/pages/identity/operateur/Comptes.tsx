/** Who has an account? */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../../api/client.ts";
import { t, useLang } from "../../../i18n.ts";
import { Etat } from "../Etat.tsx";
import { Choice, Listing, Search, useFilter } from "../listing.tsx";
import { Operateur } from "./Operateur.tsx";

const STATES = ["", "ACTIF", "SUSPENDU"] as const;

export default function Comptes() {
  useLang();
  const filter = useFilter();
  const q = filter.get("q");
  const etat = STATES.find((each) => each === filter.get("etat")) ?? "";
  const accounts = useInfiniteQuery({
    queryKey: ["desk", "comptes", q, etat],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/comptes", {
          params: {
            query: {
              ...(q && { q }),
              ...(etat && { etat }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const title = t("operateur.comptes");
  return (
    <Operateur title={title} trail={[{ label: title }]}>
      <div className="file-filter">
        <Search key={q} q={q} label={t("desk.comptes.q")} onSearch={(to) => filter.set({ q: to })} />
        <Choice
          label={t("desk.etat")}
          value={etat}
          options={STATES.map((each) => [each, t(each ? `desk.etat.${each}` : "desk.tous")])}
          onChange={(to) => filter.set({ etat: to })}
        />
      </div>
      <Listing
        answer={accounts}
        label={title}
        empty={t("desk.rien")}
        id={(row) => row.user_id}
        columns={[
          {
            label: t("espace.username"),
            cell: (row) => (
              <Link href={`/operateur/comptes/${row.user_id}`}>
                <bdi>{row.username}</bdi>
              </Link>
            ),
          },
          { label: t("desk.personne"), cell: (row) => <bdi>{`${row.prenom} ${row.nom}`}</bdi> },
          { label: t("espace.email"), cell: (row) => <bdi>{row.email}</bdi> },
          {
            label: t("operateur.entreprises"),
            cell: (row) => <bdi>{row.entreprises.join(" · ") || t("none")}</bdi>,
          },
          {
            label: t("desk.etat"),
            cell: (row) => (
              <Etat of="desk" etat={row.statut} />
            ),
          },
        ]}
      />
    </Operateur>
  );
}
