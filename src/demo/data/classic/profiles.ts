import type { Row } from '../../values.ts';
import { refer, scopeOf } from './named.ts';
import { payloadText, profileUuid } from './payloadTexts.ts';

/** Name, category, payloads, scope. */
const onMacs = `Wi-Fi|6|wifi|all
Restrictions|9|restrictions|d14 g101 -g102
Login Window|9|loginwindow|all
Privacy: Zoom|9|tcc|all
Privacy: Backup|9|backup|b4 d7
Passcode|9|passcode|g1 -g103
Google Chrome settings|2|chrome|g1
Firewall|9|firewall|all -b12
Root certificate|9|root|all
Dock of the library|1|dock|b9 ~n1
Screen Saver|1|screensaver|d14
Notifications of Zoom|8|notifications|U6 u3
Energy|5|energy|c1 c2 g101
Two custom settings|4|chrome office|g102`;
const onPhones = `Wi-Fi for iPads|6|wifi|all
Kindergarten restrictions|9|restrictions|G2
Web clip of the library|1|webclip|b9
Passcode for staff|9|passcode|d1 d6
Lock screen|5|lockscreen|G1 -G2
Web clip of books|1|books|G2 m1`;

const rows = (text: string): readonly (readonly string[])[] => text.split('\n').map((line) => line.split('|'));
const mac = rows(onMacs);
const mobile = rows(onPhones);

export const macProfileCount = mac.length;
export const mobileProfileCount = mobile.length;

export function makeMacProfile(index: number): Row {
  return profile(mac[index] ?? [], index, { distribution_method: 'Install Automatically', level: 'System' });
}

export function makeMobileProfile(index: number): Row {
  const own = { deployment_method: 'Install Automatically', level: 'System', redeploy_days_before_certificate_expires: 0 };
  return profile(mobile[index] ?? [], index, own, 100);
}

function profile([name = '', category = '', keys = '', scope = '']: readonly string[], index: number, more: Row, salt = 0): Row {
  return {
    general: {
      id: index + 1,
      name,
      description: '',
      site: refer('t', -1),
      category: refer('k', Number(category)),
      uuid: profileUuid(index + salt),
      redeploy_on_update: 'Newly Assigned',
      payloads: payloadText(name, index + salt, keys),
      ...more,
    },
    scope: scopeOf(scope),
    self_service: { install_button_text: 'Install' },
  };
}
