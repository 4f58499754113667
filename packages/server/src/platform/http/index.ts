export type { HttpConfig } from './config.ts';
export { createHttp, type Http, type RateLimit } from './http.ts';
export type { PageCache } from './page-cache.ts';
export { sendProblem, sendResult } from './problems.ts';
export type { RegisterRoutes } from './routes.ts';
export type { HttpApp } from './typebox.ts';
