import assert from 'node:assert/strict';
import { droppedElements } from '../../../../src/core/wire/xmlDropped.ts';

const app = (inner: string): string => `<?xml version="1.0"?>\n<mac_application>${inner}</mac_application>`;

describe('droppedElements', () => {
  it('names what was sent and is not there, or otherwise', () => {
    const sent = app(
      '<general><name>A &amp; B</name><deployment_type>Soon</deployment_type></general><app_configuration><x>1</x></app_configuration>',
    );
    const read = app('<general><id>12</id><name>A &#38; B</name><deployment_type>Make Available</deployment_type></general><scope/>');
    assert.deepEqual(droppedElements(sent, read), ['general/deployment_type', 'app_configuration/x']);
  });

  const same: readonly (readonly [string, string, string])[] = [
    ['white space and sections of characters', '<a> 1\n 2 </a><b><![CDATA[<x>]]></b>', '<a>1 2</a><b>&lt;x&gt;</b>'],
    ['entries of a list in another order', '<l><e><n>1</n></e><e><n>2</n></e></l>', '<l><size>2</size><e><n>2</n></e><e><n>1</n></e></l>'],
    ['what is cleared and left out', '<a></a><b/>', '<c>1</c>'],
    ['an id in the body', '<id>0</id><b/>', '<id>12</id>'],
    ['a secret, which is never given back', '<password>x</password><b/>', '<password_sha256>y</password_sha256>'],
    ['orders to add and to remove members', '<computer_additions><computer><id>5</id></computer></computer_additions><b/>', '<computers/>'],
  ];
  for (const [what, sent, read] of same) it(`does not mind ${what}`, () => assert.deepEqual(droppedElements(app(sent), app(read)), []));

  it('finds what was to be cleared and is still there', () =>
    assert.deepEqual(droppedElements(app('<notes/>'), app('<notes>old</notes>')), ['notes']));

  it('compares what can be compared, whatever else was sent', () =>
    assert.deepEqual(droppedElements(app('<password>x</password><name>A</name>'), app('<name>A</name>')), []));

  const orders = '<computer_additions><computer><id>99</id></computer></computer_additions>';
  for (const sent of ['', '<id>12</id>', '<password>x</password>', orders])
    it(`says nothing where nothing can be compared: ${sent}`, () => assert.equal(droppedElements(app(sent), app(sent)), undefined));

  it('says nothing of what is nested deeper than any object', () => {
    const deep = `${'<a>'.repeat(2000)}1${'</a>'.repeat(2000)}`;
    assert.equal(droppedElements(deep, deep), undefined);
  });

  it('says nothing of what is no XML', () => {
    assert.equal(droppedElements(app('<a>1</a>'), '{"a":1}'), undefined);
    assert.equal(droppedElements(app('<a>1'), app('')), undefined);
  });
});
