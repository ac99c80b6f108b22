import { id } from './ids.mjs';
import { DEPARTEMENT, DOSSIERS_OF_THE_PERSONA } from './sizes.mjs';

/** What a dossier's page and a worklist show beside exchanges: the child, three entries; of the persona, who is named in what, what is read. */
export async function loadPages({ insert, ds, people, actor, dossier, thread, sealed, at, size }) {
  const written = (n, what) => [id(`${what} ${n}`), DEPARTEMENT, dossier(n)];
  const judged = { id: 'uuid', departement: 'smallint', dossier_id: 'uuid', kind: 'text', detail: 'text', source: 'text', author_id: 'uuid', written_at: 'timestamptz' };
  await insert('enfant', { ...judged, given_names: 'bytea', surname: 'bytea', birth_date: 'bytea' }, ds.map((n) => {
    const child = written(n, 'enfant');
    const of = (column, text) => sealed(n, 'enfant', column, child[0], text);
    return [...child, 'IDE', 'FULL', 'OTHER', actor(0), at(7e6), of('given_names', `Prénom ${n}`), of('surname', `NOM${n}`), of('birth_date', '2018-03-14')];
  }));
  await insert('entry', { ...judged, body: 'bytea' }, ds.flatMap((n) => [0, 1, 2].map((e) => {
    const entry = written(n, `entry ${e}`);
    return [...entry, 'FAM', 'FULL', 'OTHER', actor(people(n)[e]), at(6e5 - e), sealed(n, 'entry', 'body', entry[0], 'Visite faite ce jour, les deux enfants ont été vus.')];
  })));
  const own = ds.filter((n) => n < DOSSIERS_OF_THE_PERSONA);
  const last = size.messagesEach;
  // Named in one exchange of three, by the one before the last message; a reply is expected in half of those. One exchange of three has something unread.
  await insert('mention', { id: 'uuid', departement: 'smallint', message_id: 'uuid', thread_id: 'uuid', dossier_id: 'uuid', kind: 'text', detail: 'text', source: 'text', seq: 'integer', author_id: 'uuid', habilitation_id: 'uuid', nature: 'text', reply: 'text', due_at: 'timestamptz', given_at: 'timestamptz', sent_at: 'timestamptz' },
    own.filter((n) => n % 3 === 0).map((n) => {
      const seq = last - 2;
      return [id(`mention ${n}`), DEPARTEMENT, id(`message ${thread(n, 0)} ${seq - 1}`), thread(n, 0), dossier(n), 'FAM', 'FULL', 'OTHER', seq, actor(people(n)[(seq - 1) % 4]), actor(4), 'PERSON', n % 2 ? 'NONE' : 'EXPECTED', n % 2 ? 'infinity' : at(-86_400 * (n % 9)), 'infinity', at(8e5 - (seq - 1) * 60)];
    }));
  await insert('reading_position', { id: 'uuid', departement: 'smallint', thread_id: 'uuid', habilitation_id: 'uuid', seq: 'integer' },
    own.map((n) => [id(`read ${n}`), DEPARTEMENT, thread(n, 0), actor(4), n % 3 === 1 ? last - 3 : last]));
}
