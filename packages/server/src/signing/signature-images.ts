import { createHash } from 'node:crypto';
import { failure, type Region, type Result, success } from '@satuloket/engine';
import { openAccountValue, sealAccountValue } from '../people/sealing.ts';
import { regionDatabase } from '../platform/database/index.ts';
import { runCommand } from '../record/index.ts';
import type { Caller } from '../types.ts';
import type { OwnSignatureImage, SigningService } from './contract.ts';
import { regionOf, type SigningDependencies } from './dependencies.ts';
import { officerOf, type SigningCommand } from './policy.ts';
import { problems } from './problems.ts';
import { type Capacity, capacitiesOf } from './rules.ts';
import { drawSignature, largestUploadBytes, svgOf } from './signature-picture.ts';

type Holder = NonNullable<Capacity['signer']['holder']>;

/** As the list of signers knows an official: by the NIP, or by the name of whoever was elected and has none. */
const holderKey = ({ nip, name }: Holder): string => nip ?? name;
const imagePlace = (regionId: string, holder: string): string => `signature_image/${regionId}/${holder}`;

/** Whose signature the caller may put in: their own, as the holder of a post. */
function ownHolder(dependencies: SigningDependencies, caller: Caller, command: SigningCommand) {
  const region = regionOf(dependencies, caller.regionId);
  const officer = officerOf(caller, command, region);
  if (!officer.ok) return officer;
  const [own] = capacitiesOf(region, officer.value, []);
  const holder = own?.signer.holder;
  if (own === undefined || holder === undefined) return failure(problems.notAllowed);
  return success({ region, officer: officer.value, holder, title: own.post.title });
}

export async function signatureImage(
  dependencies: SigningDependencies,
  caller: Caller,
): Promise<Result<OwnSignatureImage>> {
  const own = ownHolder(dependencies, caller, 'read-signature-image');
  if (!own.ok) return own;
  const { region, holder, title } = own.value;
  const row = await rowOf(dependencies, region, holder);
  return success({
    name: holder.name,
    title,
    picture: row === undefined ? null : openPicture(dependencies, region, holder, row.sealed),
    changedAt: row?.changed_at.toISOString() ?? null,
  });
}

export async function keepSignatureImage(
  dependencies: SigningDependencies,
  caller: Caller,
  { key, content }: Parameters<SigningService['keepSignatureImage']>[1],
): Promise<Result<{ readonly changedAt: string }>> {
  const own = ownHolder(dependencies, caller, 'keep-signature-image');
  if (!own.ok) return own;
  if (content.length === 0) return failure(problems.imageMissing);
  if (content.length > largestUploadBytes) return failure(problems.imageTooLarge);
  const drawn = await drawSignature(content);
  if (!drawn.ok) return drawn;
  const { region, officer, holder } = own.value;
  const { masterKeys, now } = dependencies;
  const at = now();
  const sha256 = createHash('sha256').update(drawn.value).digest();
  const sent = createHash('sha256').update(content).digest('hex');
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.accountId}`,
    key,
    content: ['keep-signature-image', sent],
    now: at,
  };
  return runCommand(dependencies.database, frame, async (transaction) => {
    const place = imagePlace(region.id, holderKey(holder));
    const kept = {
      account_id: officer.accountId,
      sealed: sealAccountValue(masterKeys, place, drawn.value.toString('base64')),
      sha256,
      changed_at: at,
    };
    await transaction
      .insertInto('signature_image')
      .values({ holder: holderKey(holder), ...kept })
      .onConflict((conflict) => conflict.columns(['region_id', 'holder']).doUpdateSet(kept))
      .execute();
    return success({ changedAt: at.toISOString() });
  });
}

/** Taken out twice is taken out once. What was signed with it stays as it was signed. */
export async function removeSignatureImage(
  dependencies: SigningDependencies,
  caller: Caller,
  { key }: Parameters<SigningService['removeSignatureImage']>[1],
): Promise<Result<void>> {
  const own = ownHolder(dependencies, caller, 'remove-signature-image');
  if (!own.ok) return own;
  const { region, officer, holder } = own.value;
  const frame = {
    regionId: region.id,
    caller: `officer:${officer.accountId}`,
    key,
    content: ['remove-signature-image'],
    now: dependencies.now(),
  };
  return runCommand<void>(dependencies.database, frame, async (transaction) => {
    await transaction.deleteFrom('signature_image').where('holder', '=', holderKey(holder)).execute();
    return success(undefined);
  });
}

/** What tells one picture from another, for whether a document that waits shows the one of now. */
export async function imageMarkOf(
  { database }: Pick<SigningDependencies, 'database'>,
  region: Region,
  { signer }: Capacity,
): Promise<string> {
  if (signer.holder === undefined) return '';
  const row = await regionDatabase(database, region.id)
    .selectFrom('signature_image')
    .select('sha256')
    .where('holder', '=', holderKey(signer.holder))
    .executeTakeFirst();
  return row === undefined ? '' : markOf(row.sha256);
}

/** The picture as a template places it, with its mark. */
export async function imageOf(
  dependencies: Pick<SigningDependencies, 'database' | 'masterKeys'>,
  region: Region,
  { signer }: Capacity,
): Promise<{ readonly mark: string; readonly svg: string } | undefined> {
  if (signer.holder === undefined) return undefined;
  const row = await rowOf(dependencies, region, signer.holder);
  if (row === undefined) return undefined;
  const picture = openPicture(dependencies, region, signer.holder, row.sealed);
  return { mark: markOf(row.sha256), svg: await svgOf(picture) };
}

const markOf = (sha256: Buffer): string => sha256.toString('hex', 0, 8);

function rowOf({ database }: Pick<SigningDependencies, 'database'>, region: Region, holder: Holder) {
  return regionDatabase(database, region.id)
    .selectFrom('signature_image')
    .select(['sealed', 'sha256', 'changed_at'])
    .where('holder', '=', holderKey(holder))
    .executeTakeFirst();
}

function openPicture(
  { masterKeys }: Pick<SigningDependencies, 'masterKeys'>,
  region: Region,
  holder: Holder,
  sealed: Buffer,
): Buffer {
  const place = imagePlace(region.id, holderKey(holder));
  return Buffer.from(openAccountValue<string>(masterKeys, place, sealed), 'base64');
}
