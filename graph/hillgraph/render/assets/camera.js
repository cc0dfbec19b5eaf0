// Camera: which part of the picture is in sight. No panel may cover what is chosen.

/** Return the part of the stage that no panel covers: left, top, right, bottom. */
const uncovered = () => {
  const whole = [0, 0, stage.clientWidth, stage.clientHeight];
  const panel = document.getElementById('details');
  if (panel.hidden) return whole;
  const [own, its] = [stage.getBoundingClientRect(), panel.getBoundingClientRect()];
  return narrow() ? [0, 0, whole[2], Math.max(its.top - own.top, 80)] : [0, 0, Math.min(its.left - own.left, whole[2]), whole[3]];
};

/** Return the bounds of things in the picture's unit. */
const bounds = (ids) => {
  const [xs, ys] = [ids.map((id) => at(id).x), ids.map((id) => at(id).y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return [least(xs), least(ys), most(xs), most(ys)];
};

/** Move so that these things fill what is uncovered, no closer than *closest*. */
const frame = (ids, closest, moving = true) => {
  if (!ids.length) return;
  network.setSize('100%', '100%'); // a bar may just have come or gone
  const [west, north, east, south] = bounds(ids);
  const [left, top, right, bottom] = uncovered();
  const [marginX, marginY] = stage.clientWidth < 800 ? [46, 56] : [70, 46];
  const scale = Math.min(closest, Math.max(right - left - 2 * marginX, 60) / Math.max(east - west, 1), Math.max(bottom - top - 2 * marginY, 60) / Math.max(south - north, 1));
  const position = {
    x: (west + east) / 2 + (stage.clientWidth / 2 - (left + right) / 2) / scale,
    y: (north + south) / 2 + (stage.clientHeight / 2 - (top + bottom) / 2) / scale,
  };
  network.moveTo({ position, scale, animation: moving && !calm.matches ? { duration: 280, easingFunction: 'easeInOutQuad' } : false });
};

/** Show all. */
const fit = (moving = true) => {
  frame(marks.filter(({ id }) => shown.marks[id]).map(({ id }) => id), 1.3, moving);
};

/** Bring what is chosen into sight, moving only when it isn't; a story always goes there. */
const reveal = () => {
  if (!shown.litMarks || state.view !== 'picture') return;
  const lit = [...shown.litMarks].filter((id) => shown.marks[id]);
  if (state.step !== null) return frame(lit, home * 1.9);
  const [left, top, right, bottom] = uncovered();
  const seen = lit.every((id) => {
    const { x, y } = network.canvasToDOM({ x: at(id).x, y: at(id).y });
    return x > left + 30 && x < right - 30 && y > top + 20 && y < bottom - 30;
  });
  if (!seen) frame(lit, Math.max(network.getScale(), home));
  return undefined;
};

/** Zoom by a factor around what is uncovered. */
const zoomBy = (factor) => {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 6), animation: calm.matches ? false : { duration: 150, easingFunction: 'easeInOutQuad' } });
};

addEventListener('resize', () => {
  if (wide !== upright()) return;
  wide = !upright();
  drawnNodes.update(turned());
  fit(false);
});
