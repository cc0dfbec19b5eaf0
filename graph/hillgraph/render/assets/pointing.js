// Pointing: things and ties chosen by mouse, finger and arrow keys.

/** Return the shown thing nearest to a point of the stage, within reach. */
const nearest = ({ x, y }, reach) => {
  const scale = network.getScale();
  let best = null;
  for (const thing of things) {
    if (!shown.things[thing.id]) continue;
    const spot = network.canvasToDOM({ x: at(thing.id).x, y: at(thing.id).y });
    const [w, h] = extent(thing, scale);
    const away = Math.hypot(Math.max(Math.abs(spot.x - x) - w, 0), Math.max(Math.abs(spot.y - y) - h, 0));
    if (away <= reach && (!best || away < best.away)) best = { id: thing.id, away };
  }
  return best?.id;
};

network.on('click', ({ pointer, event }) => {
  const thing = nearest(pointer.DOM, event.pointerType === 'touch' ? 16 : 5);
  const tie = thing === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
  if (thing !== undefined) choose({ thing });
  else if (tie !== undefined && shown.ties[tie]) choose({ tie });
  else if (state.chosen) clear();
});
network.on('hoverNode', ({ node }) => hover(node));
network.on('blurNode', () => hover(null));
network.on('dragging', ({ nodes: held }) => held.length && (revision += 1));

/** Name the thing under the pointer. */
const hover = (id) => {
  state.hovered = id;
  revision += 1;
  container.style.cursor = id === null ? '' : 'pointer';
  network.redraw();
};

/** Move the keyboard's place to the nearest thing in a direction. */
const step = (dx, dy) => {
  const from = state.cursor === null ? null : at(state.cursor);
  const centre = from || network.getViewPosition();
  let best = null;
  for (const { id } of things) {
    if (id === state.cursor || !shown.things[id] || (shown.lit && !shown.lit.has(id))) continue;
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
  const thing = things[best.id];
  document.getElementById('spoken').textContent = `${thing.label}, ${looks[thing.look].label}, ${counted(thing.ties.length, 'tie', 'ties')}`;
};
