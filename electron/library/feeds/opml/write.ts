import type { Section } from '../../../contract/models.ts';
import type { SourceRow } from '../../store/model.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** What XML 1.0 cannot carry, not even escaped. */
const forbidden =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (text: string): string =>
  text.replace(forbidden, '').replace(/[&<>"\n\r\t]/g, (character) => escapes[character] ?? character);

const attribute = (name: string, value: string | null): string =>
  value === null || value === '' ? '' : ` ${name}="${escaped(value)}"`;

type ListedSource = Pick<SourceRow, 'title' | 'sectionId' | 'address' | 'siteLink' | 'description'>;

const feedLine = (source: ListedSource, indent: string): string => {
  const names = attribute('text', source.title) + attribute('title', source.title);
  const addresses = attribute('xmlUrl', source.address) + attribute('htmlUrl', source.siteLink);
  return `${indent}<outline type="rss"${names}${addresses}${attribute('description', source.description)}/>\n`;
};

/**
 * OPML 2.0 of all sources that have an address: sections as outlines in the reader's order; a source stands before the first section that
 * only holds later ones, so that a list goes out in the order in which it came. Sources of no section (or of one that is not there) stand
 * at the top; sections without any source are left out.
 */
export const writeOpml = (sections: readonly Section[], sources: readonly ListedSource[]): string => {
  const known = new Set(sections.map((section) => section.id));
  const sourcesIn = Map.groupBy(
    sources.filter((source) => source.address !== null),
    (source) => (source.sectionId !== null && known.has(source.sectionId) ? source.sectionId : null),
  );
  const sectionsIn = Map.groupBy(sections, (section) => section.parentId);

  const order = new Map(sources.map((source, index) => [source, index]));
  const firstIn = (sectionId: string): number =>
    Math.min(
      Infinity,
      ...(sourcesIn.get(sectionId) ?? []).map((source) => order.get(source) ?? 0),
      ...(sectionsIn.get(sectionId) ?? []).map((section) => firstIn(section.id)),
    );

  const contentOf = (sectionId: string | null, depth: number): string => {
    const indent = '  '.repeat(depth);
    const waiting = [...(sourcesIn.get(sectionId) ?? [])];
    let text = '';
    const inner = (sectionsIn.get(sectionId) ?? []).toSorted((a, b) => a.position - b.position);
    for (const section of inner) {
      const first = firstIn(section.id);
      if (first === Infinity) continue;
      const before = waiting.findIndex((source) => (order.get(source) ?? 0) > first);
      for (const source of waiting.splice(0, before < 0 ? waiting.length : before)) text += feedLine(source, indent);
      const names = attribute('text', section.title) + attribute('title', section.title);
      text += `${indent}<outline${names}>\n${contentOf(section.id, depth + 1)}${indent}</outline>\n`;
    }
    for (const source of waiting) text += feedLine(source, indent);
    return text;
  };

  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>Broadsheet</title>\n  </head>\n  <body>\n${contentOf(null, 2)}  </body>\n</opml>\n`;
};
