import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';

/**
 * What a child process needs in its environment to use the compiled modules that this process keeps, without loading
 * what takes types off modules (20 MB of memory); empty where none are kept.
 */
export function compiledModules(): { readonly NODE_COMPILE_CACHE?: string } {
  // What is told is this Node's own folder in the one that was given.
  const ours = getCompileCacheDir();
  return ours === undefined ? {} : { NODE_COMPILE_CACHE: dirname(ours) };
}
