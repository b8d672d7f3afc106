/** The engine's memory as bytes and back: derived data that spares a start the reading of every story again. */
import { crc32 } from 'node:zlib';
import type { ArticleIndex, Pause } from './article-index.ts';
import { neighboursKept } from './article-table.ts';

/** Change it with anything that changes what features, neighbours or this layout mean. */
const format = 'broadsheet-rails 1';
const weightSteps = 1_000_000;
/** Checksum of the rest, bytes of the head, bytes of the dates. */
const prefixBytes = 16;

/** What is no long row of numbers. Articles stand in order of arrival, and are named by their place in it. */
type Head = {
  readonly format: string;
  readonly ids: readonly string[];
  readonly sources: readonly string[];
  readonly terms: readonly (readonly [key: string, written: string])[];
  readonly copies: readonly (readonly number[])[];
  readonly clusters: readonly { readonly name: string; readonly slots: readonly number[] }[];
};

/** Numbers things in the order they are first met. */
const createNumbering = <T>() => {
  const numbers = new Map<T, number>();
  return {
    of: (thing: T): number => {
      const number = numbers.get(thing) ?? numbers.size;
      numbers.set(thing, number);
      return number;
    },
    things: () => [...numbers.keys()],
  };
};

/** Everything the index knows, as of now; `pause` is awaited between small pieces of work, and what changes meanwhile is left out. */
export const saveState = async (index: ArticleIndex, pause: Pause): Promise<Uint8Array> => {
  const { table, postings, terms, copies, clusters } = index;
  const slots = Array.from({ length: table.slots() }, (_, slot) => slot)
    .filter((slot) => table.arrivalOf(slot) > 0)
    .sort((a, b) => table.arrivalOf(a) - table.arrivalOf(b));
  const places = new Map(slots.map((slot, place) => [slot, place]));
  const arrivals = slots.map(table.arrivalOf);
  const sources = createNumbering<string>();
  const named = createNumbering<number>();
  const ids: string[] = [];
  const dates = new Float64Array(slots.length);
  const rows: Uint32Array[] = [];
  for (const [place, slot] of slots.entries()) {
    const here = table.arrivalOf(slot) === arrivals[place];
    ids.push(here ? (table.idOf(slot) ?? '') : '');
    dates[place] = table.dateOf(slot);
    const neighbours: number[] = [];
    for (let at = 0; at < neighboursKept; at += 1) {
      const other = places.get(table.neighbour(slot, at));
      if (other !== undefined) neighbours.push(other, Math.round(table.neighbourWeight(slot, at) * weightSteps));
    }
    const [features, words, numbers] = [table.featuresOf(slot), postings.wordsOf(slot), terms.of(slot).map(named.of)];
    const counts = [features.length, words.length, numbers.length, neighbours.length];
    const start = [table.stampOf(slot), copies.titleOf(slot), sources.of(table.sourceOf(slot)), ...counts];
    const row = new Uint32Array(start.length + counts.reduce((sum, count) => sum + count, 0));
    let at = 0;
    for (const part of [start, features, words, numbers, neighbours]) {
      row.set(part, at);
      at += part.length;
    }
    rows.push(row);
    await pause();
  }
  const inPlaces = (list: readonly number[]): number[] => list.flatMap((slot) => places.get(slot) ?? []);
  const head: Head = {
    format,
    ids,
    sources: sources.things(),
    terms: named.things().map((term) => [terms.keyOf(term), terms.written(term)]),
    copies: copies.saved().map(inPlaces),
    clusters: clusters.saved().map(({ name, slots: members }) => ({ name, slots: inPlaces(members) })),
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const rowBytes = rows.reduce((sum, row) => sum + row.byteLength, 0);
  const bytes = new Uint8Array(prefixBytes + headBytes.length + dates.byteLength + rowBytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, headBytes.length);
  view.setUint32(8, dates.byteLength);
  let end = prefixBytes;
  for (const part of [headBytes, dates, ...rows]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), end);
    end += part.byteLength;
  }
  view.setUint32(0, crc32(bytes.subarray(4)));
  return bytes;
};

/** `null`: not ours, of another version, or damaged. */
const readHead = (bytes: Uint8Array): { head: Head; dates: Float64Array; numbers: Uint32Array } | null => {
  if (bytes.length < prefixBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== crc32(bytes.subarray(4))) return null;
  const [headEnd, dateBytes] = [prefixBytes + view.getUint32(4), view.getUint32(8)];
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, headEnd))) as Head;
    if (head.format !== format) return null;
    // Copies: numbers lie at addresses that fit them, and what a Buffer calls a slice is none.
    const dates = new Float64Array(new Uint8Array(bytes.subarray(headEnd, headEnd + dateBytes)).buffer);
    const numbers = new Uint32Array(new Uint8Array(bytes.subarray(headEnd + dateBytes)).buffer);
    return { head, dates, numbers };
  } catch (error) {
    // With the right checksum these are bytes that something else wrote on purpose.
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
};

/** Puts back what was saved; answers whether it could be read. Articles that are in the index already stay as they are. */
export const restoreState = async (index: ArticleIndex, bytes: Uint8Array, pause: Pause): Promise<boolean> => {
  const read = readHead(bytes);
  if (read === null) return false;
  const { head, dates, numbers } = read;
  const terms = head.terms.map(([key, written]) => ({ key, written }));
  const slots: number[] = [];
  const neighbours: Uint32Array[] = [];
  let at = 0;
  const take = (count: number): Uint32Array<ArrayBuffer> => {
    at += count;
    return numbers.slice(at - count, at);
  };
  for (const [place, id] of head.ids.entries()) {
    const [stamp = 0, title = 0, source = 0, featureCount = 0, wordCount = 0, termCount = 0, neighbourCount = 0] =
      take(7);
    const features = take(featureCount);
    const words = take(wordCount);
    const named = [...take(termCount)].flatMap((number) => terms[number] ?? []);
    neighbours.push(take(neighbourCount));
    const sourceId = head.sources[source] ?? '';
    const date = dates[place] ?? 0;
    slots.push(id === '' ? -1 : index.restore({ id, sourceId, date, stamp, features, title, words, terms: named }));
    await pause();
  }
  const slotsOf = (places: readonly number[]): number[] =>
    places.flatMap((place) => ((slots[place] ?? -1) < 0 ? [] : (slots[place] ?? [])));
  for (const [place, list] of neighbours.entries()) {
    for (let next = 0; next < list.length; next += 2) {
      const [one, other] = [slots[place] ?? -1, slots[list[next] ?? -1] ?? -1];
      if (one >= 0 && other >= 0) index.table.offerNeighbour(one, other, (list[next + 1] ?? 0) / weightSteps);
    }
    await pause();
  }
  for (const group of head.copies) index.copies.restoreGroup(slotsOf(group));
  for (const { name, slots: members } of head.clusters) index.clusters.restore({ name, slots: slotsOf(members) });
  // The first question asks for thousands of lengths: found now, nobody waits for them then.
  for (const slot of slots) {
    if (slot >= 0) index.weights.normOf(slot);
    await pause();
  }
  return true;
};
