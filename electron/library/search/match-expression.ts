/** Queries as FTS5 expressions (sqlite.org/fts5.html, section 3). Words are quoted, so nothing a reader types is ever syntax. */
import { variantsOf } from '../words/words.ts';
import type { QueryClause, QueryPart, TextPart } from './query.ts';

const quote = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', '""')}"`;

const expressionOf = (part: TextPart): string => {
  const forms = [`${quote(part.words)}${part.prefix ? ' *' : ''}`];
  const lone = part.words.length === 1 ? part.words[0] : undefined;
  if (lone !== undefined && !part.exact) forms.push(...variantsOf(lone).map((word) => quote([word])));
  const joined = forms.length === 1 ? (forms[0] ?? '') : `(${forms.join(' OR ')})`;
  return part.column === null ? joined : `{${part.column}} : ${joined}`;
};

export const isText = (part: QueryPart): part is TextPart => part.kind === 'text';

/** Any of the parts. */
export const anyOf = (parts: readonly TextPart[]): string => `(${parts.map(expressionOf).join(' OR ')})`;

/**
 * What the clauses that speak of text alone ask for: `null` when none of them asks for a word to be there. `wanted` are positive, `unwanted`
 * negative clauses.
 */
export const matchExpression = (
  clauses: readonly QueryClause[],
): { wanted: string | null; unwanted: string | null } => {
  const text = clauses.filter((clause) => clause.alternatives.every(isText));
  const side = (negative: boolean) =>
    text.filter((clause) => clause.negative === negative).map((clause) => anyOf(clause.alternatives.filter(isText)));
  const wanted = side(false).join(' AND ');
  const unwanted = side(true).join(' OR ');
  return { wanted: wanted === '' ? null : wanted, unwanted: unwanted === '' ? null : `(${unwanted})` };
};
