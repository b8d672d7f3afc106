/** Takes out of a page what stands around every story: navigation, sharing, advertisements, rails. Private to `articles/extract/`. */
import { besideTheStory, nameWords, storyNames } from './names.ts';

const neverStory =
  'script, style, link, template, nav, form, button, input, select, textarea, dialog, footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"], [role="dialog"], [role="menu"], [role="search"], [aria-hidden="true"], [hidden], [aria-modal="true"]';
const kept = new Set([
  'HTML',
  'BODY',
  'MAIN',
  'ARTICLE',
  'H1',
  'BLOCKQUOTE',
  'PRE',
  'TABLE',
  'P',
  'FIGURE',
  'PICTURE',
  'IMG',
  'NOSCRIPT',
]);

const proseLength = (root: Element): number => {
  let length = 0;
  for (const paragraph of root.querySelectorAll('p')) length += paragraph.textContent?.length ?? 0;
  return length;
};

const hidden = /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i;

/** Removes what is named or marked as beside the story. What holds the headline or a good part of the page's prose always stays. */
export const clearSurroundings = (document: Document): void => {
  const body = document.body;
  if (body === null) return;
  const prose = proseLength(body);
  const tooMuch = (element: Element): boolean =>
    element.querySelector('h1') !== null || proseLength(element) > Math.max(200, prose * 0.3);
  for (const element of body.querySelectorAll(neverStory)) {
    if (element.isConnected && !tooMuch(element)) element.remove();
  }
  for (const element of body.querySelectorAll('[class], [id], [style*="none"], [style*="hidden"]')) {
    if (!element.isConnected || kept.has(element.tagName)) continue;
    const names = nameWords(element);
    const beside =
      (besideTheStory.test(names) && !storyNames.test(names)) ||
      hidden.test((element.getAttribute('style') ?? '').slice(0, 500));
    if (beside && !tooMuch(element)) element.remove();
  }
};
