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
 * OPML 2.0 of all sources that have an address: sections as outlines in their order, each with its sources first and then the sections
 * in it; sources of no section (or of one that is not there) at the top.
 */
export const writeOpml = (sections: readonly Section[], sources: readonly ListedSource[]): string => {
  const known = new Set(sections.map((section) => section.id));
  const sourcesIn = Map.groupBy(
    sources.filter((source) => source.address !== null),
    (source) => (source.sectionId !== null && known.has(source.sectionId) ? source.sectionId : null),
  );
  const sectionsIn = Map.groupBy(sections, (section) => section.parentId);

  const contentOf = (sectionId: string | null, depth: number): string => {
    const indent = '  '.repeat(depth);
    let text = '';
    for (const source of sourcesIn.get(sectionId) ?? []) text += feedLine(source, indent);
    const inner = (sectionsIn.get(sectionId) ?? []).toSorted((a, b) => a.position - b.position);
    for (const section of inner) {
      const names = attribute('text', section.title) + attribute('title', section.title);
      text += `${indent}<outline${names}>\n${contentOf(section.id, depth + 1)}${indent}</outline>\n`;
    }
    return text;
  };

  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>Broadsheet</title>\n  </head>\n  <body>\n${contentOf(null, 2)}  </body>\n</opml>\n`;
};
