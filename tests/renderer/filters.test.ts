/** Filters in the window over a made-up paper: written by keyboard, ordered, switched, removed, each with a way back. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { onPaper } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';

const withFilters = (work: (page: Page, host: PaperHost) => Promise<void>): Promise<void> =>
  onPaper(
    async (page, host) => {
      await page.getByText('Mute “lottery”').first().waitFor();
      await work(page, host);
    },
    { page: { at: '#/sources/filters' } },
  );

const names = (page: Page): Promise<string[]> => page.getByRole('listitem').getByRole('heading').allInnerTexts();

describe('the page of filters', () => {
  it('says of each what it looks for, where, what it does and what came of it', () =>
    withFilters(async (page) => {
      const text = await page.locator('[data-pane-name="page"]').innerText();
      expect(text).toContain('The story has the words “lottery”');
      expect(text).toContain('Acted on 214 stories, 14 hidden');
      expect(text).toContain('The headline has the phrase “power grid”, or a category does not have the words “sport”');
      expect(text).toContain('Must read, move to Energy, tag “grid”, tag “worth a letter”');
      expect(text).toContain('Its section or source is gone');
      expect(text).toContain('Switched off');
    }));

  it('orders, switches and removes, and takes each back', () =>
    withFilters(async (page) => {
      const before = await names(page);
      await page.getByRole('button', { name: 'Actions for Mute “lottery”' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Move down' }).click();
      await expect.poll(() => names(page)).toEqual([before[1], before[0], before[2], before[3]]);
      await page.getByRole('switch', { name: '“Quizzes” is on' }).press('Space');
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => page.getByRole('switch', { name: '“Quizzes” is on' }).isChecked()).toBe(false);
      await page.getByRole('button', { name: 'Actions for Quizzes' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect.poll(() => names(page)).toHaveLength(3);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => names(page)).toHaveLength(4);
    }));

  it('has a filter written by keyboard alone, which says what is wrong with a pattern', () =>
    withFilters(async (page) => {
      await page.getByRole('button', { name: 'New filter' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'New filter' });
      await dialog.getByRole('button', { name: /has the words/ }).press('Enter');
      await page.getByRole('option', { name: 'matches the pattern', exact: true }).press('Enter');
      await dialog.getByRole('textbox', { name: 'Pattern' }).fill('(pilots');
      await dialog.getByText('A round bracket is not closed (character 1).').waitFor();
      await dialog.getByRole('textbox', { name: 'Pattern' }).fill('pilots');
      await dialog.getByText(/Would match \d+ of the last/).waitFor();
      await dialog.getByRole('textbox', { name: 'Pattern' }).press('Enter');
      await page.getByText(/^“The story matches the pattern “pilots”” is kept/).waitFor();
      await expect.poll(() => names(page)).toHaveLength(5);
    }));

  it('keeps what is written in the next form when the one before is kept late', () =>
    withFilters(async (page, host) => {
      const release = host.hold('filters.save');
      await page.getByRole('button', { name: 'New filter' }).click();
      await page.getByRole('textbox', { name: 'Words' }).fill('pilots');
      await page.getByRole('button', { name: 'Keep', exact: true }).click();
      await page.getByRole('button', { name: 'Stop' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'New filter' }).click();
      await page.getByRole('textbox', { name: 'Words' }).fill('ferries');
      release();
      await page.getByText(/“pilots”” is kept/).waitFor();
      expect(await page.getByRole('textbox', { name: 'Words' }).inputValue()).toBe('ferries');
    }));

  it('that cannot be fetched says so and offers to try again', () =>
    withFilters(async (page, host) => {
      await page.getByRole('link', { name: 'Settings', exact: true }).click();
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      host.fail('filters.list', 'disk-failed');
      await page.goBack();
      await page.getByText('The filters could not be fetched').waitFor();
      host.fail('filters.list', null);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => names(page)).toHaveLength(4);
    }));

  it('a word of a headline is muted from its menu', () =>
    withFilters(async (page) => {
      await page.evaluate(() => {
        location.hash = '#/list/latest';
      });
      await page.getByRole('option').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Mute a word…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Mute a word' });
      const word = dialog.getByRole('group', { name: 'Words of the headline' }).getByRole('button').first();
      const chosen = await word.innerText();
      await word.press('Enter');
      expect(await dialog.getByRole('textbox', { name: 'Word or phrase' }).inputValue()).toBe(chosen);
      await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
      await page.getByText(`“${chosen}” is muted everywhere`).waitFor();
    }));

  it('a word selected in a story is muted by key, and from the menus of the story', () =>
    withFilters(async (page) => {
      await page.evaluate(() => {
        location.hash = '#/list/latest';
      });
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('j');
      const text = page.frameLocator('iframe[title="Text of the story"]').locator('p').first();
      await text.waitFor();
      const word = await text.evaluate((paragraph) => {
        const [found] = /\p{L}{5,}/u.exec(paragraph.textContent ?? '') ?? [''];
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let node = walker.nextNode();
        while (node !== null && !(node.nodeValue ?? '').includes(found)) node = walker.nextNode();
        const at = node?.nodeValue?.indexOf(found) ?? 0;
        if (node !== null) paragraph.ownerDocument.getSelection()?.setBaseAndExtent(node, at, node, at + found.length);
        return found;
      });
      const dialog = page.getByRole('dialog', { name: `Mute “${word}”` });
      const asked = (): Promise<string> => dialog.getByRole('textbox', { name: 'Word or phrase' }).inputValue();
      await page.getByRole('region', { name: 'Story', exact: true }).press('x');
      expect(await asked()).toBe(word);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('toolbar', { name: 'Story' }).getByRole('button', { name: 'More' }).press('Enter');
      await page.getByRole('menuitem', { name: `Mute “${word}”…` }).press('Enter');
      expect(await asked()).toBe(word);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('listbox', { name: 'Headlines' }).press('Shift+F10');
      await page.getByRole('menuitem', { name: `Mute “${word}”…` }).waitFor();
    }));

  it('no key acts on stories that do not stand before the reader, nor under an open menu', () =>
    withFilters(async (page, host) => {
      const marks = (): number => host.calls.filter(({ name }) => /^articles\.mark|^feeds\.refresh/.test(name)).length;
      await page.evaluate(() => {
        location.hash = '#/list/latest?story=pilots';
      });
      await page.getByRole('option').first().waitFor();
      await page.getByRole('button', { name: 'Mark as unread' }).waitFor();
      const before = marks();
      await page.getByRole('toolbar', { name: 'Story' }).getByRole('button', { name: 'Save or print' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Markdown' }).waitFor();
      for (const key of ['m', 's', 'r']) await page.keyboard.press(key);
      await page.keyboard.press('Escape');
      await page.goto(`${page.url().split('#')[0] ?? ''}#/settings`);
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      for (const key of ['m', 's', 'Shift+A', 'j']) await page.keyboard.press(key);
      expect(await page.getByRole('heading', { name: 'Settings', level: 1 }).isVisible()).toBe(true);
      expect(marks()).toBe(before);
    }));
});
