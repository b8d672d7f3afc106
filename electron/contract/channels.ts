/** The two names under which the desktop's main process and its preload speak. Every call goes over one, every event over the other. */
export const channels = { call: 'broadsheet:call', event: 'broadsheet:event' } as const;

/** Where the desktop's page lives. */
export const paperScheme = 'broadsheet';
export const paperHost = 'paper';
export const paperOrigin = `${paperScheme}://${paperHost}`;
export const paperAddress = `${paperOrigin}/index.html`;
