/** Weights of Must read, the profile of Recommended, and what is said of a story in a rail, in the built interface. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';
import { profile } from './paper-preferences.ts';

const visiting = (
  at: string,
  run: (page: Page, host: PaperHost) => Promise<void>,
  dir: 'ltr' | 'rtl' = 'ltr',
  width = 1440,
): Promise<void> => onPaper(run, { host: { dir }, page: { at, viewport: { width, height: 900 } } });
const story = '#/list/section/middle-east?story=pilots';

describe('a rail that chooses', () => {
  it('takes “less like this” and “not this”, asks for the rails again, and takes them back', () =>
    visiting(story, async (page, host) => {
      const rails = page.getByRole('complementary', { name: 'More stories' });
      const recommended = rails
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: 'Recommended to you' }) });
      await recommended.getByRole('button', { name: /^Actions for/ }).click();
      await page.getByRole('menuitem', { name: 'Less like this' }).click();
      await page.getByText('You will see less like this.').waitFor();
      expect(inputsOf(host, 'profile.less')).toEqual([{ articleId: 'sleeper' }]);
      const before = inputsOf(host, 'rails.get').length;
      await page.getByRole('button', { name: 'Undo' }).click();
      await eventually(() => inputsOf(host, 'rails.get').length).toBeGreaterThan(before);
      const must = rails.locator('section').filter({ has: page.getByRole('heading', { name: 'Must read' }) });
      await must.getByRole('button', { name: /^Actions for/ }).click();
      await page.getByRole('menuitem', { name: 'Not this' }).click();
      await page.getByText('It leaves Must read').waitFor();
      expect(inputsOf(host, 'mustRead.dismiss')).toEqual([{ articleId: 'week' }]);
    }));
});

describe('the weights of Must read', () => {
  it('are sliders moved by key, told once they rest, and reset with a way back', () =>
    visiting('#/settings', async (page, host) => {
      const slider = page.getByRole('slider', { name: 'Told by several sources' });
      expect(await slider.getAttribute('aria-valuetext')).toBe('1.5 times');
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await eventually(() => inputsOf(host, 'mustRead.update').at(-1)).toEqual({
        factor: { name: 'spread', weight: 200 },
      });
      await slider.press('ArrowLeft');
      await page.getByRole('link', { name: 'Front page' }).first().click();
      await eventually(() => inputsOf(host, 'mustRead.update').at(-1)).toEqual({
        factor: { name: 'spread', weight: 175 },
      });
      await page.goBack();
      await page.getByText('Weights of sections', { exact: true }).click();
      expect(await page.getByRole('slider', { name: 'Science' }).getAttribute('aria-valuetext')).toBe('2 times');
      await page.getByRole('button', { name: 'Reset Must read' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    }));
});

describe('the profile', () => {
  it('is reached from the list, shows what counts, and is changed entry by entry', () =>
    visiting('#/list/recommended', async (page, host) => {
      await page.getByRole('link', { name: 'Your profile' }).click();
      await page.getByText('Found in 84 stories you read or starred.').waitFor();
      await page.getByRole('button', { name: 'Raise railways' }).click();
      await page.getByRole('button', { name: 'Lower harbours' }).click();
      await page.getByRole('button', { name: 'Take out Port Maren' }).click();
      await page.getByRole('button', { name: 'Put back elections' }).click();
      await page.getByLabel('Add a name').fill('Maud Ferrier');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Take back: The last hand typesetter of Port Maren' }).click();
      await eventually(() => inputsOf(host, 'profile.update')).toEqual([
        { entry: { kind: 'topic', written: 'railways', factor: 200 } },
        { entry: { kind: 'topic', written: 'harbours', factor: 100 } },
        { entry: { kind: 'name', written: 'Port Maren', factor: 0, remove: true } },
        { entry: { kind: 'topic', written: 'elections', factor: 100 } },
        { entry: { kind: 'name', written: 'Maud Ferrier', factor: 100 } },
        { again: 'typesetter' },
      ]);
      await eventually(() => page.title()).toBe('Your profile – Broadsheet');
    }));

  it('is forgotten only after a question', () =>
    visiting('#/profile', async (page, host) => {
      await page.getByRole('button', { name: 'Forget everything…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      expect(inputsOf(host, 'profile.forget')).toEqual([]);
      await page.getByRole('button', { name: 'Forget everything…' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
      await page.getByText('Your profile is forgotten.').waitFor();
    }));

  it('says when it is off, empty, and cannot be shown', () =>
    visiting('#/front', async (page, host) => {
      host.answer('profile.get', { ...profile, on: false, entries: [], less: [], articles: 0 });
      await page.evaluate(() => {
        location.hash = '#/profile';
      });
      await page.getByText('Recommended is off.').waitFor();
      expect(await page.getByText('None yet.').count()).toBe(3);
      host.fail('profile.get', 'disk-failed');
      await page.reload();
      await page.getByRole('alert').getByText('The profile cannot be shown').waitFor();
    }));

  it.each(['#/profile', '#/settings'])('%s fits a narrow window, right to left', (at) =>
    visiting(
      at,
      async (page) => {
        await page
          .getByText(/lighthouses|Reset Must read/)
          .first()
          .waitFor();
        const wider = await page.evaluate(
          () => [...document.querySelectorAll('main, main *')].filter((each) => each.scrollWidth > innerWidth).length,
        );
        expect(wider).toBe(0);
      },
      'rtl',
      360,
    ),
  );
});
