/** The JSON-LD of a page (schema.org): the node of its article and its breadcrumbs. Private to `articles/extract/`. */
import { decodeHTML } from 'entities';
import { oneLineOrNull } from '../text.ts';

export type Node = Readonly<Record<string, unknown>>;

const mostCharacters = 1_000_000;
const mostNodes = 2_000;
const articleTypes =
  /^(?:(?:news|opinion|analysis|background|review|report|ask|blog|social|scholarly|tech|satirical|advertiser|live|medicalscholarly)?\w{0,20}(?:article|posting|blogpost|report)|review|recipe)$/i;

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One value or a list of values, as a list. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

export const typesOf = (node: Node): readonly string[] =>
  listOf(node['@type']).flatMap((type) =>
    typeof type === 'string' ? [type.replace(/^https?:\/\/schema\.org\//, '')] : [],
  );

/** Plain text of a property; entities that a template escaped too often are decoded. */
export const textOf = (value: unknown): string | null => {
  const [first] = listOf(value);
  if (typeof first === 'string') return oneLineOrNull(decodeHTML(first).replace(/<[^<>]{0,500}>/g, ''));
  if (isNode(first)) return textOf(first['name'] ?? first['@value']);
  return null;
};

/** A property of many lines, as it is written; entities decoded once. */
export const longTextOf = (value: unknown): string | null => {
  const [first] = listOf(value);
  return typeof first === 'string' && first.trim() !== '' ? decodeHTML(first) : null;
};

const parseJson = (source: string): unknown => {
  const bare = source
    .replace(/^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)/, '')
    .replace(/(?:\/\/\s*)?(?:\]\]>|-->)\s*$/, '')
    .trim()
    .replace(/;$/, '');
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' '), bare.replace(/,\s{0,100}([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
};

/** All nodes of all blocks, outer ones first; blocks that are not JSON are passed over. */
export const jsonLdNodes = (document: Document): readonly Node[] => {
  const found: Node[] = [];
  let characters = 0;
  const queue: unknown[] = [];
  for (const script of document.querySelectorAll('script[type*="ld+json" i]')) {
    const source = script.textContent ?? '';
    characters += source.length;
    if (characters > mostCharacters) break;
    queue.push(parseJson(source));
  }
  for (let at = 0; at < queue.length && found.length < mostNodes; at += 1) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...(value as readonly unknown[]).slice(0, mostNodes));
    if (!isNode(value)) continue;
    found.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'breadcrumb', 'hasPart']) {
      if (typeof value[key] === 'object' && value[key] !== null && typesOf(value)[0] !== 'BreadcrumbList')
        queue.push(value[key]);
    }
  }
  return found;
};

/** The node that speaks of this page's article: of several the one with a headline, a date and a text. */
export const articleNode = (nodes: readonly Node[]): Node | null => {
  const weight = (node: Node): number =>
    (node['headline'] === undefined ? 0 : 4) +
    (node['datePublished'] === undefined ? 0 : 2) +
    (node['articleBody'] === undefined ? 0 : 1);
  const articles = nodes.filter((node) => typesOf(node).some((type) => articleTypes.test(type)));
  return articles.toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
};
