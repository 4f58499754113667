import type { TSchema } from 'typebox';
import { ManifestFile } from './manifest.ts';
import { ScenarioFile } from './scenario.ts';
import { ServiceFile } from './service.ts';

export { ManifestFile, ScenarioFile, ServiceFile };

/** The published schemas by file name, as plain JSON: editors complete and explain a pack's YAML with them. */
export function packJsonSchema(): Record<string, Record<string, unknown>> {
  const plain = (schema: TSchema): Record<string, unknown> => ({
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...(JSON.parse(JSON.stringify(schema)) as Record<string, unknown>),
  });
  return {
    'pack.schema.json': plain(ManifestFile),
    'service.schema.json': plain(ServiceFile),
    'scenario.schema.json': plain(ScenarioFile),
  };
}
