(() => {
"use strict";
const { store, all, enhance } = window.lectern;
const one = (selector, root = document) => root.querySelector(selector);
const course = one("meta[property='og:site_name']")?.content ?? "";
const pageOf = (path) => `${course}/${path.split("/").at(-1) || "index.html"}`;
const page = pageOf(location.pathname);
function make(name, ...parts) {
const [tag, className = ""] = name.split(".");
const element = Object.assign(document.createElement(tag), { className });
for (const part of parts) {
if (part.constructor === Object) Object.assign(element, part);
else element.append(part);
}
return element;
}
const button = (text, onclick) => make("button", { type: "button", onclick }, text);
function ask(asked, submit, answer, other) {
const result = make("p.result", { role: "status" });
const form = make("form", { autocomplete: "off" });
form.onsubmit = (event) => {
event.preventDefault();
result.textContent = answer();
};
asked.before(form);
form.append(asked, make("div.buttons", make("button", submit), other), result);
return result;
}
const tasks = new Map();
function task(kind, name, element) {
const key = `${kind}.${page}.${name}`;
const self = {
element,
value: store.get(key),
isDone: () => kind === "guess" ? self.value !== null : /solved/.test(self.value),
keep(value) {
self.value = value;
store.set(key, value);
showProgress();
},
};
tasks.set(key, self);
return self;
}
const text = make("p");
const forget = button("Forget my answers", () => {
for (const { keep } of tasks.values()) keep(null);
location.reload();
});
function showProgress() {
for (const [key, { element }] of tasks) if (!element.isConnected) tasks.delete(key);
const done = [...tasks.values()].filter(({ isDone }) => isDone()).length;
const key = `progress.${page}`;
store.set(key, done ? `${done}/${tasks.size}` : null);
text.textContent = `${done} of ${tasks.size} done on this page. Kept `
+ (done && !store.get(key) ? "until you leave it." : "in this browser only.");
forget.hidden = !done;
for (const link of all(".lessons a[href]")) {
one(".progress-mark", link)?.remove();
const kept = store.get(`progress.${pageOf(link.pathname)}`);
if (kept) {
link.append(" ", make("span.progress-mark", kept.replace("/", " of "),
make("span.hidden-text", " done")));
}
}
}
const number = /\d[\d.,:]*( ?([nµm]?s|seconds?)\b)?/g;
const masks = {
path: /\S*\/\S+/g, id: /0x[\da-f]+|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g,
time: number, number,
};
const linesOf = (text, masked) => text.split("\n").map((text, index) => {
let key = text.trim().toLowerCase().replace(/\s+/g, " ").replace(/[“”]/g, '"')
.replace(/[‘’]/g, "'");
for (const name of masked) key = key.replace(masks[name], "#");
return { text, key, number: index + 1 };
}).filter(({ key }) => key);
function align(mine, theirs, inOrder) {
if (!inOrder) for (const lines of [mine, theirs]) lines.sort((a, b) => a.key < b.key ? -1 : 1);
const common = [...mine, 0].map(() => new Uint32Array(theirs.length + 1));
for (let i = mine.length; i--;) {
for (let j = theirs.length; j--;) {
common[i][j] = mine[i].key === theirs[j].key ? common[i + 1][j + 1] + 1
: Math.max(common[i + 1][j], common[i][j + 1]);
}
}
const rows = [];
let gap = 0;
const put = (side, line) => {
const row = inOrder && rows.slice(gap).find((row) => !row[side]);
if (row) row[side] = line;
else rows.push({ [side]: line });
};
for (let i = 0, j = 0; i < mine.length || j < theirs.length;) {
if (mine[i]?.key === theirs[j]?.key) {
gap = rows.push({ mine: mine[i++], theirs: theirs[j++], same: true });
} else if (theirs[j] && !(common[i][j + 1] < common[i + 1]?.[j])) put("theirs", theirs[j++]);
else put("mine", mine[i++]);
}
const place = ({ theirs }) => theirs?.number ?? Infinity;
return inOrder ? rows : rows.sort((a, b) => place(a) < place(b) ? -1 : 1);
}
const same = (rows) => rows.filter((row) => row.same).length;
function verdict(rows) {
const total = rows.filter(({ theirs }) => theirs).length;
const first = rows.find((row) => row.theirs && !row.same)?.theirs.number;
if (!total) return "Nothing is printed.";
if (!first) return `Every line came${rows[total] ? ", but not all of yours" : " as you said"}.`;
return same(rows)
? `${same(rows)} of ${total} lines came as you said. Line ${first} is the first that did not.`
: "It came out differently. That is the point of looking: "
+ `line ${first} is the first that did.`;
}
function row({ mine, theirs, same, names }) {
const [you, it] = names
?? (mine && theirs ? ["✗ you:", "it:"] : ["✗ only you:", "✗ only it:"]);
const part = (who, line) => [" ", make("span.who", who), " ", make("code", line.text)];
return make(`li.${same ? "same" : "row"}`, make("span.number", theirs?.number ?? ""),
...same ? part("✓ as you said:", theirs)
: [...mine ? part(you, mine) : [], ...theirs ? part(it, theirs) : []]);
}
function addGuess(predict) {
const { form, kind, lines } = predict.dataset;
const isOutput = kind === "output";
const answer = one(".answer", predict);
const masked = Object.keys(masks)
.filter((name) => predict.dataset.masks?.split(" ").includes(name));
const kept = task("guess", predict.id, predict);
const guess = make("textarea", {
rows: 3, maxLength: 4000, spellcheck: false, autocapitalize: "off", value: kept.value ?? "",
ariaDescription: one(".question", predict).textContent,
});
const list = make("ol.comparison");
const again = button("Try again", () => {
guess.value = result.textContent = "";
list.replaceChildren();
answer.open = false;
again.hidden = true;
kept.keep(null);
guess.focus();
});
again.hidden = !kept.isDone();
function keepGuess() {
again.hidden = false;
kept.keep(guess.value);
}
function nearest(mine) {
const outcomes = all(".outcome", answer);
return (outcomes[0] ? outcomes : [answer]).map((outcome) => {
const theirs = linesOf(all(".output > pre > .stdout, .output > .fold > pre > .stdout", outcome)
.map((part) => part.textContent.replace(/\n$/, "")).join("\n"), masked);
const rows = align(mine, theirs, form !== "unordered");
return { outcome, rows, score: 2 * same(rows) - rows.length };
}).reduce((best, other) => other.score > best.score ? other : best);
}
function compare() {
const mine = linesOf(guess.value, masked);
const { outcome, rows } = nearest(mine);
if (!mine[0] && (rows[0] || !isOutput)) return "Write a line first, or let it be shown.";
keepGuess();
answer.open = true;
const names = ["you:", "compiler:"];
const said = lines?.split("\n") ?? [];
const shown = isOutput ? rows : [...mine.map((mine) => ({ mine, names })),
...said.map((text) => ({ theirs: { text }, names }))];
list.replaceChildren(...shown.slice(0, 60).map(row),
shown[60] ? make("li", `And ${shown.length - 60} lines more.`) : "");
if (!isOutput) return "Here is what the compiler says; does yours mean the same?";
outcome.show?.();
const { count } = outcome.dataset;
const runs = `${count} of ${outcome.closest(".gallery")?.dataset.runs} runs`;
return verdict(rows) + (count
? same(rows) === rows.length ? ` That is what ${runs} printed.`
: ` The nearest outcome is that of ${runs}.`
: form === "ignored" ? " Another run may print otherwise."
: /order/.test(form) ? " In another run the order may differ." : "");
}
const label = make("label", isOutput ? "Your guess, a line for each line"
: "What does the compiler say? In your words, a line each", guess);
answer.before(make("div.guess", label, list));
const result = ask(label, "Compare", compare, again);
if (masked[0]) label.after(`Any ${masked.join(" or ")} will do.`);
answer.addEventListener("toggle", () => {
if (answer.open && !kept.isDone()) keepGuess();
});
}
const words = "none one two three four five six seven eight nine".split(" ");
function addChoice(quiz) {
const list = one(".options", quiz);
const several = list.dataset.choose === "several";
const kept = task("quiz", quiz.id, quiz);
const options = all(".option", list).map((option, index) => {
const text = one(".option-text", option);
const input = make("input", {
type: several ? "checkbox" : "radio", name: quiz.id, checked: kept.value?.[index] === "1",
});
text.replaceWith(make("label.option-text", input, make("span", ...text.childNodes)));
const why = one(".why", option);
const right = option.dataset.right === "yes";
one("summary", why).textContent = right ? "Why this one?" : "Why not this one?";
why.hidden = true;
return { input, why, right };
});
const isChosen = ({ input }) => input.checked;
const isRight = ({ right }) => right;
function tell(told, isOpen) {
for (const option of told) {
option.why.hidden = false;
option.why.open = isOpen(option);
}
}
const keepChoice = (end) =>
kept.keep(options.map((option) => Number(isChosen(option))).join("") + end);
function check() {
const chosen = options.filter(isChosen);
const found = chosen.filter(isRight).length;
const missing = options.filter(isRight).length - found;
const hasWrong = chosen.length > found;
if (!chosen[0]) return "Choose first, or let it be shown.";
if (!missing && !hasWrong) {
keepChoice(" solved");
tell(options, isChosen);
return "Right.";
}
tell(chosen, () => true);
if (!several) return "Not this one: read why, and choose again.";
if (!found) return "Not what you chose: read why, and choose again.";
const count = `${words[found]} of ${words[found + missing]}`;
return count[0].toUpperCase() + count.slice(1) + (hasWrong
? ", but not all that you chose is right: read why, and choose again."
: `; ${words[missing]} ${missing > 1 ? "are" : "is"} still missing.`);
}
const group = make("div", { role: several ? "group" : "radiogroup" });
group.setAttribute("aria-labelledby", quiz.getAttribute("aria-labelledby"));
list.before(group);
group.append(list);
const result = ask(group, "Check", check, button("Show the answer", () => {
tell(options, isRight);
result.textContent = `The right ${several ? "ones are" : "one is"} marked.`;
}));
list.onchange = () => { if (!kept.isDone()) keepChoice(""); };
if (kept.isDone()) result.textContent = check();
}
function addSteps(exercise) {
all(".hint", exercise).forEach((hint, index, hints) => {
const next = hints[index + 1];
if (!next) return;
next.hidden = true;
hint.addEventListener("toggle", () => { next.hidden = false; });
});
const kept = task("exercise", exercise.dataset.name, exercise);
const input = make("input", { type: "checkbox", autocomplete: "off", checked: kept.isDone() });
input.onchange = () => kept.keep(input.checked ? "solved" : null);
exercise.append(make("label.solved", input, "I solved it"));
}
function addOutcomes(gallery) {
for (const fold of all(".rarer", gallery)) fold.replaceWith(...all(".outcome", fold));
const outcomes = all(".outcome", gallery);
if (!outcomes[1]) return;
const counts = outcomes.map(({ dataset }) => dataset.count);
const name = (index) =>
`Outcome ${index + 1}: ${counts[index]} of ${gallery.dataset.runs} runs`;
const place = make("span", { role: "status" });
const bars = outcomes.map((outcome, index) => {
const bar = button("", () => show(index));
outcome.show = bar.onclick;
bar.ariaLabel = name(index);
bar.style.setProperty("--share", counts[index] / Math.max(...counts));
return bar;
});
let current = 0;
function show(index) {
current = (index + counts.length) % counts.length;
bars.forEach((bar, index) => {
bar.ariaCurrent = index === current;
outcomes[index].hidden = index !== current;
});
place.textContent = name(current);
}
gallery.onkeydown = (event) => {
const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
const pre = event.target.closest("pre");
if (!step || event.altKey || event.metaKey || pre?.scrollWidth > pre?.clientWidth) return;
event.preventDefault();
show(current + step);
bars[current].focus();
};
outcomes[0].before(make("div.outcomes", button("Previous", () => show(current - 1)),
button("Next", () => show(current + 1)), place, ...bars));
show(0);
}
enhance((part) => {
all(".predict", part).forEach(addGuess);
all(".quiz", part).forEach(addChoice);
all(".exercise", part).forEach(addSteps);
all(".gallery", part).forEach(addOutcomes);
if (tasks.size && !one(".progress")) {
one(".lesson-body").append(make("div.progress", text, forget));
}
showProgress();
});
})();
