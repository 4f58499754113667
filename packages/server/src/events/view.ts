import {
  itemLabel,
  type MemberPlace,
  memberOf,
  memberStanding,
  membersBefore,
  type Service,
  type Text,
} from '@satuloket/engine';
import { trackOf } from '../cases/case-view.ts';
import type { CaseReading, ViewPart } from '../cases/hooks.ts';
import { type CaseRow, targetOf } from '../cases/loading.ts';
import { memberTitles } from '../notices/index.ts';
import type { CaseParts } from '../types.ts';
import type { EventsDependencies } from './dependencies.ts';

import { itemColumn } from './schema.ts';

type Members = NonNullable<CaseParts['members']>;
type MemberView = Members[number];

/** What an event opened and will open, as one story; and of a case that belongs to an event, its siblings. */
export function eventViewPart(dependencies: Pick<EventsDependencies, 'packs'>): ViewPart {
  return async (reading) => ({
    ...(reading.target.state.members.length > 0
      ? { members: await membersOf(dependencies, reading, reading.target.service, reading.row) }
      : {}),
    ...(await partOf(dependencies, reading)),
  });
}

async function membersOf(
  dependencies: Pick<EventsDependencies, 'packs'>,
  reading: CaseReading,
  service: Service,
  event: CaseRow,
): Promise<Members> {
  const { database, region, reader, values, now } = reading;
  const { members, end } = event.replayed;
  const ids = members.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const rows =
    ids.length === 0
      ? []
      : await database.selectFrom('case_current').selectAll().where('case_id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.case_id, row]));
  const gaps = await database
    .selectFrom('event_gap')
    .select(['member', 'item'])
    .where('case_id', '=', event.case_id)
    .execute();
  // Names of items are the family's own; for everyone else the cases of a group are counted.
  const isOwn = reader !== 'public' && reading.row === event && values !== null;
  return Promise.all(
    members.map(async (place): Promise<MemberView> => {
      const { title, waiting } = memberOf(service, place.member);
      const same = members.filter(({ member }) => member === place.member);
      const label = isOwn ? itemLabel(service, values.answers, place) : undefined;
      const shared = {
        member: place.member,
        ...(place.item === undefined ? {} : { item: place.item }),
        title,
        ...(label === undefined ? {} : { of: label }),
        ...(same.length > 1 ? { ordinal: same.indexOf(place) + 1 } : {}),
      };
      const row = place.caseId === null ? undefined : byId.get(place.caseId);
      if (row !== undefined) {
        const target = await targetOf(dependencies, region, row);
        const { code, story, turn, office, promise } = trackOf(target, target.state, [], now);
        const standing = 'opened' as const;
        return {
          ...shared,
          standing,
          code,
          story,
          turn,
          end: target.state.end,
          office,
          promise,
          mayStart: false,
        };
      }
      const isGap = gaps.some(
        ({ member, item }) => member === place.member && item === itemColumn(place.item),
      );
      const standing = memberStanding(service, members, place);
      const isOver = end === 'cancelled';
      return {
        ...shared,
        standing: isOver ? 'dropped' : isGap ? 'incomplete' : standing === 'opened' ? 'ready' : standing,
        code: null,
        story: isOver ? droppedStory : isGap ? gapStory : waitingStory(service, members, place, waiting),
        turn: isGap || standing === 'blocked' ? 'applicant' : 'nobody',
        end: null,
        office: null,
        promise: null,
        mayStart: isOwn && !isOver && (isGap || standing === 'blocked'),
      };
    }),
  );
}

const droppedStory: Text = {
  id: 'Tidak diajukan, karena permohonan ini dibatalkan.',
  en: 'Not applied for, because this application was cancelled.',
};

const gapStory: Text = {
  id: 'Ada isian yang perlu Anda lengkapi dulu. Semua yang sudah kami ketahui sudah terisi.',
  en: 'Something has to be filled in by you first. All that we know already is filled in.',
};

function waitingStory(
  service: Service,
  members: readonly MemberPlace[],
  place: MemberPlace,
  waiting: Text | undefined,
): Text {
  const standing = memberStanding(service, members, place);
  const before = membersBefore(service, members, place);
  if (standing === 'ready') {
    return {
      id: 'Segera kami ajukan. Anda tidak perlu berbuat apa-apa.',
      en: 'We file it in a moment. You need not do anything.',
    };
  }
  if (standing === 'blocked') {
    const stuck = before.filter(({ end, caseId }) =>
      caseId === null ? true : end === 'refused' || end === 'cancelled',
    );
    const titles = memberTitles(service, stuck);
    return {
      id: `Belum dapat kami ajukan, karena ini tidak selesai: ${titles.id}. Bila tetap perlu, ajukan sendiri; isian Anda sudah terisi.`,
      en: `We can not file it yet, because this did not come about: ${titles.en}. If you still need it, apply for it yourself; what you entered is filled in.`,
    };
  }
  const open = memberTitles(
    service,
    before.filter(({ end }) => end === null),
  );
  return (
    waiting ?? {
      id: `Diajukan sesudah selesai: ${open.id}.`,
      en: `Applied for once this is done: ${open.en}.`,
    }
  );
}

async function partOf(
  dependencies: Pick<EventsDependencies, 'packs'>,
  reading: CaseReading,
): Promise<Pick<CaseParts, 'partOf'>> {
  const { parent, caseId } = reading.target.state;
  // Whoever has only the code of this case learns nothing of the family's others.
  if (parent === null || reading.reader === 'public') return {};
  const event = await reading.database
    .selectFrom('case_current')
    .selectAll()
    .where('case_id', '=', parent.caseId)
    .executeTakeFirst();
  if (event === undefined) return {};
  const { service, code } = await targetOf(dependencies, reading.region, event);
  const members = await membersOf(dependencies, reading, service, event);
  const own = event.replayed.members.findIndex((place) => place.caseId === caseId);
  return { partOf: { code, title: service.title, siblings: members.filter((_member, at) => at !== own) } };
}
