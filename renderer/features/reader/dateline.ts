/** Sets the dateline of an article apart, whether the text still begins with it or it was taken off. */

const dashes = /^[\s\u2010-\u2015–—-]*/;

const firstText = (paragraph: Element): Text | null => {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if ((node.nodeValue ?? '').trim() !== '') return node as Text;
  }
  return null;
};

/** Changes `fragment` in place. */
export const setDateline = (fragment: DocumentFragment, dateline: string | null): void => {
  const paragraph = fragment.querySelector('p');
  const bare = dateline?.replace(/[\s\u2010-\u2015–—-]+$/u, '') ?? '';
  if (paragraph === null || bare === '') return;
  const span = paragraph.ownerDocument.createElement('span');
  span.className = 'dateline';
  span.textContent = bare;
  const text = firstText(paragraph);
  const value = text?.nodeValue ?? '';
  const start = value.length - value.trimStart().length;
  const begins = value.slice(start, start + bare.length).toLowerCase() === bare.toLowerCase();
  if (text !== null && begins) {
    text.nodeValue = ` – ${value.slice(start + bare.length).replace(dashes, '')}`;
    text.before(span);
    return;
  }
  paragraph.prepend(span, ' – ');
};
