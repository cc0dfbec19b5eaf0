// Canvas: vis-network's drawing kept in step with the state. Text and lines keep their width on
// screen at every zoom, which vis-network has no option for; so `rescale` sets the drawn sizes
// (`network.body`) of the one version that the page carries.

const container = document.getElementById('canvas');
const stage = document.getElementById('stage');
const narrow = () => matchMedia('(max-width: 759px)').matches;
const upright = () => stage.clientHeight > stage.clientWidth * 1.1;
const turned = () => things.map(({ id, x, y }) => (upright() ? { id, x: y, y: x } : { id, x, y }));

const drawnNodes = new vis.DataSet(turned().map((spot) => ({
  ...nodes[spot.id], ...spot, label: undefined, title: undefined, shape: 'custom', ctxRenderer: (call) => painter(call),
})));
const drawnEdges = new vis.DataSet(edges);
const options = { ...carried('data-options'), autoResize: true };
options.interaction.dragNodes = matchMedia('(pointer: fine)').matches;
const network = new vis.Network(container, { nodes: drawnNodes, edges: drawnEdges }, options);
container.firstChild.tabIndex = -1;

let home = 1;
let wide = !upright();
let revision = 0;
let names = { key: '', list: [] };

/** Return where a thing stands now; a person may have moved it. */
const at = (id) => network.body.nodes[id];

/** Draw one thing. vis-network calls this for every thing in sight. */
const painter = ({ ctx, id, x, y }) => ({
  drawNode() {
    const thing = things[id];
    const look = looks[thing.look];
    const tone = colours();
    const scale = network.getScale();
    const faded = shown.lit && !shown.lit.has(id);
    const [w, h] = extent(thing, scale).map((size) => size / scale);
    trace(ctx, look.shape, x, y, w, h);
    ctx.fillStyle = faded ? tone.faded : look.fill;
    ctx.fill();
    ctx.lineWidth = (id === state.chosen?.thing ? 3 : 1.25) / scale;
    ctx.strokeStyle = id === state.chosen?.thing ? tone.highlight : faded ? tone.fadedText : tone.border;
    ctx.globalAlpha = faded ? 0.6 : 1;
    ctx.stroke();
    ctx.globalAlpha = 1;
    if (lettered(thing, scale)) letter(ctx, thing, x, y, scale, faded ? tone.fadedText : look.text);
    if (thing.contested && !faded) ring(ctx, look.shape, x, y, w, h, scale, tone.highlight, [3, 2], 3.5);
    if (id === state.cursor && document.activeElement === container) ring(ctx, look.shape, x, y, w, h, scale, tone.cursor, [], 6);
  },
});

/** Write a thing's name inside its mark. */
const letter = (ctx, thing, x, y, scale, colour) => {
  const rows = thing.set.split('\n');
  ctx.font = fontOf(TEXT / scale, 500);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  rows.forEach((row, i) => ctx.fillText(row, x, y + (LEADING * (i - (rows.length - 1) / 2)) / scale));
};

/** Draw a ring around a mark: dashed where sources differ, whole where the keyboard stands. */
const ring = (ctx, shape, x, y, w, h, scale, colour, dashes, gap) => {
  const round = LETTERED.has(shape) ? 'box' : 'dot';
  trace(ctx, round, x, y, w + gap / scale, h + gap / scale);
  ctx.setLineDash(dashes.map((dash) => dash / scale));
  ctx.lineWidth = 1.75 / scale;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.setLineDash([]);
};

/** Give marks and lines their size on screen at this zoom. */
const rescale = () => {
  const scale = network.getScale();
  for (const thing of things) {
    const [w, h] = extent(thing, scale).map((size) => size / scale);
    const { shape } = at(thing.id);
    Object.assign(shape, { width: 2 * w, height: 2 * h, radius: w });
    shape.distanceToBorder = lettered(thing, scale)
      ? (_, angle) => Math.min(Math.abs(w / Math.cos(angle)), Math.abs(h / Math.sin(angle))) + 1 / scale
      : () => w + 1.5 / scale;
    shape.updateBoundingBox = (x, y) => Object.assign(shape.boundingBox, { left: x - w, right: x + w, top: y - h, bottom: y + h });
  }
  for (const tie of ties) restyle(tie, scale);
};

/** Give one line its colour, width and dashes. */
const restyle = (tie, scale) => {
  const { options: drawn } = network.body.edges[tie.id];
  const lit = !shown.litTies || shown.litTies.has(tie.id);
  const width = lines[tie.line].width * (shown.litTies && lit ? 1.35 : 1);
  const thin = Math.max(0.55, Math.min(1, scale / design));
  drawn.width = (width * thin) / scale;
  drawn.dashes = tie.stands ? false : [5 / scale, 4 / scale];
  drawn.arrows = { ...drawn.arrows, to: { ...drawn.arrows.to, enabled: lit, type: 'arrow', scaleFactor: ((6 / 15) * thin) / scale } };
  drawn.color = { color: toned(lines[tie.line].colour), opacity: (lit ? (shown.litTies ? 0.9 : lineStrength) : 0.08) * (tie.stands ? 1 : 0.75), inherit: false };
};

/** Lines of a crowded picture are fainter, so that what they cross stays readable. */
const lineStrength = ties.length > 400 ? 0.38 : 0.6;

let drawnAt = 0;
network.on('beforeDrawing', () => {
  if (network.getScale() === drawnAt) return;
  drawnAt = network.getScale();
  rescale();
});

network.on('afterDrawing', (ctx) => {
  const scale = network.getScale();
  const { a, e, f } = ctx.getTransform();
  const ratio = a / scale;
  const key = `${scale}|${revision}`;
  if (names.key !== key) names = { key, list: placed(scale, home, at) };
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  differing(ctx, scale, e / ratio, f / ratio);
  write(ctx, names.list, e / ratio, f / ratio);
  if (shown.litTies && shown.litTies.size <= 12) tieNames(ctx, scale, e / ratio, f / ratio);
  ctx.restore();
});

/** Hide and show what the state says, and redraw. */
const redraw = () => {
  const unlike = (list, drawn) => list.map((on, id) => ({ id, hidden: !on })).filter(({ id, hidden }) => Boolean(drawn[id].options.hidden) !== hidden);
  const [changedNodes, changedEdges] = [unlike(shown.things, network.body.nodes), unlike(shown.ties, network.body.edges)];
  if (changedNodes.length) drawnNodes.update(changedNodes);
  if (changedEdges.length) drawnEdges.update(changedEdges);
  network.setSelection({ nodes: shown.lit ? [...shown.lit] : [], edges: [] }, { highlightEdges: false });
  revision += 1;
  rescale();
  network.redraw();
};

heard(redraw);
dark.addEventListener('change', () => {
  repaintIcons();
  redraw();
});
