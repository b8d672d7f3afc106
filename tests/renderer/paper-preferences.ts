/** Made-up preferences: weights of Must read and a profile that can be changed. */
import type { MustReadPreferences, Profile, ProfileEntry } from '../../electron/contract/preferences.ts';
import { now } from './paper-data.ts';

const entry = (
  kind: ProfileEntry['kind'],
  written: string,
  weight: number,
  part: Partial<ProfileEntry> = {},
): ProfileEntry => ({ kind, key: written.toLowerCase(), written, weight, factor: 100, added: false, ...part });

export const mustReadPreferences: MustReadPreferences = {
  factors: { size: 100, speed: 100, spread: 150, rarity: 100, marks: 100, starred: 100, sections: 100, freshness: 50 },
  sections: { science: 200 },
  dismissed: 2,
};

export const profile: Profile = {
  on: true,
  unexpected: 17,
  articles: 84,
  entries: [
    entry('topic', 'railways', 100),
    entry('topic', 'harbours', 82, { factor: 200 }),
    entry('topic', 'lighthouses', 25, { added: true }),
    entry('topic', 'elections', 0, { factor: 0 }),
    entry('name', 'Port Maren', 100),
    entry('name', 'بندر مارن', 44),
    entry('source', 'Saltwire', 100, { key: 'saltwire' }),
    entry('source', 'The Quay Courier', 61, { key: 'quay' }),
  ],
  less: [{ articleId: 'typesetter', title: 'The last hand typesetter of Port Maren', at: now - 3_600_000 }],
};
