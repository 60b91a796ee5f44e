// Sends a form once, however many times its button is pressed, and says that it takes a while.
for (const form of document.querySelectorAll("form[data-once]")) {
  let isSent = false;
  const show = (sent) => {
    isSent = sent;
    form.querySelector("[type=submit]").setAttribute("aria-disabled", String(sent));
    form.querySelector("[data-once-wait]").hidden = !sent;
  };
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    else show(true);
  });
  // A page that the browser kept is shown again as it was before it was sent.
  window.addEventListener("pageshow", () => show(false));
}
