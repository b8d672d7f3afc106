/** Pieces of well-formed XML. */

// oxlint-disable-next-line no-control-regex -- these are the characters XML forbids
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

export const escapeAttribute = (text: string): string =>
  text.replace(forbidden, ' ').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Character data: short plain text as it is, the rest as CDATA, which the next reader takes without looking into it. */
export const characterData = (text: string): string => {
  const clean = text.replace(forbidden, ' ');
  return /[&<>]/.test(clean) ? `<![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : clean;
};

export const attributesAsXml = (attributes: ReadonlyMap<string, string>): string => {
  let xml = '';
  for (const [name, value] of attributes) xml += ` ${name}="${escapeAttribute(value)}"`;
  return xml;
};
