import assert from 'node:assert/strict';
import { classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { parseJson } from '../../../../../src/core/json/parse.ts';
import { nodeAt } from '../../../../../src/core/json/pointers.ts';
import { printJson } from '../../../../../src/core/json/print.ts';
import { untakenMembers } from '../../../../../src/core/shapes/project.ts';
import { anything, type Shape } from '../../../../../src/core/shapes/shape.ts';
import { xmlCodec } from '../../../../../src/core/wire/xmlCodec.ts';
import { classicTexts } from '../../../../support/classic/texts.ts';

function shapeOf(element: string): Shape {
  return classicShape(element) ?? anything;
}

function textOf(element: string): string {
  const read = xmlCodec(element, shapeOf(element)).decode(classicTexts[element] ?? '');
  return 'text' in read ? read.text : assert.fail(read.detail);
}

describe('an object as the Classic API writes it', () => {
  for (const [element, xml] of Object.entries(classicTexts)) {
    it(`<${element}> comes out of its document as it went in, but for counts and what is never written`, () => {
      const again = xmlCodec(element, shapeOf(element)).encode(parseJson(textOf(element)));
      assert.equal(
        again,
        xml
          .replaceAll(/<size>\d+<\/size>/g, '')
          .replaceAll(/<(\w+)><\/\1>/g, '<$1/>')
          .replaceAll(/ since="[\d.]+"/g, ''),
      );
    });

    it(`<${element}> has no field that its shape does not know`, () => {
      const text = textOf(element);
      const names = untakenMembers(shapeOf(element), parseJson(text))
        .filter(({ why }) => why === 'unknown')
        .map(({ from, to }) => text.slice(from, to));
      assert.deepEqual(names, []);
    });
  }

  for (const [element, pointer, value] of [
    ['policy', '/general/id', '204'],
    ['policy', '/general/enabled', 'true'],
    ['policy', '/general/date_time_limitations/no_execute_on', '["Sun","Sat"]'],
    ['policy', '/general/site', '{"id":-1,"name":"None"}'],
    ['policy', '/scope/jss_users', '[{"id":4,"name":"anna"}]'],
    ['policy', '/scope/exclusions/computers', '[]'],
    ['policy', '/self_service/self_service_icon', '{}'],
    ['policy', '/self_service/notification', '["false","Self Service"]'],
    ['policy', '/printers', '{"leave_existing_default":""}'],
    ['policy', '/dock_items', '[]'],
    ['policy', '/files_processes/run_command', String.raw`"if [ 1 -lt 2 ]; then echo \"a > b\" && exit 0; fi"`],
    ['policy', '/account_maintenance/open_firmware_efi_password/of_password_sha256', '"e3b0c442"'],
    ['os_x_configuration_profile', '/scope/exclusions/jss_user_groups', '[{"id":5,"name":"Board"}]'],
    ['restricted_software', '/scope/exclusions/users', '[{"name":"anna"}]'],
    ['user_group', '/criteria/1/priority', '1'],
    ['mobile_device_application', '/general/version', '"14.0"'],
    ['mobile_device_application', '/general/mobile_device_provisioning_profile', '""'],
    ['mobile_device_application', '/scope/limitations/user_groups/0/id', '"8D1F4C3E-2A6B-4F1D-8E2C-1B3A5C7D9E0F"'],
    ['network_segment', '/override_buildings', 'true'],
  ] as const) {
    it(`shows ${pointer} of <${element}> as ${value}`, () => {
      const node = nodeAt(parseJson(textOf(element)), pointer);
      assert.equal(node && printJson(node), value);
    });
  }
});
