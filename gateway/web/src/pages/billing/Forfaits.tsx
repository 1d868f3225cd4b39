/** Which package has the company, what is left of it, what else is offered? */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client.ts";
import { t, useLang } from "../../i18n.ts";
import { inNameOf, useSignedIn } from "../../session.ts";
import { PageHead } from "../../ui/page.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { ForfaitFigures } from "../dashboard/ForfaitFigures.tsx";
import { Offers } from "./Offers.tsx";

/** The profiles whose companies have packages. */
const SUBSCRIBERS = new Set(["IMP", "EXP", "TRA", "FFW"]);

export default function Forfaits() {
  useLang();
  const session = useSignedIn();
  const { ice: company = null, profil = null } = session ? inNameOf(session) : {};
  const subscribes = Boolean(company) && SUBSCRIBERS.has(profil ?? "");
  const forfait = useQuery({
    enabled: subscribes,
    queryKey: ["forfait"],
    queryFn: () => take(api.GET("/api/billing/v1/forfait")),
  });
  return (
    <div className="wide">
      <PageHead title={t("account.forfaits")} trail={[{ label: t("account.forfaits") }]} />
      <section className="panel plan" aria-labelledby="plan">
        <h2 id="plan">{t("forfait.current")}</h2>
        {subscribes ? (
          <Loaded answer={forfait} lines={4}>
            {(card) => <ForfaitFigures forfait={card} />}
          </Loaded>
        ) : (
          <Empty>{t(company ? "forfait.noplan" : "forfait.nocompany")}</Empty>
        )}
      </section>
      <h2 className="between">{t("offres.title")}</h2>
      <Offers />
      <p className="muted">{t("offres.note")}</p>
    </div>
  );
}
