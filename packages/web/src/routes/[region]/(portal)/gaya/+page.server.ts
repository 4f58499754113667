import { demoOnly } from '#lib/server/demo-only.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => demoOnly(event);
