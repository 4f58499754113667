export { readBackup } from './read-backup.ts';
export { type BackupProgress, writeBackup } from './write-backup.ts';
