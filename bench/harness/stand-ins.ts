/**
 * A process for what stands in for the services outside (register, messages, post, signing): they are not the product,
 * and where it is used they run elsewhere. Writes their address and serves until it is told to end.
 */
import { join } from 'node:path';
import { createDemoClock } from '@satuloket/sandbox';
import { createSupervisor, loadSecrets, readSettings } from '@satuloket/server/platform';
import { readDefinitions } from '../../packages/cli/src/start/definitions.ts';
import { openOutsideServices } from '../../packages/cli/src/start/outside.ts';

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.message.en);
const secrets = await loadSecrets(settings.value);
if (!secrets.ok) throw new Error(secrets.error.message.en);
const definitions = await readDefinitions();
if (!definitions.ok) throw new Error(definitions.error.message.en);
const supervisor = createSupervisor({ onFailure: (name, error) => console.error(`${name}:`, error) });
const outside = await openOutsideServices({
  settings: settings.value,
  secrets: secrets.value,
  places: definitions.value.places,
  supervisor,
  clock: createDemoClock(join(settings.value.dataFolder, 'sandbox')),
});
if (!outside.ok) throw new Error(outside.error.message.en);
const { sandbox } = outside.value;
if (sandbox === undefined) throw new Error('Every service outside is a real one here: nothing stands in.');
process.once('SIGTERM', () => void supervisor.stop().then(() => process.exit(0)));
console.log(sandbox.url);
