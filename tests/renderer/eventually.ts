import { expect } from 'vitest';

/** Expects of something that is looked at again and again until it holds; how long a slow machine may take is no part of the test. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 25_000, interval: 50 });
