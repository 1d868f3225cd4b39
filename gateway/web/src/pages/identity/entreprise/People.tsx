/** Who works for a company, with which rights? Searched and filtered in the address. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import type { Membre } from "../../../api/types.ts";
import { dateTime, t } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";
import { Listing, useFilter } from "../listing.tsx";
import { Etat } from "../Etat.tsx";
import { ROLES, type Role } from "./api.ts";
import { RightsLine } from "./Rights.tsx";

const ETATS = ["ACTIF", "SUSPENDU", "BLOQUE"] as const;

type Asked = {
  limit: number;
  q?: string;
  etat?: Membre["etat"];
  role?: Role;
  cursor?: string;
};

export function People(props: {
  of: readonly string[];
  read: (asked: Asked) => Promise<{ items: Membre[]; next?: string | null }>;
  sheetOf: (user_id: string) => string;
}) {
  const { of, read, sheetOf } = props;
  const filter = useFilter();
  const q = filter.get("q");
  const etat = ETATS.find((each) => each === filter.get("etat"));
  const role = ROLES.find((each) => each === filter.get("role"));
  const answer = useInfiniteQuery({
    queryKey: [...of, q, etat, role],
    queryFn: ({ pageParam }) =>
      read({
        limit: 20,
        ...(q && { q }),
        ...(etat && { etat }),
        ...(role && { role }),
        ...(pageParam && { cursor: pageParam }),
      }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="people">
      <Filter key={q} q={q} etat={etat ?? ""} role={role ?? ""} onShow={filter.set} />
      <Listing
        answer={answer}
        label={t("utilisateurs.liste")}
        empty={t("utilisateurs.rien")}
        id={(each) => each.user_id}
        columns={[
          {
            label: t("utilisateurs.nom"),
            cell: (each) => (
              <>
                <Link href={sheetOf(each.user_id)}>
                  <bdi>
                    {each.prenom} {each.nom}
                  </bdi>
                </Link>
                <small>
                  <bdi>{each.email}</bdi>
                </small>
              </>
            ),
          },
          {
            label: t("membre.droits"),
            cell: (each) => <RightsLine affectations={each.affectations} />,
          },
          { label: t("desk.etat"), cell: (each) => <Etat of="membre" etat={each.etat} /> },
          {
            label: t("membre.connexion"),
            cell: (each) =>
              each.derniere_connexion ? (
                <time dateTime={each.derniere_connexion}>{dateTime(each.derniere_connexion)}</time>
              ) : (
                t("membre.jamais")
              ),
          },
        ]}
      />
    </div>
  );
}

function Filter(props: {
  q: string;
  etat: string;
  role: string;
  onShow: (changes: Record<string, string>) => void;
}) {
  const { onShow } = props;
  const [typed, setTyped] = useState(props.q);
  return (
    <form
      className="people-filter"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onShow({ q: typed.trim() });
      }}
    >
      <Field label={t("utilisateurs.chercher")}>
        {(wired) => (
          <input
            {...wired}
            type="search"
            maxLength={200}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t("desk.etat")}>
        {(wired) => (
          <select
            {...wired}
            value={props.etat}
            onChange={(event) => onShow({ etat: event.currentTarget.value })}
          >
            <option value="">{t("desk.tous")}</option>
            {ETATS.map((each) => (
              <option key={each} value={each}>
                {t(`membre.etat.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t("utilisateurs.role")}>
        {(wired) => (
          <select
            {...wired}
            value={props.role}
            onChange={(event) => onShow({ role: event.currentTarget.value })}
          >
            <option value="">{t("desk.tous")}</option>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`role.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="button">
        {t("desk.search")}
      </button>
    </form>
  );
}
