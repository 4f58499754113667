export { createCatalogue } from './catalogue.ts';
export { officeSummary } from './office-summary.ts';
export { createPackRegistry, type PackRegistry, type ServiceInPack } from './registry.ts';
export type { PackFile } from './schema.ts';
