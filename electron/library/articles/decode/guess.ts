/** A charset guessed from bytes that nothing describes. */
import { decodeAs } from './decoders.ts';

const sampleBytes = 64 * 1024;

/** Letters and signs that make up much of any text in the language. */
const han =
  '的一是不了人我在有他這这為为之大來来以個个中上們们到說说國国和地也子時时道出而要於于就下得可你年生自會会那後后能對对着事其里所去行過过家十用發发天如然作方成者多日都三小軍军二無无同麼么經经法當当起與与好看學学進进種种將将還还分此心前面又定見见只主沒没公從从新報报文件本書书網网您助改易容希望感';

type Candidate = {
  readonly charset: string;
  /** How much of the text, from 0 to 1, is what its language is made of. */
  readonly fit: (text: string) => number;
};

const share = (text: string, expected: RegExp): number => {
  let high = 0;
  let fitting = 0;
  for (const sign of text) {
    if (sign < '\u0080') continue;
    high += 1;
    if (expected.test(sign)) fitting += 1;
  }
  return high === 0 ? 0 : fitting / high;
};

const commonHan = new RegExp(`[${han}]`);
const kana = /[ぁ-んァ-ヶー、。]/;

const candidates: readonly Candidate[] = [
  { charset: 'shift_jis', fit: (text) => share(text, kana) * 1.6 },
  { charset: 'euc-jp', fit: (text) => share(text, kana) * 1.6 },
  { charset: 'gb18030', fit: (text) => share(text, commonHan) * 2.5 },
  { charset: 'big5', fit: (text) => share(text, commonHan) * 2.5 },
  { charset: 'euc-kr', fit: (text) => share(text, /[가-힣]/) * 0.95 },
  { charset: 'windows-1251', fit: (text) => share(text, /[аеинорствлкмдпуяыьгзбчй]/) },
  { charset: 'koi8-r', fit: (text) => share(text, /[аеинорствлкмдпуяыьгзбчй]/) },
  { charset: 'ibm866', fit: (text) => share(text, /[аеинорствлкмдпуяыьгзбчй]/) },
  { charset: 'windows-1253', fit: (text) => share(text, /[α-ωάέήίόύώ]/) * 0.9 },
  { charset: 'windows-1255', fit: (text) => share(text, /[א-ת]/) * 0.9 },
  { charset: 'windows-1256', fit: (text) => share(text, /[اأإبتةثجحخدذرزسشصضطظعغفقكلمنهويىپچژگک]/) * 0.9 },
  { charset: 'windows-874', fit: (text) => share(text, /[ก-ฺเ-๎]/) * 0.9 },
];

/** Below this no candidate is believed. */
const leastFit = 0.45;

/** The name of the charset the bytes most likely use; windows-1252 when nothing speaks for another. */
export const guessCharset = (bytes: Uint8Array): string => {
  const sample = withoutCut(bytes);
  // Western letters stand alone among ASCII; other scripts come in runs.
  if (averageRun(sample) < 1.8) return 'windows-1252';
  let best = { charset: 'windows-1252', fit: leastFit };
  for (const { charset, fit } of candidates) {
    const text = decodeAs(sample, charset, { strict: false })?.text ?? '';
    const bad = share(text, /[\uFFFD\u0080-\u009F]/);
    const found = bad > 0.03 ? 0 : fit(text);
    if (found > best.fit) best = { charset, fit: found };
  }
  return best.charset;
};

/** The first part of the bytes, ended at an ASCII byte so that no character is cut in two. */
const withoutCut = (bytes: Uint8Array): Uint8Array => {
  let end = Math.min(bytes.length, sampleBytes);
  while (end < bytes.length && end > 0 && (bytes[end] ?? 0) >= 0x80) end -= 1;
  return bytes.subarray(0, end);
};

/** How many bytes beyond ASCII stand together, on average. */
const averageRun = (bytes: Uint8Array): number => {
  let high = 0;
  let runs = 0;
  let before = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) {
      high += 1;
      if (before < 0x80) runs += 1;
    }
    before = byte;
  }
  return runs === 0 ? 0 : high / runs;
};
