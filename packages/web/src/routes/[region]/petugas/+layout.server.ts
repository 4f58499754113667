import { helpPages, onlyHelps } from '#lib/server/helping.ts';
import { onlyLeads, roleName } from '#lib/server/officers.ts';
import { services } from '#lib/server/services.ts';
import type { LayoutServerLoad } from './$types';

/** Officers work with the keyboard in lists that change under their hands: the framework's scripts are on here. */
export const csr = true;

export const load: LayoutServerLoad = async (event) => {
  const { locals } = event;
  const { who } = locals.caller;
  if (who.kind !== 'officer')
    return {
      officer: null,
      menu: null,
      delivery: null,
      field: null,
      measures: null,
      looks: null,
      helps: [],
      works: false,
      imports: false,
      posts: false,
      signs: false,
      staff: null,
      stuck: false,
      unmade: false,
      protects: false,
      operates: false,
      integrates: false,
    };
  const roles = new Set(who.posts.map((post) => roleName(post, locals.locale)));
  const { caller } = locals;
  const of = services(event);
  // Who leads the region reads of stock and printing in the morning, and has nothing to enter there.
  const leads = onlyLeads(event);
  const menu = leads ? null : { ...of.capacity.menu(caller), ...of.printing.menu(caller) };
  // On every page: what one part has to say does not wait for what another says.
  const [measures, looks, helps, helpsOnly, signing, unmade, staff, hasTroubles] = await Promise.all([
    of.measures.menu(caller),
    of.looks.menu(caller),
    helpPages(event),
    onlyHelps(event),
    of.signing.menu(caller),
    of.documents.hasFailed(caller),
    of.staff.menu(caller),
    leads ? false : of.exchange.hasTroubles(caller),
  ]);
  const works = helpsOnly === null && !leads;
  return {
    menu,
    delivery: of.delivery.menu(caller),
    field: of.field.menu(caller),
    measures,
    looks,
    helps,
    works,
    imports: of.importing.services(caller).length > 0,
    posts: of.post.mayUse(caller),
    signs: signing.desk || signing.delegations,
    staff,
    stuck: works && hasTroubles,
    unmade,
    protects: of.privacy.mayProtect(caller),
    operates: of.operations.mayUse(caller),
    integrates: of.integrations.menu(caller).integrations,
    officer: { name: who.name, roles: [...roles] },
  };
};
