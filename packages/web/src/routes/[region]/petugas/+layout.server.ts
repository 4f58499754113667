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
  // Who leads the region reads of stock and printing in the morning, and has nothing to enter there.
  const menu = onlyLeads(event)
    ? null
    : { ...services(event).capacity.menu(locals.caller), ...services(event).printing.menu(locals.caller) };
  const delivery = services(event).delivery.menu(locals.caller);
  const field = services(event).field.menu(locals.caller);
  const measures = await services(event).measures.menu(locals.caller);
  const looks = await services(event).looks.menu(locals.caller);
  const helps = await helpPages(event);
  const posts = services(event).post.mayUse(locals.caller);
  const imports = services(event).importing.services(locals.caller).length > 0;
  const works = (await onlyHelps(event)) === null && !onlyLeads(event);
  const signing = await services(event).signing.menu(locals.caller);
  const unmade = await services(event).documents.hasFailed(locals.caller);
  const stuck = works && (await services(event).exchange.hasTroubles(locals.caller));
  return {
    menu,
    delivery,
    field,
    measures,
    looks,
    helps,
    works,
    imports,
    posts,
    signs: signing.desk || signing.delegations,
    staff: await services(event).staff.menu(locals.caller),
    stuck,
    unmade,
    protects: services(event).privacy.mayProtect(locals.caller),
    operates: services(event).operations.mayUse(locals.caller),
    integrates: services(event).integrations.menu(locals.caller).integrations,
    officer: { name: who.name, roles: [...roles] },
  };
};
