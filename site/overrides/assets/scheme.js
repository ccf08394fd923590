// Light or dark: the system's choice, or the reader's, kept in this browser only.
(() => {
  const root = document.documentElement;
  const key = "desk-scheme";
  const kept = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (value) => { try { localStorage.setItem(key, value); } catch { /* private window */ } };
  const dark = () => root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  if (["light", "dark"].includes(kept())) root.dataset.scheme = kept();
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("desk-scheme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      root.dataset.scheme = dark() ? "light" : "dark";
      keep(root.dataset.scheme);
      show();
    });
  });
})();
