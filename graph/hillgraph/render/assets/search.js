// Search: things by name, other names and facts; arrows move, Enter chooses, Escape leaves.

const field = document.getElementById('search');
const found = document.getElementById('found');
const MOST = 12;
let hits = [];
let active = -1;

/** What a thing is found by: its names first, then what is said of it. */
const indexed = things.map((thing) => ({
  thing,
  label: folded(thing.label),
  names: [thing.short, thing.name, thing.note].map((text) => [folded(text), text]),
  said: thing.rows.map(([, value]) => [folded(value), value]),
}));

/** Return how well an entry answers, lower is better, and the words that it was found by. */
const answer = ({ label, names, said: values }, words) => {
  const within = (text) => words.every((word) => text.includes(word));
  if (label === words.join(' ')) return [0, ''];
  if (label.startsWith(words[0]) && within(label)) return [1, ''];
  if (within(label)) return [2, ''];
  for (const [text, shownText] of names) if (within(text)) return [3, shownText];
  for (const [text, shownText] of values) if (within(text)) return [4, shownText];
  return within([label, ...names.map(([text]) => text), ...values.map(([text]) => text)].join(' ')) ? [5, ''] : null;
};

/** Find and list. */
const search = () => {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  hits = !words.length ? [] : indexed
    .map((entry) => ({ thing: entry.thing, rank: answer(entry, words) }))
    .filter(({ rank }) => rank)
    .sort((a, b) => a.rank[0] - b.rank[0] || b.thing.ties.length - a.thing.ties.length || a.thing.id - b.thing.id);
  active = hits.length ? 0 : -1;
  list(words.length > 0);
};

/** Show the list of what was found. */
const list = (open) => {
  const rows = hits.slice(0, MOST).map(({ thing, rank }, i) => make(
    'li', { role: 'option', id: `hit-${i}`, 'aria-selected': String(i === active), onclick: () => take(thing) },
    icon(thing.look),
    make('span', { class: 'name' }, thing.label, make('small', {}, [looks[thing.look].label, rank[1] || (thing.short === thing.label ? '' : thing.short)].filter(Boolean).join(' · '))),
    make('span', { class: 'count' }, String(thing.ties.length)),
  ));
  if (open && !hits.length) rows.push(make('li', { class: 'empty', role: 'option', 'aria-disabled': 'true' }, 'Nothing by that name'));
  if (hits.length > MOST) rows.push(make('li', { class: 'empty', role: 'option', 'aria-disabled': 'true' }, `and ${hits.length - MOST} more`));
  found.replaceChildren(...rows);
  found.hidden = !open;
  field.setAttribute('aria-expanded', String(open));
  mark();
};

/** Mark the row that Enter would choose. */
const mark = () => {
  [...found.children].forEach((row, i) => row.setAttribute('aria-selected', String(i === active)));
  if (active >= 0) {
    field.setAttribute('aria-activedescendant', `hit-${active}`);
    document.getElementById(`hit-${active}`).scrollIntoView({ block: 'nearest' });
  } else field.removeAttribute('aria-activedescendant');
};

/** Choose what was found, showing it where a filter hides it. */
const take = (thing) => {
  field.value = '';
  search();
  unhide(thing.id);
  choose({ thing: thing.id });
  focusDetails();
};

field.addEventListener('input', search);
field.addEventListener('focus', () => field.value && search());
field.addEventListener('blur', () => setTimeout(() => list(false), 150));
field.addEventListener('keydown', (event) => {
  const last = Math.min(hits.length, MOST) - 1;
  if (event.key === 'ArrowDown') active = Math.min(active + 1, last);
  else if (event.key === 'ArrowUp') active = Math.max(active - 1, Math.min(0, last));
  else if (event.key === 'Enter' && hits[active]) return take(hits[active].thing);
  else if (event.key === 'Escape') {
    event.stopPropagation();
    if (field.value) field.value = '';
    else field.blur();
    return search();
  } else return undefined;
  event.preventDefault();
  return mark();
});
found.addEventListener('mousedown', (event) => event.preventDefault());
