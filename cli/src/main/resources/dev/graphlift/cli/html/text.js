// Texts of the project and their places. Nothing of them ever becomes markup: all goes in as text.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);

/** An element with attributes and children; a child that is a string becomes text. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** A message, with what stands between backquotes as code. */
function prose(message) {
  const parts = message.split("`");
  return parts.map((part, i) =>
    i % 2 === 1 && i < parts.length - 1 ? element("code", {}, part) : (i % 2 === 1 ? "`" : "") + part);
}

/** A place as the data has it, an array, by name. */
function placeOf([file, line, column, endLine, endColumn, message]) {
  return { file, line, column, endLine, endColumn, message };
}

function linesOf(file) {
  file.lines ??= file.text.split(/\r\n|\r|\n/);
  return file.lines;
}

/** The index in a line of a column, which counts code points from 1. */
function offset(line, column) {
  return /[\ud800-\udbff]/.test(line)
    ? Array.from(line).slice(0, column - 1).join("").length
    : Math.min(column - 1, line.length);
}

const TOKENS = new RegExp([
  /(?<comment>#[^\n]*)/,
  /(?<string>\b[rbfuRBFU]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)|"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)/,
  /(?<keyword>\b(?:False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b)/,
].map((each) => each.source).join("|"), "g");

/** For each line of a file its comments, strings and keywords, as [start, end, kind]. */
function tokensOf(file) {
  if (file.tokens) return file.tokens;
  const lines = linesOf(file);
  file.tokens = lines.map(() => []);
  let line = 0;
  let start = 0;
  for (const found of lines.join("\n").matchAll(TOKENS)) {
    const kind = Object.entries(found.groups).find(([, text]) => text !== undefined)[0];
    let at = found.index;
    const end = at + found[0].length;
    while (at < end) {
      while (start + lines[line].length < at) start += lines[line++].length + 1;
      const stop = Math.min(end, start + lines[line].length);
      if (stop > at) file.tokens[line].push([at - start, stop - start, kind]);
      at = stop + 1;
    }
  }
  return file.tokens;
}

/** The part of one line that a place covers, if it does. */
function marked(file, number, place, label) {
  const line = linesOf(file)[number - 1] ?? "";
  if (place.line > number || place.endLine < number) return [];
  const start = place.line === number ? offset(line, place.column) : line.search(/\S|$/);
  const end = place.endLine === number ? offset(line, place.endColumn) : line.length;
  return start < end ? [{ start, end, label: place.line === number ? label : "", place }] : [];
}

/** One line of a file with its number; marks are stretches of it to show. */
function lineRow(fileNumber, number, marks) {
  const file = data.files[fileNumber];
  const line = linesOf(file)[number - 1] ?? "";
  const tokens = tokensOf(file)[number - 1] ?? [];
  const edges = new Set([0, line.length]);
  for (const [start, end] of tokens) edges.add(start).add(end);
  for (const mark of marks) edges.add(mark.start).add(mark.end);
  const sorted = [...edges].sort((a, b) => a - b);
  const code = element("code", {});
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, to] = [sorted[i], sorted[i + 1]];
    const kind = tokens.find(([start, end]) => start <= from && to <= end)?.[2];
    const piece = kind ? element("span", { class: kind }, line.slice(from, to)) : line.slice(from, to);
    const around = marks.filter((mark) => mark.start <= from && to <= mark.end);
    if (around.length === 0) {
      code.append(piece);
      continue;
    }
    const shown = element("mark", { "data-at": around.map((mark) => mark.key).join(" ") }, piece);
    const labels = around.filter((mark) => mark.start === from && mark.label).map((mark) => mark.label);
    if (labels.length) code.append(element("sup", {}, labels.join(",")));
    code.append(shown);
  }
  return element("div", { class: "row", "data-line": number },
    element("a", { class: "line", href: `#s${fileNumber}@${number}.1.${number}.1`, tabindex: "-1" }, String(number)), code);
}

/** Lines of a file as a block, with some places marked; a place may carry a label. */
function sourceBlock(fileNumber, first, last, places) {
  const file = data.files[fileNumber];
  const block = element("div", { class: "source", tabindex: "0", role: "region", "aria-label": `${file.path}, lines ${first} to ${last}` });
  const here = places.filter((place) => place.file === fileNumber);
  for (let number = first; number <= Math.min(last, linesOf(file).length); number++) {
    const marks = here.flatMap((place) => marked(file, number, place, place.label ?? ""));
    marks.forEach((mark) => { mark.key = keyOf(mark.place); });
    block.append(lineRow(fileNumber, number, marks));
  }
  return block;
}

/** A place as part of an address. */
function keyOf(place) {
  return [place.file, place.line, place.column, place.endLine, place.endColumn].join(".");
}

function placeText(place) {
  return `${data.files[place.file].path}:${place.line}`;
}

/** The lines of a text that edits change, as hunks of old and new lines. */
function hunksOf(file, changes) {
  const lines = linesOf(file);
  const sorted = [...changes].sort((a, b) => a.line - b.line || a.column - b.column);
  const groups = [];
  for (const change of sorted) {
    const group = groups.at(-1);
    if (group && change.line <= group.last + 1) {
      group.changes.push(change);
      group.last = Math.max(group.last, change.endLine);
    } else {
      groups.push({ first: change.line, last: change.endLine, changes: [change] });
    }
  }
  return groups.map((group) => hunk(lines, group));
}

function hunk(lines, { first, last, changes }) {
  const before = lines.slice(first - 1, last);
  let text = before.join("\n");
  const at = (line, column) =>
    lines.slice(first - 1, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + offset(lines[line - 1] ?? "", column);
  for (const change of [...changes].reverse()) {
    text = text.slice(0, at(change.line, change.column)) + change.message + text.slice(at(change.endLine, change.endColumn));
  }
  const after = text.split(/\r\n|\r|\n/);
  let start = first;
  while (before.length && after.length && before[0] === after[0]) {
    before.shift();
    after.shift();
    start++;
  }
  while (before.length && after.length && before.at(-1) === after.at(-1)) {
    before.pop();
    after.pop();
  }
  return { start, before, after };
}

/** The edit of a fix as a diff. */
function diffBlock(fix) {
  const block = element("div", { class: "diff", tabindex: "0", role: "region", "aria-label": "the edit" });
  const changes = fix.changes.map(placeOf);
  for (const number of new Set(changes.map((change) => change.file))) {
    const file = data.files[number];
    const lines = linesOf(file);
    block.append(element("div", { class: "name" }, file.path));
    let shown = 0;
    for (const { start, before, after } of hunksOf(file, changes.filter((change) => change.file === number))) {
      const end = start + before.length;
      if (shown && start - 3 > shown + 1) block.append(element("div", { class: "gap" }, "⋯"));
      for (let i = Math.max(start - 3, shown + 1, 1); i < start; i++) block.append(diffRow(" ", i, lines[i - 1]));
      before.forEach((line, i) => block.append(diffRow("-", start + i, line)));
      after.forEach((line) => block.append(diffRow("+", "", line)));
      shown = Math.min(end + 2, lines.length);
      for (let i = end; i <= shown; i++) block.append(diffRow(" ", i, lines[i - 1]));
    }
  }
  return block;
}

function diffRow(sign, number, line) {
  const kind = { "+": "row added", "-": "row removed", " ": "row" }[sign];
  return element("div", { class: kind },
    element("span", { class: "line" }, String(number)), element("code", {}, `${sign} ${line ?? ""}`));
}
