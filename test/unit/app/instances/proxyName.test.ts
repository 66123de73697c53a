import assert from 'node:assert/strict';
import { proxyName, type ProxySources } from '../../../../src/app/instances/proxyName.ts';

const jamf = 'https://acme.jamfcloud.com/api/v1/x';

describe('proxyName', () => {
  const table: readonly (readonly [what: string, sources: Partial<ProxySources>, expected: string | undefined, url?: string])[] = [
    ['nothing is set', {}, undefined],
    ['the setting', { setting: 'http://proxy.test:8080' }, 'proxy.test:8080'],
    ['never user and password', { setting: 'http://jane:canary@proxy.test:8080/' }, 'proxy.test:8080'],
    ['without a scheme', { setting: 'proxy.test:8080' }, 'proxy.test:8080'],
    ['without a scheme, with a password', { setting: 'jane:canary@proxy.test:8080' }, 'proxy.test:8080'],
    ['what is no address', { setting: 'http://' }, undefined],
    ['the setting before the environment', { setting: 'http://a.test:1', environment: { HTTPS_PROXY: 'http://b.test:2' } }, 'a.test:1'],
    ['the environment', { environment: { HTTPS_PROXY: 'http://jane:canary@b.test:2' } }, 'b.test:2'],
    ['the environment in small letters', { environment: { https_proxy: 'http://b.test:2' } }, 'b.test:2'],
    ['that of http where there is none of https', { environment: { HTTP_PROXY: 'http://b.test:2' } }, 'b.test:2'],
    ['that of https not for http', { environment: { HTTPS_PROXY: 'http://b.test:2' } }, undefined, 'http://acme.test/'],
    ['switched off', { setting: 'http://a.test:1', support: 'off' }, undefined],
    ['this machine', { setting: 'http://a.test:1' }, undefined, 'http://127.0.0.1:9006/'],
    ['a host that is exempt', { setting: 'http://a.test:1', noProxy: ['acme.jamfcloud.com'] }, undefined],
    ['a domain that is exempt', { setting: 'http://a.test:1', noProxy: ['*.jamfcloud.com'] }, undefined],
    ['a domain of the variable', { setting: 'http://a.test:1', environment: { NO_PROXY: 'x.test, .jamfcloud.com' } }, undefined],
    ['all are exempt', { setting: 'http://a.test:1', environment: { no_proxy: '*' } }, undefined],
    ['another port is exempt', { setting: 'http://a.test:1', noProxy: ['acme.jamfcloud.com:8443'] }, 'a.test:1'],
    ['this port is exempt', { setting: 'http://a.test:1', noProxy: ['acme.jamfcloud.com:443'] }, undefined],
    ['a name that only ends alike', { setting: 'http://a.test:1', noProxy: ['cloud.com', 'me.jamfcloud.com'] }, 'a.test:1'],
  ];
  for (const [what, sources, expected, url = jamf] of table) {
    it(what, () => {
      const named = proxyName(url, { setting: '', support: 'override', noProxy: [], environment: {}, ...sources });
      assert.equal(named, expected);
    });
  }
});
