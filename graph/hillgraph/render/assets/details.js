// Details: what is known of the chosen thing or tie, who says so, and what it is tied to.

const panel = document.getElementById('details');
const about = document.getElementById('about');
const FIRST = 12;
let openFrom = null;

/** Say who says so: documents as links, with publisher, day and place. */
const sourceLine = (proofs, verb = '') =>
  make('p', { class: 'source' }, ...proofs.flatMap(({ title, publisher, issued, address, places }, i) => [
    i ? '; ' : '',
    i || !verb ? '' : `${verb} `,
    link(title, address),
    ...[publisher, issued].filter(Boolean).flatMap((part) => [', ', make('span', {}, part)]),
    ...places.flatMap((place, at) => [at ? ', ' : ', at ', make('span', {}, place)]),
  ]));

/** Lay out facts; neighbours with the same evidence share its line, contested ones never do. */
const factList = (rows) => {
  const list = facts(rows);
  const home = make('div', { class: 'facts' });
  list.forEach((fact, i) => {
    const next = list[i + 1];
    const last = !next || fact.contested || next.contested || next.proof !== fact.proof;
    const first = !i || fact.label !== list[i - 1].label;
    if (!i || list[i - 1].contested || fact.contested || list[i - 1].proof !== fact.proof) home.append(make('div', { class: fact.contested ? 'fact differing' : 'fact' }));
    home.lastChild.append(make('p', {},
      make('span', { class: first || fact.contested ? 'label' : 'label again' }, fact.label), ' ',
      fact.address ? link(fact.value, fact.address) : make('span', { class: 'value' }, fact.value),
      fact.contested ? make('span', { class: 'differs' }, '≠ sources differ') : null));
    if (last && fact.evidence.length) home.lastChild.append(sourceLine(fact.evidence, fact.contested ? 'says' : ''));
  });
  return home;
};

/** Return when a tie held, in words. */
const span = (tie) => [
  tie.since && tie.until ? `${tie.since} to ${tie.until}` : tie.since ? `since ${tie.since}` : tie.until ? `until ${tie.until}` : '',
  tie.stands ? '' : 'no longer stands',
].filter(Boolean).join(', ');

/** Make a button that chooses. */
const chooser = (text, target, look) =>
  make('button', { type: 'button', class: 'choose', onclick: () => { choose(target); focusDetails(); } },
    look === undefined ? null : icon(look), make('span', {}, text));

/** Make one row of the neighbours: who, and the tie itself with its dates and source. */
const neighbour = (id, tie) => {
  const other = things[tie.from === id ? tie.to : tie.from];
  const proof = facts(tie.rows).find((fact) => fact.evidence.length)?.evidence[0];
  const words = [span(tie), proof ? proof.publisher || proof.title : ''].filter(Boolean).join(' · ') || tie.label;
  return make('li', { class: tie.stands ? '' : 'ended' }, chooser(other.label, { thing: other.id }, other.look),
    make('button', { type: 'button', class: 'tie', 'aria-label': `The tie to ${other.label}: ${tie.label}, ${words}`, onclick: () => { choose({ tie: tie.id }); focusDetails(); } },
      words, tie.contested ? make('span', { class: 'differs' }, '≠') : null));
};

/** List a thing's ties by kind and direction, long lists folded. */
const neighbours = (thing) => {
  const groups = new Map();
  for (const id of thing.ties) {
    const tie = ties[id];
    const key = tie.from === thing.id ? `${tie.label} →` : `← ${tie.label}`;
    if (shown.ties[id]) (groups.get(key) || groups.set(key, []).get(key)).push(tie);
  }
  return [...groups].map(([key, list]) => {
    list.sort((a, b) => Number(b.stands) - Number(a.stands) || a.since.localeCompare(b.since) || a.id - b.id);
    const home = make('ul', { class: 'neighbours' }, ...list.slice(0, FIRST).map((tie) => neighbour(thing.id, tie)));
    const more = make('button', { type: 'button', class: 'more', onclick: () => {
      home.append(...list.slice(FIRST).map((tie) => neighbour(thing.id, tie)));
      more.remove();
      home.children[FIRST].querySelector('button').focus();
    } }, `Show all ${list.length}`);
    return make('section', {}, make('h3', {}, key, make('span', { class: 'count' }, String(list.length))), home, list.length > FIRST ? more : null);
  });
};

/** Say all of a thing. */
const thingDetails = (thing) => [
  make('h2', { tabindex: '-1' }, thing.label),
  make('p', { class: 'kind' }, icon(thing.look), looks[thing.look].label, thing.note && thing.note !== looks[thing.look].label ? ` · ${thing.note}` : ''),
  thing.group ? make('p', {}, `In group ${thing.group}: ${said.groups[thing.group - 1]}`) : null,
  make('p', { class: 'acts' },
    make('button', { type: 'button', onclick: () => { change({ picking: thing.id, view: 'picture' }); field.focus(); } }, 'Path to …'),
    foldOf[thing.id] ? make('button', { type: 'button', onclick: () => foldUp(foldOf[thing.id]) }, 'Fold with its like') : null),
  comparing(thing.id),
  thing.contested ? make('p', { class: 'differs' }, '≠ Sources differ on this.') : null,
  factList(thing.rows),
  ...neighbours(thing),
  make('p', { class: 'name' }, make('code', {}, thing.name)),
];

