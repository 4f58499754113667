import { join } from 'node:path';
import { apiDocument } from '@satuloket/server/api-document';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';

export const generatedFile = join(import.meta.dirname, '..', 'src', 'api.generated.ts');

/** The types of the API, made from the server's routes. */
export async function generatedSource(): Promise<string> {
  const document = await apiDocument();
  const types = await openapiTS(document as unknown as OpenAPI3, { alphabetize: true });
  return `// Made by \`npm run generate -w packages/client\` from the routes of the server. Not to be edited.\n${astToString(types)}`;
}
