/** What a service says by itself: the next step of someone in a household, and a reminder of a form not sent yet. */
import type { Answers, Service } from '../pack/types.ts';
import type { Text } from '../result.ts';
import type { FormContext } from './context.ts';
import { baseValues, holds, lookupsOf, namesOf, parametersOf, scalarOf, type Values } from './names.ts';
import { pruneAnswers } from './visible.ts';

/** Someone of a household as hints see them. What is not known is left out: a condition on it does not hold. */
export type SuggestedMember = {
  readonly name: string;
  readonly nik?: string;
  /** Full years. */
  readonly age?: number;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly relation?: string;
  readonly maritalStatus?: string;
  /** How far their identity card is. */
  readonly card?: 'none' | 'recorded' | 'held';
};

export type SuggestedHousehold = {
  /** Codes of services whose cases finished in the last 90 days. */
  readonly finished: readonly string[];
  /** Codes of services with a case under way. */
  readonly open: readonly string[];
  readonly size: number;
};

export type Suggestion = { readonly code: string; readonly title: Text; readonly why: Text };

/** Whether this service is the next step of a member of the household, and why. */
export function suggestionsFor(
  service: Service,
  member: SuggestedMember,
  household: SuggestedHousehold,
  context: { readonly today: string; readonly parameters?: FormContext['parameters'] },
): Suggestion[] {
  const { today } = context;
  const values = { member, household, today, parameters: parametersOf(service, context.parameters) };
  return (service.suggestions ?? [])
    .filter(({ when }) => holds(namesOf(service).suggestion, when, values, { today }))
    .map(({ code, title, why }) => ({ code, title, why }));
}

export type DraftReminder = {
  readonly code: string;
  /** The day on which it is sent, `YYYY-MM-DD`. */
  readonly on: string;
  /** The last day on which the form should be sent. */
  readonly deadline?: string;
  readonly message: string;
};

/** The reminders that a draft with these answers should get; none while the day can't be told. */
export function draftRemindersFor(service: Service, answers: Answers, context: FormContext): DraftReminder[] {
  const names = namesOf(service).facts;
  const lookups = lookupsOf(context);
  const values: Values = {
    ...baseValues(service, context),
    form: pruneAnswers(service, answers, context),
    ...(context.applicant && { applicant: context.applicant }),
  };
  const day = (source: string | undefined) => {
    const value = source === undefined ? undefined : scalarOf(names, source, values, lookups);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return (service.draftReminders ?? []).flatMap(({ code, when, on, deadline, message }) => {
    const sentOn = holds(names, when, values, lookups) ? day(on) : undefined;
    const last = day(deadline);
    return sentOn === undefined ? [] : [{ code, on: sentOn, ...(last && { deadline: last }), message }];
  });
}
