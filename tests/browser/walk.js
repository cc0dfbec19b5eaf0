// Go through all of a page whose every word is hostile, and return what breaks: a part wider than it may be, a
// word that is lacking or changed, text turned round by the word before it, an element or address of its making.

(words) => {
  const faults = [];
  const one = (query) => document.querySelector(query);
  const all = (query) => [...document.querySelectorAll(query)];
  const fault = (where, what, word) => faults.push(`${where}: ${what}, at ${JSON.stringify(word).slice(0, 60)}`);

  /** Hold the page to the window, and leave room for the picture. */
  const fits = (word) => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (Math.max(scrollWidth, document.body.scrollWidth) > innerWidth) fault('page', `${scrollWidth} wide`, word);
    if (scrollHeight > innerHeight) fault('page', `${scrollHeight} high`, word);
    if (one('main').clientHeight < innerHeight / 4) fault('main', `${one('main').clientHeight} high`, word);
  };

  /** Hold a part to the window, and what is in it to the part. */
  const holds = (query, word) => {
    const { scrollWidth, clientWidth } = one(query);
    const { left, right } = one(query).getBoundingClientRect();
    if (!clientWidth) fault(query, 'not seen', word);
    if (scrollWidth > clientWidth + 1) fault(query, `${scrollWidth} in ${clientWidth}`, word);
    if (left < -0.5 || right > innerWidth + 0.5) fault(query, `from ${left} to ${right}`, word);
  };

  /** Find plain words that run from right to left. */
  const straight = (query, word) => {
    const texts = document.createTreeWalker(one(query), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data } = texts.currentNode;
      const at = /^[\x20-\x7e]+$/.test(data) ? data.search(/[a-z]{2}/i) : -1;
      if (at < 0) continue;
      const [first, second] = [at, at + 1].map((place) => {
        const range = document.createRange();
        range.setStart(texts.currentNode, place);
        range.setEnd(texts.currentNode, place + 1);
        return range.getBoundingClientRect();
      });
      if (first.top === second.top && first.left > second.left) fault(query, `turns ${data.slice(0, 30)}`, word);
    }
  };

  const legend = () => {
    const overlay = getComputedStyle(one('#open-legend')).display !== 'none';
    if (overlay) one('#open-legend').click();
    holds('#legend');
    straight('#legend');
    const names = all('#legend .name').map((name) => name.textContent);
    for (const word of words) if (names.filter((name) => name === word).length < 2) fault('#legend', 'lacks', word);
    if (overlay) one('#close-legend').click();
  };

  const table = () => {
    one('#show-table').click();
    fits();
    holds('main');
    straight('#table');
    const rows = all('#table tbody tr');
    const names = new Set(rows.map((row) => row.cells[0].textContent));
    for (const word of words) if (!names.has(word)) fault('#table', 'lacks', word);
    return rows;
  };

  /** Choose a row's thing, then its tie. */
  const details = (row) => {
    const word = row.cells[0].textContent;
    for (const button of [...row.querySelectorAll('.choose')].slice(0, 2)) {
      button.click();
      if (!one('#details h2').textContent.startsWith(word)) fault('#details', 'lacks', word);
      fits(word);
      holds('#details', word);
      straight('#details', word);
    }
  };

  const found = (word) => {
    const asked = word.split(/\s+/).filter(Boolean).join(' ');
    if (!asked) return;
    one('#search').value = asked;
    one('#search').dispatchEvent(new Event('input'));
    fits(word);
    holds('#found', word);
    straight('#found', word);
    if (!all('#found .name').some((name) => name.textContent.startsWith(word))) fault('#found', 'lacks', word);
  };

  fits();
  holds('header');
  holds('#left-out');
  if (one('#stage').clientHeight < 120) fault('#stage', `${one('#stage').clientHeight} high`);
  legend();
  table().forEach(details);
  words.forEach(found);

  for (const { href, rel } of all('a')) if (!/^https?:\/\//.test(href) || rel !== 'noopener noreferrer') fault('a', rel, href);
  for (const element of all('img, svg, iframe, base, object, embed, form, textarea')) fault('element', 'made', element.outerHTML);
  for (const { attributes } of all('*')) for (const { name } of attributes) if (name.startsWith('on')) fault('attribute', 'made', name);
  const [scripts, styles] = [all('script').length, all('head style, body link, body meta').length];
  if (scripts !== 6 || styles !== 1) fault('document', `${scripts} scripts, ${styles} styles`);
  return faults;
}
