// Mocha's own spec output, and the counts as JSON in the file that TEST_RESULT names. Used in every tier, inside VS Code too.
'use strict';
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    const slowest = [];
    runner.on('fail', (test, error) => failures.push({ title: test.fullTitle(), error: error.stack ?? String(error) }));
    runner.on('pass', (test) => slowest.push({ title: test.fullTitle(), ms: test.duration ?? 0 }));
    runner.on('end', () => {
      const file = process.env.TEST_RESULT;
      if (!file) return;
      slowest.sort((a, b) => b.ms - a.ms);
      const { passes, pending } = runner.stats;
      writeFileSync(
        file,
        JSON.stringify({ passed: passes, failed: failures.length, skipped: pending, failures, slowest: slowest.slice(0, 10) }, null, 2),
      );
    });
  }
};
