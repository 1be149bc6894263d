"use strict";
// Copy what stands beside a button; where the browser lets nobody, select it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Selected: press Ctrl+C";
    }
    setTimeout(() => { button.textContent = said; }, 2500);
  });
}
// On paper everything is open, then as before.
let closed = [];
addEventListener("beforeprint", () => { closed = [...document.querySelectorAll("details:not([open])")]; closed.forEach((one) => { one.open = true; }); });
addEventListener("afterprint", () => closed.forEach((one) => { one.open = false; }));
// What a large story's page only offers: brought when it comes into view, or when it is asked for.
const bring = async (link, follow) => {
  if (link.dataset.asked) return;
  link.dataset.asked = "1";
  const answer = await fetch(link.href, { headers: { accept: "text/html" } }).catch(() => null);
  const here = document.getElementById(link.dataset.section);
  const found = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(link.dataset.section);
  if (!here || !found) { delete link.dataset.asked; if (follow) location.assign(link.href); return; }
  const focused = here.contains(document.activeElement);
  here.replaceWith(found);
  if (focused) { found.setAttribute("tabindex", "-1"); found.focus({ preventScroll: true }); }
};
const near = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => { near.unobserve(one.target); bring(one.target, false); }), { rootMargin: "200px" });
for (const link of document.querySelectorAll("a[data-section]")) {
  near.observe(link);
  link.addEventListener("click", (click) => {
    if (click.ctrlKey || click.metaKey || click.shiftKey || click.button || link.dataset.asked) return;
    click.preventDefault();
    bring(link, true);
  });
}
