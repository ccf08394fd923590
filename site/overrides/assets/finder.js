// Search within the browser: the list of pages is fetched when somebody begins to search, not before.
// Words are compared by their beginnings, then with one slip allowed; nothing that is typed is sent.
(() => {
  const form = document.querySelector("[data-finder]");
  if (!form) return;
  const root = form.dataset.finder;
  const input = form.querySelector("input");
  const box = form.parentElement;
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".finder__list");
  const ask = box.querySelector(".finder__ask");
  const SHOWN = 12;
  const FAR = 0.12; // a page with less than this part of the best one's score does not fit
  const LITTLE = new Set(("a an and are at be by can do does for from get have how i if in is it my of on or the to "
    + "was what when where which who why will with you").split(" "));
  const said = (name, number) => form.dataset[name].replace("{number}", number);
  let pages;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // Whether two words differ by one letter left out, added, changed or swapped with the next.
  const slip = (a, b) => {
    if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 4) return false;
    let i = 0;
    while (i < a.length && a[i] === b[i]) i += 1;
    const [x, y] = [a.slice(i), b.slice(i)];
    return x.slice(1) === y.slice(1) || x === y.slice(1) || x.slice(1) === y
      || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };
  const near = (word, wanted) => {
    if (word === wanted) return 1;
    if (word.startsWith(wanted)) return 0.8;
    if (wanted.length > 4 && wanted.startsWith(word) && word.length > 3) return 0.6;
    return slip(word, wanted) ? 0.5 : 0;
  };

  const load = async () => {
    if (pages) return pages;
    const answer = await fetch(`${root}search.json`);
    const found = await answer.json();
    pages = found.pages.map(([url, title, kind, also, text]) => ({
      url, title, kind, also, text,
      fields: [[split(title), 8], [split(also.join(" ")), 5], [split(text), 1]]
        .map(([words, weight]) => [new Map(words.map((word, at) => [word, at])), weight]),
    }));
    const seen = new Map();
    for (const page of pages) {
      for (const word of new Set(page.fields.flatMap(([words]) => [...words.keys()]))) {
        seen.set(word, (seen.get(word) ?? 0) + 1);
      }
    }
    pages.seen = seen;
    return pages;
  };

  const score = (wanted) => {
    const rows = [];
    const close = wanted.map((word) => [...pages.seen]
      .map(([other, count]) => [other, near(other, word) * Math.log(1 + pages.length / count)])
      .filter(([, value]) => value > 0));
    for (const page of pages) {
      let total = 0;
      let hit = 0;
      for (const words of close) {
        let best = 0;
        for (const [word, value] of words) {
          for (const [own, weight] of page.fields) if (own.has(word)) best = Math.max(best, value * weight);
        }
        if (best) hit += 1;
        total += best;
      }
      if (hit) rows.push([total * (hit / close.length) ** 2, page]);
    }
    const best = Math.max(...rows.map(([value]) => value));
    return rows.filter(([value]) => value > best * FAR)
      .sort(([a, x], [b, y]) => b - a || x.title.localeCompare(y.title))
      .map(([, page]) => page);
  };

  const excerpt = (page, wanted) => {
    const words = page.text.split(" ");
    const at = words.findIndex((word) => split(word).some((it) => wanted.some((other) => near(it, other))));
    const from = Math.max(0, at - 6);
    const cut = words.slice(from, from + 28).join(" ");
    return cut && `${from ? "… " : ""}${cut}${from + 28 < words.length ? " …" : ""}`;
  };

  const row = (page, wanted) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + page.url;
    link.textContent = page.title;
    const kind = document.createElement("span");
    kind.className = "finder__kind";
    kind.textContent = page.kind;
    const text = document.createElement("p");
    text.textContent = excerpt(page, wanted);
    item.append(kind, link, text);
    return item;
  };

  // Where nothing fits, patrons may take their words to the ask page; nothing is sent by itself.
  const offer = (typed) => {
    if (!form.dataset.ask) return;
    ask.hidden = !typed;
    ask.firstElementChild.href = `${form.dataset.ask}?miss=${encodeURIComponent(typed)}`;
  };

  const find = async () => {
    const typed = input.value.trim();
    const words = split(typed);
    const telling = words.filter((word) => !LITTLE.has(word));
    const wanted = telling.length ? telling : words;
    if (!wanted.length) {
      list.replaceChildren();
      list.hidden = true;
      offer("");
      status.textContent = "";
      return;
    }
    try {
      await load();
    } catch {
      status.textContent = said("failed");
      return;
    }
    if (input.value.trim() !== typed) return;
    const found = score(wanted);
    list.replaceChildren(...found.slice(0, SHOWN).map((page) => row(page, wanted)));
    list.hidden = !found.length;
    const number = found.length === 1 ? said("one") : said("many", found.length);
    status.textContent = found.length
      ? number + (found.length > SHOWN ? ` ${said("best", SHOWN)}` : "")
      : said("none");
    offer(found.length ? "" : typed);
    box.dataset.found = found.length ? "some" : "none";
  };

  let wait;
  input.addEventListener("focus", () => { load().catch(() => {}); }, { once: true });
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) { input.value = asked; find(); }
})();
