// Compare: who supports two bills, kept, gained and lost. Signs in the picture say it without colour.

const SIGNS = { kept: '=', gained: '+', lost: '−' };

/** Return the ties by which a bill was ever supported. */
const support = (bill) => things[bill].ties.filter((id) => lines[ties[id].line].support && ties[id].to === bill);

/** Return who supports a bill, each with the tie that says so. */
const supporters = (bill) => new Map(support(bill).filter((id) => shown.ties[id] && standing(ties[id])).map((id) => [ties[id].from, id]));

/** Return who was kept, gained and lost from one bill to the other. */
const compared = ([earlier, later]) => {
  const [before, after] = [supporters(earlier), supporters(later)];
  return {
    kept: [...after].filter(([id]) => before.has(id)),
    gained: [...after].filter(([id]) => !before.has(id)),
    lost: [...before].filter(([id]) => !after.has(id)),
  };
};

/** Return the day on which a bill's first supporter signed, for putting bills in order. */
const begun = (bill) => support(bill).map((id) => ties[id].since).filter(Boolean).sort()[0] || '';

/** Return the bills that a bill can be compared with: those tied to it one after another, else all. */
const comparable = (bill) => {
  if (!support(bill).length) return [];
  const family = new Set([bill]);
  for (const id of family)
    for (const tie of things[id].ties)
      for (const end of [ties[tie].from, ties[tie].to]) if (things[end].look === things[bill].look) family.add(end);
  const others = family.size > 1 ? [...family] : things.filter(({ look }) => look === things[bill].look).map(({ id }) => id);
  return others.filter((id) => id !== bill && support(id).length).sort((a, b) => begun(a).localeCompare(begun(b)) || a - b);
};

/** Offer the bills to compare with, the earlier one always first. */
const comparing = (bill) => {
  const others = comparable(bill);
  if (!others.length) return null;
  const list = others.map((other) => make('li', {}, chooser(things[other].label, { compare: begun(other) <= begun(bill) ? [other, bill] : [bill, other] })));
  return make('details', {}, make('summary', {}, 'Compare supporters with another bill'), make('ul', { class: 'neighbours' }, ...list));
};

targets.compare = {
  light(pair) {
    const found = compared(pair);
    const signs = new Map();
    for (const [what, list] of Object.entries(found)) for (const [id] of list) signs.set(id, SIGNS[what]);
    const its = pair.flatMap((bill) => [...supporters(bill).values()]);
    return [pair, its, signs];
  },
  within: (pair) => pair,
  tell(pair) {
    const found = compared(pair);
    const [earlier, later] = pair.map((id) => things[id].short);
    const words = { kept: `Kept: support both`, gained: `Gained: ${later} alone`, lost: `Lost: ${earlier} alone` };
    return [
      make('h2', { tabindex: '-1' }, `Supporters of ${earlier} and ${later}`),
      make('p', { class: 'kind' }, `Sponsors and standing cosponsors${state.day ? ` on ${state.day}` : ''}, of those in this picture.`),
      said.leftOut ? make('p', {}, `${counted(said.leftOut, 'thing was', 'things were')} left out of it, so some may be missing.`) : null,
      make('ul', { class: 'neighbours' }, ...pair.map((id) => make('li', {}, chooser(things[id].label, { thing: id }, things[id].look)))),
      ...Object.entries(found).map(([what, list]) => make('section', {},
        make('h3', {}, `${SIGNS[what]} ${words[what]}`, make('span', { class: 'count' }, String(list.length))),
        make('ul', { class: 'neighbours' }, ...list.map(([id, tie]) => neighbour(ties[tie].to, ties[tie]))))),
    ];
  },
};
