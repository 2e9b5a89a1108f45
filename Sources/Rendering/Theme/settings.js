// What readers choose, kept on their own device. This script runs before the page is drawn, so that
// nothing flickers; where nothing can be kept, choices last as long as the page.
(() => {
  "use strict";
  const root = document.documentElement;
  const store = {
    get(key) {
      try { return localStorage.getItem(`lectern.${key}`); } catch { return null; }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(`lectern.${key}`);
        else localStorage.setItem(`lectern.${key}`, value);
      } catch { /* the choice lasts as long as the page */ }
    },
  };
  // What scripts do with the parts of a page they do again with parts that a preview puts in.
  const all = (selector, root = document) =>
    [...root.matches?.(selector) ? [root] : [], ...root.querySelectorAll(selector)];
  const parts = [];
  const enhance = (part) => {
    parts.push(part);
    part(document);
  };
  const renew = (root) => { for (const part of parts) part(root); };
  window.lectern = { store, all, enhance, renew };
  root.classList.add("js");

  // Options: what they are when nothing was chosen.
  const defaults = { types: true, wrap: false, progress: false };
  const option = (name) => (store.get(name) ?? (defaults[name] ? "on" : "off")) === "on";
  for (const name of Object.keys(defaults)) root.dataset[name] = option(name) ? "on" : "off";

  // Light and dark: the system's, until the reader chooses.
  const themes = ["system", "light", "dark"];
  const theme = () => themes.includes(store.get("theme")) ? store.get("theme") : "system";
  const show = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  show(theme());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("themeSwitch");
    if (button) {
      let current = theme();
      const label = () => {
        button.title = `Colours: ${current}`;
        button.setAttribute("aria-label", `Colours: ${current}. Change`);
      };
      button.addEventListener("click", () => {
        current = themes[(themes.indexOf(current) + 1) % themes.length];
        store.set("theme", current === "system" ? null : current);
        show(current);
        label();
      });
      label();
      button.hidden = false;
    }

    const options = document.getElementById("readingOptions");
    if (!options) return;
    for (const input of options.querySelectorAll("[data-option]")) {
      const name = input.dataset.option;
      input.checked = root.dataset[name] === "on";
      input.addEventListener("change", () => {
        root.dataset[name] = input.checked ? "on" : "off";
        store.set(name, root.dataset[name]);
        document.dispatchEvent(new CustomEvent("lectern-option", { detail: name }));
      });
    }
    document.addEventListener("lectern-option", () => {
      for (const input of options.querySelectorAll("[data-option]")) {
        input.checked = root.dataset[input.dataset.option] === "on";
      }
    });
    document.addEventListener("click", (event) => {
      if (!options.contains(event.target)) options.open = false;
    });
    options.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !options.open) return;
      options.open = false;
      options.querySelector("summary").focus();
    });
    options.hidden = false;
  });
})();
