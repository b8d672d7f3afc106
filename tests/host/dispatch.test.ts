import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls } from '../../electron/contract/calls.ts';
import type { CallName } from '../../electron/contract/calls.ts';
import { errorCodes, Failure } from '../../electron/contract/errors.ts';
import { createDispatch } from '../../electron/host/dispatch.ts';
import type { SomeHandlers } from '../../electron/host/dispatch.ts';

type Line = { readonly level: string; readonly event: string; readonly details: unknown };

const withLog = (handlers: SomeHandlers) => {
  const lines: Line[] = [];
  const dispatch = createDispatch(handlers, (level, event, details) => lines.push({ level, event, details }));
  return { dispatch, lines };
};
const thrower = (error: unknown): SomeHandlers => ({
  'jobs.list': () => {
    throw error;
  },
});

describe('dispatch', () => {
  it('answers what the handler answers', async () => {
    const { dispatch } = withLog({ 'jobs.cancel': ({ jobId }) => Promise.resolve({ cancelled: jobId === 'a' }) });
    expect(await dispatch('jobs.cancel', { jobId: 'a' })).toEqual({ ok: true, data: { cancelled: true } });
  });

  it('answers null for a handler that answers nothing', async () => {
    const { dispatch } = withLog({ 'jobs.list': () => Promise.resolve(undefined as never) });
    expect(await dispatch('jobs.list', undefined)).toEqual({ ok: true, data: null });
  });

  it.each([
    'nope',
    '',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    null,
    undefined,
    5,
    {},
    ['jobs.list'],
  ])('knows no call named %j', async (name) => {
    const { dispatch } = withLog({ 'jobs.list': () => Promise.resolve([]) });
    expect(await dispatch(name, undefined)).toMatchObject({ ok: false, error: { code: 'no-such-call' } });
  });

  it('shows at most 80 characters of an unknown name', async () => {
    const answer = await withLog({}).dispatch('x'.repeat(10_000), undefined);
    expect(JSON.stringify(answer).length).toBeLessThan(200);
  });

  it('says that a call without a handler is not supported', async () => {
    expect(await withLog({}).dispatch('host.watchFolder', {})).toEqual({
      ok: false,
      error: { code: 'not-supported', params: { name: 'host.watchFolder' } },
    });
  });

  it('does not take a handler from the prototype', async () => {
    const inherited = Object.create({ 'jobs.list': () => Promise.resolve([]) }) as SomeHandlers;
    expect(await withLog(inherited).dispatch('jobs.list', undefined)).toMatchObject({
      error: { code: 'not-supported' },
    });
  });

  it('names the member that does not fit the schema', async () => {
    const { dispatch } = withLog({ 'jobs.cancel': () => Promise.resolve({ cancelled: true }) });
    expect(await dispatch('jobs.cancel', { jobId: 7 })).toEqual({
      ok: false,
      error: { code: 'bad-input', params: { path: 'jobId', expected: 'a text of 1 to 80 characters' } },
    });
  });

  it('hands the handler only what the schema names', async () => {
    const seen: unknown[] = [];
    const { dispatch } = withLog({
      'jobs.cancel': (input) => {
        seen.push(input);
        return Promise.resolve({ cancelled: true });
      },
    });
    await dispatch('jobs.cancel', JSON.parse('{"jobId":"a","more":1,"__proto__":{"x":1}}'));
    expect(seen).toEqual([{ jobId: 'a' }]);
    expect(Object.keys(seen[0] as object)).toEqual(['jobId']);
  });

  it('answers an expected failure with its code and parameters', async () => {
    const { dispatch, lines } = withLog(thrower(new Failure('http-status', { status: 404 })));
    expect(await dispatch('jobs.list', undefined)).toEqual({
      ok: false,
      error: { code: 'http-status', params: { status: 404 } },
    });
    expect(lines).toEqual([]);
  });

  it('logs the cause of a failure that has one', async () => {
    const { dispatch, lines } = withLog(thrower(new Failure('disk-failed', {}, new Error('EIO'))));
    await dispatch('jobs.list', undefined);
    expect(lines).toMatchObject([{ level: 'warn', event: 'call.failed', details: { code: 'disk-failed' } }]);
  });

  it.each([
    [new TypeError('secret /home/reader')],
    ['text'],
    [null],
    [undefined],
    [{ stack: 'secret' }],
    [Symbol('secret')],
  ])('answers a bug with internal and nothing of it: %s', async (bug) => {
    const { dispatch, lines } = withLog(thrower(bug));
    expect(await dispatch('jobs.list', undefined)).toEqual({ ok: false, error: { code: 'internal', params: {} } });
    expect(lines).toMatchObject([{ level: 'error', event: 'call.bug' }]);
  });

  it('keeps the stack of a bug in the log', async () => {
    const { dispatch, lines } = withLog(thrower(new TypeError('boom')));
    await dispatch('jobs.list', undefined);
    expect(JSON.stringify(lines)).toMatch(/boom.*dispatch\.test/);
  });

  it('never rejects and never answers a code outside the list, whatever comes in', async () => {
    const everything = Object.fromEntries(
      Object.keys(calls).map((name) => [name, () => Promise.resolve('ok')]),
    ) as unknown as SomeHandlers;
    const { dispatch } = withLog(everything);
    const name = fc.oneof(fc.constantFrom(...(Object.keys(calls) as CallName[])), fc.anything());
    await fc.assert(
      fc.asyncProperty(name, fc.anything({ withBigInt: true, withDate: true, withMap: true }), async (call, input) => {
        const answer = await dispatch(call, input);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
        if (!answer.ok) expect(errorCodes).toContain(answer.error.code);
        if (!answer.ok) expect(answer.error.code).not.toBe('internal');
      }),
      { numRuns: 500 },
    );
  });

  it('survives an input whose members throw when they are read', async () => {
    const { dispatch } = withLog({ 'jobs.cancel': () => Promise.resolve({ cancelled: true }) });
    const trap = {
      get jobId(): string {
        throw new Error('trap');
      },
    };
    expect(await dispatch('jobs.cancel', trap)).toEqual({ ok: false, error: { code: 'internal', params: {} } });
  });
});
