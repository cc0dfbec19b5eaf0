// State: what is shown, chosen and lit. Parts change it through `change` and hear of it through `heard`.

const state = {
  hiddenLooks: new Set(),
  hiddenLines: new Set(),
  chosen: null, // {thing: id} or {tie: id}
  cursor: null, // the thing that the arrow keys stand on
  hovered: null,
  view: 'picture',
};

/** What follows from the state: who is shown, and who is lit when something is chosen. */
const shown = { things: [], ties: [], lit: null, litTies: null };
const listeners = [];

/** Ask to be told of every change. */
const heard = (listener) => listeners.push(listener);

/** Change the state and tell everyone. */
const change = (fields) => {
  Object.assign(state, fields);
  derive();
  for (const listener of listeners) listener(fields);
};

/** Say whether a thing passes the filters; later filters join here. */
const passes = (thing) => !state.hiddenLooks.has(thing.look);

/** Say whether a tie passes the filters, its ends aside. */
const tiePasses = (tie) => !state.hiddenLines.has(tie.line);

/** Work out what is shown and lit. */
const derive = () => {
  shown.things = things.map(passes);
  shown.ties = ties.map((tie) => tiePasses(tie) && shown.things[tie.from] && shown.things[tie.to]);
  shown.lit = shown.litTies = null;
  if (!state.chosen) return;
  const { thing, tie } = state.chosen;
  shown.litTies = new Set(tie === undefined ? things[thing].ties.filter((id) => shown.ties[id]) : [tie]);
  shown.lit = new Set(thing === undefined ? [] : [thing]);
  for (const id of shown.litTies) shown.lit.add(ties[id].from).add(ties[id].to);
};

const trail = [];

/** Choose a thing or a tie, remembering where one came from. */
const choose = (target) => {
  if (state.chosen) trail.push(state.chosen);
  change({ chosen: target, cursor: target.thing ?? null });
};

/** Go back to what was chosen before, or to nothing. */
const back = () => change({ chosen: trail.pop() ?? null });

/** Choose nothing. */
const clear = () => {
  trail.length = 0;
  change({ chosen: null });
};

derive();
