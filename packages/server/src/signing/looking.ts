import { failure, type Result, refusalStep, success } from '@satuloket/engine';
import { localDateOf } from '../places/index.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { isIdentifier, recordReveals, revealedTo, runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { DocumentOpened, DocumentPicture, SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { reached } from './desk.ts';
import { actingFor, officialOf, reachesOf } from './officials.ts';
import { officerOf, type SigningCommand } from './policy.ts';
import { make, pictureOf, type SigningItem, usualCapacity } from './preparing.ts';
import { problems } from './problems.ts';
import { type Capacity, capacityFor } from './rules.ts';
import { dayText, isMadeFor, mayBeSigned, preparedOf } from './running.ts';
import { toSignOf } from './signing-runs.ts';

/** An item of the caller's desk, and as whom they would sign it. */
async function itemOf(
  dependencies: SigningDependencies,
  caller: Caller,
  command: SigningCommand,
  itemId: string,
) {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, command, region);
  if (!officer.ok) return officer;
  if (!isIdentifier(itemId)) return failure(problems.itemUnknown);
  const official = await officialOf(dependencies, region, officer.value);
  const reaches = reachesOf(region, official);
  if (reaches.length === 0) return failure(problems.notAllowed);
  const item = await regionDatabase(dependencies.database, region.id)
    .selectFrom('signing_item')
    .selectAll()
    .where('id', '=', itemId)
    .where(reached(reaches))
    .executeTakeFirst();
  if (item === undefined) return failure(problems.itemUnknown);
  const found = capacityFor(region, official.capacities, toSignOf(item), official);
  return success({ region, officer: officer.value, item, official, found });
}

/** The document as the caller would sign it now: their name and today's date stand under it. */
export async function document(
  dependencies: SigningDependencies,
  caller: Caller,
  itemId: string,
): Promise<Result<DocumentOpened>> {
  const seen = await itemOf(dependencies, caller, 'read-document', itemId);
  if (!seen.ok) return seen;
  const { region, item, found } = seen.value;
  const bytes = await bytesToShow(dependencies, region, item, found);
  if (bytes === undefined) return failure(problems.notPrepared);
  const to = revealedTo(caller);
  if (to === null) return failure(problems.notAllowed);
  await recordReveals(dependencies, regionDatabase(dependencies.database, region.id), region, [
    { to, purpose: 'signing', what: `document/${itemId}`, kinds: ['documents'], caseId: item.case_id },
  ]);
  return success({ name: `${item.code}.pdf`, mediaType: 'application/pdf', content: bytes });
}

async function bytesToShow(
  dependencies: SigningDependencies,
  region: Parameters<typeof make>[1],
  item: SigningItem,
  found: ReturnType<typeof capacityFor>,
): Promise<Buffer | undefined> {
  const day = localDateOf(region, dependencies.now());
  if (item.state === 'waiting' && 'capacity' in found && !mayBeSigned(item, found.capacity)) {
    const wanted = { capacity: found.capacity, day };
    if (!(await isMadeFor(dependencies, region, item, wanted))) {
      const made = await make(dependencies, region, item, wanted);
      if (made.ok) return made.value.bytes;
    }
  }
  return (await preparedOf(dependencies, region, item))?.bytes;
}

/** How the same document looks, for a screen that shows no PDF. */
export async function picture(
  dependencies: SigningDependencies,
  caller: Caller,
  itemId: string,
): Promise<Result<DocumentPicture>> {
  const seen = await itemOf(dependencies, caller, 'read-picture', itemId);
  if (!seen.ok) return seen;
  const { region, item: asked, found } = seen.value;
  const bytes = await bytesToShow(dependencies, region, asked, found);
  const to = revealedTo(caller);
  if (to === null) return failure(problems.notAllowed);
  // It may have been made anew just now: for this person, or because another day has come.
  const item = await itemNow(dependencies, region, itemId);
  const day = item && dayText(item.prepared_on);
  const capacity = 'capacity' in found ? found.capacity : item && usualCapacity(region, item);
  if (bytes === undefined || !item || !day || !capacity) return failure(problems.notPrepared);
  const svg =
    (await pictureOf(dependencies, region, item, { capacity, day })) ??
    (await pictureMadeAnew(dependencies, region, item, { capacity, day }));
  if (svg === undefined) return failure(problems.noPicture);
  await recordReveals(dependencies, regionDatabase(dependencies.database, region.id), region, [
    { to, purpose: 'signing', what: `document/${itemId}`, kinds: ['documents'], caseId: item.case_id },
  ]);
  return success({ svg });
}

const itemNow = (
  { database }: SigningDependencies,
  region: Parameters<typeof make>[1],
  itemId: string,
): Promise<SigningItem | undefined> =>
  regionDatabase(database, region.id)
    .selectFrom('signing_item')
    .selectAll()
    .where('id', '=', itemId)
    .executeTakeFirst();

/** What was made before the pack or the address of this service changed is made anew, unless it may be signed already. */
async function pictureMadeAnew(
  dependencies: SigningDependencies,
  region: Parameters<typeof make>[1],
  item: SigningItem,
  wanted: { readonly capacity: Capacity; readonly day: string },
): Promise<string | undefined> {
  if (item.state !== 'waiting' || mayBeSigned(item, wanted.capacity)) return undefined;
  const made = await make(dependencies, region, item, wanted);
  const young = made.ok ? await itemNow(dependencies, region, item.id) : undefined;
  return young && pictureOf(dependencies, region, young, wanted);
}

/** Back to the verifier with a reason: the case's own step, by which everything prepared is void. */
export async function refuse(
  dependencies: SigningDependencies,
  caller: Caller,
  { key, itemId, reason }: Parameters<SigningService['refuse']>[1],
): Promise<Result<{ readonly code: string }>> {
  const seen = await itemOf(dependencies, caller, 'refuse', itemId);
  if (!seen.ok) return seen;
  const { region, officer, item, found } = seen.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.accountId}`,
    key,
    content: ['refuse-signature', itemId, reason],
    now: dependencies.now(),
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const isOpen = ['preparing', 'waiting', 'stuck'].includes(item.state);
    if (!isOpen) return failure(problems.notWaiting);
    if ('obstacle' in found && found.obstacle !== 'limit') return failure(problems.notAllowed);
    const acting = 'capacity' in found ? actingFor(region, caller, found.capacity, toSignOf(item)) : caller;
    const moved = await dependencies.cases.takeStep(transaction, acting, {
      caseId: item.case_id,
      step: ({ service, state }) => {
        const step = refusalStep(service, state.state);
        return step && { action: step.code, with: { reason } };
      },
    });
    return moved.ok ? success({ code: item.code }) : moved;
  });
}
