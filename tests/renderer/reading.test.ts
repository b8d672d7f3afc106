/** Reading, marking and finding, in the built interface in a real Chromium, over a made-up host. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import { now } from './paper-data.ts';

const middleEast = '#/list/section/middle-east';

const title = (page: Page) => page.getByRole('article').getByRole('heading', { level: 1 });
const textOf = (page: Page) => page.frameLocator('iframe').locator('body');

describe('the front page', () => {
  it('shows the edition under the masthead', () =>
    onPaper(async (page) => {
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
      await page.getByText('41 sources, 312 new stories, all of them readable offline').waitFor();
      await page.getByText('Full coverage, 5 sources').waitFor();
      expect(await page.getByRole('heading', { name: 'Must read' }).count()).toBe(1);
    }));

  it('opens a story in the list of its section, and back comes back', () =>
    onPaper(async (page) => {
      await page.getByRole('link', { name: 'Seven islands will keep one book of boats' }).click();
      await title(page).getByText('Seven islands').waitFor();
      expect(page.url()).toContain('#/list/section/pacific?story=register');
      await eventually(() => page.title()).toBe('Seven islands will keep one book of boats – Broadsheet');
      await page.goBack();
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
    }));

  it('says when it cannot be laid out, and tries again', () =>
    onPaper(async (page, host) => {
      host.fail('edition.get', 'disk-failed');
      await page.reload();
      await page.getByText('The front page could not be laid out').waitFor();
      host.fail('edition.get', null);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Full coverage, 5 sources').waitFor();
    }));

  it('asks again when a new edition is told', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      const before = host.calls.filter((call) => call.name === 'edition.get').length;
      host.emit('edition.changed', { made: now });
      await eventually(() => host.calls.filter((call) => call.name === 'edition.get').length).toBe(before + 1);
    }));
});

describe('a story', () => {
  it('shows its parts, its text and its rails with reasons', () =>
    onPaper(
      async (page) => {
        await title(page).getByText('Pilots and harbour board sit down again').waitFor();
        await page.getByText('Ona Vale').waitFor();
        await page.getByText('22 Nov 2026, 09:30').waitFor();
        await textOf(page).getByText('By noon the kettle').waitFor();
        expect(await textOf(page).locator('.dateline').textContent()).toBe('PORT MAREN (SW)');
        for (const words of [
          'Covered by 5 of your sources',
          'Shares: Port Maren, pension, merger',
          'Follows this story',
        ]) {
          await page.getByText(words).waitFor();
        }
        await page.getByText('From the saved page').waitFor();
        await page.getByText('pilots.mp3').waitFor();
      },
      { page: { at: `${middleEast}?story=pilots` } },
    ));

  it('that is brought anew while it is read stays under the eyes, with its marks', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('button', { name: 'Mark as unread' }).click();
        await textOf(page).getByText('By noon the kettle').waitFor();
        const gets = (): number => host.calls.filter((call) => call.name === 'articles.get').length;
        const before = gets();
        const release = host.hold('articles.get');
        host.emit('articles.changed', { new: [], updated: ['pilots'], removed: [], sourceIds: ['saltwire'] });
        await eventually(gets).toBe(before + 1);
        await textOf(page).getByText('By noon the kettle').waitFor();
        host.fail('articles.get', 'disk-failed');
        release();
        await page.getByText('The disk did not take the change.').waitFor();
        await textOf(page).getByText('By noon the kettle').waitFor();
        await page.getByRole('button', { name: 'Mark as read', exact: true }).waitFor();
      },
      { page: { at: `${middleEast}?story=pilots` } },
    ));

  it('is marked as read when it is opened, and its rows say so', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('button', { name: 'Unread 6' }).waitFor();
        await page.getByRole('option', { name: /forty awnings|pilots and harbour/i }).click();
        await page.getByRole('button', { name: 'Unread 5' }).waitFor();
        expect(host.calls).toContainEqual({ name: 'articles.mark', input: { ids: ['pilots'], read: true } });
      },
      { page: { at: middleEast } },
    ));

  it('in Persian reads from right to left, with its own calendar', () =>
    onPaper(
      async (page) => {
        await title(page).getByText('ناخداها').waitFor();
        expect(await page.getByRole('article').getAttribute('dir')).toBe('rtl');
        await page.getByText('۱ آذر ۱۴۰۵').waitFor();
        await textOf(page).getByText('رئیس بندر').waitFor();
        expect(await page.frameLocator('iframe').locator('html').getAttribute('dir')).toBe('rtl');
      },
      { page: { at: `${middleEast}?story=sahel-1` } },
    ));

  it('that is gone is said to be gone', () =>
    onPaper(
      async (page) => {
        await page.getByText('That story is no longer in the library.').waitFor();
      },
      { page: { at: `${middleEast}?story=nobody` } },
    ));

  it('stays readable when its rails fail', () =>
    onPaper(
      async (page, host) => {
        host.fail('rails.get', 'internal');
        await page.getByRole('option').first().click();
        await page.getByText('Something in Broadsheet went wrong').waitFor();
        await textOf(page).getByText('By noon the kettle').waitFor();
      },
      { page: { at: middleEast } },
    ));

  it('opens links of its text outside, and jumps to notes inside', () =>
    onPaper(
      async (page, host) => {
        await textOf(page).getByRole('link', { name: 'the merger' }).click();
        await eventually(() => host.calls.find((call) => call.name === 'host.openExternal')?.input).toEqual({
          url: 'https://saltwire.example/merger',
        });
        await textOf(page).getByRole('link', { name: '1' }).click();
        await eventually(() => page.locator('[data-keys=reader]').evaluate((pane) => pane.scrollTop)).toBeGreaterThan(
          0,
        );
        expect(page.frames()).toHaveLength(2);
        expect(page.frames()[1]?.url()).toBe('about:srcdoc');
      },
      { page: { at: `${middleEast}?story=pilots` } },
    ));
});

describe('by keyboard alone', () => {
  it('j and k walk the list, s, b, m and u mark, also from inside the text', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('option').first().waitFor();
        await page.keyboard.press('j');
        await title(page).getByText('Pilots').waitFor();
        await page.keyboard.press('j');
        await title(page).getByText('The old cistern').waitFor();
        await page.keyboard.press('k');
        await title(page).getByText('Pilots').waitFor();
        await textOf(page).getByText('By noon').click();
        await page.keyboard.press('s');
        await page.getByRole('button', { name: 'Star', exact: true, pressed: true }).waitFor();
        await page.keyboard.press('b');
        await page.getByRole('button', { name: 'Save', exact: true, pressed: true }).waitFor();
        await page.keyboard.press('u');
        await page.getByRole('button', { name: 'Must read', pressed: true }).waitFor();
        await page.keyboard.press('m');
        await page.getByRole('button', { name: 'Mark as read' }).waitFor();
        expect(host.calls.filter((call) => call.name === 'articles.mark').map((call) => call.input)).toEqual(
          expect.arrayContaining([
            { ids: ['pilots'], starred: true },
            { ids: ['pilots'], saved: true },
            { ids: ['pilots'], mustRead: true },
            { ids: ['pilots'], read: false },
          ]),
        );
      },
      { page: { at: middleEast } },
    ));

  it('its first stop is the way past the bar and the sidebar', () =>
    onPaper(async (page) => {
      await page.getByRole('heading', { name: /^The \w+ Broadsheet$/ }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main')?.tagName)).toBe('MAIN');
    }));

  it('is handed on when what had it goes: from the front page and from the rails into the story', () =>
    onPaper(async (page) => {
      const keyboardAt = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await page.getByRole('link', { name: 'Pilots and harbour board sit down again' }).first().press('Enter');
      await title(page).getByText('Pilots').waitFor();
      await eventually(keyboardAt).toBe('Story');
      const next = page.getByRole('complementary').getByRole('link').first();
      const headline = (await next.textContent()) ?? '';
      await next.press('Enter');
      await title(page).getByText(headline).waitFor();
      await eventually(keyboardAt).toBe('Story');
      await page.goBack();
      await page.goBack();
      await page.getByRole('heading', { name: /^The \w+ Broadsheet$/ }).waitFor();
      await eventually(() => page.evaluate(() => document.activeElement?.closest('main')?.tagName)).toBe('MAIN');
    }));

  it('arrow keys move in the list and Enter goes into the text', () =>
    onPaper(
      async (page) => {
        await page.getByRole('option').first().waitFor();
        await page.getByRole('listbox').focus();
        await page.keyboard.press('ArrowDown');
        await title(page).getByText('Pilots').waitFor();
        await page.keyboard.press('Enter');
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Story');
      },
      { page: { at: middleEast } },
    ));

  it('? lists the keys, Escape closes the list and gives the keyboard back', () =>
    onPaper(async (page) => {
      await page.getByRole('button', { name: 'Refresh' }).focus();
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Refresh');
    }));

  it('keys typed into a field are text', () =>
    onPaper(async (page, host) => {
      await page.keyboard.press('/');
      await page.keyboard.type('rsbm?');
      expect(await page.getByRole('searchbox').inputValue()).toBe('rsbm?');
      expect(host.calls.some((call) => call.name === 'feeds.refresh')).toBe(false);
    }));
});

describe('marks', () => {
  it('show at once and are taken back when the library refuses them', () =>
    onPaper(
      async (page, host) => {
        await textOf(page).getByText('By noon').waitFor();
        const release = host.hold('articles.mark');
        host.fail('articles.mark', 'disk-full');
        await page.keyboard.press('s');
        await page.getByRole('button', { name: 'Star', exact: true, pressed: true }).waitFor();
        release();
        await page.getByRole('button', { name: 'Star', exact: true, pressed: false }).waitFor();
        await page.getByText('The disk is full.').waitFor();
      },
      { page: { at: `${middleEast}?story=pilots` } },
    ));

  it('of the story before are kept before what is recommended beside the next is asked', () =>
    onPaper(
      async (page, host) => {
        const railsOf = () => inputsOf(host, 'rails.get').length;
        const rows = page.getByRole('option', { name: /^Unread/ });
        const release = host.hold('articles.mark');
        await rows.first().click();
        await eventually(railsOf).toBe(1);
        await page.keyboard.press('j');
        await eventually(() => inputsOf(host, 'articles.mark').length).toBe(2);
        await textOf(page).locator('p').first().waitFor();
        expect(railsOf()).toBe(1);
        release();
        await eventually(railsOf).toBe(2);
      },
      { page: { at: middleEast } },
    ));

  it('of another window are heard', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('option', { name: /^Unread.*Pilots/ }).waitFor();
        host.emit('status.changed', {
          changes: [
            { id: 'pilots', status: { read: true, starred: false, saved: false, mustRead: false, progress: 0 } },
          ],
        });
        await page.getByRole('option', { name: /^The Quay Courier.*Pilots/ }).waitFor();
      },
      { page: { at: middleEast } },
    ));

  it('everything in a list at once, with a way back', () =>
    onPaper(
      async (page) => {
        await page.getByRole('button', { name: 'Unread 6' }).waitFor();
        await page.getByRole('button', { name: 'Mark all as read' }).click();
        await page.getByText('6 stories marked as read.').waitFor();
        expect(await page.getByRole('option', { name: /^Unread/ }).count()).toBe(0);
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByText('Undone.').waitFor();
        await eventually(() => page.getByRole('option', { name: /^Unread/ }).count()).toBe(6);
      },
      { page: { at: middleEast } },
    ));
});

describe('lists', () => {
  it('of ten thousand headlines hold only the rows in sight', () =>
    onPaper(
      async (page) => {
        await page.getByRole('option').first().waitFor();
        expect(await page.getByRole('option').count()).toBeLessThan(40);
        const scroller = page.getByRole('listbox');
        await scroller.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight / 2));
        await eventually(() =>
          page.getByRole('option').first().getAttribute('aria-posinset').then(Number),
        ).toBeGreaterThan(100);
        expect(await page.getByRole('option').count()).toBeLessThan(40);
      },
      { host: { more: 10_000 }, page: { at: '#/list/source/quay' } },
    ));

  it('say when they are empty, and what to do', () =>
    onPaper(
      async (page) => {
        await page.getByText('Nothing unread').waitFor();
        await page.getByRole('button', { name: 'All', exact: true }).click();
        await page.getByText('No stories here yet').waitFor();
      },
      { host: { empty: true }, page: { at: '#/list/latest' } },
    ));

  it('say when they cannot be read, and try again', () =>
    onPaper(
      async (page, host) => {
        host.fail('articles.list', 'library-unreadable', { file: 'articles.json' });
        await page.getByRole('link', { name: /^Saved/ }).click();
        await page.getByText('The headlines could not be read').waitFor();
        host.fail('articles.list', null);
        await page.getByRole('button', { name: 'Try again' }).click();
        await page.getByText('Nothing saved').waitFor();
      },
      { page: { at: middleEast } },
    ));

  it('do not move when stories arrive; a press shows them', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('option').first().waitFor();
        const lists = (): number => host.calls.filter((call) => call.name === 'articles.list').length;
        const before = lists();
        host.emit('articles.changed', { new: ['x'], updated: [], removed: [], sourceIds: ['quay'] });
        await page.getByRole('button', { name: 'New stories. Show them' }).click();
        await eventually(lists).toBe(before + 1);
      },
      { page: { at: middleEast } },
    ));
});

describe('search', () => {
  it('shows what is found as it is typed, with the found words marked, and goes back when emptied', () =>
    onPaper(async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('boats');
      await page.getByText('Search · 1 story').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await title(page).getByText('Seven islands').waitFor();
      await page.getByRole('searchbox').fill('the');
      expect(await page.locator('mark').first().textContent()).toBe('the');
      await page.getByRole('searchbox').fill('');
      await page.getByRole('heading', { name: 'The Sunday Broadsheet' }).waitFor();
    }));

  it('says when nothing is found and when the index cannot answer', () =>
    onPaper(async (page, host) => {
      await page.getByRole('searchbox').fill('zzzz');
      await page.getByText('Nothing found').waitFor();
      host.fail('search.query', 'search-unavailable');
      await page.getByRole('searchbox').fill('"open');
      await page.getByText('The search index is being rebuilt.').waitFor();
    }));
});
