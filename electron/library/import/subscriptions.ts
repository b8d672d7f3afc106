/** Many subscriptions at once become sources: worked out in turns, written once, then each is asked, so that every line has a result. */
import { Failure } from '../../contract/errors.ts';
import { limits } from '../../contract/limits.ts';
import type { ImportLine } from '../../contract/models.ts';
import { addressKey } from '../addresses.ts';
import type { Core } from '../core.ts';
import { normaliseAddress } from '../feeds/discover.ts';
import type { OpmlSubscription } from '../feeds/opml.ts';
import { splitCredentials } from '../feeds/credentials.ts';
import type { Credentials } from '../feeds/credentials.ts';
import { keepSignIn } from '../feeds/sign-ins.ts';
import type { JobHandle } from '../jobs.ts';
import { newSectionId } from '../paper/change-sections.ts';
import { ensurePath, pathTo } from '../paper/sections.ts';
import { sourceIdFor } from '../paper/sources.ts';
import { atOnce, createPause, inTurns } from '../pause.ts';
import type { PaperFile, SourceRow } from '../store/model.ts';
import { askNewFeeds } from './ask-new-feeds.ts';

export type SubscribeOptions = {
  /** Where the list's own sections go; `null`: the top of the paper. */
  readonly sectionId: string | null;
  /** Whether the reader vouches for the addresses: only then may they lie in a private network. */
  readonly typed: boolean;
};

/** A line of a list, with all that needs no paper worked out. */
type Wanted = OpmlSubscription & { readonly name: string } & (
    | {
        readonly address: string;
        readonly key: string;
        readonly id: string;
        /** Typed into the address in the list: kept as a sign-in, never with the address. */
        readonly credentials: Credentials | null;
      }
    | { readonly address: null; readonly failure: Failure }
  );

/** `spelledOtherwise`: the paper has it, under another spelling of the address. */
type Placed = { readonly line: ImportLine; readonly wanted: Wanted; readonly spelledOtherwise: boolean };

const wantedOf = (outline: OpmlSubscription): Wanted => {
  // A list without titles names its feeds by their addresses, and some write a password into them.
  const name = splitCredentials(outline.title || outline.url).address.slice(0, limits.titleCharacters);
  try {
    const { address, credentials } = splitCredentials(normaliseAddress(outline.url));
    const siteLink = outline.siteLink === null ? null : splitCredentials(outline.siteLink).address;
    return {
      ...outline,
      siteLink,
      name,
      address,
      credentials,
      key: addressKey(address),
      id: sourceIdFor('feed', address),
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...outline, name, address: null, failure: error };
  }
};

const rowOf = (wanted: Wanted & { readonly address: string }, sectionId: string | null, added: number): SourceRow => ({
  id: wanted.id,
  kind: 'feed',
  title: wanted.name,
  sectionId,
  address: wanted.address,
  siteLink: wanted.siteLink,
  description: null,
  language: null,
  starred: false,
  paused: false,
  typed: false,
  added,
});

type Placing = SubscribeOptions & { readonly now: number; readonly evenIfSpelledOtherwise: boolean };

type Plan = { readonly paper: PaperFile; readonly placed: readonly Placed[] };

/** The paper with all that is new in it; yields after each line. */
function* place(paper: PaperFile, all: readonly Wanted[], options: Placing): Generator<void, Plan> {
  const base = pathTo(paper.sections, options.sectionId).map((section) => section.title);
  const byAddress = new Map<string, string>();
  const byKey = new Map<string, string>();
  for (const { address, id, kind } of paper.sources) {
    if (address === null || kind !== 'feed') continue;
    byAddress.set(address, id);
    byKey.set(addressKey(address), id);
    yield;
  }
  const sectionIds = new Map<string, string | null>();
  const rows: SourceRow[] = [];
  let { sections } = paper;

  const sectionFor = (titles: readonly string[]): string | null => {
    const path = [...base, ...titles].filter((title) => title.trim() !== '').slice(0, limits.sectionDepth);
    const key = path.join('\n');
    const known = sectionIds.get(key);
    if (known !== undefined) return known;
    const ensured = path.length === 0 ? null : ensurePath(sections, path, newSectionId);
    sections = ensured?.sections ?? sections;
    const id = ensured?.section.id ?? null;
    sectionIds.set(key, id);
    return id;
  };

  const lineFor = (wanted: Wanted): Placed => {
    const line = { name: wanted.name, articleIds: [], sourceId: null, error: null };
    const failed = ({ code, params }: Failure): Placed => ({
      line: { ...line, outcome: 'failed', error: { code, params } },
      wanted,
      spelledOtherwise: false,
    });
    if (wanted.address === null) return failed(wanted.failure);
    const exact = byAddress.get(wanted.address);
    const there = exact ?? (options.evenIfSpelledOtherwise ? undefined : byKey.get(wanted.key));
    if (there !== undefined)
      return {
        line: { ...line, outcome: 'already-there', sourceId: there },
        wanted,
        spelledOtherwise: exact === undefined,
      };
    if (paper.sources.length + rows.length >= limits.sources)
      return failed(new Failure('too-many-sources', { limit: limits.sources }));
    try {
      rows.push({ ...rowOf(wanted, sectionFor(wanted.path), options.now), typed: options.typed });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return failed(error);
    }
    byAddress.set(wanted.address, wanted.id);
    byKey.set(wanted.key, wanted.id);
    return { line: { ...line, outcome: 'subscribed', sourceId: wanted.id }, wanted, spelledOtherwise: false };
  };

  const placed: Placed[] = [];
  for (const wanted of all) {
    placed.push(lineFor(wanted));
    yield;
  }
  return { paper: { ...paper, sections, sources: [...paper.sources, ...rows] }, placed };
}

