/** The screens are built into files that the API serves from its own origin: nothing inline, so that the content policy needs no exception. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { trustedDocuments } from './trusted-documents.js';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), trustedDocuments()],
  build: { outDir: '../../dist/apps/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, reportCompressedSize: false, target: 'es2022' },
});
