// Words: what the page says, unpacked, and the elements that say it. Text never becomes markup.

/** Return the JSON that the page carries under an id. */
const carried = (id) => JSON.parse(document.getElementById(id).textContent);

const said = carried('data-words');
const nodes = carried('data-nodes');
const edges = carried('data-edges');
const looks = said.looks;
const lines = said.lines;

/** Unpack facts: label, value, evidence, whether sources differ, address. */
const facts = (rows) =>
  rows.map(([label, value, proof, contested = 0, address = '']) => ({
    label: said.words[label],
    value,
    proof,
    evidence: (said.proofs[proof] || []).map(evidence),
    contested: Boolean(contested),
    address,
  }));

/** Unpack who says so: a document and the places in it. */
const evidence = ([number, ...places]) => {
  const [title, publisher = '', issued = '', address = ''] = said.documents[number];
  return { title, publisher, issued, address, places };
};

/** The things, in the order of the nodes drawn. */
const things = said.things.map(([name, label, look, rows, note = '', short = '', contested = 0, group = 0], id) => ({
  id, name, label, look, rows, note, group, contested: Boolean(contested), short: short || label,
  x: nodes[id].x, y: nodes[id].y, size: nodes[id].size, set: nodes[id].label, always: nodes[id].always, crowd: nodes[id].crowd, broker: nodes[id].broker, ties: [],
}));

/** The ties, in the order of the edges drawn. */
const ties = said.ties.map(([name, line, label, rows, since = '', until = '', ended = 0, contested = 0], id) => ({
  id, name, line, rows, since, until, from: edges[id].from, to: edges[id].to,
  label: said.words[label], stands: !ended, contested: Boolean(contested), bend: edges[id].smooth, parts: [id],
}));

for (const tie of ties) {
  things[tie.from].ties.push(tie.id);
  if (tie.to !== tie.from) things[tie.to].ties.push(tie.id);
}

/** Return the number with its noun, in the right number. */
const counted = (number, one, many) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** Return the text without case and accents, for comparing. */
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Return the address where it leads to the web, else nothing. */
const web = (address) => (/^https?:\/\//i.test(address) ? address : '');

/** Make an element; children are elements or text. */
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'onclick') element.addEventListener('click', value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
};

/** Make a link that tells the other side nothing, or plain text where there is no web address. */
const link = (text, address) =>
  web(address)
    ? make('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, text)
    : make('span', {}, text);
