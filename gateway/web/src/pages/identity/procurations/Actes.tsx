/** Who acted for whom, when, with which service, and on what? */
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { Listing } from "../listing.tsx";
import { useActes, useServiceNames } from "./api.ts";
import { objetKey } from "./rules.ts";
import { Frame } from "./Frame.tsx";

export default function Actes() {
  useLang();
  return (
    <Frame>
      <p className="between-lines">{t("actes.lead")}</p>
      <ActesList />
    </Frame>
  );
}

export function ActesList({ procuration }: { procuration?: string }) {
  const answer = useActes(procuration);
  const nameOf = useServiceNames();
  return (
    <Listing
      answer={answer}
      label={t("procurations.journal")}
      empty={t("actes.rien")}
      id={(each) => each.acte_id}
      columns={[
        {
          label: t("actes.qui"),
          cell: (each) => (
            <>
              <bdi>{each.nom || t("actes.quelqu-un")}</bdi>
              <small>
                <bdi>{each.mandataire}</bdi>
              </small>
            </>
          ),
        },
        {
          label: t("actes.quand"),
          cell: (each) => (
            <time dateTime={each.at}>
              <bdi>{dateTime(each.at)}</bdi>
            </time>
          ),
        },
        { label: t("actes.pour"), cell: (each) => <bdi>{each.mandant}</bdi> },
        { label: t("actes.service"), cell: (each) => <bdi>{nameOf(each.service_code)}</bdi> },
        {
          label: t("actes.quoi"),
          cell: (each) => (
            <span>
              {t(`acte.action.${each.action}`)}
              {each.objet && <Objet of={each.objet} />}
            </span>
          ),
        },
      ]}
    />
  );
}

/** On what: in words where the address is known, otherwise the address itself. */
function Objet({ of }: { of: string }) {
  const words = tryText(objetKey(of));
  return <small>{words ?? <bdi className="address-line">{of}</bdi>}</small>;
}
