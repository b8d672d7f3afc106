/** Characters and tags in their order become paragraphs. Private to `articles/`. */
import { evenSpaces, uneven } from '../../one-line.ts';

const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

export type ParagraphWriter = {
  readonly open: (name: string) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** Paragraphs, apart by a blank line. */
  readonly finish: () => string;
};

export const paragraphWriter = (): ParagraphWriter => {
  const paragraphs: string[] = [];
  let current = '';
  let verbatim = 0;

  const collapsed = (text: string): string => {
    const spaced = uneven.test(text) ? text.replace(/[^\S\n]+/g, ' ') : text;
    return spaced.includes('\n') ? spaced.replace(/ ?\n ?/g, '\n') : spaced;
  };

  const flush = (): void => {
    if (current === '') return;
    const text = (verbatim > 0 ? current : collapsed(current)).trim();
    if (text !== '') paragraphs.push(text);
    current = '';
  };

  return {
    open: (name) => {
      if (name === 'br') current += '\n';
      if (blocks.has(name)) flush();
      if (name === 'pre') verbatim += 1;
    },
    text: (text) => {
      current += verbatim > 0 ? text : evenSpaces(text);
    },
    close: (name) => {
      if (blocks.has(name)) flush();
      if (name === 'pre') verbatim = Math.max(0, verbatim - 1);
    },
    finish: () => {
      flush();
      return paragraphs.join('\n\n');
    },
  };
};
