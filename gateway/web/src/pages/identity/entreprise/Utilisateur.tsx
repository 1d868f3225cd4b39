/** One of the company's people: rights, state, and what can be done. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { Droits, Entreprise, FicheMembre } from "../../../api/types.ts";
import { dateTime, list, t, useLang } from "../../../i18n.ts";
import { useSignedIn } from "../../../session.ts";
import { withStepUp } from "../../../stepup.ts";
import { Done } from "../act.tsx";
import { busy } from "../../../ui/busy.ts";
import { Facts } from "../../../ui/facts.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Failure, Loaded } from "../../../ui/states.tsx";
import { pathOf, PEOPLE, useEntreprise, useKeep } from "./api.ts";
import { Etat } from "../Etat.tsx";
import { Acts } from "./Acts.tsx";
import { Roles } from "./Rights.tsx";
import { profilName } from "../names.ts";
import { SessionList } from "../SessionList.tsx";

export default function Utilisateur() {
  useLang();
  const { id = "" } = useParams<{ id: string }>();
  const entreprise = useEntreprise();
  const member = useQuery({
    queryKey: [...PEOPLE, id],
    queryFn: () =>
      take(
        api.GET("/api/identity/v1/entreprise/utilisateurs/{user_id}", {
          params: { path: { user_id: id } },
        }),
      ),
  });
  const name = member.data ? `${member.data.prenom} ${member.data.nom}` : t("utilisateurs.un");
  return (
    <div className="wide">
      <PageHead
        title={<bdi>{name}</bdi>}
        trail={[
          { label: t("utilisateurs.title"), href: "/entreprise/utilisateurs" },
          { label: name },
        ]}
      >
        {member.data && <Etat of="membre" etat={member.data.etat} />}
      </PageHead>
      <Loaded answer={member} lines={14}>
        {(seen) => (
          <Loaded answer={entreprise} lines={14}>
            {(own) => <Sheet key={seen.user_id} seen={seen} own={own} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

function Sheet({ seen, own }: { seen: FicheMembre; own: Entreprise }) {
  const me = useSignedIn()?.user.sub === seen.user_id;
  return (
    <div className="desk">
      <div className="stack">
        {seen.etat === "SUSPENDU" && (
          <p className="hint-box warning">
            <Icon name="alert" />
            <span>
              {t("membre.suspendu", { le: seen.suspendu_le ? dateTime(seen.suspendu_le) : "" })}{" "}
              <bdi>{seen.motif}</bdi>
            </span>
          </p>
        )}
        {seen.etat === "BLOQUE" && (
          <p className="hint-box warning">
            <Icon name="alert" />
            <span>{t("membre.bloque")}</span>
          </p>
        )}
        {seen.facteurs_retires_le && (
          <p className="hint-box">
            <Icon name="clock" />
            <span>{t("membre.retrait", { le: dateTime(seen.facteurs_retires_le) })}</span>
          </p>
        )}
        <section className="panel" aria-labelledby="facts">
          <h2 id="facts">{t("membre.identite")}</h2>
          <Known seen={seen} />
        </section>
        <section className="panel" aria-labelledby="rights">
          <h2 id="rights">{t("membre.droits")}</h2>
          <Rights seen={seen} own={own} me={me} />
        </section>
        {!me && <Sessions seen={seen} />}
      </div>
      <aside className="panel decide" aria-labelledby="acts">
        <h2 id="acts">{t("membre.actions")}</h2>
        {me ? (
          <>
            <p>{t("membre.vous")}</p>
            <p className="actions">
              <Link href="/compte/securite" className="button">
                {t("account.securite")}
              </Link>
            </p>
          </>
        ) : (
          <Acts seen={seen} own={own} />
        )}
      </aside>
    </div>
  );
}

function Known({ seen }: { seen: FicheMembre }) {
  return (
    <Facts
      rows={[
        [t("espace.username"), seen.username],
        [t("espace.email"), seen.email],
        [t("membre.depuis"), dateTime(seen.membre_depuis)],
        [
          t("membre.connexion"),
          seen.derniere_connexion ? dateTime(seen.derniere_connexion) : t("membre.jamais"),
        ],
        [
          t("membre.facteurs"),
          list(seen.facteurs.map((each) => t(`membre.facteur.${each}`))) ||
            t("membre.facteur.aucun"),
        ],
      ]}
    />
  );
}

/** Where they work in the company's name now; what they do elsewhere is not the company's to see. */
function Sessions({ seen }: { seen: FicheMembre }) {
  const { params } = pathOf(seen);
  const { path } = params;
  return (
    <section className="panel" aria-labelledby="sessions">
      <h2 id="sessions">{t("membre.sessions")}</h2>
      <p className="muted">{t("membre.sessions.lead")}</p>
      <SessionList
        of={[...PEOPLE, path.user_id, "sessions"]}
        read={() =>
          take(api.GET("/api/identity/v1/entreprise/utilisateurs/{user_id}/sessions", { params }))
        }
        close={async (id) => {
          if (id === null) {
            const { terminees } = await take(
              api.DELETE("/api/identity/v1/entreprise/utilisateurs/{user_id}/sessions", { params }),
            );
            return terminees;
          }
          await take(
            api.DELETE(
              "/api/identity/v1/entreprise/utilisateurs/{user_id}/sessions/{session_id}",
              { params: { path: { ...path, session_id: id } } },
            ),
          );
          return 1;
        }}
        closeAll={t("sessions.fermer-toutes")}
        none={t("membre.sessions.aucune")}
      />
    </section>
  );
}

