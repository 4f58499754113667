import { type ParcelStep, parcelPlace } from '@satuloket/engine';
import type { Follower } from '../cases/index.ts';
import { addItem, itemOfTracking, itemsOfCase, latestItem, setItem } from './items.ts';
import type { PostItemStatus } from './schema.ts';
import { trackingOf } from './status-words.ts';

/**
 * Keeps the list of what went by post with what the case's own steps say, whoever takes them: on the case desk, from a
 * table of the post, or the applicant who says that it has arrived.
 */
export const followPost: Follower = async ({
  tx,
  caseId,
  code,
  action,
  before,
  after,
  service,
  read,
  now,
}) => {
  const { body } = action;
  if (before === null || service.parcel === undefined) return;
  const was = parcelPlace(service, before);
  const is = parcelPlace(service, after);
  const left = was === 'packing' && is !== 'packing';
  const step = body.type === 'taken' ? service.flow.actions[body.action]?.parcel : undefined;
  if (was !== 'post' && is !== 'post' && !left) return;
  const items = await itemsOfCase(tx, caseId);
  const latest = latestItem(items);

  if (body.type === 'taken' && step === 'to-post') {
    const typed = Object.values(body.asked ?? {})
      .map((answer) => read<unknown>(answer))
      .find((answer) => typeof answer === 'string');
    const tracking = typeof typed === 'string' ? trackingOf(typed) : null;
    const same = tracking === null ? undefined : await itemOfTracking(tx, tracking);
    // A number that a thing of another case has was typed wrong: the step stands, the number stays with the other.
    const own = same === undefined ? tracking : null;
    if (same?.case_id === caseId) await setItem(tx, same.id, { status: 'accepted' }, now);
    else if (latest?.status === 'listed')
      await setItem(tx, latest.id, { status: 'accepted', tracking: own }, now);
    else {
      const status = 'accepted';
      await addItem(tx, { case_id: caseId, code, office_id: after.officeId, tracking: own, status }, now);
    }
    return;
  }
  const item = items.findLast(({ status }) => status === 'accepted' || status === 'in-transit') ?? latest;
  if (item === undefined) return;
  if (body.type === 'undone') {
    // The last step is taken back: the thing is where the case says again.
    if (is === 'packing') await setItem(tx, item.id, { status: 'listed', tracking: null }, now);
    else if (is === 'post') await setItem(tx, item.id, { status: 'accepted' }, now);
    return;
  }
  if (was === 'post') {
    const becomes: Partial<Record<ParcelStep, PostItemStatus>> = {
      deliver: 'delivered',
      fail: 'returned',
      'come-back': 'returned',
      'print-again': 'replaced',
    };
    const status = step && becomes[step];
    if (status !== undefined) await setItem(tx, item.id, { status }, now);
    return;
  }
  // Chosen otherwise, or printed again, before it was given to the post.
  if (left && item.status === 'listed' && step !== 'to-post')
    await setItem(tx, item.id, { status: 'left' }, now);
};
