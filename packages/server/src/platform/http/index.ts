export type { HttpConfig } from './config.ts';
export {
  createHttp,
  type Http,
  type HttpInput,
  type RateLimit,
  type WebHandler,
  type WebRequest,
} from './http.ts';
export { createPageCache, type PageCache } from './page-cache.ts';
export { edgeProblems, ProblemDocument, sendProblem, sendResult } from './problems.ts';
export type { RegisterRoutes } from './routes.ts';
export type { HttpApp } from './typebox.ts';
