/** What does the portal know of me? Read only, as the user guide III.A says. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { api, take } from "../../api/client.ts";
import type { Moi } from "../../api/types.ts";
import { t, useLang } from "../../i18n.ts";
import { Facts } from "../../ui/facts.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page.tsx";
import { Loaded } from "../../ui/states.tsx";
import { profilName, roleNames } from "./names.ts";
import { Mine } from "./modifications/Mine.tsx";

export default function Espace() {
  useLang();
  const me = useQuery({
    queryKey: ["moi"],
    queryFn: () => take(api.GET("/api/identity/v1/moi")),
  });
  return (
    <div className="medium">
      <PageHead title={t("account.espace")} trail={[{ label: t("account.espace") }]} />
      <section className="panel" aria-label={t("account.espace")}>
        <Loaded answer={me} lines={12}>
          {(moi) => <Known moi={moi} />}
        </Loaded>
      </section>
      <Mine />
      <p className="hint-box">
        <Icon name="info" />
        <span>
          {t("espace.readonly")} <Link href="/aide/contact">{t("help.contact")}</Link>
        </span>
      </p>
    </div>
  );
}

function Known({ moi }: { moi: Moi }) {
  return (
    <Facts
      rows={[
        [t("espace.username"), moi.username],
        [t("espace.email"), moi.email],
        [t("espace.prenom"), moi.prenom],
        [t("espace.nom"), moi.nom],
        [t("espace.raison"), moi.raison_sociale],
        [t("espace.ice"), moi.ice],
        [t("espace.profil"), moi.profil && profilName(moi.profil)],
        [t("espace.roles"), roleNames(moi.roles ?? [])],
      ]}
    />
  );
}
