/** Let the browser make a passkey: the portal's JSON on one side, the device's bytes on the other.
 * Source: Web Authentication Level 3, section 5.1. */

type Described = { id: string; type: "public-key" };
type Options = Record<string, unknown> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Described[];
};

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function toBase64Url(buffer: ArrayBuffer): string {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export const hasPasskeys = () => "PublicKeyCredential" in window;

/** Ask the person's device for a new passkey. Rejects with NotAllowedError when they would not. */
export async function makePasskey(asked: unknown): Promise<Record<string, unknown>> {
  const options = asked as Options;
  const publicKey = {
    ...options,
    challenge: fromBase64Url(options.challenge),
    user: { ...options.user, id: fromBase64Url(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({
      ...known,
      id: fromBase64Url(known.id),
    })),
  } as unknown as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const answer = made.response as AuthenticatorAttestationResponse;
  return {
    id: made.id,
    rawId: toBase64Url(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment,
    clientExtensionResults: made.getClientExtensionResults(),
    response: {
      clientDataJSON: toBase64Url(answer.clientDataJSON),
      attestationObject: toBase64Url(answer.attestationObject),
      transports: answer.getTransports?.() ?? [],
    },
  };
}
