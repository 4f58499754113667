export { again } from './again.ts';
export { IfMatchHeader, versionOfTag, versionTag } from './entity-tags.ts';
export { createHttp, type Http } from './http.ts';
export { edgeProblems, Failures, sendBytes, sendDocument, sendProblem, sendResult } from './problems.ts';
export { createRateLimit, isThisMachine, networkOf } from './rate-limit.ts';
export { shareRateLimit } from './rate-limit-sharing.ts';
export type { RegisterRoutes } from './routes.ts';
export {
  BytesShape,
  FieldProblemShape,
  FileAcceptedShape,
  FileShape,
  shapeOf,
  TextShape,
} from './shapes.ts';
export { staysOpen } from './stays-open.ts';
export type { HttpApp } from './typebox.ts';
