/** Which companies are on the portal? */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { api, take } from "../../../api/client.ts";
import { number, t, useLang } from "../../../i18n.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Etat } from "../Etat.tsx";
import { profilNames } from "../names.ts";
import { NewEntreprise, PROFILS } from "./EntrepriseForm.tsx";
import { Choice, Listing, Search, useFilter } from "../listing.tsx";
import { Operateur } from "./Operateur.tsx";

const STATES = ["", "ACTIVE", "SUSPENDUE"] as const;

export default function Entreprises() {
  useLang();
  const filter = useFilter();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const q = filter.get("q");
  const etat = STATES.find((each) => each === filter.get("etat")) ?? "";
  const profil = PROFILS.find((each) => each === filter.get("profil"));
  const companies = useInfiniteQuery({
    queryKey: ["desk", "entreprises", q, etat, profil],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/entreprises", {
          params: {
            query: {
              ...(q && { q }),
              ...(etat && { etat }),
              ...(profil && { profil }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const title = t("operateur.entreprises");
  return (
    <Operateur
      title={title}
      trail={[{ label: title }]}
      actions={
        <button type="button" className="button primary" onClick={() => setOpen(true)}>
          {t("desk.entreprise.nouvelle")}
        </button>
      }
    >
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t("desk.entreprise.nouvelle")}
        kind="box"
      >
        <NewEntreprise
          onClose={() => setOpen(false)}
          onDone={(ice) => go(`/operateur/entreprises/${ice}`)}
        />
      </Dialog>
      <div className="file-filter">
        <Search key={q} q={q} label={t("desk.entreprises.q")} onSearch={(to) => filter.set({ q: to })} />
        <div className="field">
          <label htmlFor="desk-profil">{t("espace.profil")}</label>
          <select
            id="desk-profil"
            value={profil ?? ""}
            onChange={(event) => filter.set({ profil: event.currentTarget.value })}
          >
            <option value="">{t("desk.tous")}</option>
            {PROFILS.map((each) => (
              <option key={each} value={each}>
                {t(`profil.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <Choice
          label={t("desk.etat")}
          value={etat}
          options={STATES.map((each) => [each, t(each ? `desk.etat.${each}` : "desk.toutes")])}
          onChange={(to) => filter.set({ etat: to })}
        />
      </div>
      <Listing
        answer={companies}
        label={title}
        empty={t("desk.rien")}
        id={(row) => row.ice}
        columns={[
          {
            label: t("espace.raison"),
            cell: (row) => (
              <Link href={`/operateur/entreprises/${row.ice}`}>
                <bdi>{row.raison_sociale}</bdi>
              </Link>
            ),
          },
          { label: t("desk.ice"), cell: (row) => <span className="ref">{row.ice}</span> },
          {
            label: t("desk.profils"),
            cell: (row) => profilNames(row.profils),
          },
          { label: t("desk.personnes"), cell: (row) => number(row.personnes) },
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
