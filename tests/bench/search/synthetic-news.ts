/** News as a machine would write it: words by Zipf's law, events that several sources tell, names, five scripts. Deterministic. */
import type { DeskArticle } from '../../../electron/library/rails/model.ts';

/** Mulberry32. */
export const random = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const syllables: Readonly<Record<string, readonly string[]>> = {
  en: 'ba co de fi gra hou in ken lo mi nor ope pla qui ra ster tion un ver wil yer zan ment tal ing pro con ex'.split(
    ' ',
  ),
  de: 'ver ge schu lich keit heim burg stra ung bau wer den ker mann ster land rat haus fel ber ein aus'.split(' '),
  fa: 'می دان کار بر شه ران گاه نام تهر خان مه ست دار ورز سان پور اند کش'.split(' '),
  ar: 'ال مد ين كتا بر سل ام قا هر عم ان حك وم جم هو ري صح اف'.split(' '),
  ru: 'ста но во мос ква рос сий пра ви тель во про ис шед мир дом гор ско'.split(' '),
};
const scripts = ['en', 'en', 'en', 'en', 'en', 'en', 'de', 'fa', 'ar', 'ru'] as const;
const vocabularySize = 30_000;
const day = 86_400_000;

const vocabularyOf = (language: string, next: () => number): string[] => {
  const parts = syllables[language] ?? [];
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const length = 1 + Math.floor(next() * 3.2);
    words.add(Array.from({ length: length + 1 }, () => parts[Math.floor(next() * parts.length)]).join(''));
  }
  return [...words];
};

export type SyntheticNews = {
  readonly articles: readonly DeskArticle[];
  /** The n-th most common word of the English part; 0 is in nearly every article. */
  readonly word: (rank: number) => string;
};

/** `count` articles over ninety days from 100 sources in 20 sections, newest last; about a third of them tell an event that others tell too. */
export const syntheticNews = (count: number, meanWords = 300, now = Date.UTC(2026, 10, 23)): SyntheticNews => {
  const next = random(7);
  const vocabularies = new Map(Object.keys(syllables).map((language) => [language, vocabularyOf(language, next)]));
  /** A rank by Zipf's law: the logarithm is uniform. */
  const word = (language: string): string => {
    const words = vocabularies.get(language) ?? [];
    return words[Math.floor(vocabularySize ** next()) - 1] ?? words[0] ?? '';
  };
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const sentence = (language: string, names: readonly string[], length: number): string => {
    const words = Array.from({ length }, () =>
      next() < 0.08 ? (names[Math.floor(next() * names.length)] ?? '') : word(language),
    );
    return `${capital(words.join(' '))}.`;
  };
  const recent: { names: string[]; theme: string[]; language: string }[] = [];
  const articles = Array.from({ length: count }, (_, at): DeskArticle => {
    const retold =
      recent.length > 20 && next() < 0.33 ? recent[recent.length - 1 - Math.floor(next() * 20)] : undefined;
    const language = retold?.language ?? scripts[Math.floor(next() * scripts.length)] ?? 'en';
    const words = vocabularies.get(language) ?? [];
    const rare = (): string => words[300 + Math.floor(next() * (vocabularySize - 300))] ?? '';
    const event = retold ?? {
      language,
      names: Array.from({ length: 4 }, () => capital(rare())),
      theme: Array.from({ length: 8 }, rare),
    };
    if (retold === undefined) recent.push(event);
    const told = [...event.names, ...event.theme];
    const target = meanWords * (0.4 + 1.2 * next());
    const paragraphs: string[] = [];
    for (let length = 0; length < target; length += 18) paragraphs.push(sentence(language, told, 18));
    const date = now - Math.floor(((count - at) / count) * 90 * day);
    const source = Math.floor(next() * 100);
    return {
      id: `a${at}`,
      sourceId: `s${source}`,
      sectionId: `c${source % 20}`,
      origin: 'feed',
      title: `${event.names.slice(0, 2).join(' ')} ${sentence(language, told, 6).toLowerCase()}`,
      standfirst: sentence(language, told, 14),
      agency: null,
      byline: `${capital(word('en'))} ${capital(word('en'))}`,
      link: null,
      published: date,
      arrived: date,
      date,
      language,
      direction: language === 'fa' || language === 'ar' ? 'rtl' : 'ltr',
      pictureId: at % 3 === 0 ? `p${at}` : null,
      words: Math.round(target),
      completeness: 'text',
      categories: [],
      clusterId: null,
      coverage: 1,
      text: paragraphs.join('\n'),
    };
  });
  return { articles, word: (rank) => vocabularies.get('en')?.[rank] ?? '' };
};
