/** The page of full coverage, in the built interface. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import type { OnPaperOptions } from './on-paper.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';

const visiting = (
  at: string,
  run: (page: Page, host: PaperHost) => Promise<void>,
  options: OnPaperOptions = {},
): Promise<void> => onPaper(run, { ...options, page: { at, ...options.page } });
const pilots = '#/coverage/pilots';

describe('full coverage', () => {
  it('is reached from the front page, from a story and from the menu of a headline', () =>
    visiting('#/front', async (page) => {
      const link = page.getByRole('main').getByRole('link', { name: /^Full coverage, \d sources$/ });
      await link.click();
      await page.getByRole('region', { name: 'Sunday 22 November' }).or(page.getByText('Part 2')).first().waitFor();
      await page.evaluate(() => {
        location.hash = '#/list/section/middle-east?story=pilots';
      });
      await link.click();
      await page.getByText('Part 2').waitFor();
      await page.goBack();
      await page.getByRole('option').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Full coverage' }).click();
      await page.getByText('Part 2').waitFor();
      await eventually(() => page.title()).toBe('Full coverage – Broadsheet');
    }));

  it('shows the parts, what each version adds with its new words marked, and copies folded', () =>
    visiting(pilots, async (page) => {
      await page.getByText('4 sources, 5 versions, 2 copies, 2 parts').waitFor();
      const second = page.getByRole('listitem').filter({ hasText: 'Three firms named' });
      expect(await second.locator('mark').allTextContents()).toEqual(['41', 'Maud Ferrier']);
      await second.getByText('And 3 more sentences.').waitFor();
      const copy = page.getByRole('link', { name: 'What the harbour merger promised' });
      expect(await copy.isVisible()).toBe(false);
      await page.getByText('Same text in Saltwire and The Quay Courier').click();
      expect(await copy.isVisible()).toBe(true);
    }));

  it('lets a version be parted by keyboard alone, with its copies, and takes it back', () =>
    visiting(pilots, async (page, host) => {
      await page.getByRole('button', { name: /^Actions for Nine days/ }).focus();
      await page.keyboard.press('Enter');
      const entry = page.getByRole('menuitem', { name: 'Not this story' });
      await entry.waitFor();
      await eventually(() => entry.evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByText('It is a story of its own now.').waitFor();
      expect(inputsOf(host, 'clusters.split')).toEqual([{ articleIds: ['week', 'merger', 'bridge'] }]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone.').waitFor();
      await eventually(() => Promise.resolve(inputsOf(host, 'clusters.get').length)).toBe(2);
    }));

  it('parts a story in two from a version on', () =>
    visiting(pilots, async (page, host) => {
      await page.getByRole('button', { name: /^Actions for Pilots/ }).click();
      await page.getByRole('menuitem', { name: 'Another story begins here' }).click();
      await page.getByText('Another story begins there now.').waitFor();
      expect(inputsOf(host, 'clusters.split')).toEqual([{ articleIds: ['pilots', 'register'] }]);
    }));

  it('joins what is near, and says when that is refused', () =>
    visiting(pilots, async (page, host) => {
      await page
        .getByRole('button', { name: /^Part of it/ })
        .first()
        .click();
      await page.getByText('These are one story now.').waitFor();
      expect(inputsOf(host, 'clusters.merge')).toEqual([{ articleIds: ['pilots', 'cistern'] }]);
      host.fail('clusters.merge', 'story-too-old');
      await page
        .getByRole('button', { name: /^Part of it/ })
        .last()
        .click();
      await page.getByText('That story is too old to be joined').waitFor();
    }));

  it('says when nobody else tells the story, when it cannot be shown, and keeps its place meanwhile', () =>
    visiting('#/coverage/sleeper', async (page, host) => {
      await page.getByText('Nobody else in your paper tells this story yet.').waitFor();
      expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
      host.fail('clusters.get', 'article-not-found');
      const release = host.hold('clusters.get');
      await page.reload();
      await page.getByRole('status', { name: /^Fetching the story/ }).waitFor({ state: 'attached' });
      release();
      await page.getByRole('alert').getByText('The story cannot be shown').waitFor();
      host.fail('clusters.get', null);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Nobody else').waitFor();
    }));

  it('fits a narrow window, right to left', () =>
    visiting(
      pilots,
      async (page) => {
        await page.getByText('Part 2').waitFor();
        const wider = await page.evaluate(
          () => [...document.querySelectorAll('main, main *')].filter((each) => each.scrollWidth > innerWidth).length,
        );
        expect(wider).toBe(0);
      },
      { host: { dir: 'rtl' }, page: { viewport: { width: 360, height: 740 } } },
    ));
});
