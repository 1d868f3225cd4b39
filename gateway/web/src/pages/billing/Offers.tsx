/** What can be bought, and for how much? */
import { useOffers } from "../../catalog.ts";
import { amount, say, t } from "../../i18n.ts";
import { Loaded } from "../../ui/states.tsx";

export function Offers() {
  const offers = useOffers();
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
