// Save: what is seen, to take away: a picture, the network for other tools, the table, a link.

/** Return a file name of the title, in letters that every system takes. */
const fileName = (ending) => `${said.title.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'picture'}-${said.asOf}.${ending}`;

/** Hand a file over. */
const hand = (blob, ending) => {
  const address = URL.createObjectURL(blob);
  const anchor = make('a', { href: address, download: fileName(ending) });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
};

/** Paint the SVG and hand it over as PNG, at twice its size. */
const handPng = () => {
  const markup = svgOf();
  const image = new Image();
  image.onload = () => {
    const canvas = make('canvas', { width: image.width * 2, height: image.height * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => hand(blob, 'png'), 'image/png');
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(markup)}`;
};

/** What is written of a thing and of a tie for other tools: name, type of value, value. */
const thingFields = [
  ['label', 'string', (thing) => thing.label], ['kind', 'string', (thing) => looks[thing.look].label], ['note', 'string', (thing) => thing.note],
  ['x', 'double', (thing) => at(thing.id).x], ['y', 'double', (thing) => -at(thing.id).y],
];
const tieFields = [
  ['name', 'string', (tie) => tie.name], ['kind', 'string', (tie) => tie.label], ['since', 'string', (tie) => tie.since], ['until', 'string', (tie) => tie.until],
  ['stands', 'boolean', (tie) => tie.stands], ['contested', 'boolean', (tie) => tie.contested], ['sources', 'string', (tie) => documentsOf(tie).map(({ title, address }) => [title, web(address)].filter(Boolean).join(' ')).join('; ')],
];

const seenThings = () => things.filter(({ id }) => shown.things[id]);
const seenTies = () => ties.filter(({ id }) => shown.ties[id]);
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Return the things and ties that pass the filters as GraphML. */
const graphml = () => {
  const keys = (fields, on) => fields.map(([name, type]) => element('key', { id: `${on}-${name}`, for: on, 'attr.name': name, 'attr.type': type }));
  const data = (fields, on, item) => fields.map(([name, , value]) => [name, value(item)]).filter(([, value]) => value !== '').map(([name, value]) => element('data', { key: `${on}-${name}` }, escaped(value)));
  return PROLOGUE + element('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' }, ...keys(thingFields, 'node'), ...keys(tieFields, 'edge'),
    element('graph', { id: said.title, edgedefault: 'directed' },
      ...seenThings().map((thing) => element('node', { id: thing.name }, ...data(thingFields, 'node', thing))),
      ...seenTies().map((tie) => element('edge', { id: tie.name, source: things[tie.from].name, target: things[tie.to].name }, ...data(tieFields, 'edge', tie)))));
};

/** Return the things and ties that pass the filters as GEXF. */
const gexf = () => {
  const own = (fields) => fields.filter(([name]) => !['label', 'x', 'y'].includes(name));
  const declared = (fields, on) => element('attributes', { class: on }, ...own(fields).map(([name, type]) => element('attribute', { id: name, title: name, type })));
  const values = (fields, item) => element('attvalues', {}, ...own(fields).map(([name, , value]) => [name, value(item)]).filter(([, value]) => value !== '').map(([name, value]) => element('attvalue', { for: name, value })));
  return PROLOGUE + element('gexf', { xmlns: 'http://gexf.net/1.3', 'xmlns:viz': 'http://gexf.net/1.3/viz', version: '1.3' },
    element('meta', {}, element('title', {}, escaped(said.title)), element('description', {}, escaped(said.cited.join(' ')))),
    element('graph', { defaultedgetype: 'directed' }, declared(thingFields, 'node'), declared(tieFields, 'edge'),
      element('nodes', {}, ...seenThings().map((thing) => element('node', { id: thing.name, label: thing.label }, values(thingFields, thing), element('viz:position', { x: at(thing.id).x, y: -at(thing.id).y, z: 0 })))),
      element('edges', {}, ...seenTies().map((tie) => element('edge', { id: tie.name, source: things[tie.from].name, target: things[tie.to].name, label: tie.label }, values(tieFields, tie))))));
};

/** Return the table as CSV (RFC 4180), rows in the order in which it is sorted. */
const csv = () => {
  const cell = (value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const heads = [...columns.map(([name]) => name), 'Addresses'];
  const rows = sorted().map((tie) => [...columns.map(([, value]) => value(tie)), documentsOf(tie).map(({ address }) => web(address)).filter(Boolean).join('; ')]);
  return `\uFEFF${[heads, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
};

/** Say what came of it, to eyes and ears. */
const reply = (text) => { document.getElementById('saved').textContent = text; };

/** Copy the link to this view. */
const copyLink = async () => {
  const address = location.href;
  try {
    await navigator.clipboard.writeText(address);
    reply('The link is copied.');
  } catch {
    reply(`Copy it from here: ${address}`);
  }
};

const takings = [
  ['Picture, PNG', 'what is seen, twice as fine', handPng],
  ['Picture, SVG', 'what is seen, to scale and edit', () => hand(new Blob([svgOf()], { type: 'image/svg+xml' }), 'svg')],
  ['Network, GraphML', 'for Gephi, Cytoscape, networkx', () => hand(new Blob([graphml()], { type: 'application/graphml+xml' }), 'graphml')],
  ['Network, GEXF', 'for Gephi, with places', () => hand(new Blob([gexf()], { type: 'application/gexf+xml' }), 'gexf')],
  ['Table, CSV', 'the ties with their sources', () => hand(new Blob([csv()], { type: 'text/csv' }), 'csv')],
  ['Link', 'to this view of this file', copyLink],
];

sheets.save = () => [
  make('h2', { tabindex: '-1' }, 'Take away'),
  make('p', { class: 'kind' }, 'What passes the legend and the time; the sources go with it.'),
  make('ul', { class: 'takings' }, ...takings.map(([name, what, act]) => make('li', {}, make('button', { type: 'button', onclick: act }, name), ' ', make('small', {}, what)))),
  make('p', { id: 'saved', role: 'status' }),
];
