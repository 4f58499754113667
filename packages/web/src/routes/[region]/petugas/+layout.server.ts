import { roleName } from '#lib/server/officers.ts';
import type { LayoutServerLoad } from './$types';

/** Officers work with the keyboard in lists that change under their hands: the framework's scripts are on here. */
export const csr = true;

export const load: LayoutServerLoad = ({ locals }) => {
  const { who } = locals.caller;
  if (who.kind !== 'officer') return { officer: null };
  const roles = new Set(who.posts.map((post) => roleName(post, locals.locale)));
  return { officer: { name: who.name, roles: [...roles] } };
};
