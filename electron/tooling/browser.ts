/** Finds a browser of Chromium's family on this machine. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const onPath = (names: readonly string[]): readonly string[] =>
  (process.env['PATH'] ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));

const candidates = (platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) =>
      ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((name) =>
        path.join(process.env[variable] ?? '', name),
      ),
    );
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'brave-browser',
  ];
  return onPath(names);
};

/** The browser's program file, or `null`. */
export const findBrowser = (): string | null => candidates(process.platform).find((file) => existsSync(file)) ?? null;

/** Whether a window could be shown. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
