// The list of functions, addresses and keys.

const CHUNK = 200;
const ORDER = ["ready", "take-back", "undecided", "already-graph", "held-back"];

const search = document.getElementById("search");
const list = document.getElementById("list");
const shownArticle = document.getElementById("shown");
const overview = document.getElementById("overview");
const candidatesOnly = document.getElementById("candidates");
const boxes = [...document.querySelectorAll("#standings input")];

/** What the list is ordered by: what there is to do, then files and lines. */
const order = data.functions.map((_, i) => i).sort((a, b) => rank(a) - rank(b) || a - b);

function rank(number) {
  const { standing, candidate, findings } = data.functions[number];
  return ORDER.indexOf(standing) * 4 + (candidate ? 0 : 2) + (findings.length ? 0 : 1);
}

const words = data.functions.map(({ name, file, line, findings, rules }) => ({
  text: `${name} ${data.files[file].path}:${line} ${findings.map((each) => each.code).join(" ")}`.toLowerCase(),
  rules: new Set([...findings.map((each) => each.code), ...rules.filter((each) => each.blocks).map((each) => each.code)]),
}));

let matches = [];
let lastFunction = -1;
let current = -1;

function matchesQuery(number, terms) {
  return terms.every(([kind, text]) => {
    if (kind === "rule") return words[number].rules.has(text);
    if (kind === "file") return data.files[data.functions[number].file].path === text;
    return words[number].text.includes(text.toLowerCase());
  });
}

