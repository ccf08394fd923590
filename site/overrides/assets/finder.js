// Search within the browser: a few small files are fetched when somebody searches, and none before but the list
// of them, when the field is entered.
// Words are compared by their beginnings; one that is hardly found, with one slip allowed. What is typed is
// sent nowhere: it stands behind the # of an address, which browsers keep to themselves.
// The files are made by sites/views/search_index.py.
(() => {
  const LITTLE = new Set(("a an and are at be by can do does for from get have how i if in is it my of on or the to "
    + "was what when where which who why will with you").split(" "));
  const WEIGHTS = [8, 5, 1]; // in the title, in other wordings of it, in the text
  const FAR = 0.12; // a page with less than this part of the best one's score does not fit
  const DEEPEST = 4;
  const RARE = 2; // a word on no more pages than this may be another one, misspelt

  // The words of what is typed, made as those in the files are: how, the files say (library/model/folding.py). Each
  // comes with its second spelling where it has one.
  const splitter = ({ letters, second, accents, unspaced, indian }) => {
    const [marks, runs] = [new RegExp(`[${accents}]`, "gu"), new RegExp(`^[${unspaced}]{2,}$`, "u")];
    const words = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}]|[${indian}])+`, "gu");
    const change = (text, by) => [...text].map((it) => by[it] ?? it).join("");
    const fold = (text) => change(text.normalize("NFKD").toLowerCase(), letters).replace(marks, "").normalize("NFC").toLowerCase();
    const pairs = (run) => [...run].slice(1).map((it, at) => [...run][at] + it);
    const split = (text) => (fold(text).match(words) ?? []).flatMap((it) => (runs.test(it) ? pairs(it) : [it]));
    return (text) => {
      const [first, other] = [split(text), split(change(text.normalize("NFC").toLowerCase(), second))];
      return first.map((it, at) => [it, other[at] ?? it]);
    };
  };
  const coded = (start) => [...start].map((it) => (/[a-z0-9]/.test(it) ? it : `-${it.codePointAt(0).toString(16)}`)).join("");

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
    return wanted.length > 4 && wanted.startsWith(word) && word.length > 3 ? 0.6 : 0;
  };

  const count = (places) => places.reduce((sum, it) => sum + it.length, 0);

  const fetched = new Map();
  const lookup = (root) => {
    const get = (name) => {
      if (!fetched.has(name)) {
        fetched.set(name, fetch(`${root}lookup/${name}.json`).then((answer) => {
          if (!answer.ok) throw new Error(answer.statusText);
          return answer.json();
        }));
        fetched.get(name).catch(() => fetched.delete(name));
      }
      return fetched.get(name);
    };

    // The words of the site that begin like one: from the file that is named for most of its letters.
    const alike = async (word) => {
      const shards = new Set((await get("index")).shards.split(" "));
      for (let length = DEEPEST; length >= 0; length -= 1) {
        const start = [...word].slice(0, length).join("");
        if (shards.has(start)) return get(`w-${coded(start)}`);
      }
      return {};
    };

    // The words that differ from one by a slip: those with its first letter or its second in front, or any.
    const slips = async (wanted, any) => {
      const firsts = (await get("index")).firsts.split(" ");
      const fits = (held) => held.split(" ").filter((word) => slip(word, wanted));
      const letters = [...new Set([...wanted].slice(0, 2))].filter((it) => firsts.includes(it));
      const close = (await Promise.all(letters.map(async (it) => fits(await get(`v-${coded(it)}`))))).flat();
      return (close.length || !any ? close : fits(await get("words"))).slice(0, 12);
    };

    const closeTo = async ([wanted, other]) => {
      const spelt = wanted === other ? [wanted] : [wanted, other];
      const found = (await Promise.all(spelt.map(async (it) => Object.entries(await alike(it))
        .map(([word, places]) => [near(word, it), places])))).flat()
        .filter(([value]) => value);
      if (wanted.length < 4 || found.some(([, places]) => count(places) > RARE)) return found;
      const meant = await slips(wanted, !found.length);
      return [...found, ...await Promise.all(meant.map(async (word) => [0.5, (await alike(word))[word]]))];
    };

    // Every page that has a word, with the best that any word near to the wanted one gives it.
    const scores = (close, pages) => {
      const best = new Map();
      for (const [value, places] of close) {
        const rare = value * Math.log(1 + pages / count(places));
        places.forEach((steps, place) => {
          let page = 0;
          for (const step of steps) {
            page += step;
            best.set(page, Math.max(best.get(page) ?? 0, rare * WEIGHTS[place]));
          }
        });
      }
      return best;
    };

    // The best pages for some words: how many fit, and the first of them; what these show is not fetched where
    // nobody waits for it any more.
    return async (typed, shown, awaited = () => true) => {
      const { pages, block, folding } = await get("index");
      const words = splitter(folding)(typed);
      const telling = words.filter(([word]) => !LITTLE.has(word));
      const wanted = [...new Map(telling.length ? telling : words)];
      if (!wanted.length) return { number: 0, pages: [] };
      const total = new Map();
      for (const close of await Promise.all(wanted.map(closeTo))) {
        for (const [page, value] of scores(close, pages)) {
          const [sum, hits] = total.get(page) ?? [0, 0];
          total.set(page, [sum + value, hits + 1]);
        }
      }
      const ranked = [...total].map(([page, [sum, hits]]) => [sum * (hits / wanted.length) ** 2, page])
        .sort(([a, x], [b, y]) => b - a || x - y);
      const fits = ranked.filter(([value]) => value > ranked[0][0] * FAR);
      const found = await Promise.all(fits.slice(0, awaited() ? shown : 0).map(async ([, page]) => {
        const [url, title, kind, text] = (await get(`p-${Math.floor(page / block)}`))[page % block];
        return { url, title, kind, text };
      }));
      return { number: fits.length, pages: found };
    };
  };

  const add = (parent, name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.append(made);
    return made;
  };
  // What the page says of a search, in its own language: the words stand at the form.
  const said = (form, name, number) => form.dataset[name].replace("{number}", number);
  const counted = (form, number, shown) => {
    if (!number) return said(form, "none");
    const forms = JSON.parse(form.dataset.fit);
    const rule = new Intl.PluralRules(form.closest("[lang]")?.lang || "en").select(number);
    const fit = (forms[`=${number}`] || forms[rule] || forms.other).replace("{number}", number);
    return number > shown ? `${fit} ${said(form, "best", shown)}` : fit;
  };

  // A field in which words are typed, and the pages that fit them: the pattern of a combobox with a list.
  const begin = (box) => {
    const form = box.querySelector("form");
    const root = form.dataset.finder;
    const input = form.querySelector("input");
    const status = box.querySelector("[role=status]");
    const list = box.querySelector("[role=listbox]");
    const asks = box.querySelector(".finder__ask");
    const search = lookup(root);
    const SHOWN = 8;
    let active = -1;

    const choose = (at) => {
      active = at;
      [...list.children].forEach((it, place) => it.setAttribute("aria-selected", String(place === at)));
      if (at < 0) { input.removeAttribute("aria-activedescendant"); return; }
      input.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    };
    const open = (on) => {
      list.hidden = !on;
      input.setAttribute("aria-expanded", String(on));
      choose(-1);
    };
    const option = (page, at) => {
      const item = add(list, "li", "finder__option");
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.dataset.url = root + page.url;
      add(item, "span", "finder__title", page.title);
      item.append(" ");
      add(item, "span", "finder__kind", page.kind);
      if (page.text) { item.append(" "); add(item, "span", "finder__text", page.text); }
    };
    const find = async () => {
      const typed = input.value.trim();
      let found = { number: 0, pages: [] };
      try {
        if (typed) found = await search(typed, SHOWN, () => input.value.trim() === typed);
      } catch {
        status.textContent = said(form, "failed");
        return;
      }
      if (input.value.trim() !== typed) return;
      list.replaceChildren();
      found.pages.forEach(option);
      open(found.pages.length > 0);
      status.textContent = typed && counted(form, found.number, SHOWN);
      missed(asks, typed, Boolean(typed) && !found.number);
      box.dispatchEvent(new CustomEvent("found", { detail: { typed, number: found.number } }));
    };

    let wait;
    input.addEventListener("focus", () => { search("", 0).catch(() => {}); });
    input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(find, 120); });
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.key === "Escape" && !list.hidden) { open(false); event.preventDefault(); }
      if (event.key === "Enter" && active >= 0) { location.assign(list.children[active].dataset.url); event.preventDefault(); }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      if (list.hidden) { if (last >= 0) open(true); else find(); return; }
      choose(event.key === "ArrowDown" ? (active >= last ? -1 : active + 1) : (active < 0 ? last : active - 1));
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => {
      const url = event.target.closest("[role=option]")?.dataset.url;
      if (!url) return;
      if (event.ctrlKey || event.metaKey) window.open(url, "_blank", "noopener");
      else location.assign(url);
    });
    input.addEventListener("blur", () => open(false));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      open(false);
      if ("stays" in form.dataset) return;
      const address = `${root}search/#q=${encodeURIComponent(input.value.trim())}`;
      if (document.querySelector(".finder__found")) location.hash = address.split("#")[1];
      else location.assign(address);
    });
    if (document.activeElement === input) find(); // on a slow line words are typed before this script has come
  };

  // A search that found nothing leads on to a person, with the words that were typed.
  const missed = (place, typed, on) => {
    if (!place) return;
    place.hidden = !on;
    const link = place.querySelector("a");
    link.href = `${link.dataset.ask}#miss=${encodeURIComponent(typed.slice(0, 200))}`;
  };

  // The page of results: links to all that is shown, for what stands behind the # of its address.
  const results = (place) => {
    const search = lookup(place.dataset.root);
    const SHOWN = 20;
    const box = place.parentElement;
    const form = box.querySelector("form");
    const status = box.querySelector("[role=status]");
    const show = async () => {
      const asked = new URLSearchParams(location.hash.slice(1)).get("q") ?? new URLSearchParams(location.search).get("q");
      const typed = (asked ?? "").trim();
      box.querySelector("input").value = typed;
      place.replaceChildren();
      if (!typed) return;
      try {
        const found = await search(typed, SHOWN);
        for (const page of found.pages) {
          const item = add(place, "li");
          add(item, "span", "finder__kind", page.kind);
          add(item, "a", "", page.title).href = place.dataset.root + page.url;
          if (page.text) add(item, "p", "", page.text);
        }
        status.textContent = counted(form, found.number, SHOWN);
        missed(box.querySelector(".finder__ask"), typed, !found.number);
      } catch {
        status.textContent = said(form, "failed");
      }
    };
    addEventListener("hashchange", show);
    show();
  };

  document.querySelectorAll(".finder").forEach(begin);
  document.querySelectorAll(".finder__found").forEach(results);
  for (const form of document.querySelectorAll(".desk-header__search")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(`${form.getAttribute("action")}#q=${encodeURIComponent(form.elements.q.value.trim())}`);
    });
  }
})();
