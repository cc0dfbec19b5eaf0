// Legend: what shapes and lines mean, how many there are, and a box to hide each.

/** Make one row: a box to tick, a sample, a name and a count. */
const legendRow = (sample, name, on, toggle) => {
  const box = make('input', { type: 'checkbox' });
  box.checked = on;
  box.addEventListener('change', () => toggle(box.checked));
  const count = make('span', { class: 'count' });
  const row = make('label', { class: 'row' }, box, sample, make('span', { class: 'name' }, name), count);
  return { row, box, count };
};

/** Make a sample of a line, dashed or whole. */
const lineSample = (colour, width, dashed = false) => {
  const sample = make('span', { class: dashed ? 'line dashed' : 'line', 'aria-hidden': 'true' });
  sample.style.setProperty('--colour', colour);
  sample.style.setProperty('--width', `${Math.max(width, 1.5)}px`);
  return sample;
};

/** Fill one group of the legend and keep it in step. */
const legendGroup = (id, entries, hidden, field) => {
  const home = document.getElementById(id);
  const present = entries.filter((entry) => entry.members.length);
  const rows = present.map((entry) => {
    const flip = (on) => {
      const next = new Set(state[hidden]);
      if (on) next.delete(entry.number);
      else next.add(entry.number);
      change({ [hidden]: next });
    };
    return { ...legendRow(entry.sample(), entry.name, true, flip), entry };
  });
  const all = make('button', { type: 'button', class: 'all' }, 'none');
  all.addEventListener('click', () => change({ [hidden]: state[hidden].size ? new Set() : new Set(present.map(({ number }) => number)) }));
  home.before(all);
  home.append(...rows.map(({ row }) => row));
  heard(() => {
    all.textContent = state[hidden].size ? 'all' : 'none';
    all.setAttribute('aria-label', `${all.textContent} of the ${field}`);
    for (const { entry, box, count, row } of rows) {
      box.checked = !state[hidden].has(entry.number);
      row.classList.toggle('off', !box.checked);
      count.textContent = entry.shown().toLocaleString('en');
    }
  });
};

legendGroup('looks', looks.map((look, number) => ({
  number,
  name: look.plural,
  members: things.filter((thing) => thing.look === number),
  sample: () => icon(number),
  shown: () => things.filter((thing) => thing.look === number && present(thing)).length,
})), 'hiddenLooks', 'things');

/** Make a small picture of a community's marks. */
const groupIcon = (place) => {
  const canvas = make('canvas', { class: 'icon', 'aria-hidden': 'true', 'data-group': place });
  Object.assign(canvas, { width: 22 * Math.max(2, devicePixelRatio), height: 16 * Math.max(2, devicePixelRatio) });
  paintIcon(canvas, Math.max(2, devicePixelRatio), 16);
  return canvas;
};

legendGroup('groups', said.groups.map((words, place) => ({
  number: place + 1,
  name: `${place + 1}: ${words}`,
  members: things.filter((thing) => thing.group === place + 1),
  sample: () => groupIcon(place),
  shown: () => things.filter((thing) => thing.group === place + 1 && present(thing)).length,
})), 'hiddenGroups', 'groups');
document.getElementById('groups-part').hidden = !said.groups.length;

legendGroup('lines', lines.map((line, number) => ({
  number,
  name: line.plural,
  members: ties.filter((tie) => tie.line === number),
  sample: () => lineSample(line.colour, line.width),
  shown: () => ties.filter((tie) => tie.line === number && holds(tie) && shown.things[tie.from] && shown.things[tie.to]).length,
})), 'hiddenLines', 'ties');

const signs = document.getElementById('signs');
const sign = (sample, text) => {
  const row = make('p', { class: 'row' }, sample, make('span', { class: 'name' }, text));
  signs.append(row);
  return row;
};
if (ties.some((tie) => !tie.stands)) sign(lineSample('#5B6472', 1.6, true), 'no longer stands: withdrawn or ended');
if ([...things, ...ties].some((item) => item.contested)) sign(make('span', { class: 'differs', 'aria-hidden': 'true' }, '≠'), 'sources differ');
const sizes = sign(make('span', { class: 'sizes', 'aria-hidden': 'true' }, make('i'), make('i')), '');
const sizing = make('select', { 'aria-label': 'What size says' }, make('option', { value: 'ties' }, 'larger: more ties'),
  things.some(({ broker }) => broker !== undefined) ? make('option', { value: 'broker' }, 'larger: more often between others') : null,
  make('option', { value: 'same' }, 'all of one size'));
sizes.lastChild.append(sizing);
sizing.addEventListener('change', () => change({ sizing: sizing.value }));
heard(() => { sizing.value = state.sizing; });

if (folds.length) {
  const { row, box, count } = legendRow(make('span', { class: 'pile', 'aria-hidden': 'true' }), 'fold what is alike', true, (on) => {
    change({ open: new Set(on ? [] : folds.map(({ id }) => id)), chosen: on ? null : state.chosen });
    fit();
  });
  signs.append(row);
  heard(() => {
    box.checked = state.open.size < folds.length;
    box.indeterminate = state.open.size > 0 && box.checked;
    count.textContent = `${folds.length - state.open.size} of ${folds.length}`;
  });
}

heard(() => {
  const [seen, drawn] = [shown.things, shown.ties].map((list) => list.filter(Boolean).length);
  const part = (some, all, one, many) => (some === all ? counted(all, one, many) : `${some.toLocaleString('en')} of ${counted(all, one, many)}`);
  document.getElementById('tally').textContent = `${part(seen, things.length, 'thing', 'things')}, ${part(drawn, ties.length, 'tie', 'ties')}${state.day ? ` on ${state.day},` : ''}`;
});
