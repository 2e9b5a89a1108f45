(() => {
"use strict";
const root = document.documentElement;
const { store } = window.lectern;
const headings = () => new Map([...document.querySelectorAll(".contents a")]
.map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link])
.filter(([heading]) => heading));
let entries = headings();
if (entries.size > 0) {
let pending = false;
document.addEventListener("lectern-renewed", () => {
entries = headings();
update();
});
const update = () => {
pending = false;
let current = null;
for (const [heading, link] of entries) {
if (heading.getBoundingClientRect().top < innerHeight / 3) current = link;
}
for (const link of entries.values()) {
if (link === current) link.setAttribute("aria-current", "true");
else link.removeAttribute("aria-current");
}
};
addEventListener("scroll", () => {
if (!pending) requestAnimationFrame(update);
pending = true;
}, { passive: true });
update();
}
const lessons = document.querySelector(".lessons");
const here = lessons?.querySelector("[aria-current]");
if (here && lessons.scrollHeight > lessons.clientHeight) {
lessons.scrollTop = here.offsetTop - lessons.clientHeight / 2;
}
const key = `read ${document.querySelector("meta[property='og:site_name']")?.content ?? ""}`;
const read = () => new Set((store.get(key) ?? "").split(" ").filter((name) => name !== ""));
const nameOf = (path) => path.split("/").at(-1).replace(/\.html$/, "");
function showRead() {
const names = root.dataset.progress === "on" ? read() : new Set();
const links = [...document.querySelectorAll(".lessons ol a, .syllabus li a")];
for (const link of links) {
const isRead = names.has(nameOf(link.pathname));
link.classList.toggle("is-read", isRead);
link.querySelector(".read-mark")?.remove();
if (!isRead) continue;
const mark = document.createElement("span");
mark.className = "read-mark";
mark.innerHTML = "<span aria-hidden=\"true\">✓</span><span class=\"hidden-text\">read</span>";
link.append(" ", mark);
}
const start = document.getElementById("startReading");
const next = links.find((link) => !names.has(nameOf(link.pathname)));
if (start && names.size > 0 && next) {
start.textContent = "Continue reading";
start.href = next.href;
const title = document.querySelector(".start-title");
if (title) title.textContent = next.firstChild.textContent;
}
}
document.addEventListener("lectern-option", (event) => {
if (event.detail !== "progress") return;
if (root.dataset.progress === "off") store.set(key, null);
showRead();
});
showRead();
document.addEventListener("lectern-renewed", showRead);
const end = document.querySelector(".neighbours");
if (end && document.querySelector(".lessons ol [aria-current]")) {
new IntersectionObserver(([entry]) => {
if (!entry.isIntersecting || root.dataset.progress !== "on") return;
store.set(key, [...read().add(nameOf(location.pathname))].join(" "));
showRead();
}).observe(end);
}
addEventListener("beforeprint", () => {
for (const fold of document.querySelectorAll("details.fold")) fold.open = true;
});
})();
