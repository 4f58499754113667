import type { Fault } from '../fault.ts';
import { clocks } from './clocks.ts';
import { connectionsOut } from './connections-out.ts';
import { crowds } from './crowds.ts';
import { databaseKilled, databaseRestarted, databaseSlow } from './database-killed.ts';
import { diskFull } from './disk-full.ts';
import { rollingRestart } from './rolling.ts';
import { sequences } from './sequences.ts';
import { serverKilled } from './server-killed.ts';
import { standby } from './standby.ts';
import { answersLost, databaseFarAway, outsideAway } from './wires.ts';

/** In the order in which they are suffered; what moves the clock comes last, for it never goes back. */
export const faults: readonly Fault[] = [
  answersLost,
  serverKilled,
  databaseKilled,
  databaseRestarted,
  databaseSlow,
  databaseFarAway,
  connectionsOut,
  outsideAway,
  crowds,
  sequences,
  rollingRestart,
  standby,
  diskFull,
  clocks,
];
