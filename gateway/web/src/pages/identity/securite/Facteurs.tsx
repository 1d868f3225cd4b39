/** With what do I prove that it is me? Apps and passkeys, with their last use. */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import { dateTime, t, useLang } from "../../../i18n.ts";
import { Empty, Loaded } from "../../../ui/states.tsx";
import { Securite } from "./Securite.tsx";

export default function Facteurs() {
  useLang();
  const facteurs = useQuery({
    queryKey: ["facteurs"],
    queryFn: () => take(api.GET("/api/identity/v1/facteurs")),
  });
  return (
    <Securite>
      <Loaded answer={facteurs} lines={8}>
        {({ applications, cles }) => (
          <>
            <section className="panel" aria-labelledby="applications">
              <h2 id="applications">{t("facteurs.applications")}</h2>
              <Devices items={applications.map((each) => ({ ...each, id: each.device_id }))} />
            </section>
            <section className="panel" aria-labelledby="cles">
              <h2 id="cles">{t("facteurs.cles")}</h2>
              <Devices items={cles.map((each) => ({ ...each, id: each.cle_id }))} />
            </section>
          </>
        )}
      </Loaded>
    </Securite>
  );
}

type Device = { id: string; nom: string; utilisee_le: string | null };

function Devices({ items }: { items: Device[] }) {
  if (items.length === 0) return <Empty>{t("facteurs.aucun")}</Empty>;
  return (
    <ul className="rows">
      {items.map(({ id, nom, utilisee_le }) => (
        <li key={id}>
          <bdi>{nom}</bdi>{" "}
          <small className="muted">
            {utilisee_le
              ? t("facteurs.utilise", { at: dateTime(utilisee_le) })
              : t("facteurs.jamais")}
          </small>
        </li>
      ))}
    </ul>
  );
}
