import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { localTime } from '../../../src/shared/localTime.ts';

describe('a point in time', () => {
  it('is told in the time of this computer, whatever the zone and the digits it comes in', () => {
    const local = new Date(2026, 10, 1, 9, 5);
    const minute = local.toISOString().slice(0, 16);
    for (const text of [`${minute}Z`, `${minute}:30Z`, `${minute}:30.123Z`, `${minute}:00+00:00`, `${minute}:00+0000`]) {
      assert.equal(localTime(text), '2026-11-01 09:05', text);
    }
  });

  it('is told to the minute it was', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
        const [day = '', time = ''] = localTime(at.toISOString()).split(' ');
        const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        const back = new Date(year, month - 1, date, hour, minute);
        assert.ok(Math.abs(at.getTime() - back.getTime()) < 60_000 || back.getTimezoneOffset() !== at.getTimezoneOffset());
      }),
    );
  });

  for (const text of ['', '2026-11-01', '2026-11-01T09:05:00', '2026-13-45T09:05:00Z', 'at 2026-11-01T09:05:00Z', '10.4.1', '1.10']) {
    it(`is none in “${text}”`, () => assert.equal(localTime(text), text));
  }
});
