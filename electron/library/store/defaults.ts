/** What a new library holds. */
import { limits } from '../../contract/limits.ts';
import { usualMustRead, usualTaste } from '../../contract/preferences.ts';
import type { Settings } from '../../contract/models.ts';
import type { EditorFile, MediaFile, PaperFile, ReadingFile, SourceRow, WaitingFile } from './model.ts';

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  refreshMinutes: 60,
  refreshAtStart: true,
  sparingOnBattery: true,
  refreshMetered: false,
  retentionDays: limits.retentionDaysDefault,
  articlesPerFeed: limits.articlesPerFeedDefault,
  markReadOnOpen: true,
  markCopiesRead: false,
  keepPictures: true,
  shrinkPictures: true,
  workOffline: false,
  contact: '',
  editionTimes: { morning: 6 * 60, midday: 12 * 60, evening: 18 * 60 },
};

/** The built-in home of files and pages saved by hand. */
export const savedSource: SourceRow = {
  id: 'saved',
  kind: 'saved',
  title: 'Saved',
  sectionId: null,
  address: null,
  siteLink: null,
  description: null,
  language: null,
  starred: false,
  paused: false,
  typed: false,
  added: 0,
};

export const emptyPaper: PaperFile = {
  sections: [],
  sources: [savedSource],
  settings: defaultSettings,
  welcome: 'fresh',
  searches: [],
};

export const emptyReading: ReadingFile = { history: [], undo: [], searches: [] };

export const emptyEditor: EditorFile = { rulings: [], mustRead: usualMustRead, taste: usualTaste };

export const emptyWaiting: WaitingFile = { wishes: [], trip: null };

export const emptyMedia: MediaFile = { entries: [] };
