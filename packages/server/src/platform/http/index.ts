export type { HttpConfig } from './config.ts';
export { createHttp, type Http, type RateLimit } from './http.ts';
export type { PageCache } from './page-cache.ts';
export { Failures, sendProblem, sendResult } from './problems.ts';
export type { RegisterRoutes } from './routes.ts';
export {
  BytesShape,
  FieldProblemShape,
  FileAcceptedShape,
  FileShape,
  shapeOf,
  TextShape,
} from './shapes.ts';
export type { HttpApp } from './typebox.ts';
