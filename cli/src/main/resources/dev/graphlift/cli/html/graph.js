// Who calls whom, and where the program passes from eager Python into graphs.

const MOST_NODES = 12;

const callers = data.functions.map(() => new Map());
const callees = data.functions.map(() => new Map());
for (const [caller, callee, ...place] of data.calls) {
  const at = placeOf(place);
  add(callers[callee], caller, at);
  if (caller >= 0) add(callees[caller], callee, at);
}

function add(map, key, place) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(place);
}

/** Whether calling a function runs a graph of its own. */
function isEntry(number) {
  return ["already-graph", "take-back"].includes(data.functions[number].standing);
}

/** The functions that run inside graphs, as graph functions themselves or below one. */
const traced = new Set();
{
  const open = data.functions.map((_, i) => i).filter(isEntry);
  while (open.length) {
    const number = open.pop();
    if (traced.has(number)) continue;
    traced.add(number);
    open.push(...callees[number].keys());
  }
}

/** The graph functions through which a function is traced. */
function entriesAbove(number) {
  const seen = new Set();
  const found = [];
  const open = [number];
  while (open.length) {
    const at = open.pop();
    if (at < 0 || seen.has(at)) continue;
    seen.add(at);
    if (isEntry(at)) found.push(at);
    if (!isEntry(at) || at === number) open.push(...callers[at].keys());
  }
  return found.filter((entry) => entry !== number);
}

/** The call graph around a function: eager code above the boundary, graphs below it. */
function graphBlock(number) {
  const shown = data.functions[number];
  const proposed = shown.standing === "ready" && !traced.has(number);
  const inGraph = traced.has(number) || proposed;
  const cells = { eager: [[], [], []], graph: [[], [], []] };
  for (const [caller, places] of callers[number]) {
    if (caller !== number) cells[traced.has(caller) ? "graph" : "eager"][0].push([caller, places]);
  }
  cells[inGraph ? "graph" : "eager"][1].push([number, []]);
  for (const [callee, places] of callees[number]) {
    if (callee !== number) cells[inGraph || isEntry(callee) ? "graph" : "eager"][2].push([callee, places]);
  }
  const block = element("div", { class: `graph${proposed ? " proposed" : ""}` });
  for (const [zone, columns] of Object.entries(cells)) {
    if (columns.some((column) => column.length)) block.append(zoneBlock(zone, columns, number, proposed));
  }
  const edges = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  edges.setAttribute("aria-hidden", "true");
  block.prepend(edges);
  new ResizeObserver(() => drawEdges(block, edges)).observe(block);
  return block;
}

function zoneBlock(zone, columns, number, proposed) {
  const label = zone === "eager" ? "eager Python" : proposed ? "would run as a graph" : "traced into graphs";
  const block = element("div", { class: `zone ${zone}` }, element("p", { class: "label" }, label));
  columns.forEach((nodes, i) => {
    const cell = element("div", { class: "cell" });
    if (nodes.length && i !== 1) cell.append(element("p", { class: "role" }, i === 0 ? "calls it" : "is called by it"));
    nodes.slice(0, MOST_NODES).forEach(([key, places]) => cell.append(nodeBlock(key, places, i)));
    if (nodes.length > MOST_NODES) {
      const more = element("button", { type: "button" }, `${nodes.length - MOST_NODES} more`);
      more.addEventListener("click", () => {
        more.replaceWith(...nodes.slice(MOST_NODES).map(([key, places]) => nodeBlock(key, places, i)));
      });
      cell.append(more);
    }
    block.append(cell);
  });
  return block;
}

function nodeBlock(key, places, column) {
  const lines = places.slice(0, 3).map((place) => place.line).join(", ") + (places.length > 3 ? " …" : "");
  const at = places.length ? `${data.files[places[0].file].path}:${lines}` : "";
  const side = ["caller", "self", "callee"][column];
  if (key < 0) {
    const [file, place] = [-1 - key, places[0]];
    return element("a", { class: `node module ${side}`, href: `#s${file}@${keyOf(place).replace(/^\d+\./, "")}` },
      element("b", {}, "module body"), element("small", {}, at));
  }
  const shown = data.functions[key];
  const detail = column === 1 ? `${data.files[shown.file].path}:${shown.line}` : at;
  return element("a", {
    class: `node ${shown.standing} ${side}`, href: `#f${key}`, "aria-current": column === 1 ? "true" : undefined,
    "data-entry": isEntry(key) ? "true" : undefined,
  }, element("b", {}, shown.name), element("small", {}, detail));
}

/** Lines between nodes; those that lead into a graph are marked where they enter it. */
function drawEdges(block, edges) {
  edges.replaceChildren();
  const self = block.querySelector(".node.self");
  if (!self || getComputedStyle(block.querySelector(".zone")).display !== "grid") return;
  const around = block.getBoundingClientRect();
  edges.setAttribute("viewBox", `0 0 ${around.width} ${around.height}`);
  const boundary = block.querySelector(".zone.graph")?.getBoundingClientRect().top - around.top;
  const side = (node, right) => {
    const box = node.getBoundingClientRect();
    return [(right ? box.right : box.left) - around.left, box.top + box.height / 2 - around.top];
  };
  for (const node of block.querySelectorAll(".node.caller, .node.callee")) {
    const calls = node.classList.contains("caller");
    const [[x, y], [toX, toY]] = calls ? [side(node, true), side(self, false)] : [side(self, true), side(node, false)];
    const middle = (x + toX) / 2;
    const enters = y < boundary && toY > boundary;
    edges.append(shape("path", { d: `M${x} ${y} C${middle} ${y} ${middle} ${toY} ${toX - 5} ${toY}`, class: enters ? "edge enters" : "edge" }));
    edges.append(shape("path", { d: `M${toX} ${toY} l-7 -3.5 v7 z`, class: enters ? "tip enters" : "tip" }));
  }
}

function shape(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
