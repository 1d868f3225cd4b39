/** Who works for one company? Each person's account can be looked at from here. */
import { useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import { t, useLang } from "../../../i18n.ts";
import { Loaded } from "../../../ui/states.tsx";
import { People } from "../entreprise/People.tsx";
import { useFiche } from "./Entreprise.tsx";
import { Operateur } from "./Operateur.tsx";

export default function Utilisateurs() {
  useLang();
  const { ice = "" } = useParams<{ ice: string }>();
  const company = useFiche(ice);
  const title = t("utilisateurs.title");
  const trail = [
    { label: t("operateur.entreprises"), href: "/operateur/entreprises" },
    { label: company.data?.raison_sociale ?? ice, href: `/operateur/entreprises/${ice}` },
    { label: title },
  ];
  return (
    <Operateur title={title} trail={trail}>
      <Loaded answer={company} lines={12}>
        {() => (
          <People
            of={["desk", "entreprise", ice, "utilisateurs"]}
            read={(query) =>
              take(
                api.GET("/api/identity/v1/entreprises/{ice}/utilisateurs", {
                  params: { path: { ice }, query },
                }),
              )
            }
            sheetOf={(id) => `/operateur/comptes/${id}`}
          />
        )}
      </Loaded>
    </Operateur>
  );
}
