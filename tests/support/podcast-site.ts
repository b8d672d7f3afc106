/** A podcast on loopback: a feed with one episode, its sound with ranges, and the faults that servers of large files have. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startLoopbackServer } from './feed-server.ts';
import type { LoopbackServer } from './feed-server.ts';

const rate = 8_000;

/** A quiet tone that any browser plays: WAV, 8 kHz, 8 bits, mono, so that a second is 8,000 bytes. */
export const tone = (seconds: number, pitch = 220): Buffer => {
  const samples = seconds * rate;
  const file = Buffer.alloc(44 + samples);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples, 40);
  const second = Uint8Array.from(
    { length: rate },
    (_, at) => 128 + Math.round(20 * Math.sin((at * pitch * 6.283) / rate)),
  );
  file.fill(second, 44);
  return file;
};

export type Manners = {
  /** Answers every request with the whole file. */
  readonly ignoresRange?: boolean;
  /** Names no version of the file. */
  readonly noValidator?: boolean;
  /** Breaks off after so many bytes of an answer. */
  readonly breaksAfter?: number;
  /** Calls every answer a part, without saying which. */
  readonly unnamedPart?: boolean;
  /** Says a part is elsewhere than it is. */
  readonly wrongRange?: boolean;
  /** Promises so many bytes more than there are. */
  readonly promises?: number;
  /** Sends a piece and waits until it is let go on. */
  readonly waits?: Promise<void>;
};

export type PodcastSite = LoopbackServer & {
  readonly feedUrl: string;
  readonly soundUrl: string;
  sound: Buffer;
  manners: Manners;
  /** `Range` of each request for the sound, in order. */
  readonly ranges: readonly (string | null)[];
};

export const episodeTitle = 'The lighthouse keeper';

const feedOf = (origin: string, bytes: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>Harbour Sounds</title><link>${origin}/</link><description>Heard at the quay</description><language>en</language><item><guid isPermaLink="false">episode-1</guid><title>${episodeTitle}</title><link>${origin}/episode</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate><description>He climbs the stairs every evening and counts them.</description><itunes:duration>00:02:05</itunes:duration><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="The stairs"/><psc:chapter start="00:01:00" title="The lamp"/></psc:chapters><enclosure url="${origin}/sounds/keeper.wav" type="audio/wav" length="${bytes}"/></item></channel></rss>`;

export const startPodcastSite = async (seconds = 125): Promise<PodcastSite> => {
  const state = { sound: tone(seconds), manners: {} as Manners };
  const ranges: (string | null)[] = [];

  const sendSound = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { sound, manners } = state;
    const etag = `"${createHash('sha1').update(sound).digest('hex')}"`;
    const asked = request.headers.range ?? null;
    ranges.push(asked);
    const start = Number(/^bytes=(\d+)-$/.exec(asked ?? '')?.[1] ?? 0);
    const isPart =
      asked !== null && manners.ignoresRange !== true && request.headers['if-range'] === etag && start < sound.length;
    const from = isPart ? start : 0;
    const body = sound.subarray(from);
    response.writeHead(isPart || manners.unnamedPart === true ? 206 : 200, {
      'content-type': 'audio/wav',
      'content-length': body.length + (manners.promises ?? 0),
      ...(manners.noValidator === true ? {} : { etag }),
      ...(isPart
        ? { 'content-range': `bytes ${manners.wrongRange === true ? 0 : from}-${sound.length - 1}/${sound.length}` }
        : {}),
    });
    if (manners.waits !== undefined) {
      response.write(body.subarray(0, body.length / 2));
      await manners.waits;
      response.end(body.subarray(body.length / 2));
      return;
    }
    if (manners.breaksAfter !== undefined || manners.promises !== undefined) {
      response.write(body.subarray(0, manners.breaksAfter ?? body.length), () => response.destroy());
      return;
    }
    response.end(body);
  };

  const server = await startLoopbackServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    if (request.url === '/feed.xml') {
      return void response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(feedOf(origin, state.sound.length));
    }
    if (request.url === '/sounds/keeper.wav') return void sendSound(request, response);
    return void response.writeHead(404).end();
  });
  return Object.defineProperties(
    { ...server, feedUrl: `${server.url}/feed.xml`, soundUrl: `${server.url}/sounds/keeper.wav`, ranges },
    {
      sound: {
        get: () => state.sound,
        set: (value: Buffer) => {
          state.sound = value;
        },
      },
      manners: {
        get: () => state.manners,
        set: (value: Manners) => {
          state.manners = value;
        },
      },
    },
  ) as unknown as PodcastSite;
};
