export { takesBackNow } from './cards.ts';
export { type PlayedKind, type UnplayedPart, unplayedParts } from './coverage.ts';
export { type SampleDocument, sampleDocuments } from './documents.ts';
export { runScenario, runScenarios, type ScenarioResult } from './run.ts';
