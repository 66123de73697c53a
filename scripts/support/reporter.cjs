// Mocha's own spec output, and the counts as JSON in the file that TEST_RESULT names. Used in every tier, inside VS Code too.
'use strict';
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    const slowest = [];
    // An error is told at the end: hooks may have added to it by then.
    // Of a process that died, only the file is known.
    runner.on('fail', (test, error) => failures.push({ title: [test.fullTitle(), error.file].filter(Boolean).join(': '), error }));
    runner.on('pass', (test) => slowest.push({ title: test.fullTitle(), ms: test.duration ?? 0 }));
    runner.on('end', () => {
      const file = process.env.TEST_RESULT;
      if (!file) return;
      slowest.sort((a, b) => b.ms - a.ms);
      const { passes, pending } = runner.stats;
      const told = failures.map(({ title, error }) => ({ title, error: error.stack ?? String(error) }));
      const result = { passed: passes, failed: told.length, skipped: pending, failures: told, slowest: slowest.slice(0, 10) };
      writeFileSync(file, JSON.stringify(result, null, 2));
    });
  }
};
