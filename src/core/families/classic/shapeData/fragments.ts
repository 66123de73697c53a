/**
 * What several kinds share, by name: the fields of a record (`site:` makes one of them), or some of a record's fields (`@people`). In
 * scopes the order is the one in which they are read from a write (facts 8.15); entries of both lists of people are called after what
 * they are, not after their list (facts 8.16).
 */
export const sharedShapes: Readonly<Record<string, string>> = {
  ref: 'id# name',
  site: 'id#>sites name',
  category: 'id#>categories name',
  building: 'id#>buildings name',
  department: 'id#>departments name',
  computer: 'id#>computers-inventory name udid',
  computerName: 'id#>computers-inventory name',
  computer_group: 'id#>computer-groups name',
  mobile_device: 'id#>mobile-devices name udid wifi_mac_address',
  mobile_device_group: 'id#>mobile-device-groups name',
  user: 'id#>users name',
  user_group: 'id#>/usergroups name',
  network_segment: 'id#>/networksegments name uid',
  ibeacon: 'id#>/ibeacons name',
  class: 'id#>/classes name',
  directoryUser: 'id# name',
  directoryGroup: 'id name',
  computers: 'computers&[computer:] computer_groups&[computer_group:]',
  mobileDevices: 'mobile_devices&[mobile_device:] mobile_device_groups&[mobile_device_group:]',
  places: 'buildings&[building:] departments&[department:]',
  people: 'jss_users&[user:] jss_user_groups&[user_group:]',
  directory: 'users&[user:directoryUser] user_groups&[user_group:directoryGroup]',
  segments: 'network_segments&[network_segment:]',
  ibeacons: 'ibeacons&[ibeacon:]',
  peopleScope: `scope{all_jss_users? @people limitations{user_groups&[user_group:directoryGroup]}
exclusions{user_groups&[user_group:directoryGroup] @people}}`,
  criterion: `name priority# and_or"and|or" search_type"is|is not|like|not like|has|does not have|member of|not member of|\
more than x days ago|less than x days ago|in more than x days|in less than x days|before (yyyy-mm-dd)|after (yyyy-mm-dd)|\
greater than|more than|less than|greater than or equal|less than or equal|matches regex|does not match regex"
value opening_paren? closing_paren?`,
  criteria: 'criteria[criterion:]',
  displayFields: 'display_fields&[display_field{name}]',
  sorting: 'view_as sort_1 sort_2 sort_3',
  icon: 'id# uri data filename',
  shownCategories: 'feature_on_main_page? self_service_categories&[category{id#>categories name display_in? feature_in?}]',
  removal: 'security{removal_disallowed"Never|Always|With Authorization" password+}',
  deployment: 'deployment_type"Make Available in Self Service|Install Automatically/Prompt Users to Install"',
  described: 'self_service_description force_users_to_view_description?',
  macLimits: `limitations{@directory @segments @ibeacons}
exclusions{@computers @directory @segments @places @people @ibeacons}`,
  notice: 'notification_subject notification_message',
  vpp: `assign_vpp_device_based_licenses? vpp_admin_account_id#>/vppaccounts
total_vpp_licenses#- remaining_vpp_licenses#- used_vpp_licenses#-`,
  attachments: 'attachments-[attachment{id# filename uri}]',
  location: 'username realname real_name email_address position phone phone_number department building room',
  purchase: 'po_number po_date% vendor',
  purchasing: `is_purchased? is_leased? @purchase applecare_id purchase_price purchasing_account
warranty_expires% lease_expires%
life_expectancy# purchasing_contact`,
  definition: 'compare_type"is|like" name version',
  privileges: `privileges{jss_objects&[privilege] jss_settings&[privilege] jss_actions&[privilege] recon&[privilege]
casper_admin&[privilege] casper_remote&[privilege] casper_imaging&[privilege]}`,
  levels: 'access_level"Full Access|Site Access|Group Access" privilege_set"Administrator|Auditor|Enrollment Only|Custom"',
  device: 'id# name udid serial_number mac_address',
  parameters: 'parameter4 parameter5 parameter6 parameter7 parameter8 parameter9 parameter10 parameter11',
  placeThen: 'date_time% username full_name email_address phone_number department building room position',
  issued: 'date_time_issued date_time_issued_epoch# date_time_failed date_time_failed_epoch#',
  invitation: 'invitation#- invitation_type expiration_date expiration_date_utc- expiration_date_epoch#-',
  app: 'name version bundle_size dynamic_size management_status"Unmanaged|Managed"',
  book: 'title author version kind management_status',
  mappings: `map_object_class_to_any_or_all"all|any" object_classes search_base search_scope"All Subtrees|First Level Only"`,
};
