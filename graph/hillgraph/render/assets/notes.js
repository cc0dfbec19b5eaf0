// Notes: what is written on the drawn ties: their names when few are lit, and where sources differ.

const SPOTS = [0.5, 0.4, 0.6, 0.3, 0.7]; // of a tie, where something may be noted

/** Return a point of a drawn tie in CSS pixels: *part* of the way along it. */
const along = (tie, part, scale, left, top) => {
  const from = at(tie.from);
  const to = at(tie.to);
  const bend = tie.bend ? (tie.bend.type === 'curvedCW' ? 1 : -1) * tie.bend.roundness * 2 * part * (1 - part) : 0;
  return [
    (from.x + (to.x - from.x) * part - bend * (from.y - to.y)) * scale + left,
    (from.y + (to.y - from.y) * part + bend * (from.x - to.x)) * scale + top,
  ];
};

/** Return the place for a note on a tie: the nearest to its middle that no mark covers. */
const spotOn = (tie, scale, left, top) => {
  const free = SPOTS.map((part) => along(tie, part, scale, left, top)).find(([x, y]) => !marks.some(({ id }) => shown.marks[id] && (!shown.litMarks || shown.litMarks.has(id)) && covers(id, scale, x - left, y - top)));
  return free || along(tie, 0.5, scale, left, top);
};

/** Say whether a thing's mark lies on a point. */
const covers = (id, scale, x, y) => {
  const { x: ax, y: ay } = at(id);
  if (Math.abs(ax * scale - x) > 140 || Math.abs(ay * scale - y) > 60) return false;
  const [w, h] = extent(marks[id], scale);
  return Math.abs(ax * scale - x) < w + 6 && Math.abs(ay * scale - y) < h + 6;
};

/** Mark the ties on which sources differ. */
const differing = (ctx, scale, left, top) => {
  const tone = colours();
  for (const tie of ties) {
    if (!tie.contested || !shown.strokes[tie.id] || (shown.litTies && !shown.litTies.has(tie.id))) continue;
    const [x, y] = spotOn(tie, scale, left, top);
    if ([tie.from, tie.to].some((id) => covers(id, scale, x - left, y - top))) continue;
    const small = scale < 0.7 * design;
    ctx.beginPath();
    ctx.arc(x, y, small ? 2.5 : 6.5, 0, 2 * Math.PI);
    ctx.fillStyle = tone.ground;
    ctx.fill();
    ctx.lineWidth = 1.25;
    ctx.strokeStyle = ctx.fillStyle = tone.highlight;
    ctx.stroke();
    if (small) continue;
    ctx.font = fontOf(11, 700);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText('≠', x, y + 0.5);
  }
};

/** Draw the sign that each mark bears, as where supporters are compared. */
const signed = (ctx, scale, left, top) => {
  const tone = colours();
  for (const [id, sign] of shown.signs) {
    const mark = away(id) ? foldOf[id] : things[id];
    if (!shown.marks[mark.id]) continue;
    const [w, h] = extent(mark, scale);
    const [x, y] = [at(mark.id).x * scale + left + w * 0.8, at(mark.id).y * scale + top - h * 0.8];
    ctx.beginPath();
    ctx.arc(x, y, scale < 0.7 * design ? 4 : 6, 0, 2 * Math.PI);
    ctx.fillStyle = tone.ground;
    ctx.fill();
    ctx.lineWidth = scale < 0.7 * design ? 0.75 : 1.25;
    ctx.strokeStyle = ctx.fillStyle = tone.text;
    ctx.stroke();
    ctx.font = fontOf(scale < 0.7 * design ? 9 : 12, 700);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillText(sign, x, y + 0.5);
  }
};

/** Write what the lit ties are, at their middles. */
const tieNames = (ctx, scale, left, top) => {
  const tone = colours();
  const taken = sheet();
  for (const name of names.list) taken.book(name.box.map((side, i) => side + (i % 2 ? top : left)), 'name');
  ctx.font = fontOf(11);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineWidth = 4;
  ctx.strokeStyle = tone.ground;
  ctx.fillStyle = tone.muted;
  for (const id of shown.litStrokes) {
    if (!shown.strokes[id]) continue;
    const tie = strokes[id];
    const [x, y] = spotOn(tie, scale, left, top);
    const drop = tie.contested ? 14 : 0;
    const text = tie.label.length > 40 ? `${tie.label.slice(0, 39)}…` : tie.label;
    const half = widthOf(text, fontOf(11)) / 2 + 2;
    const box = [x - half, y + drop - 7, x + half, y + drop + 7];
    if (state.chosen.tie === undefined && taken.covered(box)) continue;
    taken.book(box, id);
    ctx.strokeText(text, x, y + drop);
    ctx.fillText(text, x, y + drop);
  }
};
