/** What may one program do, and what may an operator do about it? */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { ClientRemis, FicheClient } from "../../../api/types.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Loaded } from "../../../ui/states.tsx";
import { ActButton } from "../act.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Facts, type Fact } from "../../../ui/facts.tsx";
import { History } from "../History.tsx";
import { EditClient } from "./ClientForm.tsx";
import { Operateur } from "./Operateur.tsx";
import { SecretOnce } from "./SecretOnce.tsx";

export default function Client() {
  useLang();
  const { id = "" } = useParams<{ id: string }>();
  const client = useQuery({
    queryKey: ["desk", "client", id],
    queryFn: () =>
      take(api.GET("/api/identity/v1/clients/{client_id}", { params: { path: { client_id: id } } })),
  });
  const title = client.data?.nom ?? id;
  const trail = [{ label: t("operateur.clients"), href: "/operateur/clients" }, { label: title }];
  return (
    <Operateur title={<bdi>{title}</bdi>} trail={trail}>
      <Loaded answer={client} lines={16}>
        {(seen) => <Sheet seen={seen} />}
      </Loaded>
    </Operateur>
  );
}

const many = (of: readonly string[]): ReactNode => of.length > 0 && <Many of={of} />;

function Many({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((each) => (
        <li key={each} className="ref address-line">
          {each}
        </li>
      ))}
    </ul>
  );
}

function Sheet({ seen }: { seen: FicheClient }) {
  const [editing, setEditing] = useState(false);
  const [given, setGiven] = useState<ClientRemis>();
  const queries = useQueryClient();
  const keep = (now: FicheClient) => {
    queries.setQueryData(["desk", "client", now.client_id], now);
    void queries.invalidateQueries({ queryKey: ["desk", "clients"] });
  };
  const close = () => {
    setEditing(false);
    void queries.invalidateQueries({ queryKey: ["desk", "client", seen.client_id] });
  };
  const path = { params: { path: { client_id: seen.client_id } } };
  const active = !seen.desactive_le;
  const yes = (is: boolean) => t(is ? "oui" : "non");
  const named = (seen.jwks?.["keys"] ?? []) as { kid?: string; kty: string }[];
  const facts: Fact[] = [
    [t("client.id"), <span className="ref">{seen.client_id}</span>],
    [t("client.organisme"), seen.organisme && <span className="ref">{seen.organisme}</span>],
    [t("client.auth"), t(`client.auth.${seen.auth_method}`)],
    [t("client.jwks"), seen.jwks && <Many of={named.map(({ kid, kty }) => kid ?? kty)} />],
    [t("client.grants"), <Many of={seen.grant_types} />],
    [t("client.scope"), <Many of={seen.scope.split(" ")} />],
    [t("client.audiences"), many(seen.audiences)],
    [t("client.redirect"), many(seen.redirect_uris)],
    [t("client.apres"), many(seen.post_logout_redirect_uris)],
    [
      t("client.backchannel"),
      seen.backchannel_logout_uri && <Many of={[seen.backchannel_logout_uri]} />,
    ],
    [t("client.dpop"), yes(seen.require_dpop)],
    [t("client.par"), yes(seen.require_par)],
    [t("client.introspect"), yes(seen.may_introspect)],
    [t("desk.depuis"), dateTime(seen.cree_le)],
  ];
  return (
    <>
      <div className="desk">
        <section className="panel" aria-labelledby="known">
          <h2 id="known">{t("desk.connu")}</h2>
          <Facts rows={facts.filter(([, value]) => value)} />
        </section>
        <aside className="panel decide" aria-labelledby="decide">
          <h2 id="decide">{t("desk.agir")}</h2>
          <p>
            <Badge colour={active ? "good" : "bad"}>{t(active ? "client.actif" : "client.desactive")}</Badge>
          </p>
          {seen.interne ? (
            <p className="muted">{t("client.interne.text")}</p>
          ) : (
            <div className="decide-acts">
              <button type="button" className="button" onClick={() => setEditing(true)}>
                {t("desk.modifier")}
              </button>
              {seen.auth_method === "client_secret_basic" && (
                <ActButton
                  reason={t("motif.journal")}
                  label={t("client.renouveler")}
                  text={t("client.renouveler.text")}
                  act={async (motif) => {
                    const now = await take(
                      api.POST("/api/identity/v1/clients/{client_id}/secret", {
                        ...path,
                        body: { motif, modifie_le: seen.modifie_le },
                      }),
                    );
                    keep(now.client);
                    setGiven(now);
                  }}
                />
              )}
              {active ? (
                <ActButton
                  reason={t("motif.journal")}
                  label={t("client.desactiver")}
                  text={t("client.desactiver.text")}
                  kind="danger"
                  act={async (motif) =>
                    keep(
                      await take(
                        api.POST("/api/identity/v1/clients/{client_id}/desactivation", {
                          ...path,
                          body: { motif },
                        }),
                      ),
                    )
                  }
                />
              ) : (
                <ActButton
                  reason={t("motif.journal")}
                  label={t("client.activer")}
                  text={t("client.activer.text")}
                  act={async (motif) =>
                    keep(
                      await take(
                        api.POST("/api/identity/v1/clients/{client_id}/activation", {
                          ...path,
                          body: { motif },
                        }),
                      ),
                    )
                  }
                />
              )}
            </div>
          )}
        </aside>
      </div>
      <SecretOnce given={given} onClose={() => setGiven(undefined)} />
      <Dialog open={editing} onClose={close} title={t("desk.modifier")} kind="box">
        <EditClient seen={seen} onClose={close} onDone={keep} />
      </Dialog>
      <History actes={seen.historique} />
    </>
  );
}
