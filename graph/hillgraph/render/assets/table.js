// Table: the same ties in rows, for reading, sorting and screen readers. Rows follow the legend.

const sheetHome = document.getElementById('table');
const CHUNK = 250;
const SAME_ROWS = new Set(['chosen', 'cursor', 'picking', 'open', 'sizing', 'step']); // what leaves the rows as they are
const columns = [
  ['From', (tie) => things[tie.from].label],
  ['Tie', (tie) => tie.label],
  ['To', (tie) => things[tie.to].label],
  ['Since', (tie) => tie.since],
  ['Until', (tie) => tie.until],
  ['Stands', (tie) => (tie.stands ? 'yes' : 'no')],
  ['Source', (tie) => documentsOf(tie).map(({ title }) => title).join('; ')],
];
const order = { column: 0, down: false, rows: CHUNK };

/** Return the documents behind a tie, each once. */
const documentsOf = (tie) => {
  const once = new Map();
  for (const fact of facts(tie.rows)) for (const proof of fact.evidence) if (!once.has(proof.title)) once.set(proof.title, proof);
  return [...once.values()];
};

/** Return the ties shown, in the order asked for. */
const sorted = () => {
  const text = columns[order.column][1];
  const keyed = ties.filter((tie) => shown.ties[tie.id]).map((tie) => [text(tie), tie]);
  keyed.sort(([a, x], [b, y]) => (!a - !b) || (order.down ? -1 : 1) * a.localeCompare(b, 'en') || x.id - y.id);
  return keyed.map(([, tie]) => tie);
};

/** Make the head of a column, which sorts. */
const head = ([name], number) => {
  const here = order.column === number;
  const button = make('button', { type: 'button', onclick: () => {
    Object.assign(order, { column: number, down: here && !order.down });
    drawTable();
    sheetHome.querySelectorAll('thead button')[number].focus();
  } }, name, make('span', { 'aria-hidden': 'true' }, here ? (order.down ? ' ↓' : ' ↑') : ''));
  return make('th', { scope: 'col', 'aria-sort': here ? (order.down ? 'descending' : 'ascending') : 'none' }, button);
};

/** Make one row. */
const row = (tie) => make('tr', { class: tie.stands ? '' : 'ended' },
  make('th', { scope: 'row' }, chooser(things[tie.from].label, { thing: tie.from })),
  make('td', {}, chooser(tie.label, { tie: tie.id }), tie.contested ? make('span', { class: 'differs', title: 'sources differ' }, '≠') : null),
  make('td', {}, chooser(things[tie.to].label, { thing: tie.to })),
  make('td', { class: 'day' }, tie.since),
  make('td', { class: 'day' }, tie.until),
  make('td', {}, tie.stands ? 'yes' : 'no'),
  make('td', { class: 'from' }, ...documentsOf(tie).flatMap(({ title, address }, i) => [i ? '; ' : '', link(title, address)])));

/** Draw the table, its first rows at once and the rest when asked for. */
const drawTable = () => {
  const rows = sorted();
  const seen = rows.slice(0, order.rows);
  const more = make('button', { type: 'button', class: 'more', onclick: () => {
    order.rows = Infinity;
    drawTable();
    sheetHome.querySelectorAll('tbody tr')[seen.length]?.querySelector('button').focus();
  } }, `Show ${counted(rows.length - seen.length, 'more tie', 'more ties')}`);
  sheetHome.replaceChildren(make('table', {},
    make('caption', {}, `${counted(rows.length, 'tie', 'ties')} as drawn in the picture`),
    make('thead', {}, make('tr', {}, ...columns.map(head))),
    make('tbody', {}, ...seen.map(row))), rows.length > seen.length ? more : '');
};

heard((fields) => {
  const open = state.view === 'table';
  const left = document.getElementById('left-out');
  sheetHome.hidden = !open;
  stage.classList.toggle('away', open);
  if (left) left.hidden = open;
  document.getElementById('show-table').setAttribute('aria-pressed', String(open));
  if (open && Object.keys(fields).some((name) => !SAME_ROWS.has(name))) drawTable();
});
addEventListener('beforeprint', () => {
  order.rows = Infinity;
  drawTable();
  network.redraw();
});
