import type { RegisterRoutes } from '../platform/http/index.ts';
export const helpingRoutes: RegisterRoutes = () => undefined;
