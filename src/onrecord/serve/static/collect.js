"use strict";
// Files are dropped onto the form; how far they are is asked again and again. Without this the page loads itself anew.
const drop = document.getElementById("drop");
if (drop) {
  const files = drop.querySelector('input[type="file"]');
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) files.files = event.dataTransfer.files;
  });
}
async function ask() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = found.getElementById("progress");
  if (!now) return;
  document.getElementById("progress").replaceWith(document.adoptNode(now));
  document.title = found.title;
  if ("going" in now.dataset) setTimeout(ask, 1500);
}
if (document.querySelector("#progress[data-going]")) setTimeout(ask, 1000);
