import type { ViewPart } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import type { CaseParts } from '../types.ts';
import { wordsOfFailure } from './problems.ts';
import { regionName } from './region-name.ts';

/** More than that nobody reads of another region's story. */
const maximumStory = 200;

type Abroad = NonNullable<CaseParts['abroad']>[number];

/** Where an application came from or went on, what is told of it there, and for officers what did not get through. */
export function abroadPart(places: Pick<Places, 'region'>): ViewPart {
  return async ({ database, row, target, reader }) => {
    const { state, service } = target;
    const handsOver = Object.values(service.flow.actions).some((action) => action.handsOver !== undefined);
    if (state.abroad.length === 0 && !handsOver) return {};
    const isPublic = reader === 'public';
    const abroad: Abroad[] = [];
    for (const there of state.abroad) {
      const told = await database
        .selectFrom('exchange_story')
        .select(['at', 'story'])
        .where('from_region', '=', there.regionId)
        .where('code', '=', there.direction === 'from' ? (there.code ?? '') : row.code)
        .orderBy('sequence', 'desc')
        .limit(maximumStory)
        .execute();
      const slug = places.region(there.regionId)?.slug;
      abroad.push({
        region: regionName(places, there.regionId),
        direction: there.direction,
        code: isPublic ? null : there.code,
        ...(slug === undefined || isPublic ? {} : { slug }),
        end: there.end,
        timeline: told.reverse().map(({ at, story }) => ({ at: at.toISOString(), story })),
      });
    }
    if (!isPublic && reader.viewer.kind === 'officer') {
      const stuck = await database
        .selectFrom('exchange_outbox')
        .select(['id', 'to_region', 'failure'])
        .where('case_id', '=', row.case_id)
        .where('kind', '=', 'hand-over')
        .where('state', 'in', ['refused', 'unconnected'])
        .orderBy('id')
        .limit(10)
        .execute();
      for (const { id, to_region: toRegion, failure } of stuck) {
        abroad.push({
          region: regionName(places, toRegion),
          direction: 'to',
          code: null,
          end: null,
          timeline: [],
          trouble: { messageId: id, words: wordsOfFailure(failure) },
        });
      }
    }
    return abroad.length === 0 ? {} : { abroad };
  };
}
