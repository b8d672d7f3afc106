/** One hostile document in a process of its own, for its memory: `node attempt.ts <name>` prints one JSON line. */
import { hostileFeeds } from './hostile.ts';
import { attempt } from './outcome.ts';

const name = process.argv[2] ?? '';
const write = hostileFeeds[name];
if (write === undefined) throw new Error(`no such document: ${name}`);
const bytes = write();
const outcome = await attempt(name, bytes);
console.log(JSON.stringify({ ...outcome, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
