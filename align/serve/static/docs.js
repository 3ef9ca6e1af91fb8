"use strict";

const field = (id) => document.getElementById(id);

field("try").addEventListener("submit", async (event) => {
  event.preventDefault();
  const out = field("out");
  out.textContent = "…";
  try {
    const answer = await fetch("translate", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        q: field("q").value,
        source: "id",
        target: "en",
        api_key: field("key").value,
      }),
    });
    const said = await answer.json();
    out.textContent = said.translatedText ?? said.error;
  } catch {
    out.textContent = "The server does not answer.";
  }
});

for (const example of document.querySelectorAll("pre")) {
  example.textContent = example.textContent.replace("$SEJAJAR", location.origin);
}
