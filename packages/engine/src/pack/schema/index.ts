import type { TSchema } from 'typebox';
import { forEditors } from './editor.ts';
import { ExamplesFile } from './examples.ts';
import { ManifestFile } from './manifest.ts';
import { ScenarioFile } from './scenario.ts';
import { ServiceFile } from './service.ts';
import { sharedFile } from './shared.ts';

export { ExamplesFile, ManifestFile, ScenarioFile, ServiceFile };

type JsonSchema = Record<string, unknown>;

/** What each file must be once everything that it uses stands in it, as plain JSON. */
export function wholeSchemas(): Record<'pack' | 'service' | 'scenario', JsonSchema> {
  const plain = (schema: TSchema) => JSON.parse(JSON.stringify(schema)) as JsonSchema;
  return { pack: plain(ManifestFile), service: plain(ServiceFile), scenario: plain(ScenarioFile) };
}

/** The published schemas by file name: editors complete and explain a pack's YAML with them. */
export function packJsonSchema(): Record<string, JsonSchema> {
  const { pack, service, scenario } = wholeSchemas();
  const published = (schema: JsonSchema) => ({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
  });
  return {
    'pack.schema.json': published(forEditors(pack)),
    'service.schema.json': published(forEditors(service)),
    'shared.schema.json': published(sharedFile),
    'scenario.schema.json': published(forEditors(scenario)),
    'examples.schema.json': published(JSON.parse(JSON.stringify(ExamplesFile)) as JsonSchema),
  };
}
