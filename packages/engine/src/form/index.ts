export { answersFrom, namedValues, type SourceRoots } from './answer-sources.ts';
export {
  type AskedPerson,
  askedToConfirm,
  handOverTo,
  shownToConfirm,
  watchedNik,
} from './asked-of-others.ts';
export type {
  ApplicantValues,
  FormContext,
  HouseholdMember,
  NamedPerson,
  PlaceNames,
  ProductValues,
} from './context.ts';
export { changedPaths, type DescribedAnswer, describeAnswers, neighbourhoodWords } from './describe.ts';
export {
  type DraftReminder,
  draftRemindersFor,
  type SuggestedHousehold,
  type SuggestedMember,
  type Suggestion,
  suggestionsFor,
} from './hints.ts';
export { parametersOf } from './names.ts';
export { normaliseAnswers, type Posted } from './normalise.ts';
export {
  computeFacts,
  type DocumentData,
  parcelTold,
  productData,
  registerAbout,
  registerEntry,
  routingVillage,
} from './outcome.ts';
export { prefilled } from './prefill.ts';
export { validateForm, validateStep } from './validate.ts';
export {
  peopleNamed,
  pruneAnswers,
  requirementsFor,
  type VisibleField,
  visibleFields,
  visibleSteps,
} from './visible.ts';
export { dateWords, rupiahWords } from './words.ts';
