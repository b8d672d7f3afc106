/** The wording of everything the interface says by code. */
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../electron/contract/errors.ts';
import type { ImportLine, Reason, Source } from '../../electron/contract/models.ts';
import { wordError } from '../../renderer/words/errors.ts';
import { wordImport, wordJob, wordRefresh } from '../../renderer/words/jobs.ts';
import { wordNotice } from '../../renderer/words/notices.ts';
import { wordBytes, wordReadingTime, wordStories } from '../../renderer/words/numbers.ts';
import { wordReady, wordRechecked } from '../../renderer/words/offline.ts';
import { wordReason, wordReasonShort } from '../../renderer/words/reasons.ts';
import { stateOf, wordSourceState } from '../../renderer/words/sources.ts';
import { now, sources } from './paper-data.ts';

const line = (outcome: ImportLine['outcome'], code?: string): ImportLine => ({
  name: 'a',
  outcome,
  articleIds: [],
  sourceId: null,
  error: code === undefined ? null : { code, params: {} },
});

describe('errors', () => {
  it.each([...errorCodes, 'host-unreachable', 'session-ended'] as const)('%s is a plain whole sentence', (code) => {
    const words = wordError({ code, params: {} });
    expect(words).toMatch(/^[A-Z].*\.$/u);
    expect(words).not.toMatch(/!|undefined|null|NaN|sorry|oops/iu);
  });

  it('a code of a newer library reads as a plain failure', () => {
    expect(wordError({ code: 'made-up-tomorrow', params: {} })).toBe(wordError({ code: 'internal', params: {} }));
    expect(wordError({ code: 'constructor', params: {} })).toBe(wordError({ code: 'internal', params: {} }));
  });

  it('says what the library told', () => {
    expect(wordError({ code: 'feed-broken', params: { line: 214, column: 17 } })).toContain('line 214, column 17');
    expect(wordError({ code: 'http-status', params: { status: 404 } })).toContain('404');
    expect(wordError({ code: 'http-status', params: { status: 503 } })).toContain('503');
    expect(wordError({ code: 'too-large', params: { limit: 20 * 1024 * 1024 } })).toContain('20 MB');
    expect(wordError({ code: 'too-large', params: { most: 3_000, of: 'pages' } })).toContain('3,000 pages');
    expect(wordError({ code: 'too-large', params: { kept: 5_000 } })).toContain('first 5,000');
    for (const what of ['feed', 'page', 'file', 'picture'])
      expect(wordError({ code: 'parse-timed-out', params: { what } })).toContain(`The ${what} took`);
    expect(wordError({ code: 'parse-timed-out', params: { what: '<b>' } })).toContain('The document took');
    expect(wordError({ code: 'already-subscribed', params: { title: 'Saltwire' } })).toContain('“Saltwire”');
  });
});

describe('notices', () => {
  it.each(['file-set-aside', 'changes-unreadable', 'library-stopped', 'library-restarted', 'disk-full', 'unheard-of'])(
    '%s is a plain whole sentence',
    (code) => {
      expect(wordNotice({ code, params: {} })).toMatch(/^[A-Z][^!]*\.$/u);
    },
  );
  it('says whether a good copy was there', () => {
    const params = { file: 'library.json', kept: 'x' };
    expect(wordNotice({ code: 'file-set-aside', params: { ...params, restored: true } })).toContain('newest good copy');
    expect(wordNotice({ code: 'file-set-aside', params: { ...params, restored: false } })).toContain('no good copy');
  });
});

describe('reasons', () => {
  const reasons: readonly (readonly [Reason, string, string])[] = [
    [{ kind: 'covered-by', sources: 5 }, 'Covered by 5 of your sources', '5 sources'],
    [{ kind: 'covered-by', sources: 1 }, 'Covered by 1 of your sources', '1 source'],
    [
      { kind: 'shares', terms: ['Aldane', 'pension', 'merger'] },
      'Shares: Aldane, pension, merger',
      'Shares: Aldane, pension, merger',
    ],
    [{ kind: 'you-read', terms: ['railways'] }, 'Because you read about railways', 'Because you read about railways'],
    [{ kind: 'you-read-source', source: 'Saltwire' }, 'Because you read Saltwire', 'Because you read Saltwire'],
    [{ kind: 'starred-source' }, 'From a starred source', 'Starred source'],
    [{ kind: 'your-mark' }, 'You marked it as must read', 'Your mark'],
    [{ kind: 'same-byline', byline: 'Ona Vale' }, 'Also by Ona Vale', 'Also by Ona Vale'],
    [{ kind: 'follows' }, 'Follows this story', 'Follows this story'],
    [{ kind: 'unexpected' }, 'Outside your usual reading', 'Outside your usual reading'],
  ];
  it.each(reasons)('%j', (reason, long, short) => {
    expect(wordReason(reason)).toBe(long);
    expect(wordReasonShort(reason)).toBe(short);
  });
  it('no reason is no words', () => {
    expect(wordReason(null)).toBeNull();
  });
});

