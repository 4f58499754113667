export { fileApiRoutes } from './api-routes.ts';
export { createCaseFiles, fieldRequirement } from './case-files.ts';
export { createFiles } from './files.ts';
export { fileRoutes } from './routes.ts';
export { createFileStore, type FileStore } from './store.ts';
