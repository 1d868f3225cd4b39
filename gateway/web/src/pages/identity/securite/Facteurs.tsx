/** With what do I prove that it is me? Apps, passkeys, recovery codes, telephone. */
import "../../../style/facteurs.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import { t, useLang } from "../../../i18n.ts";
import { hasPasskeys } from "../../../webauthn.ts";
import { Loaded } from "../../../ui/states.tsx";
import { AddApplication } from "./AddApplication.tsx";
import { AddCle } from "./AddCle.tsx";
import { FACTEURS } from "./change.ts";
import { CodesSecours } from "./CodesSecours.tsx";
import { Devices } from "./Devices.tsx";
import { Securite } from "./Securite.tsx";
import { Telephone } from "./Telephone.tsx";

const MOST = { applications: 5, cles: 10 };

const renameApplication = (device_id: string, nom: string) =>
  take(
    api.PATCH("/api/identity/v1/applications/{device_id}", {
      params: { path: { device_id } },
      body: { nom },
    }),
  );
const removeApplication = (device_id: string) =>
  take(api.DELETE("/api/identity/v1/applications/{device_id}", { params: { path: { device_id } } }));
const renameCle = (cle_id: string, nom: string) =>
  take(
    api.PATCH("/api/identity/v1/cles/{cle_id}", { params: { path: { cle_id } }, body: { nom } }),
  );
const removeCle = (cle_id: string) =>
  take(api.DELETE("/api/identity/v1/cles/{cle_id}", { params: { path: { cle_id } } }));

export default function Facteurs() {
  useLang();
  const [adding, setAdding] = useState<"application" | "cle">();
  const facteurs = useQuery({
    queryKey: FACTEURS,
    queryFn: () => take(api.GET("/api/identity/v1/facteurs")),
  });
  const close = () => setAdding(undefined);
  return (
    <Securite>
      <p className="lead">{t("facteurs.lead")}</p>
      <Loaded answer={facteurs} lines={12}>
        {({ applications, cles, codes_secours, telephone, sms_possible }) => {
          const isLast = applications.length + cles.length === 1;
          return (
            <>
              <section className="panel" aria-labelledby="applications">
                <h2 id="applications">{t("facteurs.applications")}</h2>
                <p className="hint">{t("facteurs.applications.hint")}</p>
                <Devices
                  items={applications.map((each) => ({ ...each, id: each.device_id }))}
                  isLast={isLast}
                  rename={renameApplication}
                  remove={removeApplication}
                />
                <button
                  type="button"
                  className="button"
                  disabled={applications.length >= MOST.applications}
                  onClick={() => setAdding("application")}
                >
                  {t("facteurs.applications.ajouter")}
                </button>
              </section>
              <section className="panel" aria-labelledby="cles">
                <h2 id="cles">{t("facteurs.cles")}</h2>
                <p className="hint">{t("facteurs.cles.hint")}</p>
                <Devices
                  items={cles.map((each) => ({ ...each, id: each.cle_id }))}
                  isLast={isLast}
                  rename={renameCle}
                  remove={removeCle}
                />
                {hasPasskeys() ? (
                  <button
                    type="button"
                    className="button"
                    disabled={cles.length >= MOST.cles}
                    onClick={() => setAdding("cle")}
                  >
                    {t("facteurs.cles.ajouter")}
                  </button>
                ) : (
                  <p className="muted">{t("facteurs.cles.impossible")}</p>
                )}
              </section>
              <CodesSecours codes={codes_secours} />
              {(sms_possible || telephone) && <Telephone telephone={telephone} />}
            </>
          );
        }}
      </Loaded>
      <AddApplication open={adding === "application"} onClose={close} />
      <AddCle open={adding === "cle"} onClose={close} />
    </Securite>
  );
}
