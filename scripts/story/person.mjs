import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { baseUrl, signIn } from '../sign-in.mjs';
import { ME } from './documents.mjs';

/** Somebody of the story with a client of their own: signed in for real, asking by GraphQL, told by a socket. */
export class Person {
  told = [];

  static async enter({ key, email, name }) {
    const person = new Person();
    Object.assign(person, { key, name, token: await signIn(email) });
    const { me } = await person.ask(ME);
    Object.assign(person, { id: me.habilitation.id, functionName: me.habilitation.functionName, territoires: me.territoires });
    person.socket = io(baseUrl, { auth: { token: person.token }, transports: ['websocket'] });
    person.socket.on('pointer', (pointer, received) => { person.told.push(pointer); received(); });
    await new Promise((resolve, reject) => person.socket.once('connect', resolve).once('connect_error', reject));
    return person;
  }

  async text(query, variables) {
    const answer = await fetch(`${baseUrl}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` }, body: JSON.stringify({ query, variables }) });
    return await answer.text();
  }

  /** A file of the product, as it comes. */
  async file(path) {
    const answer = await fetch(new URL(path, baseUrl), { headers: { authorization: `Bearer ${this.token}` } });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  async ask(query, variables) {
    const { data, errors } = JSON.parse(await this.text(query, variables));
    if (errors) throw new Error(`${this.name} : ${errors[0].message}`);
    return data;
  }

  /** An act: its row, or the reason why not as an error. */
  async act(document, input) {
    const [{ userErrors, ...shown }] = Object.values(await this.ask(document, { input }));
    if (userErrors.length > 0) throw new Error(`${this.name} : ${userErrors[0].message} (${userErrors[0].code})`);
    return Object.values(shown)[0];
  }

  leave() {
    this.socket.close();
  }
}

/** Who was told of one of these rows since the last time, once nothing more has come for a while. */
export async function whoWasTold(people, ids) {
  const heard = () => people.reduce((n, p) => n + p.told.length, 0);
  for (let before = -1; heard() !== before; await sleep(250)) before = heard();
  const told = people.filter((p) => p.told.some(({ id }) => ids.has(id)));
  for (const p of people) p.told = [];
  return told;
}
