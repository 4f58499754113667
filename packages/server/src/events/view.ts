import {
  type CaseState,
  itemLabel,
  type MemberPlace,
  memberOf,
  memberStanding,
  membersBefore,
  type Service,
  type Text,
} from '@satuloket/engine';
import { handedOver, trackOf } from '../cases/case-view.ts';
import { showsFamily, withoutFamily } from '../cases/family-documents.ts';
import type { CaseReading, CaseRow, ViewPart } from '../cases/index.ts';
import { targetOf } from '../cases/loading.ts';
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
  const { members } = event.replayed;
  const ids = members.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const rows =
    ids.length === 0
      ? []
      : await database.selectFrom('case_current').selectAll().where('case_id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.case_id, row]));
  const gaps = await gapsOf(database, event.case_id);
  // Names of items are the family's own; for everyone else the cases of a group are counted.
  const own = reader !== 'public' && reading.row === event ? values : null;
  return Promise.all(
    members.map(async (place): Promise<MemberView> => {
      const same = members.filter(({ member }) => member === place.member);
      const label = own === null ? undefined : itemLabel(service, own.answers, place);
      const named = {
        member: place.member,
        ...(place.item === undefined ? {} : { item: place.item }),
        title: memberOf(service, place.member).title,
        ...(label === undefined ? {} : { of: label }),
        ...(same.length > 1 ? { ordinal: same.indexOf(place) + 1 } : {}),
      };
      const row = place.caseId === null ? undefined : byId.get(place.caseId);
      if (row === undefined) {
        const isGap = gaps.has(gapKey(place.member, itemColumn(place.item)));
        return { ...named, ...plannedView(service, event.replayed, place, { isGap, isOwn: own !== null }) };
      }
      const target = await targetOf(dependencies, region, row);
      const { code, story, turn, office, promise } = trackOf(target, target.state, [], now);
      const products = own === null ? [] : handedOver(target.service, target.state);
      const shown = products.map((product) =>
        reading.isFamilyHidden && showsFamily(dependencies, region.id, target.service, product.code)
          ? withoutFamily(product)
          : product,
      );
      return {
        ...named,
        standing: 'opened',
        code,
        story,
        turn,
        end: target.state.end,
        office,
        promise,
        mayStart: false,
        ...(shown.length > 0 ? { products: shown } : {}),
      };
    }),
  );
}

const gapKey = (member: string, item: number): string => `${member}/${item}`;

async function gapsOf(database: CaseReading['database'], caseId: string): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('event_gap')
    .select(['member', 'item'])
    .where('case_id', '=', caseId)
    .execute();
  return new Set(rows.map(({ member, item }) => gapKey(member, item)));
}

/** Of an application that has not been sent: what it waits for, and whether the applicant may begin it now. */
function plannedView(
  service: Service,
  { members, end }: CaseState,
  place: MemberPlace,
  { isGap, isOwn }: { readonly isGap: boolean; readonly isOwn: boolean },
): Omit<MemberView, 'member' | 'title'> {
  const sent = { code: null, end: null, office: null, promise: null };
  if (end !== null) {
    return { ...sent, standing: 'dropped', story: droppedStory, turn: 'nobody', mayStart: false };
  }
  if (isGap) {
    return { ...sent, standing: 'incomplete', story: gapStory, turn: 'applicant', mayStart: isOwn };
  }
  const waits = memberStanding(service, members, place);
  // A case that was opened has a row; without it the machine is just about to write it.
  const standing = waits === 'opened' ? 'ready' : waits;
  const isBlocked = standing === 'blocked';
  const story = waitingStory(service, members, place, standing);
  const turn = isBlocked ? 'applicant' : 'nobody';
  return { ...sent, standing, story, turn, mayStart: isBlocked && isOwn };
}

const droppedStory: Text = {
  id: 'Tidak diajukan, karena permohonan ini sudah berakhir.',
  en: 'Not applied for, because this application has ended.',
};

const readyStory: Text = {
  id: 'Segera kami ajukan. Anda tidak perlu berbuat apa-apa.',
  en: 'We file it in a moment. You need not do anything.',
};

const gapStory: Text = {
  id: 'Ada isian yang perlu Anda lengkapi dulu. Semua yang sudah kami ketahui sudah terisi.',
  en: 'Something has to be filled in by you first. All that we know already is filled in.',
};

function waitingStory(
  service: Service,
  members: readonly MemberPlace[],
  place: MemberPlace,
  standing: 'ready' | 'waiting' | 'blocked',
): Text {
  if (standing === 'ready') return readyStory;
  const before = membersBefore(service, members, place);
  if (standing === 'blocked') {
    const stuck = before.filter(
      ({ end, caseId }) => end === 'refused' || end === 'cancelled' || caseId === null,
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
  const { waiting } = memberOf(service, place.member);
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
