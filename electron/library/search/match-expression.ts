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

const arabicWord = /^[\u0600-\u06ff]+$/;
/** The word of a clause that asks for one word of Arabic script anywhere, else `null`. */
const loneArabicWord = (clause: QueryClause | undefined): string | null => {
  const [part, other] = clause?.alternatives ?? [];
  if (part?.kind !== 'text' || other !== undefined || part.exact || part.column !== null) return null;
  const [word, next] = part.words;
  return word !== undefined && next === undefined && arabicWord.test(word) ? word : null;
};

/**
 * All of the expressions. Persian parts some words by a joiner that many write as a space: two neighbouring words may also stand as one.
 */
const joinWords = (clauses: readonly QueryClause[], expressions: readonly string[]): string => {
  const parts: string[] = [];
  for (let at = 0; at < expressions.length; at += 1) {
    const expression = expressions[at] ?? '';
    const [word, next] = [loneArabicWord(clauses[at]), loneArabicWord(clauses[at + 1])];
    if (word === null || next === null) {
      parts.push(expression);
      continue;
    }
    parts.push(`((${expression} AND ${expressions[at + 1] ?? ''}) OR ${quote([word + next])})`);
    at += 1;
  }
  return parts.join(' AND ');
};

export const isText = (part: QueryPart): part is TextPart => part.kind === 'text';

/** Any of the parts. */
export const anyOf = (parts: readonly TextPart[]): string => `(${parts.map(expressionOf).join(' OR ')})`;

/**
 * What the clauses that speak of text alone ask for: `null` when none of them asks for a word to be there. `wanted` are positive, `unwanted`
 * negative clauses; `clauses` are the positive ones one by one.
 */
export const matchExpression = (
  clauses: readonly QueryClause[],
): { wanted: string | null; unwanted: string | null; clauses: readonly string[] } => {
  const text = clauses.filter((clause) => clause.alternatives.every(isText));
  const wantedClauses = text.filter((clause) => !clause.negative);
  const side = (negative: boolean) =>
    text.filter((clause) => clause.negative === negative).map((clause) => anyOf(clause.alternatives.filter(isText)));
  const parts = side(false);
  const wanted = joinWords(wantedClauses, parts);
  const unwanted = side(true).join(' OR ');
  return { wanted: wanted === '' ? null : wanted, unwanted: unwanted === '' ? null : `(${unwanted})`, clauses: parts };
};
