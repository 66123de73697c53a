/**
 * Operations that destroy, lock out, reveal or cost trust, whatever their version (`v4/computers-inventory/{id}` and its successor alike).
 * One a line: reason, level, flags (`A` never on its own, `H` not into history, `C` the command in its body decides, `-` none), methods,
 * path without version with `{}` for each parameter, and the fields that hold a secret. What follows from a rule in `sensitive.ts` is not
 * repeated here.
 */
export const sensitiveTable = `
clientSecret modal AH POST api-integrations/{}/client-credentials clientSecret
credentials modal AH PUT JSSResource/distributionpoints/id/{}
credentials modal AH PUT activation-code activationCode
credentials modal AH PATCH,POST cloud-distribution-point password,privateKey
credentials modal AH POST device-enrollments/upload-token encodedToken
credentials modal AH PUT device-enrollments/{}/upload-token encodedToken
credentials modal AH POST distribution-points httpsPassword,readOnlyPassword,readWritePassword,sshPassword
credentials modal AH PATCH,PUT distribution-points/{} httpsPassword,readOnlyPassword,readWritePassword,sshPassword
credentials modal A PUT jamf-protect
credentials modal AH POST jamf-protect/register password
credentials modal AH POST remote-administration-configurations/team-viewer scriptToken
credentials modal AH PATCH remote-administration-configurations/team-viewer/{} token
credentials modal A POST remote-administration-configurations/team-viewer/{}/sessions
credentials modal A POST remote-administration-configurations/team-viewer/{}/sessions/{}/close
credentials modal A POST remote-administration-configurations/team-viewer/{}/sessions/{}/resend-notification
credentials modal AH POST volume-purchasing-locations serviceToken
credentials modal AH PATCH volume-purchasing-locations/{} serviceToken
deleteAll modal A PUT app-request/form-input-fields
deleteAll typed A DELETE cloud-distribution-point
deleteAll typed A DELETE csa/token
deleteAll typed A DELETE inventory-preload
deleteAll typed A POST inventory-preload/records/delete-all
deleteAll typed A DELETE jamf-protect
deleteAll typed A DELETE sso/cert
deletes typed A DELETE JSSResource/computers/id/{}
deletes typed A DELETE JSSResource/mobiledevices/id/{}
deviceSecrets none AH GET mobile-device-groups/smart-group-membership/{} airPlayPassword
deviceSecrets none AH GET mobile-device-groups/static-group-membership/{} airPlayPassword
deviceSecrets none AH PATCH mobile-devices/{} airplayPassword,bootstrapToken,unlockToken
deviceSecrets none AH GET mobile-devices/{}/detail airplayPassword,bootstrapToken,unlockToken
disown typed A POST device-enrollments/{}/disown
download reveal AH POST jcds/files accessKeyID,secretAccessKey,sessionToken
download none H GET jcds/files/{}
download reveal AH POST jcds/renew-credentials accessKeyID,secretAccessKey,sessionToken
endsSession modal AH POST auth/invalidate-token
endsSession modal AH POST auth/invalidateToken
enrollment modal A PUT adue-session-token-settings
enrollment modal A PUT check-in
enrollment modal A PATCH computer-inventory-collection-settings
enrollment modal A POST computer-inventory-collection-settings/custom-path
enrollment modal AH POST computer-prestages adminPassword,recoveryLockPassword
enrollment modal AH PUT computer-prestages/{} adminPassword,recoveryLockPassword
enrollment modal A POST,PUT computer-prestages/{}/scope
enrollment modal A PUT device-communication-settings
enrollment modal AH PUT enrollment identityKeystore,keystorePassword
enrollment modal A POST enrollment/access-groups
enrollment modal A PUT enrollment/access-groups/{}
enrollment modal A POST enrollment/access-management
enrollment modal A POST enrollment/history
enrollment modal A POST enrollment/history/export
enrollment modal A PUT enrollment/languages/{}
enrollment modal A PUT impact-alert-notification-settings
enrollment reveal AH GET mobile-device-enrollment-profile/{}/download-profile
enrollment modal A POST mobile-device-prestages
enrollment modal A PUT mobile-device-prestages/{}
enrollment modal A POST,PUT mobile-device-prestages/{}/scope
enrollment modal A PUT policy-properties
enrollment modal A PUT reenrollment
enrollment modal A POST return-to-service
enrollment modal A PUT return-to-service/{}
enrollment modal A PUT service-discovery-enrollment/well-known-settings
enrollment modal A PUT settings/obj/policyProperties
erase typed AH POST computer-inventory/{}/erase pin
erase typed AH POST computers-inventory/{}/erase pin
erase typed A POST mobile-device-groups/{}/erase
erase typed A POST mobile-devices/{}/erase
failover reveal AH GET sso/failover failoverUrl
failover reveal AH POST sso/failover/generate failoverUrl
filevault reveal AH GET computers-inventory/filevault personalRecoveryKey
filevault reveal AH GET computers-inventory/{}/filevault personalRecoveryKey
flush typed A DELETE JSSResource/commandflush
flush typed A DELETE JSSResource/commandflush/{}/id/{}/status/{}
flush typed A DELETE JSSResource/logflush
flush typed A DELETE JSSResource/logflush/{}/id/{}/interval/{}
flush typed A DELETE JSSResource/logflush/{}/interval/{}
flush typed A POST log-flushing/task
identity modal AH PUT JSSResource/ldapservers/id/{}
identity modal A POST cloud-azure
identity modal A PUT cloud-azure/{}
identity modal A POST cloud-idp/export
identity modal A POST cloud-idp/{}/history
identity modal A POST cloud-idp/{}/test-group
identity modal A POST cloud-idp/{}/test-user
identity modal A POST cloud-idp/{}/test-user-membership
identity modal AH POST cloud-ldaps password
identity modal AH PUT cloud-ldaps/{} password
identity modal A PUT cloud-ldaps/{}/mappings
identity modal AH POST ldap-keystore/verify password
initialize typed AH POST system/initialize activationCode,password
initialize typed AH POST system/initialize-database-connection password
initialize typed AH POST system/platform-initialize activationCode
installs typed A POST deploy-package
keyFile none H GET sso/cert/download
keyFile reveal AH GET supervision-identities/{}/download
keys modal A POST oidc/generate-certificate
keys modal AH POST pki/adcs-settings password
keys modal AH POST pki/adcs-settings/validate-certificate password
keys modal AH POST pki/adcs-settings/validate-client-certificate password
keys modal AH PATCH pki/adcs-settings/{} password
keys modal A POST pki/adcs-settings/{}/history
keys modal AH POST pki/digicert/trust-lifecycle-manager password
keys modal AH POST pki/digicert/trust-lifecycle-manager/validate-client-certificate password
keys modal AH PATCH pki/digicert/trust-lifecycle-manager/{} password
keys modal AH POST pki/venafi refreshToken
keys modal AH PATCH pki/venafi/{} refreshToken
keys modal A POST pki/venafi/{}/history
keys modal A POST pki/venafi/{}/jamf-public-key/regenerate
keys modal A POST pki/venafi/{}/proxy-trust-store
keys modal A POST sso/cert
keys modal AH PUT sso/cert keystoreFile,keystorePassword,password
keys modal AH POST sso/cert/parse keystoreFile,keystorePassword
keys modal AH POST supervision-identities password
keys modal AH POST supervision-identities/upload certificateData,password
keys modal A DELETE,PUT supervision-identities/{}
laps reveal AH GET local-admin-password/{}/account/{}/audit password
laps reveal AH GET local-admin-password/{}/account/{}/password password
laps reveal AH GET local-admin-password/{}/account/{}/{}/audit password
laps reveal AH GET local-admin-password/{}/account/{}/{}/password password
lapsChange modal A PUT local-admin-password/settings
lapsChange typed AH PUT local-admin-password/{}/set-password password
licences typed A POST volume-purchasing-locations/{}/reclaim
licences typed A POST volume-purchasing-locations/{}/revoke-licenses
lockPin reveal AH GET computers-inventory/{}/view-device-lock-pin pin
mayHoldSecrets none H GET cloud-distribution-point privateKey
mayHoldSecrets none H GET computer-extension-attributes scriptContents
mayHoldSecrets none H GET computer-extension-attributes/templates/{} scriptContents
mayHoldSecrets none H GET computer-extension-attributes/{} scriptContents
mayHoldSecrets none H GET patch-software-title-configurations/{}/extension-attributes scriptContents
mayHoldSecrets none H GET scripts scriptContents
mayHoldSecrets none H GET scripts/{} scriptContents
mayHoldSecrets none - GET scripts/{}/download
mdm typed A POST JSSResource/computercommands/command/{}
mdm typed A POST JSSResource/computercommands/command/{}/id/{}
mdm typed A POST JSSResource/mobiledevicecommands/command
mdm typed A POST JSSResource/mobiledevicecommands/command/{}
mdm typed A POST JSSResource/mobiledevicecommands/command/{}/id/{}
mdm typed AHC POST mdm/commands appleCareToken,bootstrapToken,newPassword,password,pin,redemptionCode,unlockToken
membership modal A PUT computer-groups/smart-groups/{}
membership modal A PUT computer-groups/static-groups/{}
membership modal A PATCH groups/{}
membership modal A PUT mobile-device-groups/smart-groups/{}
membership modal A PATCH mobile-device-groups/static-groups/{}
osUpdate typed A POST JSSResource/mobiledevicecommands/command/ScheduleOSUpdate/{}/id/{}
osUpdate typed A POST macos-managed-software-updates/send-updates
osUpdate typed A POST managed-software-updates/plans
osUpdate typed A PUT managed-software-updates/plans/feature-toggle
osUpdate typed A POST managed-software-updates/plans/feature-toggle/abandon
osUpdate typed A POST managed-software-updates/plans/group
personal modal A POST activation-code/history/export
personal none - POST buildings/export
personal none - POST buildings/{}/history/export
personal none - GET computers-inventory/{}/attachments/{}
personal none - GET inventory-preload/csv
personal none - POST inventory-preload/export
personal none - POST jamf-remote-assist/session/export
personal none - GET last-login
personal none - POST onboarding/history/export
personal none - POST packages/export
personal none - POST packages/{}/history/export
personal none - POST reenrollment/history/export
personal none - GET user-sessions/active
personal none - GET user-sessions/count
privileges modal A PUT JSSResource/accounts/groupid/{}
privileges modal A POST,PUT JSSResource/accounts/userid/{}
privileges modal AH POST accounts plainPassword
privileges modal AH PUT accounts/{} plainPassword
privileges modal A POST api-integrations
privileges modal A PUT api-integrations/{}
privileges modal A POST api-roles
privileges modal A PUT api-roles/{}
privileges modal AH POST user/change-password currentPassword,newPassword
profiles modal A PUT JSSResource/mobiledeviceconfigurationprofiles/id/{}
profiles modal A PUT JSSResource/osxconfigurationprofiles/id/{}
recoveryLock reveal AH GET computers-inventory/{}/view-recovery-lock-password recoveryLockPassword
rootCode modal A POST,PUT JSSResource/policies/id/{}
rootCode modal A PUT JSSResource/scripts/id/{}
rootCode modal AH POST computer-extension-attributes scriptContents
rootCode modal AH POST computer-extension-attributes/upload scriptContents
rootCode modal AH PUT computer-extension-attributes/{} scriptContents
rootCode modal A PUT packages/{}
rootCode modal A POST packages/{}/manifest
rootCode modal A POST packages/{}/upload
rootCode modal AH POST scripts scriptContents
rootCode modal AH PUT scripts/{} scriptContents
sendsCommands typed A POST apns-client-push-status/enable-all-clients
sendsCommands modal A POST apns-client-push-status/enable-client
sendsCommands modal A POST ddm/{}/sync
sendsCommands modal A POST jamf-connect/deployments/{}/tasks/retry
sendsCommands modal A POST jamf-management-framework/redeploy/{}
sendsCommands modal A POST jamf-protect/deployments/{}/tasks/retry
sendsCommands modal A POST jamf-protect/plans/sync
sendsCommands modal A PATCH mdm-renewal/device-common-details
sendsCommands modal A DELETE mdm-renewal/renewal-strategies/{}
sendsCommands modal A POST mdm/blank-push
sendsCommands modal A POST mdm/renew-profile
sendsCommands modal A POST mobile-device-apps/reinstall-app-config
sendsCommands modal A POST patch-policies/{}/logs/retry
sendsCommands modal A POST patch-policies/{}/logs/retry-all
serverWide modal A PUT JSSResource/diskencryptionconfigurations/id/{}
serverWide modal A POST activation-code/history
serverWide modal A PATCH activation-code/organization-name
serverWide modal A PUT cache-settings
serverWide modal AH PATCH,PUT gsx-connection keystoreBytes,keystorePassword,token
serverWide modal A PUT jamf-pro-server-url
serverWide modal A PUT login-customization
serverWide modal A POST settings/issueTomcatSslCertificate
serverWide modal A POST slasa
serverWide modal AH PUT smtp-server clientSecret,password
sso typed A PUT sso
sso typed A POST sso/disable
token none AH POST auth/keep-alive token
token none AH POST auth/keepAlive token
token none AH POST auth/token token
token none AH POST oauth/token access_token,client_secret
token reveal AH GET oauth2/session-tokens accessToken,idToken
unmanage typed A POST computer-inventory/{}/remove-mdm-profile
unmanage typed A POST computers-inventory/{}/remove-mdm-profile
unmanage typed A POST mobile-devices/{}/unmanage
upload modal AH POST JSSResource/fileuploads/{}/{}/{}
`;
