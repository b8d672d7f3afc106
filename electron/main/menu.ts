/** The native menu. Entries tell the page a command; the page does the work. */
import type { MenuItemConstructorOptions } from 'electron';

/** Commands that menu entries tell; the page answers them in `renderer/features/shortcuts/use-menu-commands.ts`. */
export const menuCommands = [
  'add-source',
  'import-files',
  'save-page',
  'print',
  'settings',
  'front-page',
  'sources',
  'search',
  'refresh',
  'shortcuts',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly command: (command: MenuCommand) => void;
  readonly openWebsite: () => void;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

export const menuTemplate = ({ platform, command, openWebsite }: MenuOptions): MenuItemConstructorOptions[] => {
  const entry = (label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => command(name),
  });
  const mac = platform === 'darwin';
  const settings = entry('Settings…', 'settings', 'CmdOrCtrl+,');
  return [
    ...(mac
      ? [
          {
            role: 'appMenu' as const,
            submenu: [
              { role: 'about' as const },
              separator,
              settings,
              separator,
              { role: 'hide' as const },
              { role: 'quit' as const },
            ],
          },
        ]
      : []),
    {
      label: '&File',
      submenu: [
        entry('Add Source…', 'add-source', 'CmdOrCtrl+N'),
        entry('Import Files…', 'import-files', 'CmdOrCtrl+O'),
        entry('Save a Page…', 'save-page'),
        separator,
        entry('Print…', 'print', 'CmdOrCtrl+P'),
        ...(mac
          ? [separator, { role: 'close' as const }]
          : [separator, settings, separator, { role: 'quit' as const }]),
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        entry('Front Page', 'front-page'),
        entry('Sources', 'sources'),
        entry('Search', 'search', 'CmdOrCtrl+F'),
        entry('Refresh All', 'refresh', 'CmdOrCtrl+R'),
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [entry('Keyboard Shortcuts', 'shortcuts'), { label: 'Website', click: openWebsite }],
    },
  ];
};
