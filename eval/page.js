const form = document.querySelector("form");
const cases = [...document.querySelectorAll("details")];
function choose() {
  const wanted = new FormData(form);
  const words = wanted.get("words").trim().toLowerCase();
  let shown = 0;
  for (const one of cases) {
    const kept = ["suite", "kind", "state"].every((name) => !wanted.get(name) || one.dataset[name] === wanted.get(name))
      && (!words || one.textContent.toLowerCase().includes(words));
    one.hidden = !kept;
    shown += kept;
  }
  form.querySelector("output").textContent = `${shown} / ${cases.length} 题`;
}
form.addEventListener("input", choose);
form.addEventListener("submit", (event) => event.preventDefault());
choose();
