// Paths: all shortest ways between two things by the ties shown, those through things with few ties first.

const WAYS = 5; // listed at first
const MOST_WAYS = 500; // found at all

/** Return, for each thing on the way, how far it is from the start and which ties lead there. */
const reached = (from, to) => {
  const distance = new Map([[from, 0]]);
  const before = new Map();
  for (let rim = [from]; rim.length && !distance.has(to);) {
    const next = new Set();
    for (const here of rim)
      for (const id of things[here].ties) {
        if (!shown.ties[id]) continue;
        const there = ties[id].from === here ? ties[id].to : ties[id].from;
        if (!distance.has(there)) distance.set(there, distance.get(here) + 1);
        if (distance.get(there) !== distance.get(here) + 1) continue;
        next.add(there);
        const hops = before.get(there) || before.set(there, new Map()).get(there);
        (hops.get(here) || hops.set(here, []).get(here)).push(id);
      }
    rim = [...next];
  }
  return before;
};

let asked = {}; // what was last asked for; it holds while the same ties are shown

/** Return all shortest ways, each a list of hops [here, there, ties], the most telling first. */
const ways = (from, to) => {
  if (asked.from !== from || asked.to !== to || asked.ties !== shown.ties) asked = { from, to, ties: shown.ties, found: sought(from, to) };
  return asked.found;
};

/** Look for these ways. */
const sought = (from, to) => {
  const before = reached(from, to);
  if (from === to || !before.has(to)) return [];
  const found = [];
  const walk = (there, tail) => {
    if (found.length >= MOST_WAYS) return;
    if (there === from) found.push(tail);
    else for (const [here, its] of before.get(there)) walk(here, [[here, there, its], ...tail]);
  };
  walk(to, []);
  const shared = (way) => way.slice(1).reduce((sum, [here]) => sum + things[here].ties.length, 0);
  return found.map((way) => [shared(way), way]).sort(([a], [b]) => a - b).map(([, way]) => way);
};

/** Say one hop: the ties between two things, each in its own direction with its source. */
const hop = ([, , its]) => make('li', {}, ...its.map((id) => {
  const tie = ties[id];
  return make('div', { class: 'hop' },
    chooser(`${things[tie.from].label} ${tie.label} ${things[tie.to].label}`, { tie: id }),
    make('p', { class: 'source' }, [span(tie), documentsOf(tie).map(({ title }) => title).join('; ')].filter(Boolean).join(' · ')));
}));

/** Say one way, hop by hop. */
const wayTold = (way, number, [from, to, only]) => make('section', {},
  make('h3', {}, `Way ${number + 1}`,
    make('button', { type: 'button', class: 'only', 'aria-pressed': String(only === number), onclick: () => choose({ path: only === number ? [from, to] : [from, to, number] }) },
      only === number ? 'light all' : 'light this one')),
  make('ol', { class: 'hops' }, ...way.map(hop)));

targets.path = {
  /** Light every way, or the one that was asked for. */
  light([from, to, only]) {
    const found = ways(from, to);
    const lit = only === undefined ? found : [found[only]].filter(Boolean);
    return [[from, to, ...lit.flat().map(([here]) => here)], lit.flat().flatMap(([, , its]) => its)];
  },
  within: ([from, to]) => [from, to, ...ways(from, to).flat().map(([here]) => here)],
  /** List the ways in words. */
  tell([from, to, only]) {
    const found = ways(from, to);
    const title = make('h2', { tabindex: '-1' }, `From ${things[from].label} to ${things[to].label}`);
    if (!found.length) return [title, make('p', {}, 'No tie that is shown leads from one to the other. Show more kinds, or another day.')];
    const told = (way, i) => wayTold(way, i, [from, to, only]);
    const home = make('div', {}, ...found.slice(0, WAYS).map(told));
    const more = make('button', { type: 'button', class: 'more', onclick: () => {
      home.append(...found.slice(WAYS).map((way, i) => told(way, i + WAYS)));
      more.remove();
    } }, `Show all ${found.length}`);
    const number = found.length < MOST_WAYS ? counted(found.length, 'way', 'ways') : `at least ${found.length} ways`;
    return [title,
      make('p', { class: 'kind' }, `${counted(found[0].length, 'tie', 'ties')} apart, ${number}; those through things with few ties come first. Each tie is told in its own direction.`),
      home, found.length > WAYS ? more : null];
  },
};

const picked = document.getElementById('picking');
picked.querySelector('button').addEventListener('click', () => change({ picking: null }));
heard(() => {
  picked.hidden = state.picking === null;
  if (state.picking !== null) picked.querySelector('span').textContent = `From ${things[state.picking].label}: choose the other end, in the picture, by search or in the table.`;
});
