/** Kept sound and film by parts, as a player asks for them. */
import { describe, expect, it } from 'vitest';
import { mediaAnswer, rangeOf } from '../../electron/host/media-answer.ts';

const whole = Buffer.from('0123456789');
const read = async (id: string, start: number, length: number) =>
  id === 'here' ? { bytes: whole.subarray(start, start + length), type: 'audio/mpeg', size: whole.length } : null;
const ask = async (range: string | null, id = 'here') => {
  const { status, headers, body } = await mediaAnswer(read, id, range, { 'x-safe': '1' });
  return [status, headers['content-range'], body === null ? null : Buffer.from(body).toString(), headers['x-safe']];
};

describe('a part of a medium', () => {
  it.each([
    [null, 'bytes 0-9/10', '0123456789'],
    ['bytes=0-', 'bytes 0-9/10', '0123456789'],
    ['bytes=3-5', 'bytes 3-5/10', '345'],
    ['bytes=8-99', 'bytes 8-9/10', '89'],
    ['bytes=-4', 'bytes 6-9/10', '6789'],
    ['bytes=-99', 'bytes 0-9/10', '0123456789'],
    ['pages=1-2', 'bytes 0-9/10', '0123456789'],
  ])('asked for as %s is %s', async (range, stated, body) => {
    expect(await ask(range)).toEqual([206, stated, body, '1']);
  });
  it.each(['bytes=10-', 'bytes=5-3'])('%s is not there', async (range) => {
    expect(await ask(range)).toEqual([416, 'bytes */10', null, '1']);
  });
  it('of something that is not kept is not found', async () => {
    expect(await ask('bytes=0-', 'gone')).toEqual([404, undefined, null, '1']);
    const page = async () => ({ bytes: whole, type: 'text/html', size: 10 });
    expect((await mediaAnswer(page, 'here', null, {})).status).toBe(404);
  });
  it('is never more than a portion', async () => {
    const large = async (_id: string, start: number, length: number) => ({
      bytes: Buffer.alloc(Math.min(length, 50_000_000 - start)),
      type: 'video/mp4',
      size: 50_000_000,
    });
    const { headers, body } = await mediaAnswer(large, 'here', 'bytes=0-', {});
    expect(headers['content-range']).toBe('bytes 0-2097151/50000000');
    expect(body?.byteLength).toBe(2_097_152);
  });
  it('ranges are read as RFC 9110 writes them', () => {
    expect(rangeOf('bytes=1-2,5-6')).toEqual({ start: 1, end: 2 });
    expect(rangeOf('bytes=-')).toEqual({ start: 0, end: null });
  });
});
