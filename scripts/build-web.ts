// Builds the web app when its sources changed, as `npm start` does.
import { buildWebWhenStale } from '../packages/cli/src/start/web-build.ts';
import { createSupervisor } from '../packages/server/src/platform/supervisor/supervisor.ts';

const supervisor = createSupervisor({ onFailure: (name, error) => console.error(name, error) });
const built = await buildWebWhenStale(supervisor, () => console.log('Halaman web dibuat …'));
console.log(
  built.ok
    ? `Halaman web: ${built.value === 'built' ? 'selesai' : 'sudah mutakhir'}.`
    : built.error.message.id,
);
process.exit(built.ok ? 0 : 1);
