// Start: buttons and keys, then the first drawing.

const button = (id) => document.getElementById(id);

/** Open or close the legend where it is an overlay. */
const openLegend = (open) => {
  document.body.classList.toggle('legend-open', open);
  button('open-legend').setAttribute('aria-expanded', String(open));
  (open ? button('close-legend') : button('open-legend')).focus();
};

button('open-legend').addEventListener('click', () => openLegend(!document.body.classList.contains('legend-open')));
button('close-legend').addEventListener('click', () => openLegend(false));
button('show-table').addEventListener('click', () => change({ view: state.view === 'table' ? 'picture' : 'table' }));
for (const view of ['about', 'save'])
  button(`show-${view}`).addEventListener('click', () => {
    const open = state.view === view && !state.chosen;
    clear();
    change({ view: open ? 'picture' : view });
    if (!open) focusDetails();
  });
button('fit').addEventListener('click', () => {
  moved = false;
  fit();
  setTimeout(keep, 400);
});
button('zoom-in').addEventListener('click', () => zoomBy(1.35));
button('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));

const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

container.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || (state.step !== null && moves[event.key])) return;
  if (moves[event.key]) step(...moves[event.key]);
  else if ((event.key === 'Enter' || event.key === ' ') && state.cursor !== null) {
    choose(targetAt(state.cursor));
    focusDetails();
  } else if (event.key === '+' || event.key === '=') zoomBy(1.35);
  else if (event.key === '-') zoomBy(1 / 1.35);
  else if (event.key === '0') fit();
  else return;
  event.preventDefault();
});
container.addEventListener('focus', repaint);
container.addEventListener('blur', repaint);

document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input[type=text], input[type=date], input[type=range], select');
  if (state.step !== null && !typing && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
    event.preventDefault();
    return walk(event.key === 'ArrowRight' ? 1 : -1);
  }
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
  } else if (event.key === 'Escape') {
    if (document.body.classList.contains('legend-open')) openLegend(false);
    else if (state.picking !== null) change({ picking: null });
    else if (state.step !== null) leaveStory();
    else if (!panel.hidden) leave();
    else if (state.cursor !== null) change({ cursor: null });
    else if (state.view === 'table') change({ view: 'picture' });
  }
  return undefined;
});

heard((fields) => 'chosen' in fields && reveal()); // last, when every bar and panel is as it will be
network.setSize('100%', '100%'); // of the stage as it is once every bar is there
fit(false);
home = network.getScale();
restore(location.hash.slice(1) || said.opening);
