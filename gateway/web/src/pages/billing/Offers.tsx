/** What can be bought, and for how much? */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client.ts";
import { amount, say, t } from "../../i18n.ts";
import { Loaded } from "../../ui/states.tsx";

export function Offers() {
  const offers = useQuery({
    queryKey: ["public", "offres"],
    queryFn: () => take(api.GET("/api/billing/v1/offres")),
    staleTime: 30 * 60_000,
  });
  return (
    <Loaded answer={offers} lines={6}>
      {({ items }) => (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={t("offres.title")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("offres.libelle")}</th>
                <th scope="col">{t("offres.operations")}</th>
                <th scope="col">{t("offres.duree")}</th>
                <th scope="col" className="figure">
                  {t("offres.ht")}
                </th>
                <th scope="col" className="figure">
                  {t("offres.ttc")}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((offer) => (
                <tr key={offer.code}>
                  <th scope="row">{say(offer.label)}</th>
                  <td>
                    {offer.operations === null
                      ? t("forfait.ILLIMITE")
                      : t("forfait.operations", { n: offer.operations })}
                  </td>
                  <td>{t("offres.mois", { n: offer.mois })}</td>
                  <td className="figure">
                    <bdi>{amount(offer.ht)}</bdi> {t("unit.mad")}
                  </td>
                  <td className="figure">
                    <bdi>{amount(offer.ttc)}</bdi> {t("unit.mad")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  );
}
