/** Which changes of their data do people ask for, and is it for an operator to decide? */
import { useLang, t } from "../../../i18n.ts";
import { Queue } from "../modifications/Queue.tsx";
import { Operateur } from "./Operateur.tsx";

export default function Modifications() {
  useLang();
  const title = t("operateur.modifications");
  return (
    <Operateur title={title} trail={[{ label: title }]}>
      <Queue />
    </Operateur>
  );
}
