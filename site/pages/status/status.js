"use strict";

// The token of the link stands behind the #, which browsers send to no server. From it come the name
// of one encrypted file and the key that opens it; see status/formats/status_blob.py for the same in Python.

const byId = (id) => document.getElementById(id);

// What the page says, by its English; the build writes the other languages of the site beside it (words.json).
let languages = [{ code: "en", name: "English", direction: "ltr", phrases: {} }];
let language = languages[0];
const t = (english, values = {}) => (language.phrases[english] || english)
  .replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

async function learn() {
  try {
    const answer = await fetch("words.json", { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
    if (answer.ok) languages = await answer.json();
  } catch { /* English, then */ }
  const wanted = (navigator.languages ?? []).map((it) => it.toLowerCase());
  const same = (tag) => languages.find(({ code }) => code.toLowerCase() === tag)
    ?? languages.find(({ code }) => code.toLowerCase().split("-")[0] === tag.split("-")[0]);
  language = wanted.map(same).find(Boolean) ?? languages[0];
}

const old = () => t("This link does not open anything (any more).");
const hint = () => t("It may be old: a question can be looked at for some weeks after it was answered. It may also have been cut when it was copied: please open the whole link from our message again, or write to the library.");

async function derive(token, use, bytes) {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", encoder.encode(token), "HKDF", false, ["deriveBits"]);
  const how = {
    name: "HKDF", hash: "SHA-256", salt: encoder.encode("deskbook status 1"), info: encoder.encode(use),
  };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, bytes * 8));
}

async function open(token) {
  const hex = Array.from(await derive(token, "name", 16), (it) => it.toString(16).padStart(2, "0")).join("");
  const answer = await fetch(`b/${hex}`, {
    cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
  });
  if (!answer.ok) throw new Error("no such file");
  const data = new Uint8Array(await answer.arrayBuffer());
  const key = await crypto.subtle.importKey("raw", await derive(token, "key", 32), "AES-GCM", false, ["decrypt"]);
  const how = { name: "AES-GCM", iv: data.slice(0, 12), additionalData: new TextEncoder().encode(hex) };
  const content = new Uint8Array(await crypto.subtle.decrypt(how, key, data.slice(12)));
  const size = new DataView(content.buffer).getUint32(0);
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content.slice(4, 4 + size)));
}

const states = () => ({
  new: t("We have your question; nobody has taken it yet."),
  open: t("We are working on it."),
  resolved: t("It is settled."),
});
const waits = () => ({
  you: t("We wait for an answer from you."),
  vendor: t("We wait for the company that runs the database or service."),
  colleague: t("We wait for a colleague."),
});
const ends = () => ({
  "answered": t("It is answered."),
  "referred": t("We have passed you on to somebody who can help."),
  "duplicate": t("It goes on together with another question about the same thing."),
  "no-reply": t("We had no answer from you, so we closed it. Write to us and it is open again."),
  "declined": t("We could not take this on."),
});

function day(text, zone, withTime) {
  const how = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  if (!withTime) return new Intl.DateTimeFormat(language.code, { ...how, timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
  const options = { ...how, hour: "numeric", minute: "2-digit", timeZone: zone };
  return new Intl.DateTimeFormat(language.code, options).format(new Date(text));
}

function add(parent, name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  parent.append(made);
  return made;
}

// A paragraph whose lines were broken to fit a file: a full line goes on in the next one, a short one
// (of an address, a list, a verse) ends where it ends.
function flowing(text) {
  return text.split("\n").reduce((whole, line, at, lines) => {
    const goesOn = lines[at - 1].length >= 60 && !/^\s*([-*>|]|\d+[.)])\s/.test(line) && !/^\s/.test(line);
    return goesOn ? `${whole} ${line}` : `${whole}\n${line}`;
  });
}

function fact(name, text, className) {
  add(byId("facts"), "dt", name);
  add(byId("facts"), "dd", text, className);
}

function way(address, words, after) {
  const item = add(byId("ways"), "li");
  add(item, "a", words).href = address;
  if (after) item.append(` ${after}`);
}

function mail(address, subject, words, after) {
  way(`mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`, words, after);
}

// What the library says of the question in the language of the page, where it does.
const said = (state, name) => state.others.find((it) => it.language === language.code)?.[name] || state[name];

function show(state) {
  for (const list of ["facts", "entries", "ways"]) byId(list).replaceChildren();
  const asked = day(state.asked, state.zone, true);
  byId("heading").textContent = state.library
    ? t("Your question to {library}", { library: state.library }) : t("Your question");
  document.title = byId("heading").textContent;
  const stands = state.ended ? ends()[state.ended] : state.waits_on ? waits()[state.waits_on] : states()[state.state];
  fact(t("Where it stands"), stands, "lead");
  fact(t("Asked"), asked);
  fact(t("With"), said(state, "service"));
  if (state.promised) fact(t("You hear from us by"), day(state.promised, state.zone, false));
  if (state.place) fact(t("Place in line"), new Intl.NumberFormat(language.code).format(state.place));
  if (state.usual) fact(t("Usually"), said(state, "usual"));
  for (const it of state.entries) {
    const item = add(byId("entries"), "li", "", it.by_patron ? "said patron" : "said");
    const who = it.by_patron ? t("You") : it.name || said(state, "service");
    add(item, "p", `${who}, ${day(it.time, state.zone, true)}`, "who");
    for (const part of it.text.split(/\n{2,}/)) add(item, "p", flowing(part), "words").dir = "auto";
  }
  const about = t("My question of {day}", { day: day(state.asked.slice(0, 10), state.zone, false) });
  if (state.write_to) {
    mail(state.write_to, about, t("Write to us again about this question."), t("If it is settled, that opens it again."));
    mail(state.write_to, t("Please erase: {question}", { question: about }), t("Have it erased:"),
      t("we forget who asked, and this page goes away."));
  } else if (state.ask_url.startsWith("https://")) way(state.ask_url, t("Write to us again, or have it erased"));
  if (!byId("ways").children.length) add(byId("ways"), "li", t("Answer our last message: it reaches the same people."));
  byId("note").textContent = "";
  byId("state").hidden = false;
}

function refuse(text, more) {
  byId("heading").textContent = document.title = t("Your question");
  byId("note").textContent = `${text} ${more}`;
}

// Say everything in the language of the page; `tell` says what it found.
function speak(tell) {
  document.documentElement.lang = language.code;
  document.documentElement.dir = language.direction;
  byId("said").textContent = t("What was said");
  byId("do").textContent = t("What you can do");
  const choice = byId("languages");
  choice.setAttribute("aria-label", t("Languages"));
  choice.hidden = languages.length < 2;
  choice.replaceChildren();
  for (const it of languages) {
    const button = add(choice, "button", it.name);
    button.type = "button";
    button.lang = it.code;
    button.setAttribute("aria-pressed", String(it === language));
    button.addEventListener("click", () => {
      language = it;
      speak(tell);
      choice.querySelector("[aria-pressed=true]").focus();
    });
  }
  tell();
}

async function found(token) {
  if (!token) return () => refuse(t("This link is not whole."), hint());
  if (!globalThis.crypto || !crypto.subtle) {
    return () => refuse(t("Your browser cannot open this page."), t("Please open the link with https:// at its beginning."));
  }
  try {
    const state = await open(token);
    return () => show(state);
  } catch {
    return () => refuse(old(), hint());
  }
}

async function begin() {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  await learn();
  byId("note").textContent = t("Opening your question …");
  speak(await found(token));
  byId("heading").focus();
}

begin();
