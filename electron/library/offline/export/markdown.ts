/** Stories as Markdown (CommonMark with tables). Private to `offline/`. */
import { createHash } from 'node:crypto';
import { parseDocument } from 'htmlparser2';
import type { ArticleView } from '../../../contract/models.ts';
import type { Publication } from './publication.ts';
import { storiesIn } from './publication.ts';
import { factsOf, lineOf } from './story.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly attribs: unknown }>;

const isElement = (node: Node): node is Element => 'attribs' in node;
const childrenOf = (node: Node): readonly Node[] => ('children' in node ? node.children : []);

/** What would begin a mark, a link, a tag, struck text or a character reference anywhere in a line. */
const escapeText = (text: string): string => text.replace(/[\\`*_[\]<~]|&(?=#?\w+;)/g, '\\$&');
/** What would begin a heading, a list, a quotation or a rule at the start of a line. */
const escapeStart = (line: string): string =>
  line.replace(/^(\s*)([#>+\-=~|])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');

/** A heading of 1 to 6; `#` at its end would be read as its close. */
const headingOf = (level: number, text: string): string =>
  `${'#'.repeat(level)} ${text.replace(/(^|\s)(#+)$/, '$1\\$2')}`;

const link = (address: string): string => `<${address.replace(/[<>\s]/g, encodeURIComponent)}>`;

const pictureOf = (node: Element): string => {
  const { src = '', alt = '' } = node.attribs;
  // A stored picture without a web address has nothing a text file could name.
  return /^https?:/.test(src) ? `![${escapeText(alt)}](${link(src)})` : '';
};

const around = (mark: string, text: string): string => {
  const inner = text.trim();
  if (inner === '') return text;
  const [before, after] = [/^\s*/.exec(text)?.[0] ?? '', /\s*$/.exec(text)?.[0] ?? ''];
  return `${before}${mark}${inner}${mark}${after}`;
};

/** A `!` before a link would make it a picture. */
const join = (before: string, next: string): string =>
  before.endsWith('!') && next.startsWith('[') ? `${before.slice(0, -1)}\\!${next}` : before + next;

const inlineOf = (nodes: readonly Node[]): string => nodes.map(inline).reduce(join, '');

/** Code between more backticks than stand in it, as CommonMark asks, and apart from one at either end. */
const codeOf = (text: string): string => {
  if (text.trim() === '') return text;
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)));
  const apart = /^`|`$|^ .* $/s.test(text) ? ' ' : '';
  return `${fence}${apart}${text.replace(/\s/g, ' ')}${apart}${fence}`;
};

const inline = (node: Node): string => {
  if (!isElement(node)) return 'data' in node ? escapeText(node.data.replace(/\s+/g, ' ')) : '';
  const inner = (): string => inlineOf(childrenOf(node));
  switch (node.name) {
    case 'br':
      return '\\\n';
    case 'img':
      return pictureOf(node);
    case 'em':
    case 'i':
    case 'cite':
      return around('*', inner());
    case 'strong':
    case 'b':
      return around('**', inner());
    case 'code':
    case 'kbd':
    case 'samp':
      return codeOf(textOf(node));
    case 'a': {
      const { href = '' } = node.attribs;
      return href === '' ? inner() : `[${inner().trim()}](${link(href)})`;
    }
    default:
      return inner();
  }
};

const textOf = (node: Node): string =>
  isElement(node) ? childrenOf(node).map(textOf).join('') : 'data' in node ? node.data : '';

const blockNames = new Set(
  'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
);
const isBlock = (node: Node): boolean => isElement(node) && blockNames.has(node.name);

const indent = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? `${first}${line}` : line === '' ? '' : `${rest}${line}`))
    .join('\n');

const listOf = (node: Element): string => {
  const start = Number(node.attribs['start'] ?? 1) || 1;
  return childrenOf(node)
    .filter((child) => isElement(child) && child.name === 'li')
    .map((item, index) => {
      const mark = node.name === 'ol' ? `${start + index}. ` : '- ';
      return indent(blocksOf(childrenOf(item)).join('\n\n'), mark, ' '.repeat(mark.length));
    })
    .join('\n');
};

const rowsIn = (node: Node): readonly Element[] =>
  childrenOf(node).flatMap((child) =>
    isElement(child) ? (child.name === 'tr' ? [child] : child.name === 'table' ? [] : rowsIn(child)) : [],
  );

