/** Who signs what, for whom and when: pure, so that a table of tests can say it all. */
import { postMayAct, postOf, type Region } from '@satuloket/engine';
import type { DelegationKind } from './contract.ts';

type RegionPost = Region['posts'][number];

export type Delegation = {
  readonly id: string;
  readonly kind: DelegationKind;
  /** The post for which is signed, and the one that signs. */
  readonly post: string;
  readonly toPost: string;
  /** `YYYY-MM-DD`, both days included. */
  readonly from: string;
  readonly until: string;
  /** `service/product`; empty: all. */
  readonly products: readonly string[];
  /** Empty: all. */
  readonly offices: readonly string[];
  readonly perDay: number | null;
  readonly isEnded: boolean;
};

/** What waits for a signature, as far as authority over it goes. */
export type ToSign = {
  readonly pack: string;
  readonly service: string;
  readonly product: string;
  /** The pack's role that signs. */
  readonly role: string;
  readonly officeId: string;
};

/** As whom someone signs: a post of their own, or one for which they stand in. */
export type Capacity = {
  /** Whose authority it is. */
  readonly post: RegionPost;
  /** Whose holder signs, and stands under the document. */
  readonly signer: RegionPost;
  readonly delegation?: Delegation;
};

/** In the order in which they are told. */
export type SigningObstacle =
  | 'not-yours'
  | 'not-current'
  | 'product-not-given'
  | 'office-not-given'
  | 'limit';

export const productKey = ({ service, product }: Pick<ToSign, 'service' | 'product'>): string =>
  `${service}/${product}`;

/** What keeps a capacity from signing, or nothing. `takenToday`: how many this delegation has signed today. */
export function signingObstacle(
  region: Region,
  { post, signer, delegation }: Capacity,
  item: ToSign,
  { today, takenToday }: { readonly today: string; readonly takenToday: number },
): SigningObstacle | undefined {
  const wanted = { pack: item.pack, service: item.service, role: item.role, officeId: item.officeId };
  if (signer.holder === undefined || !postMayAct(region, post, wanted)) return 'not-yours';
  if (delegation === undefined) return signer.id === post.id ? undefined : 'not-yours';
  if (delegation.post !== post.id || delegation.toPost !== signer.id) return 'not-yours';
  const { from, until, products, offices, perDay, isEnded } = delegation;
  if (isEnded || today < from || today > until) return 'not-current';
  if (products.length > 0 && !products.includes(productKey(item))) return 'product-not-given';
  if (offices.length > 0 && !offices.includes(item.officeId)) return 'office-not-given';
  return perDay !== null && takenToday >= perDay ? 'limit' : undefined;
}

/** The first capacity that may sign; the own posts come before those that someone stands in for. */
export function capacityFor(
  region: Region,
  capacities: readonly Capacity[],
  item: ToSign,
  at: { readonly today: string; readonly taken: ReadonlyMap<string, number> },
): { readonly capacity: Capacity } | { readonly obstacle: SigningObstacle } {
  let told: SigningObstacle = 'not-yours';
  for (const capacity of capacities) {
    const takenToday = capacity.delegation === undefined ? 0 : (at.taken.get(capacity.delegation.id) ?? 0);
    const obstacle = signingObstacle(region, capacity, item, { today: at.today, takenToday });
    if (obstacle === undefined) return { capacity };
    if (obstacle !== 'not-yours') told = obstacle;
  }
  return { obstacle: told };
}

const before: Readonly<Record<DelegationKind, string>> = { plh: 'Plh.', plt: 'Plt.', mandate: 'a.n.' };

/** The title under the document, after the rules of official letters (Permendagri 1/2023). */
export function signerTitle({ post, signer, delegation }: Capacity): { id: string; en: string } {
  if (delegation === undefined) return post.title;
  const { kind } = delegation;
  const own =
    kind === 'mandate' ? { id: `, ${signer.title.id}`, en: `, ${signer.title.en}` } : { id: '', en: '' };
  return {
    id: `${before[kind]} ${post.title.id}${own.id}`,
    en: `${before[kind]} ${post.title.en}${own.en}`,
  };
}

/** Own posts of an officer whose account is that of the holder, then those for which they stand in. */
export function capacitiesOf(
  region: Region,
  officer: {
    readonly name: string;
    readonly posts: readonly {
      readonly role: string;
      readonly officeId: string;
      readonly villageCode?: string;
    }[];
  },
  delegations: readonly Delegation[],
): readonly Capacity[] {
  const own = region.posts.filter(
    (post) =>
      post.holder?.name === officer.name &&
      officer.posts.some(
        ({ role, officeId, villageCode }) =>
          officeId === post.office && post.roles.includes(role) && villageCode === post.village,
      ),
  );
  const held = new Set(own.map(({ id }) => id));
  const given = delegations.flatMap((delegation): Capacity[] => {
    const post = postOf(region, delegation.post);
    const signer = postOf(region, delegation.toPost);
    return post === undefined || signer === undefined || !held.has(signer.id)
      ? []
      : [{ post, signer, delegation }];
  });
  return [...own.map((post) => ({ post, signer: post })), ...given];
}
