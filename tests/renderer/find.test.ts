/** Finding in the open story, in the built interface in a real Chromium, over a made-up host. */
import * as fc from 'fast-check';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { findAll, foldText } from '../../renderer/features/find/folded-text.ts';
import { eventually } from './eventually.ts';
import { onPaper } from './on-paper.ts';

const reading = (story: string, run: (page: Page) => Promise<void>): Promise<void> =>
  onPaper(
    async (page) => {
      await page.frameLocator('iframe').locator('p').first().waitFor();
      await run(page);
    },
    { page: { at: `#/list/section/middle-east?story=${story}` } },
  );

/** The words that are marked in the frame: all of them, and the one at hand. */
const marked = (page: Page): Promise<readonly [string, string][]> =>
  page.evaluate(() => {
    type Frame = { readonly CSS: { readonly highlights: Map<string, Iterable<Range>> } };
    const frame = document.querySelector('iframe')?.contentWindow as unknown as Frame;
    return ['found', 'found-here'].flatMap((name) =>
      [...(frame.CSS.highlights.get(name) ?? [])].map((range): [string, string] => [name, String(range)]),
    );
  });

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the story' });

describe('finding in a story', () => {
  it('marks every place, goes from one to the next and back, and says which', () =>
    reading('pilots', async (page) => {
      await page.keyboard.press('Control+f');
      await bar(page).getByRole('textbox').fill('the');
      await bar(page)
        .getByText(/^1 of \d+$/)
        .waitFor();
      await eventually(async () => (await marked(page)).length).toBeGreaterThan(5);
      const all = await marked(page);
      expect(all.every(([, text]) => text.toLowerCase() === 'the')).toBe(true);
      expect(all.filter(([name]) => name === 'found-here')).toHaveLength(1);
      await page.keyboard.press('Enter');
      await bar(page).getByText(/^2 of/).waitFor();
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.press('Shift+Enter');
      await bar(page)
        .getByText(new RegExp(`^${all.length - 1} of ${all.length - 1}$`))
        .waitFor();
      await bar(page).getByRole('textbox').fill('zeppelin');
      await bar(page).getByText('Not in this story').waitFor();
      await eventually(() => marked(page)).toEqual([]);
    }));

  it('scrolls to what is found, and Escape gives the keyboard back to the text without marks', () =>
    reading('pilots', async (page) => {
      await page.setViewportSize({ width: 1440, height: 420 });
      await page.keyboard.press('Control+f');
      await bar(page).getByRole('textbox').fill('disputes the word');
      await eventually(() =>
        page.evaluate(() => document.querySelector('[data-keys="reader"]')?.scrollTop ?? 0),
      ).toBeGreaterThan(100);
      await page.keyboard.press('Escape');
      await bar(page).waitFor({ state: 'detached' });
      await eventually(() => marked(page)).toEqual([]);
      await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('data-keys'))).toBe('reader');
    }));

  it('opens from inside the text, forgives letter forms, and looks in the next story too', () =>
    reading('sahel-1', async (page) => {
      await page.frameLocator('iframe').locator('p').first().click();
      await page.keyboard.press('Control+f');
      await bar(page).getByRole('textbox').fill('رييس');
      await bar(page).getByText(/^1 of/).waitFor();
      await eventually(async () => (await marked(page))[0]?.[1]).toBe('رئیس');
      await page.getByRole('option', { name: /pilots and harbour/i }).click();
      await bar(page).getByText('Not in this story').waitFor();
    }));
});

describe('the places of words in a text', () => {
  const letters = fc.constantFrom('a', 'á', 'A', 'a\u0301', 'ß', ' ', '\n', 'ﬁ', 'ی', 'ي', '\u200c', '東', '𝒜');

  it('are where the same letters stand, one after another, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 40 }),
        fc.array(letters, { minLength: 1, maxLength: 3 }),
        (some, few) => {
          const text = some.join('');
          const wanted = foldText(few.join('').trim()).text;
          let end = 0;
          for (const [from, to] of findAll(foldText(text), few.join(''), 100)) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            expect(foldText(text.slice(from, to)).text).toContain(wanted);
            end = from + 1;
          }
        },
      ),
    );
  });

  it('forgive case, marks, width, quotes and runs of spaces', () => {
    const found = (text: string, words: string) =>
      findAll(foldText(text), words, 9).map(([from, to]) => text.slice(from, to));
    expect(found('Café, CAFÉ and ｃａｆｅ', 'cafe')).toEqual(['Café', 'CAFÉ', 'ｃａｆｅ']);
    expect(found('the “old\n  quay”', '"old quay"')).toEqual(['“old\n  quay”']);
    expect(found('كتاب کتاب', 'کتاب')).toEqual(['كتاب', 'کتاب']);
    expect(found('nothing', ' ')).toEqual([]);
  });
});
