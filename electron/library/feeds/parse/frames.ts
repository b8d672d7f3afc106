/** One open element while a feed is read. */
import { limits } from '../../../contract/limits.ts';
import { decodeAttribute } from './characters.ts';
import type { ElementKind } from './elements.ts';
import { localName, type Scope } from './names.ts';
import type { MarkupCollector } from './markup.ts';

export type Frame = {
  /**
   * `outside`: before the root, or a container that only groups. `item`: an entry. `inner`: a tag of a text construct. `flat`: a tag whose
   * characters count for the element around it. `skip`: left out with all it holds.
   */
  readonly kind: ElementKind | 'outside' | 'item' | 'inner' | 'flat' | 'skip';
  /** As it is written in the canonical XML. */
  readonly name: string;
  readonly scope: Scope;
  /** The `xml:base` in force, absolute as far as it can be. */
  readonly base: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  /** Of a text construct: what collects it. */
  readonly markup: MarkupCollector | null;
  /** Whether it stands in its entry and in nothing else. */
  readonly direct: boolean;
  /** Characters so far, of `text` and `date`. */
  text: string;
  /** Whether it was ended before its end tag. */
  closed: boolean;
};

const none: ReadonlyMap<string, string> = new Map();

export const frame = (
  kind: Frame['kind'],
  around: Pick<Frame, 'scope' | 'base'>,
  more: Partial<Pick<Frame, 'name' | 'attributes' | 'markup' | 'direct'>> = {},
): Frame => ({
  kind,
  name: more.name ?? '',
  scope: around.scope,
  base: around.base,
  attributes: more.attributes ?? none,
  markup: more.markup ?? null,
  direct: more.direct ?? false,
  text: '',
  closed: false,
});

const kept: ReadonlySet<string> = new Set(
  `rel type href url src length filesize medium term label text ispermalink isdefault width height about resource
  mode value title name role domain bitrate lastmod start duration`.split(/\s+/),
);

/** The attributes that are read, by local name (`lang` is `xml:lang` only), with the base in force as `base`. */
export const attributesOf = (written: Readonly<Record<string, string>>, base: string | null): Map<string, string> => {
  const attributes = new Map<string, string>();
  let count = 0;
  for (const key in written) {
    count += 1;
    if (count > limits.attributesPerElement) break;
    const isLanguage = key.toLowerCase() === 'xml:lang';
    const name = isLanguage ? 'lang' : localName(key);
    if (attributes.has(name) || !(isLanguage || kept.has(name))) continue;
    attributes.set(name, decodeAttribute(written[key] ?? '').slice(0, limits.addressCharacters * 4));
  }
  if (base !== null) attributes.set('base', base);
  return attributes;
};
