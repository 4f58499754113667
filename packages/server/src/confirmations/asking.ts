import { type AskedPerson, askedToConfirm, normalisePhone, renderMessage } from '@satuloket/engine';
import type { CaseEvent, CaseProduct, Cases, Follower } from '../cases/index.ts';
import { cancelToOther, writeToOther } from '../notices/index.ts';
import type { Places } from '../places/index.ts';
import type { DatabaseTransaction } from '../platform/database/index.ts';
import { type MasterKeys, newIdentifier } from '../record/index.ts';
import { ownMessage } from './texts.ts';
import { newToken } from './token.ts';

export type AskingDependencies = {
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly cases: Pick<Cases, 'productValues'>;
};

/** How often wrong digits may be tried with one link; a new link begins anew, and those are counted too. */
export const proofsOfLink = 5;

/**
 * Sends a link to everyone whom a case asks to confirm: when it is filed, and again when what they would confirm is no
 * longer the same. The links before, and those of a case that has ended, stop working in the same transaction.
 */
export function followConfirmations(dependencies: AskingDependencies): Follower {
  return async (event) => {
    const { before, after, service, tx, caseId } = event;
    if (service.confirmations === undefined) return;
    const isOpen = after.endedAt === null && !after.erased;
    const isAnother = before?.answers.entryId !== after.answers.entryId;
    const hasTurned = (before?.endedAt ?? null) !== after.endedAt || before?.erased !== after.erased;
    if (!isAnother && !hasTurned) return;
    await withdraw(tx, caseId, isOpen ? after.answers.entryId : null);
    if (isOpen) await ask(dependencies, event);
  };
}

/** Takes back the links of a case, all but those about `keptAnswers`. */
async function withdraw(
  transaction: DatabaseTransaction,
  caseId: string,
  keptAnswers: string | null,
): Promise<void> {
  const links = transaction
    .updateTable('confirmation_link')
    .set({ state: 'withdrawn' })
    .where('case_id', '=', caseId)
    .where('state', '<>', 'withdrawn');
  const withdrawn = await (keptAnswers === null ? links : links.where('answers_entry', '<>', keptAnswers))
    .returning('id')
    .execute();
  await cancelToOther(transaction, { caseId, recipients: withdrawn.map(({ id }) => id) });
}

async function ask(dependencies: AskingDependencies, event: CaseEvent): Promise<void> {
  const { tx, regionId, caseId, service, after } = event;
  const subject = await dependencies.cases.productValues(tx, { regionId, caseId });
  if (subject === undefined) return;
  const { answers, context, applicant } = subject.values;
  const asked = Object.keys(service.confirmations ?? {}).flatMap((confirmation) =>
    askedToConfirm(service, confirmation, answers, context).map((person) => ({ confirmation, person })),
  );
  const inForce = await tx
    .selectFrom('confirmation_link')
    .select(['confirmation', 'person'])
    .where('case_id', '=', caseId)
    .where('state', '<>', 'withdrawn')
    .execute();
  const phones = [applicant.phone, ...asked.map(({ person }) => person.phone)].map(phoneOf);
  for (const { confirmation, person } of asked) {
    if (inForce.some((link) => link.confirmation === confirmation && link.person === person.person)) continue;
    // Filed before with the same answers and answered already: a case that was opened again asks nobody twice.
    if (after.confirmations[confirmation]?.[person.person] !== undefined) continue;
    const own = phoneOf(person.phone);
    await send(dependencies, event, subject, {
      confirmation,
      person,
      sharesPhone: phones.filter((phone) => phone === own).length > 1,
    });
  }
}

type Asked = {
  readonly confirmation: string;
  readonly person: AskedPerson;
  readonly sharesPhone: boolean;
};

async function send(
  dependencies: AskingDependencies,
  { tx, regionId, caseId, action, after, now }: CaseEvent,
  subject: CaseProduct,
  { confirmation, person, sharesPhone }: Asked,
): Promise<void> {
  const { token, digest } = newToken();
  const linkId = newIdentifier(now);
  await tx
    .insertInto('confirmation_link')
    .values({
      id: linkId,
      case_id: caseId,
      confirmation,
      person: person.person,
      answers_entry: after.answers.entryId,
      token_digest: digest,
      state: 'open',
      expires_at: expiryOf(subject, confirmation, now),
      proofs_left: proofsOfLink,
      shares_phone: sharesPhone,
      sent_at: now,
      sent_on: subject.values.context.today,
      sent_again: 0,
      answer: null,
      answered_at: null,
      made_at: now,
    })
    .execute();
  await tellLink(dependencies, tx, subject, {
    regionId,
    caseId,
    confirmation,
    person,
    token,
    linkId,
    seq: action.seq,
    now,
  });
}

/** A link is of use for as long as its pack says, from each time that it is sent. */
export function expiryOf({ service }: CaseProduct, confirmation: string, now: Date): Date {
  const days = service.confirmations?.[confirmation]?.validDays ?? 0;
  return new Date(now.getTime() + days * 24 * 3600 * 1000);
}

/** The message that carries a link, by WhatsApp to the phone that was entered. */
export async function tellLink(
  { masterKeys, places, publicUrl }: AskingDependencies,
  transaction: DatabaseTransaction,
  { service, values }: CaseProduct,
  told: {
    readonly regionId: string;
    readonly caseId: string;
    readonly confirmation: string;
    readonly person: AskedPerson;
    readonly token: string;
    readonly linkId: string;
    readonly seq: number;
    readonly now: Date;
  },
): Promise<void> {
  const { regionId, caseId, confirmation, person, linkId, seq, now } = told;
  const region = places.region(regionId);
  if (region === undefined)
    throw new Error(`A case asks for a confirmation in region ${regionId}, not here.`);
  const named = service.messages[confirmation] === undefined ? ownMessage : service.messages[confirmation];
  const composed = renderMessage({ ...service, messages: { [confirmation]: named } }, confirmation, {
    name: person.name,
    applicant: values.applicant.name,
    region: region.name,
    days: String(service.confirmations?.[confirmation]?.validDays ?? ''),
    link: `${publicUrl}/${region.slug}/saksi/${told.token}`,
  });
  if (composed === undefined) return;
  await writeToOther(masterKeys, transaction, {
    regionId,
    caseId,
    seq,
    template: confirmation,
    recipient: linkId,
    to: phoneOf(person.phone),
    subject: composed.subject.id,
    text: composed.body.id,
    now,
  });
}

function phoneOf(typed: string | undefined): string {
  const phone = normalisePhone(typed ?? '');
  return phone.ok ? phone.value : (typed ?? '');
}
