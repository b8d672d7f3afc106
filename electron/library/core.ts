/** What the library's parts share. Made once in `library.ts`. */
import type { Ports } from './ports.ts';
import type { Activity } from './activity/activity.ts';
import type { Followers } from './articles/followers.ts';
import type { KnownConditions } from './conditions.ts';
import type { Headlines } from './articles/headlines.ts';
import type { Jobs } from './jobs.ts';
import type { RailsEngine } from './rails/engine.ts';
import type { SearchIndex } from './search/model.ts';
import type { SmartSections } from './searches/smart-sections.ts';
import type { Store } from './store/model.ts';
import type { Teller } from './tell.ts';
import type { SignIns } from './feeds/sign-ins.ts';
import type { FeedParser } from './feeds/parse-in-worker.ts';
import type { PictureMaker } from './articles/picture-maker.ts';
import type { FileReader } from './files/file-reader.ts';
import type { PageReader } from './full-text/page-reader.ts';

export type Core = {
  readonly ports: Ports;
  readonly version: string;
  readonly store: Store;
  readonly headlines: Headlines;
  readonly search: SearchIndex;
  readonly smart: SmartSections;
  readonly rails: RailsEngine;
  readonly followers: Followers;
  readonly jobs: Jobs;
  readonly teller: Teller;
  readonly parser: FeedParser;
  readonly pages: PageReader;
  readonly files: FileReader;
  readonly pictures: PictureMaker;
  readonly activity: Activity;
  readonly signIns: SignIns;
  readonly conditions: KnownConditions;
};
