/** Pieces of well-formed XML. Their characters are already those that XML allows. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);

export const escapeAttribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

/** Character data: plain text as it is, the rest as CDATA, which the next reader takes without looking into it. */
export const characterData = (text: string): string =>
  /[&<>]/.test(text) ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : text;

export const attributesAsXml = (attributes: ReadonlyMap<string, string>): string => {
  let xml = '';
  for (const [name, value] of attributes) xml += ` ${name}="${escapeAttribute(value)}"`;
  return xml;
};
