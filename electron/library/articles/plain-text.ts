/** Public file: article markup as paragraphs of plain text, and its length in words. */
import { Parser } from 'htmlparser2';
import { countRuns } from './language/letters.ts';
import { paragraphWriter } from './plain-text/paragraphs.ts';
import { readSimpleMarkup } from './plain-text/simple-markup.ts';
import { boundMarkup } from './sanitise/bound.ts';
import { droppedWithContent } from './sanitise/vocabulary.ts';

const silent = new Set(droppedWithContent);

type Options = { readonly captions?: boolean };

/**
 * Paragraphs apart by a blank line, entities decoded, white space collapsed except inside `<pre>`, `<br>` kept as a line's end. Length and depth are capped as in `sanitise`. `captions:
 * false` leaves out what stands under pictures.
 */
export const plainText = (html: string, options: Options = {}): string => {
  const bounded = boundMarkup(html);
  const captions = options.captions !== false;
  return readSimpleMarkup(bounded, { captions }) ?? readMarkup(bounded, captions);
};

/** Any markup, however broken. Only exported to hold the short way against it. */
export const readMarkup = (html: string, captions: boolean): string => {
  const isSilent = (name: string): boolean => silent.has(name) || (!captions && name === 'figcaption');
  const writer = paragraphWriter();
  let silence = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (isSilent(name)) silence += 1;
      writer.open(name);
    },
    ontext: (text) => {
      if (silence === 0) writer.text(text);
    },
    onclosetag: (name) => {
      if (isSilent(name)) silence = Math.max(0, silence - 1);
      writer.close(name);
    },
  });
  parser.write(html);
  parser.end();
  return writer.finish();
};

/** Scripts written without spaces: two characters stand for about one word. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** Where those scripts stand; most texts hold nothing from there. */
const mayBeUnspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u19ff\u2e80-\uffff]/;

/** Words of a text, for reading times. In scripts without spaces two characters count as one word (Thai and its neighbours: five). */
export const countWords = (text: string, language: string | null = null): number => {
  if (!mayBeUnspaced.test(text)) return countRuns(text);
  const perWord = /^(?:th|lo|km|my)\b/.test(language ?? '') ? 5 : 2;
  const characters = text.match(unspaced)?.length ?? 0;
  return Math.ceil(characters / perWord) + countRuns(characters === 0 ? text : text.replace(unspaced, ' '));
};
