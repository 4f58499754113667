import { redirect } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const code = String(form.get('code') ?? '')
      .trim()
      .replaceAll(/[\s/]/g, '')
      .slice(0, 40);
    redirect(303, `/${event.params.region}/mulai${code ? `/${encodeURIComponent(code)}` : ''}`);
  },
};
