/** What a document and its transport say about its charset. */

/** The charset that the first bytes prove: a byte order mark, or the zero bytes that `<` leaves in UTF-16 and UTF-32. */
export const markCharset = (bytes: Uint8Array): string | null => {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c) ? 'utf-32be' : null;
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return null;
};

/** The charset parameter of a Content-Type header. */
export const headerCharset = (contentType: string | null): string | null =>
  /charset\s*=\s*["']?([^\s;"',]+)/i.exec(contentType?.slice(0, 500) ?? '')?.[1] ?? null;

/** The charset of an XML declaration, else of a `meta` element; in a text, of neither. */
export const declaredCharset = (bytes: Uint8Array, kind: 'xml' | 'html' | 'text'): string | null => {
  if (kind === 'text') return null;
  if (bytes[0] === 0x4c && bytes[1] === 0x6f && bytes[2] === 0xa7 && bytes[3] === 0x94) return ebcdicDeclaration(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, kind === 'xml' ? 1024 : 8192));
  const declaration = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)/i.exec(head)?.[1];
  if (declaration !== undefined) return declaration;
  if (kind === 'xml') return null;
  return (
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /encoding\s*=\s*["']([\w:.-]+)["']\s*\?>/i.exec(head)?.[1] ??
    null
  );
};

/** In EBCDIC the letters, digits and the signs of a declaration stand in the same places in every code page. */
const ebcdicDeclaration = (bytes: Uint8Array): string | null => {
  const head = Array.from(bytes.subarray(0, 200), ebcdicSign).join('');
  return /encoding=.([\w-]+)/i.exec(head)?.[1] ?? 'cp037';
};

const ebcdicSign = (byte: number): string => {
  const rows: readonly (readonly [number, string])[] = [
    [0x81, 'abcdefghi'],
    [0x91, 'jklmnopqr'],
    [0xa2, 'stuvwxyz'],
    [0xc1, 'ABCDEFGHI'],
    [0xd1, 'JKLMNOPQR'],
    [0xe2, 'STUVWXYZ'],
    [0xf0, '0123456789'],
    [0x7e, '='],
    [0x60, '-'],
    [0x6d, '_'],
  ];
  for (const [first, signs] of rows)
    if (byte >= first && byte < first + signs.length) return signs[byte - first] ?? ' ';
  return ' ';
};
