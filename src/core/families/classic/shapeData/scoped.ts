/** What is given to computers, devices and people by a scope (facts 8.15). */
export const scopedShapes: Readonly<Record<string, string>> = {
  policy: `
general{id#- name! enabled? trigger- trigger_checkin? trigger_enrollment_complete? trigger_login? trigger_logout?
trigger_network_state_changed? trigger_startup? trigger_other
frequency"Once per computer|Once per user per computer|Once per user|Once every day|Once every week|Once every month|Ongoing"
retry_event"none|trigger|check-in" retry_attempts# notify_on_each_failed_retry? location_user_only? target_drive offline? category:
date_time_limitations{activation_date% expiration_date% no_execute_on&[day"Sun|Mon|Tue|Wed|Thu|Fri|Sat"] no_execute_start no_execute_end}
network_limitations-{minimum_network_connection"No Minimum|Ethernet" any_ip_address? network_segments}
override_default_settings-{target_drive distribution_point force_afp_smb? sus netboot_server}
network_requirements"Any|Ethernet" site:}
scope{all_computers? all_jss_users? @computers @people @places limit_to_users-{user_groups&[user_group]}
@macLimits}
self_service{use_for_self_service? self_service_display_name install_button_text reinstall_button_text @described self_service_icon{id# filename uri} @shownCategories
notification* notification_type @notice}
package_configuration{packages[package{id#>packages name action"Install|Cache|Install Cached|Uninstall" fut? feu? update_autorun?}]
distribution_point}
scripts[script{id#>scripts name priority"Before|After|At Reboot" @parameters}]
printers{leave_existing_default-? printer*{id#>/printers name action"install|uninstall" make_default?}}
dock_items[dock_item{id#>/dockitems name action"Add To Beginning|Add To End|Remove"}]
account_maintenance{
accounts[account{action"Create|Reset|Delete|DisableFileVault" username realname password+ archive_home_directory?
archive_home_directory_to home hint picture admin? filevault_enabled? secure_token_allowed? password_sha256-}]
directory_bindings&[binding{id#>/directorybindings name}]
management_account{action"rotate|doNotChange" managed_password+ managed_password_length#}
open_firmware_efi_password{of_mode"command|none" of_password+ of_password_sha256-}}
maintenance{recon? reset_name? install_all_cached_packages? heal? prebindings? permissions? byhost? system_cache? user_cache? verify?}
files_processes{search_by_path delete_file? locate_file update_locate_database? spotlight_search search_for_process kill_process?
run_command}
user_interaction{message_start allow_users_to_defer? allow_deferral_until_utc allow_deferral_minutes# message_finish}
disk_encryption{action"none|apply|remediate" disk_encryption_configuration_id#>/diskencryptionconfigurations auth_restart?
remediate_key_type"Individual|Institutional|Individual And Institutional"
remediate_disk_encryption_configuration_id#>/diskencryptionconfigurations}
reboot{message startup_disk specify_startup no_user_logged_in user_logged_in minutes_until_reboot# start_reboot_timer_immediately?
file_vault_2_reboot?}`,

  os_x_configuration_profile: `
general{id#- name! description site: category: distribution_method"Install Automatically|Make Available in Self Service"
user_removable? level"Computer|User|System|computer|user" uuid- redeploy_on_update"Newly Assigned|All" payloads}
scope{all_computers? all_jss_users? @computers @people @places @macLimits}
self_service{self_service_display_name install_button_text @described
@removal self_service_icon:icon @shownCategories notification* @notice}`,

  configuration_profile: `
general{id#- name! description level"Device|User|System" site: category: uuid-
deployment_method"Install Automatically|Make Available in Self Service" redeploy_on_update"Newly Assigned|All"
redeploy_days_before_certificate_expires# payloads}
scope{all_mobile_devices? all_jss_users? @mobileDevices @people @places limitations{@directory @segments @ibeacons}
exclusions{@mobileDevices @directory @segments @places @people @ibeacons}}
self_service{self_service_description- @removal self_service_icon:icon feature_on_main_page?
self_service_categories&[category{id#>categories name! priority# display_in?}]}`,

  restricted_software: `
general{id#- name! process_name! match_exact_process_name? send_notification? kill_process? delete_executable? display_message site:}
scope{all_computers? computers&[computer:computerName] computer_groups&[computer_group:] @places
exclusions{computers&[computer:computerName] computer_groups&[computer_group:] users&[user:directoryUser] @places}}`,

  mac_application: `
general{id#- name! version! is_free? bundle_id! url! category: site: @deployment}
scope{all_computers? all_jss_users? @computers mobile_device_groups-[mobile_device_group:] @people @places limitations{@directory @segments}
exclusions{@computers @directory @segments @places @people}}
self_service{install_button_text @described self_service_icon:icon
@shownCategories notification* @notice vpp:}
vpp_codes- vpp:`,

  mobile_device_application: `
general{id#- name! display_name description bundle_id! version! internal_app? os_type category: ipa{name uri data}
icon{id# name uri data} mobile_device_provisioning_profile#>/mobiledeviceprovisioningprofiles url- itunes_store_url
make_available_after_install? itunes_country_region itunes_sync_time#
@deployment deploy_automatically?
deploy_as_managed_app? remove_app_when_mdm_profile_is_removed? prevent_backup_of_app_data? allow_user_to_delete? require_network_tethered?
keep_description_and_icon_up_to_date? keep_app_updated_on_devices? free? take_over_management? host_externally? external_url site:}
scope{all_mobile_devices? all_jss_users? @mobileDevices @people @places limitations{@directory @segments}
exclusions{@mobileDevices @directory @segments @places @people}}
self_service{self_service_install_button_text self_service_after_install_button_text self_service_description
self_service_icon{id# name filename uri data} feature_on_main_page?
self_service_categories&[category{id#>categories name priority# display_in?}] notification? @notice}
vpp_codes- vpp:
app_configuration{preferences}`,

  ebook: `
general{id#- name! author version free? url @deployment
file_type"PDF|IBOOK|EPUB|IBOOKS" deploy_as_managed? category: site: self_service_icon:icon}
scope{all_computers? all_mobile_devices? all_jss_users? @computers @mobileDevices @people @places classes&[class:]
limitations{@directory @segments} exclusions{@computers @mobileDevices @directory @segments @places @people}}
self_service{self_service_display_name install_button_text @described
self_service_icon:icon @shownCategories notification* @notice}`,

  patch_policy: `
general{id#- name! enabled? target_version! release_date#- incremental_updates?- reboot?- minimum_os-
kill_apps-[kill_app{kill_app_name kill_app_bundle_id}] distribution_method"selfservice|prompt" allow_downgrade? patch_unknown?}
scope{all_computers? @computers @places limitations{@segments @ibeacons} exclusions{@computers @segments @places @ibeacons}}
user_interaction{install_button_text self_service_description self_service_icon{id# filename uri}
notifications{notification_enabled? notification_type"Self Service|Self Service and Notification Center" @notice
reminders{notification_reminders_enabled? notification_reminder_frequency#}}
deadlines{deadline_enabled? deadline_period#} grace_period{grace_period_duration# notification_center_subject message}}
software_title_configuration_id!#>patch-software-title-configurations`,

  vpp_assignment: `
general{id#- name! vpp_admin_account_id!#>/vppaccounts vpp_admin_account_name-}
ios_apps&[ios_app{adam_id# name}] mac_apps&[mac_app{adam_id# name}] ebooks&[ebook{adam_id# name}] @peopleScope`,

  vpp_invitation: `
general{id#- name! vpp_account{id!#>/vppaccounts}
distribution_method"Prompt users to accept/make available in Self Service|Send emails|Make available in Self Service only"
sender_name sender_email_address subject message require_login? auto_register_managed_users?}
@peopleScope
invitation_usages-[usage{id# name email_address vpp_account status last_action_date_epoch# last_action_date_utc}]`,
};
