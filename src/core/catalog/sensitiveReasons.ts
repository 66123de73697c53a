import { t } from '@vscode/l10n';

interface Reasons {
  readonly deletes: string;
  readonly severe: string;
  readonly [code: string]: string;
}

/** Why an operation is sensitive: what a person reads before saying yes. By the code in `sensitiveTable`. */
export const sensitiveReasons = (): Reasons => ({
  clientSecret: t`Makes a new client secret and shows it once. Whatever uses the old one can no longer sign in.`,
  credentials: t`Carries a password, a token or an activation code.`,
  deleteAll: t`Deletes a whole configuration or every record of a list.`,
  deletes: t`Deletes an object. Jamf Pro keeps no copy.`,
  deviceSecrets: t`Carries unlock tokens or AirPlay passwords of devices.`,
  disown: t`Gives devices up in Apple Business or School Manager. The owner cannot take this back.`,
  download: t`Answers with an address or keys that open files to anybody who has them.`,
  endsSession: t`Ends the session of the token in use.`,
  enrollment: t`Changes how devices enroll or behave, for all of them.`,
  erase: t`Wipes a device, or every device of a group.`,
  failover: t`The failover address signs in past single sign-on.`,
  filevault: t`Shows personal FileVault recovery keys.`,
  flush: t`Flushes logs or commands that are waiting.`,
  identity: t`Changes or tests the directory that people sign in with. A mistake can lock everybody out.`,
  initialize: t`Sets a server up for the first time, with passwords in the request.`,
  installs: t`Installs software on devices.`,
  keyFile: t`Downloads a certificate or an identity with its private key.`,
  keys: t`Changes a certificate or its keys.`,
  laps: t`Shows a local administrator password. Looking at it is recorded and starts its rotation.`,
  lapsChange: t`Changes local administrator passwords, or how they rotate.`,
  licences: t`Takes licenses back from a whole location, or takes the location over.`,
  lockPin: t`Shows the PIN that unlocks a locked computer.`,
  mayHoldSecrets: t`Scripts and keys in the answer may hold passwords.`,
  mdm: t`Sends an MDM command. Some of them wipe or lock devices, and one request can reach many.`,
  membership: t`Changes who is in a group, and with it what is installed on or removed from those devices.`,
  osUpdate: t`Starts or changes operating system updates, which restart devices.`,
  personal: t`The answer holds personal data.`,
  privileges: t`Changes what somebody or something may do in Jamf Pro.`,
  profiles: t`Changes a configuration profile on every device in its scope.`,
  recoveryLock: t`Shows the password of Recovery Lock.`,
  rootCode: t`Changes what runs or installs as root on managed computers.`,
  sendsCommands: t`Sends commands to devices, or starts tasks on them again.`,
  serverWide: t`Changes a setting of the whole server.`,
  severe: t`Its name speaks of removing, revoking or erasing: it may not be possible to undo.`,
  sso: t`Changes single sign-on. A mistake can lock everybody out.`,
  token: t`Hands out a token that signs in.`,
  unmanage: t`Ends the management of a device. From afar this can hardly be undone.`,
  upload: t`Uploads a file of any kind.`,
});
