/** The three ways to decide on a request, each in a box that says what will follow. */
import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Dossier } from "../../../api/types.ts";
import { t, tryText } from "../../../i18n.ts";
import { ActForm, Line, Reason } from "../act.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { profilNames } from "../names.ts";
import { BANK, BankCode } from "./BankCode.tsx";

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
function Box(props: {
  of: Props;
  title: string;
  go: string;
  danger?: boolean;
  ready?: boolean;
  onUnready?: () => void;
  act: () => Promise<Dossier>;
  children: ReactNode;
}) {
  const { of, title, act, ...form } = props;
  const { open, seen, onDone, onClose } = of;
  const queries = useQueryClient();
  const decide = async () => {
    try {
      onDone(await act());
    } catch (error) {
      if (error instanceof Problem && error.status === 409) {
        void queries.invalidateQueries({ queryKey: ["souscription", seen.souscription_id] });
      }
      throw error;
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={title} kind="box">
      <ActForm {...form} act={decide} onClose={onClose} />
    </Dialog>
  );
}

function Message(props: { of: Dossier; value: string; onChange: (to: string) => void }) {
  const langue = tryText(`langue.${props.of.langue}`) ?? props.of.langue;
  return (
    <Reason
      label={t("dossier.message")}
      hint={t("dossier.message.hint", { langue })}
      rows={5}
      max={2000}
      value={props.value}
      onChange={props.onChange}
    />
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
  const [organisme, setOrganisme] = useState("");
  const isBank = seen.identification.profils.includes(BANK);
  const decide = () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/approbation", {
        ...path(seen),
        body: {
          version: seen.version,
          ...(!seen.ice_valide && { derogation_ice: why.trim() }),
          ...(isBank && { organisme }),
        },
      }),
    );
  const { administrateur: admin, profils, raison_sociale } = seen.identification;
  return (
    <Box of={props} title={t("dossier.approuver")} act={decide} go={t("dossier.approuver.oui")}>
      <p>
        {t("dossier.approuver.text", {
          entreprise: raison_sociale,
          profils: profilNames(profils),
          personne: `${admin.prenom} ${admin.nom}`,
          courriel: admin.email,
        })}
      </p>
      {isBank && <BankCode value={organisme} onChange={setOrganisme} />}
      {!seen.ice_valide && (
        <Line
          label={t("dossier.derogation.pourquoi")}
          hint={t("dossier.derogation.hint")}
          required
          min={10}
          max={500}
          value={why}
          onChange={setWhy}
        />
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
  const decide = () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/complement", {
        ...path(seen),
        body: { version: seen.version, champs, message: message.trim() },
      }),
    );
  return (
    <Box
      of={props}
      title={t("dossier.complement")}
      act={decide}
      ready={!none}
      onUnready={() => {
        setAsked(true);
        document.getElementById("champs")?.focus();
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
        of={seen}
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
  const decide = () =>
    take(
      api.POST("/api/identity/v1/souscriptions/{souscription_id}/rejet", {
        ...path(seen),
        body: { version: seen.version, motif, champs, message: message.trim() },
      }),
    );
  return (
    <Box of={props} title={t("dossier.rejeter")} act={decide} go={t("dossier.rejeter.oui")} danger>
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
        of={seen}
        value={message}
        onChange={setMessage}
      />
      <Champs label={t("dossier.champs.refus")} chosen={champs} onChange={setChamps} />
    </Box>
  );
}
