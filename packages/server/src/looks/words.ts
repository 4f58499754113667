import {
  type LookKind,
  type LookPurpose,
  lookKinds,
  lookPurposes,
  type Region,
  type Text,
} from '@satuloket/engine';
import { officeName } from '../cases/office-values.ts';

type Told = {
  readonly account_id: string;
  readonly role: string;
  readonly office_id: string;
  readonly purpose: LookPurpose;
  readonly kinds: readonly LookKind[];
};

const noName: Text = { id: 'Petugas', en: 'An officer' };

/** A look at a case names the role of its pack, any other the region's. */
function roleName({ roles, installed }: Region, role: string): Text {
  const filledBy = installed.flatMap((pack) => pack.roles).find((each) => each.role === role)?.as;
  return (roles.find(({ id }) => id === role) ?? roles.find(({ id }) => id === filledBy))?.name ?? noName;
}

/** Who, where, why and what kinds, in words; a name that is not known any more is told as an officer. */
export function toldOf(region: Region, names: ReadonlyMap<string, string>, look: Told) {
  return {
    officer: names.get(look.account_id) ?? noName.id,
    role: roleName(region, look.role),
    office: officeName(region, look.office_id),
    purpose: lookPurposes[look.purpose]?.title ?? { id: look.purpose, en: look.purpose },
    kinds: look.kinds.map((kind) => lookKinds[kind] ?? { id: kind, en: kind }),
  };
}
