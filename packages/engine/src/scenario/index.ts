export { type SampleDocument, sampleDocuments } from './documents.ts';
export { runScenario, runScenarios, type ScenarioResult } from './run.ts';
