import {
  agencyOf,
  agencyResponsible,
  buildSearchIndex,
  describePromise,
  districtOf,
  everydayVocabulary,
  findRegencies,
  type Pack,
  placeName,
  promisedBy,
  provinces,
  type Region,
  regencies,
  regencyByCode,
  type SearchIndex,
  type Service,
  searchServices,
  searchVillages,
  serviceBinding,
} from '@satuloket/engine';
import type { Places } from '../places/index.ts';
import type {
  CatalogueService,
  PlaceGroup,
  PlaceOption,
  RegionSummary,
  ServicePage,
  ServiceSummary,
} from '../types.ts';
import { officeSummary } from './office-summary.ts';
import type { PackRegistry } from './registry.ts';

/** More than a region offers; a search is never without end. */
const maximumServicesFound = 100;
const maximumPlacesFound = 20;

/** What residents can find before they sign in: regions, services, places and offices. */
export function createCatalogue(options: {
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly now: () => Date;
}): CatalogueService {
  const { places, packs, now } = options;

  function offered(region: Region): readonly { pack: Pack; service: Service }[] {
    return packs
      .active(region.id)
      .flatMap((pack) => Object.values(pack.services).map((service) => ({ pack, service })))
      .filter(({ pack, service }) => serviceBinding(region, service.code)?.pack.pack === pack.manifest.name);
  }

  /** Made anew only when other packs are in force. */
  const indexes = new Map<string, { digests: string; index: SearchIndex }>();
  function indexOf(region: Region): SearchIndex {
    const digests = packs
      .active(region.id)
      .map(({ digest }) => digest)
      .join(' ');
    const known = indexes.get(region.id);
    if (known?.digests === digests) return known.index;
    const index = serviceSearchIndex(offered(region).map(({ service }) => service));
    indexes.set(region.id, { digests, index });
    return index;
  }

  return {
    regions: () => places.regions().map(regionSummary),

    region(slug) {
      const region = places.regions().find((candidate) => candidate.slug === slug);
      return region && regionSummary(region);
    },

    search(regionId, words) {
      const region = places.region(regionId);
      if (region === undefined) return [];
      const all = offered(region);
      if (words.trim() === '') return all.map(({ pack, service }) => summaryOf(region, pack, service));
      return searchServices(indexOf(region), words, { limit: maximumServicesFound }).flatMap(({ code }) => {
        const found = all.find(({ service }) => service.code === code);
        return found === undefined ? [] : [summaryOf(region, found.pack, found.service)];
      });
    },

    service(regionId, code): ServicePage | undefined {
      const region = places.region(regionId);
      const found = packs.serviceOf(regionId, code);
      const binding = region && serviceBinding(region, code);
      if (region === undefined || found === undefined || binding === undefined) return undefined;
      const offices = region.offices.filter(({ serves }) =>
        serves.some(({ works }) => works.includes(binding.work.id)),
      );
      const [office] = offices;
      const agency =
        (binding.work.agency === undefined ? undefined : agencyOf(region, binding.work.agency)) ??
        (office && agencyResponsible(region, code, office.id));
      return {
        ...summaryOf(region, found.pack, found.service),
        definition: found.service,
        packDigest: found.pack.digest,
        agency: agency?.name ?? region.government,
        offices: offices.map((each) => officeSummary(region, each, now())),
      };
    },

    places(regionId, words, level) {
      const region = places.region(regionId);
      if (region === undefined) return [];
      switch (level) {
        case 'village':
          return searchVillages(region, words, maximumPlacesFound).map(({ village }) => ({
            code: village.code,
            name: village.name,
            within: village.districtName,
          }));
        case 'district': {
          const wanted = words.trim().toLowerCase();
          return region.districts
            .filter(({ name }) => name.toLowerCase().includes(wanted))
            .slice(0, maximumPlacesFound)
            .map(({ code, name }) => ({ code, name, within: region.name.id }));
        }
        case 'regency':
          return findRegencies(words, maximumPlacesFound).map(({ code, name, provinceName }) => ({
            code,
            name,
            within: provinceName,
          }));
      }
    },

    place(code): PlaceOption | undefined {
      const here = places.village(code);
      if (here !== undefined) {
        return { code, name: here.village.name, within: here.village.districtName };
      }
      const regency = regencyByCode(code);
      if (regency !== undefined) return { code, name: regency.name, within: regency.provinceName };
      const region = places.regions().find((candidate) => districtOf(candidate, code) !== undefined);
      const name = region && placeName(region, code);
      return region && name !== undefined ? { code, name, within: region.name.id } : undefined;
    },

    placeGroups(regionId, level) {
      const region = places.region(regionId);
      if (region === undefined) return [];
      switch (level) {
        case 'village':
          return region.districts.map((district) => ({
            name: district.name,
            places: region.villages
              .filter(({ districtCode }) => districtCode === district.code)
              .map(({ code, name }) => ({ code, name })),
          }));
        case 'district':
          return [
            { name: region.name.id, places: region.districts.map(({ code, name }) => ({ code, name })) },
          ];
        case 'regency':
          return regencyGroups;
      }
    },

    offices(regionId) {
      const region = places.region(regionId);
      return region?.offices.map((office) => officeSummary(region, office, now())) ?? [];
    },
  };
}

/** The same for every region: cities and regencies of Indonesia by province. */
const regencyGroups: readonly PlaceGroup[] = provinces.map((province) => ({
  name: province.name,
  places: regencies
    .filter(({ provinceCode }) => provinceCode === province.code)
    .map(({ code, name }) => ({ code, name })),
}));

/** What a region's residents search in: titles, summaries and the everyday words of its services. */
export function serviceSearchIndex(services: readonly Service[]): SearchIndex {
  return buildSearchIndex(
    services.map(({ code, title, summary, keywords }) => ({
      code,
      title,
      summary,
      keywords: [...keywords.id, ...keywords.en],
    })),
    everydayVocabulary,
  );
}

function regionSummary(region: Region): RegionSummary {
  return {
    id: region.id,
    slug: region.slug,
    name: region.name,
    accent: region.accent.light,
    codePrefix: region.codePrefix,
    zone: region.zone,
  };
}

function summaryOf(region: Region, pack: Pack, service: Service): ServiceSummary {
  const binding = serviceBinding(region, service.code);
  return {
    code: service.code,
    pack: pack.manifest.name,
    title: service.title,
    summary: service.summary,
    category: service.category,
    promise: describePromise(promisedBy(service, binding?.pack.parameters)),
    feeRupiah: service.fee.amountRupiah,
  };
}
