import {
  type Answers,
  type FormContext,
  itemLabel,
  memberOf,
  membersBefore,
  planMembers,
  type Service,
  type Text,
} from '@satuloket/engine';
import type { PlannedMemberView } from '../types.ts';

/** What a life event sends with these answers and what follows later, for the page before it is sent. */
export function plannedMembers(
  service: Service,
  answers: Answers,
  context: FormContext,
): readonly PlannedMemberView[] {
  const planned = planMembers(service, answers, context).map((place) => ({
    ...place,
    caseId: null,
    end: null,
  }));
  return planned.map((place) => {
    const { title, waiting } = memberOf(service, place.member);
    const before = membersBefore(service, planned, place);
    const label = itemLabel(service, answers, place);
    const titles = [...new Set(before.map(({ member }) => memberOf(service, member).title))];
    return {
      member: place.member,
      ...(place.item === undefined ? {} : { item: place.item }),
      title,
      ...(label === undefined ? {} : { of: label }),
      sentNow: before.length === 0,
      story: before.length === 0 ? sentNow : (waiting ?? sentAfter(titles)),
    };
  });
}

const sentNow: Text = { id: 'Diajukan sekarang.', en: 'Sent now.' };

function sentAfter(titles: readonly Text[]): Text {
  return {
    id: `Kami ajukan sesudah selesai: ${titles.map(({ id }) => id).join(', ')}.`,
    en: `We send it once this is done: ${titles.map(({ en }) => en).join(', ')}.`,
  };
}
