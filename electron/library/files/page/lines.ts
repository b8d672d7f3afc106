/** A page's markup as lines for the newspaper parts, each with the inline markup it came with. Private to `files/page/`. */
import { Parser } from 'htmlparser2';
import type { PageLine } from '../../articles/newspaper/parts.ts';
import { isCut, tidy } from '../../articles/newspaper/line.ts';
import { limits } from '../../../contract/limits.ts';

type Token = { readonly kind: 'text' | 'tag'; readonly value: string };

export type MarkupLine = PageLine & {
  readonly tokens: readonly Token[];
  /** The block it stood in: `p`, `h2`, `li`, `blockquote` … */
  readonly block: string;
  /** In navigation, a side column, a header or a footer. */
  readonly chrome: boolean;
  /** Pictures that stood right before it, as markup. */
  readonly pictures: readonly string[];
};

const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const silent = new Set(
  'script style noscript template svg math title head iframe object embed canvas audio video select option button textarea datalist'.split(
    ' ',
  ),
);
const inline = new Set('a b strong i em u sub sup code small mark q cite s del ins abbr'.split(' '));
const chromeBlocks = new Set(['nav', 'aside', 'footer', 'form', 'menu']);
const chromeWords =
  /(?:^|[\s_-])(?:nav|navbar|menu|sidebar|footer|cookie|consent|masthead|toolbar|share|social|comments?|newsletter|subscribe|promo|advert|ads?)(?:$|[\s_-])/iu;

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeValue = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

type Open = { readonly name: string; readonly chrome: boolean; readonly block: boolean };

/** A teaser in one block: its headline is a link, its cut excerpt follows. */
const splitTeaser = (text: string, title: string): { readonly title: string; readonly excerpt: string } | null => {
  const excerpt = text.startsWith(title) ? tidy(text.slice(title.length)) : '';
  return title !== '' && excerpt !== '' && isCut(excerpt) ? { title, excerpt } : null;
};

/** Linear in the page; at most `limits.htmlCharacters` are read. */
export const markupLines = (html: string): readonly MarkupLine[] => {
  const lines: MarkupLine[] = [];
  const stack: Open[] = [];
  let tokens: Token[] = [];
  let pictures: string[] = [];
  let links: { href: string; text: string }[] = [];
  let silence = 0;
  let linked: { href: string; text: string } | null = null;
  let verbatim = 0;
  let outside = '';
  const flush = (): void => {
    const text = tidy(
      tokens
        .filter((token) => token.kind === 'text')
        .map((token) => token.value)
        .join(''),
    );
    if (text !== '') {
      const block = stack.findLast((open) => open.block && open.name !== 'div')?.name ?? 'p';
      const between = tidy(outside)
        .replace(/[|>›»·•/→,:-]/gu, '')
        .trim();
      const onlyLinks = links.length > 0 && between === '';
      const [first] = links;
      const teaser = first === undefined || onlyLinks ? null : splitTeaser(text, tidy(first.text));
      const common = {
        afterGap: true,
        heading: /^h[1-6]$/u.test(block),
        listItem: stack.some((open) => open.name === 'li'),
        block,
        chrome: stack.some((open) => open.chrome),
      };
      if (teaser !== null && first !== undefined) {
        for (const [each, href] of [
          [teaser.title, first.href],
          [teaser.excerpt, null],
        ] as const)
          lines.push({ ...common, text: each, link: href, tokens: [{ kind: 'text', value: each }], pictures: [] });
      } else
        lines.push({
          text:
            onlyLinks && links.length > 1
              ? links
                  .map((link) => tidy(link.text))
                  .filter((each) => each !== '')
                  .join(' > ')
              : text,
          ...common,
          link: onlyLinks && links.length === 1 && first !== undefined ? first.href : null,
          tokens,
          pictures,
        });
      pictures = [];
    }
    tokens = [];
    links = [];
    outside = '';
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (silent.has(name)) silence += 1;
      if (silence > 0) return;
      if (blocks.has(name)) {
        flush();
        const marks = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''} ${attributes['role'] ?? ''} ${attributes['aria-label'] ?? ''}`;
        stack.push({
          name,
          block: true,
          chrome:
            name !== 'body' &&
            name !== 'html' &&
            !/crumb/iu.test(marks) &&
            (chromeBlocks.has(name) || chromeWords.test(marks)),
        });
        if (name === 'pre') verbatim += 1;
        return;
      }
      if (name === 'br') flush();
      if (name === 'img') {
        const source = attributes['src'] ?? attributes['data-src'] ?? '';
        if (source !== '')
          pictures.push(`<img src="${escapeValue(source)}" alt="${escapeValue(attributes['alt'] ?? '')}">`);
      }
      if (name === 'a') {
        linked = { href: attributes['href'] ?? '', text: '' };
        if (linked.href !== '') links.push(linked);
      }
      if (inline.has(name))
        tokens.push({
          kind: 'tag',
          value: name === 'a' ? `<a href="${escapeValue(attributes['href'] ?? '')}">` : `<${name}>`,
        });
    },
    ontext: (text) => {
      if (silence > 0) return;
      if (linked === null || linked.href === '') outside += text;
      else linked.text += text;
      if (verbatim === 0) {
        tokens.push({ kind: 'text', value: text.replace(/\s+/gu, ' ') });
        return;
      }
      text.split('\n').forEach((piece, index) => {
        if (index > 0) flush();
        tokens.push({ kind: 'text', value: piece });
      });
    },
    onclosetag: (name) => {
      if (silent.has(name)) {
        silence = Math.max(0, silence - 1);
        return;
      }
      if (silence > 0) return;
      if (name === 'a') linked = null;
      if (inline.has(name)) tokens.push({ kind: 'tag', value: `</${name}>` });
      if (!blocks.has(name)) return;
      flush();
      if (name === 'pre') verbatim = Math.max(0, verbatim - 1);
      const at = stack.findLastIndex((open) => open.name === name);
      if (at !== -1) stack.splice(at);
    },
  });
  parser.write(html.slice(0, limits.htmlCharacters));
  parser.end();
  flush();
  return lines;
};

/** The line's inline markup without its first `skip` characters of text. */
export const inlineMarkup = (line: MarkupLine, skip: number): string => {
  let left = skip;
  let started = false;
  let spaced = true;
  const out: string[] = [];
  for (const token of line.tokens) {
    if (token.kind === 'tag') {
      out.push(token.value);
      continue;
    }
    let kept = '';
    for (const character of token.value) {
      const space = /\s/u.test(character);
      if (space && spaced) continue;
      spaced = space;
      if (left > 0) {
        left -= character.length;
        continue;
      }
      if (!started && space) continue;
      started = true;
      kept += space ? ' ' : character;
    }
    out.push(escapeText(kept));
  }
  return out.join('').trim();
};
