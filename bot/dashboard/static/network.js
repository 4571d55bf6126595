// The drawing of the network. Everything in it also stands in the tables of the page, so nothing depends on it.
"use strict";

const box = document.getElementById("netwerk");
const about = document.getElementById("over-knoop");
const SHAPES = { topic: "ellipse", place: "rectangle", kind: "diamond", group: "hexagon" };
const WIDE = 900; // pixels that the drawing is laid out on before it is fitted into its box
const LETTER = 6.4; // width and height of the names on the screen, to see which fit without overlapping
const LINE = 16;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function look() {
  const kinds = Object.entries(SHAPES).map(([kind, shape]) => (
    { selector: `node[kind = "${kind}"]`, style: { "background-color": colour(kind), shape } }
  ));
  return [
    { selector: "node", style: {
      label: "", color: colour("ink"), "text-valign": "top", "text-outline-color": colour("paper"),
      "border-color": colour("paper"), "z-index": 1,
    } },
    { selector: "node[?named]", style: { label: "data(short)" } },
    ...kinds,
    { selector: "edge", style: {
      width: "data(width)", "line-color": colour("edge"), opacity: 0.4, "curve-style": "haystack",
    } },
    { selector: "edge[!pattern]", style: { "line-style": "dashed", opacity: 0.3 } },
    { selector: ".far", style: { opacity: 0.12, "text-opacity": 0 } },
    { selector: "edge.near", style: { "line-color": colour("accent"), opacity: 0.9 } },
    { selector: "node.near", style: { "z-index": 9 } },
    { selector: "node.chosen", style: { "border-color": colour("ink") } },
  ];
}

// Where a value stands among all of them, from -1 to 1.
function ranks(nodes, axis) {
  const sorted = nodes.map((node) => node[axis]).sort((a, b) => a - b);
  return (node) => (2 * sorted.indexOf(node[axis])) / Math.max(1, sorted.length - 1) - 1;
}

function elements(data) {
  const most = Math.max(1, ...data.nodes.map((node) => node.n));
  const tied = new Set(data.edges.filter((edge) => edge.pattern).flatMap((edge) => [edge.source, edge.target]));
  const drawn = data.nodes.filter((node) => tied.has(node.id));
  const [across, down] = [ranks(drawn, "x"), ranks(drawn, "y")];
  const high = (WIDE * box.clientHeight) / Math.max(1, box.clientWidth);
  // The layout is dense in the middle. Mixing in the order from left to right, and from top to bottom, spreads it.
  const spot = (node) => (tied.has(node.id)
    ? { x: (0.7 * across(node) + 0.3 * node.x) * WIDE / 2, y: (0.7 * down(node) + 0.3 * node.y) * high / 2 }
    : { x: node.x * WIDE * 0.55, y: node.y * high * 0.55 });
  const nodes = data.nodes.map((node) => ({
    group: "nodes",
    data: { ...node, size: 8 + 24 * Math.sqrt(node.n / most), named: false,
      short: node.label.length > 30 ? `${node.label.slice(0, 28)}…` : node.label },
    position: spot(node),
  }));
  const edges = data.edges.map((edge, i) => ({
    group: "edges", data: { ...edge, id: `e${i}`, width: Math.min(6, 0.8 + edge.n / 20) },
  }));
  return [...nodes, ...edges];
}

// Names and dots keep their size on the screen; of the names as many as fit, the chosen and the largest first.
function tidy(cy) {
  const zoom = cy.zoom();
  const rank = (node) => node.data("n") + (node.hasClass("chosen") ? 2e9 : node.hasClass("near") ? 1e9 : 0);
  const taken = [];
  const named = new Set();
  for (const node of cy.nodes(":visible").toArray().sort((a, b) => rank(b) - rank(a))) {
    if (node.hasClass("far")) continue;
    const { x, y } = node.position();
    const half = (LETTER * node.data("short").length) / 2 / zoom;
    const top = y - node.data("size") / 2 / Math.sqrt(zoom) - LINE / zoom;
    const own = { left: x - half, right: x + half, top, bottom: top + LINE / zoom };
    const free = taken.every((other) => (
      own.right < other.left || own.left > other.right || own.bottom < other.top || own.top > other.bottom
    ));
    if (free) {
      taken.push(own);
      named.add(node.id());
    }
  }
  cy.batch(() => cy.nodes().forEach((node) => {
    const size = node.data("size") / Math.sqrt(zoom);
    node.data("named", named.has(node.id()));
    node.style({
      width: size, height: size, "font-size": 12.5 / zoom, "text-outline-width": 2.5 / zoom, "text-margin-y": -2 / zoom,
      "border-width": (node.hasClass("chosen") ? 4 : 1) / zoom,
    });
  }));
}

