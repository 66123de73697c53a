const history = 'user_location[location{@placeThen}]';

/** Settings of the server, orders to devices, and what it tells of them. */
export const serverShapes: Readonly<Record<string, string>> = {
  webhook: `id#- name! enabled? url! content_type"text/xml|application/json"
event!"ComputerAdded|ComputerCheckIn|ComputerInventoryCompleted|ComputerPatchPolicyCompleted|ComputerPolicyFinished|ComputerPushCapabilityChanged|DeviceAddedToDEP|DeviceRateLimited|JSSShutdown|\
JSSStartup|MobileDeviceCheckIn|MobileDeviceCommandCompleted|MobileDeviceEnrolled|MobileDeviceInventoryCompleted|MobileDevicePushSent|MobileDeviceUnEnrolled|\
PatchSoftwareTitleUpdated|PushSent|RestAPIOperation|SCEPChallenge|SmartGroupComputerMembershipChange|\
SmartGroupMobileDeviceMembershipChange|SmartGroupUserMembershipChange"
connection_timeout# read_timeout# authentication_type"NONE|BASIC|HEADER|HASH_SIGNATURE|MTLS" hash_algorithm"SHA256|SHA512" username password+
enable_display_fields_for_group_object? display_fields-[display_field{name}] header~ smart_group_id#`,
  json_web_token_configuration: 'id#- name! disabled? encryption_key~ token_expiry#',
  activation_code: 'organization_name code',
  computer_check_in: `check_in_frequency#"60|30|15|5" create_startup_script? log_startup_event? check_for_policies_at_startup?
ensure_ssh_is_enabled? create_login_logout_hooks? log_username? check_for_policies_at_login_logout? display_status_to_user?`,
  computer_inventory_collection: `local_user_accounts? home_directory_sizes? hidden_accounts? printers? active_services?
mobile_device_app_purchasing_info? computer_location_information? package_receipts? available_software_updates?
inclue_applications? inclue_fonts? inclue_plugins? applications[application{path platform"Mac|Windows"}]
fonts[font{path platform"Mac|Windows"}] plugins[plugin{path platform"Mac|Windows"}]`,
  gsx_connection: 'enabled? username account_number# region"Americas|APAC|EMEA|LatinAmerica" uri',
  smtp_server: `enabled? host port# timeout# authorization_required? username password+ password_sha256- ssl? tls?
send_from_name send_from_email`,
  infrastructure_manager: `id#- name hostname last_check_in- last_reported_ip- operating_system- operating_system_version- uuid-
recurring_check_in_frequency#`,
  healthcare_listener: `id#- name enabled? infratructure_manager_id# port# single_ips range_ips
rules[rule{id# name adt_message adt_message_field device_inventory_field# hcl_id# mdm_command
mdm_command_additional_data{lost_mode_message lost_mode_phone lost_mode_footnote lost_mode_option lost_mode_persistent lost_mode_sound?}
operating_system notification_enabled? notify_unsupported_enabled? notification_threshold# notification_emails[email]}]`,
  healthcare_listener_rule: `id#- name! hcl_id# operating_system"iPhone|TV" adt_message! adt_message_field! device_inventory_field#
mdm_command"EraseDevice|DeviceLock|ClearPasscode|EnableLostMode|DisableLostMode" mdm_command_additional_data notification_enabled?
notify_unsupported_enabled? notification_threshold# notification_emails[email]`,
  computer_command: `general{id#- command! uuid- profile_udid- profile_id#- udid- date_sent%-
apns_result_status- user_name}
computers[computer{id!#>computers-inventory udid serial_number}]`,
  mobile_device_command: `general{id#- command! uuid- profile_udid- profile_id#- udid- date_sent%-
apns_result_status- lost_mode_message lost_mode_phone lost_mode_footnote always_enforce_lost_mode? lost_mode_with_sound?
passcode_lock_grace_period# wallpaper_setting#"1|2|3" wallpaper_content wallpaper_id# disallow_proximity_setup? e_sim_server_url}
mobile_devices[mobile_device{id!#>mobile-devices udid serial_number wifi_mac_address phone_number}]`,
  computer_management: `general{@device} policies[policy{id#>/policies name trigger}] ebooks[ebook{id#>/ebooks name}]
mac_app_store_apps[mac_app_store_app{id#>/macapplications name}]
os_x_configuration_profiles[profile{id#>/osxconfigurationprofiles name}]
restricted_software[software{id#>/restrictedsoftware name}] smart_groups[group:computer_group] static_groups[group:computer_group]
patch_reporting_software_titles[title{name installed_version latest_version}] patch_policies[patch_policy{id#>/patchpolicies name}]`,
  computer_history: `general{@device}
computer_usage_logs[usage_log{event username date_time%}] audits[audit{event username date_time%}]
policy_logs[policy_log{policy_id#>/policies policy_name username date_time% status}]
casper_remote_logs[casper_remote_log{date_time% status}] screen_sharing_logs[screen_sharing_log{date_time% status details}]
casper_imaging_logs[casper_imaging_log{date_time% status}]
commands{completed[command{name completed% username}]
pending[command{name status issued% last_push% username}]
failed[command{name status issued% failed%}]}
${history}
mac_app_store_applications{installed[app{name version size_mb}]
pending[app{name version deployed% last_update%}]
failed[app{name version status deployed% last_update%}]}`,
  mobile_device_history: `general{@device}
management_commands{completed[command{name date_time_completed date_time_completed_epoch#}]
pending[command{name @issued}]
failed[command{name error @issued}]}
${history} audits[audit{event username date_time date_time_epoch#}]
applications{
installed{app_store_from_mobile_device_app_catalog{@app} in_house_from_mobile_device_app_catalog{@app} other{@app}}
pending[app{name version management_status}] failed[app{name version management_status}]}
ebooks{installed{ibookstore[ebook:book] inhouse[ebook:book]} pending[ebook:book] failed[ebook:book]}`,
};
