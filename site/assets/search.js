(() => {
"use strict";
const open = document.getElementById("searchOpen");
const dialog = document.getElementById("searchDialog");
if (!open || !dialog?.showModal) return;
const input = document.getElementById("searchInput");
const status = document.getElementById("searchStatus");
const list = document.getElementById("searchResults");
const base = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
const limit = 30;
let records = null;
let loading = false;
function load() {
if (records || loading) return;
loading = true;
status.textContent = "Loading …";
const script = document.createElement("script");
script.src = `${base}assets/search-index.js`;
script.addEventListener("load", () => {
records = window.lecternSearch.map(([href, page, section, text, code]) => ({
href, page, section, text, code,
head: `${page}\n${section}`.toLowerCase(), title: page.toLowerCase(),
lower: text.toLowerCase(), lowerCode: code.toLowerCase(),
}));
find();
});
script.addEventListener("error", () => {
loading = false;
status.textContent = "The search index could not be loaded.";
});
document.head.append(script);
}
function rank(record, words) {
let score = 0;
for (const word of words) {
let best = 0;
if (record.title.includes(word)) best = record.section === "" ? 40 : 8;
if (record.section !== "" && record.head.slice(record.title.length).includes(word)) {
best = Math.max(best, 30);
}
for (const [text, weight] of [[record.lower, 6], [record.lowerCode, 5]]) {
const at = text.indexOf(word);
if (at >= 0) best = Math.max(best, weight + (isWhole(text, at, word) ? 6 : 0));
}
if (best === 0) return 0;
score += best;
}
const phrase = words.join(" ");
if (words.length > 1 && (record.lower.includes(phrase) || record.lowerCode.includes(phrase))) {
score += 25;
}
return score;
}
const isLetter = (character) => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
const isWhole = (text, at, word) => !isLetter(text[at - 1]) && !isLetter(text[at + word.length]);
function find() {
const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
list.replaceChildren();
if (!records) return;
if (words.length === 0) {
status.textContent = "";
return;
}
const hits = records.map((record) => ({ record, score: rank(record, words) }))
.filter(({ score }) => score > 0)
.sort((a, b) => b.score - a.score);
list.append(...hits.slice(0, limit).map(({ record }) => result(record, words)));
status.textContent = hits.length === 0 ? "Nothing found."
: hits.length > limit ? `The best ${limit} of ${hits.length} results`
: hits.length === 1 ? "1 result" : `${hits.length} results`;
}
function result(record, words) {
const link = document.createElement("a");
link.href = base + record.href;
const head = document.createElement("span");
head.className = "result-head";
head.append(...marked(record.section || record.page, words));
link.append(head);
if (record.section) {
const page = document.createElement("span");
page.className = "result-page";
page.textContent = record.page;
link.append(" ", page);
}
const text = excerpt(record.text, record.lower, words);
const code = excerptOfCode(record.code, record.lowerCode, words);
if (text) {
const paragraph = document.createElement("span");
paragraph.className = "result-text";
paragraph.append(...text);
link.append(paragraph);
}
if (code) {
const line = document.createElement("code");
line.append(...code);
link.append(line);
}
const item = document.createElement("li");
item.append(link);
return item;
}
function place(lower, words) {
const together = lower.indexOf(words.join(" "));
if (together >= 0) return together;
return Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0));
}
function excerpt(text, lower, words) {
const at = place(lower, words);
if (at === Infinity) return null;
const start = at < 60 ? 0 : text.indexOf(" ", at - 60) + 1;
const end = text.length - start < 170 ? text.length : text.lastIndexOf(" ", start + 160);
const part = text.slice(start, Math.max(end, at + 20));
return [start > 0 ? "… " : "", ...marked(part, words), end < text.length ? " …" : ""];
}
function excerptOfCode(code, lower, words) {
const at = place(lower, words);
if (at === Infinity) return null;
const start = code.lastIndexOf("\n", at) + 1;
const end = code.indexOf("\n", at);
return marked(code.slice(start, end < 0 ? code.length : end).trim(), words);
}
function marked(text, words) {
const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
return text.split(new RegExp(`(${escaped.join("|")})`, "iu")).map((part, index) => {
if (index % 2 === 0) return part;
const mark = document.createElement("mark");
mark.textContent = part;
return mark;
});
}
function show() {
if (dialog.open) return;
dialog.showModal();
input.select();
load();
}
open.hidden = false;
open.addEventListener("click", show);
document.getElementById("searchClose").addEventListener("click", () => dialog.close());
input.addEventListener("input", find);
dialog.addEventListener("click", (event) => {
if (event.target === dialog || event.target.closest("#searchResults a")) dialog.close();
});
document.addEventListener("keydown", (event) => {
const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey
&& !event.altKey;
if (isSlash || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
event.preventDefault();
show();
}
});
dialog.addEventListener("keydown", (event) => {
const links = [...list.querySelectorAll("a")];
const index = links.indexOf(document.activeElement);
if (event.key === "ArrowDown" || event.key === "ArrowUp") {
const next = index + (event.key === "ArrowDown" ? 1 : -1);
if (next < 0) input.focus();
else links[Math.min(next, links.length - 1)]?.focus();
event.preventDefault();
} else if (event.key === "Escape") {
event.preventDefault();
dialog.close();
} else if (event.key === "Enter" && event.target === input) {
event.preventDefault();
links[0]?.click();
}
});
})();
