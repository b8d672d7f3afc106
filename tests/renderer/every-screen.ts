/** Every screen and state of the interface, and how a reader gets there. */
import type { Page } from 'playwright';
import type { PaperHost, PaperHostOptions } from './paper-host.ts';
import { importBookmarks, importList } from './paper-imports.ts';
import { edition } from './paper-stories.ts';
import { pilotsSound } from './paper-waiting.ts';

export type Screen = {
  readonly name: string;
  readonly at?: string;
  readonly host?: PaperHostOptions;
  readonly width?: number;
  readonly act?: (page: Page, host: PaperHost) => Promise<void>;
};

const story = '#/list/section/middle-east?story=pilots';
const dialog = (page: Page) => page.getByRole('dialog').waitFor();

/** What lies over the page until it is left: a dialog, a popover, a menu. */
export const overlay = (page: Page) => page.getByRole('dialog').or(page.getByRole('menu')).first();

/** A screen comes in parts; it stands there when its heading does. */
const showing = (title: string) => (page: Page) => page.getByRole('heading', { name: title, exact: true }).waitFor();

const withRows = (page: Page) => page.getByRole('option').first().waitFor();

const pressing = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).click();
  await overlay(page).waitFor();
};

const menuOf = (link: RegExp) => async (page: Page) => {
  await page.getByRole('link', { name: link }).click({ button: 'right' });
  await overlay(page).waitFor();
};

