// Passkeys: asks the browser to make one, or to sign with one, and sends what it
// answers as the fields of an ordinary form. Without this, or where the browser
// has none, the forms stay hidden and one-time passwords do the same.
"use strict";

(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=+$/, "");

  const known = (form) =>
    form.dataset.known
      .split(" ")
      .filter(Boolean)
      .map((id) => ({ type: "public-key", id: bytes(id) }));

  const create = async (form) => {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { id: form.dataset.host, name: "Kế Cận" },
        user: {
          id: bytes(form.dataset.user),
          name: form.dataset.name,
          displayName: form.dataset.shown,
        },
        challenge: bytes(form.dataset.challenge),
        // ES256, EdDSA, RS256.
        pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: known(form),
        authenticatorSelection: { userVerification: "preferred" },
        attestation: "none",
      },
    });
    const said = made.response;
    return {
      passkey: made.rawId,
      client: said.clientDataJSON,
      authenticator: said.getAuthenticatorData(),
      key: said.getPublicKey(),
    };
  };

  const get = async (form) => {
    const used = await navigator.credentials.get({
      publicKey: {
        rpId: form.dataset.host,
        challenge: bytes(form.dataset.challenge),
        allowCredentials: known(form),
        userVerification: "preferred",
      },
    });
    return {
      passkey: used.rawId,
      client: used.response.clientDataJSON,
      authenticator: used.response.authenticatorData,
      signature: used.response.signature,
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    for (const note of document.querySelectorAll("[data-passkey-missing]")) note.hidden = true;
    const fault = form.querySelector(".passkey-fault");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      fault.hidden = true;
      try {
        const answer = await (form.dataset.passkey === "create" ? create(form) : get(form));
        for (const [name, value] of Object.entries(answer)) {
          form.elements.namedItem(name).value = text(value);
        }
        form.submit();
      } catch {
        fault.hidden = false;
      }
    });
  }
})();
