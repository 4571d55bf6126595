// The drawing of the network. Everything in it also stands in the tables of the page, so nothing depends on it.
"use strict";

const box = document.getElementById("netwerk");
const about = document.getElementById("over-knoop");
const SHAPES = { topic: "ellipse", place: "rectangle", kind: "diamond", group: "hexagon" };
const NAMED = 24; // so many names are readable from afar; the others appear when one comes nearer

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function look() {
  const kinds = Object.entries(SHAPES).map(([kind, shape]) => (
    { selector: `node[kind = "${kind}"]`, style: { "background-color": colour(kind), shape } }
  ));
  return [
    { selector: "node", style: {
      width: "data(size)", height: "data(size)", label: "data(short)", color: colour("ink"), "font-size": 13,
      "min-zoomed-font-size": 16, "text-valign": "top", "text-margin-y": -3, "text-max-width": 170, "text-wrap": "wrap",
      "text-outline-color": colour("paper"), "text-outline-width": 2.5, "border-width": 1, "border-color": colour("paper"),
    } },
    ...kinds,
    { selector: "edge", style: {
      width: "data(width)", "line-color": colour("edge"), opacity: 0.45, "curve-style": "haystack",
    } },
    { selector: "edge[!pattern]", style: { "line-style": "dashed", opacity: 0.3 } },
    { selector: ".far", style: { opacity: 0.12, "text-opacity": 0 } },
    { selector: "edge.near", style: { "line-color": colour("accent"), opacity: 0.9 } },
    { selector: "node[?named]", style: { "min-zoomed-font-size": 0 } },
    { selector: "node.near", style: { "min-zoomed-font-size": 0, "z-index": 9 } },
    { selector: "node.chosen", style: { "border-width": 4, "border-color": colour("ink") } },
  ];
}

// The layout is dense in the middle; the root gives the middle more room and keeps every direction.
function spot(node) {
  const far = Math.hypot(node.x, node.y);
  const stretch = far ? far ** 0.6 / far : 0;
  return { x: node.x * stretch * box.clientWidth * 0.6, y: node.y * stretch * Math.max(box.clientHeight, 480) * 0.6 };
}

function elements(data) {
  const most = Math.max(1, ...data.nodes.map((node) => node.n));
  const tied = new Set(data.edges.filter((edge) => edge.pattern).flatMap((edge) => [edge.source, edge.target]));
  const large = data.nodes.filter((node) => tied.has(node.id)).sort((a, b) => b.n - a.n).slice(0, NAMED);
  const named = new Set(large.map((node) => node.id));
  const nodes = data.nodes.map((node) => ({
    group: "nodes",
    data: { ...node, size: 9 + 24 * Math.sqrt(node.n / most), named: named.has(node.id),
      short: node.label.length > 34 ? `${node.label.slice(0, 32)}…` : node.label },
    position: spot(node),
  }));
  const edges = data.edges.map((edge, i) => ({
    group: "edges", data: { ...edge, id: `e${i}`, width: Math.min(6, 0.8 + edge.n / 20) },
  }));
  return [...nodes, ...edges];
}

function start(data) {
  const cy = cytoscape({
    container: box, elements: elements(data), style: look(), layout: { name: "preset" },
    autoungrabify: true, boxSelectionEnabled: false, minZoom: 0.3, maxZoom: 4, userZoomingEnabled: false,
  });
  // The wheel scrolls the page until the drawing was clicked: nobody gets caught in it.
  box.addEventListener("pointerdown", () => cy.userZoomingEnabled(true));
  box.addEventListener("pointerleave", () => cy.userZoomingEnabled(false));

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
    const address = new URL(box.dataset.part, location.href);
    address.searchParams.set("knoop", id);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.ok) about.innerHTML = await answer.text();
    const own = new URL(location.href);
    own.searchParams.set("knoop", id);
    history.replaceState(null, "", own);
  }

  cy.on("tap", "node", (event) => choose(event.target.id(), false));
  cy.on("tap", (event) => { if (event.target === cy) cy.elements().removeClass("far near chosen"); });
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
        cy.elements().removeClass("far near chosen");
        cy.fit(cy.elements(":visible"), 30);
      } else {
        cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
      }
    });
  }
  const names = new Map(data.nodes.map((node) => [node.label.toLowerCase(), node.id]));
  const search = document.getElementById("knoop-naam");
  search.addEventListener("change", () => {
    const text = search.value.trim().toLowerCase();
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
