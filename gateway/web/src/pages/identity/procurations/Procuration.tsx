/** One procuration: what it says, where it stands, what was done, and what can be done about it. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "wouter";
import { api, take } from "../../../api/client.ts";
import type { Etape, ProcurationSuivie } from "../../../api/types.ts";
import { today } from "../../../format.ts";
import { dateTime, t, tryText, useLang } from "../../../i18n.ts";
import { startActing, useSignedIn } from "../../../session.ts";
import { useTitle } from "../../../shell/Views.tsx";
import { busy } from "../../../ui/busy.ts";
import { Icon } from "../../../ui/icon.tsx";
import { PageHead } from "../../../ui/page.tsx";
import { Failure, Loaded } from "../../../ui/states.tsx";
import { ActesList } from "./Actes.tsx";
import { PROCURATIONS, useProcuration, useSigns } from "./api.ts";
import { Demarches } from "./Demarches.tsx";
import { Etat } from "../Etat.tsx";
import { Terms } from "./Terms.tsx";
import { isInForce } from "./rules.ts";

export default function Procuration() {
  useLang();
  const { id = "" } = useParams();
  const answer = useProcuration(id);
  return (
    <div className="wide">
      <Loaded answer={answer} lines={14}>
        {(seen) => <Sheet seen={seen} />}
      </Loaded>
    </div>
  );
}

function Sheet({ seen }: { seen: ProcurationSuivie }) {
  const { procuration: of, cote, etapes } = seen;
  const signs = useSigns();
  const gave = cote === "MANDANT";
  const other = gave ? of.mandataire : of.mandant;
  const title = t(gave ? "procuration.a" : "procuration.de", { nom: other });
  useTitle(title);
  const trail = [
    gave
      ? { label: t("procurations.title"), href: "/procurations" }
      : { label: t("procurations.recues"), href: "/procurations/recues" },
    { label: title },
  ];
  const { procuration_id } = of;
  return (
    <>
      <PageHead title={title} trail={trail}>
        <Etat of="procuration" etat={of.etat} />
      </PageHead>
      <div className="desk">
        <section className="panel" aria-labelledby="teneur">
          <h2 id="teneur">{t("procuration.teneur")}</h2>
          <Terms of={of}>
            {of.document_nom && (
              <a
                className="more"
                href={`/api/identity/v1/procurations/${procuration_id}/document`}
                download
              >
                <Icon name="download" />
                <bdi>{of.document_nom}</bdi>
              </a>
            )}
          </Terms>
        </section>
        <aside className="panel decide file-state" aria-labelledby="etat">
          <h2 id="etat">{t("desk.etat")}</h2>
          <p>{t(`procuration.etat.${of.etat}.text`)}</p>
          {of.motif && (
            <blockquote className="quoted">
              <bdi>{of.motif}</bdi>
            </blockquote>
          )}
          {cote === "MANDATAIRE" && isInForce(of, today()) && <Act of={of} />}
          {signs && <Demarches seen={seen} />}
          {signs && of.etat === "BROUILLON" && <Draft id={procuration_id} />}
          {!signs && seen.actes.length > 0 && <p className="muted">{t("procuration.reserve")}</p>}
        </aside>
      </div>
      <section className="panel" aria-labelledby="etapes">
        <h2 id="etapes">{t("procuration.historique")}</h2>
        {etapes.length === 0 ? (
          <p className="empty">{t("procuration.historique.rien")}</p>
        ) : (
          <ol className="timeline">
            {etapes.map((each) => (
              <Step key={`${each.at} ${each.acte}`} of={each} />
            ))}
          </ol>
        )}
      </section>
      {of.etat !== "BROUILLON" && (
        <section className="below" aria-labelledby="actes">
          <h2 id="actes">{t("procuration.actes")}</h2>
          <ActesList procuration={procuration_id} />
        </section>
      )}
    </>
  );
}

function Step({ of: { at, acte, par, nom, acr, motif } }: { of: Etape }) {
  const level = acr && tryText(`acr.${acr.replace(/^urn:portnet:acr:/, "")}`);
  return (
    <li>
      <strong>{tryText(`procuration.fait.${acte}`) ?? acte}</strong>
      <span>
        {t(`procuration.par.${par}`)}
        {nom && (
          <>
            {" – "}
            <bdi>{nom}</bdi>
          </>
        )}
        {level && <small className="muted"> ({level})</small>}
      </span>
      {motif && (
        <blockquote className="quoted">
          <bdi>{motif}</bdi>
        </blockquote>
      )}
      <time dateTime={at}>{dateTime(at)}</time>
    </li>
  );
}

function Act({ of }: { of: ProcurationSuivie["procuration"] }) {
  const here = useSignedIn();
  const queries = useQueryClient();
  const act = useMutation({ mutationFn: () => startActing(queries, of.procuration_id) });
  if (here?.acting?.procuration_id === of.procuration_id) {
    return <p className="muted">{t("agir.deja")}</p>;
  }
  return (
    <div className="decide-acts">
      <button
        type="button"
        className="button primary"
        onClick={() => act.mutate()}
        {...busy(act.isPending)}
      >
        {t("agir.pour")} <bdi>{of.mandant}</bdi>
      </button>
      {act.error && <Failure error={act.error} />}
    </div>
  );
}

/** What can be done about a draft besides signing it. */
function Draft({ id }: { id: string }) {
  const queries = useQueryClient();
  const [, go] = useLocation();
  const discard = useMutation({
    mutationFn: () =>
      take(
        api.DELETE("/api/identity/v1/procurations/{procuration_id}", {
          params: { path: { procuration_id: id } },
        }),
      ),
    onSuccess: () => {
      go("/procurations");
      queries.removeQueries({ queryKey: PROCURATIONS });
    },
  });
  return (
    <div className="decide-acts">
      <Link href={`/procurations/nouvelle?brouillon=${id}`} className="button">
        <Icon name="edit" />
        {t("procuration.modifier")}
      </Link>
      <button
        type="button"
        className="button danger"
        onClick={() => discard.mutate()}
        {...busy(discard.isPending)}
      >
        {t("procuration.jeter")}
      </button>
      {discard.error && <Failure error={discard.error} />}
    </div>
  );
}
