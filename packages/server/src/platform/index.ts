export { type BackupProgress, readBackup, writeBackup } from './backup/index.ts';
export { eraseDataFolder, openDataFolder } from './config/data-folder.ts';
export { isWrappedKey, openKeyService } from './config/key-service.ts';
export { loadSecrets, type Secrets } from './config/secrets.ts';
export { projectFolder, readSettings, type Settings } from './config/settings.ts';
export { openAdmin } from './database/admin.ts';
export { stopLeftover } from './database/embedded.ts';
export {
  connectDatabase,
  createNotifications,
  type DatabaseConnection,
  openPool,
  regionDatabase,
} from './database/index.ts';
export { claimInstallation } from './database/installation.ts';
export { findMigrations } from './database/migrations.ts';
export { eraseExternalDatabase, type OpenDatabase, openDatabase } from './database/open.ts';
export { serverSourceFolder } from './database/prepare.ts';
export {
  createMetrics,
  createReadinessProbe,
  openOperationsPort,
  type ReadinessProbe,
} from './observability/index.ts';
export { lockInstance } from './supervisor/instance-lock.ts';
export { createSupervisor, onEndRequested, type Supervisor } from './supervisor/supervisor.ts';
