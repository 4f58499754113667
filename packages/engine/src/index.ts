export * from './result.ts';
export * from './calendar/index.ts';
export * from './identity/index.ts';
export * from './promise/index.ts';
export type * from './pack/types.ts';
export type * from './case/types.ts';
