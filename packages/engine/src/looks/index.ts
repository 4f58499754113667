export { lookLimits } from './limits.ts';
export { maskAnswers, maskText } from './masking.ts';
export { type LookKind, type LookPurpose, lookKinds, lookPurposes, purposesToChoose } from './purposes.ts';
export { flagRules, type LookRule, type LookSeen, unusualIn } from './unusual.ts';
