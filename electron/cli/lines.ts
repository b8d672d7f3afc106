/** Lines of standard input as they come. */
import { createInterface } from 'node:readline';

/** Carriage returns before the line's end are taken off. */
export const inputLines = (input: NodeJS.ReadableStream): AsyncIterable<string> =>
  createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
