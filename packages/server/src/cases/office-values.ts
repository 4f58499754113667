import {
  agencyResponsible,
  districtOf,
  officeOf,
  type ProductValues,
  type Region,
  type Text,
} from '@satuloket/engine';

/** The region's role of whoever heads an office and signs for it. */
const headRole = 'head';

/** An office as it stands in documents, in Indonesian: with the agency that answers for the service, and its head. */
export function officeValues(region: Region, service: string, officeId: string): ProductValues['office'] {
  const office = officeOf(region, officeId);
  const agency = agencyResponsible(region, service, officeId);
  if (office === undefined || agency === undefined) {
    throw new Error(`${region.slug} has no office ${officeId} that does ${service}.`);
  }
  const heads = region.posts.filter((post) => post.agency === agency.id && post.roles.includes(headRole));
  const head = heads.find((post) => post.office === officeId) ?? heads[0];
  const district = districtOf(region, office.district);
  return {
    name: office.name.id,
    agency: agency.name.id,
    address: office.address.id,
    city: region.name.id,
    ...(region.contact.phone === undefined ? {} : { phone: region.contact.phone }),
    ...(district === undefined ? {} : { district: district.name }),
    ...(head === undefined ? {} : { headTitle: head.title.id }),
    ...(head?.holder === undefined ? {} : { headName: head.holder.name, headNip: head.holder.nip }),
  };
}

/** The office's name in sentences. */
export function officeName(region: Region, officeId: string): Text {
  return officeOf(region, officeId)?.name ?? { id: officeId, en: officeId };
}
