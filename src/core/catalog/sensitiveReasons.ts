interface Reasons {
  readonly deletes: string;
  readonly severe: string;
  readonly [code: string]: string;
}

/** Why an operation is sensitive: what a person reads before saying yes. By the code in `sensitiveTable`. */
export const sensitiveReasons: Reasons = {
  clientSecret: 'Makes a new client secret and shows it once. Whatever uses the old one can no longer sign in.',
  credentials: 'Carries a password, a token or an activation code.',
  deleteAll: 'Deletes a whole configuration or every record of a list.',
  deletes: 'Deletes an object. Jamf Pro keeps no copy.',
  deviceSecrets: 'Carries unlock tokens or AirPlay passwords of devices.',
  disown: 'Gives devices up in Apple Business or School Manager. The owner cannot take this back.',
  download: 'Answers with an address or keys that open files to anybody who has them.',
  endsSession: 'Ends the session of the token in use.',
  enrollment: 'Changes how devices enroll or behave, for all of them.',
  erase: 'Wipes a device, or every device of a group.',
  failover: 'The failover address signs in past single sign-on.',
  filevault: 'Shows personal FileVault recovery keys.',
  flush: 'Flushes logs or commands that are waiting.',
  identity: 'Changes or tests the directory that people sign in with. A mistake can lock everybody out.',
  initialize: 'Sets a server up for the first time, with passwords in the request.',
  installs: 'Installs software on devices.',
  keyFile: 'Downloads a certificate or an identity with its private key.',
  keys: 'Changes a certificate or its keys.',
  laps: 'Shows a local administrator password. Looking at it is recorded and starts its rotation.',
  lapsChange: 'Changes local administrator passwords, or how they rotate.',
  licences: 'Takes licenses back from a whole location, or takes the location over.',
  lockPin: 'Shows the PIN that unlocks a locked computer.',
  mayHoldSecrets: 'Scripts and keys in the answer may hold passwords.',
  mdm: 'Sends an MDM command. Some of them wipe or lock devices, and one request can reach many.',
  membership: 'Changes who is in a group, and with it what is installed on or removed from those devices.',
  osUpdate: 'Starts or changes operating system updates, which restart devices.',
  personal: 'The answer holds personal data.',
  privileges: 'Changes what somebody or something may do in Jamf Pro.',
  profiles: 'Changes a configuration profile on every device in its scope.',
  recoveryLock: 'Shows the password of Recovery Lock.',
  rootCode: 'Changes what runs or installs as root on managed computers.',
  sendsCommands: 'Sends commands to devices, or starts tasks on them again.',
  serverWide: 'Changes a setting of the whole server.',
  severe: 'Its name speaks of removing, revoking or erasing: it may not be possible to undo.',
  sso: 'Changes single sign-on. A mistake can lock everybody out.',
  token: 'Hands out a token that signs in.',
  unmanage: 'Ends the management of a device. From afar this can hardly be undone.',
  upload: 'Uploads a file of any kind.',
};
