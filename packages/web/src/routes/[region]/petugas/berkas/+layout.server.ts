import { workOf } from '#lib/server/work.ts';
import type { LayoutServerLoad } from './$types';

const neighboursShown = 40;

/** The list beside the case: it stays as it is while one goes from case to case, and is read anew after an action. */
export const load: LayoutServerLoad = async (event) => ({ around: await workOf(event, neighboursShown) });
