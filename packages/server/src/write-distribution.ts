// Writes the script that lays the tables over several machines: node packages/server/src/write-distribution.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { distribution, distributionScript } from './distribution.ts';
import { projectFolder } from './platform/config/settings.ts';

writeFileSync(join(projectFolder, 'deploy', 'citus', 'distribute.sql'), distributionScript(distribution));
