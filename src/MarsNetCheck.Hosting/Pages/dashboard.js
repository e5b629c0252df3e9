// Makes the pages live: times in the reader's zone, the progress of a run, the newest report without loading the page again.
// Everything but that works without it. It writes text and attributes only, never markup of its own.
(() => {
  "use strict";
  const root = document.body.dataset.root;
  const byId = id => document.getElementById(id);
  const [run, bar, count, last, lost, said, answer, button, form] =
    ["run", "bar", "count", "last", "lost", "said", "answer", "check", "ask"].map(byId);
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  let source, seen = new Date(), heard = 0, running = !run.hidden, retry = 1000, retrying = 0;

  document.documentElement.classList.add("scripted");

  // ---- times ----
  function ago(date) {
    const seconds = (date - Date.now()) / 1000;
    if (seconds > -45) return "just now";
    for (const [unit, length] of [["day", 86400], ["hour", 3600], ["minute", 60]])
      if (-seconds >= length * (unit === "minute" ? 0 : 2) || unit === "minute") return relative.format(Math.min(-1, Math.round(seconds / length)), unit);
  }

  function showTimes() {
    for (const time of document.querySelectorAll("time")) {
      const date = new Date(time.dateTime);
      const text = exact.format(date) + (time.classList.contains("age") ? ` (${ago(date)})` : "");
      if (time.textContent !== text) time.textContent = text;
    }
    const stale = byId("stale");
    if (stale && stale.dataset.after) stale.hidden = Date.now() < new Date(stale.dataset.after).getTime();
  }

  // ---- the filter ----
  function filter() {
    const find = byId("find");
    if (!find) return;
    const words = find.value.toLowerCase().split(/\s+/).filter(w => w);
    const rows = document.querySelectorAll(".endpoints tbody tr");
    for (const row of rows) row.classList.toggle("filtered", !words.every(w => row.textContent.toLowerCase().includes(w)));
    const left = byId("none-left");
    if (left) left.hidden = [...rows].some(r => r.offsetParent !== null);
  }

  // ---- the newest report in place of the one that is shown ----
  function focusKey() {
    const at = document.activeElement;
    if (!at || !byId("main").contains(at)) return null;
    if (at.id) return () => byId(at.id);
    const details = at.tagName === "SUMMARY" && at.parentElement.id;
    if (details) return () => byId(details)?.querySelector("summary");
    const href = at.getAttribute("href");
    return () => (href && [...byId("main").querySelectorAll("a")].find(a => a.getAttribute("href") === href)) || byId("verdict") || byId("main");
  }

  async function refresh() {
    const response = await fetch(location.href, { headers: { "Accept": "text/html" }, cache: "no-store" });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("main");
    if (!fresh) return;
    const focused = focusKey();
    const [x, y] = [scrollX, scrollY];
    const open = new Map([...byId("main").querySelectorAll("details[id]")].map(d => [d.id, d.open]));
    const typed = [...byId("main").querySelectorAll("input[id]")].map(i => [i.id, i.checked, i.value]);
    byId("main").replaceWith(document.adoptNode(fresh));
    for (const details of fresh.querySelectorAll("details[id]")) if (open.has(details.id)) details.open = open.get(details.id);
    for (const [id, checked, value] of typed) { const input = byId(id); if (input) { input.checked = checked; input.value = value; } }
    document.title = page.title;
    filter(); showTimes();
    scrollTo(x, y);
    if (focused) focused()?.focus({ preventScroll: true });
    setRunning(!page.getElementById("run").hidden);
  }

  const refreshQuietly = () => refresh().catch(() => { /* The service is away; the connection's own message says so. */ });

  // ---- a run ----
  function setRunning(now) {
    running = now;
    run.hidden = !now;
    byId("main").classList.toggle("checking", now);
    button.setAttribute("aria-disabled", String(now));
    if (!now) { bar.removeAttribute("value"); count.textContent = ""; last.textContent = ""; }
  }

  // What comes from the network may hold characters that are invisible or turn the writing round.
  const plain = text => String(text).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");

  function say(text) { said.textContent = plain(text); }

  const stages = { resolve: "dns", connect: "tcp", tunnel: "proxy", handshake: "tls", exchange: "http" };

  function onStarted(happened) {
    setRunning(true);
    for (const row of document.querySelectorAll("tr.live")) row.classList.remove("live");
    bar.max = happened.endpoints; bar.value = 0;
    count.textContent = `0 of ${happened.endpoints}`;
    answer.textContent = "";
    say("A check has begun.");
  }

  // How far a run is: told to who comes in the middle of it, and with each attempt.
  function onProgress(happened) {
    if (!running) setRunning(true);
    bar.max = happened.endpoints; bar.value = happened.done;
    count.textContent = `${happened.done} of ${happened.endpoints}`;
  }

  function onAttempt(happened) {
    onProgress(happened);
    const good = happened.outcome === "ok";
    const what = good ? `✓ ${Math.round(happened.durationMs)} ms` : happened.outcome === "skipped" ? "– not measured" : `✗ ${stages[happened.stage] ?? happened.stage}`;
    const at = byId("e-" + happened.endpoint);
    last.textContent = plain(`${at ? at.textContent : happened.endpoint}  ${what}`);
    const row = at?.closest("tr");
    if (!row) return;
    row.classList.add("live");
    row.querySelector("td.v").dataset.live = plain(what);
  }

  async function onCompleted(happened) {
    await refresh();
    setRunning(false);
    const summary = happened.summary ?? happened.report;
    say(`The check is done: ${summary.verdict}. ${summary.headline}`);
  }

  function onFailed(happened) {
    setRunning(false);
    answer.textContent = plain(happened.hasReport ? happened.problem : `The last check gave no report: ${happened.problem}`);
  }

  // ---- the connection ----
  function listen() {
    source = new EventSource(root + "/events");
    source.onopen = () => {
      const again = !lost.hidden;
      lost.hidden = true; retry = 1000; seen = new Date();
      if (again || running) refreshQuietly();
      if (again) say("The connection is back.");
    };
    source.onerror = () => {
      lost.firstElementChild.textContent = `The connection to the service is lost; last seen ${clock.format(seen)}. Trying again by itself.`;
      lost.hidden = false;
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(retrying);
      retrying = setTimeout(listen, retry);
      retry = Math.min(retry * 2, 60000);
    };
    const on = (name, act) => source.addEventListener(name, e => { seen = new Date(); heard = Date.now(); Promise.resolve(act(JSON.parse(e.data))).catch(() => setRunning(false)); });
    on("progress", onProgress); on("started", onStarted); on("attempt", onAttempt); on("completed", onCompleted); on("failed", onFailed);
  }

  // ---- check now ----
  async function check(submitted) {
    submitted.preventDefault();
    if (running) { answer.textContent = "A check is under way already."; return; }
    try {
      const response = await fetch(root + "/check", { method: "POST", headers: { "Accept": "application/json" } });
      const wait = Number(response.headers.get("Retry-After"));
      if (response.ok) answer.textContent = "";
      else if (response.status === 409) answer.textContent = "A check is under way already.";
      else if (response.status === 429 && wait > 0) answer.textContent = `The last check has only just begun. Try again in ${wait} s.`;
      else answer.textContent = `The service did not begin a check (HTTP ${response.status}).`;
    } catch {
      answer.textContent = "The service does not answer.";
    }
  }

  form.addEventListener("submit", check);
  document.addEventListener("input", e => { if (e.target.id === "find" || e.target.id === "only-odd") filter(); });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", e => { if (e.persisted) { listen(); refreshQuietly(); } });
  setInterval(() => { showTimes(); if (running && Date.now() - heard > 15000) refreshQuietly(); }, 15000);
  setRunning(running);
  showTimes();
  listen();
})();
