/** What an organization is made of, and what is put on devices without a scope of its own; more than Jamf's document has (facts 8.37). */
export const organizationShapes: Readonly<Record<string, string>> = {
  site: 'id#- name!',
  building: 'id#- name!',
  department: 'id#- name!',
  category: 'id#- name! priority#',
  network_segment: `id#- name! starting_address! ending_address! distribution_server distribution_point url swu_server
building department override_buildings? override_departments?`,
  ibeacon: 'id#- name! uuid! major minor',
  printer:
    'id#- name! category uri CUPS_name location model shared? info notes make_default? use_generic? ppd ppd_path ppd_contents os_requirements',
  dock_item: 'id#- name! type!"App|File|Folder" path! contents',
  directory_binding: `id#- name! priority# domain username password+ password_sha256- computer_ou type active_directory^ open_directory^ powerbroker_identity_services^ admitmac^
centrify^`,
  disk_encryption_configuration: `id#- name! key_type"Individual|Institutional|Individual and Institutional"
file_vault_enabled_users"Current or Next User|Management Account"
institutional_recovery_key{key~ certificate_type password+ data~}`,
  package: `id#- name! category filename! info notes priority# reboot_required? fill_user_template? fill_existing_users?
allow_uninstalled? os_requirements required_processor"None|ppc|x86" hash_type hash_value switch_with_package
install_if_reported_available? reinstall_option triggering_files send_notification?`,
  script: `id#- name! category filename info notes priority"Before|After|At Reboot"
parameters{@parameters} os_requirements
script_contents script_contents_encoded`,
  distribution_point: `id#- name! ipAddress- ip_address is_master? failover_point failover_point_url- enable_load_balancing? local_path ssh_username
password+ password_sha256- connection_type"SMB|AFP" share_name! workgroup_or_domain share_port#
read_only_username! read_only_password+ read_only_password_sha256- read_write_username! read_write_password+
read_write_password_sha256- http_downloads_enabled? http_url context protocol"http|https" port# no_authentication_required?
username_password_required? http_username http_password+ http_password_sha256-`,
  software_update_server: 'id#- name! ip_address! port# set_system_wide?',
  removable_mac_address: 'id#- name',
  allowed_file_extension: 'id#- extension!',
  licensed_software: `
general{id#- name! publisher platform send_email_on_violation? remove_titles_from_inventory_reports?
exclude_titles_purchased_from_app_store? notes site:}
software_definitions[definition:] font_definitions-[definition:] plugin_definitions-[definition:]
licenses[license{serial_number_1 serial_number_2 organization_name registered_to license_type"Standard|Concurrent|Site License"
license_count# notes
purchasing{is_perpetual? is_annual? @purchase purchase_price purchasing_account
license_expires% life_expectancy# purchasing_contact}
@attachments}]`,
  patch_software_title: `id#- name name_id source_id# notifications{web_notification? email_notification?} category: site:
versions[version{software_version package{id#>packages name}}]`,
  software_title: `id#- name category{id#>categories name priority#} notifications{email_notification? jss_notification?}
total_computers#- total_versions#- versions[version{software_version package{id#>packages name} computers-[computer{id# name mac_address
alt_mac_address serial_number}]}]`,
  patch_report: `name patch_software_title_id total_computers# total_versions#
versions[version{software_version computers[computer:computerName]}]`,
  patch_available_titles: 'available_titles[available_title{name_id current_version publisher last_modified app_name}]',
  patch_external_source: 'id#- name! enabled? host_name ssl_enabled? certificate_validation_enabled? port#',
  patch_internal_source: 'id#- name enabled? endpoint',
  mobile_device_provisioning_profile: 'general{id#- name! display_name uuid}',
  peripheral_type: 'id#- name! fields[field{order# name type"menu|text" choices[choice]}]',
  peripheral: `general{id#- type! bar_code_1 bar_code_2 fields[field{name value}]}
location: purchasing: @attachments`,
};
