/** Whether a text is well-formed XML with declared namespaces (XML 1.0, Namespaces in XML): strict, unlike every parser of ours. */

const illegal = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u;
const name = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const tag = new RegExp(`<(/?)(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');

type Open = { readonly name: string; readonly prefixes: ReadonlySet<string> };
export type XmlElement = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };
export type XmlReport = {
  readonly problems: readonly string[];
  readonly elements: readonly XmlElement[];
  readonly text: string;
};

const unescape = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** Reads to the first thing that is wrong. */
export const checkXml = (xml: string): XmlReport => {
  const problems: string[] = [];
  const elements: XmlElement[] = [];
  const open: Open[] = [];
  let text = '';
  const wrong = (what: string, at: number): XmlReport => ({
    problems: [`${what} at ${at}: ${JSON.stringify(xml.slice(at, at + 60))}`],
    elements,
    text,
  });
  if (illegal.test(xml)) return wrong('illegal character', xml.search(illegal));
  let at = /^<\?xml version="1\.0"[^?]*\?>/.exec(xml)?.[0].length ?? 0;
  at += /^\s*<!DOCTYPE [^>[]*>/.exec(xml.slice(at))?.[0].length ?? 0;
  let roots = 0;
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const run = xml.slice(at, end < 0 ? xml.length : end);
      if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(run)) return wrong('unknown entity', at);
      if (open.length === 0 && run.trim() !== '') return wrong('text outside', at);
      text += unescape(run);
      at += run.length;
      continue;
    }
    if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('-->', at + 4);
      if (end < 0 || xml.slice(at + 4, end).includes('--')) return wrong('bad comment', at);
      at = end + 3;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(xml);
    if (found === null) return wrong('bad tag', at);
    const [whole, closing, element = '', list = '', empty] = found;
    if (closing === '/') {
      if (open.pop()?.name !== element) return wrong('wrong end tag', at);
    } else {
      const attributes: Record<string, string> = {};
      const prefixes = new Set(open.at(-1)?.prefixes ?? ['xml']);
      for (const [, key = '', double, single] of list.matchAll(attribute)) {
        const value = double ?? single ?? '';
        if (Object.hasOwn(attributes, key)) return wrong(`${key} twice`, at);
        if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(value)) return wrong('unknown entity', at);
        attributes[key] = unescape(value);
        if (key.startsWith('xmlns:')) prefixes.add(key.slice('xmlns:'.length));
      }
      const used = [element, ...Object.keys(attributes)].filter(
        (each) => each.includes(':') && !each.startsWith('xmlns:'),
      );
      const unknown = used.find((each) => !prefixes.has(each.split(':')[0] ?? ''));
      if (unknown !== undefined) return wrong(`undeclared prefix of ${unknown}`, at);
      if (open.length === 0) roots += 1;
      elements.push({ name: element, attributes });
      if (empty !== '/') open.push({ name: element, prefixes });
    }
    at += whole.length;
  }
  if (open.length > 0) problems.push(`${open.at(-1)?.name} is not closed`);
  if (roots !== 1) problems.push(`${roots} roots`);
  return { problems, elements, text };
};
