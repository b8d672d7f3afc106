/** Taking out and printing, in the built interface in a real Chromium. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { pagePolicy } from '../../electron/contract/page-policy.ts';
import { pageStyle } from '../../electron/library/offline/export/page-style.ts';
import { openPage } from './browser.ts';
import { eventually } from './eventually.ts';
import { inputsOf, startHost } from './on-paper.ts';
import type { PaperHost } from './paper-host.ts';
import { testInfo } from './paper-library.ts';

const policy = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${pagePolicy}">`;
const page = `<!doctype html><html lang="en"><head>${policy}<title>x</title><style>${pageStyle}</style></head><body><p class="link">Printed words</p></body></html>`;

const out = async (at: string, run: (page: Page, host: PaperHost) => Promise<void>): Promise<void> => {
  await using host = await startHost();
  host.answer('app.info', { ...testInfo, capabilities: ['print-to-pdf', 'save-file'] });
  host.answer('host.savePdf', { saved: true });
  host.answer('host.saveFile', { saved: true });
  host.answer('articles.export', { name: 'x.html', bytes: Buffer.from(page).toString('base64') });
  await using open = await openPage(host, { at });
  // Heard before the interface's own listener: the print itself shows nothing here.
  await open.page.evaluate(() => {
    const counts = globalThis as unknown as { printed: number };
    counts.printed = 0;
    document.addEventListener(
      'load',
      (event) => {
        const frame = event.target as { contentWindow?: Window } | null;
        frame?.contentWindow?.addEventListener('beforeprint', () => (counts.printed += 1));
      },
      true,
    );
  });
  await run(open.page, host);
  expect(open.complaints).toEqual([]);
  expect(open.outside).toEqual([]);
};

const printed = (shown: Page) => shown.evaluate(() => (globalThis as unknown as { printed: number }).printed);

describe('printing', () => {
  it.each([
    ['the open story', '#/list/section/middle-east?story=pilots', { ids: ['pilots'], format: 'html' }],
    ['the front page', '#/front', { edition: 'front-page', format: 'html' }],
    [
      'what the list shows',
      '#/list/section/middle-east',
      { filter: { kind: 'section', id: 'middle-east', unreadOnly: true }, format: 'html' },
    ],
  ])('by Ctrl P takes %s as a page of its own', (_what, at, input) =>
    out(at, async (shown, host) => {
      await shown
        .getByText(/edition, |By story/i)
        .first()
        .waitFor();
      if (at.includes('story=')) await shown.getByRole('article').getByRole('heading', { level: 1 }).waitFor();
      else if (at.includes('list')) await shown.getByRole('option').first().waitFor();
      await shown.keyboard.press('Control+p');
      const frame = shown.frameLocator('iframe[name="print"]');
      await frame.getByText('Printed words').waitFor({ state: 'attached' });
      await eventually(() => printed(shown)).toBe(1);
      expect(inputsOf(host, 'articles.export')).toEqual([input]);
      const colour = frame.locator('p.link').evaluate((element) => getComputedStyle(element as never).color);
      expect(await colour).toBe('rgb(79, 76, 71)');
      await shown.keyboard.press('Control+p');
      await eventually(() => printed(shown)).toBe(2);
      expect(await shown.locator('iframe[name="print"]').count()).toBe(1);
    }),
  );

  it('says what went wrong, and prints nothing that is not ours', () =>
    out('#/front', async (shown, host) => {
      await shown.getByText(/ edition, /).waitFor();
      host.fail('articles.export', 'article-not-found');
      await shown.keyboard.press('Control+p');
      await shown.getByText(/no longer/i).waitFor();
      host.fail('articles.export', null);
      host.answer('articles.export', { name: 'x.html', bytes: Buffer.from('<p>other</p>').toString('base64') });
      await shown.keyboard.press('Control+p');
      await shown.getByText(/went wrong/i).waitFor();
      expect(inputsOf(host, 'articles.export')).toHaveLength(2);
      expect(await shown.locator('iframe[name="print"]').count()).toBe(0);
      expect(await printed(shown)).toBe(0);
    }));
});

describe('taking out', () => {
  it('the paper, a list and a story, in every form', () =>
    out('#/front', async (shown, host) => {
      const choose = async (entry: string): Promise<void> => {
        await shown.getByRole('menuitem', { name: entry }).click();
        await shown.getByRole('menu').waitFor({ state: 'detached' });
      };
      await shown.getByRole('button', { name: 'Save or print' }).click();
      await choose('EPUB, for an e-reader');
      await eventually(() => inputsOf(host, 'articles.export')).toEqual([{ edition: 'paper', format: 'epub' }]);
      await shown.getByRole('button', { name: 'Save or print' }).click();
      await choose('PDF');
      await eventually(() => inputsOf(host, 'host.savePdf')).toEqual([{ edition: 'paper' }]);
      await shown.getByRole('link', { name: /^Europe/ }).click({ button: 'right' });
      await shown.getByRole('menuitem', { name: 'Save or print…' }).click();
      await choose('Markdown');
      await eventually(() => inputsOf(host, 'articles.export').at(-1)).toEqual({
        filter: { kind: 'section', id: 'europe' },
        format: 'markdown',
      });
    }));
});
