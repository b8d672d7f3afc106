/**
 * Property tests try the same inputs at every run, so that one commit has one answer and a failure comes back. `BROADSHEET_SEED=random`
 * tries others, and `BROADSHEET_SEED=N` those of one run; what fails prints its seed.
 */
import { configureGlobal } from 'fast-check';

const asked = process.env['BROADSHEET_SEED'] ?? '20261123';
if (asked !== 'random') configureGlobal({ seed: Number(asked) });
