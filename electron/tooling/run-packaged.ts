/** Runs a packaged application's main process under the double of Electron, from outside the project, and asks it for its paper. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runMain } from '../../tests/host/double/run-main.ts';

type Answer = { readonly ok: boolean; readonly data?: Readonly<Record<string, unknown>> };

const fail = (what: string): never => {
  throw new Error(what);
};

/** `app` is the unpacked contents of an app.asar. Rejects with what does not work. */
export const runPackaged = async (app: string, library: string): Promise<void> => {
  const { app: program, ipcMain, state } = await runMain(path.join(app, 'dist/main/main.cjs'), ['--library', library]);
  try {
    const [window] = state.windows;
    const serve = state.protocols.get('broadsheet');
    if (window === undefined || serve === undefined) return fail('no window');
    const page = await window.loaded;
    if (page?.status !== 200) return fail(`the page answers ${page?.status ?? 'nothing'}`);
    const script = /src="\.\/(assets\/[^"]+)"/.exec(await page.text())?.[1] ?? fail('the page names no script');
    const { status } = await serve(new Request(`broadsheet://paper/${script}`));
    if (status !== 200) return fail(`${script} answers ${status}`);
    if (!existsSync(window.options.webPreferences?.preload ?? '')) return fail('preload is not there');
    const { webContents } = window;
    const call = (name: string, input?: unknown): Promise<unknown> =>
      ipcMain.doInvoke(webContents, webContents.mainFrame, 'broadsheet:call', name, input);
    const paper = (await call('paper.get')) as Answer;
    const { stories } = (paper.data?.['counts'] ?? {}) as { readonly stories?: number };
    if (!paper.ok || stories === undefined || stories === 0) return fail('the paper has no stories');
    // A feed document by file goes through the bundled readers; one that is none shows that they answer.
    const file = {
      name: 'a.txt',
      bytes: Buffer.from('Quay reopens\n\nThe quay reopened on Monday.').toString('base64'),
    };
    const imported = (await call('files.import', { files: [file] })) as Answer;
    if (!imported.ok) return fail(`files.import: ${JSON.stringify(imported)}`);
  } finally {
    await new Promise<void>((resolve) => {
      program.once('quit', () => resolve());
      program.quit();
    });
  }
};
