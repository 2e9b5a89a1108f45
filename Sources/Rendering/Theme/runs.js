// Runs: lanes of a timeline tied to their lines, and outputs played back as they appeared.
(() => {
  "use strict";
  const highlights = globalThis.CSS?.highlights;

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  // The lines of an element as ranges: code and output have no elements for them.
  function linesOf(roots) {
    const lines = [];
    let open = null;
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest(".said") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let start = 0;
        while (start < node.length) {
          const end = node.data.indexOf("\n", start);
          const stop = end < 0 ? node.length : end;
          open ??= Object.assign(new Range(), { begun: false });
          if (!open.begun) { open.setStart(node, start); open.begun = true; }
          open.setEnd(node, stop);
          if (end >= 0) { lines.push(open); open = null; }
          start = stop + 1;
        }
      }
      if (open) { lines.push(open); open = null; }
    }
    return lines;
  }

  const ownOutput = (output) =>
    linesOf(output.querySelectorAll(":scope > pre, :scope > .fold > pre"));

  // ---- Lanes ----

  function tie(lane, isTied) {
    lane.classList.toggle("tied", isTied);
    if (!highlights) return;
    highlights.delete("tied");
    if (!isTied) return;
    const snippet = lane.closest(".snippet");
    const code = linesOf([snippet.querySelector(".listing code")]);
    const printed = ownOutput(snippet.querySelector(".output") ?? make("div"));
    const ranges = [code[lane.dataset.line - 1],
      ...(lane.dataset.out ?? "").split(" ").filter(Boolean).map((place) => printed[place])];
    highlights.set("tied", new Highlight(...ranges.filter(Boolean)));
  }

  function addLanes(svg) {
    const lanes = [...svg.querySelectorAll(".lane[data-line], .lane[data-out]")];
    if (lanes.length === 0) return;
    // A picture has no parts for those who hear it; now it has.
    svg.setAttribute("role", "group");
    for (const lane of lanes) {
      lane.tabIndex = 0;
      lane.setAttribute("role", "img");
      lane.setAttribute("aria-label",
        [...lane.querySelectorAll("text")].map((text) => text.textContent).join(", "));
      for (const event of ["pointerenter", "focus"]) {
        lane.addEventListener(event, () => tie(lane, true));
      }
      for (const event of ["pointerleave", "blur"]) {
        lane.addEventListener(event, () => tie(lane, false));
      }
    }
  }

  // ---- Playing back ----

  const speeds = [[0.1, "0.1×"], [0.25, "0.25×"], [0.5, "0.5×"], [1, "1×"], [2, "2×"]];
  const coming = new Map();
  let playing = null;

  function showComing() {
    if (!highlights) return;
    highlights.delete("coming");
    const ranges = [...coming.values()].flat();
    if (ranges.length > 0) highlights.set("coming", new Highlight(...ranges));
  }

  function player(output) {
    const times = output.dataset.times.split(" ").map(Number);
    const end = Math.max(Number(output.dataset.end), ...times);
    const svgs = output.closest(".snippet").querySelectorAll(".timeline svg");
    let now = end;
    let last = 0;

    const button = make("button", { type: "button" }, "Replay");
    const scrub = make("input", { type: "range", min: 0, max: end, step: 1, value: end });
    scrub.setAttribute("aria-label", "Moment of the replay, in milliseconds");
    const speed = make("select", {},
      ...speeds.map(([value, name]) => make("option", { value, selected: value === 1 }, name)));
    speed.setAttribute("aria-label", "Speed of the replay");
    const clock = make("output", {});

    function show() {
      scrub.value = now;
      scrub.setAttribute("aria-valuetext", `${Math.round(now)} ms`);
      clock.textContent = `${Math.round(now)} ms`;
      button.textContent = playing === control ? "Pause" : now < end ? "Go on" : "Replay";
      const lines = ownOutput(output);
      coming.set(output, now < end ? lines.filter((_, index) => times[index] > now) : []);
      showComing();
      for (const svg of svgs) {
        svg.querySelector(".now")?.remove();
        if (now >= end) continue;
        const { start, width, duration } = svg.dataset;
        const x = Number(start) + Number(width) * Math.min(1, now * 1000 / duration);
        const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
        line.setAttribute("class", "now");
        line.setAttribute("d", `M${x} 20V${svg.viewBox.baseVal.height - 30}`);
        svg.append(line);
      }
    }

    function step(time) {
      if (playing !== control) return;
      now = Math.min(end, now + (time - last) * speed.value);
      last = time;
      if (now >= end) playing = null;
      show();
      if (playing === control) requestAnimationFrame(step);
    }

    const control = {
      pause() {
        if (playing === control) playing = null;
        show();
      },
    };
    button.addEventListener("click", () => {
      if (playing === control) return control.pause();
      playing?.pause();
      playing = control;
      if (now >= end) now = 0;
      last = performance.now();
      show();
      requestAnimationFrame(step);
    });
    scrub.addEventListener("input", () => {
      if (playing === control) playing = null;
      now = Number(scrub.value);
      show();
    });
    const box = make("span", { className: "playback" }, button, speed, scrub, clock);
    output.querySelector(".label").append(box);
    clock.textContent = `${end} ms`;
  }

  const { all, enhance } = window.lectern;
  enhance((part) => {
    for (const svg of all(".timeline svg", part)) addLanes(svg);
    for (const output of all(".output[data-times]", part)) player(output);
  });
})();
