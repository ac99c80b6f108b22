/** Packets that no client of ours sends. `closed`: whoever sent it is shown out; `ignored`: nothing comes of it, nor is said of it; `refused`: it is answered by a no. */
import { frame } from './raw-socket.js';

type Outcome = 'closed' | 'ignored' | 'refused';
export interface HostilePacket { name: string; bytes: () => Buffer; outcome: Outcome; signedIn: boolean }

const said = (outcome: Outcome, texts: Record<string, string>): HostilePacket[] => Object.entries(texts).map(([name, text]) => ({ name, outcome, signedIn: true, bytes: () => frame(text) }));
const framed = (outcome: Outcome, frames: Record<string, () => Buffer>): HostilePacket[] => Object.entries(frames).map(([name, bytes]) => ({ name, outcome, signedIn: true, bytes }));
const stranger = (outcome: Outcome, texts: Record<string, string>): HostilePacket[] => said(outcome, texts).map((packet) => ({ ...packet, signedIn: false }));

export const HOSTILE_PACKETS: readonly HostilePacket[] = [
  ...said('closed', {
    'an act': '42["postMessage",{"threadId":"x","body":"y"}]', 'a pointer of its own': '42["pointer",{"type":"message.posted","id":"x","version":1}]', 'an event named __proto__': '42["__proto__",{}]', 'an event named constructor': '42["constructor"]',
    'an event named toString': '42["toString"]', 'an event without a name': '42[]', 'an event that is an object': '42{"a":1}', 'an event that is a text': '42"x"', 'an event named by a number': '42[1]', 'an event named by nothing': '42[null]', 'an event named by a list': '42[["a"]]',
    'the reserved event connect': '42["connect"]', 'the reserved event connect_error': '42["connect_error"]', 'the reserved event disconnect': '42["disconnect"]', 'the reserved event disconnecting': '42["disconnecting"]', 'the reserved event newListener': '42["newListener"]', 'the reserved event removeListener': '42["removeListener"]',
    'an event that is cut': '42["a",', 'an event 5 000 lists deep': `42["a",${'['.repeat(5000)}${']'.repeat(5000)}]`, 'an event that asks for an answer': '4212["a"]', 'an event with a number out of bounds': '4299999999999999999999["a"]',
    'attachments that do not come': '451-["a",{"_placeholder":true,"num":0}]40', 'a billion attachments': '45999999999-["a"]', 'a negative count of attachments': '45-1-["a"]', 'an answer with attachments nobody asked for': '46x-0[]', 'a refusal of its own': '44{"message":"x"}', 'a type that does not exist': '47', 'no type at all': '4', 'a type that is a letter': '4x',
    'a second entrance': '40{"token":"x"}', 'an engine packet that does not exist': '9',
    'a byte too many': `42["a","${'x'.repeat(16_384)}"]`, 'ten megabytes': `42["a","${'x'.repeat(10_000_000)}"]`,
  }),
  ...said('ignored', { 'an answer to nothing': '43[]', 'an answer to what was never asked': '43999["x"]', 'an upgrade when there is nothing to upgrade to': '5', 'a pong that nobody awaits': '3probe', 'an opening of its own': '0{"sid":"x"}' }),
  ...said('refused', { 'another namespace': '40/admin,', 'a namespace named __proto__': '40/__proto__,' }),
  ...framed('closed', {
    'bytes that are no text': () => frame(Buffer.from([0x34, 0x32, 0xff, 0xfe, 0xc0])), 'a frame that is not masked': () => frame('42["a"]', { masked: false }), 'reserved bits': () => frame('42["a"]', { reserved: 7 }), 'an opcode that does not exist': () => frame('a', { opcode: 3 }),
    'a ping of two hundred bytes': () => frame('p'.repeat(200), { opcode: 9 }), 'a ping in pieces': () => frame('p', { opcode: 9, fin: false }), 'the end of what was never begun': () => frame('a', { opcode: 0 }), 'bytes that nothing announced': () => frame(Buffer.from([1, 2, 3]), { opcode: 2 }),
    'nine exabytes announced': () => frame('42', { announced: 2n ** 63n - 1n }), 'a close with a code that does not exist': () => frame(Buffer.from([0, 1]), { opcode: 8 }), 'pieces without end': () => Buffer.concat([frame('4', { fin: false }), ...Array.from({ length: 40 }, () => frame('x'.repeat(1000), { opcode: 0, fin: false }))]),
    'a request of another kind': () => Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
  }),
  ...stranger('closed', { 'an act, before entering': '42["postMessage",{}]', 'an answer, before entering': '43[]' }),
  ...stranger('refused', { 'a token that is a condition': '40{"token":{"$ne":null}}', 'a token that is a list': '40{"token":["a"]}', 'a token of fifteen thousand letters': `40{"token":"${'a'.repeat(15_000)}"}`, 'a token that is nobody’s': '40{"token":"x"}', 'no token': '40' }),
];
