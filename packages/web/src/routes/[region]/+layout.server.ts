import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
  const { region, caller, locale } = locals;
  return {
    region: { slug: region.slug, name: region.name[locale], accent: region.accent, zone: region.zone },
    who: caller.who.kind,
  };
};
