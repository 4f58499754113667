export { packDigest } from './digest.ts';
export { lintPack, type PackBindings } from './lint/index.ts';
export { loadPack } from './load.ts';
export { type MessageValues, type RenderedMessage, renderMessage } from './messages.ts';
export { formatProblem, type PackProblem } from './problems.ts';
export { packJsonSchema } from './schema/index.ts';
export type { PackFile } from './source.ts';
export type * from './types.ts';
