// Folds: like neighbours drawn as one mark with a count, until someone opens it.

/** The folds, numbered on after the things, so that both can stand on the canvas. */
const folds = said.folds.map(([look, members], place) => {
  const { x, y, size, label } = nodes[things.length + place];
  return {
    id: things.length + place, look, members, x, y, size, written: label, set: label, count: members.length,
    fold: true, always: true, crowd: false, contested: false, group: 0, ties: members.flatMap((id) => things[id].ties),
  };
});

/** Which fold a thing is in, if any. */
const foldOf = [];
for (const fold of folds) for (const id of fold.members) foldOf[id] = fold;

/** Everything that can stand on the canvas: things, then folds. */
const marks = [...things, ...folds];

/** The ties of a fold: one for all its members' ties of a kind with the same thing. */
const foldTies = (fold, first) => {
  const alike = new Map();
  for (const id of fold.ties) {
    const tie = ties[id];
    const outward = foldOf[tie.from] === fold;
    const key = [tie.line, outward ? tie.to : tie.from, outward, tie.stands].join();
    (alike.get(key) || alike.set(key, []).get(key)).push(tie);
  }
  return [...alike.values()].map((parts, place) => {
    const [{ line, label, from, to, bend }] = parts;
    const outward = foldOf[from] === fold;
    return {
      id: first + place, line, label, bend, contested: false, fold, parts: parts.map(({ id }) => id),
      from: outward ? fold.id : from, to: outward ? to : fold.id,
    };
  });
};

/** Everything that can be drawn between marks: ties, then those of folds; `parts` are the ties that one stands for. */
const strokes = [...ties];
for (const fold of folds) strokes.push(...foldTies(fold, strokes.length));

/** Return what a mark is called. */
const named = (mark) => (mark.fold ? `${mark.count.toLocaleString('en')} ${looks[mark.look].plural}` : mark.label);
