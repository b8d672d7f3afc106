/**
 * What a reader types, read: words, "phrases", prefix*, -not, OR, in:title, by:, source:, section:, tag:, is:, before:, after:, date:, lang:, has:picture.
 * Every string has a meaning; a date or a state that is none is left out and named.
 */
import { limits } from '../../contract/limits.ts';
import type { QueryTrouble } from '../../contract/searches.ts';
import type { Time } from '../../contract/models.ts';
import { fold, indexWordsOf, tokensOf } from '../words/words.ts';
import { readDateRange } from './query-dates.ts';
import type { FilterPart, QueryClause, QueryPart, SearchColumn, SearchQuery, TextPart } from './query.ts';

const clauseLimit = 32;
const quotes = '"“”„«»＂';
/** One piece: an optional minus, an optional operator, then a quoted text (closed or not) or anything up to a space. */
const piecePattern = new RegExp(
  `(?<minus>[-−])?(?:(?<operator>\\p{L}+)[:：])?(?:[${quotes}](?<quoted>[^${quotes}]*)(?<closed>[${quotes}])?|(?<bare>[^\\s${quotes}]+))`,
  'gu',
);

type Piece = {
  readonly negative: boolean;
  readonly operator: string | null;
  readonly value: string;
  readonly quoted: boolean;
  /** Nothing follows it, not even a space: the reader may still be typing it. */
  readonly open: boolean;
};

const piecesOf = (query: string): Piece[] => {
  const pieces: Piece[] = [];
  for (const match of query.matchAll(piecePattern)) {
    const groups = match.groups ?? {};
    const quoted = groups['quoted'] !== undefined;
    pieces.push({
      negative: groups['minus'] !== undefined,
      operator: groups['operator'] === undefined ? null : fold(groups['operator']),
      value: groups['quoted'] ?? groups['bare'] ?? '',
      quoted,
      open: match.index + match[0].length === query.length && groups['closed'] === undefined,
    });
  }
  return pieces;
};

const textPart = (piece: Piece, value: string, column: SearchColumn | null): TextPart | null => {
  const words = [...tokensOf(value)].flatMap((token) => indexWordsOf(token, false));
  const last = words.at(-1);
  if (last === undefined) return null;
  const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{N}]/u.test(last);
  const length = Array.from(last).length;
  const starred = !piece.quoted && value.endsWith('*');
  // One or two letters begin too many words; one character of a dense script is stored as the start of a pair.
  const unfinished = piece.open && (words.length > 1 || !spaced || length > 2);
  const prefix = starred || unfinished || (words.length === 1 && length === 1 && !spaced);
  return { kind: 'text', words, column, prefix, exact: piece.quoted || starred };
};

const wordsIn = (value: string): string[] => [...tokensOf(value)].map((token) => token.word);

const states = ['unread', 'read', 'starred', 'saved'] as const;

/** A part, nothing (yet), or why it says nothing. */
type Read = QueryPart | 'nothing' | QueryTrouble['reason'];

const dateFilter = (piece: Piece, name: 'before' | 'after' | 'date', now: Time): Read => {
  const [first, second] = fold(piece.value).split('..');
  const range = first === undefined ? null : readDateRange(first, now);
  const end = second === undefined ? range : readDateRange(second, now);
  if (range === null || end === null) {
    return piece.open || piece.value === '' ? 'nothing' : 'date';
  }
  if (name === 'before') return { kind: 'date', from: null, to: range.from };
  // "after:2026" asks for what came after that year began: nobody means to leave the year out.
  if (name === 'after') return { kind: 'date', from: range.from, to: null };
  return { kind: 'date', from: range.from, to: end.to };
};

const operators: Readonly<Record<string, (piece: Piece, now: Time) => Read>> = {
  in: (piece) => {
    const place = fold(piece.value);
    if (place === 'title' || place === 'headline') return 'nothing';
    return sectionFilter(piece);
  },
  title: (piece) => textPart(piece, piece.value, 'title') ?? 'nothing',
  intitle: (piece) => textPart(piece, piece.value, 'title') ?? 'nothing',
  by: (piece) => textPart(piece, piece.value, 'byline') ?? 'nothing',
  author: (piece) => textPart(piece, piece.value, 'byline') ?? 'nothing',
  source: (piece) => placeFilter('source', piece),
  section: (piece) => sectionFilter(piece),
  tag: (piece) => placeFilter('tag', piece),
  is: (piece) => {
    const value = fold(piece.value);
    const state = states.find((each) => each === value);
    if (state !== undefined) return { kind: 'is', state };
    return piece.open ? 'nothing' : 'state';
  },
  has: (piece) => {
    if (/^(picture|pictures|image|images|photo)$/.test(fold(piece.value))) return { kind: 'has-picture' };
    return piece.open ? 'nothing' : 'has';
  },
  lang: (piece) => languageFilter(piece),
  language: (piece) => languageFilter(piece),
  before: (piece, now) => dateFilter(piece, 'before', now),
  after: (piece, now) => dateFilter(piece, 'after', now),
  since: (piece, now) => dateFilter(piece, 'after', now),
  date: (piece, now) => dateFilter(piece, 'date', now),
};

