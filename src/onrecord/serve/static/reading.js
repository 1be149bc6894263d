"use strict";
// A report's marks: why a claim is read as it is, beside the text and without leaving it; n and p go from mark to mark.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const text = document.querySelector("article[data-report]");

const show = (id) => {
  for (const mark of all("mark.here")) mark.classList.remove("here");
  for (const mark of all(`mark[data-claims~="${CSS.escape(id)}"]`)) mark.classList.add("here");
};

const why = async (address, id, focus) => {
  const beside = document.getElementById("why");
  const answer = await fetch(address, { headers: { accept: "text/html" } });
  if (!beside || !answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("why");
  if (!found) return;
  beside.replaceWith(found);
  for (const one of all(".to-why")) one.remove();  // it stood at the mark that the page was loaded for
  show(id);
  if (focus) { found.setAttribute("tabindex", "-1"); found.focus({ preventScroll: matchMedia("(min-width: 901px)").matches }); }
};

if (text) {
  text.addEventListener("click", (click) => {
    const link = click.target.closest("a[data-why]");
    if (!link || click.ctrlKey || click.metaKey || click.shiftKey || click.button) return;
    click.preventDefault();
    history.replaceState(null, "", link.href);
    why(link.href.split("#")[0], link.dataset.why, true);
  });
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith("c-")) return;
    const claim = id.slice(2);
    const mark = document.querySelector(`mark[data-claims~="${CSS.escape(claim)}"]`);
    const link = document.querySelector(`a[data-why="${CSS.escape(claim)}"]`) || (mark && mark.querySelector("a[data-why]"));
    if (!mark) {  // a lead: its mark is there where leads are asked for
      const asked = new URL(location.href);
      if (document.getElementById(id) && !asked.searchParams.has("leads")) { asked.searchParams.set("leads", "1"); location.replace(asked); }
      return;
    }
    show(claim);
    mark.scrollIntoView({ block: "center" });
    if (link && !new URLSearchParams(location.search).has("why")) {
      const asked = new URL(link.href); asked.searchParams.set("why", claim); asked.hash = "";
      why(asked, claim, false);
    }
  };
  addEventListener("hashchange", arrive);
  arrive();
  addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
    const step = { n: 1, p: -1 }[key.key];
    if (!step) return;
    const links = all("a[data-why]", text);
    const now = links.indexOf(document.activeElement);
    const next = links[now < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(now + step, 0), links.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  });
}
addEventListener("keydown", (key) => {
  const box = document.querySelector('input[type="search"]');
  if (key.key !== "/" || !box || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  key.preventDefault();
  box.focus();
});
