(() => {
"use strict";
const read = () => JSON.parse(document.getElementById("pageMeanings")?.textContent ?? "[]");
const { all, enhance } = window.lectern;
let meanings = read();
const root = document.documentElement;
const isOn = () => root.dataset.types === "on";
const delay = 350;
const box = document.createElement("div");
box.id = "meaningBox";
box.hidden = true;
box.setAttribute("role", "tooltip");
document.querySelector("main").append(box);
let shown = null;
let timer;
function inline(text) {
return text.split("`").map((part, index) => {
if (index % 2 === 0) return document.createTextNode(part);
const code = document.createElement("code");
code.textContent = part;
return code;
});
}
function fill([head, text, anchor]) {
box.replaceChildren();
const title = document.createElement(anchor ? "p" : "pre");
title.className = anchor ? "meaning-term" : "meaning-declaration";
title.textContent = head;
box.append(title);
if (text) {
const paragraph = document.createElement("p");
paragraph.append(...inline(text));
box.append(paragraph);
}
if (anchor) {
const link = document.createElement("a");
link.href = `glossary.html#${anchor}`;
link.textContent = "In the glossary";
link.tabIndex = -1;
box.append(link);
}
}
function show(name) {
clearTimeout(timer);
const meaning = meanings[Number(name.dataset.m)];
if (!isOn() || !meaning || shown === name) return;
hide();
shown = name;
fill(meaning);
box.hidden = false;
name.setAttribute("aria-describedby", box.id);
name.classList.add("is-explained");
place(name);
}
function place(name) {
const edge = 8;
const rect = name.getClientRects()[0];
if (!rect) return;
const { width, height } = box.getBoundingClientRect();
const room = root.clientWidth - width - edge;
const left = Math.max(edge, Math.min(rect.left, room));
const isBelow = rect.bottom + edge + height <= innerHeight || rect.top < height + edge;
const top = isBelow ? rect.bottom + 4 : rect.top - height - 4;
box.style.left = `${left + scrollX}px`;
box.style.top = `${top + scrollY}px`;
}
function hide() {
clearTimeout(timer);
if (!shown) return;
shown.removeAttribute("aria-describedby");
shown.classList.remove("is-explained");
shown = null;
box.hidden = true;
}
const nameAt = (target) => target instanceof Element ? target.closest("[data-m]") : null;
let lastPointer = "mouse";
document.addEventListener("pointerdown", (event) => { lastPointer = event.pointerType; });
document.addEventListener("pointerover", (event) => {
if (event.pointerType === "touch") return;
const name = nameAt(event.target);
if (name) {
clearTimeout(timer);
timer = setTimeout(() => show(name), delay);
} else if (box.contains(event.target)) {
clearTimeout(timer);
} else if (shown && document.activeElement !== shown) {
clearTimeout(timer);
timer = setTimeout(hide, 150);
} else {
clearTimeout(timer);
}
});
document.addEventListener("click", (event) => {
const name = nameAt(event.target);
if (!name) {
if (!box.contains(event.target)) hide();
return;
}
const explains = lastPointer === "touch" && shown !== name && isOn();
if (name.tagName === "A" && !explains) return;
if (name.tagName === "A") event.preventDefault();
show(name);
});
document.addEventListener("focusin", (event) => {
const name = nameAt(event.target);
if (name && event.target === name && name.matches(":focus-visible")) show(name);
else if (!box.contains(event.target)) hide();
});
const hint = document.createElement("p");
hint.id = "namesHint";
hint.hidden = true;
hint.textContent = "Press Enter to go through the names in this code and what they mean, "
+ "arrows to move, Escape to leave.";
document.querySelector("main").append(hint);
enhance((part) => { for (const pre of all("pre:has([data-m])", part)) teachKeys(pre); });
document.addEventListener("lectern-renewed", () => {
hide();
meanings = read();
});
function teachKeys(pre) {
pre.classList.add("has-names");
pre.setAttribute("aria-describedby", hint.id);
pre.addEventListener("keydown", (event) => {
const names = [...pre.querySelectorAll("[data-m]")];
const index = names.indexOf(document.activeElement);
const target = event.target === pre && event.key === "Enter" ? names[0]
: index < 0 ? null
: { ArrowRight: names[index + 1], ArrowLeft: names[index - 1],
ArrowDown: neighbour(names, index, 1), ArrowUp: neighbour(names, index, -1),
Home: names[0], End: names.at(-1) }[event.key];
if (target) {
target.tabIndex = -1;
target.focus({ focusVisible: true });
event.preventDefault();
} else if (index >= 0 && event.key === "Escape") {
pre.focus();
event.stopPropagation();
}
});
}
function neighbour(names, index, step) {
const here = names[index].getBoundingClientRect();
const rows = names.map((name) => name.getBoundingClientRect())
.map((rect, number) => ({ rect, number }))
.filter(({ rect }) => step * (rect.top - here.top) > here.height / 2);
if (rows.length === 0) return null;
const top = Math.min(...rows.map(({ rect }) => step * rect.top));
const row = rows.filter(({ rect }) => Math.abs(step * rect.top - top) < here.height / 2);
row.sort((a, b) => Math.abs(a.rect.left - here.left) - Math.abs(b.rect.left - here.left));
return names[row[0].number];
}
document.addEventListener("keydown", (event) => {
if (event.key === "Escape") hide();
});
addEventListener("resize", hide);
document.addEventListener("scroll", (event) => {
if (event.target !== document) hide();
}, true);
document.addEventListener("lectern-option", hide);
})();
