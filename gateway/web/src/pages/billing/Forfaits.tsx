/** Which package has the company, what is left of it, what else is offered? */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client.ts";
import { t, useLang } from "../../i18n.ts";
import { useSignedIn } from "../../session.ts";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { ForfaitFigures } from "../dashboard/ForfaitFigures.tsx";
import { Offers } from "./Offers.tsx";

export default function Forfaits() {
  useLang();
  const company = useSignedIn()?.ice;
  const forfait = useQuery({
    enabled: Boolean(company),
    queryKey: ["forfait"],
    queryFn: () => take(api.GET("/api/billing/v1/forfait")),
  });
  return (
    <div className="wide">
      <PageHead title={t("account.forfaits")} trail={[{ label: t("account.forfaits") }]} />
      <section className="panel plan" aria-labelledby="plan">
        <h2 id="plan">{t("forfait.current")}</h2>
        {company ? (
          <Loaded answer={forfait} lines={4}>
            {(card) => <ForfaitFigures forfait={card} />}
          </Loaded>
        ) : (
          <Empty>{t("forfait.nocompany")}</Empty>
        )}
      </section>
      <h2 className="between">{t("offres.title")}</h2>
      <Offers />
      <p className="muted">{t("offres.note")}</p>
    </div>
  );
}
