// Link: the state in the address's fragment, so that a link restores it; names, not numbers, so that it
// means the same in a page made anew.

/** Return the short name of a thing, tie or fold; a fold goes by its first member. */
const nameOf = (mark) => (mark.fold ? things[mark.members[0]].name : mark.name);

/** How each target is written and read; a name that isn't here gives nothing. */
const spelled = {
  thing: [(id) => [things[id].name], ([name]) => byName.get(name)?.thing],
  tie: [(id) => [ties[id].name], ([name]) => byName.get(name)?.tie],
  fold: [(id) => [nameOf(marks[id])], ([name]) => foldOf[byName.get(name)?.thing]?.id],
  path: [([from, to, only]) => [things[from].name, things[to].name, ...(only === undefined ? [] : [String(only)])], (parts) => paired(parts)],
  compare: [(pair) => pair.map((id) => things[id].name), (parts) => paired(parts)],
};

/** Return two things by name, and the number of a way where one is given. */
const paired = ([from, to, only]) => {
  const [a, b] = [byName.get(from)?.thing, byName.get(to)?.thing];
  if (a === undefined || b === undefined || a === b) return undefined;
  return only === undefined ? [a, b] : [a, b, Number(only) || 0];
};

/** Return the state as a fragment; what is as at the start is left out. */
const written = () => {
  const parts = new URLSearchParams();
  const put = (key, list) => list.length && parts.set(key, list.join(','));
  if (state.step !== null) parts.set('step', String(state.step + 1));
  else if (state.chosen) {
    const [kind, value] = kindOf(state.chosen);
    put(kind, spelled[kind][0](value));
  }
  if (state.view !== 'picture') parts.set('view', state.view);
  if (state.day) parts.set('day', state.day);
  if (state.sizing !== 'ties') parts.set('size', state.sizing);
  put('without', [...[...state.hiddenLooks].map((n) => looks[n].name), ...[...state.hiddenLines].map((n) => lines[n].name)]);
  put('groups', [...state.hiddenGroups]);
  put('open', [...state.open].map((id) => nameOf(marks[id])));
  if (moved) put('at', [...Object.values(network.getViewPosition()).map(Math.round), network.getScale().toFixed(3)]);
  return parts.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
};

/** Whether a person has moved the picture. */
let moved = false;
let last = '';

/** Keep the address in step. */
const keep = () => {
  const text = written();
  if (text === last) return;
  last = text;
  history.replaceState(null, '', text ? `#${text}` : location.pathname + location.search);
};

/** Take the state from a fragment; what can't be read is left as at the start. */
const restore = (fragment) => {
  const parts = new URLSearchParams(fragment);
  const listed = (key) => (parts.get(key) || '').split(',').filter(Boolean);
  const without = new Set(listed('without'));
  const among = (list) => new Set(list.map(({ name }, n) => [name, n]).filter(([name]) => without.has(name)).map(([, n]) => n));
  const day = parts.get('day');
  const open = listed('open').map((name) => foldOf[byName.get(name)?.thing]?.id).filter((id) => id !== undefined);
  trail.length = 0;
  change({
    hiddenLooks: among(looks), hiddenLines: among(lines), hiddenGroups: new Set(listed('groups').map(Number)), open: new Set(open),
    day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : null, sizing: ['broker', 'same'].includes(parts.get('size')) ? parts.get('size') : 'ties',
    view: ['table', 'about', 'save'].includes(parts.get('view')) ? parts.get('view') : 'picture', chosen: null, step: null, picking: null,
  });
  for (const [kind, [, read]] of Object.entries(spelled)) {
    const value = parts.has(kind) ? read(listed(kind)) : undefined;
    if (value !== undefined) choose({ [kind]: value });
  }
  const step = Number(parts.get('step')) - 1;
  if (story?.steps[step]) tellStep(step);
  const [x, y, scale] = listed('at').map(Number);
  if (scale > 0 && Number.isFinite(x + y + scale)) network.moveTo({ position: { x, y }, scale, animation: false });
  moved = Boolean(scale > 0);
};

heard(() => setTimeout(keep));
for (const event of ['dragEnd', 'zoom']) network.on(event, () => { moved = true; setTimeout(keep, 200); });
addEventListener('hashchange', () => location.hash.slice(1) !== last && restore(location.hash.slice(1)));
