// Passkeys: the only thing on these pages that needs a script. Without it, everything else works.

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const named = (list) => (list ?? []).map((each) => ({ ...each, id: decode(each.id) }));

function optionsOf(form) {
  const options = JSON.parse(form.dataset.options);
  options.challenge = decode(options.challenge);
  if (options.user) options.user.id = decode(options.user.id);
  options.allowCredentials &&= named(options.allowCredentials);
  options.excludeCredentials &&= named(options.excludeCredentials);
  return options;
}

function answerOf(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const told = {};
  for (const part of parts) if (response[part]) told[part] = encode(response[part]);
  if (response.getTransports) told.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: told,
  });
}

let waiting = null;

async function ask(form, mediation) {
  waiting?.abort();
  waiting = new AbortController();
  const request = { publicKey: optionsOf(form), signal: waiting.signal };
  if (mediation) request.mediation = mediation;
  const credential = await navigator.credentials[form.dataset.passkey](request);
  form.elements.reponse.value = answerOf(credential);
  form.submit();
}

const form = document.querySelector("form[data-passkey]");
if (form && window.PublicKeyCredential) {
  const failed = form.querySelector("[data-failed]");
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      await ask(form);
    } catch (error) {
      failed.hidden = error.name === "AbortError";
    }
  });
  // Where the browser can, it offers the passkey in the username field itself.
  const field = document.querySelector('input[autocomplete~="webauthn"]');
  if (field && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    ask(form, "conditional").catch(() => {});
  }
}
