// The filter over the full table; without it the page reads as well.
const form = document.getElementById("filter");
const rows = [...document.querySelectorAll(".pairs tbody tr")];
const texts = new Map();
let timer;

function text(row) {
  if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
  return texts.get(row);
}

function filter() {
  const { text: words, flag, status, doc } = Object.fromEntries(new FormData(form));
  const wanted = words.toLowerCase();
  let found = 0;
  for (const row of rows) {
    const { flags, status: own, doc: from } = row.dataset;
    const fits =
      (!flag || (flag === "*" ? flags : flags.split(" ").includes(flag))) &&
      (!status || own === status) &&
      (!doc || from === doc) &&
      (!wanted || text(row).includes(wanted));
    row.hidden = !fits;
    if (fits) found += 1;
  }
  form.elements.found.value = `${found.toLocaleString("en")} of ${rows.length.toLocaleString("en")}`;
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(filter, 150);
});
filter();
