import type { LayoutServerLoad } from './$types';

/** Officers work with the keyboard in lists that change under their hands: the framework's scripts are on here. */
export const csr = true;

export const load: LayoutServerLoad = ({ locals }) => {
  const { who } = locals.caller;
  return { officer: who.kind === 'officer' ? { name: who.name, posts: who.posts } : null };
};
