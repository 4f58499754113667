import type { ProofGiven } from '@satuloket/server/types';
import { redirect } from '@sveltejs/kit';
import { formTooLarge } from '#lib/server/attachments.ts';
import { officerOf, sessionEnded } from '#lib/server/officers.ts';
import { postedForm } from '#lib/server/posted.ts';
import { refuse, unwrap } from '#lib/server/results.ts';
import { services } from '#lib/server/services.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  officerOf(event);
  const { caller } = event.locals;
  const view = unwrap(event, await services(event).cases.view(caller, event.params.code));
  const card = unwrap(event, await services(event).delivery.followParcel(caller, event.params.code));
  const step = Object.entries(view.definition.flow.actions).find(
    ([, action]) => action.parcel === 'deliver' && action.from.includes(view.stateCode),
  );
  const asks = step?.[1].asks ?? [];
  const relation = asks.find(({ code }) => code === 'receiverRelation');
  return {
    code: view.code,
    card,
    isPossible: step !== undefined,
    relations: relation?.type === 'choice' ? relation.options : [],
    asksOldCard: view.actions.some(
      ({ action, asks: now }) => action === step?.[0] && now?.some(({ type }) => type === 'yes-no'),
    ),
    applicant: view.applicant.name,
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const ended = sessionEnded(event);
    if (ended) return ended;
    const form = await postedForm(event.request);
    if (form === null) return refuse(event, formTooLarge, {});
    const word = (name: string) => String(form.get(name) ?? '').trim();
    const entered = Object.fromEntries(
      ['receiverName', 'receiverRelation', 'proof'].map((name) => [name, word(name)]),
    );
    const { caller } = event.locals;
    let proof: ProofGiven = { kind: 'code', code: word('proof') };
    const photo = form.get('photo');
    if (word('proof') === '' && photo instanceof File && photo.size > 0) {
      const kept = await services(event).cases.acceptAttachment(caller, {
        code: event.params.code,
        name: photo.name,
        content: photo.stream(),
        sizeBytes: photo.size,
      });
      if (!kept.ok) return refuse(event, kept.error, entered);
      proof = { kind: 'photo', fileId: kept.value.file.fileId };
    }
    const oldCard = form.get('oldCard');
    const given = await services(event).delivery.giveOut(caller, {
      key: word('key'),
      code: event.params.code,
      proof,
      receiverName: word('receiverName'),
      receiverRelation: word('receiverRelation'),
      ...(form.has('asksOldCard') && { tookBack: oldCard !== null }),
    });
    if (!given.ok) return refuse(event, given.error, entered);
    const { desk } = services(event).delivery.menu(caller);
    redirect(
      303,
      `/${event.params.region}/petugas/${desk ? 'antaran?daftar=counter&' : 'titipan?'}diserahkan`,
    );
  },
};
