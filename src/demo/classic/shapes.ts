/** What the lists of a scope hold, by the names of the lists. */
const entries: Readonly<Record<string, string>> = {
  computers: 'computer(id# name udid)',
  computer_groups: 'computer_group(id# name)',
  mobile_devices: 'mobile_device(id# name udid wifi_mac_address)',
  mobile_device_groups: 'mobile_device_group(id# name)',
  jss_users: 'user(id# name)',
  jss_user_groups: 'user_group(id# name)',
  users: 'user(id# name)',
  user_groups: 'user_group(id# name)',
  buildings: 'building(id# name)',
  departments: 'department(id# name)',
  network_segments: 'network_segment(id# name uid)',
  ibeacons: 'ibeacon(id# name)',
  classes: 'class(id# name)',
};

const lists = (names: string): string =>
  names
    .split(' ')
    .map((name) => `${name}[${entries[name] ?? ''}]`)
    .join(' ');

const named = 'id# name';
const site = `site(${named})`;
const category = `category(${named})`;
const icon = 'self_service_icon~(id# filename uri)';
const shownIn = `self_service_categories[category(${named} display_in? feature_in?)]`;
const notices = 'notification*{false|Self Service} notification_subject notification_message';
const criteria =
  'criteria+[criterion(name priority# and_or{and|or} search_type{is|is not|like|not like|has|does not have|matches regex|does not match regex|more than|less than|greater than|less than or equal|greater than or equal|before (yyyy-mm-dd)|after (yyyy-mm-dd)|more than x days ago|less than x days ago|in more than x days|in less than x days|member of|not member of|current|not current} value opening_paren? closing_paren?)]';

const macTargets = 'computers computer_groups jss_users jss_user_groups buildings departments';
const macExclusions =
  'computers computer_groups users user_groups buildings departments network_segments jss_users jss_user_groups ibeacons';
const mobileTargets = 'mobile_devices mobile_device_groups jss_users jss_user_groups buildings departments';
const appTargets = 'mobile_devices buildings departments mobile_device_groups jss_users jss_user_groups';

/** Of policies; profiles have all but the mirror of user groups. */
const macScope = (mirror: string): string =>
  `scope(all_computers? all_jss_users? ${lists(macTargets)} ${mirror} limitations(${lists('users user_groups network_segments ibeacons')}) exclusions(${lists(macExclusions)}))`;

const times = (name: string): string => `${name} ${name}_epoch# ${name}_utc`;

export const policyShape = `
  general(${named} enabled? trigger{EVENT|USER_INITIATED} trigger_checkin? trigger_enrollment_complete? trigger_login? trigger_logout?
    trigger_network_state_changed? trigger_startup? trigger_other
    frequency{Once per computer|Once per user per computer|Once per user|Once every day|Once every week|Once every month|Ongoing}
    retry_event{none|trigger|check-in} retry_attempts# notify_on_each_failed_retry? location_user_only? target_drive offline? ${category}
    date_time_limitations(${times('activation_date')} ${times('expiration_date')}
      no_execute_on[day{Sun|Mon|Tue|Wed|Thu|Fri|Sat}] no_execute_start no_execute_end)
    network_limitations(minimum_network_connection{No Minimum|Ethernet} any_ip_address? network_segments)
    override_default_settings(target_drive distribution_point force_afp_smb? sus netboot_server)
    network_requirements{Any|Ethernet} ${site})
  ${macScope('limit_to_users(user_groups[user_group])')}
  self_service(use_for_self_service? self_service_display_name install_button_text reinstall_button_text self_service_description
    force_users_to_view_description? ${icon} feature_on_main_page? ${shownIn} notification*{false|Self Service}
    notification_subject notification_message)
  package_configuration(packages+[package(${named} action{Install|Cache|Install Cached} fut? feu? update_autorun?)] distribution_point)
  scripts+[script(${named} priority{After|Before} parameter4 parameter5 parameter6 parameter7 parameter8 parameter9 parameter10 parameter11)]
  printers(leave_existing_default? printer*(${named} action{install|uninstall} make_default?))
  dock_items+[dock_item(${named} action{Add To End|Add To Beginning|Remove})]
  account_maintenance(accounts+[account(action{Create|Reset|Delete|DisableFileVault} username realname password! archive_home_directory?
      archive_home_directory_to home hint picture admin? filevault_enabled? password_sha256)]
    directory_bindings+[binding(${named})] management_account(action{doNotChange|rotate} managed_password! managed_password_length#)
    open_firmware_efi_password(of_mode{none|command} of_password! of_password_sha256))
  maintenance(recon? reset_name? install_all_cached_packages? heal? prebindings? permissions? byhost? system_cache? user_cache? verify?)
  files_processes(search_by_path delete_file? locate_file update_locate_database? spotlight_search search_for_process kill_process? run_command)
  user_interaction(message_start allow_users_to_defer? allow_deferral_until_utc allow_deferral_minutes# message_finish)
  disk_encryption(action{none|apply|remediate} disk_encryption_configuration_id# auth_restart?
    remediate_key_type{|Individual|Institutional|Individual And Institutional} remediate_disk_encryption_configuration_id#)
  reboot(message startup_disk specify_startup no_user_logged_in user_logged_in minutes_until_reboot# start_reboot_timer_immediately?
    file_vault_2_reboot?)`;