export const screens: readonly Screen[] = [
  { name: 'front page' },
  {
    name: 'edition of the past',
    at: '#/front/edition-2',
    act: (page) => page.getByText('Removed since').first().waitFor(),
  },
  {
    name: 'narrow edition of the past',
    at: '#/front/edition-2',
    width: 640,
    act: (page) => page.getByText('Removed since').first().waitFor(),
  },
  {
    name: 'list of editions',
    act: async (page) => {
      await page.getByRole('button', { name: /^Morning edition/ }).click();
      await page.getByRole('dialog', { name: 'Editions' }).getByText('Yesterday').waitFor();
    },
  },
  {
    name: 'stories since an edition',
    act: async (page, host) => {
      host.answer('edition.get', { ...edition, since: 12 });
      host.emit('edition.changed', { made: edition.made });
      await page.getByText('12 new stories since').waitFor();
    },
  },
  { name: 'first run', host: { fresh: true } },
  { name: 'empty paper', host: { empty: true } },
  { name: 'list without a story', at: '#/list/latest', act: showing('Latest') },
  { name: 'empty list', at: '#/list/saved', act: showing('Saved') },
  { name: 'story', at: story, act: (page) => page.frameLocator('iframe').getByText('By noon').waitFor() },
  {
    name: 'Persian story',
    at: '#/list/section/middle-east?story=sahel-1',
    act: (page) => page.frameLocator('iframe').getByText('رئیس بندر').waitFor(),
  },
  {
    name: 'ready for a trip',
    act: async (page) => {
      await page.getByRole('button', { name: /Ready offline/ }).click();
      await page.getByRole('button', { name: 'Ready for a trip…' }).click();
      await page.getByRole('button', { name: 'Hours to read' }).click();
    },
  },
  {
    name: 'after getting ready',
    act: async (page) => {
      await page.getByRole('button', { name: /Ready offline/ }).click();
      await page.getByRole('button', { name: 'Ready for a trip…' }).click();
      await page.getByRole('button', { name: 'Get ready' }).click();
      await page.getByText('Everything that could be fetched is here.').waitFor();
    },
  },
  { name: 'result of an import', act: async (page, host) => void (await importList(page, host)) },
  {
    name: 'bookmarks to decide about, and their feeds',
    act: async (page, host) => {
      await importBookmarks(page, host);
      await page.getByRole('button', { name: /Look for feeds/ }).click();
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'a trip to go on with, and what waits',
    act: async (page, host) => {
      const wish = { id: 'w', kind: 'save', target: 'https://a.example/', title: null, sectionId: null, at: 0 };
      host.answer('waiting.list', { waiting: [{ ...wish, error: null, failed: false }], heldBack: null });
      const trip = { sectionIds: null, hours: 4, megabytes: null, bytesFetched: 1_000, state: 'paused' };
      host.answer('offline.pending', { trip });
      await page.getByRole('button', { name: /Ready offline/ }).click();
      await page.getByRole('button', { name: 'Try now' }).waitFor();
      await page.getByRole('button', { name: 'Ready for a trip…' }).click();
      await page.getByRole('button', { name: 'Give it up' }).waitFor();
    },
  },
  {
    name: 'story with audio, fetched in part, and the player',
    at: '#/list/section/middle-east?story=pilots',
    act: async (page, host) => {
      const here = {
        ...pilotsSound,
        state: 'here',
        mediaId: 'ab'.repeat(32),
        place: 60,
        chapters: [{ at: 0, title: 'Opening' }],
      };
      const paused = { ...pilotsSound, link: 'https://a.example/two.mp3', state: 'paused', fetchedBytes: 900_000 };
      host.answer('media.of', { media: [here, paused] });
      const job = { id: 'media', kind: 'media', done: 1, total: 2, current: null } as const;
      await page.getByRole('region', { name: 'Audio and video' }).waitFor();
      host.emit('job.changed', { ...job, state: 'running' });
      await page.getByRole('button', { name: 'Go on playing' }).click();
      host.emit('job.changed', { ...job, state: 'done' });
      await page.getByRole('region', { name: 'Player' }).waitFor();
    },
  },
  { name: 'what waits', act: pressing(/Ready offline/) },
  { name: 'save or print', act: pressing('Save or print') },
  {
    name: 'saving a page',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Page to keep…' }).click();
      await dialog(page);
    },
  },
  { name: 'search', at: '#/search?query=the', act: withRows },
  {
    name: 'finding in a story',
    at: story,
    act: async (page) => {
      await page.frameLocator('iframe').getByText('By noon').waitFor();
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: 'Find in the story' }).fill('the');
      await page.getByText(/^1 of/).waitFor();
    },
  },
  { name: 'smart section', at: '#/list/search/q-bridge', act: withRows },
  {
    name: 'smart section menu',
    act: menuOf(/^Long reads/),
  },
  {
    name: 'recent searches',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('region', { name: 'Recent searches' }).waitFor();
    },
  },
  { name: 'search hints', at: '#/search?query=' },
  { name: 'sources', at: '#/sources', act: showing('Sources') },
  { name: 'doctor', at: '#/sources/doctor', act: (page) => page.getByText('9 feeds').waitFor() },
  { name: 'doctor of one feed', at: '#/sources/doctor/ledger', act: (page) => page.getByRole('table').waitFor() },
  { name: 'activity', at: '#/sources/activity', act: (page) => page.getByText('156 requests').waitFor() },
  { name: 'narrow doctor', at: '#/sources/doctor/ledger', width: 640, act: showing('Ledger & Loom') },
  {
    name: 'new address of a feed',
    at: '#/sources/doctor/ledger',
    act: async (page) => {
      await page.getByRole('button', { name: /Find it again/ }).click();
      await page.getByText('The miller').waitFor();
    },
  },
  { name: 'profile', at: '#/profile', act: (page) => page.getByText('lighthouses').waitFor() },
  { name: 'narrow profile', at: '#/profile', width: 640, act: (page) => page.getByText('lighthouses').waitFor() },
  { name: 'full coverage', at: '#/coverage/pilots', act: (page) => page.getByText('Part 2').waitFor() },
  {
    name: 'narrow full coverage',
    at: '#/coverage/pilots',
    width: 640,
    act: (page) => page.getByText('Part 2').waitFor(),
  },
  {
    name: 'menu of a version',
    at: '#/coverage/pilots',
    act: async (page) => {
      await page.getByRole('button', { name: /^Actions for Three firms/ }).click();
      await page.getByRole('menuitem', { name: 'Not this story' }).waitFor();
    },
  },
  { name: 'a story told by one', at: '#/coverage/sleeper', act: (page) => page.getByText('Nobody else').waitFor() },
  {
    name: 'signing in to a feed',
    at: '#/sources/doctor/ledger',
    act: async (page) => {
      await page.getByRole('button', { name: 'Sign in…' }).click();
      await page.getByLabel('Password').waitFor();
    },
  },
  { name: 'filters', at: '#/sources/filters', act: (page) => page.getByText('Acted on 214').waitFor() },
  {
    name: 'narrow filters',
    at: '#/sources/filters',
    width: 640,
    act: (page) => page.getByText('Acted on 214').waitFor(),
  },
  {
    name: 'filter that is written',
    at: '#/sources/filters',
    act: async (page) => {
      await page.getByRole('button', { name: 'Power grids' }).first().click();
      await page.getByText(/Would match/).waitFor();
    },
  },
  {
    name: 'filter with a pattern that cannot be read',
    at: '#/sources/filters',
    width: 640,
    act: async (page) => {
      await page.getByRole('button', { name: /^Live pages/ }).click();
      await page.getByRole('textbox', { name: 'Pattern' }).fill('(');
      await page.getByText('A round bracket is not closed').waitFor();
    },
  },
  {
    name: 'muting a word',
    at: '#/list/latest',
    act: async (page) => {
      await page.getByRole('option').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Mute a word…' }).click();
      await page.getByRole('group', { name: 'Words of the headline' }).getByRole('button').first().click();
      await page.getByText(/Would match/).waitFor();
    },
  },
  { name: 'settings', at: '#/settings', act: showing('Settings') },
  { name: 'narrow list', at: '#/list/latest', width: 640, act: showing('Latest') },
  { name: 'narrow sidebar', width: 640, act: (page) => page.getByRole('button', { name: 'Sections' }).click() },
  {
    name: 'add-source dialog',
    act: async (page) => {
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('mill.example');
      await page.keyboard.press('Enter');
      await page.getByText('The miller').waitFor();
    },
  },
  {
    name: 'add-source dialog with an error',
    act: async (page) => {
      await page.keyboard.press('a');
      await page.getByLabel('Address of a site').fill('nothing.example');
      await page.keyboard.press('Enter');
      await page.getByText('No feed was found').waitFor();
    },
  },
  {
    name: 'starter sections',
    host: { fresh: true },
    act: async (page) => {
      await page.getByRole('button', { name: 'Choose sections' }).click();
      await page.getByText('Science Weekly').waitFor();
    },
  },
  { name: 'section menu', act: menuOf(/^Europe/) },
  { name: 'text size', at: story, act: pressing('Text size') },
  { name: 'offline details', act: pressing(/Ready offline/) },
  {
    name: 'shortcuts',
    act: async (page) => {
      await page.keyboard.press('?');
      await dialog(page);
    },
  },
  {
    name: 'toast with undo',
    at: '#/list/section/middle-east',
    act: async (page) => {
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Shift+A');
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'refreshing',
    act: async (page, host) => {
      host.emit('job.changed', { id: 'j', kind: 'refresh', done: 1, total: 41, current: 'Saltwire', state: 'running' });
      await page.getByText('Refreshing 1 of 41').waitFor();
    },
  },
  {
    name: 'list that cannot be read',
    act: async (page, host) => {
      host.fail('articles.list', 'disk-failed');
      await page.getByRole('link', { name: /^Saved/ }).click();
      await page.getByRole('alert').waitFor();
      host.fail('articles.list', null);
    },
  },
];
