// Drawing: what is seen as SVG, with title, legend and sources, so that it can stand alone.

const HEAD = 62; // above the picture, for the title
const LINE_HEIGHT = 17;

/** Escape text for XML, leaving out what XML can't hold. */
const escaped = (text) => String(text)
  // eslint-disable-next-line no-control-regex
  .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const near = (number) => Math.round(number * 10) / 10;

/** Write an element; children are markup already. */
const element = (name, attributes, ...children) => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return children.length ? `<${name}${written}>${children.join('')}</${name}>` : `<${name}${written}/>`;
};

/** Return a shape's outline as SVG's path, traced as on the canvas. */
const outline = (shape, x, y, w, h) => {
  const path = [];
  trace({
    beginPath() {},
    closePath: () => path.push('Z'),
    lineTo: (px, py) => path.push(`${path.length ? 'L' : 'M'}${near(px)} ${near(py)}`),
    ellipse: (cx, cy, rx, ry) => path.push(`M${near(cx - rx)} ${near(cy)}a${near(rx)} ${near(ry)} 0 1 0 ${near(2 * rx)} 0a${near(rx)} ${near(ry)} 0 1 0 ${near(-2 * rx)} 0`),
    roundRect: (left, top, wide, high, r) => path.push(`M${near(left + r)} ${near(top)}h${near(wide - 2 * r)}a${near(r)} ${near(r)} 0 0 1 ${near(r)} ${near(r)}v${near(high - 2 * r)}a${near(r)} ${near(r)} 0 0 1 ${near(-r)} ${near(r)}h${near(2 * r - wide)}a${near(r)} ${near(r)} 0 0 1 ${near(-r)} ${near(-r)}v${near(2 * r - high)}a${near(r)} ${near(r)} 0 0 1 ${near(r)} ${near(-r)}Z`),
  }, shape, x, y, w, h);
  return path.join('');
};

/** Write lines of text around a middle. */
const texted = (rows, x, top, attributes) => rows.map((row, i) => element('text', { x: near(x), y: near(top + LEADING * (i + 0.5)), 'text-anchor': 'middle', 'dominant-baseline': 'central', ...attributes }, escaped(row)));

/** Draw the lines. */
const drawnLines = (place, scale) => strokes.filter(({ id }) => shown.strokes[id]).map((stroke) => {
  const drawn = network.body.edges[stroke.id];
  const [from, to] = [place(stroke.from), place(stroke.to)];
  const bend = stroke.bend ? (stroke.bend.type === 'curvedCW' ? 1 : -1) * stroke.bend.roundness : 0;
  const [mx, my] = [(from[0] + to[0]) / 2 - bend * (from[1] - to[1]), (from[1] + to[1]) / 2 + bend * (from[0] - to[0])];
  const [w, h] = extent(marks[stroke.to], scale);
  const angle = Math.atan2(to[1] - my, to[0] - mx);
  const short = Math.min(lettered(marks[stroke.to], scale) ? Math.min(Math.abs(w / Math.cos(angle)), Math.abs(h / Math.sin(angle))) : w, Math.hypot(to[0] - mx, to[1] - my)) + 1;
  const [ex, ey] = [to[0] - short * Math.cos(angle), to[1] - short * Math.sin(angle)];
  const wing = (turn) => `${near(ex - 6 * Math.cos(angle + turn))} ${near(ey - 6 * Math.sin(angle + turn))}`;
  const faded = shown.litStrokes && !shown.litStrokes.has(stroke.id);
  const { color, width, dashes } = drawn.options;
  const style = { stroke: color.color, 'stroke-width': near(width * scale), opacity: near(color.opacity * 10) / 10, fill: 'none', ...(dashes ? { 'stroke-dasharray': '5 4' } : {}) };
  const curve = `M${near(from[0])} ${near(from[1])}${bend ? `Q${near(mx)} ${near(my)} ` : 'L'}${near(ex)} ${near(ey)}`;
  return element('path', { d: curve, ...style }) + (faded || !lines[stroke.line].arrow ? '' : element('path', { d: `M${wing(0.4)}L${near(ex)} ${near(ey)}L${wing(-0.4)}Z`, fill: color.color, opacity: style.opacity }));
});

/** Draw the marks, with what is written in them and the signs that they bear. */
const drawnMarks = (place, scale, tone) => marks.filter(({ id }) => shown.marks[id]).map((mark) => {
  const look = looks[mark.look];
  const faded = shown.litMarks && !shown.litMarks.has(mark.id);
  const [x, y] = place(mark.id);
  const [w, h] = extent(mark, scale);
  const style = { fill: faded ? tone.faded : fillOf(mark), stroke: faded ? tone.fadedText : tone.border, 'stroke-width': 1.25 };
  const parts = (mark.fold ? [4, 0] : [0]).map((gap) => element('path', { d: outline(shapeOf(mark), x + gap, y - gap, w, h), ...style }));
  if (lettered(mark, scale)) {
    const rows = mark.set.split('\n');
    parts.push(...texted(rows, x, y - (LEADING * rows.length) / 2, { 'font-size': TEXT, 'font-weight': 500, fill: faded ? tone.fadedText : look.text }));
  } else if (mark.group && w > 6.5) parts.push(...texted([String(mark.group)], x, y - LEADING / 2, { 'font-size': 11, 'font-weight': 600, fill: faded ? tone.fadedText : textOn(mark) }));
  if (mark.contested && !faded) parts.push(element('path', { d: outline(LETTERED.has(shapeOf(mark)) ? 'box' : 'dot', x, y, w + 3.5, h + 3.5), fill: 'none', stroke: tone.highlight, 'stroke-width': 1.75, 'stroke-dasharray': '3 2' }));
  return element('g', {}, element('title', {}, escaped(named(mark))), ...parts);
});

