import type { Settings } from '@satuloket/server/platform';

/**
 * Whether several processes may work on one data folder: with a database of the operator's own there are only files in
 * it that are written once, and what they share stands in tables. The embedded database and the demo's stand-ins belong
 * to one process.
 */
export const mayShareFolder = ({ mode, databaseUrl }: Pick<Settings, 'mode' | 'databaseUrl'>): boolean =>
  mode === 'production' && databaseUrl !== undefined;
