// The desk's script: keys, drafts, and what a button will do. Without it every form works all the same.
"use strict";
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const token = () => one('meta[name="desk-token"]')?.content ?? "";
  const send = (path, fields) => fetch(path, {
    method: "POST", credentials: "same-origin", redirect: "follow", headers: {"X-Desk": "fragment"},
    body: new URLSearchParams({token: token(), ...fields}),
  });

  // Where the person is

  const isTyping = (element) => element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
  const rows = () => all("tr.row");
  const current = () => one("tr.row.current");
  const choose = (row) => {
    if (!row) return;
    current()?.classList.remove("current");
    row.classList.add("current");
    one("th a", row).focus({preventScroll: true});
    row.scrollIntoView({block: "nearest"});
  };
  const move = (by) => {
    const found = rows();
    const at = found.indexOf(current());
    choose(found[at < 0 ? (by > 0 ? 0 : found.length - 1) : Math.min(found.length - 1, Math.max(0, at + by))]);
  };
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest?.("tr.row");
    if (row && row !== current()) {
      current()?.classList.remove("current");
      row.classList.add("current");
    }
  });

  // Forms

  const openForm = (details) => {
    details.open = true;
    one("textarea, select, input:not([type=hidden])", details)?.focus();
    details.scrollIntoView({block: "nearest"});
  };
  const press = (key) => {
    const found = one(`[data-key="${key}"]`);
    if (found) {
      if (found.tagName === "SUMMARY") openForm(found.parentElement);
      else found.click();
      return true;
    }
    const row = current();
    if (!row || !ACTS[key]) return false;
    if (key === "c") {
      send(`/tickets/${row.dataset.ticket}/claim/`, {}).then(() => location.reload());
    } else {
      location.assign(`/tickets/${row.dataset.ticket}/?act=${ACTS[key]}#acts`);
    }
    return true;
  };
  const ACTS = {c: "claim", r: "reply", n: "note", h: "hand-off", a: "accept", w: "wait", p: "promise", e: "resolve", d: "duplicate"};

  const say = (form) => {
    const button = one("[data-send]", form);
    if (!button) return;
    const then = one('input[name="then"]:checked', form)?.dataset.say;
    const day = one('input[name="promise"]:checked', form);
    const typed = day?.value === "other" ? one('[name="promise_day"]', form).value : "";
    const label = typed || (day?.value && day.value !== "other" ? day.parentElement.textContent.trim() : "");
    const parts = [button.dataset.send, then, label && button.dataset.by.replace("{day}", label)];
    button.textContent = parts.filter(Boolean).join(", ");
  };
  all("form[data-act]").forEach(say);
  document.addEventListener("change", (event) => {
    if (event.target.form) say(event.target.form);
  });
  document.addEventListener("input", (event) => {
    if (event.target.type === "date" && event.target.value) {
      const other = one(`input[type="radio"][name="${event.target.name.replace("_day", "")}"][value="other"]`, event.target.form);
      if (other) { other.checked = true; say(event.target.form); }
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.submitter?.name === "preview") return;
    clearTimeout(waiting.get(form));
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
  });
  addEventListener("pageshow", () => all("form[data-sent]").forEach((it) => delete it.dataset.sent));

  // Drafts: kept in the server's memory a second after the last key

  const waiting = new Map();
  const keep = (form) => {
    const fields = Object.fromEntries(new FormData(form));
    send("/drafts/", {...fields, token: token(), form: form.dataset.act}).catch(() => {});
  };
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form?.dataset.act || !one("[data-draft]", form)) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => keep(form), 800));
  });

  // What may help, beside the text

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-suggest]");
    if (link) {
      event.preventDefault();
      const found = await fetch(link.href, {headers: {"X-Desk": "fragment"}});
      const box = document.createElement("div");
      box.innerHTML = await found.text();
      link.replaceWith(box);
      one("a", box)?.focus();
    }
    const answer = event.target.closest("[data-answer]");
    const form = answer?.closest("form");
    if (form) {
      event.preventDefault();
      const select = one('[name="answer"]', form);
      select.value = answer.dataset.answer;
      select.focus();
    }
  });

  // Live: lists follow what others do, and a ticket says who else is there

  const main = one("#main");
  const showOthers = (told) => {
    const box = one("#others");
    if (!box) return;
    const stale = one('input[name="digest"]')?.value;
    const said = [];
    if (told.writes?.length) said.push(box.dataset.writes.replace("{names}", told.writes.join(", ")));
    if (told.views?.length) said.push(box.dataset.views.replace("{names}", told.views.join(", ")));
    box.textContent = said.join(" ");
    if (told.digest && stale && told.digest !== stale) {
      const link = Object.assign(document.createElement("a"), {href: location.pathname, textContent: box.dataset.again});
      box.prepend(box.dataset.changed, " ", link, " ");
    }
    box.hidden = !box.textContent;
  };
  const refresh = async () => {
    const busy = document.activeElement && isTyping(document.activeElement) && main.contains(document.activeElement);
    if (busy || one("dialog[open]") || one('[name="select"]:checked')) return;
    const answer = await fetch(location.href, {headers: {"X-Desk": "fragment"}});
    if (!answer.ok) return;
    const at = current()?.dataset.ticket;
    const focused = main.contains(document.activeElement);
    const said = one(".said", main);
    const holder = document.createElement("div");
    holder.innerHTML = await answer.text();
    main.replaceChildren(said, ...holder.childNodes);
    const row = at && one(`tr.row[data-ticket="${at}"]`);
    if (row) { row.classList.add("current"); if (focused) one("th a", row).focus({preventScroll: true}); }
  };
  let source = null;
  let number = null;
  const follow = () => {
    if (!main?.dataset.live || document.hidden || source) return;
    const ticket = main.dataset.live === "list" ? "" : main.dataset.live;
    source = new EventSource(`/live?ticket=${ticket}`);
    source.onmessage = (event) => {
      const told = JSON.parse(event.data);
      if (ticket) showOthers(told);
      else if (number !== null && told.number !== number) refresh();
      number = told.number;
    };
  };
  const unfollow = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? unfollow() : follow()));
  addEventListener("pagehide", unfollow);
  addEventListener("pageshow", follow);

  // Keys

  const off = () => localStorage.getItem("desk-keys") === "off";
  const help = one("#keys");
  if (help) {
    const box = one("input", help);
    box.checked = !off();
    box.addEventListener("change", () => localStorage.setItem("desk-keys", box.checked ? "on" : "off"));
    const open = one("#keys-open");
    open.hidden = false;
    open.addEventListener("click", () => help.showModal());
  }
  const GO = {m: "/", q: "/queue/", n: "/new/", l: "/log/"};
  let going = 0;
  const act = (key) => {
    if (Date.now() - going < 1500 && GO[key]) { location.assign(GO[key]); return true; }
    going = 0;
    if (key === "g") { going = Date.now(); return true; }
    if (key === "j" || key === "k") { move(key === "j" ? 1 : -1); return true; }
    if (key === "o" && current()) { one("th a", current()).click(); return true; }
    if (key === "x" && current()) { one('[name="select"]', current()).click(); return true; }
    if (key === "l") { location.assign("/log/"); return true; }
    if (key === "/") { one("#q").focus(); return true; }
    if (key === "?") { help.showModal(); return true; }
    if (key === "s" && one("[data-suggest]")) {
      openForm(one(".act--reply") ?? one("[data-suggest]").closest("details"));
      one("details[open] [data-suggest]")?.click();
      return true;
    }
    return press(key);
  };
  document.addEventListener("keydown", (event) => {
    const form = event.target.form ?? event.target.closest("form");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form?.method === "post") {
      event.preventDefault();
      const resolve = one('[name="then"][value="resolve"]', form);
      if (event.shiftKey && resolve) { resolve.checked = true; say(form); }
      form.requestSubmit(one("button.main", form));
      return;
    }
    if (event.key === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || off()) return;
    if (isTyping(event.target) || one("dialog[open]")) return;
    if (act(event.key)) event.preventDefault();
  });
  const opened = one(".act[open]");
  if (opened && location.hash === "#acts") openForm(opened);
})();
