import { accentSets } from '#lib/color/accent.ts';
import { texts } from '#lib/text/portal-frame.ts';
import type { RequestHandler } from './$types';

/** Each region is an app of its own on the phone, with its name and colour. */
export const GET: RequestHandler = ({ locals }) => {
  const { region, locale } = locals;
  const manifest = {
    id: `/${region.slug}/`,
    name: region.name[locale],
    short_name: region.name[locale],
    description: texts[locale].motto,
    lang: locale,
    start_url: `/${region.slug}`,
    scope: `/${region.slug}`,
    display: 'standalone',
    background_color: '#faf9f6',
    theme_color: accentSets(region.accent).light.accent,
    icons: [192, 512].flatMap((size) => [
      {
        src: `/${region.slug}/ikon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any',
      },
      {
        src: `/${region.slug}/ikon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'maskable',
      },
    ]),
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    },
  });
};