const tableOf = (node: Element): readonly string[] => {
  const rows = rowsIn(node).map((row) =>
    childrenOf(row)
      .filter(isElement)
      .map((cell) => inlineOf(childrenOf(cell)).replace(/\\?\n/g, ' ').replaceAll('|', '\\|').trim()),
  );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns < 2) return rows.flatMap((row) => row.filter((cell) => cell !== ''));
  const lineOf = (cells: readonly string[]): string =>
    `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [[lineOf(head), lineOf(Array.from({ length: columns }, () => '---')), ...body.map(lineOf)].join('\n')];
};

const blockOf = (node: Element): readonly string[] => {
  const inner = (): readonly string[] => blocksOf(childrenOf(node));
  if (/^h[1-6]$/.test(node.name)) {
    const text = inlineOf(childrenOf(node)).replace(/\\?\n/g, ' ').trim();
    // The story's own headline is the first one; what stands in the text is below it.
    return text === '' ? [] : [headingOf(Math.max(2, Number(node.name.slice(1))), text)];
  }
  switch (node.name) {
    case 'hr':
      return ['---'];
    case 'pre': {
      const text = textOf(node).replace(/\n+$/, '');
      const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
      return [`${fence}\n${text}\n${fence}`];
    }
    case 'blockquote':
      return [indent(inner().join('\n\n'), '> ', '> ').replace(/\n\n/g, '\n>\n')];
    case 'ul':
    case 'ol':
      return [listOf(node)];
    case 'table':
      return tableOf(node);
    case 'figcaption':
      return inner().map((text) => `*${text.replace(/\\.|\*/gs, (found) => (found === '*' ? '' : found))}*`);
    default:
      return inner();
  }
};

/** Blocks of mixed content: runs of inline nodes between blocks are paragraphs. */
const blocksOf = (nodes: readonly Node[]): readonly string[] => {
  const blocks: string[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const text = inlineOf(run)
      .trim()
      .replace(/^(?:\\\n)+|(?:\\\n)+$/g, '');
    run = [];
    if (text !== '') blocks.push(text.split('\n').map(escapeStart).join('\n'));
  };
  for (const node of nodes) {
    const holdsBlocks = isElement(node) && !isBlock(node) && childrenOf(node).some(isBlock);
    if (!isBlock(node) && !holdsBlocks) {
      run.push(node);
      continue;
    }
    flush();
    if (isElement(node)) blocks.push(...blockOf(node));
  }
  flush();
  return blocks;
};

/** Article markup (sanitised) as blocks of Markdown. */
export const markdownOf = (html: string): string => blocksOf(parseDocument(html).children).join('\n\n');

/** The body with the web addresses of its pictures, where they are known. */
const withAddresses = ({ article }: ArticleView): string => {
  const links = new Map(article.pictures.map((picture) => [picture.id, picture.link]));
  return article.html.replace(/src="broadsheet-picture:([0-9a-f]{64})"/g, (_, id: string) => {
    const found = links.get(id);
    return found === null || found === undefined
      ? 'src=""'
      : `src="${found.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
};

const quoted = (text: string): string => JSON.stringify(text);

/** What other programs, and our own import, read from the top of a file. */
const frontMatter = ({ article, source }: ArticleView): string =>
  [
    '---',
    `title: ${quoted(article.title)}`,
    ...(article.byline === null ? [] : [`author: ${quoted(article.byline)}`]),
    `date: ${new Date(article.published ?? article.date).toISOString()}`,
    `publisher: ${quoted(source.title)}`,
    ...(article.link === null ? [] : [`url: ${quoted(article.link)}`]),
    ...(article.language === null ? [] : [`lang: ${article.language}`]),
    '---',
  ].join('\n');

/** A story between comments, which no reader shows, so that our own import knows what is its text and what is said of it. */
const storyOf = (view: ArticleView, level: 1 | 2 | 3, token: string): string => {
  const { article } = view;
  const comment = (text: string): string => `<!-- broadsheet:${token} ${text} -->`;
  return [
    comment(`story ${factsOf(view)}`),
    headingOf(level, escapeText(article.title)),
    ...(article.standfirst === null ? [] : [`**${escapeText(article.standfirst)}**`]),
    escapeText(lineOf(view)),
    comment('text'),
    markdownOf(withAddresses(view)),
    comment('end'),
    ...(article.link === null ? [] : [link(article.link)]),
  ].join('\n\n');
};

const tokenCharacters = 16;

/** A mark that stands in none of the texts: it is made from them. */
const tokenOf = (views: readonly ArticleView[]): string => {
  const hash = createHash('sha256');
  for (const { article } of views) hash.update(article.html);
  return hash.digest('hex').slice(0, tokenCharacters);
};

/** One story with what is known of it at the top, or several below one heading, by chapter where there are any. */
export const writeMarkdown = (publication: Publication): string => {
  const views = storiesIn(publication);
  const token = tokenOf(views);
  const [only] = views;
  if (publication.kind === 'story' && only !== undefined) return `${frontMatter(only)}\n\n${storyOf(only, 1, token)}\n`;
  const chapters = publication.chapters.map(({ title, views: inside }) => {
    const stories = inside.map((view) => storyOf(view, title === null ? 2 : 3, token)).join('\n\n---\n\n');
    return title === null ? stories : `${headingOf(2, escapeText(title))}\n\n${stories}`;
  });
  return `${[headingOf(1, escapeText(publication.title)), ...chapters].join('\n\n---\n\n')}\n`;
};