export const macProfileShape = `
  general(${named} description ${site} ${category} distribution_method{Install Automatically|Make Available in Self Service} user_removable?
    level{User|Computer|System} uuid redeploy_on_update payloads)
  ${macScope('')}
  self_service(self_service_display_name install_button_text self_service_description force_users_to_view_description? ${icon}
    feature_on_main_page? ${shownIn} ${notices})`;

export const mobileProfileShape = `
  general(${named} description level{System|User|Device} ${site} ${category} uuid
    deployment_method{Install Automatically|Make Available in Self Service} redeploy_on_update redeploy_days_before_certificate_expires#
    payloads)
  scope(all_mobile_devices? all_jss_users? ${lists(mobileTargets)} limitations(${lists('network_segments users user_groups ibeacons')})
    exclusions(${lists('mobile_devices mobile_device_groups users user_groups buildings departments network_segments jss_users jss_user_groups ibeacons')}))
  self_service(self_service_description security(removal_disallowed{Never|Always|With Authorization}) ${icon} feature_on_main_page?
    self_service_categories[category(${named} priority# display_in!?)])`;

export const restrictedSoftwareShape = `
  general(${named} process_name match_exact_process_name? send_notification? kill_process? delete_executable? display_message ${site})
  scope(all_computers? computers[computer(${named})] ${lists('computer_groups buildings departments')}
    exclusions(computers[computer(${named})] ${lists('computer_groups buildings departments users')}))`;

export const macAppShape = `
  general(${named} version is_free? bundle_id url ${category} ${site}
    deployment_type{Make Available in Self Service|Install Automatically/Prompt Users to Install})
  scope(all_computers? all_jss_users? ${lists('buildings departments computers computer_groups mobile_device_groups jss_users jss_user_groups')}
    limitations(${lists('users user_groups network_segments')})
    exclusions(${lists('buildings departments users user_groups network_segments computers computer_groups jss_users jss_user_groups')}))
  self_service(install_button_text self_service_description force_users_to_view_description? ${icon} feature_on_main_page? ${shownIn} ${notices})
  vpp(assign_vpp_device_based_licenses? vpp_admin_account_id#)`;

