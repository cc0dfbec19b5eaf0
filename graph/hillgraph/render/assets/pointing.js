// Pointing: things and ties chosen by mouse, finger and arrow keys.

/** Return the mark nearest to a point of the stage, within reach. */
const nearest = ({ x, y }, reach) => {
  const scale = network.getScale();
  let best = null;
  for (const thing of marks) {
    if (!shown.marks[thing.id]) continue;
    const spot = network.canvasToDOM({ x: at(thing.id).x, y: at(thing.id).y });
    const [w, h] = extent(thing, scale);
    const away = Math.hypot(Math.max(Math.abs(spot.x - x) - w, 0), Math.max(Math.abs(spot.y - y) - h, 0));
    if (away <= reach && (!best || away < best.away)) best = { id: thing.id, away };
  }
  return best?.id;
};

network.on('click', ({ pointer, event }) => {
  const mark = nearest(pointer.DOM, event.pointerType === 'touch' ? 16 : 5);
  const stroke = mark === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
  if (mark !== undefined) choose(targetAt(mark));
  else if (stroke !== undefined && shown.strokes[stroke]) choose(strokes[stroke].fold ? { fold: strokes[stroke].fold.id } : { tie: stroke });
  else if (state.chosen && state.picking === null) clear();
});

/** Return what choosing a mark chooses. */
const targetAt = (id) => (marks[id].fold ? { fold: id } : { thing: id });

network.on('hoverNode', ({ node }) => hover(node));
network.on('blurNode', () => hover(null));
network.on('dragging', ({ nodes: held }) => held.length && (revision += 1));

/** Name the thing under the pointer. */
const hover = (id) => {
  state.hovered = id;
  revision += 1;
  container.style.cursor = id === null ? '' : 'pointer';
  repaint();
};

/** Move the keyboard's place to the nearest thing in a direction. */
const step = (dx, dy) => {
  const from = state.cursor === null ? null : at(state.cursor);
  const centre = from || network.getViewPosition();
  let best = null;
  for (const { id } of marks) {
    if (id === state.cursor || !shown.marks[id] || (shown.litMarks && !shown.litMarks.has(id))) continue;
    const [ax, ay] = [at(id).x - centre.x, at(id).y - centre.y];
    const along = ax * dx + ay * dy;
    const across = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (from && along <= 0) continue;
    const cost = from ? along + 2.2 * across : Math.hypot(ax, ay);
    if (!best || cost < best.cost) best = { id, cost };
  }
  if (!best) return;
  change({ cursor: best.id });
  const { x, y } = network.canvasToDOM({ x: at(best.id).x, y: at(best.id).y });
  const [left, top, right, bottom] = uncovered();
  if (x < left + 20 || x > right - 20 || y < top + 20 || y > bottom - 20) frame([best.id], network.getScale());
  const mark = marks[best.id];
  document.getElementById('spoken').textContent = `${named(mark)}, ${mark.fold ? 'folded' : looks[mark.look].label}, ${counted(mark.ties.length, 'tie', 'ties')}`;
};
