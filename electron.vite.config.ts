import { defineConfig } from 'electron-vite'
import solid from 'vite-plugin-solid'

/** The oldest Electron the code must run on is 33 (Node 20.18, Chromium 130): the one for development on a closed network. */
const NODE = 'node20.18'
const CHROME = 'chrome130'

/** Everything but Electron and Node's own modules is bundled, so that the package carries no node_modules. */
export default defineConfig(({ mode }) => {
  const sourcemap = mode === 'development' ? 'inline' : false
  return {
    main: {
      build: {
        target: NODE,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          // The sample data's server runs in a utility process, from a bundle of its own.
          input: { index: 'main/index.ts', 'sample-server': 'e2e/sample-data/index.ts' },
          output: { format: 'es' },
        },
      },
    },
    preload: {
      build: {
        target: NODE,
        sourcemap,
        externalizeDeps: false,
        rolldownOptions: {
          input: { preload: 'main/preload.ts' },
          // A sandboxed preload script is CommonJS and can require nothing but Electron.
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: 'renderer',
      plugins: [solid()],
      worker: { format: 'es' },
      build: {
        target: CHROME,
        sourcemap,
        minify: true,
        assetsInlineLimit: 0, // the content security policy admits no data: URLs
        modulePreload: false,
        rolldownOptions: { input: { index: 'renderer/index.html' } },
      },
    },
  }
})
