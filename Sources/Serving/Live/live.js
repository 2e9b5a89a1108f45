// The preview: what the author saves shows at once, in place. Only `lectern serve` adds this script; it
// runs before all others, and so sees the page as it was served.
(() => {
  "use strict";
  const page = location.pathname.endsWith("/") ? `${location.pathname}index.html` : location.pathname;
  const lesson = page.split("/").at(-1).replace(/\.html$/, "");
  document.documentElement.style.overflowAnchor = "none";

  // ---- The page as it was served ----

  // Blocks stand in these, in which others of them may stand too.
  const containers = "body, main, article.lesson, .lesson-body";
  // Numbers of meanings shift when something above changes; they make no other block of one.
  const keyOf = (node) => node.matches(containers) ? `<${node.tagName}`
    : node.outerHTML.replace(/ data-m="\d+"/g, "");

  function blocksIn(root) {
    return [...root.querySelectorAll(containers)].map((container) => [...container.children]
      .filter((node) => !node.matches("script")).map((node) => ({ node, key: keyOf(node) })));
  }
  // What stands around the blocks: where it changes, the page begins again.
  const frameOf = (root) => [...root.head.querySelectorAll(
    "link[rel='stylesheet'], script[src], meta[property='og:site_name']",
  )].map(({ outerHTML }) => outerHTML).join("") + root.documentElement.lang + root.body.className;
  let groups = blocksIn(document);
  const frame = frameOf(document);

  // ---- Changing it ----

  // Which blocks stay: the longest common subsequence, after what is alike at both ends.
  function kept(old, now) {
    const pairs = new Map();
    let start = 0;
    let [a, b] = [old.length, now.length];
    while (start < a && start < b && old[start].key === now[start].key) pairs.set(start, start++);
    while (a > start && b > start && old[a - 1].key === now[b - 1].key) pairs.set(--b, --a);
    if ((a - start) * (b - start) > 1e6) return pairs;
    const common = Array.from({ length: a + 1 }, () => new Uint32Array(b + 1));
    for (let i = a; i-- > start;) {
      for (let j = b; j-- > start;) {
        common[i][j] = old[i].key === now[j].key ? common[i + 1][j + 1] + 1
          : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    for (let i = start, j = start; i < a && j < b;) {
      if (old[i].key === now[j].key) pairs.set(j++, i++);
      else if (common[i + 1][j] >= common[i][j + 1]) i += 1;
      else j += 1;
    }
    return pairs;
  }

  // Folds that were opened, words that were written and where long code was scrolled to.
  function carry(from, to) {
    const each = (selector, copy) => {
      const [old, now] = [from, to].map((root) => [...root.querySelectorAll(selector)]);
      now.forEach((node, index) => { if (old[index]) copy(old[index], node); });
    };
    each("summary", ({ parentElement }, now) => { now.parentElement.open = parentElement.open; });
    each("textarea, input", (old, now) => {
      now.value = old.value;
      now.checked = old.checked;
    });
    each("pre", (old, now) => { now.scrollLeft = old.scrollLeft; });
    // A guess that was compared is compared with what is there now.
    each(".predict", (old, now) => {
      if (old.querySelector(".comparison li")) now.querySelector("form")?.requestSubmit();
    });
  }

  function changeGroup(old, now, container, successors) {
    const pairs = kept(old, now);
    const stays = new Set(pairs.values());
    const gone = old.filter((_, index) => !stays.has(index));
    const fresh = [];
    let next = null;
    for (let index = now.length; index--;) {
      if (pairs.has(index)) {
        const { node } = old[pairs.get(index)];
        if (node.matches(containers)) {
          now[index].node = node;
          next = node;
          continue;
        }
        const [was, is] = [node, now[index].node].map((root) => [...root.querySelectorAll("[data-m]")]);
        is.forEach((name, place) => { if (was[place]) was[place].dataset.m = name.dataset.m; });
        now[index].node = node;
        next = node;
        continue;
      }
      const node = document.importNode(now[index].node, true);
      now[index].node = node;
      container.insertBefore(node, next?.parentElement === container ? next
        : next ? null : old.at(-1)?.node.nextSibling ?? null);
      next = node;
      fresh.unshift(node);
    }
    // What stands around a page has listeners of its own: it begins again.
    if (fresh.some((node) => node.matches("body > header, body > dialog"))) location.reload();
    const nameOf = (node) => node.id || node.querySelector("[id]")?.id;
    fresh.forEach((node, index) => {
      const name = nameOf(node);
      const old = gone.find((block) => name ? nameOf(block.node) === name
        : block === gone[index] && !nameOf(block.node));
      window.lectern.renew(node);
      if (!old) return;
      carry(old.node, node);
      successors.set(old.node, node);
    });
    for (const { node } of gone) node.remove();
  }

  function change(html) {
    const served = new DOMParser().parseFromString(html, "text/html");
    const now = blocksIn(served);
    if (now.length !== groups.length || frame !== frameOf(served) || !window.lectern) {
      return location.reload();
    }
    // The first block that is seen below the page's head.
    const anchor = [...document.querySelectorAll(".lesson-body > *"),
      ...document.querySelectorAll("main > *")]
      .find((node) => node.getBoundingClientRect().bottom > 80);
    const top = anchor?.getBoundingClientRect().top;
    const meanings = document.getElementById("pageMeanings");
    const others = served.getElementById("pageMeanings");
    if (meanings && others) meanings.textContent = others.textContent;
    else if (others) document.body.append(document.importNode(others, true));
    document.title = served.title;
    const homes = [...document.querySelectorAll(containers)];
    const successors = new Map();
    now.forEach((group, index) => changeGroup(groups[index], group, homes[index], successors));
    groups = now;
    document.dispatchEvent(new CustomEvent("lectern-renewed"));
    // What was looked at stays where it was, or its successor is there.
    const place = anchor?.isConnected ? anchor : successors.get(anchor);
    if (place) {
      scrollBy({ top: place.getBoundingClientRect().top - top, behavior: "instant" });
    }
  }

  // ---- What became of snippets ----

  function showBadges(badges) {
    for (const badge of document.querySelectorAll(".live-badge")) {
      const figure = badge.parentElement;
      if (`${lesson}/${figure.id.replace("run-", "")}` in badges) continue;
      badge.remove();
      delete figure.dataset.live;
    }
    for (const [name, state] of Object.entries(badges)) {
      const [home, id] = name.split("/");
      const figure = home === lesson && document.getElementById(`run-${id}`);
      if (!figure) continue;
      let badge = figure.querySelector(":scope > .live-badge");
      if (!badge) {
        badge = document.createElement("p");
        badge.className = "live-badge";
        figure.prepend(badge);
      }
      badge.textContent = state;
      figure.dataset.live = state;
    }
  }

  // ---- What is wrong ----

  const panel = document.createElement("section");
  panel.className = "live-panel";
  panel.setAttribute("role", "alert");
  panel.hidden = true;

  function showProblems(problems) {
    const items = problems.map(({ severity, text, place, link }) => {
      const item = document.createElement("article");
      item.className = severity;
      if (link) {
        const opener = document.createElement("a");
        opener.textContent = place;
        opener.href = link;
        item.append(opener);
      }
      const words = document.createElement("pre");
      words.textContent = text;
      item.append(words);
      return item;
    });
    const hide = document.createElement("button");
    hide.type = "button";
    hide.textContent = "Hide";
    hide.onclick = () => { panel.hidden = true; };
    panel.replaceChildren(...items, hide);
    panel.hidden = items.length === 0;
    if (!panel.isConnected) document.body.append(panel);
  }

  // ---- Hearing of changes ----

  let shown = null;
  let theme = null;
  let turn = Promise.resolve();

  async function follow(event) {
    const { pages, badges, problems, theme: files } = event;
    const scripts = JSON.stringify(Object.entries(files).filter(([name]) => name.endsWith(".js")));
    const styles = Object.entries(files).filter(([name]) => name.endsWith(".css"));
    if (theme && theme.scripts !== scripts) return location.reload();
    for (const [name, tag] of styles) {
      const link = document.querySelector(`link[href^="${name.slice(1)}"], link[href^="${name}"]`);
      // What was there when the page was loaded is what the browser has, and asks about.
      if (link && theme?.styles[name] !== tag) link.href = `${name}?${encodeURIComponent(tag)}`;
    }
    theme = { scripts, styles: Object.fromEntries(styles) };
    // A page that waited for the site, and one that is gone, begin again.
    if (pages[page] ? !window.lectern : shown) return location.reload();
    // The first event tells what is served now; the page may be older.
    if (pages[page] && pages[page] !== shown) {
      const response = await fetch(page, { cache: "no-cache" });
      if (response.ok) change(await response.text());
      shown = response.headers.get("ETag");
    }
    showBadges(badges);
    showProblems(problems);
    document.documentElement.dataset.previewed = String(Date.now());
  }

  let source;

  function listen() {
    if (document.hidden) return;
    source?.close();
    source = new EventSource("/@lectern/events");
    source.onmessage = ({ data }) => {
      turn = turn.then(() => follow(JSON.parse(data))).catch((error) => {
        // Half a change is worse than none.
        console.error(error);
        location.reload();
      });
    };
    source.onerror = () => {
      document.documentElement.dataset.preview = "waiting";
      // One that was turned away does not try again by itself.
      if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
    source.onopen = () => { document.documentElement.dataset.preview = "open"; };
  }
  // A browser has few connections for one server, so that pages nobody sees hold none.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else listen();
  });
  listen();
})();
