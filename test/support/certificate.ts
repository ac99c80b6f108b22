/** A certificate for 127.0.0.1, signed by itself: X.509 v3 in DER (RFC 5280), ECDSA on P-256. Nobody trusts it who was not told to. */
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (tag: number, value: string): Buffer => der(tag, Buffer.from(value));
const TRUE = der(0x01, Buffer.of(255));

export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid('2a8648ce3d040302'));
  const name = sequence(der(0x31, sequence(oid('550403'), text(0x0c, 'a key service of tests'))));
  const authority = sequence(oid('551d13'), TRUE, der(0x04, sequence(TRUE)));
  const address = sequence(oid('551d11'), der(0x04, sequence(der(0x87, Buffer.from([127, 0, 0, 1])))));
  const signed = sequence(der(0xa0, der(0x02, Buffer.of(2))), der(0x02, Buffer.concat([Buffer.of(1), randomBytes(8)])), algorithm, name,
    sequence(text(0x17, '250101000000Z'), text(0x17, '491231235959Z')), name, publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, sequence(authority, address)));
  const cert = sequence(signed, algorithm, der(0x03, Buffer.of(0), sign('sha256', signed, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}
