/** Who works for the company, with which rights, and who is invited? */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { Invitation, Membre } from "../../../api/types.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { More } from "../../../ui/more.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Empty, Loaded } from "../../../ui/states.tsx";
import { useFilter } from "../operateur/listing.tsx";
import { PEOPLE, ROLES, useEntreprise } from "./api.ts";
import { Etat } from "./Etat.tsx";
import { Invitations } from "./Invitations.tsx";
import { Inviter } from "./Inviter.tsx";
import { RightsLine } from "./Rights.tsx";

const ETATS = ["ACTIF", "SUSPENDU", "BLOQUE"] as const;

export default function Utilisateurs() {
  useLang();
  const entreprise = useEntreprise();
  const [inviting, setInviting] = useState(false);
  const [sent, setSent] = useState<Invitation>();
  const title = t("utilisateurs.title");
  const onSent = (now: Invitation) => {
    setSent(now);
    setInviting(false);
  };
  return (
    <div className="wide">
      <PageHead title={title} trail={[{ label: title }]}>
        <div className="page-actions">
          <button
            type="button"
            className="button primary"
            disabled={!entreprise.data}
            onClick={() => setInviting(true)}
          >
            {t("inviter.title")}
          </button>
        </div>
      </PageHead>
      <div role="status">
        {sent && (
          <p className="hint-box">
            <Icon name="check" />
            <span>
              {t("inviter.sent")} <bdi>{sent.email}</bdi>
            </span>
          </p>
        )}
      </div>
      <People />
      <Invitations onSent={onSent} />
      {entreprise.data && (
        <Inviter
          open={inviting}
          entreprise={entreprise.data}
          onClose={() => setInviting(false)}
          onSent={onSent}
        />
      )}
    </div>
  );
}

function People() {
  const filter = useFilter();
  const q = filter.get("q");
  const etat = ETATS.find((each) => each === filter.get("etat"));
  const role = ROLES.find((each) => each === filter.get("role"));
  const answer = useInfiniteQuery({
    queryKey: [...PEOPLE, "list", q, etat, role],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/entreprise/utilisateurs", {
          params: {
            query: {
              limit: 20,
              ...(q && { q }),
              ...(etat && { etat }),
              ...(role && { role }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <section className="people" aria-labelledby="people">
      <h2 id="people" className="sr">
        {t("utilisateurs.liste")}
      </h2>
      <Filter q={q} etat={etat ?? ""} role={role ?? ""} onShow={filter.set} />
      <Loaded answer={answer} lines={12}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t("utilisateurs.rien")}</Empty>;
          return (
            <>
              <Table items={items} />
              <More answer={answer} />
            </>
          );
        }}
      </Loaded>
    </section>
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

/** A table that narrow screens show as cards: roles are written out, since its boxes are not kept. */
function Table({ items }: { items: Membre[] }) {
  const heads = [
    t("utilisateurs.nom"), t("membre.droits"), t("desk.etat"), t("membre.connexion"),
  ];
  return (
    <table role="table" className="cards-table">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((each) => (
          <tr key={each.user_id} role="row">
            <th role="rowheader" scope="row">
              <Link href={`/entreprise/utilisateurs/${each.user_id}`}>
                <bdi>
                  {each.prenom} {each.nom}
                </bdi>
              </Link>
              <small>
                <bdi>{each.email}</bdi>
              </small>
            </th>
            <td role="cell">
              <RightsLine affectations={each.affectations} />
            </td>
            <td role="cell">
              <Etat etat={each.etat} />
            </td>
            <td role="cell" data-head={heads[3]}>
              {each.derniere_connexion ? (
                <time dateTime={each.derniere_connexion}>{dateTime(each.derniere_connexion)}</time>
              ) : (
                t("membre.jamais")
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
