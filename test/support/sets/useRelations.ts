import type { UseTarget } from '../../../src/core/sets/uses/useTypes.ts';

/** A relation as it is written down: a document of a kind that refers to one object, and where it does. */
export interface UseRelation {
  readonly relation: string;
  readonly from: string;
  readonly document: unknown;
  readonly to: UseTarget;
  readonly how: string;
  readonly at: string;
}

/**
 * Each relation in a line: what it is, the kind that refers, its document, the kind that is referred to with the name of the object where
 * that matters, how sure it is, and the pointer. Objects that are referred to have the id 5; references to others stand beside some.
 */
const table = String.raw`
policy: category | classic/policies | {"general":{"id":5,"name":"A","category":{"id":5,"name":"x"}}} | categories | id | /general/category/id
policy: site | classic/policies | {"general":{"id":5,"site":{"id":5,"name":"x"}}} | classic/sites | id | /general/site/id
policy: script | classic/policies | {"scripts":[{"id":4,"name":"y"},{"id":5,"name":"x"}]} | scripts | id | /scripts/1/id
policy: package | classic/policies | {"package_configuration":{"packages":[{"id":5,"name":"x"}]}} | packages | id | /package_configuration/packages/0/id
policy: printer | classic/policies | {"printers":{"leave_existing_default":false,"printer":[{"id":5,"name":"x"}]}} | classic/printers | id | /printers/printer/0/id
policy: dock item | classic/policies | {"dock_items":[{"id":5,"name":"x"}]} | classic/dockitems | id | /dock_items/0/id
policy: binding | classic/policies | {"account_maintenance":{"directory_bindings":[{"id":5,"name":"x"}]}} | classic/directorybindings | id | /account_maintenance/directory_bindings/0/id
policy: encryption | classic/policies | {"disk_encryption":{"disk_encryption_configuration_id":5,"remediate_disk_encryption_configuration_id":0}} | classic/diskencryptionconfigurations | id | /disk_encryption/disk_encryption_configuration_id
policy: encryption that repairs | classic/policies | {"disk_encryption":{"remediate_disk_encryption_configuration_id":5}} | classic/diskencryptionconfigurations | id | /disk_encryption/remediate_disk_encryption_configuration_id
policy: icon | classic/policies | {"self_service":{"self_service_icon":{"id":5,"filename":"a.png"}}} | icon | id | /self_service/self_service_icon/id
policy: category in Self Service | classic/policies | {"self_service":{"self_service_categories":[{"id":5,"name":"x","display_in":true}]}} | categories | id | /self_service/self_service_categories/0/id
policy: distribution point | classic/policies | {"package_configuration":{"distribution_point":"Thing"}} | distribution-points | name | /package_configuration/distribution_point
policy: distribution point of its own | classic/policies | {"general":{"override_default_settings":{"distribution_point":"Thing"}}} | distribution-points | name | /general/override_default_settings/distribution_point
scope: computer | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"computers":[{"id":5,"name":"x","udid":"u"}]}} | computers-inventory | id | /scope/computers/0/id
scope: computer group | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"computer_groups":[{"id":5,"name":"x"}]}} | computer-groups/smart-groups Laptops | id | /scope/computer_groups/0/id
scope: building | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"buildings":[{"id":5,"name":"x"}]}} | buildings | id | /scope/buildings/0/id
scope: department | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"departments":[{"id":5,"name":"x"}]}} | departments | id | /scope/departments/0/id
scope: user of Jamf Pro | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"jss_users":[{"id":5,"name":"x"}]}} | users | id | /scope/jss_users/0/id
scope: user group | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"jss_user_groups":[{"id":5,"name":"x"}]}} | classic/usergroups Staff | id | /scope/jss_user_groups/0/id
scope: limited to a network segment | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"limitations":{"users":[{"id":5,"name":"u"}],"network_segments":[{"id":5,"name":"x"}]}}} | classic/networksegments | id | /scope/limitations/network_segments/0/id
scope: limited to an iBeacon | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"limitations":{"ibeacons":[{"id":5,"name":"x"}]}}} | classic/ibeacons | id | /scope/limitations/ibeacons/0/id
scope: excluded computer group | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"exclusions":{"computer_groups":[{"id":5,"name":"x"}]}}} | computer-groups/smart-groups Laptops | id | /scope/exclusions/computer_groups/0/id
scope: excluded building | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"exclusions":{"buildings":[{"id":5,"name":"x"}]}}} | buildings | id | /scope/exclusions/buildings/0/id
scope: excluded user group | classic/policies | {"general":{"id":1,"name":"A"},"scope":{"exclusions":{"user_groups":[{"id":5,"name":"directory"}],"jss_user_groups":[{"id":5,"name":"x"}]}}} | classic/usergroups Staff | id | /scope/exclusions/jss_user_groups/0/id
macOS profile: category | classic/osxconfigurationprofiles | {"general":{"category":{"id":5,"name":"x"}}} | categories | id | /general/category/id
macOS profile: scope | classic/osxconfigurationprofiles | {"general":{"id":1,"name":"A"},"scope":{"computer_groups":[{"id":5,"name":"x"}]}} | computer-groups/smart-groups Laptops | id | /scope/computer_groups/0/id
macOS profile: value of an attribute | classic/osxconfigurationprofiles | {"general":{"payloads":"<string>$EXTENSIONATTRIBUTE_5</string>$EXTENSIONATTRIBUTE_55"}} | computer-extension-attributes Disk State | mentioned | /general/payloads
mobile profile: scope | classic/mobiledeviceconfigurationprofiles | {"general":{"id":1,"name":"A"},"scope":{"mobile_device_groups":[{"id":5,"name":"x"}]}} | mobile-device-groups/static-groups Phones | id | /scope/mobile_device_groups/0/id
mobile profile: value of an attribute | classic/mobiledeviceconfigurationprofiles | {"general":{"payloads":"a$EXTENSIONATTRIBUTE_5b"}} | mobile-device-extension-attributes Plan | mentioned | /general/payloads
mobile app: value of an attribute | classic/mobiledeviceapplications | {"app_configuration":{"preferences":"<string>$EXTENSIONATTRIBUTE_5</string>"}} | mobile-device-extension-attributes Plan | mentioned | /app_configuration/preferences
mobile app: volume purchasing | classic/mobiledeviceapplications | {"vpp":{"vpp_admin_account_id":5}} | volume-purchasing-locations | id | /vpp/vpp_admin_account_id
mobile app: provisioning profile | classic/mobiledeviceapplications | {"general":{"mobile_device_provisioning_profile":5}} | classic/mobiledeviceprovisioningprofiles | id | /general/mobile_device_provisioning_profile
Mac app: scope | classic/macapplications | {"general":{"id":1,"name":"A"},"scope":{"computer_groups":[{"id":5,"name":"x"}]}} | computer-groups/smart-groups Laptops | id | /scope/computer_groups/0/id
eBook: class | classic/ebooks | {"general":{"id":1,"name":"A"},"scope":{"classes":[{"id":5,"name":"x"}]}} | classic/classes | id | /scope/classes/0/id
eBook: mobile device group | classic/ebooks | {"general":{"id":1,"name":"A"},"scope":{"mobile_device_groups":[{"id":5,"name":"x"}]}} | mobile-device-groups/static-groups Phones | id | /scope/mobile_device_groups/0/id
restricted software: scope | classic/restrictedsoftware | {"general":{"id":1,"name":"A"},"scope":{"exclusions":{"computer_groups":[{"id":5,"name":"x"}]}}} | computer-groups/smart-groups Laptops | id | /scope/exclusions/computer_groups/0/id
patch policy: title | classic/patchpolicies | {"software_title_configuration_id":5} | patch-software-title-configurations | id | /software_title_configuration_id
patch policy: scope | classic/patchpolicies | {"general":{"id":1,"name":"A"},"scope":{"computer_groups":[{"id":5,"name":"x"}]}} | computer-groups/smart-groups Laptops | id | /scope/computer_groups/0/id
patch title: package | patch-software-title-configurations | {"packages":[{"packageId":"5","version":"1","displayName":"x"}]} | packages | id | /packages/0/packageId
patch title: category | patch-software-title-configurations | {"categoryId":"5","categoryName":"x","siteId":"-1"} | categories | id | /categoryId
smart group: member of a group | computer-groups/smart-groups | {"name":"A","criteria":[{"name":"Model","priority":0,"searchType":"member of","value":"x"},{"name":"Computer Group","priority":1,"searchType":"member of","value":"Laptops"}]} | computer-groups/smart-groups Laptops | name | /criteria/1/value
smart group: extension attribute | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Disk State","priority":1,"searchType":"is","value":"full"}]} | computer-extension-attributes Disk State | name | /criteria/1/name
smart group: building | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Building","priority":1,"searchType":"is","value":"Thing"}]} | buildings | name | /criteria/1/value
smart group: department | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Department","priority":1,"searchType":"is","value":"Thing"}]} | departments | name | /criteria/1/value
smart group: patch title | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Patch Reporting: Thing","priority":1,"searchType":"is","value":"1.0"}]} | patch-software-title-configurations | name | /criteria/1/name
smart group: package | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"has","value":"x"},{"name":"Packages Installed by Jamf Pro","priority":1,"searchType":"has","value":"Thing"}]} | packages | name | /criteria/1/value
smart group: a part of a name | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"like","value":"x"},{"name":"Building","priority":1,"searchType":"like","value":"Thing"}]} | buildings | mentioned | /criteria/1/value
mobile group: member of a group | mobile-device-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"not member of","value":"x"},{"name":"Mobile Device Group","priority":1,"searchType":"not member of","value":"Phones"}]} | mobile-device-groups/static-groups Phones | name | /criteria/1/value
mobile group: extension attribute | mobile-device-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Plan","priority":1,"searchType":"is","value":"x"}]} | mobile-device-extension-attributes Plan | name | /criteria/1/name
user group: extension attribute | classic/usergroups | {"criteria":[{"name":"Model","priority":0,"search_type":"is","value":"x"},{"name":"Badge","priority":1,"search_type":"is","value":"x"}]} | classic/userextensionattributes Badge | name | /criteria/1/name
computer search: criterion | classic/advancedcomputersearches | {"criteria":[{"name":"Model","priority":0,"search_type":"is","value":"x"},{"name":"Disk State","priority":1,"search_type":"is","value":"x"}]} | computer-extension-attributes Disk State | name | /criteria/1/name
computer search: column | classic/advancedcomputersearches | {"display_fields":[{"name":"Model"},{"name":"Disk State"}]} | computer-extension-attributes Disk State | name | /display_fields/1/name
mobile search: column | advanced-mobile-device-searches | {"displayFields":["Model","Plan"]} | mobile-device-extension-attributes Plan | name | /displayFields/1
user search: criterion | advanced-user-content-searches | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"x"},{"name":"Badge","priority":1,"searchType":"is","value":"x"}]} | classic/userextensionattributes Badge | name | /criteria/1/name
prestage: package | computer-prestages | {"customPackageIds":["4","5"]} | packages | id | /customPackageIds/1
prestage: profile | computer-prestages | {"prestageInstalledProfileIds":["5"]} | classic/osxconfigurationprofiles | id | /prestageInstalledProfileIds/0
prestage: profile of single sign-on | computer-prestages | {"pssoConfigProfileId":"5"} | classic/osxconfigurationprofiles | id | /pssoConfigProfileId
prestage: enrollment customization | computer-prestages | {"enrollmentCustomizationId":"5"} | enrollment-customizations | id | /enrollmentCustomizationId
prestage: building | computer-prestages | {"locationInformation":{"buildingId":"5","departmentId":"-1"}} | buildings | id | /locationInformation/buildingId
prestage: site | mobile-device-prestages | {"enrollmentSiteId":"5","siteId":"-1"} | classic/sites | id | /enrollmentSiteId
mobile prestage: profile | mobile-device-prestages | {"rtsConfigProfileId":"5"} | classic/mobiledeviceconfigurationprofiles | id | /rtsConfigProfileId
return to service: profile | return-to-service | {"wifiProfileId":"5"} | classic/mobiledeviceconfigurationprofiles | id | /wifiProfileId
class: mobile device group | classic/classes | {"mobile_device_group_ids":[5],"student_ids":[6]} | mobile-device-groups/static-groups Phones | id | /mobile_device_group_ids/0
class: mobile device | classic/classes | {"mobile_devices":[{"id":5,"name":"x","udid":"u"}]} | mobile-devices | id | /mobile_devices/0/id
class: student | classic/classes | {"student_ids":[5]} | users | id | /student_ids/0
class: user group | classic/classes | {"teacher_group_ids":[5]} | classic/usergroups Staff | id | /teacher_group_ids/0
webhook: group of computers | classic/webhooks | {"event":"SmartGroupComputerMembershipChange","smart_group_id":5} | computer-groups/smart-groups Laptops | id | /smart_group_id
webhook: group of mobile devices | classic/webhooks | {"event":"SmartGroupMobileDeviceMembershipChange","smart_group_id":5} | mobile-device-groups/static-groups Phones | id | /smart_group_id
webhook: group of users | classic/webhooks | {"event":"SmartGroupUserMembershipChange","smart_group_id":5} | classic/usergroups Staff | id | /smart_group_id
network segment: distribution point | classic/networksegments | {"distribution_point":"Thing"} | distribution-points | name | /distribution_point
network segment: building | classic/networksegments | {"building":"Thing"} | buildings | name | /building
network segment: department | classic/networksegments | {"department":"Thing"} | departments | name | /department
network segment: update server | classic/networksegments | {"swu_server":"Thing"} | classic/softwareupdateservers | name | /swu_server
printer: category | classic/printers | {"category":"Thing"} | categories | name | /category
script: category | scripts | {"categoryId":"5","categoryName":"x"} | categories | id | /categoryId
package: category | packages | {"categoryId":5} | categories | id | /categoryId
volume assignment: location | classic/vppassignments | {"general":{"vpp_admin_account_id":5}} | volume-purchasing-locations | id | /general/vpp_admin_account_id
volume assignment: user | classic/vppassignments | {"general":{"id":1,"name":"A"},"scope":{"jss_users":[{"id":5,"name":"x"}]}} | users | id | /scope/jss_users/0/id
volume invitation: location | classic/vppinvitations | {"general":{"vpp_account":{"id":5}}} | volume-purchasing-locations | id | /general/vpp_account/id
licensed software: site | classic/licensedsoftware | {"general":{"site":{"id":5,"name":"x"}}} | classic/sites | id | /general/site/id
API client: role | api-integrations | {"authorizationScopes":["Other","Thing"]} | api-roles | name | /authorizationScopes/1
onboarding: policy | onboarding | {"onboardingItems":[{"entityId":"5","selfServiceEntityType":"OS_X_POLICY"}]} | classic/policies Install | id | /onboardingItems/0/entityId
onboarding: profile | onboarding | {"onboardingItems":[{"entityId":"5","selfServiceEntityType":"OS_X_CONFIG_PROFILE"}]} | classic/osxconfigurationprofiles | id | /onboardingItems/0/entityId
Self Service: category | self-service/settings | {"configurationSettings":{"defaultHomeCategoryId":5}} | categories | id | /configurationSettings/defaultHomeCategoryId
branding: icon | self-service/branding/macos | {"iconId":5} | icon | id | /iconId
account: directory server | accounts | {"ldapServerId":5,"siteId":-1} | classic/ldapservers | id | /ldapServerId
account: identity provider | accounts | {"ldapServerId":5} | cloud-idp | id | /ldapServerId
computer: building | computers-inventory | {"userAndLocation":{"buildingId":"5"}} | buildings | id | /userAndLocation/buildingId
script: runs an event | scripts | {"scriptContents":"#!/bin/sh\njamf policy -event go\n"} | classic/policies Install | mentioned | /scriptContents
script: runs by an id | scripts | {"scriptContents":"jamf policy -id 5 -verbose; jamf policy -id 55"} | classic/policies Install | mentioned | /scriptContents
script: speaks of an attribute | scripts | {"scriptContents":"echo \"Disk State: none\""} | computer-extension-attributes Disk State | mentioned | /scriptContents
script: speaks of a package's file | scripts | {"scriptContents":"jamf install -package Thing -path /tmp"} | packages | mentioned | /scriptContents
script: speaks of a group | scripts | {"scriptContents":"# only for Laptops."} | computer-groups/smart-groups Laptops | mentioned | /scriptContents
attribute: runs an event | computer-extension-attributes | {"scriptContents":"jamf policy -trigger \"go\""} | classic/policies Install | mentioned | /scriptContents
policy: command runs an event | classic/policies | {"files_processes":{"run_command":"jamf policy -event 'go'"}} | classic/policies Install | mentioned | /files_processes/run_command
smart group: prestage | computer-groups/smart-groups | {"criteria":[{"name":"Model","priority":0,"searchType":"is","value":"Thing"},{"name":"Enrollment Method: PreStage enrollment","priority":1,"searchType":"is","value":"Thing"}]} | computer-prestages | name | /criteria/1/value
smart group: profile | computer-groups/smart-groups | {"criteria":[{"name":"Profile Name","priority":0,"searchType":"has","value":"Thing"}]} | classic/osxconfigurationprofiles | name | /criteria/0/value
smart group: disk encryption | computer-groups/smart-groups | {"criteria":[{"name":"Disk Encryption Configuration","priority":0,"searchType":"is","value":"Thing"}]} | classic/diskencryptionconfigurations | name | /criteria/0/value
computer search: licensed software | classic/advancedcomputersearches | {"criteria":[{"name":"Licensed Software","priority":0,"search_type":"has","value":"Thing"}]} | classic/licensedsoftware | name | /criteria/0/value
smart group: package of the installer | computer-groups/smart-groups | {"criteria":[{"name":"Packages Installed by Installer.app/SWU","priority":0,"searchType":"has","value":"Thing"}]} | packages | name | /criteria/0/value
webhook: column, of computers | classic/webhooks | {"event":"SmartGroupComputerMembershipChange","display_fields":[{"name":"Model"},{"name":"Disk State"}]} | computer-extension-attributes Disk State | name | /display_fields/1/name
webhook: column, of mobile devices | classic/webhooks | {"event":"SmartGroupMobileDeviceMembershipChange","display_fields":[{"name":"Disk State"},{"name":"Plan"}]} | mobile-device-extension-attributes Plan | name | /display_fields/1/name
webhook: column, of users | classic/webhooks | {"event":"SmartGroupUserMembershipChange","display_fields":[{"name":"Badge"}]} | classic/userextensionattributes Badge | name | /display_fields/0/name
patch title: source | patch-software-title-configurations | {"patchSourceName":"Thing"} | classic/patchexternalsources | name | /patchSourceName
healthcare listener: infrastructure manager | classic/healthcarelistener | {"id":1,"infratructure_manager_id":5} | classic/infrastructuremanager | id | /infratructure_manager_id
healthcare listener: rule | classic/healthcarelistener | {"id":1,"rules":[{"id":4},{"id":5}]} | classic/healthcarelistenerrule | id | /rules/1/id
healthcare listener rule: listener | classic/healthcarelistenerrule | {"id":1,"hcl_id":5} | classic/healthcarelistener | id | /hcl_id
account group: member | account-groups | {"id":1,"members":[{"id":"4"},{"id":"5"}]} | accounts | id | /members/1/id
user group: member of a group | classic/usergroups | {"criteria":[{"name":"User Group","priority":0,"search_type":"member of","value":"Staff"}]} | classic/usergroups Staff | name | /criteria/0/value
profile: Setup Manager runs an event | classic/osxconfigurationprofiles | {"general":{"payloads":"<key>label</key><string>go</string><key>policy</key>\n  <string>go</string>"}} | classic/policies Install | mentioned | /general/payloads
profile: Setup Manager ends with an event | classic/osxconfigurationprofiles | {"general":{"payloads":"<key>finishedTrigger</key><string>go</string>"}} | classic/policies Install | mentioned | /general/payloads
profile: link to a policy | classic/osxconfigurationprofiles | {"general":{"payloads":"<string>jamfselfservice://content?entity=policy&amp;id=5&amp;action=view</string>"}} | classic/policies Install | mentioned | /general/payloads
script: runs an event of a variable | scripts | {"scriptContents":"event=go\njamf policy -event $event"} | classic/policies Install | mentioned | /scriptContents
script: runs an event inside of a command | scripts | {"scriptContents":"osascript -e \"do shell script \\\"jamf policy -event \\\\\\\"go\\\\\\\"\\\"\""} | classic/policies Install | mentioned | /scriptContents
policy: hands several events to a script | classic/policies | {"scripts":[{"id":9,"parameter7":"no,go; other"}]} | classic/policies Install | mentioned | /scripts/0/parameter7
policy: hands an event to a script | classic/policies | {"scripts":[{"id":9,"parameter4":"no","parameter7":"go"}]} | classic/policies Install | mentioned | /scripts/0/parameter7
`;

export const useRelations: readonly UseRelation[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [relation = '', from = '', document = '', to = '', how = '', at = ''] = line.split(' | ');
    const [resource = '', ...name] = to.split(' ');
    return { relation, from, document: JSON.parse(document), to: { resource, id: '5', name: name.join(' ') || 'Thing' }, how, at };
  });
