import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from '../../../electron/library/full-text/compare.ts';
import { failedMark, wantsPage } from '../../../electron/library/full-text/policy.ts';
import { isConsent, isPaywall } from '../../../electron/library/full-text/signs.ts';
import { countWords } from '../../../electron/library/articles/plain-text.ts';
import type { ArticleRow, SourceRow } from '../../../electron/library/store/model.ts';

const words = (text: string) => ({ text, words: countWords(text) });
const story =
  'Harbour pilots returned to work on Tuesday after accepting a proposal that leaves the night roster unchanged until spring. ';
const rest =
  'The agreement was read aloud in the union hall, twice, because the loudspeaker failed during the clause about overtime. Members voted by holding up their pilot books. ';
const compare = (title: string, feed: string, page: string, pageTitle: string | null = null) =>
  compareTexts({ title, feed: words(feed), page: { ...words(page), title: pageTitle } });

describe('a page against its feed', () => {
  it('says more when it goes on where the summary ends', () => {
    expect(compare('Pilots return', story, story + rest + rest)).toEqual({ about: true, more: true, whole: false });
  });
  it('is the whole story when it says the same at length', () => {
    const both = story + rest;
    expect(compare('Pilots return', both, both)).toEqual({ about: true, more: false, whole: true });
  });
  it('is not the story when it speaks of something else, however long it is', () => {
    const other = 'Gardeners across the valley compared their tomatoes and argued cheerfully about manure. '.repeat(9);
    expect(compare('Pilots return', story, other)).toEqual({ about: false, more: false, whole: false });
  });
  it('is compared in scripts without spaces too', () => {
    const summary = '港湾水先案内人は火曜日に職場へ戻った。夜間の勤務表は春まで変わらない。';
    const more = `${summary}組合会館では合意文が二度読み上げられた。拡声器が途中で壊れたためである。`.repeat(2);
    expect(compare('水先案内人が復帰', summary, more).more).toBe(true);
    expect(compare('水先案内人が復帰', summary, 'トマトの作り方について農家が話し合った。'.repeat(9)).about).toBe(
      false,
    );
  });
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (title, feed, page) => {
        const { more, whole } = compare(title, feed, page);
        expect(more && whole).toBe(false);
      }),
    );
  });
});

const signs = (text: string, more: { readonly html?: string; readonly url?: string } = {}) => ({
  html: more.html ?? `<p>${text}</p>`,
  url: more.url ?? 'https://news.example/story',
  text,
  allText: text,
  words: countWords(text),
});

describe('pages that hold their story back', () => {
  it.each([
    'Subscribe to continue reading.',
    'Already a subscriber? Log in.',
    'Dieser Artikel ist nur für Abonnenten.',
    'Cet article est réservé aux abonnés.',
    'Contenido exclusivo para suscriptores.',
    'この記事は会員限定です。',
  ])('a barrier after a teaser: %s', (barrier) => {
    expect(isPaywall(signs(`${story}${barrier}`))).toBe(true);
  });
  it('a declared price and a short text', () => {
    const html = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>';
    expect(isPaywall(signs(story, { html }))).toBe(true);
    expect(isPaywall(signs((story + rest).repeat(12), { html }))).toBe(false);
  });
  it('but not a whole story that only asks for support', () => {
    expect(isPaywall(signs(`${(story + rest).repeat(12)} Already a subscriber? Log in.`))).toBe(false);
    expect(isPaywall(signs(story + rest))).toBe(false);
  });
  it('a question for consent, by what it says or where it lives', () => {
    const question = 'We value your privacy. We and our partners use cookies. Accept all or reject all.';
    expect(isConsent(signs(question), false)).toBe(true);
    expect(isConsent(signs(story, { url: 'https://consent.news.example/collect?x=1' }), true)).toBe(true);
    expect(isConsent(signs(`${story} We value your privacy and the consent of our partners.`), true)).toBe(false);
  });
});

const row = (change: Partial<ArticleRow> = {}): ArticleRow =>
  ({ hash: 'h', link: 'https://news.example/story', completeness: 'summary', ...change }) as ArticleRow;
const feed = (fullText?: SourceRow['fullText']): SourceRow =>
  ({ kind: 'feed', ...(fullText === undefined ? {} : { fullText }) }) as SourceRow;

describe('whose page is asked for', () => {
  it('that of a summary, unless the reader wants none', () => {
    expect(wantsPage(row(), feed(), 0, 'due')).toBe(true);
    expect(wantsPage(row({ completeness: 'text' }), feed(), 0, 'due')).toBe(false);
    expect(wantsPage(row({ completeness: 'text' }), feed('always'), 0, 'due')).toBe(true);
    expect(wantsPage(row(), feed('never'), 0, 'all')).toBe(false);
    expect(wantsPage(row({ link: 'mailto:x@example.org' }), feed(), 0, 'all')).toBe(false);
    expect(wantsPage(row(), { kind: 'saved' } as SourceRow, 0, 'all')).toBe(false);
  });
  it('that of an address from an imported list, when the reader asks and not before', () => {
    const listed = row({ origin: 'file' });
    const saved = { kind: 'saved' } as SourceRow;
    expect(wantsPage(listed, saved, 0, 'due')).toBe(false);
    expect(wantsPage(listed, saved, 0, 'failed')).toBe(true);
    expect(wantsPage(listed, saved, 0, 'all')).toBe(true);
    expect(wantsPage(row({ origin: 'file', completeness: 'complete' }), saved, 0, 'all')).toBe(false);
  });
  it('again after a failure, four times, and at once when it is asked for by hand', () => {
    let failed = row();
    let now = 0;
    const waits: number[] = [];
    for (;;) {
      failed = { ...failed, fullText: failedMark(failed, now, false) };
      const next = failed.fullText?.next ?? null;
      if (next === null) break;
      expect(wantsPage(failed, feed(), next - 1, 'due')).toBe(false);
      expect(wantsPage(failed, feed(), next, 'due')).toBe(true);
      waits.push((next - now) / 3_600_000);
      now = next;
    }
    expect(waits).toEqual([1, 6, 24, 72]);
    expect(wantsPage(failed, feed(), now * 10, 'due')).toBe(false);
    expect(wantsPage(failed, feed(), now, 'failed')).toBe(true);
  });
  it('not again for a page that is gone, and not before a server lets us', () => {
    expect(failedMark(row(), 0, true).next).toBeNull();
    expect(failedMark(row(), 0, false, 86_400_000).next).toBe(86_400_000);
  });
});
