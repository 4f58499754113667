export {
  askedSources,
  itemLabel,
  type LentProduct,
  lenders,
  type MemberFilling,
  memberAnswers,
  memberProblems,
  productSources,
  withNamed,
} from './answers.ts';
export {
  type MemberPlace,
  type MemberStanding,
  memberOf,
  memberStanding,
  membersBefore,
  type PlannedMember,
  planMembers,
  readyMembers,
} from './plan.ts';
