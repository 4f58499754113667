export { eraseDataFolder, openDataFolder } from './config/data-folder.ts';
export { loadSecrets, type Secrets } from './config/secrets.ts';
export { projectFolder, readSettings, type Settings } from './config/settings.ts';
export { stopLeftover } from './database/embedded.ts';
export { claimInstallation } from './database/installation.ts';
export { eraseExternalDatabase, type OpenDatabase, openDatabase } from './database/open.ts';
export { lockInstance } from './supervisor/instance-lock.ts';
export { createSupervisor, onEndRequested, type Supervisor } from './supervisor/supervisor.ts';
