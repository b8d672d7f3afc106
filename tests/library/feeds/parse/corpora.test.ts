import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpora, skipWithoutCorpora } from '../../../support/corpora.ts';
import { failureOf } from './support.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';

describe.skipIf(skipWithoutCorpora('every feed of the corpora ends in a feed or a failure'))('the corpora', () => {
  test.each(['feedvalidator', 'miniflux-cases', 'laminas-feed', 'feeds-real'])(
    '%s holds nothing that breaks the parser',
    async (name) => {
      const folder = path.join(corpora ?? '', name);
      const files = (readdirSync(folder, { recursive: true }) as string[])
        .map((file) => path.join(folder, file))
        .filter((file) => statSync(file).isFile());
      const codes = new Set<string | null>();
      for (const file of files)
        codes.add(await failureOf(parseFeed(readFileSync(file), { url: null, contentType: null })));
      codes.delete(null);
      expect(['not-a-feed', 'feed-broken', 'feed-empty']).toEqual(expect.arrayContaining([...codes]));
    },
  );
});
