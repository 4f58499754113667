import type { LayoutServerLoad } from './$types';

/** Citizens' pages ship no framework script; the console switches it on for itself. */
export const csr = false;
export const prerender = false;

export const load: LayoutServerLoad = ({ locals }) => ({ locale: locals.locale });
