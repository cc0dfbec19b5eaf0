// Labels: which names are written where, so that none lies on another. All in CSS pixels.

const CELL = 48;

/** A sheet on which boxes are booked, to ask what a new one would cover. */
const sheet = () => {
  const cells = new Map();
  const each = function* (box) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i += 1)
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j += 1) yield `${i},${j}`;
  };
  return {
    /** Book a box. */
    book(box, owner, price = 1) {
      for (const cell of each(box)) (cells.get(cell) || cells.set(cell, []).get(cell)).push([box, owner, price]);
    },
    /** Return the priced area that a box would cover of others. */
    covered(box, owner) {
      let area = 0;
      const met = new Set();
      for (const cell of each(box))
        for (const entry of cells.get(cell) || []) {
          const [other, whose, price] = entry;
          if (whose === owner || met.has(entry)) continue;
          met.add(entry);
          const wide = Math.min(box[2], other[2]) - Math.max(box[0], other[0]);
          const high = Math.min(box[3], other[3]) - Math.max(box[1], other[1]);
          if (wide > 0 && high > 0) area += wide * high * price;
        }
      return area;
    },
  };
};

/** Return the boxes where a name may stand: below, above, right, left, then the corners. */
const spots = (x, y, [wide, high], width, height) => {
  const gap = 3;
  const middle = x - width / 2;
  const right = x + wide + gap + 1;
  const left = x - wide - gap - 1 - width;
  const places = [
    [middle, y + high + gap], [middle, y - high - gap - height],
    [right, y - height / 2], [left, y - height / 2],
    [right - 4, y + high - 2], [left + 4, y + high - 2],
    [right - 4, y - high - height + 2], [left + 4, y - high - height + 2],
  ];
  return places.map(([px, py]) => [px, py, px + width, py + height]);
};

/** Return the things to be named, the most important first, each with whether it must be. */
const candidates = (scale, home) => {
  const standing = shown.marks.filter(Boolean).length;
  const roomy = scale >= Math.min(home * 1.3, 1.15) || standing <= 80;
  const small = scale < 0.95 * design;
  const close = shown.litMarks && (state.chosen.tie !== undefined || shown.litMarks.size <= 12);
  const wanted = [];
  for (const thing of marks) {
    if (!shown.marks[thing.id] || lettered(thing, scale)) continue;
    const pointed = thing.id === state.hovered || thing.id === state.cursor || thing.id === state.chosen?.thing;
    if (shown.litMarks && !shown.litMarks.has(thing.id) && !pointed) continue;
    if (pointed) wanted.push([thing, 2]);
    else if (close || central.has(thing.id)) wanted.push([thing, 1]);
    else if (roomy || shown.litMarks || thing.always || (!small && !thing.crowd)) wanted.push([thing, 0]);
  }
  return wanted.sort((a, b) => b[1] - a[1] || b[0].ties.length - a[0].ties.length || a[0].id - b[0].id);
};

/** The ten things with most ties, named whatever the zoom. */
const central = new Set([...things].sort((a, b) => b.ties.length - a.ties.length || a.id - b.id).slice(0, 10).map(({ id }) => id));

/** Return every name with its box, relative to the picture's origin at this zoom. */
const placed = (scale, home, at) => {
  const booked = sheet();
  const sizes = new Map();
  for (const thing of marks) {
    if (!shown.marks[thing.id] || (shown.litMarks && !shown.litMarks.has(thing.id))) continue;
    const [wide, high] = extent(thing, scale);
    const { x, y } = at(thing.id);
    sizes.set(thing.id, [wide, high]);
    booked.book([x * scale - wide, y * scale - high, x * scale + wide, y * scale + high], thing.id, lettered(thing, scale) ? 3 : 1);
  }
  const names = [];
  const [left, , right] = uncovered();
  const origin = network.canvasToDOM({ x: 0, y: 0 }).x;
  const sides = [left - origin + 2, right - origin - 2];
  for (const [thing, must] of candidates(scale, home)) {
    const name = fitted(thing, must, scale, at(thing.id), booked, sizes.get(thing.id) || extent(thing, scale), sides);
    if (!name) continue;
    booked.book(name.box, thing.id, 2);
    names.push(name);
  }
  return names;
};

/** Return one name where it covers least, or nothing when it needn't be and there is no room. */
const fitted = (thing, must, scale, { x, y }, booked, size, sides) => {
  const strong = thing.id === state.chosen?.thing || thing.id === state.cursor;
  const points = central.has(thing.id) ? 13.5 : TEXT;
  const font = fontOf(points, strong ? 600 : 400);
  const rows = thing.set.split('\n');
  const width = Math.max(...rows.map((row) => widthOf(row, font))) + 2;
  let best = null;
  const inside = x * scale > sides[0] && x * scale < sides[1];
  for (const box of spots(x * scale, y * scale, size, width, rows.length * LEADING)) {
    const area = booked.covered(box, thing.id) + (inside && (box[0] < sides[0] || box[2] > sides[1]) ? 400 : 0);
    if (!best || area < best.area) best = { area, box };
    if (!area) break;
  }
  return best.area && !must ? null : { thing: thing.id, font, rows, box: best.box };
};

/** Write the names on the canvas, each with a halo of the ground's colour. */
const write = (ctx, names, left, top) => {
  const tone = colours();
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = tone.ground;
  for (const { thing, font, rows, box } of names) {
    const middle = (box[0] + box[2]) / 2 + left;
    if (box[2] + left < -50 || box[0] + left > ctx.canvas.width || box[3] + top < -50 || box[1] + top > ctx.canvas.height) continue;
    ctx.font = font;
    ctx.fillStyle = shown.litMarks && !shown.litMarks.has(thing) ? tone.muted : tone.text;
    rows.forEach((row, i) => ctx.strokeText(row, middle, box[1] + top + LEADING * (i + 0.5)));
    rows.forEach((row, i) => ctx.fillText(row, middle, box[1] + top + LEADING * (i + 0.5)));
  }
};
