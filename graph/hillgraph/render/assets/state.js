// State: what is shown, chosen and lit. Parts change it through `change` and hear of it through `heard`.

const state = {
  hiddenLooks: new Set(),
  hiddenLines: new Set(),
  hiddenGroups: new Set(),
  open: new Set(), // the folds that are open
  day: null, // the day on which ties must hold, or any
  sizing: 'ties',
  chosen: null, // {thing: id}, or another of `targets` with its value
  picking: null, // the thing that a path is to start from
  cursor: null, // the mark that the arrow keys stand on
  hovered: null,
  step: null, // of the story
  view: 'picture',
};

/** What can be chosen. Each says what it lights (things, ties), what the panel tells, and what must be unfolded. */
const targets = {};

/** What follows from the state: what passes the filters, what is drawn of it, and what is lit when something is chosen. */
const shown = { things: [], ties: [], marks: [], strokes: [], lit: null, litTies: null, litMarks: null, litStrokes: null, signs: new Map() };
const listeners = [];

/** Ask to be told of every change. */
const heard = (listener) => listeners.push(listener);

/** Change the state and tell everyone. */
const change = (fields) => {
  Object.assign(state, fields);
  derive();
  for (const listener of listeners) listener(fields);
};

/** Say whether a tie holds on the day that is looked at; one without days always does. */
const holds = (tie) => !state.day || ((!tie.since || tie.since <= state.day) && (!tie.until || tie.until >= state.day));

/** Say whether a tie stands: today, or on the day that is looked at. */
const standing = (tie) => (state.day && (tie.since || tie.until) ? holds(tie) : tie.stands);

/** Say whether a thing is there on the day that is looked at: not where all its ties lie in another time. */
const present = (thing) => !state.day || !thing.ties.length || thing.ties.some((id) => holds(ties[id]));

/** Say whether a thing passes the filters. */
const passes = (thing) => !state.hiddenLooks.has(thing.look) && !state.hiddenGroups.has(thing.group) && present(thing);

/** Say whether a tie passes the filters, its ends aside. */
const tiePasses = (tie) => !state.hiddenLines.has(tie.line) && holds(tie);

/** Say whether a thing is folded away. */
const away = (id) => foldOf[id] && !state.open.has(foldOf[id].id);

/** Return the kind and the value of a target. */
const kindOf = (target) => Object.entries(target)[0];

/** Work out what is shown and lit. */
const derive = () => {
  shown.things = things.map(passes);
  shown.ties = ties.map((tie) => tiePasses(tie) && shown.things[tie.from] && shown.things[tie.to]);
  for (const fold of folds) {
    fold.count = fold.members.filter((id) => shown.things[id]).length;
    fold.set = fold.written.replace(/^\d+/, String(fold.count));
  }
  shown.marks = marks.map((mark) => (mark.fold ? !state.open.has(mark.id) && mark.count > 0 : shown.things[mark.id] && !away(mark.id)));
  shown.strokes = strokes.map((stroke) => shown.marks[stroke.from] && shown.marks[stroke.to] && stroke.parts.some((id) => shown.ties[id]));
  light();
};

/** Work out what is lit, and the signs that marks bear. */
const light = () => {
  shown.lit = shown.litTies = shown.litMarks = shown.litStrokes = null;
  shown.signs = new Map();
  if (!state.chosen) return;
  const [kind, value] = kindOf(state.chosen);
  const [first, its, signs = new Map()] = targets[kind].light(value);
  shown.litTies = new Set([...its].filter((id) => shown.ties[id] || kind === 'tie'));
  shown.lit = new Set(first);
  for (const id of shown.litTies) shown.lit.add(ties[id].from).add(ties[id].to);
  shown.signs = signs;
  const folded = (id) => (away(id) ? foldOf[id].id : id);
  shown.litMarks = new Set([...shown.lit].map(folded));
  shown.litStrokes = new Set(strokes.filter((stroke) => stroke.parts.some((id) => shown.litTies.has(id))).map(({ id }) => id));
};

const trail = [];

/** Return the folds that must be open for these things to be seen. */
const unfolded = (ids) => new Set([...state.open, ...ids.map((id) => foldOf[id]?.id).filter((id) => id !== undefined)]);

/** Choose something, remembering where one came from; the second thing of two that are picked gives a path. */
const choose = (wanted) => {
  const { picking } = state;
  const target = picking !== null && wanted.thing !== undefined && wanted.thing !== picking ? { path: [picking, wanted.thing] } : wanted;
  if (state.chosen) trail.push(state.chosen);
  const [kind, value] = kindOf(target);
  change({ chosen: target, cursor: target.thing ?? null, picking: null, open: unfolded(targets[kind].within(value)) });
};

/** Go back to what was chosen before, or to nothing. */
const back = () => change({ chosen: trail.pop() ?? null });

/** Choose nothing. */
const clear = () => {
  trail.length = 0;
  change({ chosen: null, picking: null });
};

/** Show a thing that a filter hides. */
const unhide = (id) => {
  if (passes(things[id])) return;
  const without = (set, value) => new Set([...set].filter((each) => each !== value));
  change({ hiddenLooks: without(state.hiddenLooks, things[id].look), hiddenGroups: without(state.hiddenGroups, things[id].group), day: null });
};

derive();
