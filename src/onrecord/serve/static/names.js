"use strict";
// What a name may be one with is looked for while it is typed. Without this a button does the same.
const asking = document.querySelector("form[data-names]");
if (asking) {
  let waits = 0;
  let last = asking.elements.same.value;
  const look = async () => {
    const asked = asking.elements.same.value.trim();
    if (asked === last) return;
    last = asked;
    const address = new URL(asking.action);
    address.search = new URLSearchParams({ same: asked });
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || asked !== last) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("found");
    const now = document.getElementById("found");
    const why = now.querySelector('[name="reason"]')?.value;
    if (!found) return;
    // Who was chosen while this was looked for stays so.
    const chosen = now.querySelector('input[type="radio"]:checked')?.value;
    const same = [...found.querySelectorAll('input[type="radio"]')].find((one) => one.value === chosen);
    if (same) same.checked = true;
    now.replaceWith(document.adoptNode(found));
    const kept = found.querySelector('[name="reason"]');
    if (why && kept) kept.value = why;
  };
  asking.elements.same.addEventListener("input", () => { clearTimeout(waits); waits = setTimeout(look, 250); });
}
