export { contrastRatio } from './colour.ts';
export { packFactsOf } from './pack-facts.ts';
export {
  formatRegionProblem,
  type RegionProblem,
  type RegionProblemCode,
} from './problems.ts';
export * from './queries.ts';
export { lintRegion, readRegion } from './read.ts';
export {
  dueBefore,
  type RetentionMoment,
  type RetentionSubject,
  retentionRule,
  retentionSubjects,
} from './retention.ts';
export { type RegionFileName, regionFileNames, regionFileSchemas } from './schema/index.ts';
export type { RegionSourceFile } from './source.ts';
export type {
  Agency,
  DemoAccount,
  District,
  Holiday,
  InstalledPack,
  Office,
  PackFacts,
  Post,
  Reach,
  Region,
  RetentionRule,
  Role,
  Village,
  Work,
} from './types.ts';
