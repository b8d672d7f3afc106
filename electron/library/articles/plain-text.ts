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

/** Words of a text, for reading times. In scripts without spaces two characters count as one word (Thai and its neighbours: five). */
export const countWords = (text: string, language: string | null = null): number => {
  const { runs, unspaced } = countRuns(text);
  return runs + Math.ceil(unspaced / (/^(?:th|lo|km|my)\b/.test(language ?? '') ? 5 : 2));
};
