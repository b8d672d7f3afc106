/** The frame around the stories: first run, sources, sections, settings, the host that goes away. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../electron/contract/models.ts';
import { eventually } from './eventually.ts';
import { inputsOf, onPaper } from './on-paper.ts';
import { edition } from './paper-stories.ts';

describe('the first run', () => {
  it('offers three doors over the sample, and goes when dismissed', () =>
    onPaper(
      async (page, host) => {
        for (const door of ['Starter sections', 'Bring what you have', 'Paste an address']) {
          await page.getByRole('heading', { name: door }).waitFor();
        }
        await page.getByText('Full coverage, 5 sources').waitFor();
        await page.getByRole('button', { name: 'Look around first' }).click();
        await page.getByRole('heading', { name: 'Starter sections' }).waitFor({ state: 'detached' });
        expect(inputsOf(host, 'welcome.finish')).toEqual([{ removeSamples: false }]);
      },
      { host: { fresh: true } },
    ));

  it('adds starter sections and says what came of each source', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('button', { name: 'Choose sections' }).click();
        await page.getByRole('checkbox', { name: /World/ }).check();
        await page.getByRole('button', { name: 'Add to the paper' }).click();
        await page.getByRole('dialog', { name: '1 source added.' }).waitFor();
        expect(inputsOf(host, 'starters.add')).toEqual([{ ids: ['world'] }]);
        await eventually(() => inputsOf(host, 'feeds.refresh')).toHaveLength(1);
      },
      { host: { fresh: true } },
    ));
});

describe('adding a source', () => {
  it('goes from any address over a choice and a preview to the paper', () =>
    onPaper(async (page, host) => {
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('mill.example');
      await page.keyboard.press('Enter');
      await page.getByText('3 feeds at this address').waitFor();
      await page.getByText('The miller’s clock runs on water').waitFor();
      await page.getByRole('button', { name: /Section/ }).click();
      await page.getByRole('option', { name: 'Culture' }).click();
      await page.getByRole('button', { name: 'Subscribe' }).click();
      await page.getByText('“The Mill Road Review” is in your paper.').waitFor();
      expect(inputsOf(host, 'feeds.subscribe')).toEqual([
        { url: 'https://mill.example/feed.xml', foundAt: 'mill.example', sectionId: 'culture' },
      ]);
      expect(page.url()).toContain('#/list/source/mill');
    }));

  it('says what is already there', () =>
    onPaper(async (page) => {
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('quay.example');
      await page.keyboard.press('Enter');
      await page.getByRole('radio', { name: /The Quay Courier/ }).check();
      await page.getByText('Already in your paper, as “The Quay Courier”.').waitFor();
      expect(await page.getByRole('button', { name: 'Subscribe' }).isDisabled()).toBe(true);
    }));

  it('says why an address gives nothing', () =>
    onPaper(async (page, host) => {
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('nothing.example');
      await page.keyboard.press('Enter');
      await page.getByText('No feed was found at this address.').waitFor();
      host.fail('feeds.discover', 'name-not-found', { host: 'nowhere.example' });
      await page.getByLabel('Address of a site').fill('nowhere.example');
      await page.keyboard.press('Enter');
      await page.getByText('There is no server named nowhere.example.').waitFor();
    }));

  it('asked from outside, opens with the address filled in', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      host.emit('launch.request', { kind: 'subscribe', target: 'https://mill.example/feed.xml' });
      await page.getByText('The miller’s clock runs on water').waitFor();
      expect(await page.getByLabel('Address of a site').inputValue()).toBe('https://mill.example/feed.xml');
    }));
});

describe('an address', () => {
  /** Drops what a browser hands on for a link. */
  const dropOn = async (page: Page, data: Readonly<Record<string, string>>, target = 'body'): Promise<void> => {
    const handle = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const type in given) transfer.setData(type, given[type] ?? '');
      return transfer;
    }, data);
    await page.dispatchEvent(target, 'dragenter', { dataTransfer: handle });
    await page.dispatchEvent(target, 'drop', { dataTransfer: handle });
  };
  const story = 'https://gazette.example/2026/ferry?page=1';

  it.each([
    ['a list of addresses', { 'text/uri-list': `# The ferry\r\n${story}\r\n`, 'text/plain': 'The ferry' }],
    ['an address with its title', { 'text/x-moz-url': `${story}\nThe ferry` }],
    ['plain characters', { 'text/plain': ` ${story}\n` }],
  ])('dropped as %s is saved as a page', (_form, data) =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      host.fail('feeds.preview', 'not-a-feed');
      host.answer('pages.save', { id: 'pilots', title: 'The ferry', added: true });
      await dropOn(page, data);
      await page.getByText('“The ferry” is saved.').waitFor();
      expect(inputsOf(host, 'feeds.preview')).toEqual([{ url: story }]);
      expect(inputsOf(host, 'pages.save')).toEqual([{ url: story, sectionId: null }]);
      await page.getByRole('button', { name: 'Find its feed' }).click();
      await page.getByRole('dialog', { name: 'Add a source' }).waitFor();
    }),
  );

  it('of a feed is offered as a source and saved as nothing', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      await dropOn(page, { 'text/uri-list': 'https://mill.example/feed.xml' });
      const dialog = page.getByRole('dialog', { name: 'Add a source' });
      await dialog.getByText('The miller’s clock runs on water').waitFor();
      expect(inputsOf(host, 'pages.save')).toEqual([]);
    }));

  it('that cannot be saved says why, without a network it waits, and other characters are no address', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      host.fail('feeds.preview', 'not-a-feed');
      host.fail('pages.save', 'page-empty');
      await dropOn(page, { 'text/uri-list': story });
      await page.getByText('There is no text on that page that could be kept.').waitFor();
      host.fail('pages.save', 'offline');
      await dropOn(page, { 'text/uri-list': story });
      await eventually(async () => inputsOf(host, 'waiting.add')).toEqual([
        { kind: 'save', target: story, sectionId: null },
      ]);
      const asked = inputsOf(host, 'pages.save').length;
      for (const words of ['see https://gazette.example/', 'javascript:alert(1)', 'file:///etc/passwd'])
        await dropOn(page, { 'text/plain': words });
      await page.getByText('There is no address of a page in it.').waitFor();
      expect(inputsOf(host, 'pages.save')).toHaveLength(asked);
    }));
});

