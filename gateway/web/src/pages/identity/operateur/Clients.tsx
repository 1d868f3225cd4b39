/** Which programs ask Portnet ID for tokens: partners' systems, and the portal's own? */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { ClientRemis } from "../../../api/types.ts";
import { t, useLang } from "../../../i18n.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { NewClient } from "./ClientForm.tsx";
import { Listing, Search, useFilter } from "../listing.tsx";
import { Operateur } from "./Operateur.tsx";
import { SecretOnce } from "./SecretOnce.tsx";

export default function Clients() {
  useLang();
  const filter = useFilter();
  const [, go] = useLocation();
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<ClientRemis>();
  const q = filter.get("q");
  const clients = useInfiniteQuery({
    queryKey: ["desk", "clients", q],
    queryFn: ({ pageParam }) =>
      take(
        api.GET("/api/identity/v1/clients", {
          params: { query: { ...(q && { q }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const title = t("operateur.clients");
  const show = (remis: ClientRemis) => {
    if (remis.client_secret) setGiven(remis);
    else go(`/operateur/clients/${remis.client.client_id}`);
  };
  return (
    <Operateur
      title={title}
      trail={[{ label: title }]}
      actions={
        <button type="button" className="button primary" onClick={() => setOpen(true)}>
          {t("desk.client.nouveau")}
        </button>
      }
    >
      <Dialog open={open} onClose={() => setOpen(false)} title={t("desk.client.nouveau")} kind="box">
        <NewClient onClose={() => setOpen(false)} onDone={show} />
      </Dialog>
      <SecretOnce
        given={given}
        onClose={() => given && go(`/operateur/clients/${given.client.client_id}`)}
      />
      <div className="file-filter">
        <Search key={q} q={q} label={t("desk.clients.q")} onSearch={(to) => filter.set({ q: to })} />
      </div>
      <Listing
        answer={clients}
        label={title}
        empty={t("desk.rien")}
        id={(row) => row.client_id}
        columns={[
          {
            label: t("client.id"),
            cell: (row) => (
              <Link href={`/operateur/clients/${row.client_id}`} className="ref">
                {row.client_id}
              </Link>
            ),
          },
          { label: t("client.nom"), cell: (row) => <bdi>{row.nom}</bdi> },
          {
            label: t("client.organisme"),
            cell: (row) =>
              row.organisme ? <span className="ref">{row.organisme}</span> : t("client.interne"),
          },
          { label: t("client.auth"), cell: (row) => t(`client.auth.${row.auth_method as "private_key_jwt"}`) },
          {
            label: t("desk.etat"),
            cell: (row) => (
              <Badge colour={row.desactive_le ? "bad" : "good"}>
                {t(row.desactive_le ? "client.desactive" : "client.actif")}
              </Badge>
            ),
          },
        ]}
      />
    </Operateur>
  );
}
