// One function: its verdict, the evidence, the fix, its text, and who calls it.

const MOST_STEPS = 6;

const WORDS = {
  "ready": "could run as a graph",
  "already-graph": "runs as a graph already",
  "take-back": "should run eagerly",
  "undecided": "cannot be decided",
  "held-back": "is held back",
};

/** The address of a place: in the text of a function that is shown, or in its file. */
function placeLink(place, number) {
  const shown = data.functions[number];
  const inside = place.file === shown.file && shown.first <= place.line && place.endLine <= shown.last;
  return inside ? `#f${number}@${keyOf(place)}` : `#s${place.file}@${keyOf(place).replace(/^\d+\./, "")}`;
}

function functionBlock(number) {
  const shown = data.functions[number];
  const steps = [];
  const findings = findingBlocks(shown, number, steps);
  const file = data.files[shown.file];
  const block = element("div", {});
  block.append(
    element("p", { class: "back" }, element("a", { href: "#" }, "All functions")),
    element("h2", { tabindex: "-1" }, shown.name),
    element("p", { class: "verdict" },
      element("span", { class: `badge ${shown.standing}` }, WORDS[shown.standing]), " ",
      element("a", { href: `#s${shown.file}@${shown.line}.1.${shown.line}.1` }, `${file.path}:${shown.line}`)),
    ...assumptions(shown.assumptions),
    ...findings,
    ...trials(number),
    element("h3", {}, "Text"),
    sourceBlock(shown.file, shown.first, shown.last, steps),
    ...parameters(shown, number),
    ...calls(number));
  return block;
}

function assumptions(all) {
  return all.length
    ? [element("p", {}, "This rests on:"), element("ul", {}, ...all.map((each) => element("li", {}, ...prose(each))))]
    : [];
}

/** What was reported, then what rules say besides; the places of all of them are numbered. */
function findingBlocks(shown, number, steps) {
  const codes = new Set(shown.findings.map((each) => each.code));
  const others = shown.rules.filter((rule) => !codes.has(rule.code));
  const pick = (blocks, decides) =>
    others.filter((rule) => rule.blocks === blocks && rule.decides === decides).flatMap((rule) => rule.findings);
  const groups = [
    ["Reported", shown.findings],
    ["Stands in the way", pick(true, true)],
    ["Cannot be told", pick(false, true)],
    ["Good to know", pick(true, false)],
  ];
  return groups.filter(([, findings]) => findings.length).map(([title, findings]) => element("section", { class: "findings" },
    element("h3", {}, title), ...byRule(findings).map((same) => ruleBlock(same, number, steps))));
}

function byRule(findings) {
  const groups = new Map();
  for (const finding of findings) groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  return [...groups.values()];
}

/** The findings of one rule: the first in full, the others say the same of other places. */
function ruleBlock([first, ...others], number, steps) {
  const block = findingBlock(first, number, steps);
  if (data.rules[first.code]) block.firstChild.after(element("p", { class: "summary" }, ...prose(data.rules[first.code])));
  if (others.length) {
    block.append(element("details", {}, element("summary", {}, `${others.length} more of this rule`),
      ...others.map((finding) => findingBlock(finding, number, steps))));
  }
  return block;
}

function findingBlock(finding, number, steps) {
  const at = placeOf(finding.at);
  const shown = data.functions[number];
  const places = finding.steps.map(placeOf);
  // The name of the function itself is no step on the way.
  const isHere = at.file === shown.file && at.line === shown.line;
  const followed = isHere ? places : [at, ...places];
  const block = element("section", { class: `finding ${finding.severity}` },
    element("h4", {}, element("code", { class: "code" }, finding.code), " ", ...prose(at.message)));
  const items = followed.filter((place, i) => i === 0 || !isSame(place, followed[i - 1]))
    .map((place) => stepItem(place, number, steps));
  if (items.length) block.append(element("ol", { class: "steps" }, ...items.slice(0, MOST_STEPS)));
  if (items.length > MOST_STEPS) {
    block.append(element("details", {}, element("summary", {}, `${items.length - MOST_STEPS} more steps`),
      element("ol", { class: "steps" }, ...items.slice(MOST_STEPS))));
  }
  if (finding.fix) block.append(fixBlock(finding.fix));
  return block;
}

function isSame(one, other) {
  return keyOf(one) === keyOf(other) && one.message === other.message;
}

