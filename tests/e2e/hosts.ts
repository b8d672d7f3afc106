/** Both hosts a journey runs on, as one shape: launched on a library's folder, closed, launched again. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { fileBrowser } from '../support/file-browser.ts';
import { launchDesktop, launchWeb } from '../support/hosts.ts';
import { paperPage } from './paper-page.ts';
import type { PaperPage } from './paper-page.ts';

export type RunningPaper = AsyncDisposable &
  PaperPage & {
    /** Exports the list of sources as a reader does, into `folder`, and answers what was written. */
    readonly exportOpml: (folder: string) => Promise<string>;
    /** Takes the open story out as a file into `folder` and answers its path. */
    readonly saveStory: (folder: string, format: string) => Promise<string>;
    /** The same with the day's paper, from the front page. */
    readonly savePaper: (folder: string, format: string) => Promise<string>;
  };

type Host = {
  readonly page: Page;
  readonly close: () => Promise<void>;
  /** Does what leads to saving a file and answers where it was saved. */
  readonly saving: (folder: string, said: string, act: () => Promise<void>) => Promise<string>;
};

const web = async (library: string): Promise<Host> => {
  const { page, close } = await launchWeb({ library, browser: await fileBrowser() });
  return {
    page,
    close,
    saving: async (folder, _said, act) => {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      const file = path.join(folder, download.suggestedFilename());
      await download.saveAs(file);
      return file;
    },
  };
};

const desktop = async (library: string): Promise<Host> => {
  const { page, close, electron } = await launchDesktop({ library });
  return {
    page,
    close,
    saving: async (folder, said, act) => {
      const file = path.join(folder, 'saved-by-dialog');
      electron.state.dialogs.save = { canceled: false, filePath: file };
      await act();
      await page.getByText(said).first().waitFor();
      return file;
    },
  };
};

const hosts: Readonly<Record<string, (library: string) => Promise<Host>>> = {
  'web host': web,
  'desktop host under the double': desktop,
};

export const hostNames = Object.keys(hosts);

/** Starts the built host on a library's folder and waits for the paper; ends it at the end of an `await using` block. */
export const openPaper = async (name: string, library: string): Promise<RunningPaper> => {
  const launch = hosts[name];
  if (launch === undefined) throw new Error(`no host ${name}`);
  const host = await launch(library);
  const paper = paperPage(host.page);
  await paper.nameplate.waitFor();
  const saveAs = (folder: string, format: string): Promise<string> => {
    const entry = host.page.getByRole('menuitem', { name: format });
    return host.saving(folder, 'The file was saved.', () => entry.click());
  };
  return {
    ...paper,
    exportOpml: async (folder) => {
      await paper.goTo('Settings');
      const button = host.page.getByRole('button', { name: 'Export sources as OPML' });
      return readFile(await host.saving(folder, 'The list of sources was saved.', () => button.click()), 'utf8');
    },
    saveStory: async (folder, format) => {
      await paper.tool('Save or print').click();
      return saveAs(folder, format);
    },
    savePaper: async (folder, format) => {
      await host.page.getByRole('button', { name: 'Save or print' }).click();
      return saveAs(folder, format);
    },
    [Symbol.asyncDispose]: host.close,
  };
};