const placeFilter = (kind: 'source' | 'section' | 'tag', piece: Piece): FilterPart | 'nothing' => {
  const words = wordsIn(piece.value);
  return words.length === 0 ? 'nothing' : { kind, words };
};
const sectionFilter = (piece: Piece): FilterPart | 'nothing' => placeFilter('section', piece);
const languageFilter = (piece: Piece): FilterPart | 'nothing' => {
  const tag = piece.value.toLowerCase().split(/[-_]/)[0] ?? '';
  return tag === '' ? 'nothing' : { kind: 'language', tag };
};

const isTitlePlace = (piece: Piece): boolean =>
  piece.operator === 'in' && /^(title|headline)$/.test(fold(piece.value)) && !piece.negative;

/** `in:title` speaks of the word after it; before nothing, of all words. */
const columnsOf = (pieces: readonly Piece[]): { pieces: Piece[]; column: (at: number) => SearchColumn | null } => {
  const kept: Piece[] = [];
  const inTitle = new Set<number>();
  let all = false;
  for (const [at, piece] of pieces.entries()) {
    if (!isTitlePlace(piece)) {
      kept.push(piece);
      continue;
    }
    if (at + 1 < pieces.length) inTitle.add(kept.length);
    else all = true;
  }
  return { pieces: kept, column: (at) => (all || inTitle.has(at) ? 'title' : null) };
};

/** An operator without a value. */
const isUnfilled = ({ operator, value, quoted }: Piece): boolean => {
  if (operator !== null || quoted || !/[:：]$/.test(value)) return false;
  return Object.hasOwn(operators, fold(value.slice(0, -1)));
};

export type ReadQuery = { readonly query: SearchQuery; readonly troubles: readonly QueryTrouble[] };

/** Reads a query, whatever it is; finished parts that say nothing are left out and named. `now` is for `today` and `7d`. */
export const readQuery = (query: string, now: Time): ReadQuery => {
  const troubles: QueryTrouble[] = [];
  const { pieces, column } = columnsOf(piecesOf(query.slice(0, limits.queryCharacters)));
  const clauses: QueryClause[] = [];
  let joinNext = false;
  for (const [at, piece] of pieces.entries()) {
    if (clauses.length >= clauseLimit) break;
    const wordless = piece.operator === null && !piece.quoted && !piece.negative;
    if (wordless && (piece.value === 'OR' || piece.value === '|') && at > 0 && !piece.open) {
      joinNext = true;
      continue;
    }
    if (wordless && piece.value === 'AND' && at > 0 && !piece.open) continue;
    const part = isUnfilled(piece) ? (piece.open ? null : 'empty') : readPiece(piece, column(at), now);
    if (part === null) continue;
    if (typeof part === 'string') {
      troubles.push({ reason: part, part: piece.operator === null ? piece.value : `${piece.operator}:${piece.value}` });
      continue;
    }
    const before = clauses.at(-1);
    if (joinNext && before !== undefined && !piece.negative && !before.negative) {
      clauses[clauses.length - 1] = { negative: false, alternatives: [...before.alternatives, part] };
    } else clauses.push({ negative: piece.negative, alternatives: [part] });
    joinNext = false;
  }
  return { query: clauses, troubles };
};

/** The parts of a query that say something. */
export const parseQuery = (query: string, now: Time): SearchQuery => readQuery(query, now).query;

const readPiece = (piece: Piece, column: SearchColumn | null, now: Time): QueryPart | QueryTrouble['reason'] | null => {
  const operator =
    piece.operator !== null && Object.hasOwn(operators, piece.operator) ? operators[piece.operator] : undefined;
  if (piece.operator === null) return textPart(piece, piece.value, column);
  // Anything else with a colon is words.
  if (operator === undefined) return textPart(piece, `${piece.operator} ${piece.value}`, column);
  const read = operator(piece, now);
  if (read === 'nothing') return piece.open || piece.value !== '' ? null : 'empty';
  return read;
};
