import { file } from './file.ts';
import { finish } from './finish.ts';
import { household } from './household.ts';
import { lifecycles, spikes } from './lifecycles.ts';
import { live } from './live.ts';
import { portal, servicePage } from './portal.ts';
import type { Scenario } from './scenario.ts';
import { searchByName, searchByNumber } from './search.ts';
import { soak } from './soak.ts';
import { track } from './track.ts';
import { counts, hundredthPage, workList } from './work-list.ts';

/** Reading first: what writes makes the database another one. */
export const scenarios: readonly Scenario[] = [
  track,
  workList,
  hundredthPage,
  counts,
  searchByName,
  searchByNumber,
  household,
  portal,
  servicePage,
  file,
  live,
  lifecycles,
  finish,
  spikes,
  soak,
];
