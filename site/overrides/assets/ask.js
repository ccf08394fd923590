// The ask page, come to from an answer: says which one, and names it in the mail that is begun.
(async () => {
  const slug = new URLSearchParams(location.search).get("about");
  const place = document.querySelector("[data-about]");
  if (!slug || !place) return;
  const answer = await fetch(`${place.dataset.about}search.json`);
  const page = (await answer.json()).pages.find(([url]) => url === `answers/${slug}/`);
  if (!page) return;
  const link = document.createElement("a");
  link.href = place.dataset.about + page[0];
  link.textContent = page[1];
  place.append("You were reading: ", link);
  place.hidden = false;
  for (const mail of document.querySelectorAll('.page--ask a[href^="mailto:"]')) {
    mail.href += `?subject=${encodeURIComponent(`About: ${page[1]}`)}`;
  }
})();
