// Marks: the shape and colours of a thing, the same in the picture and the legend.

const dark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const LETTERED = new Set(['box', 'ellipse']);
const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Noto Sans KR", sans-serif';
const TEXT = 12.5;
const LEADING = 15;
const LEAST = 0.5; // marks shrink no further than this in a picture of the designed size
const FRAME = [1068, 720];

/** Return the canvas's own colours, light or dark. */
const colours = () =>
  dark.matches
    ? { ground: '#15181D', border: '#E5E7EB', text: '#E8EAED', muted: '#A3ACB8', faded: '#2A3038', fadedText: '#5F6873', highlight: '#FB923C', cursor: '#7DB7F0' }
    : { ground: '#FBFBFA', border: '#1F2937', text: '#1F2937', muted: '#5B6472', faded: '#E9EBEE', fadedText: '#A7AFBA', highlight: '#C2410C', cursor: '#0B5CAD' };

/** The fills of communities, each with a colour for the number on it. */
const GROUPS = [
  ['#0072B2', '#FFFFFF'], ['#E69F00', '#1F2937'], ['#882255', '#FFFFFF'], ['#56B4E9', '#1F2937'],
  ['#117733', '#FFFFFF'], ['#F0E442', '#1F2937'], ['#CC79A7', '#1F2937'], ['#D9DCE1', '#1F2937'],
];

/** The shapes of communities, so that nobody needs colours to tell them apart. */
const GROUP_SHAPES = ['dot', 'square', 'diamond', 'triangle', 'hexagon', 'triangleDown', 'star'];

/** Return a mark's shape: its community's, or its look's. */
const shapeOf = (mark) => (mark.group ? GROUP_SHAPES[(mark.group - 1) % GROUP_SHAPES.length] : looks[mark.look].shape);

/** Return a mark's fill: its community's, or its look's. */
const fillOf = (mark) => (mark.group ? GROUPS[(mark.group - 1) % GROUPS.length][0] : looks[mark.look].fill);

/** Return the colour of a number on a mark. */
const textOn = (mark) => GROUPS[(mark.group - 1) % GROUPS.length][1];

/** Return a mark's size by what sizes say. */
const sizeOf = (mark) => {
  if (state.sizing === 'ties' || mark.fold) return nodes[mark.id].size;
  return looks[mark.look].size * (state.sizing === 'broker' ? 8 + 20 * Math.sqrt(mark.broker) : 12);
};
heard((fields) => {
  if ('sizing' in fields) for (const mark of marks) mark.size = sizeOf(mark);
});

