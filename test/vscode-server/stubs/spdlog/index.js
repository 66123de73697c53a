// Plain-JS stand-in for @vscode/spdlog (native): writes VS Code's log and output-channel files with fs.
'use strict';
const fs = require('fs'),
  path = require('path');
const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) {
    this.file = file;
    this.raw = false;
    this.level = 2;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  getLevel() {
    return this.level;
  }
  setLevel(n) {
    this.level = n;
  }
  setPattern() {
    this.raw = false;
  }
  clearFormatters() {
    this.raw = true;
  }
  flush() {}
  drop() {}
  write(n, message) {
    if (n < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      fs.appendFileSync(this.file, this.raw ? message : `${stamp} [${LEVELS[n]}] ${message}\n`);
    } catch {
      /* a log must not break the host */
    }
  }
}
LEVELS.forEach((name, n) => {
  Logger.prototype[name === 'warning' ? 'warn' : name] = function (m) {
    this.write(n, m);
  };
});
const create = async (_name, file) => new Logger(file);
// One assignment each: VS Code loads this with import(), and Node finds a CommonJS module's names only in this form.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