describe('numbers', () => {
  it('counts in the singular and the plural', () => {
    expect(wordStories(1)).toBe('1 story');
    expect(wordStories(12_480)).toBe('12,480 stories');
  });
  it('sizes', () => {
    expect(wordBytes(0)).toBe('0 bytes');
    expect(wordBytes(1536)).toBe('1.5 KB');
    expect(wordBytes(222_298_112)).toBe('212 MB');
  });
  it('reading time, in the article’s own language where we have the word', () => {
    expect(wordReadingTime(20)).toBeNull();
    expect(wordReadingTime(100)).toBe('1 min read');
    expect(wordReadingTime(920, 'en')).toBe('4 min read');
    expect(wordReadingTime(920, 'fa-IR')).toBe('۴ دقیقه');
  });
});

describe('work', () => {
  it('says how far it is', () => {
    expect(wordJob({ id: 'j', kind: 'refresh', done: 12, total: 41, current: null, state: 'running' })).toBe(
      'Refreshing 12 of 41',
    );
    expect(wordJob({ id: 'j', kind: 'reindex', done: 0, total: 0, current: null, state: 'running' })).toBe(
      'Rebuilding the search index',
    );
  });
  it('says what a refresh brought', () => {
    const summary = { sources: 9, failed: 0, newArticles: 1, updatedArticles: 0, unchanged: 8, cancelled: false };
    expect(wordRefresh(summary)).toBe('1 new story.');
    expect(wordRefresh({ ...summary, newArticles: 12, failed: 2 })).toBe(
      '12 new stories. 2 sources could not be read.',
    );
    expect(wordRefresh({ ...summary, newArticles: 0, cancelled: true })).toBe('Stopped. No new stories.');
  });
  it('says what an import brought, line by line and in all', () => {
    expect(wordImport([line('added'), line('updated'), line('failed')])).toBe('2 stories added, 1 not read.');
    expect(wordImport([line('subscribed'), line('unreachable'), line('already-there')])).toBe(
      '2 sources added, 1 already there.',
    );
    expect(wordImport([line('undecided'), line('not-a-feed')])).toBe('1 source added, 1 waiting for your choice.');
    expect(wordImport([])).toBe('Nothing to import.');
  });
});

describe('sources', () => {
  const of = (id: string): Source => {
    const source = sources.find((candidate) => candidate.id === id);
    if (source === undefined) throw new Error(id);
    return source;
  };
  it('one that answers says when', () => {
    expect(wordSourceState(of('quay'), now)).toBe('Fetched 12 min ago');
  });
  it('one that fails says why and since when', () => {
    expect(stateOf(of('ledger'))).toBe('failing');
    expect(wordSourceState(of('ledger'), now)).toBe(
      'The server did not answer in time. Nothing fetched since Tuesday.',
    );
  });
  it('one that never answered says so', () => {
    expect(wordSourceState({ ...of('ledger'), lastGoodFetch: null }, now)).toContain('It was never fetched.');
  });
  it('one failure alone is not made much of', () => {
    expect(wordSourceState({ ...of('ledger'), failures: 1 }, now)).toBe('The server did not answer in time.');
  });
  it('paused and not yet asked', () => {
    expect(wordSourceState(of('grid'), now)).toBe('Paused');
    expect(wordSourceState({ ...of('quay'), lastFetch: null }, now)).toBe('Not asked yet');
  });
});

describe('what is here without a network', () => {
  const state = {
    online: true,
    stories: 1310,
    complete: 1204,
    text: 30,
    summary: 76,
    picturesMissing: 38,
    media: 0,
    bytes: 222_298_112,
  };

  it('is one sentence with its figures', () => {
    expect(wordReady(state)).toBe('1,204 of 1,310 stories complete, 38 pictures missing, 212 MB on this machine.');
    expect(wordReady({ ...state, stories: 1, complete: 1, picturesMissing: 0 })).toBe(
      '1 of 1 story complete, no picture missing, 212 MB on this machine.',
    );
  });

  it('says what was gone when it was looked for', () => {
    expect(wordRechecked({ corrected: 0, picturesLost: 0, mediaLost: 0 })).toBe('Everything is here as it says.');
    expect(wordRechecked({ corrected: 2, picturesLost: 1, mediaLost: 0 })).toBe(
      '2 stories put right. 1 picture was gone.',
    );
    expect(wordRechecked({ corrected: 0, picturesLost: 0, mediaLost: 2 })).toBe('2 recordings were gone.');
  });
});
