/** Public file: article markup as paragraphs of plain text, and its length in words. */
import { Parser } from 'htmlparser2';
import { boundMarkup } from './sanitise/bound.ts';
import { droppedWithContent } from './sanitise/vocabulary.ts';

const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const silent = new Set(droppedWithContent);

/**
 * Paragraphs apart by a blank line, entities decoded, white space collapsed except inside `<pre>`, `<br>` kept as a line's end. Length and depth are capped as in `sanitise`. `captions:
 * false` leaves out what stands under pictures.
 */
export const plainText = (html: string, options: { readonly captions?: boolean } = {}): string => {
  const isSilent = (name: string): boolean => silent.has(name) || (options.captions === false && name === 'figcaption');
  const paragraphs: string[] = [];
  let current = '';
  let silence = 0;
  let verbatim = 0;
  const flush = (): void => {
    const text = (verbatim > 0 ? current : current.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n')).trim();
    if (text !== '') paragraphs.push(text);
    current = '';
  };
  const parser = new Parser({
    onopentagname: (name) => {
      if (isSilent(name)) silence += 1;
      if (name === 'br') current += '\n';
      if (blocks.has(name)) flush();
      if (name === 'pre') verbatim += 1;
    },
    ontext: (text) => {
      if (silence === 0) current += verbatim > 0 ? text : text.replace(/\s+/g, ' ');
    },
    onclosetag: (name) => {
      if (isSilent(name)) silence = Math.max(0, silence - 1);
      if (blocks.has(name)) flush();
      if (name === 'pre') verbatim = Math.max(0, verbatim - 1);
    },
  });
  parser.write(boundMarkup(html));
  parser.end();
  flush();
  return paragraphs.join('\n\n');
};

/** Scripts written without spaces: two characters stand for about one word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\u200c-]*/gu;

/** Words of a text, for reading times. In scripts without spaces two characters count as one word (Thai and its neighbours: five). */
export const countWords = (text: string, language: string | null = null): number => {
  const perWord = /^(?:th|lo|km|my)\b/.test(language ?? '') ? 5 : 2;
  const characters = text.match(unspaced)?.length ?? 0;
  const rest = characters === 0 ? text : text.replace(unspaced, ' ');
  return Math.ceil(characters / perWord) + (rest.match(word)?.length ?? 0);
};
