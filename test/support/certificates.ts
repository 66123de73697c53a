import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate made at test time, and the key that belongs to it. */
export interface MadeCertificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface CertificateOptions {
  readonly name: string;
  /** Who signs it; default: itself. */
  readonly issuer?: MadeCertificate;
  readonly isCa?: boolean;
  /** IPv4 addresses and host names that it is good for. */
  readonly hosts?: readonly string[];
  /** Days from now; default −1 to 30. */
  readonly validFrom?: number;
  readonly validTo?: number;
}

const day = 86_400_000;

/** Makes an X.509 v3 certificate with an EC key: just enough of DER (ITU-T X.690) for what Node checks. */
export function makeCertificate(options: CertificateOptions): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const now = Date.now();
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(now % 2 ** 30),
    ecdsaWithSha256,
    distinguishedName(options.issuer?.name ?? options.name),
    sequence(time(now + (options.validFrom ?? -1) * day), time(now + (options.validTo ?? 30) * day)),
    distinguishedName(options.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(options))),
  );
  const signature = sign('sha256', body, options.issuer?.privateKey ?? privateKey);
  const der = sequence(body, ecdsaWithSha256, tagged(0x03, Buffer.from([0]), signature));
  const lines = der.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name: options.name,
    privateKey,
  };
}

/** The certificate and its key in one PKCS#12 file (RFC 7292): the key is encrypted, the rest is plain and without a MAC. */
export function makePkcs12({ cert, privateKey }: MadeCertificate, passphrase: string): Buffer {
  const encrypted = privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase });
  const der = Buffer.from(cert.replace(/-----.*-----|\s/g, ''), 'base64');
  const x509 = sequence(oid('1.2.840.113549.1.9.22.1'), tagged(0xa0, octets(der)));
  const bags = [
    sequence(oid('1.2.840.113549.1.12.10.1.2'), tagged(0xa0, encrypted)),
    sequence(oid('1.2.840.113549.1.12.10.1.3'), tagged(0xa0, x509)),
  ];
  const data = (content: Buffer): Buffer => sequence(oid('1.2.840.113549.1.7.1'), tagged(0xa0, octets(content)));
  return sequence(integer(3), data(sequence(data(sequence(...bags)))));
}

function extensions({ isCa = false, hosts = [] }: CertificateOptions): readonly Buffer[] {
  const basic = sequence(oid('2.5.29.19'), boolean(), octets(sequence(...(isCa ? [boolean()] : []))));
  if (hosts.length === 0) return [basic];
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host)),
  );
  return [basic, sequence(oid('2.5.29.17'), octets(sequence(...names)))];
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, Math.floor(size / 0x100), size % 0x100];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...parts);
}

function octets(content: Uint8Array): Buffer {
  return tagged(0x04, content);
}

function boolean(): Buffer {
  return tagged(0x01, Buffer.from([0xff]));
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const start = bytes.findIndex((byte) => byte !== 0);
  return tagged(0x02, start < 0 ? Buffer.from([0]) : bytes.subarray(start));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(128 + (left % 128));
  return digits;
}

function distinguishedName(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('2.5.4.3'), tagged(0x0c, Buffer.from(name)))));
}

function time(epoch: number): Buffer {
  return tagged(0x18, Buffer.from(`${new Date(epoch).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}
