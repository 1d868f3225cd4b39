/** Which of the connected banks is this company? Its people carry the bank's code. */
import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../../api/client.ts";
import { t } from "../../../i18n.ts";
import { Field } from "../../../ui/field.tsx";

export const BANK = "BNK";

export function usePartners() {
  return useQuery({
    queryKey: ["desk", "partenaires"],
    queryFn: () => take(api.GET("/api/identity/v1/partenaires")),
    staleTime: Infinity,
  });
}

export function BankCode(props: { value: string; onChange: (code: string) => void }) {
  const partners = usePartners();
  const banks = partners.data?.items.filter(({ genre }) => genre === "banque") ?? [];
  return (
    <Field label={t("desk.banque")} hint={t("desk.banque.hint")}>
      {(wired) => (
        <select
          {...wired}
          required
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        >
          <option value="">{t("desk.choisir")}</option>
          {banks.map(({ code, nom }) => (
            <option key={code} value={code}>
              {nom} ({code})
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
