import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { commitmentOf, minutesHash, newSalt, type Committed } from './commitment.js';

const line: Committed = { syntheseId: randomUUID(), pointId: randomUUID(), seq: 1, type: 'CONSTAT', voice: 'PROFESSIONNEL', kind: 'SOC', detail: 'FULL', authorId: randomUUID(), speakerId: null, nature: 'WRITTEN', supersedesId: null, body: 'Noé dort mal.', ownerId: null, dueAt: null, indicator: null, decisionId: null };
const salt = newSalt();
const salts = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex')), { minLength: 2, maxLength: 20 });

describe('the commitment of a line', () => {
  it('is found again by whoever has its salt and its text, in whatever order its fields were read', () => {
    fc.assert(fc.property(salts, fc.string({ unit: 'binary' }), (one, body) => {
      const shuffled = Object.fromEntries(Object.entries({ ...line, body, shownTo: 'somebody' }).reverse()) as unknown as Committed;
      expect(commitmentOf(one, shuffled)).toBe(commitmentOf(one, { ...line, body }));
    }));
  });

  it('is another one for one character more, less or changed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (body, at) => {
      const place = at % body.length;
      const other = `${body.slice(0, place)}${body[place] === 'x' ? 'y' : 'x'}${body.slice(place + 1)}`;
      const commitment = commitmentOf(salt, { ...line, body });
      for (const changed of [other, `${body} `, body.slice(1)]) expect(commitmentOf(salt, { ...line, body: changed })).not.toBe(commitment);
    }));
  });

  it('is another one for any other place, number, kind, voice or hand; of an action, for any other owner, day, indicator or decision', () => {
    const action: Committed = { ...line, type: 'ACTION', ownerId: randomUUID(), dueAt: new Date('2025-05-01T22:00:00Z'), indicator: 'Deux visites.', decisionId: randomUUID() };
    const commitment = commitmentOf(salt, action);
    for (const field of Object.keys(action) as (keyof Committed)[]) {
      expect([field, commitmentOf(salt, { ...action, [field]: field === 'seq' ? 2 : randomUUID() })]).not.toEqual([field, commitment]);
    }
  });

  it('says nothing of a text that one would guess: the same line twice is two commitments', () => {
    fc.assert(fc.property(salts, salts, (one, other) => {
      fc.pre(one !== other);
      expect(commitmentOf(one, line)).not.toBe(commitmentOf(other, line));
    }));
    expect(new Set(Array.from({ length: 100 }, newSalt)).size).toBe(100);
  });

  it('refuses a salt that is too short to hide anything', () => {
    for (const short of ['', 'AAAA', salt.slice(2)]) expect(() => commitmentOf(short, line)).toThrow(RangeError);
  });
});

describe('the hash of the whole', () => {
  const header = { number: 'CR-2025-0001', openedAt: new Date('2025-04-15T07:00:00Z') };

  it('is another one when a commitment is changed, omitted, repeated or moved', () => {
    fc.assert(fc.property(hashes, fc.nat(), fc.nat(), (commitments, one, other) => {
      const hash = minutesHash(header, commitments);
      const [at, to] = [one % commitments.length, other % commitments.length];
      expect(minutesHash(header, commitments.filter((_, place) => place !== at))).not.toBe(hash);
      expect(minutesHash(header, [...commitments, commitments[at]!])).not.toBe(hash);
      expect(minutesHash(header, commitments.map((commitment, place) => (place === at ? `${commitment.slice(1)}${commitment[0] === '0' ? '1' : '0'}` : commitment)))).not.toBe(hash);
      fc.pre(commitments[at] !== commitments[to]);
      expect(minutesHash(header, commitments.map((commitment, place) => commitments[place === at ? to : place === to ? at : place] ?? commitment))).not.toBe(hash);
    }));
  });

  it('is of the header too, and of the same header the same', () => {
    expect(minutesHash({ openedAt: new Date(header.openedAt), number: header.number }, ['a'])).toBe(minutesHash(header, ['a']));
    expect(minutesHash({ ...header, number: 'CR-2025-0002' }, ['a'])).not.toBe(minutesHash(header, ['a']));
    expect(minutesHash(header, ['ab'])).not.toBe(minutesHash(header, ['a', 'b']));
  });
});
