import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

// Two people (or a test and a person) who build at once each name a folder of their own.
const folder = process.env.WEB_BUILD_FOLDER;

export default defineConfig({
  plugins: [
    sveltekit({
      outDir: folder ? `${folder}/.svelte-kit` : '.svelte-kit',
      adapter: adapter({
        out: folder ? `${folder}/build` : 'build',
        precompress: true,
        envPrefix: 'SATULOKET_WEB_',
      }),
      // The console's inline scripts carry nonces. Citizens' pages have no inline script, so nothing is added there.
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute that is allowed is the framework's own, which hides its page announcer.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'worker-src': ['self'],
          'frame-src': ['self', 'blob:'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      paths: { relative: false },
      // Registered by the portal's own script, with each region's folder as its scope.
      serviceWorker: { register: false },
    }),
    portalScripts(),
  ],
  build: { assetsInlineLimit: 0 },
});

/**
 * Citizens' pages are sent without the framework's scripts. Each file in `src/scripts` becomes a small module of its
 * own at `/skrip/<name>.js`, under a fixed name because pages without a client bundle can not learn a hashed one.
 */
function portalScripts(): Plugin {
  const folder = fileURLToPath(new URL('./src/scripts/', import.meta.url));
  return {
    name: 'satuloket-portal-scripts',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    buildStart() {
      for (const file of readdirSync(folder)) {
        if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
        this.emitFile({ type: 'chunk', id: folder + file, fileName: `skrip/${file.slice(0, -3)}.js` });
      }
    },
  };
}
