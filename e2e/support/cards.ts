/** A card that is exchanged, asked for by a program and brought as far as the packing table. */
import type { ApiClient } from '@satuloket/client';
import { expect } from 'vitest';
import { inventedPhoto } from '../../packages/server/src/files/invented-files.ts';
import {
  act,
  dataOf,
  inRegion,
  newKey,
  officerClient,
  type Product,
  region,
  residentClient,
  saveStep,
  startDraft,
  until,
  uploadWhole,
  viewCase,
  wholeChecklist,
} from './programs.ts';

export type Holder = {
  readonly phone: string;
  readonly claim: {
    readonly nik: string;
    readonly kk: string;
    readonly name: string;
    readonly birthDate: string;
  };
};

/** In the district where the demo has an officer for each role. */
const home = { street: 'Jalan Kenari III Nomor 12', rt: '004', rw: '009', villageCode: '32.75.01.1002' };

/** Sends the application for a damaged card; its code, with the resident's own client. */
export async function askForCard(
  product: Product,
  { phone, claim }: Holder,
  street = home.street,
): Promise<{ readonly code: string; readonly client: ApiClient }> {
  const { client } = await residentClient(product, phone);
  await dataOf(client.POST('/api/regions/{region}/identity', { ...inRegion, body: claim }));
  const draft = await startDraft(client, 'ktp-rusak');
  const { nik, kk, name, birthDate } = claim;
  const { definition, household } = await dataOf(
    client.GET('/api/regions/{region}/drafts/{id}', { params: { path: { region, id: draft } } }),
  );
  const relation = household.find((member) => member.name === name)?.relation ?? '';
  const answers: Readonly<Record<string, unknown>> = {
    subject: { source: 'register', nik, name, birthDate, relation },
    everMarried: true,
    familyCard: kk,
    phone: `+62${phone.replace(/\s/g, '').slice(1)}`,
    damage: 'broken',
    home: { ...home, street },
    delivery: 'home',
    deliveryTime: 'evening',
    truth: true,
  };
  const form = definition.form as { steps: { code: string; fields: { code: string }[] }[] };
  for (const step of form.steps) {
    const given = step.fields.flatMap(({ code }) => (code in answers ? [[code, answers[code]]] : []));
    await saveStep(client, draft, step.code, Object.fromEntries(given));
  }
  for (const requirement of ['damaged-card', 'family-card']) {
    await dataOf(uploadWhole(client, draft, requirement, 'foto.jpg', await inventedPhoto()));
  }
  const review = await dataOf(
    client.GET('/api/regions/{region}/drafts/{id}/review', { params: { path: { region, id: draft } } }),
  );
  expect(review.problems).toEqual([]);
  const sent = await dataOf(
    client.POST('/api/regions/{region}/drafts/{id}/send', {
      params: { path: { region, id: draft }, header: newKey() },
      body: { version: review.draft.version },
    }),
  );
  return { code: sent.code, client };
}

/** Checked by the verifier of the district; it waits for the printer then. */
export async function acceptCard(product: Product, code: string): Promise<void> {
  const verifier = await officerClient(product, 'verifikator.bekasitimur');
  await dataOf(act(verifier, code, 'accept', { checklist: await wholeChecklist(verifier, code) }));
}

/** Printed by the operator of the district; it lies on the packing table then. */
export async function printCard(product: Product, code: string): Promise<void> {
  const operator = await officerClient(product, 'operator.bekasitimur');
  await dataOf(act(operator, code, 'print'));
  await until(async () => ((await viewCase(operator, code)).stateCode === 'packing' ? true : undefined));
}

/** A manifest of these cards, counted and handed to the courier. */
export async function handToCourier(product: Product, codes: readonly string[]): Promise<string> {
  const desk = await officerClient(product, 'loket.bekasitimur');
  const { offices, couriers } = await dataOf(
    desk.GET('/api/regions/{region}/delivery', { params: { path: { region } } }),
  );
  const officeId = offices[0]?.id ?? '';
  const courier = couriers[0];
  if (courier === undefined) throw new Error('The demo has no courier.');
  const { rows } = await dataOf(
    desk.GET('/api/regions/{region}/delivery/parcels', {
      params: { path: { region }, query: { officeId, standing: 'packing' } },
    }),
  );
  const parcelIds = rows.filter(({ code }) => codes.includes(code)).map(({ parcelId }) => parcelId);
  expect(parcelIds).toHaveLength(codes.length);
  const { manifestId } = await dataOf(
    desk.POST('/api/regions/{region}/delivery/manifests', {
      params: { path: { region }, header: newKey() },
      body: { officeId, courierAccountId: courier.accountId, parcelIds },
    }),
  );
  await dataOf(
    desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/hand-over', {
      params: { path: { region, manifestId }, header: newKey() },
      body: { counted: parcelIds.length },
    }),
  );
  return manifestId;
}

/** The office counts back in what the courier did not hand over. */
export async function closeManifest(product: Product, manifestId: string): Promise<void> {
  const desk = await officerClient(product, 'loket.bekasitimur');
  const path = { region, manifestId };
  const { stops } = await dataOf(
    desk.GET('/api/regions/{region}/delivery/manifests/{manifestId}', { params: { path } }),
  );
  const scanned = stops.filter(({ outcome }) => outcome !== 'delivered').map(({ parcelId }) => parcelId);
  await dataOf(
    desk.POST('/api/regions/{region}/delivery/manifests/{manifestId}/close', {
      params: { path, header: newKey() },
      body: { scanned, missing: [] },
    }),
  );
}

/** What the receiver reads out at the door: it stands on their own page. */
export async function receiverCodeOf(client: ApiClient, code: string): Promise<string> {
  const parcel = await dataOf(
    client.GET('/api/regions/{region}/cases/{code}/parcel', { params: { path: { region, code } } }),
  );
  return parcel.pickupCode ?? '';
}
