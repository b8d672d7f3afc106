/** Rich text (Microsoft's RTF 1.9) cut into its pieces, in linear time. Private to `files/rtf.ts`. */

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** `\word123`; `value` is `null` without a number. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** `\'hh`, one byte in the font's character set. */
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string };

const word = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const hex = /\\'([0-9a-fA-F]{2})/y;
const plain = /[^\\{}\r\n]{1,100000}/y;
/** Symbols that stand for a sign; the others of their kind say nothing that is read. */
const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  '-': '',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

const match = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** `source` holds one character for each byte. Bytes of `\bin` are passed over. */
export function* tokensOf(source: string): Generator<Token> {
  for (let at = 0; at < source.length;) {
    const sign = source[at] ?? '';
    if (sign === '{' || sign === '}') {
      yield sign === '{' ? { kind: 'open' } : { kind: 'close' };
      at += 1;
      continue;
    }
    if (sign === '\r' || sign === '\n') {
      at += 1;
      continue;
    }
    if (sign !== '\\') {
      const text = match(plain, source, at)?.[0] ?? sign;
      yield { kind: 'text', text };
      at += text.length;
      continue;
    }
    const named = match(word, source, at);
    if (named !== null) {
      const [whole, name = '', number] = named;
      const value = number === undefined ? null : Number(number);
      at += whole.length + (name === 'bin' && value !== null && value > 0 ? value : 0);
      yield { kind: 'word', name, value };
      continue;
    }
    const byte = match(hex, source, at);
    if (byte !== null) {
      yield { kind: 'byte', value: Number.parseInt(byte[1] ?? '0', 16) };
      at += byte[0].length;
      continue;
    }
    const symbol = source[at + 1] ?? '';
    if (symbol === '\r' || symbol === '\n') yield { kind: 'word', name: 'par', value: null };
    else if (symbol === '*') yield { kind: 'word', name: '*', value: null };
    else yield { kind: 'text', text: symbols[symbol] ?? '' };
    at += 2;
  }
}
