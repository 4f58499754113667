import type { Settings } from '@satuloket/server/platform';

/**
 * Whether several processes may work on one data folder: with a database of the operator's own there are only files in
 * it that are written once, and what they share stands in tables. An embedded database and stand-ins belong to the
 * process that runs them.
 */
export const mayShareFolder = ({
  mode,
  databaseUrl,
  standInsUrl,
}: Pick<Settings, 'mode' | 'databaseUrl' | 'standInsUrl'>): boolean =>
  databaseUrl !== undefined && (mode === 'production' || standInsUrl !== undefined);
