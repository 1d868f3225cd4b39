/** Who acted for whom, when, with which service, and on what? */
import type { ActeAccompli } from "../../../api/types.ts";
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { More } from "../../../ui/more.tsx";
import { Empty, Loaded } from "../../../ui/states.tsx";
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
    <Loaded answer={answer} lines={8}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t("actes.rien")}</Empty>;
        return (
          <>
            <Table items={items} nameOf={nameOf} />
            <More answer={answer} />
          </>
        );
      }}
    </Loaded>
  );
}

function Table(props: { items: ActeAccompli[]; nameOf: (code: string) => string }) {
  const { items, nameOf } = props;
  const heads = [t("actes.quand"), t("actes.qui"), t("actes.pour"), t("actes.service"), t("actes.quoi")];
  return (
    <table role="table" className="cards-table acts">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((each) => (
          <tr key={each.acte_id} role="row">
            <td role="cell">
              <time dateTime={each.at}>
                <bdi>{dateTime(each.at)}</bdi>
              </time>
            </td>
            <th role="rowheader" scope="row">
              <bdi>{each.nom || t("actes.quelqu-un")}</bdi>
              <small>
                <bdi>{each.mandataire}</bdi>
              </small>
            </th>
            <td role="cell" data-head={heads[2]}>
              <bdi>{each.mandant}</bdi>
            </td>
            <td role="cell" data-head={heads[3]}>
              <bdi>{nameOf(each.service_code)}</bdi>
            </td>
            <td role="cell">
              {t(`acte.action.${each.action}`)}
              {each.objet && <Objet of={each.objet} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On what: in words where the address is known, otherwise the address itself. */
function Objet({ of }: { of: string }) {
  const words = tryText(objetKey(of));
  return <small>{words ?? <bdi className="address-line">{of}</bdi>}</small>;
}
