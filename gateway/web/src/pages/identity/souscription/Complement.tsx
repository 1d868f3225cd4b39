/** An operator asks for something: mend exactly that, add documents, and submit again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, take } from "../../../api/client.ts";
import { Problem } from "../../../api/problem.ts";
import type { Suivi } from "../../../api/types.ts";
import { t, tryText } from "../../../i18n.ts";
import { busy } from "../../../ui/busy.ts";
import { Check, Choices, Field } from "../../../ui/field.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Failure } from "../../../ui/states.tsx";
import { upload, withKey, type Chosen } from "./api.ts";
import { compactIce, iceProgress, PROFILS, refusedFields, type Errors, type Profil } from "./draft.ts";
import { Papers, size } from "./Papers.tsx";
import { boxId, questionText, Text, wrongText } from "./Questions.tsx";

const LINES = [
  ["ice", 25, true],
  ["raison_sociale", 200, false],
  ["rc", 40, false],
  ["if_fiscal", 40, true],
  ["adresse", 300, false],
  ["ville", 100, false],
  ["telephone", 30, true],
] as const;
const PERSON = ["prenom", "nom", "fonction", "email"] as const;
type Line = (typeof LINES)[number][0];

export function Complement(props: {
  seen: Suivi;
  cle: string;
  asked: NonNullable<Suivi["complement"]>;
}) {
  const { seen, cle, asked } = props;
  const { identification: said, reference } = seen;
  const queries = useQueryClient();
  const asks = (champ: string) => asked.champs.includes(champ);
  const [lines, setLines] = useState<Record<Line, string>>(() => ({ ...said }));
  const [atteste, setAtteste] = useState(said.ice_atteste);
  const [profils, setProfils] = useState<readonly string[]>(said.profils);
  const [admin, setAdmin] = useState({ ...said.administrateur });
  const [message, setMessage] = useState("");
  const [files, setFiles] = useState<Chosen[]>([]);
  const [errors, setErrors] = useState<Errors>({});

  const send = useMutation({
    mutationFn: async () => {
      // Each that has passed is no longer to be sent: trying again goes on where it stopped.
      let left = files;
      for (const each of files) {
        await upload(reference, cle, each);
        left = left.filter((one) => one !== each);
        setFiles(left);
      }
      const given = Object.fromEntries(
        LINES.filter(([name]) => asks(name)).map(([name]) => [name, lines[name].trim()]),
      );
      return take(
        api.POST("/api/identity/v1/souscriptions/suivi/{reference}/complement", {
          ...withKey(reference, cle),
          body: {
            message: message.trim(),
            ...given,
            ...(asks("ice") && {
              ice: compactIce(lines.ice),
              ice_atteste: atteste && iceProgress(lines.ice) === "faux",
            }),
            ...(asks("profils") && { profils: [...profils] as Profil[] }),
            ...(asks("administrateur") && { administrateur: admin }),
          },
        }),
      );
    },
    onSuccess: (now) => {
      queries.setQueryData(["suivi", reference], now);
      scrollTo(0, 0);
    },
    onError: (error) => {
      if (error instanceof Problem) setErrors(refusedFields(error.errors.map((e) => e.pointer)));
      void queries.invalidateQueries({ queryKey: ["suivi", reference] });
    },
  });
  const withdraw = useMutation({
    mutationFn: (document_id: string) => {
      const { params } = withKey(reference, cle);
      return take(
        api.DELETE("/api/identity/v1/souscriptions/suivi/{reference}/documents/{document_id}", {
          params: { ...params, path: { reference, document_id } },
        }),
      );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["suivi", reference] }),
  });
  return (
    <section className="panel" aria-labelledby="asked">
      <h2 id="asked">{t("suivi.complement")}</h2>
      <blockquote className="quoted" dir="auto">{asked.message}</blockquote>
      <form
        className="steps"
        onSubmit={(event) => {
          event.preventDefault();
          setErrors({});
          send.mutate();
        }}
      >
        {LINES.filter(([name]) => asks(name)).map(([name, max, ltr]) => (
          <Text
            key={name}
            name={name}
            max={max}
            ltr={ltr}
            value={lines[name]}
            error={wrongText(name, errors[name])}
            onChange={(value) => setLines({ ...lines, [name]: value })}
          />
        ))}
        {asks("ice") && iceProgress(lines.ice) === "faux" && (
          <Check checked={atteste} onChange={setAtteste}>
            {t("souscription.ice.atteste")}
          </Check>
        )}
        {asks("profils") && (
          <Choices
            id={boxId("profils")}
            label={questionText("profils")}
            error={wrongText("profils", errors["profils"])}
          >
            {PROFILS.map((code) => (
              <Check
                key={code}
                checked={profils.includes(code)}
                onChange={(on) =>
                  setProfils(PROFILS.filter((each) => (each === code ? on : profils.includes(each))))
                }
              >
                {t(`profil.${code}`)}
              </Check>
            ))}
          </Choices>
        )}
        {asks("administrateur") &&
          PERSON.map((name) => (
            <Text
              key={name}
              name={`administrateur/${name}`}
              type={name === "email" ? "email" : "text"}
              max={name === "email" ? 254 : 100}
              ltr={name === "email"}
              value={admin[name]}
              error={wrongText(`administrateur/${name}`, errors[`administrateur/${name}`])}
              onChange={(value) => setAdmin({ ...admin, [name]: value })}
            />
          ))}
        <Field label={t("suivi.reponse")} hint={t("suivi.reponse.hint")}>
          {(wired) => (
            <textarea
              {...wired}
              dir="auto"
              rows={4}
              required
              maxLength={2000}
              value={message}
              onChange={(event) => setMessage(event.currentTarget.value)}
            />
          )}
        </Field>
        <h3>{t("souscription.etape.documents")}</h3>
        {seen.documents.length > 0 && (
          <ul className="paper-list">
            {seen.documents.map((document) => (
              <li key={document.document_id}>
                <Icon name="book" />
                <span>
                  <strong>{tryText(`papier.${document.nature}`)}</strong>
                  <small>
                    <bdi>{document.nom}</bdi> · {size(document.taille)}
                  </small>
                </span>
                <button
                  type="button"
                  className="button small"
                  onClick={() => withdraw.mutate(document.document_id)}
                  {...busy(withdraw.isPending)}
                >
                  {t("suivi.retirer")}
                  <span className="sr"> – {document.nom}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        <Papers files={files} onFiles={setFiles} present={seen.documents.length} />
        {withdraw.error && <Failure error={withdraw.error} />}
        {send.error && <Failure error={send.error} />}
        <p className="actions">
          <button type="submit" className="button primary" {...busy(send.isPending)}>
            {t(send.isPending ? "souscription.envoi" : "suivi.soumettre")}
          </button>
        </p>
      </form>
    </section>
  );
}
