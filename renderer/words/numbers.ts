/** Numbers and sizes as the interface writes them. */
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const sizes = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** 12480 → "12,480". */
export const wordNumber = (value: number): string => whole.format(value);

/** "1 story", "2 stories". */
export const wordCount = (value: number, one: string, many: string): string =>
  `${wordNumber(value)} ${value === 1 ? one : many}`;

export const wordStories = (value: number): string => wordCount(value, 'story', 'stories');
export const wordSources = (value: number): string => wordCount(value, 'source', 'sources');

const units = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** 222298112 → "212 MB" (1 KB is 1,024 bytes). */
export const wordBytes = (bytes: number): string => {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** power;
  return `${amount < 10 && power > 0 ? sizes.format(amount) : whole.format(amount)} ${units[power]}`;
};

const wordsPerMinute = 230;
const leastWords = 60;

/** "minutes" in the languages that run the other way, where an English word would stand out. */
const minutesIn: Readonly<Record<string, string>> = { fa: 'دقیقه', ar: 'دقائق' };

/** Reading time of a text, in the article's language where we have the word; `null` for one too short to say. */
export const wordReadingTime = (words: number, language: string | null = null): string | null => {
  if (words < leastWords) return null;
  const minutes = Math.max(1, Math.round(words / wordsPerMinute));
  const code = (language ?? '').toLowerCase().split('-', 1)[0] ?? '';
  const own = Object.hasOwn(minutesIn, code) ? minutesIn[code] : undefined;
  return own === undefined ? `${minutes} min read` : `${new Intl.NumberFormat(code).format(minutes)} ${own}`;
};
