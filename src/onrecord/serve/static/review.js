"use strict";
// Keys for the queue of what is doubtful. Without this, the same buttons are pressed.
const doubts = [...document.querySelectorAll("[data-doubt]")];
const keys = document.getElementById("keys");
if (keys) {
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
}
let at = Math.max(0, doubts.findIndex((one) => `#${one.id}` === location.hash));
function go(to, focus = true) {
  if (!doubts.length) return;
  doubts[at].classList.remove("now");
  at = Math.min(Math.max(to, 0), doubts.length - 1);
  doubts[at].classList.add("now");
  if (focus) doubts[at].focus();
}
go(at, location.hash.startsWith("#q-"));
doubts.forEach((one, number) => one.addEventListener("focusin", () => go(number, false)));
function open(part) {
  const details = doubts[at]?.querySelector(`details.${part}`);
  if (!details) return;
  details.open = true;
  details.querySelector("select, input:not([type=hidden])")?.focus();
}
const press = (what) => doubts[at]?.querySelector(what)?.click();
function all_of(kind) {
  const chosen = document.querySelector('input[name="target"][type="checkbox"]:checked');
  if (chosen) document.querySelector(`#bulk button[value="${kind}"]`)?.click();
}
const does = {
  j: () => go(at + 1), k: () => go(at - 1),
  r: () => press('button[value="right"]'), w: () => press('button[value="wrong"]'), d: () => press('button[value="different"]'),
  R: () => all_of("right"), W: () => all_of("wrong"),
  c: () => open("correct"), s: () => open("same"), x: () => press('input[name="target"][type="checkbox"]'),
  u: () => (document.querySelector("[data-undo] button") || document.querySelector(".decisions form button"))?.click(),
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("[data-doubt]")) { doubts[at].focus(); return; }
  if (!keys?.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
  if (event.target.closest('input:not([type="checkbox"]), select, textarea')) return;
  if (does[event.key]) { event.preventDefault(); does[event.key](); }
});
const all = document.getElementById("choose-all");
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => document.querySelectorAll('input[name="target"][type="checkbox"]').forEach((box) => { box.checked = all.checked; }));
}