/** A profile without role is one under which the person does not work. */
function Rights({ seen, own, me }: { seen: FicheMembre; own: Entreprise; me: boolean }) {
  const known = (profil: string) =>
    seen.affectations.find((each) => each.profil === profil)?.roles ?? [];
  const [wanted, setWanted] = useState<Record<string, Droits["roles"]>>({});
  const [missing, setMissing] = useState(false);
  const of = (profil: string) => wanted[profil] ?? known(profil);
  const keep = useKeep(seen);
  const save = useMutation({
    mutationFn: (affectations: Droits[]) =>
      withStepUp(() =>
        take(
          api.PUT("/api/identity/v1/entreprise/utilisateurs/{user_id}/affectations", {
            ...pathOf(seen),
            body: { affectations },
          }),
        ),
      ),
    onSuccess: (now) => {
      keep(now);
      setWanted({});
    },
  });
  const chosen = own.profils
    .map((profil) => ({ profil: profil as Droits["profil"], roles: of(profil) }))
    .filter(({ roles }) => roles.length > 0);
  const changed = own.profils.some(
    (profil) => of(profil).toSorted().join() !== [...known(profil)].sort().join(),
  );
  const loses = own.profils.some((profil) => known(profil).some((role) => !of(profil).includes(role)));
  return (
    <form
      className="steps"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(chosen.length === 0);
        if (chosen.length > 0) save.mutate(chosen);
      }}
    >
      {own.profils.map((profil) => (
        <Roles
          key={profil}
          id={`roles-${profil}`}
          label={profilName(profil)}
          error={missing && chosen.length === 0 ? t("membre.roles.requis") : undefined}
          chosen={of(profil)}
          onChange={(roles) => setWanted((before) => ({ ...before, [profil]: roles }))}
        />
      ))}
      {changed && (
        <p className="hint">
          {t(me ? "membre.droits.moi" : loses ? "membre.droits.perdus" : "membre.droits.gagnes")}
        </p>
      )}
      {save.error && <Failure error={save.error} />}
      <Done>{save.isSuccess && !changed && t("membre.droits.gardes")}</Done>
      <p className="actions">
        <button
          type="submit"
          className="button primary"
          disabled={!changed}
          {...busy(save.isPending)}
        >
          {t("membre.droits.garder")}
        </button>
      </p>
    </form>
  );
}
