/** RSS written as JSON (scripting.com/rss.json): the same elements, objects for those with attributes, `#value` for their text. */
import { limits } from '../../../contract/limits.ts';
import { parseDate } from '../dates.ts';
import type { FeedContext, ParsedFeed } from '../model.ts';
import { adaptXml } from './adapt.ts';
import { kindOf } from './elements.ts';
import { isObject, listOf, type Json } from './json.ts';
import type { RawFields, RawNode } from './raw.ts';

/** `null` when the value is no RSS. */
export const adaptRssInJson = (value: unknown, context: FeedContext): ParsedFeed | null => {
  const rss = isObject(value) ? (value['rss'] ?? value) : null;
  const channel = isObject(rss) ? rss['channel'] : null;
  if (!isObject(channel)) return null;
  const root = { kind: 'rss', version: '2.0', address: '' } as const;
  const entries = listOf(channel['item']).filter(isObject).slice(0, limits.feedItems);
  return {
    ...adaptXml(root, fieldsOf(channel), entries.map(fieldsOf), context),
    format: 'rss-in-json',
    flaws: [],
  };
};

const fieldsOf = (object: Json): RawFields => ({
  nodes: (name) =>
    listOf(object[name])
      .map((value) => nodeOf(name, value))
      .filter((node) => node !== null),
});

const nodeOf = (name: string, value: unknown): RawNode | null => {
  if (typeof value === 'string' || typeof value === 'number') {
    if (kindOf(name) !== 'date') return String(value).slice(0, limits.entryTextCharacters);
    const time = parseDate(String(value));
    return time === null ? null : new Date(time).toISOString();
  }
  if (!isObject(value)) return null;
  const attributes: Record<string, string> = {};
  const children: Record<string, readonly RawNode[]> = {};
  for (const [key, inner] of Object.entries(value).slice(0, limits.attributesPerElement)) {
    if (typeof inner === 'object' && inner !== null) continue;
    const text = String(inner);
    attributes[key.replace(/^[@$]/, '').toLowerCase()] = text;
    if (key !== '_' && key !== '$') children[key] = [text];
  }
  const text = value['#value'] ?? value['#text'] ?? value['_'];
  return { ...children, $: attributes, _: typeof text === 'string' || typeof text === 'number' ? String(text) : '' };
};
