import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, type DecodeOptions } from '../../../electron/library/articles/decode.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return Uint8Array.from(big ? bytes.swap16() : bytes);
};
const textOf = (bytes: Uint8Array, options: Partial<DecodeOptions> = {}): string =>
  decodeBytes(bytes, { kind: 'xml', ...options }).text;

describe('what the bytes say', () => {
  test('byte order marks are believed and dropped', () => {
    expect(decodeBytes(utf8('\uFEFF<a>é</a>'), { kind: 'xml', contentType: 'text/xml; charset=iso-8859-1' })).toEqual({
      text: '<a>é</a>',
      charset: 'utf-8',
    });
    expect(textOf(utf16('\uFEFF<a>é</a>'))).toBe('<a>é</a>');
    expect(textOf(utf16('\uFEFF<a>é</a>', true))).toBe('<a>é</a>');
  });

  test('UTF-16 and UTF-32 without a mark are seen by their zeros', () => {
    expect(textOf(utf16('<a>é</a>'))).toBe('<a>é</a>');
    expect(textOf(utf16('<a>é</a>', true))).toBe('<a>é</a>');
    const wide = Uint8Array.from('<a/>', (sign) => sign.charCodeAt(0)).reduce<number[]>(
      (all, byte) => [...all, byte, 0, 0, 0],
      [],
    );
    expect(textOf(Uint8Array.from(wide))).toBe('<a/>');
  });

  test('what is valid as UTF-8 is UTF-8, whatever is declared', () => {
    expect(textOf(utf8('<?xml version="1.0" encoding="iso-8859-1"?><a>naïve</a>'))).toContain('naïve');
    expect(textOf(utf8('<a>naïve</a>'), { contentType: 'text/xml; charset=windows-1251' })).toContain('naïve');
  });
});

describe('what is declared', () => {
  test('the header comes before the declaration', () => {
    const bytes = latin('<?xml version="1.0" encoding="koi8-r"?><a>\xC4</a>');
    expect(textOf(bytes)).toContain('<a>д</a>');
    expect(textOf(bytes, { contentType: 'application/xml; charset="windows-1251"' })).toContain('<a>Д</a>');
  });

  test('a charset the reader forces comes before everything', () => {
    expect(textOf(utf8('é'), { charset: 'windows-1252' })).toBe('Ã©');
    expect(textOf(utf8('é'), { charset: 'no-such-charset' })).toBe('é');
  });

  test('a declaration that the bytes contradict is passed over', () => {
    expect(textOf(latin('<?xml version="1.0" encoding="utf-8"?><a>d\xE9j\xE0</a>'))).toContain('déjà');
    expect(textOf(latin('<?xml version="1.0" encoding="nonsense"?><a>d\xE9j\xE0</a>'))).toContain('déjà');
  });

  test.each([
    ['cp437', '\x80', 'Ç'],
    ['IBM-852', '\x9F', 'č'],
    ['CP_1251', '\xC4', 'Д'],
    ['windows-1250', '\x9A', 'š'],
    ['iso8859_2', '\xB9', 'š'],
    ['macroman', '\x80', 'Ä'],
    ['koi8-t', '\x80', 'қ'],
    ['x-no-such', '\x80', '€'],
  ])('%s is known', (charset, byte, sign) => {
    expect(textOf(latin(`<?xml version="1.0" encoding="${charset}"?><a>${byte}</a>`))).toContain(`<a>${sign}</a>`);
  });

  test('EBCDIC is seen by its first letters', () => {
    const letters: Readonly<Record<string, number>> = {
      '<': 0x4c,
      '?': 0x6f,
      x: 0xa7,
      m: 0x94,
      l: 0x93,
      '>': 0x6e,
      ' ': 0x40,
      A: 0xc1,
    };
    expect(textOf(Uint8Array.from('<?xml ?>A', (sign) => letters[sign] ?? 0))).toBe('<?xml ?>A');
  });

  test('seven-bit charsets are read where they are declared', () => {
    expect(textOf(latin('<?xml version="1.0" encoding="iso-2022-jp"?><a>\x1B$B$"\x1B(B</a>'))).toContain('<a>あ</a>');
    expect(textOf(latin('<?xml version="1.0" encoding="utf-7"?><a>+AOk-</a>'))).toContain('<a>é</a>');
  });

  test('a page says it in a meta element', () => {
    const page = latin(
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"></head>\xB9\xB9',
    );
    expect(decodeBytes(page, { kind: 'html' })).toMatchObject({ charset: 'iso-8859-2' });
    expect(decodeBytes(latin('<meta charset=koi8-r>\xC4\xC4'), { kind: 'html' }).text).toContain('дд');
    expect(decodeBytes(latin('<meta charset=koi8-r>caf\xE9'), { kind: 'text' }).text).toContain('café');
  });
});

describe('what is guessed', () => {
  test('UTF-8 with a few bytes gone wrong keeps the rest', () => {
    const bytes = Uint8Array.from([...utf8('日本 naïve '), 0xe9, ...utf8(' fin — ')]);
    expect(textOf(bytes)).toBe('日本 naïve é fin — ');
  });

  test('western letters alone are windows-1252', () => {
    expect(decodeBytes(latin('\x93D\xE9j\xE0 vu\x94'), { kind: 'text' })).toEqual({
      text: '“Déjà vu”',
      charset: 'windows-1252',
    });
  });

  test.each(['windows-1251', 'koi8-r'])('Cyrillic in %s is recognised', (charset) => {
    const table = new TextDecoder(charset).decode(Uint8Array.from({ length: 256 }, (_, index) => index));
    const bytes = Uint8Array.from('новости дня: погода и спорт', (sign) => table.indexOf(sign));
    expect(decodeBytes(bytes, { kind: 'text' })).toEqual({ text: 'новости дня: погода и спорт', charset });
  });

  test.each([
    [
      'shift_jis',
      [0x82, 0xb1, 0x82, 0xea, 0x82, 0xcd, 0x83, 0x6a, 0x83, 0x85, 0x81, 0x5b, 0x83, 0x58],
      'これはニュース',
    ],
    ['euc-jp', [0xa4, 0xb3, 0xa4, 0xec, 0xa4, 0xcf], 'これは'],
    ['euc-kr', [0xb4, 0xba, 0xbd, 0xba, 0xc0, 0xd4, 0xb4, 0xcf, 0xb4, 0xd9], '뉴스입니다'],
    ['gb18030', [0xce, 0xd2, 0xc3, 0xc7, 0xca, 0xc7, 0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb], '我们是中国人'],
    ['big5', [0xa7, 0xda, 0xad, 0xcc, 0xac, 0x4f, 0xa4, 0xa4, 0xb0, 0xea, 0xa4, 0x48], '我們是中國人'],
  ])('%s is recognised', (charset, bytes, text) => {
    expect(decodeBytes(Uint8Array.from(bytes), { kind: 'text' })).toEqual({ text, charset });
  });

  test('any bytes with any label give some text', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.option(fc.string({ maxLength: 12 })),
        fc.constantFrom('xml', 'html', 'text'),
        (bytes, label, kind) => {
          expect(
            typeof decodeBytes(bytes, { kind, charset: label, contentType: `text/html; charset=${label}` }).text,
          ).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(textOf(utf8(`a${text}`))).toBe(`a${text}`);
      }),
    );
  });
});
