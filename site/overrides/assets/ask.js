// The ask page, come to from an answer or from a search that found nothing: says which or what, and
// names it in the mail or issue that is begun. "Not found" tells the library what its site lacks.
(async () => {
  const asked = new URLSearchParams(location.search);
  const place = document.querySelector("[data-about]");
  if (!place) return;
  const begin = (subject) => {
    for (const mail of document.querySelectorAll('.page--ask a[href^="mailto:"]')) {
      mail.href += `?subject=${encodeURIComponent(subject)}`;
    }
    for (const form of document.querySelectorAll('.page--ask a[href*="/issues/new"]')) {
      const address = new URL(form.href);
      address.searchParams.set("title", subject);
      form.href = address.href;
    }
  };
  const miss = (asked.get("miss") ?? "").trim().slice(0, 200);
  if (miss) {
    place.textContent = `${place.dataset.looked} ${miss}`;
    place.hidden = false;
    begin(`Not found: ${miss}`);
    return;
  }
  const slug = asked.get("about");
  if (!slug) return;
  const answer = await fetch(`${place.dataset.about}search.json`);
  const page = (await answer.json()).pages.find(([url]) => url === `answers/${slug}/`);
  if (!page) return;
  const link = document.createElement("a");
  link.href = place.dataset.about + page[0];
  link.textContent = page[1];
  place.append(`${place.dataset.reading} `, link);
  place.hidden = false;
  begin(`About: ${page[1]}`);
})();
