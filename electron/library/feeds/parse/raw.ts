/** Nodes as rss-parser hands them on from its XML reader. */

/** Characters alone, or an element with attributes (`$`), characters (`_`) and children by name. */
export type RawNode = string | RawElement;
export type RawElement = {
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly [name: string]: unknown;
};

/** Every element of a feed or of an entry, by canonical name. */
export type RawFields = { readonly nodes: (name: string) => readonly RawNode[] };

export const textOf = (node: RawNode | undefined): string | null => {
  const text = typeof node === 'string' ? node : node?._;
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

export const attributeOf = (node: RawNode | undefined, name: string): string | null => {
  if (node === undefined || typeof node === 'string') return null;
  const value = node.$?.[name]?.trim() ?? '';
  return value === '' ? null : value;
};

export const childrenOf = (node: RawNode | undefined, name: string): readonly RawNode[] => {
  if (node === undefined || typeof node === 'string') return [];
  const children = node[name];
  return Array.isArray(children) ? (children as readonly RawNode[]) : [];
};

/** The first text among elements of these names, tried in order. */
export const firstText = (fields: RawFields, names: readonly string[]): string | null => {
  for (const name of names) {
    for (const node of fields.nodes(name)) {
      const text = textOf(node);
      if (text !== null) return text;
    }
  }
  return null;
};

/** The same, but of several elements of one name the last: who writes a date twice has corrected it. */
export const lastText = (fields: RawFields, names: readonly string[]): string | null => {
  for (const name of names) {
    const text = fields
      .nodes(name)
      .map(textOf)
      .findLast((candidate) => candidate !== null);
    if (text !== undefined && text !== null) return text;
  }
  return null;
};
