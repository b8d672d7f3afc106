/** Where the library lives on this machine. */
import path from 'node:path';

export type FolderQuestion = {
  /** What `--library` says; wins over everything. */
  readonly argument?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly workingFolder: string;
};

const beside = (platform: NodeJS.Platform) => (platform === 'win32' ? path.win32 : path.posix);

const dataFolder = ({ environment, platform, home }: FolderQuestion): string => {
  const paths = beside(platform);
  if (platform === 'win32')
    return paths.join(environment['APPDATA'] || paths.join(home, 'AppData', 'Roaming'), 'Broadsheet');
  if (platform === 'darwin') return paths.join(home, 'Library', 'Application Support', 'Broadsheet');
  const data = environment['XDG_DATA_HOME'];
  // The XDG specification: a relative path is invalid and is ignored.
  return paths.join(
    data !== undefined && path.posix.isAbsolute(data) ? data : paths.join(home, '.local', 'share'),
    'broadsheet',
  );
};

/** An absolute path: `--library`, else `BROADSHEET_LIBRARY`, else `library` in the platform's folder for application data. */
export const libraryFolder = (question: FolderQuestion): string => {
  const paths = beside(question.platform);
  const asked = question.argument || question.environment['BROADSHEET_LIBRARY'];
  return asked ? paths.resolve(question.workingFolder, asked) : paths.join(dataFolder(question), 'library');
};
