import { randomUUID } from 'node:crypto';
import type { ApiProcess } from '../faults/api-process.js';
import type { Door } from '../support/door.js';

/** Mistakes of a client, and a failure of ours: errors like to quote what they were given. */
export async function mistakes({ api, door, token }: { api: ApiProcess; door: Door; token: string }, canary: string, dossierId: string): Promise<string[]> {
  const entry = (input: Record<string, unknown>): Promise<{ text: string }> => api.ask(token, 'mutation ($input: WriteEntryInput!) { writeEntry(input: $input) { entry { id } userErrors { code field } } }', { input: { requestId: randomUUID(), dossierId, kind: 'FAM', body: canary, ...input } });
  const answers = [
    await api.ask(token, `query { ${canary} }`),
    await api.ask(token, `query { me { habilitation { id } } ${canary} "`),
    await api.ask(canary, '{ me { habilitation { id } } }'),
    await api.ask(token, 'query ($id: ID!) { thread(id: $id) { id } }', { id: canary }),
    await api.ask(token, 'query ($id: ID!) { explainAccess(type: Message, id: $id) { code } }', { id: canary }),
    await entry({ requestId: canary }), await entry({ kind: canary }), await entry({ body: `${canary}\u0000` }), await entry({ body: canary.repeat(2000) }), await entry({ more: canary }),
    await entry({ body: { text: canary } }),
  ];
  await door.db.owner.query('revoke insert on app.entry from app_rt');
  answers.push(await entry({ body: `${canary} while the table refuses` }));
  await door.db.owner.query('grant insert on app.entry to app_rt');
  await door.db.owner.query('alter table app.entry add constraint seeded check (octet_length(body) < 10) not valid');
  answers.push(await entry({ body: `${canary} while a constraint refuses` }));
  await door.db.owner.query('alter table app.entry drop constraint seeded');
  return answers.map((a) => a.text);
}
