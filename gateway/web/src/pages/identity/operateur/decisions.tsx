/** The three ways to decide on a request, each in a box that says what will follow. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Dossier } from "../../../api/types.ts";
import { t, tryText } from "../../../i18n.ts";
import { withStepUp } from "../../../stepup.ts";
import { busy } from "../../../ui/busy.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { Failure } from "../../../ui/states.tsx";
import { profilNames } from "../souscription/Facts.tsx";

const CHAMPS = [
  "ice", "raison_sociale", "rc", "if_fiscal", "adresse", "ville", "telephone", "profils",
  "administrateur", "documents",
] as const;
type Champ = (typeof CHAMPS)[number];
const MOTIFS = [
  "PIECES_NON_CONFORMES", "ICE_INVALIDE", "ENTREPRISE_INCONNUE", "DEJA_INSCRITE",
  "MANDAT_NON_JUSTIFIE", "SANS_REPONSE", "AUTRE",
] as const;
type Motif = (typeof MOTIFS)[number];

type Props = {
  open: boolean;
  seen: Dossier;
  onDone: (now: Dossier) => void;
  onClose: () => void;
};

/** Decide; what was decided or mended meanwhile is shown when it is too late. */
function useDecision({ seen, onDone, onClose }: Props, act: () => Promise<Dossier>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => withStepUp(act),
    onSuccess: (now) => {
      onDone(now);
      onClose();
    },
    onError: (error) => {
      if (error instanceof Problem && error.status === 409) {
        void queries.invalidateQueries({ queryKey: ["souscription", seen.souscription_id] });
      }
    },
  });
}

function Box(props: {
  of: Props;
  title: string;
  decision: { mutate: () => void; isPending: boolean; error: unknown };
  go: string;
  danger?: boolean;
  children: ReactNode;
}) {
  const { of, title, decision, go, danger, children } = props;
  return (
    <Dialog open={of.open} onClose={of.onClose} title={title} kind="box">
      <form
        className="steps"
        onSubmit={(event) => {
          event.preventDefault();
          decision.mutate();
        }}
      >
        {children}
        {decision.error ? <Failure error={decision.error} /> : null}
        <p className="actions">
          <button
            type="submit"
            className={danger ? "button danger" : "button primary"}
            {...busy(decision.isPending)}
          >
            {go}
          </button>
          <button type="button" className="button" onClick={of.onClose}>
            {t("cancel")}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function Message(props: { label: string; hint?: string; value: string; onChange: (to: string) => void }) {
  return (
    <Field label={props.label} hint={props.hint}>
      {(wired) => (
        <textarea
          {...wired}
          dir="auto"
          rows={5}
          required
          maxLength={2000}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function Champs(props: {
  label: string;
  error?: string | undefined;
  chosen: readonly Champ[];
  onChange: (to: Champ[]) => void;
}) {
  return (
    <Choices label={props.label} id="champs" error={props.error}>
      <div className="two-columns">
        {CHAMPS.map((champ) => (
          <Check
            key={champ}
            checked={props.chosen.includes(champ)}
            onChange={(on) =>
              props.onChange(CHAMPS.filter((each) => (each === champ ? on : props.chosen.includes(each))))
            }
          >
            {tryText(`souscription.q.${champ}`)}
          </Check>
        ))}
      </div>
    </Choices>
  );
}

const path = (seen: Dossier) => ({ params: { path: { souscription_id: seen.souscription_id } } });

export function Accept(props: Props) {
  const { seen } = props;
  const [why, setWhy] = useState("");
  const decision = useDecision(props, () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/approbation", {
        ...path(seen),
        body: {
          version: seen.version,
          ...(!seen.ice_valide && { derogation_ice: why.trim() }),
        },
      }),
    ),
  );
  const { administrateur: admin, profils, raison_sociale } = seen.identification;
  return (
    <Box of={props} title={t("dossier.approuver")} decision={decision} go={t("dossier.approuver.oui")}>
      <p>
        {t("dossier.approuver.text", {
          entreprise: raison_sociale,
          profils: profilNames(profils),
          personne: `${admin.prenom} ${admin.nom}`,
          courriel: admin.email,
        })}
      </p>
      {!seen.ice_valide && (
        <Field label={t("dossier.derogation.pourquoi")} hint={t("dossier.derogation.hint")}>
          {(wired) => (
            <input
              {...wired}
              required
              minLength={10}
              maxLength={500}
              autoComplete="off"
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </Box>
  );
}

export function AskMore(props: Props) {
  const { seen } = props;
  const [champs, setChamps] = useState<Champ[]>([]);
  const [message, setMessage] = useState("");
  const [asked, setAsked] = useState(false);
  const none = champs.length === 0;
  const decision = useDecision(props, () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/complement", {
        ...path(seen),
        body: { version: seen.version, champs, message: message.trim() },
      }),
    ),
  );
  return (
    <Box
      of={props}
      title={t("dossier.complement")}
      decision={{
        ...decision,
        mutate: () => {
          setAsked(true);
          if (none) document.getElementById("champs")?.focus();
          else decision.mutate();
        },
      }}
      go={t("dossier.complement.oui")}
    >
      <Champs
        label={t("dossier.champs")}
        error={asked && none ? t("dossier.champs.vide") : undefined}
        chosen={champs}
        onChange={setChamps}
      />
      <Message
        label={t("dossier.message")}
        hint={t("dossier.message.hint", { langue: tryText(`langue.${seen.langue}`) ?? seen.langue })}
        value={message}
        onChange={setMessage}
      />
    </Box>
  );
}

export function Refuse(props: Props) {
  const { seen } = props;
  const [motif, setMotif] = useState<Motif>("PIECES_NON_CONFORMES");
  const [champs, setChamps] = useState<Champ[]>([]);
  const [message, setMessage] = useState("");
  const decision = useDecision(props, () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/rejet", {
        ...path(seen),
        body: { version: seen.version, motif, champs, message: message.trim() },
      }),
    ),
  );
  return (
    <Box of={props} title={t("dossier.rejeter")} decision={decision} go={t("dossier.rejeter.oui")} danger>
      <Field label={t("dossier.motif")}>
        {(wired) => (
          <select
            {...wired}
            value={motif}
            onChange={(event) => setMotif(event.currentTarget.value as Motif)}
          >
            {MOTIFS.map((each) => (
              <option key={each} value={each}>
                {t(`motif.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Message
        label={t("dossier.message")}
        hint={t("dossier.message.hint", { langue: tryText(`langue.${seen.langue}`) ?? seen.langue })}
        value={message}
        onChange={setMessage}
      />
      <Champs label={t("dossier.champs.refus")} chosen={champs} onChange={setChamps} />
    </Box>
  );
}
