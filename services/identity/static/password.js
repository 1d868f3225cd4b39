// Hints while a new password is typed. Without this script, the rules are told after the form.

const KINDS = { upper: /[\p{Lu}\p{Lt}]/u, lower: /\p{Ll}/u, digit: /\p{Nd}/u, special: /[\p{P}\p{S}\p{Zs}]/u };

const form = document.querySelector("form[data-password]");
const { nouveau, confirmation } = form.elements;
const items = [...form.querySelectorAll("[data-rule]")];

function holds(rule, password) {
  const length = [...password].length;
  const phrase = Number(form.dataset.phrase);
  if (rule === "too-short")
    return length >= Number(form.dataset.minimum) && length <= Number(form.dataset.longest);
  if (rule === "confirmation")
    return password !== "" && password === confirmation.value.normalize("NFKC");
  return KINDS[rule].test(password) || (phrase > 0 && length >= phrase);
}

function tick() {
  const password = nouveau.value.normalize("NFKC");
  for (const item of items) {
    const done = holds(item.dataset.rule, password);
    item.classList.toggle("done", done);
    item.querySelector(".vh").textContent = done ? ` – ${form.dataset.done}` : "";
  }
}

for (const item of items) {
  const state = document.createElement("span");
  state.className = "vh";
  item.append(state);
}
form.addEventListener("input", tick);
tick();

const reveal = form.querySelector("[data-reveal]");
reveal.hidden = false;
reveal.querySelector("input").addEventListener("change", (event) => {
  nouveau.type = confirmation.type = event.target.checked ? "text" : "password";
});
// What was shown is hidden before the browser may remember it as text.
form.addEventListener("submit", () => {
  nouveau.type = confirmation.type = "password";
});