export const mobileAppShape = `
  general(${named} display_name description bundle_id version internal_app? os_type{iOS|tvOS} ${category} ipa~(name uri data)
    icon~(${named} uri data) mobile_device_provisioning_profile# itunes_store_url make_available_after_install? itunes_country_region
    itunes_sync_time# deployment_type{Make Available in Self Service|Install Automatically/Prompt Users to Install} deploy_automatically?
    deploy_as_managed_app? remove_app_when_mdm_profile_is_removed? prevent_backup_of_app_data? allow_user_to_delete?
    keep_description_and_icon_up_to_date? keep_app_updated_on_devices? free? take_over_management? host_externally? external_url ${site})
  scope(all_mobile_devices? all_jss_users? ${lists(appTargets)} limitations(${lists('users user_groups network_segments')})
    exclusions(${lists('mobile_devices buildings users user_groups departments mobile_device_groups network_segments jss_users jss_user_groups')}))
  self_service(self_service_description ${icon} feature_on_main_page? self_service_categories[category(${named} priority# display_in?)] notification?
    notification_subject notification_message)
  vpp(assign_vpp_device_based_licenses? vpp_admin_account_id#)
  app_configuration(preferences)`;

export const ebookShape = `
  general(${named} author version free? url file_type{PDF|IBOOK|EPUB|IBOOKS} deploy_as_managed?
    deployment_type{Make Available in Self Service|Install Automatically/Prompt Users to Install} ${category} ${site})
  scope(all_computers? all_mobile_devices? all_jss_users?
    ${lists('computers computer_groups buildings departments mobile_devices mobile_device_groups jss_users jss_user_groups classes')}
    limitations(${lists('network_segments users user_groups')})
    exclusions(${lists('computers computer_groups buildings departments mobile_devices mobile_device_groups users user_groups network_segments jss_users jss_user_groups')}))
  self_service(self_service_display_name install_button_text self_service_description force_users_to_view_description? ${icon}
    feature_on_main_page? ${shownIn} ${notices})`;

export const computerSearchShape = `
  ${named} view_as{Standard Web Page|None|CSV|Excel} sort_1 sort_2 sort_3 ${criteria} display_fields+[display_field(name)]
  computers+[computer(${named} udid Computer_Name)] ${site}`;

export const userGroupShape = `
  ${named} is_smart? is_notify_on_change? ${site} ${criteria} users+[user(id# username full_name phone_number email_address)]`;

const printer = `${named} category uri CUPS_name location model info notes make_default? use_generic? ppd ppd_path ppd_contents`;
const segment = `${named} starting_address ending_address distribution_server distribution_point url swu_server building department override_buildings? override_departments?`;
const webhookEvents =
  'ComputerAdded|ComputerCheckIn|ComputerInventoryCompleted|ComputerPolicyFinished|ComputerPushCapabilityChanged|JSSShutdown|JSSStartup|MobileDeviceCheckIn|MobileDeviceCommandCompleted|MobileDeviceEnrolled|MobileDevicePushSent|MobileDeviceUnEnrolled|PatchSoftwareTitleUpdated|PushSent|RestAPIOperation|SCEPChallenge|SmartGroupComputerMembershipChange|SmartGroupMobileDeviceMembershipChange|SmartGroupUserMembershipChange';