describe('files', () => {
  it('dropped anywhere are imported, with a line for each', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      const files = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['The tide is late.'], 'tide.txt'));
        transfer.items.add(new File(['x'], 'engine.bin'));
        return transfer;
      });
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: files });
      await page.getByText('Drop to import').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer: files });
      await page.getByRole('dialog', { name: '1 story added, 1 not read.' }).waitFor();
      await page.getByText('Files of this kind cannot be read yet.').waitFor();
      expect(inputsOf(host, 'files.import')).toEqual([
        {
          files: [
            { name: 'tide.txt', bytes: btoa('The tide is late.') },
            { name: 'engine.bin', bytes: btoa('x') },
          ],
          sectionId: null,
          jobId: expect.any(String),
        },
      ]);
    }));
});

describe('sections', () => {
  it('are renamed, and a name that is taken is said to be', () =>
    onPaper(async (page) => {
      await page.getByRole('link', { name: /^Europe/ }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('World');
      await page.keyboard.press('Enter');
      await page.getByText('There is already a section “World” in that place.').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('Northern Europe');
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /^Northern Europe/ }).waitFor();
    }));

  it('are removed with a way back, by keyboard', () =>
    onPaper(async (page) => {
      await page.getByRole('button', { name: 'Actions for Culture' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Refresh' }).waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.getByText('“Culture” was removed. Its sources moved up.').waitFor();
      await page.getByRole('link', { name: /^Culture/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('link', { name: /^Culture/ }).waitFor();
    }));
});

describe('sources', () => {
  it('say how they are, and can be paused and removed with a way back', () =>
    onPaper(
      async (page, host) => {
        await page.getByText('The server did not answer in time. Nothing fetched since Tuesday.').waitFor();
        await page.getByText('line 214, column 17').waitFor();
        await page.getByRole('button', { name: 'Actions for Saltwire' }).click();
        await page.getByRole('menuitem', { name: 'Pause' }).click();
        await eventually(() => inputsOf(host, 'sources.update')).toEqual([{ id: 'saltwire', paused: true }]);
        await page.getByRole('button', { name: 'Actions for Saltwire' }).click();
        await page.getByRole('menuitem', { name: 'Remove' }).click();
        await page.getByRole('link', { name: 'Saltwire' }).waitFor({ state: 'detached' });
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('link', { name: 'Saltwire' }).waitFor();
      },
      { page: { at: '#/sources' } },
    ));
});

describe('refreshing', () => {
  it('tells how far it is, and can be stopped', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      const job = { id: 'job-1', kind: 'refresh' as const, done: 12, total: 41, current: 'Saltwire' };
      host.emit('job.changed', { ...job, state: 'running' });
      await page.getByText('Refreshing 12 of 41').waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();
      await eventually(() => inputsOf(host, 'jobs.cancel')).toEqual([{ jobId: 'job-1' }]);
      host.emit('job.changed', { ...job, state: 'cancelled' });
      await page.getByRole('button', { name: 'Ready offline · 1,204 stories' }).waitFor();
    }));

  it('says what it brought', () =>
    onPaper(async (page) => {
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByText('12 new stories. 2 sources could not be read.').waitFor();
    }));
});

describe('settings', () => {
  it('change the theme at once, and take it back when it cannot be kept', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('button', { name: 'Dark' }).click();
        await eventually(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
        host.fail('settings.update', 'disk-full');
        await page.getByRole('button', { name: 'Light' }).click();
        await page.getByText('The disk is full.').waitFor();
        await eventually(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
      },
      { page: { at: '#/settings' } },
    ));

  it('show what this host is', () =>
    onPaper(
      async (page) => {
        await page.getByText('Web page on this machine').waitFor();
        await page.getByRole('button', { name: 'Check the library' }).click();
        await page.getByText('42 files and 12,480 stories are in order.').waitFor();
      },
      { page: { at: '#/settings' } },
    ));
});

describe('the host', () => {
  it('without a network is said in the bar', () =>
    onPaper(async (page, host) => {
      await page.getByRole('button', { name: /Ready offline/ }).waitFor();
      host.emit('network.changed', { online: false });
      await page.getByRole('button', { name: 'No network · 1,204 stories to read' }).waitFor();
    }));

  it('with an expired key gets a worded page', () =>
    onPaper(
      async (page, host) => {
        await page.getByRole('button', { name: /Ready offline/ }).waitFor();
        host.endSessions();
        await page.reload();
        await page.getByRole('heading', { name: 'This page’s key has expired' }).waitFor();
      },
      { complaints: /401/ },
    ));

  it('takes the key out of the address', () =>
    onPaper(async (page) => {
      await page.getByText('Full coverage').waitFor();
      expect(page.url()).not.toContain('key');
    }));

  it('that tells of changes while the page opens has the newer paper shown, and no job that has ended', () =>
    onPaper(async (page, host) => {
      const title = page.getByRole('navigation', { name: 'Paper' }).getByRole('link', { name: /^Long/ });
      await title.filter({ hasText: 'Long reads' }).waitFor();
      const release = host.hold('settings.get');
      const job = { id: 'j', kind: 'reindex', done: 1, total: 9, current: null } as const;
      host.answer('jobs.list', [{ ...job, state: 'running' }]);
      const asked = () => inputsOf(host, 'paper.get').length;
      const before = asked();
      await page.reload();
      await eventually(asked).toBe(before + 1);
      const answer = await fetch(new URL('/call/paper.get', host.address), {
        method: 'POST',
        headers: { authorization: 'Bearer test-token' },
      });
      const { data } = (await answer.json()) as { readonly data: Paper };
      const searches = data.searches.map((search) => ({ ...search, title: search.title.replace('reads', 'stories') }));
      host.answer('paper.get', { ...data, searches });
      await eventually(() => {
        host.emit('job.changed', { ...job, state: 'done' });
        host.emit('paper.changed', {});
        return asked();
      }).toBeGreaterThan(before + 2);
      await title.filter({ hasText: 'Long stories' }).waitFor();
      release();
      await page.getByRole('button', { name: /Ready offline/ }).waitFor();
      expect(await title.textContent()).toContain('Long stories');
    }));

  it('that tells a notice has it shown', () =>
    onPaper(async (page, host) => {
      await page.getByText('Full coverage').waitFor();
      host.emit('notice', {
        code: 'file-set-aside',
        params: { file: 'feeds/a/status.json', kept: 'x', restored: true },
      });
      await page.getByText('The library’s feeds/a/status.json could not be read. It was put aside').waitFor();
    }));
});

describe('a narrow window', () => {
  it('shows one pane at a time, with a way back', () =>
    onPaper(
      async (page) => {
        await page.getByRole('button', { name: 'Sections' }).click();
        await page.getByRole('link', { name: /^Middle East/ }).click();
        await page.getByRole('option', { name: /Pilots/ }).click();
        await page.getByRole('article').waitFor();
        expect(await page.getByRole('listbox').isVisible()).toBe(false);
        await page.getByRole('button', { name: 'Back to the headlines' }).click();
        await page.getByRole('listbox').waitFor();
        expect(await page.getByRole('article').count()).toBe(0);
      },
      { page: { viewport: { width: 640, height: 900 } } },
    ));

  it('never scrolls sideways, down to 320 pixels', () =>
    onPaper(
      async (page) => {
        for (const place of [
          '#/front',
          '#/list/latest',
          '#/list/section/middle-east?story=pilots',
          '#/sources',
          '#/settings',
        ]) {
          await page.evaluate((to) => {
            location.hash = to;
          }, place);
          await eventually(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        }
      },
      { page: { viewport: { width: 320, height: 700 } } },
    ));
});

describe('a window', () => {
  it('whose paper is not there yet has dialogs and pages that look at it, and fills them when it comes', () =>
    onPaper(async (page, host) => {
      const letGo = host.hold('paper.get');
      await page.reload();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Page to keep…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Save a page' });
      await dialog.waitFor();
      letGo();
      await dialog.getByRole('button', { name: /No section/ }).click();
      await page.getByRole('option', { name: 'Middle East' }).waitFor();
    }));

  it('that breaks while it is drawn says so, and is loaded again', () =>
    onPaper(
      async (page, host) => {
        host.answer('edition.get', { id: 'e', made: 'never' });
        await page.reload();
        await page.getByRole('heading', { name: 'This page broke while it was drawn' }).waitFor();
        host.answer('edition.get', edition);
        await page.getByRole('button', { name: 'Load it again' }).click();
        await page.getByRole('heading', { name: /^The \w+ Broadsheet$/ }).waitFor();
      },
      { complaints: /./ },
    ));
});
