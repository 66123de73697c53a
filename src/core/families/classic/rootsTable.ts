/**
 * A line for each root of the Classic API (facts 8.24), its parts apart by spaces; what is left out follows from the name.
 *
 * 1. The element that the list of all is; with `!`, one object of settings; with `-` before it, a name only: there is no list.
 * 2. `/` The first segment of its paths. Default: the name without its underscores.
 * 3. `<` The element that one of its objects is; empty: of no list, the name; of a list, there is none. Default: the singular of the list.
 * 4. `#` What its privileges are about (facts 8.25): of `Policies` are `Read Policies`, `Create Policies` and so on. Empty: not known. With
 *    `!`: the whole name of the one privilege. Default: the words of the list.
 * 5. `>` Key of the resource of the Jamf Pro API that has the same objects, if one may; empty: the name, with hyphens.
 * 6. `+` Fields of a row of the list beside `id` and `name`.
 * 7. Its paths: `.` is the list, `i` the object by id, `n` by name, `s` a part of the object by id, `d` by all that tells devices apart, `r`
 *    the same between two days; `x/*` is `x/{x}`. After `@` the element, where it is not that of the root. After `=` what can be done there:
 *    `g`et, `p`ut, `c`reate, `d`elete; default: all of it with `i`, elsewhere only to get. Default: `. i n`.
 */
export const rootsTable = `
accounts < . groupid/{id}@group=gpcd groupname/{name}@group userid/{id}@account=gpcd username/{name}@account
activation_code! .=gp
advanced_computer_searches
advanced_mobile_device_searches >
advanced_user_searches >advanced-user-content-searches
allowed_file_extensions #Allowed_File_Extension +extension . extension/* i=gcd
buildings >
categories > +priority
classes +description
-command_flush #!Flush_MDM_Commands .=d {idtype}/id/{id}/status/*=d
-computer_applications application/* application/*/inventory/* application/*/version/* application/*/version/*/inventory/*
-computer_application_usage r
computer_check_in! #Computer_Check-In >check-in .=gp
-mdm /computercommands . command/*@computer_command=c command/*/id/*=c n status/{statusuuid} uuid/*
computer_extension_attributes > +enabled
computer_groups # >computer-groups/smart-groups +is_smart
-computer_hardware_software_reports r id/*/{start_date}_{end_date}/subset/*
-computer_history < #Computers i=g s d
computer_inventory_collection! >computer-inventory-collection-settings .=gp
computer_invitations #Computer_Enrollment_Invitations +invitation+invitation_type+expiration_date . i=gcd invitation/* n
-computer_management < i=g id/*/patchfilter/{filter} s id/*/username/* id/*/username/*/subset/* d
-computer_reports . i=g n
computers >computers-inventory . i s d match/name/{matchname}@ match/*@ subset/basic@
departments >
directory_bindings
disk_encryption_configurations
distribution_points >
dock_items >
ebooks > . i s n
-file_uploads {resource}/{idType}/{id}=c
gsx_connection! > .=gp
healthcare_listeners /healthcarelistener # . i=gp
healthcare_listener_rules /healthcarelistenerrule # . i=gpc
ibeacons #iBeacon +uuid+major+minor
infrastructure_managers /infrastructuremanager +hostname+last_check_in . i=gp
json_web_token_configurations #JSON_Web_Token_Configuration +disabled+token_expiry . i
-jss_user .
ldap_servers >ldap/ldap-servers . i id/*/group/*@ id/*/group/*/user/*@ id/*/user/*@ n
licensed_software
-log_flush #!Flush_Policy_Logs .=d {log}/id/{id}/interval/*=d {log}/interval/*=d
mac_applications . i s n
mobile_device_applications +display_name+bundle_id+version+internal_app . bundleid/* bundleid/*/version/* i s n
-mdm /mobiledevicecommands . command@mobile_device_command=c command/DeviceName/{device_name}/id/{id_list}=c command/ScheduleOSUpdate/{install_action}/id/{id_list}=c command/ScheduleOSUpdate/{install_action}/{product_version}/id/{id_list}=c command/*=gc command/*/id/{id_list}=c n uuid/*
configuration_profiles /mobiledeviceconfigurationprofiles #iOS_Configuration_Profiles . i s n
mobile_device_enrollment_profiles #Enrollment_Profiles +invitation . i s invitation/* n
mobile_device_extension_attributes >
mobile_device_groups # >mobile-device-groups/smart-groups +is_smart
-mobile_device_history < #Mobile_Devices i=g s d
mobile_device_invitations #Mobile_Device_Enrollment_Invitations +invitation+invitation_type+last_action+expiration_date . i=gcd invitation/*
mobile_device_provisioning_profiles #Provisioning_Profiles +display_name+uuid . i s n uuid/*
mobile_devices > +serial_number+model+username . i s d match/*@
network_segments +starting_address+ending_address
os_x_configuration_profiles #macOS_Configuration_Profiles . i s n
packages >
-patch_available_titles < sourceid/{id}
patch_management_software_titles /patches <software_title >patch-software-title-configurations +source_id+name_id . i id/*/version/*@ n
patch_external_sources #Patch_External_Source
patch_internal_sources #Patch_Internal_Source . i=g n
patch_policies > . i=gpd s softwaretitleconfig/id/{softwaretitleconfigid}@=g softwaretitleconfig/id/{softwaretitleconfigid}=c
-patch_reports <patch_report patchsoftwaretitleid/{id} patchsoftwaretitleid/{id}/version/*
patch_software_titles #Patch_Management_Software_Titles >patch-software-title-configurations +source_id+name_id . i
peripherals # +type+bar_code_1+computer_id . i s
peripheral_types . i
policies . category/*@ createdBy/*@ i s n
printers
removable_mac_addresses #Removable_MAC_Address
restricted_software
-saved_searches .@ i@saved_search=g n@saved_search
scripts >
sites >
smtp_server! > .=gp
software_update_servers
user_extension_attributes
user_groups # >static-user-groups +is_smart+is_notify_on_change
users #User > . email/* i n
vpp_accounts #Volume_Purchasing_Locations >volume-purchasing-locations . i
vpp_assignments #VPP_Assignment +vpp_admin_account_id . i
vpp_invitations #VPP_Invitations . i s
webhooks
`;