/** Of kinds whose fields stand right below the root, or nearly so. */
export const flatShapes: Readonly<Record<string, string>> = {
  printers: printer,
  networksegments: segment,
  userextensionattributes: `${named} description data_type{String|Integer|Date} input_type(type{Text Field|Pop-up Menu} popup_choices[choice])`,
  webhooks: `${named} enabled? url content_type{text/xml|application/json} event{${webhookEvents}} connection_timeout# read_timeout# authentication_type{NONE|BASIC} username password! enable_display_fields_for_group_object? display_fields+[display_field(name)] header smart_group_id#`,
  dockitems: `${named} type{App|File|Folder} path contents`,
  directorybindings: `${named} priority# domain username password! password_sha256 computer_ou type{Active Directory|Open Directory|Likewise|ADmitMac|Centrify}`,
  diskencryptionconfigurations: `${named} key_type{Individual|Institutional|Individual and Institutional} file_vault_enabled_users{Management Account|Current or Next User} institutional_recovery_key~(key certificate_type password! data)`,
  classes: `id# source{N/A|Apple School Manager} name description ${site} mobile_device_group~(${named}) students[student] teachers[teacher] teacher_ids[id#] student_group_ids[id#] teacher_group_ids[id#] mobile_devices[mobile_device(${named} udid wifi_mac_address)] mobile_device_group_ids[id#] meeting_times(meeting_time(days start_time# end_time#)) apple_tvs[apple_tv(name udid wifi_mac_address device_id airplay_password!)]`,
  licensedsoftware: `general(${named} publisher platform{Mac|Windows} send_email_on_violation? remove_titles_from_inventory_reports? exclude_titles_purchased_from_app_store? notes ${site}) software_definitions[definition(compare_type{is|like} name version#)] font_definitions[definition(compare_type{is|like} name version#)] plugin_definitions[definition(compare_type{is|like} name version#)] licenses+[license(serial_number_1 serial_number_2 organization_name registered_to license_type{Standard|Concurrent} license_count# notes)]`,
  ldapservers: `connection(${named} hostname server_type{Active Directory|Open Directory|eDirectory|Custom} port# use_ssl? authentication_type{simple|none|CRAM-MD5|DIGEST-MD5} account(distinguished_username password! password_sha256) open_close_timeout# search_timeout# referral_response{|follow|ignore} use_wildcards?) mappings_for_users(user_mappings(map_object_class_to_any_or_all{all|any} object_classes search_base search_scope{All Subtrees|First Level Only} map_user_id map_username map_realname map_email_address append_to_email_results map_department map_building map_room map_phone map_position map_user_uuid) user_group_mappings(map_object_class_to_any_or_all{all|any} object_classes search_base search_scope{All Subtrees|First Level Only} map_group_id map_group_name map_group_uuid))`,
  sites: named,
  categories: `${named} priority#`,
  ibeacons: `${named} uuid major minor`,
  softwareupdateservers: `${named} ip_address port# set_system_wide?`,
  jsonwebtokenconfigurations: `${named} disabled? encryption_key! token_expiry#`,
  patchpolicies: `general(${named} enabled? target_version release_date# incremental_updates? reboot? minimum_os kill_apps[kill_app(kill_app_name kill_app_bundle_id)] distribution_method{selfservice|prompt} allow_downgrade? patch_unknown?) scope(all_computers? ${lists('computers computer_groups buildings departments')} limitations(${lists('network_segments ibeacons')}) exclusions(${lists('computers computer_groups buildings departments network_segments ibeacons')})) user_interaction(install_button_text self_service_description self_service_icon~(id# filename uri) notifications(notification_enabled? notification_type{Self Service|Self Service and Notification Center} notification_subject notification_message reminders(notification_reminders_enabled? notification_reminder_frequency#)) deadlines(deadline_enabled? deadline_period#) grace_period(grace_period_duration# notification_center_subject message)) software_title_configuration_id#`,
  vppassignments: `general(${named} vpp_admin_account_id# vpp_admin_account_name) ios_apps[ios_app(adam_id# name)] mac_apps[mac_app(adam_id# name)] ebooks[ebook(adam_id# name)] scope(all_jss_users? ${lists('jss_users jss_user_groups')} limitations(${lists('user_groups')}) exclusions(${lists('user_groups jss_users jss_user_groups')}))`,
  vppinvitations: `general(${named} vpp_account(id#) distribution_method{Prompt users to accept/make available in Self Service|Send emails|Make available in Self Service only} sender_name sender_email_address subject message require_login?) scope(all_jss_users? ${lists('jss_users jss_user_groups')} limitations(${lists('user_groups')}) exclusions(${lists('user_groups jss_users jss_user_groups')}))`,
  mobiledeviceprovisioningprofiles: `general(${named} display_name uuid)`,
  mobiledeviceenrollmentprofiles: `general(${named} invitation description)`,
  patchexternalsources: `${named} host_name ssl_enabled? port#`,
  vppaccounts: `${named} contact service_token! account_name expiration_date country apple_id ${site} populate_catalog_from_vpp_content? notify_disassociation? auto_register_managed_users?`,
};