function filter() {
  const terms = [...search.value.matchAll(/(?:(rule|file):)?(?:"([^"]*)"|(\S+))/g)]
    .map(([, kind, quoted, plain]) => [kind, quoted ?? plain]);
  const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  matches = order.filter((number) => {
    const { standing, candidate } = data.functions[number];
    return (on.size === 0 || on.has(standing)) && (candidate || !candidatesOnly.checked) && matchesQuery(number, terms);
  });
  document.getElementById("count").textContent =
    matches.length === data.functions.length ? `${matches.length} functions` : `${matches.length} of ${data.functions.length} functions`;
  list.replaceChildren();
  extend();
}

/** Adds the next rows of the list. */
function extend() {
  const from = list.children.length;
  list.append(...matches.slice(from, from + CHUNK).map(row));
}

function row(number) {
  const { name, file, line, standing, findings } = data.functions[number];
  const codes = [...new Set(findings.map((each) => each.code))].filter((code) => code !== "run-as-graph").join(" ");
  return element("li", {}, element("a", {
    href: `#f${number}`, "data-function": number, tabindex: list.children.length ? "-1" : "0",
    "aria-current": number === current ? "true" : undefined,
  },
  element("span", { class: `key ${standing}`, title: WORDS[standing] }),
  element("span", { class: "name" }, name),
  element("span", { class: "hidden" }, `, ${WORDS[standing]}, `),
  element("span", { class: "where" }, `${data.files[file].path}:${line}${codes ? " · " + codes : ""}`)));
}

new IntersectionObserver((seen) => {
  if (seen.some((each) => each.isIntersecting)) extend();
}, { rootMargin: "600px" }).observe(list.parentElement.appendChild(element("div", { class: "end" })));

function rowOf(number) {
  const at = matches.indexOf(number);
  while (at >= 0 && list.children.length <= at) extend();
  return at < 0 ? null : list.children[at].firstElementChild;
}

/** Shows what the address asks for. */
function route() {
  const address = decodeURIComponent(location.hash.slice(1));
  const found = /^(?:f(?<number>\d+)|s(?<file>\d+))(?:@(?<key>[\d.]+))?$/.exec(address);
  const asked = /^(rule|file):(.*)$/.exec(address);
  if (asked) {
    ask(asked[1], asked[2]);
  } else if (found?.groups.number && data.functions[found.groups.number]) {
    showFunction(Number(found.groups.number), found.groups.key);
  } else if (found?.groups.file && data.files[found.groups.file]) {
    showFile(Number(found.groups.file), found.groups.key);
  } else {
    show(null);
  }
}

function show(block) {
  document.body.classList.toggle("showing", block !== null);
  overview.hidden = block !== null;
  shownArticle.hidden = block === null;
  shownArticle.replaceChildren(...(block ? [block] : []));
  if (!block) {
    select(-1);
    return;
  }
  window.scrollTo(0, 0);
  block.querySelector("h2").focus({ preventScroll: true });
}

function select(number) {
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  current = number;
  rowOf(number)?.setAttribute("aria-current", "true");
}

function showFunction(number, key) {
  if (current !== number || shownArticle.hidden || !shownArticle.querySelector(".verdict")) {
    show(functionBlock(number));
    select(number);
    rowOf(number)?.scrollIntoView({ block: "nearest" });
  }
  lastFunction = number;
  reveal([...shownArticle.querySelectorAll(".source mark")].filter((mark) => mark.dataset.at.split(" ").includes(key)));
}

function showFile(number, key) {
  const [line, column, endLine, endColumn] = (key ?? "").split(".").map(Number);
  const place = key ? { file: number, line, column, endLine, endColumn } : undefined;
  show(fileBlock(number, place));
  const marks = [...shownArticle.querySelectorAll("mark")];
  reveal(marks.length ? marks : [...shownArticle.querySelectorAll(".here")]);
}

/** Brings places into view and to the eye. */
function reveal(found) {
  shownArticle.querySelectorAll(".followed").forEach((each) => each.classList.remove("followed"));
  found.forEach((each) => each.classList.add("followed"));
  if (!found.length) return;
  found[0].setAttribute("tabindex", "-1");
  found[0].scrollIntoView({ block: "center" });
  found[0].focus({ preventScroll: true });
}

/** Fills the search for the functions that a rule holds back, or those of a file. */
function ask(kind, text) {
  search.value = `${kind}:${/[\s"]/.test(text) ? `"${text}"` : text}`;
  candidatesOnly.checked = kind === "rule";
  boxes.forEach((box) => { box.checked = kind === "rule" && box.value === "held-back"; });
  filter();
  show(null);
  list.parentElement.scrollIntoView({ block: "nearest" });
  search.focus({ preventScroll: true });
}

function move(step) {
  const rows = [...list.querySelectorAll("a")];
  const at = rows.indexOf(document.activeElement);
  if (at + step >= rows.length - 1) extend();
  const next = at < 0 ? list.querySelector("[aria-current]") ?? list.querySelector("a") : list.children[at + step]?.firstElementChild;
  if (next) next.focus();
  else if (at === 0 && step < 0) search.focus();
}

/** One level up: from a place in a file to the function, from there to the list, from there to the summary. */
function back() {
  const isFile = location.hash.startsWith("#s");
  if (isFile && lastFunction >= 0) {
    location.hash = `#f${lastFunction}`;
  } else if (!shownArticle.hidden) {
    const number = current >= 0 ? current : lastFunction;
    location.hash = "#";
    show(null);
    (rowOf(number) ?? search).focus();
  } else {
    search.value = "";
    candidatesOnly.checked = false;
    boxes.forEach((box) => { box.checked = false; });
    filter();
    search.focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inSearch = document.activeElement === search;
  const inList = list.contains(document.activeElement);
  const free = inSearch || inList || document.activeElement === document.body;
  if (event.key === "/" && !inSearch) {
    search.focus();
    search.select();
  } else if (event.key === "Escape") {
    back();
  } else if (free && event.key === "ArrowDown") {
    move(1);
  } else if (inList && event.key === "ArrowUp") {
    move(-1);
  } else if (inSearch && event.key === "Enter") {
    if (matches.length) location.hash = `#f${matches[0]}`;
  } else {
    return;
  }
  event.preventDefault();
});

document.getElementById("filters").addEventListener("input", filter);
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("hashchange", route);
filter();
route();
