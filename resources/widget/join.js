// Uses a tester's link: the token stands behind the #, which is sent to nobody until it is used.
"use strict";
(() => {
  const button = document.getElementById("start"), said = document.getElementById("said");
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  if (!/^[\w-]{20,100}$/.test(token)) {
    said.textContent = said.dataset.missing;
    return;
  }
  button.hidden = false;
  button.focus();
  button.addEventListener("click", async () => {
    button.disabled = true;
    said.textContent = "";
    try {
      const answer = await fetch("api/testers/join", {
        method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }),
        credentials: "same-origin", cache: "no-store", referrerPolicy: "no-referrer",
      });
      if (answer.ok) {
        location.replace("/");
        return;
      }
      const problem = await answer.json().catch(() => ({}));
      said.textContent = answer.status === 403 ? said.dataset.spent : problem.message ?? said.dataset.offline;
    } catch {
      said.textContent = said.dataset.offline;
      button.disabled = false;
    }
  });
})();