/** Draw the signs of kept, gained and lost. */
const drawnSigns = (place, scale, tone) => [...shown.signs].map(([id, sign]) => [away(id) ? foldOf[id] : things[id], sign]).filter(([mark]) => shown.marks[mark.id]).map(([mark, sign]) => {
  const [[x, y], [w, h]] = [place(mark.id), extent(mark, scale)];
  return element('circle', { cx: near(x + w * 0.8), cy: near(y - h * 0.8), r: 6, fill: tone.ground, stroke: tone.text }) + texted([sign], x + w * 0.8, y - h * 0.8 - LEADING / 2, { 'font-size': 12, 'font-weight': 700, fill: tone.text }).join('');
});

/** Write the names where the canvas has them. */
const drawnNames = (origin, tone) => names.list.flatMap(({ thing, rows, box }) => texted(rows, (box[0] + box[2]) / 2 + origin.x, box[1] + origin.y, {
  'font-size': central.has(thing) ? 13.5 : TEXT, fill: shown.litMarks && !shown.litMarks.has(thing) ? tone.muted : tone.text,
  stroke: tone.ground, 'stroke-width': 4, 'stroke-linejoin': 'round', 'paint-order': 'stroke',
}));

/** Lay entries out in rows no wider than *wide*; return their markup and how deep they reach. */
const flowed = (entries, wide, top) => {
  let [x, y] = [16, top];
  const out = entries.map(([width, draw]) => {
    if (x > 16 && x + width > wide - 16) [x, y] = [16, y + 22];
    const drawn = draw(x, y);
    x += width + 18;
    return drawn;
  });
  return [out, y + 16];
};

/** Draw the legend of what is seen: looks and lines. */
const keyed = (wide, top, tone) => {
  const font = { 'font-size': 12, fill: tone.text, 'dominant-baseline': 'central' };
  const seenLooks = [...new Set(marks.filter(({ id }) => shown.marks[id]).map(({ look }) => look))].sort((a, b) => a - b);
  const seenLines = [...new Set(strokes.filter(({ id }) => shown.strokes[id]).map(({ line }) => line))].sort((a, b) => a - b);
  const entry = (text, sample) => [24 + widthOf(text, fontOf(12)), (x, y) => sample(x, y) + element('text', { x: near(x + 24), y, ...font }, escaped(text))];
  return flowed([
    ...(said.groups.length ? said.groups.map((words, i) => entry(`${i + 1} ${words}`, (x, y) => element('path', { d: outline(GROUP_SHAPES[i % GROUP_SHAPES.length], x + 10, y, 6, 6), fill: GROUPS[i % GROUPS.length][0], stroke: tone.border }))) : seenLooks.map((look) => entry(looks[look].plural, (x, y) => element('path', { d: outline(looks[look].shape, x + 10, y, LETTERED.has(looks[look].shape) ? 9.5 : 5.6, 5.6), fill: looks[look].fill, stroke: tone.border, 'stroke-width': 1.25 })))),
    ...seenLines.map((line) => entry(lines[line].plural, (x, y) => element('path', { d: `M${near(x)} ${y}h20`, stroke: toned(lines[line].colour), 'stroke-width': lines[line].width }))),
  ], wide, top);
};

/** Break text into lines no wider than *wide*. */
const broken = (text, wide, font) => {
  const rows = [''];
  for (const word of text.split(/\s+/)) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (rows.at(-1) && widthOf(longer, font) > wide) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  return rows;
};

/** Return what is seen as one SVG. */
const svgOf = () => {
  const tone = colours();
  const scale = network.getScale();
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const place = (id) => [at(id).x * scale + origin.x, at(id).y * scale + origin.y];
  const words = { fill: tone.text, 'dominant-baseline': 'central' };
  const [legend, deep] = keyed(wide, HEAD + high + 20, tone);
  const sources = ['Sources', ...said.cited].flatMap((text) => broken(text, wide - 32, fontOf(11)));
  const whole = deep + 12 + sources.length * LINE_HEIGHT;
  const clip = element('clipPath', { id: 'stage' }, element('rect', { x: 0, y: 0, width: wide, height: high }));
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', width: wide, height: whole, viewBox: `0 0 ${wide} ${whole}`, 'font-family': FONT.replaceAll('"', "'"), role: 'img' },
    element('title', {}, escaped(said.title)), clip,
    element('rect', { width: wide, height: whole, fill: tone.ground }),
    element('text', { x: 16, y: 24, 'font-size': 18, 'font-weight': 700, ...words }, escaped(said.title)),
    element('text', { x: 16, y: 46, 'font-size': 12, ...words, fill: tone.muted }, escaped(seenIn())),
    element('g', { transform: `translate(0 ${HEAD})`, 'clip-path': 'url(#stage)' },
      ...drawnLines(place, scale), ...drawnMarks(place, scale, tone), ...drawnSigns(place, scale, tone), ...drawnNames(origin, tone)),
    ...legend,
    ...sources.map((row, i) => element('text', { x: 16, y: near(deep + 12 + i * LINE_HEIGHT), 'font-size': 11, ...words, fill: tone.muted }, escaped(row))));
};

/** Say what is seen: how much of what, and when. */
const seenIn = () => `${document.getElementById('tally').textContent} as of ${said.asOf}`;
