// The ask page: no server. What is written becomes a mail in the reader's own mail program, or fills in the
// library's form; this page sends nothing and keeps nothing. What it is opened with stands behind the #:
// #about=SLUG&title=… from an answer that did not help, #miss=… from a search that found nothing.
(() => {
  const form = document.querySelector("form.ask");
  const place = document.querySelector("[data-about]");
  const opened = new URLSearchParams(location.hash.slice(1));
  const one = document.getElementById("finder-q");

  const slug = opened.get("about") ?? "";
  const about = /^[a-z0-9-]+$/.test(slug) && { slug, title: opened.get("title") || slug };
  const missed = (opened.get("miss") ?? "").trim().slice(0, 200);
  const begin = (subject) => {
    for (const mail of document.querySelectorAll('.page--ask a[href^="mailto:"]')) {
      mail.href += `?subject=${encodeURIComponent(subject)}`;
    }
    for (const issue of document.querySelectorAll('.page--ask a[href*="/issues/new"]')) {
      const address = new URL(issue.href);
      address.searchParams.set("title", subject);
      issue.href = address.href;
    }
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
    begin(`About: ${about.title}`);
  }
  if (!form) return;
  form.hidden = false;

  if (missed) one.value = missed;
  let none = missed; // what was searched for without a result
  one.closest(".finder").addEventListener("found", ({ detail }) => {
    none = detail.typed && !detail.number ? detail.typed : "";
  });
  one.form.addEventListener("submit", () => form.elements.question.focus());

  // What signs a person in, as rules/redact_links.py finds it: only the secret is cut, the address stays.
  const SECRETS = "access_token|id_token|refresh_token|auth_token|authtoken|csrf_?token|casa_token|token|jwt|assertion|"
    + "samlrequest|samlresponse|relaystate|jsessionid|phpsessid|aspsessionid\\w*|sessionid|session_id|"
    + "session|sess|pass|passwd|password|pwd|pin|secret|client_secret|api_?key|apikey|signature|"
    + "x-amz-signature|x-amz-credential|x-amz-security-token|hash|login_hint|user|username|userid|user_id|"
    + "uid|netid|patron|patronid|patron_id|borrower|barcode|cardnumber|card|studentid|student_id|orcid|ticket";
  const SHAPES = [
    new RegExp(`((?:[?&;#]|%3F|%26|&amp;)(?:${SECRETS})(?:=|%3D))([^&;#\\s"'<>()\\[\\]{},]{1,2000})`, "gi"),
    /([?&;](?:sid|s|code|key|auth|state|nonce|sig|tk)=)((?=[^&;#\s]*\d)[\w.~%@+/-]{16,2000}=*)/gi,
    /(\bhttps?:\/\/)([^\s/@[\]]{1,200}:[^\s/@[\]]{1,200})(?=@)/g,
    /(\b)(eyJ[\w-]{8,2000}\.[\w-]{8,4000}\.?[\w-]{0,2000})/g,
  ];
  const SOURCE = /^[\w.%-]+(?::|%3A)[\w.%-]+$/i;
  const clean = (text) => SHAPES.reduce((left, shape, at) => left.replace(shape, (whole, before, value) => {
    const secret = at < 2 ? value.replace(/[.,;:!?]+$/, "") : value;
    if (!secret || (/[?&;]sid=$/i.test(before) && SOURCE.test(secret))) return whole;
    return `${before}[token]${value.slice(secret.length)}`;
  }), text);

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

  const told = () => {
    const values = [...new FormData(form)].filter(([, value]) => value.trim());
    return values.map(([name, value]) => [name, clean(value).trim()]);
  };
  const named = (name) => form.querySelector(`[for="ask-${name}"]`).dataset.label;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = clean(one.value).trim() || (about ? `About: ${about.title}` : "");
    const said = told();
    const status = form.querySelector(".ask__told");
    if (!line && !said.some(([name]) => name === "question")) {
      status.textContent = form.dataset.empty;
      one.focus();
      return;
    }
    const subject = (none && line ? place.dataset.miss : "") + (line || said.find(([name]) => name === "question")[1].split("\n")[0]);
    if (event.submitter?.value === "form" || !form.dataset.email) {
      const address = new URL(form.dataset.form);
      address.searchParams.set("title", subject);
      for (const [name, value] of said) address.searchParams.set(name, value);
      if (about) address.searchParams.set("about", about.slug);
      location.assign(address);
      return;
    }
    const text = [
      line, said.find(([name]) => name === "question")?.[1],
      said.filter(([name]) => !["question", "service"].includes(name)).map(([name, value]) => `${named(name)}: ${value}`).join("\n"),
      about && `I had read: ${about.title} (answers/${about.slug}/)`,
    ].filter(Boolean).join("\n\n");
    const to = chosen()?.dataset.email || form.dataset.email;
    location.href = `mailto:${encodeURIComponent(to).replace("%40", "@")}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
    status.textContent = `${form.dataset.opened} ${to}`;
  });
})();
