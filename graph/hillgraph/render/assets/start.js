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
button('show-about').addEventListener('click', () => {
  const open = state.view === 'about' && !state.chosen;
  clear();
  change({ view: open ? 'picture' : 'about' });
  if (!open) focusDetails();
});
button('fit').addEventListener('click', () => fit());
button('zoom-in').addEventListener('click', () => zoomBy(1.35));
button('zoom-out').addEventListener('click', () => zoomBy(1 / 1.35));

const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

container.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (moves[event.key]) step(...moves[event.key]);
  else if ((event.key === 'Enter' || event.key === ' ') && state.cursor !== null) {
    choose({ thing: state.cursor });
    focusDetails();
  } else if (event.key === '+' || event.key === '=') zoomBy(1.35);
  else if (event.key === '-') zoomBy(1 / 1.35);
  else if (event.key === '0') fit();
  else return;
  event.preventDefault();
});
container.addEventListener('focus', () => network.redraw());
container.addEventListener('blur', () => network.redraw());

document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input[type=text]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
  } else if (event.key === 'Escape') {
    if (document.body.classList.contains('legend-open')) openLegend(false);
    else if (!panel.hidden) leave();
    else if (state.cursor !== null) change({ cursor: null });
    else if (state.view === 'table') change({ view: 'picture' });
  }
});

change({ view: 'picture' });
fit(false);
home = network.getScale();
network.redraw();
