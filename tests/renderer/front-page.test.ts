/** Editions of the front page, in the built interface in a real Chromium, over a made-up host. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { PageOptions } from './browser.ts';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import { now } from './paper-data.ts';
import type { PaperHost } from './paper-host.ts';
import { edition } from './paper-stories.ts';

const reading = (run: (page: Page, host: PaperHost) => Promise<void>, page: PageOptions = {}): Promise<void> =>
  onPaper(run, { page });

const changed = { new: ['x'], updated: [], removed: [], sourceIds: ['quay'] };

describe('an edition', () => {
  it('stays while it lies open, says what came since, and is laid out anew by hand', () =>
    reading(async (page, host) => {
      await page.getByText('Morning edition, 09:40').waitFor();
      host.answer('edition.get', { ...edition, since: 12 });
      host.emit('articles.changed', changed);
      await page.getByText('12 new stories since this edition').waitFor();
      expect(inputsOf(host, 'edition.get').at(-1)).toEqual({ id: 'edition-3' });
      host.answer('edition.renew', { ...edition, id: 'edition-4', name: 'extra', made: now });
      await page.getByRole('button', { name: 'Lay out a new edition' }).click();
      await page.getByText('Edition of 10:08').waitFor();
      expect(await page.getByText('new stories since').count()).toBe(0);
    }));

  it('gives way to a newer one only when the reader asks', () =>
    reading(async (page, host) => {
      await page.getByText('Morning edition').waitFor();
      host.answer('edition.get', { ...edition, next: 'edition-4' });
      host.emit('edition.changed', { made: now });
      await page.getByText('A new edition is out.').waitFor();
      expect(await page.getByText('Morning edition').count()).toBe(1);
      host.answer('edition.get', { ...edition, id: 'edition-4', name: 'midday', made: now });
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.getByText('Midday edition').waitFor();
      expect(inputsOf(host, 'edition.get').at(-1)).toEqual({});
    }));

  it('of the past is a page of its own, by button, by list and by address; back comes back', () =>
    reading(async (page) => {
      await page.getByRole('button', { name: 'Edition before' }).click();
      await page.getByRole('heading', { name: 'The Saturday Broadsheet' }).waitFor();
      expect(page.url()).toContain('#/front/edition-2');
      expect(await page.getByRole('button', { name: 'Edition before' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Evening edition, 18:08' }).click();
      const list = page.getByRole('dialog', { name: 'Editions' });
      await list.getByRole('heading', { name: 'Yesterday' }).waitFor();
      expect(await list.getByRole('link', { name: /Evening edition/ }).getAttribute('aria-current')).toBe('page');
      await list.getByRole('link', { name: /Morning edition/ }).click();
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'The Saturday Broadsheet' }).waitFor();
      await page.getByRole('link', { name: 'To the front page of today' }).click();
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
    }));

  it('of the past is said to be one until the newer stands there', () =>
    reading(
      async (page, host) => {
        const note = page.getByText('An edition of the past.');
        await note.waitFor();
        const letGo = host.hold('edition.get');
        await page.getByRole('link', { name: 'To the front page of today' }).click();
        await eventually(() => page.url()).not.toContain('edition-2');
        await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
        expect(await note.count()).toBe(1);
        letGo();
        await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
        expect(await note.count()).toBe(0);
      },
      { at: '#/front/edition-2' },
    ));

  it('shows what was removed since by its printed headline, which opens nothing', () =>
    reading(
      async (page) => {
        await page.getByText('Removed since').first().waitFor();
        expect(await page.getByText('Ice on the inner harbour').count()).toBe(2);
        expect(await page.getByRole('link', { name: /Ice on the inner/ }).count()).toBe(0);
        await page.getByRole('heading', { name: 'More stories' }).waitFor();
      },
      { at: '#/front/edition-2' },
    ));

  it('that is no longer kept says so', () =>
    reading(
      async (page) => {
        await page.getByText('The edition could not be shown').waitFor();
        await page.getByText('That edition is no longer kept.').waitFor();
      },
      { at: '#/front/edition-1' },
    ));

  it('comes at the hours the reader sets', () =>
    reading(
      async (page, host) => {
        await page.getByRole('button', { name: /Midday edition/ }).click();
        await page.getByRole('option', { name: 'None' }).click();
        await eventually(() => host.calls.find((call) => call.name === 'settings.update')?.input).toEqual({
          editionTimes: { morning: 360, midday: null, evening: 1080 },
        });
      },
      { at: '#/settings' },
    ));
});
