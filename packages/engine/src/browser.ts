/**
 * What a browser may load: a few kilobytes of checks, without calendars, conditions or validators. Everything else
 * of the engine belongs to the server.
 */
export * from './field/index.ts';
export * from './identity/index.ts';
export * from './tracking/index.ts';
