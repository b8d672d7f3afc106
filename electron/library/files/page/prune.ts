/** Takes single lines out of a page's body and leaves the rest of its markup as it is. Private to `files/page/`. */
import { openPage } from '../../articles/extract/page.ts';
import { fold, tidy } from '../../articles/newspaper/line.ts';

const blocks =
  'p,li,h1,h2,h3,h4,h5,h6,div,td,th,dt,dd,figcaption,blockquote,address,section,header,footer,aside,center';

/** Takes the first `count` characters (white space collapsed) off an element's text. */
const dropCharacters = (element: Element, count: number): void => {
  let left = count;
  let spaced = true;
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (left <= 0) return;
      if (child.nodeType !== 3) {
        walk(child);
        continue;
      }
      const text = child.textContent ?? '';
      let at = 0;
      for (; at < text.length && left > 0; at += 1) {
        const space = /\s/u.test(text.charAt(at));
        if (!(space && spaced)) left -= 1;
        spaced = space;
      }
      child.textContent = left > 0 ? '' : text.slice(at);
    }
  };
  walk(element);
};

/**
 * Removes every innermost block whose whole text is one of `lines`, and takes the opening `dropped` characters off the block that begins
 * with the text of `opening`.
 */
export const pruneBody = (
  html: string,
  lines: ReadonlySet<string>,
  opening: { readonly text: string; readonly dropped: number } | null,
): string => {
  const document = openPage(html, null);
  let open = opening;
  for (const element of document.querySelectorAll(blocks)) {
    if (element.querySelector(blocks) !== null) continue;
    const text = fold(tidy(element.textContent ?? ''));
    if (open !== null && text === fold(open.text)) {
      dropCharacters(element, open.dropped);
      open = null;
    } else if (lines.has(text) && element.querySelector('img') === null) element.remove();
  }
  for (const list of document.querySelectorAll('ul,ol'))
    if (list.querySelector('li') === null && tidy(list.textContent ?? '') === '') list.remove();
  return document.body.innerHTML;
};
