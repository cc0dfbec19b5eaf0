// Story: steps of a sentence each, walked with the arrow keys; each lights what it tells of.

const { story } = said;
const teller = document.getElementById('story');
const startStory = document.getElementById('show-story');
const byName = new Map([...things.map(({ name, id }) => [name, { thing: id }]), ...ties.map(({ name, id }) => [name, { tie: id }])]);

/** Return the numbers behind names; the page was made with those that are in it. */
const numbers = (listed) => listed.map((name) => byName.get(name)?.thing).filter((id) => id !== undefined);

targets.step = {
  /** Light the things named and the ties among them; of ties named, those. */
  light(number) {
    const step = story.steps[number];
    const its = step.show.map((name) => byName.get(name)?.tie).filter((id) => id !== undefined);
    const named = new Set(numbers(step.show));
    const among = its.length ? its : ties.filter(({ id, from, to }) => named.has(from) && named.has(to) && shown.ties[id]).map(({ id }) => id);
    return [named, among];
  },
  within: (number) => numbers(story.steps[number].show),
  tell: () => null,
};

/** Return what a step lights. */
const targetOf = (step, number) => {
  if (step.path.length) return { path: numbers(step.path) };
  if (step.compare.length) return { compare: numbers(step.compare) };
  return { step: number };
};

/** Go to a step. */
const tellStep = (number) => {
  const step = story.steps[number];
  const target = targetOf(step, number);
  const [kind, value] = kindOf(target);
  trail.length = 0;
  pause();
  change({
    step: number, day: step.day || null, view: 'picture', picking: null, cursor: null, hiddenLooks: new Set(), hiddenLines: new Set(), hiddenGroups: new Set(),
  });
  change({ chosen: target, open: new Set(unfolded(targets[kind].within(value))) });
};

/** Leave the story where it is. */
const leaveStory = () => {
  change({ step: null, day: null });
  clear();
  startStory.focus();
};

/** Go a step on or back. */
const walk = (by) => {
  const next = state.step + by;
  if (next >= 0 && next < story.steps.length) tellStep(next);
};

/** Say who says what the step tells: the documents of what is lit. */
const stepSources = () => {
  const once = new Map();
  for (const id of shown.litTies || []) for (const proof of documentsOf(ties[id])) once.set(proof.title, proof);
  const first = [...once.values()].slice(0, 3);
  if (!first.length) return '';
  return make('span', {}, 'Sources: ', ...first.flatMap(({ title, address }, i) => [i ? '; ' : '', link(title, address)]), once.size > 3 ? ` and ${once.size - 3} more` : '');
};

if (story) {
  startStory.hidden = false;
  startStory.addEventListener('click', () => (state.step === null ? tellStep(0) : leaveStory()));
  document.getElementById('step-back').addEventListener('click', () => walk(-1));
  document.getElementById('step-on').addEventListener('click', () => walk(1));
  document.getElementById('step-end').addEventListener('click', leaveStory);
  heard((fields) => {
    const on = state.step !== null;
    teller.hidden = !on;
    startStory.setAttribute('aria-pressed', String(on));
    if (!on || !('chosen' in fields || 'step' in fields)) return;
    document.getElementById('step-number').textContent = `${state.step + 1} of ${story.steps.length}`;
    document.getElementById('step-words').textContent = story.steps[state.step].say;
    document.getElementById('step-sources').replaceChildren(stepSources());
    document.getElementById('step-back').disabled = state.step === 0;
    document.getElementById('step-on').disabled = state.step === story.steps.length - 1;
  });
}