/** Return a line's colour, brightened where the ground is dark. */
const toned = (colour) => {
  if (!dark.matches) return colour;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.map((part) => Math.round(part + (255 - part) * 0.45)).join(',')})`;
};

/** The corners of the shapes made of straight sides, for a half-size of 1. */
const corners = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  triangle: [[0, -1.15], [1.15, 0.85], [-1.15, 0.85]],
  triangleDown: [[0, 1.15], [1.15, -0.85], [-1.15, -0.85]],
  hexagon: Array.from({ length: 6 }, (_, i) => [1.1 * Math.cos((i * Math.PI) / 3), 1.1 * Math.sin((i * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, i) => {
    const reach = i % 2 ? 0.56 : 1.3;
    return [reach * Math.sin((i * Math.PI) / 5), -reach * Math.cos((i * Math.PI) / 5)];
  }),
};

/** Trace a shape around a point; *wide* and *high* are half-sizes. */
const trace = (ctx, shape, x, y, wide, high) => {
  ctx.beginPath();
  if (shape === 'box') return ctx.roundRect(x - wide, y - high, 2 * wide, 2 * high, Math.min(wide, high) * 0.3);
  if (corners[shape]) corners[shape].forEach(([dx, dy]) => ctx.lineTo(x + dx * wide, y + dy * high));
  else ctx.ellipse(x, y, wide, high, 0, 0, 2 * Math.PI);
  return ctx.closePath();
};

/** Make a small picture of a look, for the legend and lists. */
const icon = (look, size = 16) => {
  const canvas = make('canvas', { class: 'icon', 'aria-hidden': 'true', 'data-look': look });
  const ratio = Math.max(2, devicePixelRatio);
  canvas.width = 22 * ratio;
  canvas.height = size * ratio;
  paintIcon(canvas, ratio, size);
  return canvas;
};

/** Draw the look that a small picture stands for. */
const paintIcon = (canvas, ratio, size) => {
  const { group, look } = canvas.dataset;
  const { shape, fill, size: large } = group === undefined ? looks[look] : { shape: GROUP_SHAPES[group % GROUP_SHAPES.length], fill: GROUPS[group % GROUPS.length][0], size: 1 };
  const small = large < 1 ? 0.8 : 1;
  const ctx = canvas.getContext('2d');
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, 22, size);
  const wide = LETTERED.has(shape) ? 9.5 : 5.6 * small;
  trace(ctx, shape, 11, size / 2 + (shape === 'triangle' ? 0.8 : shape === 'triangleDown' ? -0.8 : 0), wide, 5.6 * small);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = colours().border;
  ctx.stroke();
};

/** Repaint every small picture, as when day turns to night. */
const repaintIcons = () => {
  for (const canvas of document.querySelectorAll('canvas.icon'))
    paintIcon(canvas, canvas.width / 22, (canvas.height * 22) / canvas.width);
};

const measuring = document.createElement('canvas').getContext('2d');
const measured = new Map();

/** Return the width of text in CSS pixels, measured once. */
const widthOf = (text, font) => {
  const key = `${font}|${text}`;
  if (!measured.has(key)) {
    measuring.font = font;
    measured.set(key, measuring.measureText(text).width);
  }
  return measured.get(key);
};

/** Return the font for a thing's name. */
const fontOf = (size = TEXT, weight = 400) => `${weight} ${size}px ${FONT}`;

/** The zoom that the positions were worked out for: all of them in a frame this wide and high. */
const design = (() => {
  const reach = (axis) => {
    const all = marks.filter((mark) => mark.fold || !foldOf[mark.id]).map((mark) => mark[axis]);
    return Math.max(all.reduce((a, b) => Math.max(a, b), -Infinity) - all.reduce((a, b) => Math.min(a, b), Infinity), 1);
  };
  return Math.min(1, FRAME[0] / reach('x'), FRAME[1] / reach('y'));
})();

/** Return the half-size of a mark with its name inside, which keeps its size on screen. */
const lettering = (mark) => {
  const rows = mark.set.split('\n');
  const wide = Math.max(...rows.map((row) => widthOf(row, fontOf(TEXT, 500))));
  const round = shapeOf(mark) === 'ellipse' ? 1.18 : 1;
  return [(wide / 2) * round + 7, ((rows.length * LEADING) / 2) * round + 4];
};

/** The zoom from which names fit into their marks without covering each other, but for two pairs. */
const letteredFrom = (() => {
  const boxes = marks.filter((mark) => LETTERED.has(shapeOf(mark)) && (mark.fold || !foldOf[mark.id])).map((mark) => [mark, ...lettering(mark)]);
  const apart = boxes.flatMap(([a, wide, high], i) => boxes.slice(i + 1).map(([b, w, h]) => Math.min((wide + w) / Math.max(Math.abs(a.x - b.x), 1), (high + h) / Math.max(Math.abs(a.y - b.y), 1))));
  return Math.min(Math.max(apart.sort((a, b) => b - a)[2] || 0, 0.5 * design), design);
})();

/** Say whether a mark's name is written inside it at this zoom; in a small picture there is no room. */
const lettered = (mark, scale) => LETTERED.has(shapeOf(mark)) && scale >= letteredFrom * 0.98;

/** Return the half-size of a mark on screen: text inside keeps its size, the rest grows with the zoom. */
const extent = (mark, scale) => {
  if (lettered(mark, scale)) return lettering(mark);
  const radius = Math.min(Math.max(mark.size * Math.max(scale, LEAST * Math.min(1, scale / design)), 2.6), 34);
  return LETTERED.has(shapeOf(mark)) ? [radius * 1.35, radius * 0.9] : [radius, radius];
};