function stepItem(place, number, steps) {
  const label = String(steps.length + 1);
  steps.push({ ...place, label });
  const shown = data.functions[number];
  const outside = place.file !== shown.file || place.line < shown.first || place.line > shown.last;
  const item = element("li", { value: label },
    element("a", { href: placeLink(place, number), class: "place" }, placeText(place)), " ", ...prose(place.message));
  if (outside) item.append(sourceBlock(place.file, place.line, Math.min(place.endLine, place.line + 2), [place]));
  return item;
}

function fixBlock(fix) {
  const sure = fix.applicability === "safe"
    ? "a safe fix: --fix applies it"
    : "rests on an assumption: --fix --unsafe-fixes applies it";
  return element("div", { class: "fix" },
    element("p", {}, element("b", {}, ...prose(fix.title)), ` (${sure})`),
    ...(fix.assumptions.length ? [element("ul", {}, ...fix.assumptions.map((each) => element("li", {}, ...prose(each))))] : []),
    diffBlock(fix));
}

function trials(number) {
  const all = data.trials.filter((trial) => trial.function === number);
  return all.length
    ? [element("h3", {}, "Measured"), ...all.map((trial) => element("p", {}, `${outcomeWords(trial)}`))]
    : [];
}

function outcomeWords({ outcome, detail, times }) {
  const words = {
    "equal": "With its fix it gave equal results",
    "differs": "With its fix it differs",
    "raises": "With its fix it raises",
    "in-graphs": "It ran in the graphs of its callers",
    "never-called": "The command never called it",
  };
  return [words[outcome] ?? outcome, detail, times].filter(Boolean).join(": ") + ".";
}

function parameters(shown, number) {
  if (!shown.parameters.length) return [];
  const rows = shown.parameters.map((parameter) => element("tr", {},
    element("td", {}, element("code", {}, parameter.name)),
    element("td", {}, parameter.holds),
    element("td", {}, ...origins(parameter.origins.map(placeOf), number))));
  const head = element("tr", {}, ...["parameter", "receives", "from"].map((each) => element("th", {}, each)));
  const table = element("table", { class: "parameters" }, element("thead", {}, head), element("tbody", {}, ...rows));
  const signature = shown.signature ? [element("p", {}, "Input signature: ", element("code", {}, shown.signature))] : [];
  return [element("h3", {}, "Parameters"), table, ...signature];
}

function origins(places, number) {
  if (!places.length) return ["–"];
  const items = places.map((place) => element("li", {},
    element("a", { href: placeLink(place, number), class: "place" }, placeText(place)), " ", ...prose(place.message)));
  return [element("ul", {}, ...items)];
}

function calls(number) {
  const entries = entriesAbove(number);
  const above = entries.length
    ? [element("p", {}, "It is traced as part of ", ...joined(entries.slice(0, 8)), entries.length > 8 ? ` and ${entries.length - 8} more.` : ".")]
    : [];
  const alone = callers[number].size + callees[number].size === 0;
  const none = alone ? [element("p", {}, "No call of it is known, and none in it of a function of the project.")] : [];
  return [element("h3", {}, "Calls"), ...above, ...none, ...(alone ? [] : [graphBlock(number)])];
}

function joined(numbers) {
  return numbers.flatMap((each, i) =>
    [i ? ", " : "", element("a", { href: `#f${each}` }, data.functions[each].name)]);
}

/** A whole file, with a place in it marked. */
function fileBlock(fileNumber, place) {
  const file = data.files[fileNumber];
  const here = data.functions.map((shown, i) => ({ shown, i })).filter(({ shown }) => shown.file === fileNumber);
  const block = sourceBlock(fileNumber, 1, linesOf(file).length, place ? [place] : []);
  for (const { shown, i } of here) {
    const row = block.querySelector(`[data-line="${shown.line}"]`);
    row?.append(element("a", { class: `badge ${shown.standing}`, href: `#f${i}`, tabindex: "-1" }, WORDS[shown.standing]));
  }
  if (place) block.querySelector(`[data-line="${place.line}"]`)?.classList.add("here");
  block.classList.add("whole");
  return element("div", {},
    element("p", { class: "back" }, element("a", { href: "#" }, "All functions")),
    element("h2", { tabindex: "-1" }, file.path), block);
}
