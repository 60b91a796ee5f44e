// Starts the forms that use a passkey, where the browser has them; says so when one fails.
const sentence = document.querySelector("[data-passkey-error]");

function start(form) {
  const button = form.querySelector("[data-passkey-button]").id;
  const ids = {
    add: button,
    authenticate: button,
    login: button,
    credential: form.elements.credential.id,
    passwordless: form.elements.passwordless?.id,
    data: "js_data",
  };
  window.allauth.webauthn.forms[form.dataset.passkey]({ ids });
  form.hidden = false;
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach(start);
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  sentence.hidden = false;
  sentence.scrollIntoView({ block: "nearest" });
});
