import { asks, compare, type Scenario } from './scenario.ts';

const concurrency = 32;

export const portal: Scenario = {
  name: 'portal',
  tells: 'the portal’s first page, read by nobody in particular',
  measure: (world) =>
    compare(world, { product: asks(world, [{ path: `/${world.region.slug}` }]) }, concurrency),
};

export const servicePage: Scenario = {
  name: 'service page',
  tells: 'pages of services, read by nobody in particular',
  async measure(world) {
    const { region, product } = world;
    const answer = await fetch(`${product.url}/api/regions/${region.slug}/services`);
    const services = (await answer.json()) as readonly { readonly code: string }[];
    return compare(
      world,
      {
        product: asks(
          world,
          services.slice(0, 8).map(({ code }) => ({ path: `/${region.slug}/layanan/${code}` })),
        ),
      },
      concurrency,
    );
  },
};
