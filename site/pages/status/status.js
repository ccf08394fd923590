"use strict";

// The token of the link stands behind the #, which browsers send to no server. From it come the name
// of one encrypted file and the key that opens it; see formats/status_blob.py for the same in Python.

const byId = (id) => document.getElementById(id);

const OLD = "This link does not open anything (any more).";
const HINT =
  "It may be old: a question can be looked at for some weeks after it was answered. It may also have been "
  + "cut when it was copied: please open the whole link from our message again, or write to the library.";

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

const STATES = {
  new: "We have your question; nobody has taken it yet.",
  open: "We are working on it.",
  resolved: "It is settled.",
};
const WAITS = {
  you: "We wait for an answer from you.",
  vendor: "We wait for the company that runs the database or service.",
  colleague: "We wait for a colleague.",
};
const ENDS = {
  "answered": "It is answered.",
  "referred": "We have passed you on to somebody who can help.",
  "duplicate": "It goes on together with another question about the same thing.",
  "no-reply": "We had no answer from you, so we closed it. Write to us and it is open again.",
  "declined": "We could not take this on.",
};

function day(text, zone, withTime) {
  const how = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  if (!withTime) return new Intl.DateTimeFormat("en", { ...how, timeZone: "UTC" }).format(new Date(`${text}T00:00:00Z`));
  const options = { ...how, hour: "numeric", minute: "2-digit", timeZone: zone };
  return new Intl.DateTimeFormat("en", options).format(new Date(text));
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

function mail(address, subject, words, after) {
  const item = add(byId("ways"), "li");
  const link = add(item, "a", words);
  link.href = `mailto:${encodeURIComponent(address).replace("%40", "@")}?subject=${encodeURIComponent(subject)}`;
  item.append(after);
}

function show(state) {
  const asked = day(state.asked, state.zone, true);
  byId("heading").textContent = state.library ? `Your question to ${state.library}` : "Your question";
  document.title = byId("heading").textContent;
  const stands = state.ended ? ENDS[state.ended] : state.waits_on ? WAITS[state.waits_on] : STATES[state.state];
  fact("Where it stands", stands, "lead");
  fact("Asked", asked);
  fact("With", state.service);
  if (state.promised) fact("You hear from us by", day(state.promised, state.zone, false));
  if (state.place) fact("Place in line", String(state.place));
  if (state.usual) fact("Usually", state.usual);
  for (const it of state.entries) {
    const item = add(byId("entries"), "li", "", it.by_patron ? "said patron" : "said");
    const who = it.by_patron ? "You" : it.name || state.service;
    add(item, "p", `${who}, ${day(it.time, state.zone, true)}`, "who");
    for (const part of it.text.split(/\n{2,}/)) add(item, "p", flowing(part), "words");
  }
  const about = `My question of ${day(state.asked.slice(0, 10), state.zone, false)}`;
  if (state.write_to) {
    mail(state.write_to, about, "Write to us again", " about this question. If it is settled, that opens it again.");
    mail(state.write_to, `Please erase: ${about}`, "Have it erased",
      ": we forget who asked, and this page goes away.");
  } else if (state.ask_url.startsWith("https://")) {
    const link = add(add(byId("ways"), "li"), "a", "Write to us again, or have it erased");
    link.href = state.ask_url;
  }
  if (!byId("ways").children.length) add(byId("ways"), "li", "Answer our last message: it reaches the same people.");
  byId("note").textContent = "";
  byId("state").hidden = false;
}

function refuse(text, hint) {
  byId("heading").textContent = "Your question";
  byId("note").textContent = `${text} ${hint}`;
}

async function begin() {
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  byId("note").textContent = "Opening your question …";
  if (!token) return refuse("This link is not whole.", HINT);
  if (!globalThis.crypto || !crypto.subtle) {
    return refuse("Your browser cannot open this page.", "Please open the link with https:// at its beginning.");
  }
  try {
    show(await open(token));
  } catch {
    refuse(OLD, HINT);
  }
  byId("heading").focus();
}

begin();
