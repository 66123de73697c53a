// node scripts/pictures.mjs [what Mocha takes: --grep, files]     the tests in windows, with pictures in all themes; they are in test/out/e2e.
process.env.PICTURES = 'all';
process.argv.splice(2, 0, 'e2e');
await import('./test.mjs');
