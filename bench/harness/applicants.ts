import { officesForService } from '@satuloket/engine';
import { populationOf } from '@satuloket/sandbox';
import { crowdOfDemo } from '../../packages/cli/src/demo/crowd.ts';
import { readDefinitions } from '../../packages/cli/src/start/definitions.ts';
import { serviceFiled } from './drafts.ts';
import { type Resident, type SignedIn, signInResidents } from './people.ts';
import type { Product } from './product.ts';

/** Someone who files, and where: officers of the demo are named `verifikator.bekasitimur`. */
export type Applicant = SignedIn & { readonly office: string };

/** So many that nobody files every second: a person's messages wait for each other, and a family's page grows. */
const count = 200;

/** Heads of households of the stand-in's register, where the demo's officers of every role work, signed in. */
export async function signInApplicants(
  product: Product,
  region: { readonly slug: string; readonly id: string },
): Promise<readonly Applicant[]> {
  const applicants = await residentsWhoApply(region);
  const signedIn = await signInResidents(product, region, applicants);
  return signedIn.map((each, index) => ({ ...each, office: applicants[index]?.office ?? '' }));
}

async function residentsWhoApply({
  id,
}: {
  readonly id: string;
}): Promise<readonly (Resident & { readonly office: string })[]> {
  const read = await readDefinitions();
  if (!read.ok) throw new Error(read.error.message.en);
  const { places } = read.value;
  const region = places.region(id);
  if (region === undefined) throw new Error(`There is no region ${id}.`);
  const more = crowdOfDemo(places);
  const villages = more[places.regions().indexOf(region)]?.villageCodes ?? [];
  const { households } = populationOf({ villages: places.regions().flatMap((each) => each.villages), more });
  return households
    .filter(({ villageCode }) => villages.includes(villageCode))
    .flatMap(({ members, villageCode }) =>
      members
        .filter(
          ({ relation, status, card }) => relation === 'head' && status === 'active' && card.state === 'held',
        )
        .map((head) => ({
          ...head,
          office: officesForService(region, villageCode, serviceFiled)[0]?.id ?? '',
        })),
    )
    .slice(-count)
    .map(({ nik, kk, name, birthDate, office }, index) => ({
      nik,
      kk,
      name,
      birthDate,
      phone: `+628159${String(index).padStart(7, '0')}`,
      office: office.replace('kecamatan-', '').replaceAll('-', ''),
    }));
}
