import type { Region } from '@satuloket/engine';
import type { DatabaseConnection } from '../platform/database/index.ts';

const hourMilliseconds = 3_600_000;

/** What every request begins with: when it has to be answered (UU PDP 27/2022), and no answer yet. */
export const askedNow = ({ dataDeadlines }: Pick<Region, 'dataDeadlines'>, now: Date) => ({
  made_at: now,
  due_at: new Date(now.getTime() + dataDeadlines.answerWithinHours * hourMilliseconds),
  answered_at: null,
  answered_by: null,
  outcome: null,
  answer_sealed: null,
});

/** Requests, each with the code of the case that it is. */
export const requestsWithCases = (database: DatabaseConnection) =>
  database
    .selectFrom('data_request')
    .leftJoin('case_current', 'case_current.case_id', 'data_request.case_id')
    .selectAll('data_request')
    .select('case_current.code as case_code');
