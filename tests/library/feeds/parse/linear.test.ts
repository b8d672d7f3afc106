import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../../electron/library/feeds/dates.ts';
import { parseFeed } from '../../../../electron/library/feeds/parse.ts';
import { bytesOf } from './support.ts';

const item = (body: string): string =>
  `<rss version="2.0"><channel><item><description>${body}</description></item></channel></rss>`;

/** Documents of a size, each the worst case of something that would take quadratic time if it were done naively. */
const crafted: Readonly<Record<string, (size: number) => string>> = {
  'tags nested without end': (size) => `<rss><channel>${'<a>'.repeat(size)}`,
  'markup nested without end': (size) => item('<b>'.repeat(size)),
  'end tags without beginnings': (size) => item('<b>'.repeat(300) + '</i>'.repeat(size)),
  'escaped tags cut off': (size) => item('&lt;p'.repeat(size)),
  'escaped tags with line ends': (size) => item('x&lt;p\n'.repeat(size)),
  'comments that never end': (size) => item('&lt;!--'.repeat(size)),
  'references in a row': (size) => item('&#226;'.repeat(size)),
  'titles of open tags': (size) => `<rss><channel><item><title>${'&lt;a '.repeat(size)}</title></item></channel></rss>`,
  'relative addresses': (size) => item('&lt;img src=x&gt;'.repeat(size)),
  'brackets of CDATA': (size) => item(`<![CDATA[${']]'.repeat(size)}]]>`),
  'entries never closed': (size) => `<rss><channel>${'<item><title>x'.repeat(Math.min(size, 4000))}`,
  'divs in divs': (size) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">${'<div></div>'.repeat(size)}</content></entry></feed>`,
  'JSON without end': (size) => `{"version":"https://jsonfeed.org/version/1","items":[${'{"id":"1"},'.repeat(size)}`,
  'quotes of JSON': (size) => `{"version":"https://jsonfeed.org/version/1","title":"${'\\"'.repeat(size)}`,
};

const cpuOf = async (document: string): Promise<number> => {
  const bytes = bytesOf(document);
  const start = process.cpuUsage();
  await parseFeed(bytes, { url: 'https://h.example/', contentType: null }).catch((cause: unknown) => cause);
  const { user, system } = process.cpuUsage(start);
  return user + system;
};

describe('time grows with the size, not with its square', () => {
  test.each(Object.entries(crafted))('%s', async (_name, document) => {
    const size = 6000;
    await cpuOf(document(size));
    const small = Math.min(await cpuOf(document(size)), await cpuOf(document(size)));
    const large = await cpuOf(document(size * 8));
    // Eight times the size: eight times the work, sixty-four times if it were quadratic. A floor keeps the measure of next to nothing out.
    expect(large / Math.max(small, 4000)).toBeLessThan(30);
  });

  test('a date is never longer than a hundred signs', () => {
    expect(parseDate(`${' '.repeat(5)}2020-01-02${' '.repeat(50)}`)).toBe(Date.UTC(2020, 0, 2));
    expect(parseDate('1'.repeat(1_000_000))).toBeNull();
    expect(parseDate('Mon, '.repeat(200_000))).toBeNull();
  });
});
