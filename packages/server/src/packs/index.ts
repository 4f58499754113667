export { createCatalogue, serviceSearchIndex } from './catalogue.ts';
export { officeSummary } from './office-summary.ts';
export { createPackRegistry, type PackRegistry } from './registry.ts';
export type { PackFile } from './schema.ts';
