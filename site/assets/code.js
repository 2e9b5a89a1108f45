(() => {
"use strict";
const root = document.documentElement;
const { store, all, enhance } = window.lectern;
function make(name, properties, ...children) {
const element = Object.assign(document.createElement(name), properties);
element.append(...children);
return element;
}
function shownText(code) {
const copy = code.cloneNode(true);
for (const said of copy.querySelectorAll(".said")) said.remove();
return withoutPrompts(copy.textContent, code.className);
}
function withoutPrompts(text, language) {
const prompt = /language-(console|shell-session|sh-session)\b/.test(language) ? /^[$%#] /
: /language-pycon\b/.test(language) ? /^(>>>|\.\.\.) ?/ : null;
const lines = text.split("\n");
if (!prompt || !lines.some((line) => prompt.test(line))) return text;
return lines.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, ""))
.join("\n") + "\n";
}
async function put(text) {
try {
await navigator.clipboard.writeText(text);
return true;
} catch {
const area = make("textarea", { value: text, className: "hidden-text" });
document.body.append(area);
area.select();
const done = document.execCommand("copy");
area.remove();
return done;
}
}
function copyButton(className, label, text) {
const button = make("button", { type: "button", className }, label);
let timer;
button.addEventListener("click", async () => {
button.textContent = await put(text()) ? "Copied" : "Press Ctrl C";
status.textContent = button.textContent;
clearTimeout(timer);
timer = setTimeout(() => { button.textContent = label; status.textContent = ""; }, 1600);
});
return button;
}
const status = make("p", { className: "hidden-text" });
status.setAttribute("role", "status");
document.body.append(status);
const wrapButtons = [];
const isWrapped = () => root.dataset.wrap === "on";
function wrapButton(pre) {
const button = make("button", { type: "button", className: "wrap" }, "Wrap");
button.addEventListener("click", () => {
root.dataset.wrap = isWrapped() ? "off" : "on";
store.set("wrap", root.dataset.wrap);
document.dispatchEvent(new CustomEvent("lectern-option", { detail: "wrap" }));
});
wrapButtons.push({ button, pre });
return button;
}
function showWrapButtons() {
for (const { button, pre } of wrapButtons) {
button.hidden = !isWrapped() && pre.scrollWidth <= pre.clientWidth;
button.setAttribute("aria-pressed", String(isWrapped()));
}
}
document.addEventListener("lectern-option", showWrapButtons);
enhance((part) => {
for (const listing of all(".listing", part)) addTools(listing);
for (const details of all("details", part)) {
details.addEventListener("toggle", showWrapButtons);
}
});
function addTools(listing) {
const pre = listing.querySelector("pre");
const head = listing.querySelector(".listing-head")
?? listing.insertBefore(make("div", { className: "listing-head" }), listing.firstChild);
const tools = make("div", { className: "code-tools" }, wrapButton(pre),
copyButton("copy", "Copy", () => shownText(pre.firstElementChild)));
const whole = listing.parentElement.querySelector(":scope > .foot .whole-program");
if (whole) {
tools.append(copyButton("copy-whole", "Copy whole program", () => wholeText(whole)));
}
head.append(tools);
}
function wholeText(fold) {
const parts = fold.dataset.parts?.split(" ");
if (!parts) return fold.querySelector("code").textContent;
return parts.map((id) => shownText(document.querySelector(`#run-${id} .listing code`))).join("");
}
enhance((part) => {
for (const fold of all(".whole-program[data-parts]", part)) {
fold.addEventListener("toggle", () => {
if (!fold.open) return;
const pre = make("pre", { tabIndex: 0 }, make("code", {}, wholeText(fold)));
(fold.querySelector("pre") ?? fold.appendChild(make("pre"))).replaceWith(pre);
});
}
});
const wide = matchMedia("(min-width: 75rem)");
const groups = [];
function tabGroup(element) {
const number = groups.length;
const panels = [...element.querySelectorAll(":scope > .tab")];
const list = make("div", { className: "tab-list" });
list.setAttribute("role", "tablist");
list.setAttribute("aria-label", "Language");
const buttons = panels.map((panel, index) => {
panel.id = `tabPanel-${number}-${index}`;
const button = make("button", { type: "button", id: `${panel.id}-tab` },
panel.dataset.tab);
button.setAttribute("role", "tab");
button.setAttribute("aria-controls", panel.id);
button.addEventListener("click", () => {
const before = button.getBoundingClientRect().top;
choose(panel.dataset.tab);
scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" });
});
return button;
});
list.append(...buttons);
list.addEventListener("keydown", (event) => {
const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
const index = buttons.indexOf(document.activeElement);
if (!step || index < 0) return;
const next = buttons[(index + step + buttons.length) % buttons.length];
next.focus();
next.click();
event.preventDefault();
});
element.prepend(list);
return { panels, buttons, chosen: 0 };
}
function choose(name) {
store.set("tab", name);
for (const group of groups) {
const index = group.panels.findIndex((panel) => panel.dataset.tab === name);
if (index >= 0) group.chosen = index;
}
showTabs();
}
function showTabs() {
for (const { panels, buttons, chosen } of groups) {
panels.forEach((panel, index) => {
const isChosen = index === chosen;
panel.hidden = !wide.matches && !isChosen;
panel.setAttribute("role", wide.matches ? "group" : "tabpanel");
buttons[index].setAttribute("aria-selected", String(isChosen));
buttons[index].tabIndex = isChosen ? 0 : -1;
});
}
showWrapButtons();
}
wide.addEventListener("change", showTabs);
addEventListener("resize", showWrapButtons);
function showTarget() {
const panel = location.hash && document.getElementById(location.hash.slice(1))?.closest(".tab");
if (panel?.hidden) choose(panel.dataset.tab);
}
addEventListener("hashchange", showTarget);
enhance((part) => {
for (const element of all(".tabs", part)) groups.push(tabGroup(element));
if (groups.length > 0 && store.get("tab")) choose(store.get("tab"));
else showTabs();
});
showTarget();
})();
