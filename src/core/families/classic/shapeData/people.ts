/** People, groups, searches, attributes, and how devices come to be enrolled. */
export const peopleShapes: Readonly<Record<string, string>> = {
  computer_group: `id#- name! is_smart!? site: @criteria
computers&[computer{id#>computers-inventory name serial_number mac_address alt_mac_address}]`,
  mobile_device_group: `id#- name! is_smart!? @criteria site:
mobile_devices&[mobile_device{id#>mobile-devices name mac_address udid wifi_mac_address serial_number}]`,
  user_group: `id#- name! is_smart!? is_notify_on_change? site: @criteria
users&[user{id#>users username full_name phone_number email_address}]`,
  advanced_computer_search: `id#- name! @sorting @criteria @displayFields computers-[computer{id# name udid Computer_Name}] site:`,
  advanced_mobile_device_search: `id#- name! @sorting @criteria @displayFields
mobile_devices-[mobile_device{id# name udid Display_Name}] site:`,
  advanced_user_search: 'id#- name! @criteria @displayFields users-[user{id# name Username}] site:',
  saved_search: 'id#- name type"Computers|Mobile Devices|Users"',
  computer_extension_attribute: `id#- name! enabled? description data_type"String|Integer|Date"
input_type{type"script|Text Field|LDAP Mapping|Pop-up Menu" popup_choices[choice]}
inventory_display"General|Hardware|Operating System|User and Location|Purchasing|Extension Attributes"`,
  mobile_device_extension_attribute: `id#- name! description data_type"String|Date|Integer"
input_type{type"Text Field|Pop-up Menu|LDAP Attribute Mapping" popup_choices[choice]}
inventory_display"General|Hardware|User and Location|Purchasing|Extension Attributes"`,
  user_extension_attribute:
    'id#- name! description data_type"String|Integer|Date" input_type{type"Text Field|Pop-up Menu" popup_choices[choice]}',
  user: `id#- name! full_name email email_address phone_number position enable_custom_photo_url? custom_photo_url
ldap_server{id#>/ldapservers name}
extension_attributes[extension_attribute{id#>/userextensionattributes name type"String|Integer|Date" value}] sites&[site:]
links-{computers[computer:computerName] peripherals[peripheral:ref] mobile_devices[mobile_device:ref]
vpp_assignments[vpp_assignment:ref] total_vpp_code_count#}`,
  account: `id#- name! directory_user? full_name email email_address password+ password_sha256- enabled"Enabled|Disabled"
ldap_server{id#>/ldapservers name} force_password_change? @levels site: @privileges`,
  group: `id#- name! @levels site: @privileges members&[user{id#>accounts name}]`,
  class: `id#- source- name! description site: mobile_device_group:
students&[student] teachers&[teacher] teacher_ids-&>users[id#] student_ids-&>users[id#] student_group_ids&>/usergroups[id#]
teacher_group_ids&>/usergroups[id#] mobile_devices&[mobile_device{id#>mobile-devices name match subset udid wifi_mac_address}]
mobile_device_group_ids&>mobile-device-groups[id#] meeting_times{meeting_time{days start_time# end_time#}}
apple_tvs&[apple_tv{name udid wifi_mac_address device_id airplay_password}]`,
  ldap_server: `
connection{id#- name! is_enabled-? migrated_to_id#- certificates_used- hostname server_type"Active Directory|Open Directory|eDirectory|Custom" port# use_ssl? certificate_used
connection_is_used_for authentication_type"simple|CRAM-MD5|DIGEST-MD5|none"
account{distinguished_username password+ password_sha256-} open_close_timeout# search_timeout# referral_response"ignore|follow"
use_wildcards?}
mappings_for_users{
user_mappings{@mappings map_user_id map_username map_realname map_email_address append_to_email_results map_department map_building
map_room map_telephone map_phone map_position map_user_uuid}
user_group_mappings{@mappings map_group_id map_group_name map_group_uuid}
user_group_membership_mappings{user_group_membership_stored_in"user object|group object" map_group_membership_to_user_field
append_to_username use_dn? recursive_lookups? group_membership_enabled_when_user_membership_selected?
map_user_membership_to_group_field map_user_membership_use_dn? @mappings username group_id
user_group_membership_use_ldap_compare? membership_scoping_optimization?}}`,
  vpp_account: `id#- name! contact service_token+ account_name- expiration_date- country apple_id- site:
populate_catalog_from_vpp_content? notify_disassociation? auto_register_managed_users?`,
  computer_invitation: `id#- @invitation invitation_status- multiple_users_allowed? times_used#- invited_user_uuid-
create_account_if_does_not_exist? hide_account? lock_down_ssh? ssh_username ssh_password+ site: keep_existing_site_membership?
enroll_into_site:site`,
  mobile_device_invitation: `id#- @invitation date_sent- date_sent_utc- date_sent_epoch#- last_action- site: multiple_uses_allowed?
allow_multiple_uses? login_required? require_login? sent_to- sent_from- reply_to- subject- message username target_ios
keep_existing_site_membership? enrolled_into_site:site`,
  mobile_device_enrollment_profile: 'general{id#- name! invitation udid description} location: purchasing: @attachments',
};
