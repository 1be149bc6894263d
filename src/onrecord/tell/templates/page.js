(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const events = all("details.event");
  const firm = events.filter((event) => !event.classList.contains("lead"));
  const [find, status, type, many, shown, story] = ["find", "status", "type", "corroborated", "shown", "story"].map((id) => document.getElementById(id));
  const words = new Map(events.map((event) => [event, event.textContent.toLowerCase()]));

  const filter = () => {
    const asked = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const event of events) {
      const fits = (!status.value || event.dataset.status === status.value)
        && (!type.value || event.dataset.type === type.value)
        && (!story || !story.value || event.dataset.story === story.value)
        && (!many.checked || Number(event.dataset.origins) > 1)
        && asked.every((word) => words.get(event).includes(word));
      event.hidden = !fits;
      count += fits && !event.classList.contains("lead");
    }
    shown.textContent = `${count} of ${firm.length}`;
  };
  for (const control of [find, status, type, many, story].filter(Boolean)) control.addEventListener("input", filter);
  filter();
  for (const link of all("a[data-choose]")) link.addEventListener("click", () => { story.value = link.dataset.choose; filter(); });

  // A citation or a bar leads into something folded: open all that is around it.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const leads = document.getElementById("show-leads");
    if (leads && target.closest(".lead-part")) leads.checked = true;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; node.hidden = false; }
    }
    all("mark.here").forEach((mark) => mark.classList.remove("here"));
    if (target.id.startsWith("c-")) {
      all(`mark[data-claims~="${CSS.escape(target.id.slice(2))}"]`).forEach((mark) => mark.classList.add("here"));
    }
    target.scrollIntoView({ block: target.id.startsWith("c-") ? "center" : "start" });
    const summary = target.querySelector(":scope > summary");
    if (summary) summary.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (click) => {
    const link = click.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) open();
  });
  if (location.hash) open();

  addEventListener("keydown", (key) => {
    if (key.ctrlKey || key.metaKey || key.altKey) return;
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (key.key === "Escape" && typing) document.activeElement.blur();
    if (typing) return;
    if (key.key === "/") { key.preventDefault(); find.focus(); return; }
    const step = { j: 1, k: -1 }[key.key];
    if (!step) return;
    const visible = events.filter((event) => !event.hidden && event.offsetParent !== null);
    const now = visible.findIndex((event) => event.contains(document.activeElement));
    const next = visible[Math.min(Math.max(now + step, 0), visible.length - 1)];
    if (next) { const summary = next.querySelector("summary"); summary.focus(); summary.scrollIntoView({ block: "nearest" }); }
  });

  const root = document.documentElement;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme.trim() === "dark";
    root.dataset.theme = dark ? "light" : "dark";
  });

  // On paper everything is open, then as before.
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open])"); closed.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => closed.forEach((d) => { d.open = false; }));
})();
