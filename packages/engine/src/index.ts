export * from './result.ts';
export * from './calendar/index.ts';
export * from './identity/index.ts';
export * from './promise/index.ts';
export * from './tracking/index.ts';
export type * from './pack/types.ts';
export type * from './case/types.ts';
export * from './region/index.ts';
export * from './places/index.ts';
