export { createCaseFiles } from './case-files.ts';
export { createFiles, type Files, type FilesDependencies } from './files.ts';
export { fileRoutes } from './routes.ts';
export { createFileStore, type FileStore, type FileStoreOptions } from './store.ts';
