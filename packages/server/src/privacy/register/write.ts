import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerDocument } from './view.ts';

writeFileSync(join(import.meta.dirname, '../../../../../docs/reference/processing.md'), registerDocument());
