// The ask page: no server. What is written becomes a mail in the reader's own mail program, or fills in the
// library's form; this page sends nothing and keeps nothing. What it is opened with stands behind the #:
// #about=SLUG&title=… from an answer that did not help, #miss=… from a search that found nothing.
(() => {
  const form = document.querySelector("form.ask");
  const place = document.querySelector("[data-about]");
  const opened = new URLSearchParams(location.hash.slice(1));
  const one = document.getElementById("finder-q");

  // The address of the library's form with some fields filled in, by its own names for them where it has any;
  // what it has no name for goes into the question.
  const theirs = JSON.parse(form?.dataset.fields || "null");
  const filled = (values) => {
    const address = new URL(form.dataset.form);
    const put = (name, value) => address.searchParams.set(name, "quoted" in form.dataset ? `"${value}"` : value);
    if (!theirs) {
      for (const [name, value] of values) address.searchParams.set(name, value);
      return address;
    }
    const rest = values.filter(([name]) => !theirs[name]);
    for (const [name, value] of values) if (theirs[name] && name !== "question") put(theirs[name], value);
    const asked = values.filter(([name]) => name === "question").map(([, value]) => value);
    const text = [
      ...rest.filter(([name]) => name === "title").map(([, value]) => value),
      ...asked,
      rest.filter(([name]) => name !== "title").map(([name, value]) => `${named(name)}: ${value}`).join("\n"),
    ].filter(Boolean).join("\n\n");
    if (text) put(theirs.question, text);
    return address;
  };
  const named = (name) => form.querySelector(`[for="ask-${name}"]`)?.dataset.label ?? form.dataset.had;

  const slug = opened.get("about") ?? "";
  const about = /^[a-z0-9-]+$/.test(slug) && { slug, title: opened.get("title") || slug };
  const missed = (opened.get("miss") ?? "").trim().slice(0, 200);
  const begin = (subject) => {
    for (const mail of document.querySelectorAll('.page--ask a[href^="mailto:"]')) {
      mail.href += `?subject=${encodeURIComponent(subject)}`;
    }
    const open = document.querySelector(".ask__open");
    if (open) open.href = filled([["title", subject], ...(about ? [["about", about.slug]] : [])]).href;
  };
  if (missed) {
    place.textContent = `${place.dataset.looked} ${missed}`;
    place.hidden = false;
    begin(place.dataset.miss + missed);
  } else if (about) {
    const link = document.createElement("a");
    link.href = `${place.dataset.about}answers/${about.slug}/`;
    link.textContent = about.title;
    place.append(`${place.dataset.reading} `, link);
    place.hidden = false;
    begin(`${place.dataset.subject}: ${about.title}`);
  }
  if (!form) return;
  form.hidden = false;

  if (missed) one.value = missed;
  let none = missed; // what was searched for without a result
  one.closest(".finder").addEventListener("found", ({ detail }) => {
    none = detail.typed && !detail.number ? detail.typed : "";
  });
  one.form.addEventListener("submit", () => form.elements.question.focus());

  // What signs a person in is cut as the library's gate cuts it: the build writes its patterns into the page
  // (privacy/model/link_secrets.py). Only the secret goes, the address stays.
  const secrets = JSON.parse(form.dataset.secrets);
  const shapes = secrets.shapes.map(([pattern, flags, trimmed]) => [new RegExp(pattern, flags), trimmed]);
  const source = new RegExp(secrets.source, "i");
  const trim = (value) => {
    let end = value.length;
    while (end && secrets.trailing.includes(value[end - 1])) end -= 1;
    return value.slice(0, end);
  };
  const clean = (text) => shapes.reduce((left, [shape, trimmed]) => {
    let done = "";
    let from = 0;
    for (const found of left.matchAll(shape)) {
      const { key, value } = found.groups;
      const secret = trimmed ? trim(value) : value;
      if (!secret || (key?.toLowerCase() === "sid" && source.test(secret))) continue;
      const at = found.index + found[0].length - value.length; // each shape ends with what is cut
      done += `${left.slice(from, at)}[token]`;
      from = at + secret.length;
    }
    return done + left.slice(from);
  }, text);

  const link = form.querySelector("[data-link]");
  const cut = () => {
    const left = clean(link.value);
    if (left === link.value) return;
    link.value = left;
    document.getElementById("ask-cut").textContent = form.dataset.cut;
  };
  link?.addEventListener("change", cut); // once it is whole: half a secret would be left of one being typed
  link?.addEventListener("paste", () => setTimeout(cut));

  const service = form.elements.service;
  const diagnosis = form.querySelector("fieldset");
  const chosen = () => service?.selectedOptions[0];
  const choose = () => {
    const on = Boolean(chosen()) && "diagnosed" in chosen().dataset;
    diagnosis.hidden = !on;
    diagnosis.disabled = !on;
  };
  service?.addEventListener("change", choose);
  choose();

  // What the desk reads is in the library's own language, whichever the page is in; a form with our own names for
  // its fields takes the choices as they are.
  const own = (name, value) => form.elements[name].selectedOptions?.[0].dataset.own ?? value;
  const told = () => {
    const values = [...new FormData(form)].filter(([, value]) => value.trim());
    return values.map(([name, value]) => [name, clean(value).trim()]);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = clean(one.value).trim() || (about ? `${place.dataset.subject}: ${about.title}` : "");
    const said = told();
    const status = form.querySelector(".ask__told");
    if (!line && !said.some(([name]) => name === "question")) {
      status.textContent = form.dataset.empty;
      one.focus();
      return;
    }
    const subject = (none && line ? place.dataset.miss : "") + (line || said.find(([name]) => name === "question")[1].split("\n")[0]);
    if (event.submitter?.value === "form" || !form.dataset.email) {
      const values = theirs ? said.map(([name, value]) => [name, name === "service" ? chosen().dataset.called : own(name, value)]) : said;
      location.assign(filled([["title", subject], ...values, ...(about ? [["about", about.slug]] : [])]));
      return;
    }
    const text = [
      line, said.find(([name]) => name === "question")?.[1],
      said.filter(([name]) => !["question", "service"].includes(name)).map(([name, value]) => `${named(name)}: ${own(name, value)}`).join("\n"),
      about && `${form.dataset.had}: ${about.title} (answers/${about.slug}/)`,
    ].filter(Boolean).join("\n\n");
    const to = chosen()?.dataset.email || form.dataset.email;
    location.href = `mailto:${encodeURIComponent(to).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
    status.textContent = `${form.dataset.opened} ${to}`;
  });
})();