/** Close a fold again and show the thing that it hangs on. */
const foldUp = (fold) => {
  const hub = fold.ties.map((id) => ties[id]).map(({ from, to }) => (foldOf[from] === fold ? to : from))[0];
  change({ open: new Set([...state.open].filter((id) => id !== fold.id)) });
  choose({ thing: hub });
  focusDetails();
};

/** Say all of a fold: what its members have in common, and who they are. */
const foldDetails = (fold) => {
  const hubs = strokes.filter((stroke) => stroke.fold === fold);
  const told = ({ from, to, label, line }) => make('li', {},
    from === fold.id ? `each ${label} ` : `each, from here: ${label} `, chooser(things[from === fold.id ? to : from].label, { thing: from === fold.id ? to : from }),
    make('span', { class: 'unseen' }, lines[line].plural));
  const members = fold.members.filter((id) => shown.things[id]);
  const row = (id) => make('li', {}, chooser(things[id].label, { thing: id }, fold.look),
    ...things[id].ties.filter((tie) => shown.ties[tie]).map((tie) => make('button', { type: 'button', class: 'tie', onclick: () => { choose({ tie }); focusDetails(); } },
      [ties[tie].label, things[ties[tie].from === id ? ties[tie].to : ties[tie].from].short, span(ties[tie])].filter(Boolean).join(' · '))));
  return [
    make('h2', { tabindex: '-1' }, named(fold)),
    make('p', { class: 'kind' }, 'Alike in this picture: the same kinds of tie with the same things.'),
    make('ul', {}, ...hubs.map(told)),
    make('p', { class: 'acts' }, make('button', { type: 'button', onclick: () => foldUp(fold) }, 'Fold again')),
    make('section', {}, make('h3', {}, 'They are', make('span', { class: 'count' }, String(members.length))), make('ul', { class: 'neighbours' }, ...members.map(row))),
  ];
};

/** Say all of a tie. */
const tieDetails = (tie) => [
  make('h2', { tabindex: '-1' }, ...[things[tie.from].label, tie.label, things[tie.to].label].flatMap((part, at) => [at ? ' ' : '', make('span', {}, part)])),
  make('p', { class: 'kind' }, lineSample(lines[tie.line].colour, lines[tie.line].width, !tie.stands), [lines[tie.line].plural, span(tie)].filter(Boolean).join(' · ')),
  tie.contested ? make('p', { class: 'differs' }, '≠ Sources differ on this.') : null,
  factList(tie.rows),
  make('section', {}, make('h3', {}, 'Between'), make('ul', { class: 'neighbours' },
    ...[tie.from, tie.to].map((id) => make('li', {}, chooser(things[id].label, { thing: id }, things[id].look))))),
  make('p', { class: 'name' }, make('code', {}, tie.name)),
];

targets.thing = { light: (id) => [[id], things[id].ties], within: (id) => [id], tell: (id) => thingDetails(things[id]) };
targets.tie = { light: (id) => [[], [id]], within: (id) => [ties[id].from, ties[id].to], tell: (id) => tieDetails(ties[id]) };
targets.fold = { light: (id) => [marks[id].members, marks[id].ties], within: (id) => marks[id].members, tell: (id) => foldDetails(marks[id]) };

/** What the panel shows where nothing is chosen. */
const sheets = { about: () => [...about.cloneNode(true).childNodes] };

/** Show the panel for what is chosen, or hide it. */
const showDetails = () => {
  const { chosen } = state;
  const [kind, value] = chosen ? kindOf(chosen) : [];
  const told = state.step !== null && narrow() ? null : chosen && targets[kind].tell(value);
  const content = chosen ? told : sheets[state.view]?.();
  panel.hidden = !content;
  document.body.classList.toggle('detailed', Boolean(content));
  for (const view of Object.keys(sheets)) document.getElementById(`show-${view}`).setAttribute('aria-expanded', String(state.view === view && !chosen));
  if (!content) return;
  const close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close the details', onclick: leave }, '✕');
  const previous = trail.length && chosen ? make('button', { type: 'button', class: 'back', 'aria-label': 'Back to what was chosen before', onclick: () => { back(); focusDetails(); } }, '←') : null;
  panel.replaceChildren(make('div', { class: 'bar' }, previous, close), ...content.filter(Boolean));
  panel.scrollTop = 0;
};

/** Put the keyboard at the panel's heading, remembering where it was. */
const focusDetails = () => {
  if (!panel.contains(document.activeElement) && document.activeElement !== document.body) openFrom = document.activeElement;
  panel.querySelector('h2')?.focus({ preventScroll: true });
};

/** Close the panel and put the keyboard back where it came from. */
const leave = () => {
  clear();
  if (sheets[state.view]) change({ view: 'picture' });
  (openFrom && document.contains(openFrom) ? openFrom : container).focus({ preventScroll: true });
  openFrom = null;
};

heard((fields) => ['chosen', 'view', 'hiddenLooks', 'hiddenLines', 'hiddenGroups', 'day', 'open'].some((name) => name in fields) && showDetails());