function start(data) {
  box.hidden = false;
  const cy = cytoscape({
    container: box, elements: elements(data), style: look(), layout: { name: "preset" },
    autoungrabify: true, boxSelectionEnabled: false, minZoom: 0.3, maxZoom: 4, userZoomingEnabled: false,
  });
  // The wheel scrolls the page until the drawing was clicked: nobody gets caught in it.
  box.addEventListener("pointerdown", () => cy.userZoomingEnabled(true));
  box.addEventListener("pointerleave", () => cy.userZoomingEnabled(false));

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; tidy(cy); });
  };
  cy.on("zoom resize", soon);
  let chosen = box.dataset.chosen;

  function filter() {
    const kinds = new Set([...document.querySelectorAll("input[name=soort]:checked")].map((one) => one.value));
    const least = Number(document.getElementById("minstens").value);
    const chance = document.getElementById("ook-toeval").checked;
    document.getElementById("minstens-getal").textContent = least;
    const wanted = (node) => kinds.has(node.data("kind")) && node.data("n") >= least;
    const lines = cy.edges().filter((edge) => (
      edge.data("n") >= least && (chance || edge.data("pattern")) && wanted(edge.source()) && wanted(edge.target())
    ));
    const dots = lines.connectedNodes().union(cy.getElementById(chosen));
    cy.batch(() => {
      cy.elements().style("display", "none");
      dots.union(lines).style("display", "element");
    });
    soon();
    const seen = cy.nodes(":visible").length;
    document.getElementById("telling").textContent =
      `${seen} knopen en ${cy.edges(":visible").length} lijnen in beeld. ${data.nodes.length - seen} knopen zonder lijn staan er niet op.`;
  }

  async function choose(id, move) {
    const node = cy.getElementById(id);
    if (node.empty()) return;
    chosen = id;
    node.style("display", "element");
    const near = node.closedNeighborhood(":visible").union(node);
    cy.batch(() => {
      cy.elements().removeClass("far near chosen");
      cy.elements().difference(near).addClass("far");
      near.addClass("near");
      node.addClass("chosen");
    });
    if (move) cy.fit(near, 50);
    soon();
    const address = new URL(box.dataset.part, location.href);
    address.searchParams.set("knoop", id);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    if (chosen !== id) return; // an earlier answer that comes late
    if (answer.ok) about.innerHTML = text;
    const own = new URL(location.href);
    own.searchParams.set("knoop", id);
    history.replaceState(null, "", own);
  }

  function forget() {
    cy.elements().removeClass("far near chosen");
    soon();
  }

  cy.on("tap", "node", (event) => choose(event.target.id(), false));
  cy.on("tap", (event) => { if (event.target === cy) forget(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-node]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link.dataset.node, true);
    if (!about.contains(link)) about.scrollIntoView({ block: "nearest" });
  });
  for (const one of document.querySelectorAll("input[name=soort], #minstens, #ook-toeval")) one.addEventListener("input", filter);
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const by = Number(button.dataset.zoom);
      if (by === 0) {
        forget();
        cy.fit(cy.elements(":visible"), 30);
      } else {
        cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      }
    });
  }
  const names = new Map(data.nodes.map((node) => [node.label.toLowerCase(), node.id]));
  const search = document.getElementById("knoop-naam");
  let searched = "";
  search.addEventListener("input", () => { searched = ""; });
  search.addEventListener("change", () => {
    const text = search.value.trim().toLowerCase();
    if (text === searched) return; // leaving the field is no second search
    searched = text;
    const found = names.get(text) || (text && [...names].find(([name]) => name.includes(text))?.[1]);
    if (found) choose(found, true);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search.dispatchEvent(new Event("change"));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(look()));
  filter();
  cy.fit(cy.elements(":visible"), 30);
  if (box.dataset.chosen) choose(box.dataset.chosen, true);
  box.dataset.ready = "1";
  box.cy = cy;
}

if (box) {
  fetch(box.dataset.address).then((answer) => answer.json()).then(start).catch(() => {
    document.getElementById("telling").textContent = "De tekening kon niet geladen worden. Laad de pagina opnieuw.";
  });
}