const add = async (core: Core, all: readonly Wanted[], options: Omit<Placing, 'now'>): Promise<readonly Placed[]> => {
  const placing = { ...options, now: core.ports.clock.now() };
  const before = core.store.paper.data;
  let plan = await inTurns(place(before, all, placing));
  await core.store.paper.update((paper) => {
    // Somebody changed the paper meanwhile: then it is worked out once more, at once.
    if (paper !== before) plan = atOnce(place(paper, all, placing));
    return plan.paper;
  });
  const { placed } = plan;
  const pause = createPause();
  for (const { line, wanted } of placed) {
    if (line.outcome !== 'subscribed' || line.sourceId === null) continue;
    if (wanted.address !== null) await keepSignIn(core, line.sourceId, wanted.credentials);
    // A feed that was in the paper before finds the stories it had.
    const store = await core.store.source(line.sourceId);
    if (store.rows.size > 0) core.headlines.put(store, store.rows.keys());
    await pause();
  }
  core.teller.tell('paper.changed', {});
  return placed;
};

const prepared = async (all: readonly OpmlSubscription[]): Promise<readonly Wanted[]> => {
  const pause = createPause();
  const wanted: Wanted[] = [];
  for (const outline of all) {
    wanted.push(wantedOf(outline));
    await pause();
  }
  return wanted;
};

/** Adds every subscription that the paper has not, in one durable write. Nothing is asked: the next refresh does that. */
export const addSubscriptions = async (
  core: Core,
  all: readonly OpmlSubscription[],
  options: SubscribeOptions,
): Promise<readonly ImportLine[]> => {
  const placed = await add(core, await prepared(all), { ...options, evenIfSpelledOtherwise: false });
  return placed.map(({ line }) => line);
};

/** Lines that were taken for another spelling of a feed which then could not be read: that one may be the wrong one of the two. */
const secondChances = async (core: Core, placed: readonly Placed[]): Promise<readonly number[]> => {
  const found: number[] = [];
  for (const [index, { line, spelledOtherwise }] of placed.entries()) {
    if (!spelledOtherwise || line.sourceId === null) continue;
    const { lastFetch } = (await core.store.source(line.sourceId)).fetchState;
    if (lastFetch !== null && !lastFetch.ok && lastFetch.error?.code !== 'offline') found.push(index);
  }
  return found;
};

/**
 * Subscribes to every feed of a list and asks each, a result line for every one of them. What cannot be reached, or is no feed now, is kept
 * in its section with its failure. Cancelled, it keeps what it has: nothing before the write, everything after it.
 */
export const importSubscriptions = async (
  core: Core,
  all: readonly OpmlSubscription[],
  options: SubscribeOptions,
  handle: JobHandle,
): Promise<readonly ImportLine[]> => {
  const wanted = await prepared(all);
  if (handle.signal.aborted) return [];
  const placed = await add(core, wanted, { ...options, evenIfSpelledOtherwise: false });
  const lines = [
    ...(await askNewFeeds(
      core,
      placed.map(({ line }) => line),
      handle,
    )),
  ];
  const again = await secondChances(core, placed);
  if (again.length === 0 || handle.signal.aborted) return lines;
  const second = await add(
    core,
    again.flatMap((index) => placed[index]?.wanted ?? []),
    { ...options, evenIfSpelledOtherwise: true },
  );
  const asked = await askNewFeeds(
    core,
    second.map(({ line }) => line),
    handle,
  );
  for (const [at, index] of again.entries()) lines[index] = asked[at] ?? (lines[index] as ImportLine);
  return lines;
};
