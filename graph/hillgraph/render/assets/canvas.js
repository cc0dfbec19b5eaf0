// Canvas: vis-network's drawing kept in step with the state. Text and lines keep their width on
// screen at every zoom, which vis-network has no option for; so `rescale` sets the drawn sizes
// (`network.body`) of the one version that the page carries.

const container = document.getElementById('canvas');
const stage = document.getElementById('stage');
const narrow = () => matchMedia('(max-width: 759px)').matches;
const upright = () => stage.clientHeight > stage.clientWidth * 1.1;
const turned = () => marks.map(({ id, x, y }) => (upright() ? { id, x: y, y: x } : { id, x, y }));

const drawnNodes = new vis.DataSet(turned().map((spot) => ({
  ...nodes[spot.id], ...spot, hidden: !shown.marks[spot.id], label: undefined, title: undefined, shape: 'custom', ctxRenderer: (call) => painter(call),
})));
const drawnEdges = new vis.DataSet(strokes.map(({ id, from, to, bend, fold }) => (fold ? { id, from, to, arrows: 'to', hidden: !shown.strokes[id], ...(bend && { smooth: bend }) } : { ...edges[id], hidden: !shown.strokes[id] })));
const options = { ...carried('data-options'), autoResize: true };
options.interaction.dragNodes = matchMedia('(pointer: fine)').matches;
const network = new vis.Network(container, { nodes: drawnNodes, edges: drawnEdges }, options);
container.firstChild.tabIndex = -1;

let home = 1;
let wide = !upright();
let revision = 0;
let names = { key: '', list: [] };

/** Ask for a drawing in the next frame; however often it is asked for, there is one. */
const repaint = () => network.body.emitter.emit('_requestRedraw');

/** Return where a mark stands now; a person may have moved it. */
const at = (id) => network.body.nodes[id];

/** Draw one thing. vis-network calls this for every thing in sight. */
const painter = ({ ctx, id, x, y }) => ({
  drawNode() {
    const mark = marks[id];
    const look = looks[mark.look];
    const tone = colours();
    const scale = network.getScale();
    const faded = shown.litMarks && !shown.litMarks.has(id);
    const [w, h] = extent(mark, scale).map((size) => size / scale);
    ctx.lineWidth = (id === state.chosen?.thing ? 3 : 1.25) / scale;
    ctx.strokeStyle = id === state.chosen?.thing ? tone.highlight : faded ? tone.fadedText : tone.border;
    ctx.fillStyle = faded ? tone.faded : fillOf(mark);
    for (const gap of mark.fold ? [4, 0] : [0]) {
      trace(ctx, shapeOf(mark), x + gap / scale, y - gap / scale, w, h);
      ctx.fill();
      ctx.globalAlpha = faded ? 0.6 : 1;
      ctx.stroke();
      ctx.globalAlpha = 1;
    }
    if (lettered(mark, scale)) letter(ctx, mark, x, y, scale, faded ? tone.fadedText : look.text);
    else if (mark.group && w * scale > 6.5) numeral(ctx, mark.group, x, y, scale, faded ? tone.fadedText : textOn(mark));
    if (mark.contested && !faded) ring(ctx, shapeOf(mark), x, y, w, h, scale, tone.highlight, [3, 2], 3.5);
    if (id === state.cursor && document.activeElement === container) ring(ctx, shapeOf(mark), x, y, w, h, scale, tone.cursor, [], 6);
  },
});

/** Write a community's number in a mark, for whom colours are alike. */
const numeral = (ctx, number, x, y, scale, colour) => {
  ctx.font = fontOf(11 / scale, 600);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colour;
  ctx.fillText(String(number), x, y + 0.5 / scale);
};

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
  for (const mark of marks) {
    const [w, h] = extent(mark, scale).map((size) => size / scale);
    const { shape } = at(mark.id);
    Object.assign(shape, { width: 2 * w, height: 2 * h, radius: w });
    shape.distanceToBorder = lettered(mark, scale)
      ? (_, angle) => Math.min(Math.abs(w / Math.cos(angle)), Math.abs(h / Math.sin(angle))) + 1 / scale
      : () => w + 1.5 / scale;
    shape.updateBoundingBox = (x, y) => Object.assign(shape.boundingBox, { left: x - w, right: x + w, top: y - h, bottom: y + h });
  }
  for (const stroke of strokes) restyle(stroke, scale);
};

/** Give one line its colour, width and dashes. */
const restyle = (tie, scale) => {
  const { options: drawn } = network.body.edges[tie.id];
  const lit = !shown.litStrokes || shown.litStrokes.has(tie.id);
  const width = lines[tie.line].width * (shown.litStrokes && lit ? 1.35 : 1) * Math.min(1 + (tie.parts.length - 1) / 24, 3);
  const ended = !tie.parts.some((id) => standing(ties[id]));
  const thin = Math.max(0.55, Math.min(1, scale / design));
  drawn.width = (width * thin) / scale;
  drawn.dashes = ended && [5 / scale, 4 / scale];
  drawn.arrows = { ...drawn.arrows, to: { ...drawn.arrows.to, enabled: lit && lines[tie.line].arrow, type: 'arrow', scaleFactor: ((6 / 15) * thin) / scale } };
  drawn.color = { color: toned(lines[tie.line].colour), opacity: (lit ? (shown.litStrokes ? 0.9 : lineStrength) : 0.08) * (ended ? 0.75 : 1), inherit: false };
};

/** Lines of a crowded picture are fainter, so that what they cross stays readable. */
const lineStrength = Math.min(0.6, Math.max(0.06, 0.6 * Math.sqrt(350 / (strokes.length - folds.reduce((sum, fold) => sum + fold.ties.length, 0)))));

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
  signed(ctx, scale, e / ratio, f / ratio);
  if (shown.litStrokes && shown.litStrokes.size <= 12) tieNames(ctx, scale, e / ratio, f / ratio);
  ctx.restore();
});

/** Hide and show what the state says, and redraw. */
const redraw = () => {
  const unlike = (list, drawn) => list.map((on, id) => ({ id, hidden: !on })).filter(({ id, hidden }) => Boolean(drawn[id].options.hidden) !== hidden);
  const [changedNodes, changedEdges] = [unlike(shown.marks, network.body.nodes), unlike(shown.strokes, network.body.edges)];
  if (changedNodes.length) drawnNodes.update(changedNodes);
  if (changedEdges.length) drawnEdges.update(changedEdges);
  network.setSelection({ nodes: shown.litMarks ? [...shown.litMarks] : [], edges: [] }, { highlightEdges: false });
  revision += 1;
  drawnAt = 0;
  repaint();
};

heard(redraw);
dark.addEventListener('change', () => {
  repaintIcons();
  redraw();
});
