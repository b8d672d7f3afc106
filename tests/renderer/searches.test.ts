/** Saved and recent searches, in the built interface in a real Chromium, over a made-up host. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from './browser.ts';
import { eventually } from './eventually.ts';
import { onPaper } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';

const reading = (run: (page: Page, host: PaperHost) => Promise<void>, page: PageOptions = {}): Promise<void> =>
  onPaper(run, { page });

const inputOf = (host: PaperHost, name: string) => host.calls.findLast((call) => call.name === name)?.input;
const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Paper' });

describe('a saved search', () => {
  it('is kept from the search at hand, and then stands in the sidebar with its count', () =>
    reading(async (page, host) => {
      await page.getByRole('searchbox').fill('lighthouse');
      await page.getByRole('button', { name: 'Save as a section' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Lights');
      await page.keyboard.press('Enter');
      await sidebar(page)
        .getByRole('link', { name: /^Lights 3 unread/ })
        .waitFor();
      expect(inputOf(host, 'searches.save')).toEqual({ title: 'Lights', query: 'lighthouse' });
      expect(page.url()).toContain('#/list/search/q-2');
      await page.getByRole('heading', { name: 'Lights', level: 2 }).waitFor();
      await page.getByRole('button', { name: /^Unread/ }).waitFor();
    }));

  it('holds the last letters too, however quickly it is kept', () =>
    reading(
      async (page, host) => {
        await page.getByRole('button', { name: 'Save as a section' }).waitFor();
        await page.getByRole('searchbox').press('End');
        // In one go, so that nothing that waits for the reader to pause comes in between.
        await page.evaluate(async () => {
          document.execCommand('insertText', false, 'house');
          await Promise.resolve();
          const save = [...document.querySelectorAll('button')].find(
            ({ textContent }) => textContent === 'Save as a section',
          );
          save?.focus();
          await Promise.resolve();
          save?.click();
        });
        await page.getByRole('textbox', { name: 'Name' }).press('Enter');
        await eventually(() => inputOf(host, 'searches.save')).toEqual({ title: 'lighthouse', query: 'lighthouse' });
      },
      { at: '#/search?query=light' },
    ));

  it('is renamed, moved and removed with a way back', () =>
    reading(async (page, host) => {
      const titles = () => sidebar(page).locator('a[href*="list/search"]').allTextContents();
      const act = async (title: string, entry: string) => {
        await sidebar(page).getByRole('link', { name: title }).click({ button: 'right' });
        await page.getByRole('menuitem', { name: entry }).click();
      };
      await act('Long reads', 'Move up');
      await eventually(async () => (await titles())[0]).toContain('Long reads');
      await act('Long reads', 'Rename…');
      await page.getByRole('textbox', { name: 'Name' }).fill('Longer reads');
      await page.keyboard.press('Enter');
      await sidebar(page).getByRole('link', { name: 'Longer reads' }).waitFor();
      await act('Longer reads', 'Remove');
      await page.getByRole('button', { name: 'Undo' }).click();
      await sidebar(page).getByRole('link', { name: 'Longer reads' }).waitFor();
      expect(inputOf(host, 'searches.remove')).toEqual({ id: 'q-long' });
    }));
});

describe('recent searches', () => {
  it('are offered in the empty field, chosen and forgotten by keyboard', () =>
    reading(async (page, host) => {
      await page.keyboard.press('/');
      const panel = page.getByRole('region', { name: 'Recent searches' });
      await panel.getByRole('button', { name: 'ferry OR tram', exact: true }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => inputOf(host, 'searches.forget')).toEqual({ query: 'lighthouse' });
      await panel.getByRole('button', { name: 'lighthouse', exact: true }).waitFor({ state: 'detached' });
      await panel.getByRole('button', { name: 'ferry OR tram', exact: true }).click();
      await panel.waitFor({ state: 'detached' });
      expect(await page.getByRole('searchbox').inputValue()).toBe('ferry OR tram');
      expect(page.url()).toContain('query=ferry+OR+tram');
      await eventually(() => inputOf(host, 'searches.remember')).toEqual({ query: 'ferry OR tram' });
    }));

  it('go when the reader leaves the field or types', () =>
    reading(async (page) => {
      const panel = page.getByRole('region', { name: 'Recent searches' });
      await page.keyboard.press('/');
      await panel.waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.getByRole('searchbox').fill('x');
      await page.getByRole('searchbox').fill('');
      await panel.waitFor();
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).click();
      await panel.waitFor({ state: 'detached' });
    }));
});

describe('a query that says nothing in parts', () => {
  it('is answered with what helps', () =>
    reading(async (page, host) => {
      host.answer('search.query', {
        hits: [],
        total: 0,
        isMore: false,
        next: null,
        troubles: [{ reason: 'date', part: 'before:soon' }],
      });
      await page.getByRole('searchbox').fill('before:soon ferry');
      await page.getByText('“before:soon” is no date.').waitFor();
    }));
});
