/** How does the applicant speak to Portnet ID? With the key of the mailed link. */
import { api, take } from "../../../api/client.ts";
import type { DocumentVu } from "../../../api/types.ts";
import type { Nature } from "./draft.ts";

/** A document the person has chosen and not sent yet. */
export type Chosen = { nature: Nature; file: File };

const KEYS = "souscription.cle.";

/** Take the key out of the address, where it could be read over a shoulder or copied by accident. */
export function keyOf(reference: string): string {
  const here = location.hash.slice(1);
  if (/^[\w-]{20,100}$/.test(here)) {
    sessionStorage.setItem(KEYS + reference, here);
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEYS + reference) ?? "";
}

export function withKey(reference: string, cle: string) {
  return { params: { path: { reference }, header: { "Souscription-Cle": cle } } };
}

/** Send a file as it is: its bytes are the body. */
export function upload(reference: string, cle: string, { nature, file }: Chosen): Promise<DocumentVu> {
  const { params } = withKey(reference, cle);
  return take(
    api.POST("/api/identity/v1/souscriptions/suivi/{reference}/documents", {
      params: { ...params, query: { nature, nom: file.name.slice(-255) } },
      headers: { "Content-Type": file.type },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
    }),
  );
}

/** Save a document: the key travels in a header, so a plain link would not do. */
export async function save(reference: string, cle: string, seen: DocumentVu): Promise<void> {
  const { params } = withKey(reference, cle);
  const blob = await take<Blob>(
    api.GET("/api/identity/v1/souscriptions/suivi/{reference}/documents/{document_id}", {
      params: { ...params, path: { reference, document_id: seen.document_id } },
      parseAs: "blob",
    }) as Promise<{ data?: Blob; error?: unknown; response: Response }>,
  );
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = seen.nom;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
